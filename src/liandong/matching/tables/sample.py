"""Sample (样例): the table of one booklet filled with invented needs or products, to try everything with."""

from pathlib import Path

from liandong import samples
from liandong.exchange.xlsx.book import workbook
from liandong.matching.tables.columns import NEEDS, Table
from liandong.matching.tables.reading import read_needs, read_offers
from liandong.matching.tables.writing import write_table
from liandong.messages import Language


def write_sample(table: Table, out: Path, lang: Language) -> None:
    """Writes the table. ExportError where the place cannot be written."""
    with samples.booklets() as (needs, offers):
        file, read = (needs, read_needs) if table is NEEDS else (offers, read_offers)
        nouns = read(file.name, file.read_bytes()).found
    with workbook(out, lang) as book:
        write_table(book, table, nouns)
