"""What of documents and records is searched."""

from liandong.model import Noted
from liandong.search import document_entry, of_document, of_record, record_entry
from tests.store import made


def test_a_document_goes_by_its_title_and_else_by_its_path() -> None:
    from dataclasses import replace

    document = made.document(made.page("广州开工"))
    assert of_document(document).label == "a.txt"
    assert of_document(replace(document, title=Noted("广州", 0, 2))).label == "广州"
    assert document_entry(document).words == "广州 州开 开工 工"


def test_a_record_is_found_by_its_values_as_written_and_as_understood() -> None:
    record = made.record("a" * 32, name="乙园")
    assert of_record(record).text == "乙园"
    entry = record_entry(record)
    assert (entry.target, entry.id, entry.words) == ("record", "a" * 32, "乙园 园")
