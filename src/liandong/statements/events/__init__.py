"""Events (活动): what was held, when, where, by whom, and what came of it."""
