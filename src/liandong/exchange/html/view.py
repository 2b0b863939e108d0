"""What the page shows, in the words and order in which it shows it; the template only sets it out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from liandong.exchange.entries import Entries, gather
from liandong.exchange.html.entry import KEYS, Beside, Check, Entry, Teller, anchor
from liandong.exchange.source import Source
from liandong.exchange.wording import aside_detail, coded, extent, kind_name, property_name, published, title
from liandong.model import KINDS, Answer, Record
from liandong.model.kinds import STAGES


@dataclass(frozen=True, slots=True)
class Section:
    kind: str
    name: str
    columns: tuple[str, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """A document and where it comes from."""

    path: str
    title: str
    published: str
    medium: str
    tier: str
    flags: str


@dataclass(frozen=True, slots=True)
class Left:
    """What was not taken into the ledger, and why."""

    path: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class View:
    sections: tuple[Section, ...]
    checks: tuple[Check, ...]
    origins: tuple[Origin, ...]
    left: tuple[Left, ...]
    regions: tuple[str, ...]
    years: tuple[str, ...]
    statuses: tuple[tuple[str, str], ...]
    conflicts: int
    extent: tuple[str, ...]

    @property
    def records(self) -> int:
        return sum(len(section.entries) for section in self.sections)


def view(ledger: Source, lang: str) -> View:
    """Everything that the page shows of the ledger."""
    builder = _Builder(ledger, lang)
    sections = tuple(builder.section(kind, records) for kind, records in builder.entries.by_kind.items())
    every = [entry for section in sections for entry in section.entries]
    present = {entry.status for entry in every}
    return View(
        sections,
        tuple(check for entry in every for check in entry.checks),
        tuple(builder.origins()),
        tuple(_left(ledger, lang)),
        tuple(sorted({region for entry in every for region in entry.regions})),
        tuple(sorted({year for entry in every for year in entry.years}, reverse=True)),
        tuple((code, zh if lang == "zh" else en) for code, (_, zh, en) in STAGES.items() if code in present),
        sum(entry.conflict for entry in every),
        extent(builder.entries.extent, lang),
    )


def _left(ledger: Source, lang: str) -> Iterator[Left]:
    for each in ledger.set_aside():
        span = f" [{each.start}–{each.end}]" if each.start is not None else ""
        yield Left(each.path + span, coded("set_aside", each.reason, lang), aside_detail(each, lang))


class _Builder:
    """Turns records into entries; keeps what all of them need."""

    def __init__(self, ledger: Source, lang: str) -> None:
        self.ledger, self.lang = ledger, lang
        self.entries: Entries = gather(ledger)
        of = self.entries
        beside = Beside(
            of.labels.get, of.documents.__getitem__, of.tiers.__getitem__, of.health, lambda id_: f"#{anchor(id_)}"
        )
        self._teller = Teller(beside, lang)
        self._answers: dict[str, list[Answer]] = {}
        for answer in sorted(ledger.answers(), key=lambda a: (a.record, a.recipe, a.id)):
            self._answers.setdefault(answer.record, []).append(answer)

    def section(self, kind: str, records: Sequence[Record]) -> Section:
        declared = KINDS[kind]
        columns = tuple(property_name(declared.property(name), self.lang) for name in KEYS[kind])
        entries = tuple(self._teller.entry(record, self._answers.get(record.id, ())) for record in records)
        return Section(kind, kind_name(kind, self.lang), columns, entries)

    def origins(self) -> Iterator[Origin]:
        for document in self.entries.documents.values():
            medium = document.medium.value if document.medium else ""
            tier = coded("tier", self.entries.tiers[document.id].name.lower(), self.lang)
            apart = "、" if self.lang == "zh" else ", "
            flags = apart.join(coded("flag", flag, self.lang) for flag in document.flags)
            yield Origin(document.path, title(document), published(document), medium, tier, flags)
