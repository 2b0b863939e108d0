"""The empty tables of both booklets, to be filled in."""

from pathlib import Path
from tempfile import TemporaryDirectory

from fastapi import Response

from liandong.errors import UnknownRecord
from liandong.matching.tables import NEEDS, OFFERS, write_template
from liandong.messages import text, words
from liandong.portal.asked import Asked
from liandong.portal.matching import Matching
from liandong.portal.opened import file_of


def file(matching: Matching, asked: Asked) -> Response:
    """As an Excel workbook; UnknownRecord where there is no such table."""
    table = next((each for each in (NEEDS, OFFERS) if each.name == asked.places["sort"]), None)
    if table is None:
        raise UnknownRecord(words("portal.match_no_template", name=asked.places["sort"]))
    with TemporaryDirectory() as folder:
        place = Path(folder) / "template.xlsx"
        write_template(table, place, asked.lang)
        data = place.read_bytes()
    return file_of(f"{table.name}.xlsx", f"{text(table.sheet, asked.lang)}.xlsx", "xlsx", data)
