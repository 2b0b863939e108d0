"""Labels as people write them, turned into rows of the gold; of the samples and of the labelled corpus alike.

`python -m tests.samples.label` writes gold.jsonl of the samples. Each file of labels/ describes one row of the gold (an
article of a listing page has its own). A record says by `at` where it is proved: words that occur once in the body
stand for their whole sentence, "first words~last words" for a longer stretch; `more` lists further proofs. Offsets are
worked out here, never typed.
"""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from liandong import samples

LABELS = Path(__file__).with_name("labels")
GOLD = "gold.jsonl"

Row = dict[str, Any]  # one JSON object; the format is that of the shared gold, which is not ours to type

_STOP = re.compile(r"[。！？!?\n][”’」』）)]*|<[^>]*>")
_ENDS_CHARACTERS = 8
_BODY_ENDS_CHARACTERS = 12

DEFAULTS: dict[str, Row] = {
    "event": {"date": None, "place": None, "organizers": [], "projects_signed": None, "amount_cny": None},
    "project": {"parties": [], "place": None, "amount_cny": None, "status": None, "sector": None, "date": None},
    "agreement": {"parties": [], "fields": [], "date": None},
    "policy": {"issuer": None, "date": None},
    "alliance": {"members": [], "date": None},
    "publication": {"issuer": None, "date": None},
    "figure": {"period": None},
}
"""What a record of each scored kind says where its label is silent."""


class LabelError(Exception):
    """A label does not fit its page; the message names file and anchor."""


def decoded(page: bytes, encoding: str | None) -> str:
    """The text of a page as found (no newline is translated); empty for a workbook, which has no encoding."""
    return page.decode(encoding) if encoding else ""


def once(text: str, words: str, low: int, high: int, where: str) -> int:
    """The place of words that occur exactly once in text[low:high]."""
    first = text.find(words, low, high)
    if first < 0:
        raise LabelError(f"{where}: {words!r} does not occur")
    if text.find(words, first + 1, high) >= 0:
        raise LabelError(f"{where}: {words!r} occurs more than once; use a longer anchor")
    return first


def stretch(text: str, anchor: str, low: int, high: int, where: str) -> tuple[int, int]:
    """The span that an anchor of the form "first words~last words" names."""
    head, tail = anchor.split("~")
    start = once(text, head, low, high, where)
    end = text.find(tail, start, high)
    if end < 0:
        raise LabelError(f"{where}: {tail!r} does not follow {head!r}")
    return start, end + len(tail)


def sentence(text: str, anchor: str, low: int, high: int, where: str) -> tuple[int, int]:
    """The span of the sentence in which the anchor stands, its full stop and closing quote included."""
    at = once(text, anchor, low, high, where)
    start = max((stop.end() for stop in _STOP.finditer(text, low, at)), default=low)
    while text[start].isspace():
        start += 1
    stop = _STOP.search(text, at + len(anchor) - 1, high)
    if stop is None:
        return start, high
    return start, stop.start() if stop[0][0] in "<\n" else stop.end()


def span(text: str, anchor: str, low: int, high: int, where: str) -> tuple[int, int]:
    return (stretch if "~" in anchor else sentence)(text, anchor, low, high, where)


def record(label: Row, text: str, low: int, high: int, where: str) -> Row:
    """A record of the gold: its values, and the offsets of what proves it."""
    values = dict(label)
    anchors = [values.pop("at"), *values.pop("more", [])]
    spans = [span(text, anchor, low, high, where) for anchor in anchors]
    start, end = spans[0]
    row = {"kind": values.pop("kind"), **DEFAULTS.get(label["kind"], {}), **values}
    if spans[1:]:
        row["evidence_more"] = [list(more) for more in spans[1:]]
    ends = {"sa": text[start : start + _ENDS_CHARACTERS], "se": text[max(start, end - _ENDS_CHARACTERS) : end]}
    return {**row, "start": start, "end": end, **ends}


def row(label: Row, text: str) -> Row:
    """One line of the gold."""
    values = dict(label)
    where = values["id"]
    records, unscored = values.pop("records", None), values.pop("unscored", [])
    item, main = values.pop("item", None), values.pop("main", None)
    values.pop("encoding", None)
    made: Row = {"title": None, "published": None, "published_from": None, "duplicate_of": None, **values}
    low, high = (0, len(text)) if item is None else stretch(text, item, 0, len(text), where)
    if item is not None:
        made |= {"item_start": low, "item_end": high}
    made |= {"main_text_first": None, "main_text_last": None}
    if main is not None:
        low, high = stretch(text, main, low, high, where)
        first, last = text[low : low + _BODY_ENDS_CHARACTERS], text[high - _BODY_ENDS_CHARACTERS : high]
        made |= {"main_text_first": first, "main_text_last": last, "main_start": low, "main_end": high}
    if records is not None:
        made["records"] = [record(each, text, low, high, where) for each in records]
    if unscored:
        made["unscored"] = [record(each, text, low, high, where) for each in unscored]
    return made


def labels(folder: Path = LABELS) -> Iterator[Row]:
    """The labels as written, in the order of their files."""
    for path in sorted(folder.glob("*.toml")):
        yield tomllib.loads(path.read_text(encoding="utf-8"))


def rows(pages: Path, folder: Path) -> list[Row]:
    """One line of the gold for each label of `folder`, its page read from `pages`."""
    read = ((label, (pages / label["file"]).read_bytes()) for label in labels(folder))
    return [row(label, decoded(page, label.get("encoding"))) for label, page in read]


def lines(made: Iterable[Row]) -> str:
    """The rows as JSON lines."""
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in made)


def gold() -> str:
    """The whole of gold.jsonl."""
    with samples.folder() as pages:
        return lines(rows(pages, LABELS))


if __name__ == "__main__":
    with samples.gold() as path:
        path.write_text(gold(), encoding="utf-8")
