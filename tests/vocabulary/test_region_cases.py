"""Region codes of names in short passages, grouped by what makes them hard; each passage is a text of its own."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from liandong.vocabulary.regions import RegionHit, find

_MARK = re.compile(r"\[(?P<name>[^\]|]+)\|(?P<code>[^\]?]+)(?P<may>\??)\]")
_CASES = Path(__file__).with_name("region_cases.txt").read_text(encoding="utf-8").splitlines()


def mistakes(passage: str) -> Iterator[tuple[str, str, str]]:
    """Each name that is not given its mark: name, mark, what was given; and names that no mark covers."""
    plain, position = "", 0
    marks: list[tuple[int, int, re.Match[str]]] = []
    for mark in _MARK.finditer(passage):
        plain += passage[position : mark.start()]
        marks.append((len(plain), len(plain) + len(mark["name"]), mark))
        plain, position = plain + mark["name"], mark.end()
    hits = find(plain + passage[position:])
    for start, end, mark in marks:
        touching = [hit for hit in hits if hit.start < end and hit.end > start]
        if not _right((start, end), mark, touching):
            yield mark["name"], mark["code"], "/".join("|".join(r.code for r in hit.candidates) for hit in touching)
    for hit in hits:
        if hit.region and not any(hit.start < end and hit.end > start for start, end, _ in marks):
            yield hit.name, "", hit.region.code


def _right(span: tuple[int, int], mark: re.Match[str], touching: list[RegionHit]) -> bool:
    settled = [hit for hit in touching if hit.region]
    if mark["code"] == "none":
        return not any(_divides(hit) for hit in settled)
    whole = [hit for hit in settled if (hit.start, hit.end) == span]
    if mark["code"] in ("zone", "group"):
        return not any(_divides(hit) for hit in whole)
    if mark["code"] == "open":
        return not whole
    return any(hit.region and hit.region.code == mark["code"] for hit in whole) or bool(mark["may"] and not settled)


def _divides(hit: RegionHit) -> bool:
    """Whether the hit is taken for an administrative division."""
    return hit.region is not None and re.fullmatch(r"\d{6}(?:@\d+)?", hit.region.code) is not None


@pytest.mark.parametrize("passage", [line for line in _CASES if line and line[0] != "#"])
def test_each_name_of_a_passage_means_what_its_mark_says(passage: str) -> None:
    assert list(mistakes(passage)) == []


def test_no_mark_is_left_unread() -> None:
    assert [line for line in _CASES if "|" in _MARK.sub("", line) and line[0] != "#"] == []
