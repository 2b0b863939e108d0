"""What composite indices are computed by, on plain arrays: rows are units, columns are indicators, NaN is missing."""
