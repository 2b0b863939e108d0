"""The ledger as an Excel workbook: cover, a sheet a kind, the evidence, the checks, and what was set aside."""

from liandong.exchange.xlsx.workbook import write

__all__ = ["write"]
