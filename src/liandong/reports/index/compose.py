"""The sections of the report of an index in their order."""

from collections.abc import Callable, Iterator

from liandong.model.characters import on_one_line
from liandong.reports.index.draft import Draft, Sheet
from liandong.reports.index.method import data, method, treated
from liandong.reports.index.ranking import parts, ranking, uncertainty
from liandong.reports.model import Block, Report, Section
from liandong.reports.read import Records
from liandong.reports.wording import Wording, numbered

PARTS: tuple[tuple[str, Callable[[Draft], Iterator[Block]]], ...] = (
    ("ranking", ranking),
    ("parts", parts),
    ("uncertainty", uncertainty),
    ("method", method),
    ("treated", treated),
    ("data", data),
)

__all__ = ["PARTS", "Sheet", "index_report"]


def index_report(sheet: Sheet, *, lang: str = "zh", day: str, ledger: Records | None = None) -> Report:
    """The report of an edition in one period, dated `day`. Numbers of a ledger are told with the sentences that prove
    them where that ledger is given."""
    say = Wording(lang)
    draft = Draft(sheet, say, ledger)
    sections = tuple(
        Section(numbered(at, say(f"report.index_title_{name}"), lang), 1, tuple(part(draft)))
        for at, (name, part) in enumerate(PARTS, 1)
    )
    edition = sheet.edition
    facts = (
        (say("report.index_period"), sheet.period or "—"),
        (say("report.index_units"), str(edition.units)),
        (say("report.index_indicators"), str(edition.indicators)),
        (say("report.dated"), day),
        (say("report.index_edition"), edition.id),
    )
    sources = draft.cite.sources if draft.cite else ()
    sources_title = numbered(len(PARTS) + 1, say("report.title_sources"), lang) if sources else ""
    title = on_one_line(edition.title).strip() or say("report.index_untitled")
    return Report(title, say("report.index_subtitle", period=sheet.period).strip(), lang, day, facts, sections, sources,
                  sources_title)  # fmt: skip
