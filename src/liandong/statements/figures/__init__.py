"""Figures (数据): numbers, what they count and whose they are."""
