"""Pages to documents: decoded, repaired, cleaned, split into articles, dated, and surveyed for copies.

`read` is pure in the page, `survey` in the documents; the modules stand in the order in which things happen.
"""

from liandong.documents.decode import Decoded, decode
from liandong.documents.outcome import Outcome
from liandong.documents.page_text import page_text
from liandong.documents.read import read
from liandong.documents.revision import REVISION
from liandong.documents.survey import Survey, fingerprint, survey

__all__ = ["REVISION", "Decoded", "Outcome", "Survey", "decode", "fingerprint", "page_text", "read", "survey"]
