"""The checks of reconciliation, and how their answers are written out."""
