"""The error list as one self-contained HTML page that one can click through."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from liandong import messages
from liandong.evaluation.errors import Extra, Fields, Miss, Sentence, Told, Wrong
from liandong.evaluation.result import Evaluation
from liandong.exchange.files import check_target, replacing
from liandong.exchange.html.render import set_out, stylesheet, words
from liandong.exchange.wording import kind_name, property_name
from liandong.model import KINDS
from liandong.model.kinds import STAGES

_LONG = re.compile(r"(?<![\d.])\d{5,}(?!\d)")
_COUNTED = frozenset({"amount", "value", "projects_signed"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One error as it stands on the page; `wanted` and `found` are fields of its own, the others of its sentence."""

    what: str
    anchor: str
    name: str
    field: str
    page: str
    place: str
    record: str
    sentence: Sentence
    wanted: Fields
    found: Fields
    others: tuple[tuple[str, str, Fields], ...]


@dataclass(frozen=True, slots=True)
class Section:
    kind: str
    name: str
    entries: tuple[Entry, ...]


def write(evaluation: Evaluation, out: Path, *, lang: str = "zh") -> None:
    """Writes the errors to `out`, grouped by kind; ExportError where it cannot be written."""
    check_target(out, (".html", ".htm"))
    with replacing(out) as file:
        file.writelines(piece.encode() for piece in render(evaluation, lang))


def render(evaluation: Evaluation, lang: str) -> Iterator[str]:
    """The page in pieces, escaped like the HTML export."""
    shown = sections(evaluation, lang)
    pages = sorted({entry.page for section in shown for entry in section.entries})
    style = stylesheet() + _part("errors.css")
    counts = [("missed", evaluation.misses), ("extra", evaluation.extras), ("wrong", evaluation.wrongs)]
    return set_out(
        (_part("errors.html"), style, _part("errors.js")),
        lang,
        words("errors_page", lang),
        sections=shown,
        pages=pages,
        counts=[(what, len(errors)) for what, errors in counts],
        total=sum(len(errors) for _, errors in counts),
        labelled=evaluation.pages,
    )


def sections(evaluation: Evaluation, lang: str) -> tuple[Section, ...]:
    """The errors of each kind: missed, extra, wrong, each in the order of the pages."""
    writer = _Writer(lang)
    every: list[Miss | Extra | Wrong] = [*evaluation.misses, *evaluation.extras, *evaluation.wrongs]
    by_kind: dict[str, list[Entry]] = {kind: [] for kind in KINDS}
    for number, error in enumerate(every):
        by_kind[error.kind].append(writer.entry(error, f"e-{number + 1}"))
    return tuple(Section(kind, kind_name(kind, lang), tuple(made)) for kind, made in by_kind.items() if made)


class _Writer:
    """Puts errors into the words of one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def entry(self, error: Miss | Extra | Wrong, anchor: str) -> Entry:
        start, end = error.span
        place = f"{error.file} · {messages.text('evaluate.characters', self.lang, start=start, end=end)}"
        wanted: Fields = ()
        found: Fields = ()
        others: tuple[tuple[str, str, Fields], ...] = ()
        field, record = "", "" if isinstance(error, Miss) else error.record
        if isinstance(error, Miss):
            what, wanted, others = "missed", self.fields(error.kind, error.wanted), self.told(error.found)
        elif isinstance(error, Extra):
            what, found, others = "extra", self.fields(error.kind, error.found), self.told(error.wanted)
        else:
            what, field = "wrong", self.heading(error.kind, error.field)
            blank = messages.text("errors_page.open", self.lang)
            wanted = ((field, self.value(error.field, error.wanted) or blank),)
            found = ((field, self.value(error.field, error.found) or blank),)
        name, sentence = error.name, error.sentence
        return Entry(what, anchor, name, field, error.page, place, record, sentence, wanted, found, others)

    def told(self, things: tuple[Told, ...]) -> tuple[tuple[str, str, Fields], ...]:
        return tuple((kind_name(t.kind, self.lang), t.name, self.fields(t.kind, t.fields)) for t in things)

    def fields(self, kind: str, fields: Fields) -> Fields:
        return tuple((self.heading(kind, name), self.value(name, text)) for name, text in fields)

    def heading(self, kind: str, name: str) -> str:
        """The property's heading; a label may give a kind what the ledger declares for another."""
        declared = next((p for k in (KINDS[kind], *KINDS.values()) for p in k.properties if p.name == name), None)
        return property_name(declared, self.lang) if declared else name

    def value(self, name: str, text: str) -> str:
        """The value in words: the stage by its heading, long numbers with their thousands apart."""
        if name == "status":
            return "、".join(self.stage(each) for each in text.split("、"))
        return _LONG.sub(lambda m: f"{int(m[0]):,}", text) if name in _COUNTED else text

    def stage(self, code: str) -> str:
        """The heading of a stage; the code itself where it is none."""
        if code not in STAGES:
            return code
        _, zh, en = STAGES[code]
        return zh if self.lang == "zh" else en


@cache
def _part(name: str) -> str:
    return files("liandong.evaluation").joinpath("templates", name).read_text(encoding="utf-8")
