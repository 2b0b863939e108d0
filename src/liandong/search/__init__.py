"""Search (检索) over documents and records: words and marks for the index, queries with filters, and the stretch that
proves a hit.

The store keeps and asks the index; what it is handed, and what a hit must hold to be one, is decided here.
"""

from liandong.revision import revision
from liandong.search.entry import Searched, document_entry, of_document, of_record, record_entry
from liandong.search.filters import Filter
from liandong.search.order import Order
from liandong.search.query import Query, Term, parse
from liandong.search.snippet import Snippet, snippet

REVISION = revision("search")
"""Names the segmentation: an index made under another one is made anew."""

__all__ = [
    "REVISION",
    "Filter",
    "Order",
    "Query",
    "Searched",
    "Snippet",
    "Term",
    "document_entry",
    "of_document",
    "of_record",
    "parse",
    "record_entry",
    "snippet",
]
