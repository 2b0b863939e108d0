"""Labels (标注): what a careful reader would put into the ledger from a page."""

import json
import math
import stat
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn

from liandong.errors import GoldError
from liandong.messages import Words, words

KINDS = ("event", "project", "agreement", "policy", "mechanism", "publication", "figure")
"""The kinds that are scored, in the order of the table."""

_KIND_NAMES = {"alliance": "mechanism"}
_LISTS = {"party": "parties", "field": "fields", "member": "members", "organizer": "organizers"}
_COUNTS = ("amount_cny", "projects_signed", "projects_started", "projects_total", "count")
_DAMAGE = ("pinyin", "lost", "spam", "spun", "converted", "injected", "numbers", "shift")


@dataclass(frozen=True, slots=True)
class GoldRecord:
    """One record of a page; `spans` are the sentences that prove it, the first one first.

    `dates` are the accepted ones, `dated` says whether the label speaks of a date at all: one that says that there is
    none is met by leaving it open. `numbers` are the record's own numbers, which a figure may repeat. `lists` gives per
    property the wanted members and those that are neither wanted nor wrong. `names` and `subjects` are all that are
    as good, the label's own first.
    """

    kind: str
    name: str | None
    spans: tuple[tuple[int, int], ...]
    optional: bool
    described: bool
    also: tuple[str, ...]
    count: int
    date: str | None
    dates: tuple[str, ...]
    dated: bool
    place: str | None
    status: str | None
    amount: Decimal | None
    projects_signed: Decimal | None
    numbers: tuple[Decimal, ...]
    lists: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]
    subject: str
    metric: str
    value: Decimal | None
    unit: str | None
    same_as: tuple[str, str | None] | None
    period: str | None
    names: tuple[str, ...]
    subjects: tuple[str, ...]

    @property
    def shown(self) -> str:
        """What the label is called: its name, or what a figure says."""
        return self.name or f"{self.subject} {self.metric} {self.value} {self.unit}"

    def wish(self, field: str) -> str:
        """What the label wants of a field, in the ledger's words; empty where it leaves it open."""
        return dict(self.wishes).get(field, "")

    @property
    def wishes(self) -> tuple[tuple[str, str], ...]:
        """Everything that the label says, field by field, in the names of the ledger's properties."""
        value = f"{_plain(self.value)} {self.unit or ''}".strip() if self.value is not None else ""
        figure = (("subject", self.subject), ("metric", self.metric), ("value", value), ("period", self.period))
        told = [
            ("name", self.name),
            *figure,
            ("date", self.date),
            ("place", self.place),
            ("status", self.status),
            ("amount", _plain(self.amount)),
            ("projects_signed", _plain(self.projects_signed)),
            *((name, "、".join(wanted)) for name, wanted, _ in self.lists),
        ]
        return tuple((name, text) for name, text in told if text)

    def accepts(self, kind: str) -> bool:
        return kind == self.kind or kind in self.also

    def touches(self, spans: Iterable[tuple[int, int]]) -> bool:
        """Whether any of the spans overlaps a sentence that proves the record."""
        return any(start < high and low < end for start, end in spans for low, high in self.spans)


PASSED = ("container", "no_main_text_first", "no_records")
"""Why a line is passed over: it is a page of several articles, or it was not labelled for its records."""


@dataclass(frozen=True, slots=True)
class GoldPage:
    """The labels of one page, or of one article [low, high) of a listing page."""

    id: str
    file: str
    low: int
    high: int
    title: str | None
    published: str | None
    main: tuple[int, int] | None
    damaged: bool
    damage: tuple[str, ...]
    medium: str | None
    same_event: tuple[str, ...]
    records: tuple[GoldRecord, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """The labelled pages of a file, and how many of its lines were passed over, by reason (`PASSED`)."""

    pages: tuple[GoldPage, ...]
    passed: Mapping[str, int]


def read_gold(path: Path) -> Gold:
    """The labels of a file; pages that were not labelled for their records are passed over.

    GoldError names line and field.
    """
    try:
        kind = path.stat().st_mode
        if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):  # a pipe or device may have no end
            raise GoldError(words("fault.gold_no_file", path=path))
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(words("fault.gold_unreadable", path=path, error=error)) from error
    if not text.strip():
        raise GoldError(words("fault.gold_empty", path=path))
    pages: list[GoldPage] = []
    passed: Counter[str] = Counter()
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            where = words("fault.gold_line", path=path, line=number)
            page = _page(_Fields(where, _object(line, where)))
            if isinstance(page, GoldPage):
                pages.append(page)
            else:
                passed[page] += 1
    return Gold(tuple(pages), dict(sorted(passed.items())))


def _object(line: str, where: Words) -> dict[str, Any]:
    try:
        found = json.loads(line, parse_constant=_no_number)
        json.dumps(found, ensure_ascii=False).encode()  # half a character (\\ud800) can be written nowhere
    except (ValueError, RecursionError) as error:
        raise GoldError(words("fault.gold_json", where=where, error=error)) from error
    if not isinstance(found, dict):
        raise GoldError(words("fault.gold_object", where=where, found=type(found).__name__))
    return found


def _no_number(constant: str) -> NoReturn:
    """NaN and Infinity, which JSON does not have and Python reads."""
    raise ValueError(constant)


