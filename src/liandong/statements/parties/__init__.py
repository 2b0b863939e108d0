"""Parties (各方): who signs, and which words stand for several."""
