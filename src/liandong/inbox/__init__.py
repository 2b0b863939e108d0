"""The inbox (来件): what visitors send to the ledger, kept apart from it until a person has judged it.

A letter is a page that somebody sends in (投稿), a firm that registers itself and its needs (入驻), or an objection
to a value (异议). `Inbox` keeps letters in a database beside the ledger, outside its versions and its dumps.
"""

from liandong.inbox.box import Inbox
from liandong.inbox.contents import MOST_TEXT, Field, contents
from liandong.inbox.letter import Attachment, Letter, Sort, State
from liandong.inbox.receipts import receipt_of

__all__ = [
    "MOST_TEXT",
    "Attachment",
    "Field",
    "Inbox",
    "Letter",
    "Sort",
    "State",
    "contents",
    "receipt_of",
]
