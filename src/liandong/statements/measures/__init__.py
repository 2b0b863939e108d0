"""Quantities and dates as they are written."""
