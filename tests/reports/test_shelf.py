"""The shelf: reports are kept whole, shown to visitors only by a person's word, and gone when they must be."""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from liandong.errors import UnknownRecord
from liandong.reports.shelf import Made, Shelf, Word

WORD = Word("周敏", "2026-11-26T10:00:00+08:00", "给访客看")
FILES = {"html": b"<p>", "pdf": b"%PDF"}


def made(id_: str = "20261126-aa", at: str = "2026-11-26T09:00:00.000000+08:00") -> Made:
    by = Word("周敏", at, "")
    return Made(id_, by, "报告", "广州（2024）", "zh", ("广州",), "2024", 3, tuple(FILES), 4, 9)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    found = Shelf(tmp_path / "reports")
    found.put(made(), FILES)
    return found


def test_what_is_put_there_is_found_again_the_newest_first(shelf: Shelf) -> None:
    later = made("20261126-bb", "2026-11-26T02:00:00.000000+00:00")
    shelf.put(later, FILES)
    assert shelf.all() == (later, made())
    assert [shelf.file(made(), name) for name in FILES] == list(FILES.values())


def test_it_is_published_and_withdrawn(shelf: Shelf) -> None:
    assert shelf.published() == ()
    shelf.publish(made().id, WORD)
    assert [each.published for each in shelf.published()] == [WORD]
    shelf.withdraw(made().id)
    assert shelf.published() == ()


def test_what_is_deleted_is_no_longer_published_and_can_be_put_back(shelf: Shelf) -> None:
    shelf.publish(made().id, WORD)
    shelf.delete(made().id, WORD)
    assert (shelf.all(), shelf.published(), shelf.all(deleted=True)) == ((), (), (replace(made(), deleted=WORD),))
    shelf.restore(made().id)
    assert shelf.all() == (made(),)
    shelf.delete(made().id, WORD)
    shelf.destroy(made().id)
    assert shelf.all(deleted=True) == ()


def test_a_report_that_tells_what_was_erased_is_gone_deleted_or_not(shelf: Shelf) -> None:
    later = made("20261126-bb", "2026-11-26T11:00:00+08:00")
    shelf.put(later, FILES)
    shelf.delete(made().id, WORD)
    shelf.forget(lambda each: each.begun <= datetime(2026, 11, 26, 2, 30, tzinfo=UTC))
    assert (shelf.all(), shelf.all(deleted=True)) == ((later,), ())


@pytest.mark.parametrize("id_", ["", "..", "../x", "20261126-zz", "20261126-cc", "a" * 65, "x/../20261126-aa"])
def test_no_other_name_leads_anywhere(shelf: Shelf, id_: str) -> None:
    with pytest.raises(UnknownRecord):
        shelf.made(id_)


@pytest.mark.parametrize("name", ["docx", "json", "../html", ""])
def test_no_file_but_a_format_that_was_made_is_given(shelf: Shelf, name: str) -> None:
    with pytest.raises(UnknownRecord):
        shelf.file(made(), name)


def test_a_report_of_which_half_is_written_is_none(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "reports" / "20261126-dd").mkdir()
    (tmp_path / "reports" / "20261126-dd" / "report.html").write_bytes(b"<p>")
    assert shelf.all() == (made(),)


def test_two_may_take_the_same_reports_at_once(tmp_path: Path) -> None:
    for _ in range(20):
        shelf = Shelf(tmp_path / "reports")
        for number in range(6):
            shelf.put(made(f"20261126-a{number}"), FILES)
        with ThreadPoolExecutor(3) as pool:
            list(pool.map(shelf.forget, [lambda _: True] * 3))
        assert list((tmp_path / "reports").iterdir()) == []


def test_what_a_kill_left_is_taken_and_what_is_being_made_is_not(shelf: Shelf, tmp_path: Path) -> None:
    places = [tmp_path / "reports" / name for name in ("old-1", "new-1", "new-2")]
    for place in places:
        place.mkdir()
        (place / "report.html").write_bytes(b"<p>")
    os.utime(places[1], (0, 0))
    shelf.forget(lambda _: False)
    assert [place.exists() for place in places] == [False, False, True]
    assert shelf.all() == (made(),)


def test_without_a_folder_there_is_no_place(tmp_path: Path) -> None:
    assert (Shelf(None).possible, Shelf(None).all()) == (False, ())
    assert Shelf(tmp_path / "none").all() == ()