class _Fields:
    """One JSON object whose fields are read with their type checked."""

    def __init__(self, where: Words, fields: Mapping[str, Any]) -> None:
        self.where = where
        self.fields = fields

    def fail(self, name: str, wanted: Words) -> GoldError:
        found = self.fields.get(name)
        return GoldError(words("fault.gold_field", where=self.where, name=name, wanted=wanted, found=found))

    def text(self, name: str) -> str | None:
        value = self.fields.get(name)
        if value is not None and not isinstance(value, str):
            raise self.fail(name, words("fault.wanted_text_or_null"))
        return value

    def must(self, name: str) -> str:
        value = self.text(name)
        if value is None:
            raise self.fail(name, words("fault.wanted_text"))
        return value

    def whole(self, name: str, default: int | None = None) -> int:
        value = self.fields.get(name, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.fail(name, words("fault.wanted_whole"))
        return value

    def number(self, name: str) -> Decimal | None:
        value = self.fields.get(name)
        if value is None:
            return None
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise self.fail(name, words("fault.wanted_number_or_null"))
        if value in (math.inf, -math.inf):  # 1e999
            raise self.fail(name, words("fault.wanted_number_or_null"))
        return Decimal(str(value))

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.fields.get(name)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self.fail(name, words("fault.wanted_texts"))
        return tuple(value)

    def spans(self, name: str) -> tuple[tuple[int, int], ...]:
        value = self.fields.get(name) or []
        pairs = isinstance(value, list) and all(isinstance(v, list) and len(v) == 2 for v in value)
        if not pairs or not all(isinstance(n, int) for v in value for n in v):
            raise self.fail(name, words("fault.wanted_spans"))
        return tuple((start, end) for start, end in value)

    def truth(self, name: str) -> bool:
        return bool(self.fields.get(name))


def _page(page: _Fields) -> GoldPage | str:
    """The page, or one of `PASSED` where it was not labelled for its records."""
    records = page.fields.get("records")
    if page.truth("container"):
        return "container"
    if records is None:
        return "no_records"
    if records and not page.truth("main_text_first"):
        return "no_main_text_first"
    if not isinstance(records, list):
        raise page.fail("records", words("fault.wanted_list"))
    identity = page.must("id")
    has_main = page.fields.get("main_start") is not None
    same = (page.text("duplicate_of"), page.text("same_event_as"))
    return GoldPage(
        identity,
        _base(page.text("file") or f"{identity}.txt"),
        page.whole("item_start", 0),
        page.whole("item_end", 10**9),
        page.text("title"),
        page.text("published"),
        (page.whole("main_start"), page.whole("main_end")) if has_main else None,
        any(word in " ".join(page.texts("damage")) for word in _DAMAGE),
        tuple(dict.fromkeys(page.texts("damage"))),
        page.text("medium"),
        tuple(other for other in same if other),
        tuple(_record(page, at, each) for at, each in enumerate(records)),
    )


def _record(page: _Fields, at: int, fields: object) -> GoldRecord:
    where = words("fault.gold_record", line=page.where, record=at + 1)
    if not isinstance(fields, dict):
        raise GoldError(words("fault.gold_object", where=where, found=type(fields).__name__))
    label = _Fields(where, fields)
    kind = label.must("kind")
    kind = _KIND_NAMES.get(kind, kind)
    if kind not in KINDS:
        raise label.fail("kind", words("fault.wanted_one_of", names=", ".join(KINDS)))
    if kind == "figure" and label.number("value") is None:
        raise label.fail("value", words("fault.wanted_number"))
    date, other_date = label.text("date"), label.text("date_alt")
    count = label.number("count")
    name = label.text("name") if kind == "figure" else label.must("name")
    subject = label.text("subject") or ""
    return GoldRecord(
        kind=kind,
        name=name,
        spans=((label.whole("start"), label.whole("end")), *label.spans("evidence_more")),
        optional=label.truth("optional"),
        described=label.truth("name_descriptive"),
        also=label.texts("kind_alt"),
        count=int(count or 0),
        date=date,
        dates=tuple(each for each in (date, other_date) if each is not None),
        dated="date" in fields,
        place=label.text("place"),
        status=label.text("status"),
        amount=label.number("amount_cny"),
        projects_signed=label.number("projects_signed"),
        numbers=tuple(n for n in map(label.number, _COUNTS) if n is not None),
        lists=tuple((p, label.texts(k), label.texts(f"{k}_optional")) for p, k in _LISTS.items() if label.texts(k)),
        subject=subject,
        metric=label.text("metric") or "",
        value=label.number("value"),
        unit=label.text("unit"),
        same_as=_same_as(label),
        period=label.text("period"),
        names=(name or "", *label.texts("name_alt")),
        subjects=(subject, *label.texts("subject_alt")),
    )


def _plain(number: Decimal | None) -> str:
    """The number in plain decimals; empty for none."""
    return "" if number is None else f"{number:f}"


def _same_as(label: _Fields) -> tuple[str, str | None] | None:
    other = label.fields.get("same_as")
    if other is None:
        return None
    named = isinstance(other, dict) and isinstance(other.get("id"), str)
    if not named or not isinstance(other.get("name"), str | None):
        raise label.fail("same_as", words("fault.wanted_same_as"))
    return other["id"], other.get("name")


def _base(path: str) -> str:
    return path.replace("\\", "/").rsplit("/", 1)[-1]
