"""Follow-up (督办): what was promised, and what became of it."""
