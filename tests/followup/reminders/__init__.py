"""Reminders: when, whom, where; and what becomes of each."""
