"""The characters of a page as it was found, in which every quote has its place."""

from liandong.documents.decode import Decoded, decode
from liandong.model import Page
from liandong.pages import SHEET, WORD


def page_text(page: Page) -> Decoded | None:
    """The characters of a page: those of its bytes, of a Word file those of its paragraphs and tables. None for bytes
    that are no text, and for a workbook, whose places are cells.

    PageError for a Word file that is damaged or too large.
    """
    if page.media_type == SHEET:
        return None
    if page.media_type == WORD:
        from liandong.documents.word import word_text  # brings a library that no other text needs

        return Decoded(word_text(page.path, page.data), "docx")
    return decode(page.data)
