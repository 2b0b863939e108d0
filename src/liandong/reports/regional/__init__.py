"""The report on regional cooperation (区域合作研究报告): what a ledger tells of chosen regions in a period."""

from liandong.reports.regional.compose import regional

__all__ = ["regional"]
