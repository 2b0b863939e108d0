"""An exported workbook given back: what persons changed in it, cell by cell, and written down as corrections."""

from liandong.exchange.intake.preview import Fault, Preview, Proposal
from liandong.exchange.intake.workbook import preview, take_in

__all__ = ["Fault", "Preview", "Proposal", "preview", "take_in"]
