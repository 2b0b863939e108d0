"""Reports: one report model, made of a ledger and written as self-contained HTML, Word and PDF.

Each number in a report carries the sentences that prove it, or says of how many records it was worked out.
"""

from liandong.reports.concern import Asked
from liandong.reports.model import Report
from liandong.reports.regional import regional
from liandong.reports.write import FORMATS, render, write

__all__ = ["FORMATS", "Asked", "Report", "regional", "render", "write"]
