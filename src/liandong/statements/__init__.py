"""Statements (陈述): what a document says, one fact at a time, each with the sentence that proves it."""

from liandong.statements.extract import REVISION, extract

__all__ = ["REVISION", "extract"]
