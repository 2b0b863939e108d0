"""Region codes of two thousand names in made-up sentences: homonyms, words, former names, short forms, both scripts."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.corpus.places import UNREAD, WRONG, Place, Verdict, judged, shares, span_of

from liandong.documents import read
from liandong.model import Page
from liandong.statements.grammar.reading import Reading

_MARKED = re.compile(r"\[(?P<name>[^\]|]+)\|(?P<code>\d{6}|none|zone|ambiguous)\]")
_REST = "\n会议要求,各单位要按照工作部署,认真抓好任务落实,确保各项工作按期完成,并定期上报进展情况。"
"""Makes a page long enough to be read, and names no place."""


def pages() -> Iterator[tuple[str, str]]:
    """Number and marked text of each page."""
    text = Path(__file__).with_name("region_sentences.txt").read_text(encoding="utf-8")
    for page in re.split(r"^# (?=\d)", text, flags=re.MULTILINE)[1:]:
        number, _, body = page.partition("\n")
        yield number, body.strip()


def verdicts(number: str, body: str) -> Iterator[Verdict]:
    marks: list[tuple[int, str, str]] = []
    plain, position = "", 0
    for mark in _MARKED.finditer(body):
        plain += body[position : mark.start()]
        marks.append((len(plain), mark["name"], mark["code"]))
        plain, position = plain + mark["name"], mark.end()
    plain += body[position:] + _REST
    readings = [Reading(d) for d in read(Page.of(f"{number}.txt", "text/plain", plain.encode())).documents]
    for start, name, code in marks:
        place = Place(number, name, code, plain[max(0, start - 8) : start + len(name) + 8])
        spans = ((r, span_of(r.document, start, start + len(name))) for r in readings)
        found = next(((r, span) for r, span in spans if span), None)
        if found is None:
            yield Verdict(place, UNREAD, "")
            continue
        reading, span = found
        yield judged(place, [h for h in reading.regions if h.start < span[1] and h.end > span[0]], span)


@pytest.fixture(scope="module")
def found() -> list[Verdict]:
    return [verdict for number, body in pages() for verdict in verdicts(number, body)]


def test_names_are_given_their_codes(found: list[Verdict]) -> None:
    measured = shares(found)
    assert len(found) > 1900
    assert {"found": measured["found"] > 0.97, "right": measured["right"] > 0.99} == {"found": True, "right": True}
    assert measured["wrong"] < 0.01, [v.place for v in found if v.outcome == WRONG]


def test_every_page_is_read(found: list[Verdict]) -> None:
    assert [v.place for v in found if v.outcome == UNREAD] == []


def test_no_mark_is_left_open() -> None:
    assert [number for number, body in pages() if "|" in _MARKED.sub("", body)] == []
