"""Composite indices (指数): from tables of indicators to scores, ranks, and how sure these are.

Usable alone on the caller's data frames; each verb returns a new object, and the functions of `methods`
work on plain arrays.
"""
