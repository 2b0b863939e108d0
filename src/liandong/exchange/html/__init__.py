"""The ledger as one self-contained HTML file that asks nothing of any network: for reading, searching and printing."""

from liandong.exchange.html.render import write

__all__ = ["write"]
