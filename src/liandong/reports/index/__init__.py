"""Reports of an index (指数报告): ranking and how sure it is, parts, method, what was filled and treated, and the data
with their sources."""

from liandong.reports.index.compose import Sheet, index_report

__all__ = ["Sheet", "index_report"]
