"""Mechanisms (机制): standing bodies and exchanges, with their members."""
