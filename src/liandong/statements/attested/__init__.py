"""What a person states of the ledger: an attested page to statements, and what a person types to values."""

from liandong.statements.attested.stated import extract_attested

__all__ = ["extract_attested"]
