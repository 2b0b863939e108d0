"""Files and folders in, pages out: bytes as found, with what they are.

`find` walks and reads, `sniff` says what bytes are. What the bytes say is the business of the documents.
"""

from liandong.pages.aside import aside
from liandong.pages.find import Limits, find, origin
from liandong.pages.sniff import HTML, SHEET, TEXT, WORD, Unread, sniff

__all__ = ["HTML", "SHEET", "TEXT", "WORD", "Limits", "Unread", "aside", "find", "origin", "sniff"]
