"""Follow-up (督办): what was promised, who sees to it by when, and what became of it."""
