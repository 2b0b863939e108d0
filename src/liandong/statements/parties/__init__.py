"""Parties (各方): who acts, and which words stand for several."""
