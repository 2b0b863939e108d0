"""The sections of the report in their order."""

from collections.abc import Callable, Iterator, Sequence

from liandong.exchange.wording import extent
from liandong.model.characters import on_one_line
from liandong.reports.concern import Asked, concern
from liandong.reports.model import Block, Report, Section
from liandong.reports.read import Read
from liandong.reports.regional.agreements import agreements
from liandong.reports.regional.draft import Draft
from liandong.reports.regional.events import events
from liandong.reports.regional.papers import mechanisms, policies
from liandong.reports.regional.projects import projects
from liandong.reports.regional.promises import promises
from liandong.reports.regional.quality import method, quality
from liandong.reports.regional.summary import summary
from liandong.reports.regional.ties import ties
from liandong.reports.wording import Wording, numbered

Part = Callable[[Draft], Iterator[Block]]

PARTS: tuple[tuple[str, Part], ...] = (
    ("summary", summary),
    ("ties", ties),
    ("events", events),
    ("projects", projects),
    ("agreements", agreements),
    ("promises", promises),
    ("mechanisms", mechanisms),
    ("policies", policies),
    ("quality", quality),
    ("method", method),
)


def regional(
    ledger: Read,
    asked: Asked,
    *,
    lang: str = "zh",
    day: str,
    title: str = "",
    progress: Callable[[str, int, int], None] = lambda part, done, total: None,
) -> Report:
    """The report on regions and a period, dated `day`, under the title that is given or else its usual one; `progress`
    hears of each part that is begun and done."""
    say = Wording(lang)
    found = concern(ledger, asked)
    names = say.named(list(asked.regions))
    source = say("report.chart_source", version=ledger.version)
    draft = Draft(ledger, found, say, source, day)
    parts = [(name, part) for name, part in PARTS if name != "ties" or len(asked.regions) > 1]
    sections = []
    for number, (name, part) in enumerate(parts, 1):
        progress(name, number - 1, len(parts))
        heading = numbered(number, say(f"report.title_{name}"), lang)
        sections.append(Section(heading, 1, tuple(part(draft))))
        progress(name, number, len(parts))
    sources_title = numbered(len(parts) + 1, say("report.title_sources"), lang)
    facts: Sequence[tuple[str, str]] = (
        (say("report.regions"), on_one_line(names)),
        (say("report.period"), on_one_line(asked.told_period)),
        (say("report.dated"), day),
        (say("report.ledger"), say("report.ledger_version", version=ledger.version)),
        *((say("report.extent"), told) for told in extent(ledger.extent, lang)),
    )
    subtitle = say("report.subtitle", regions=names, period=asked.told_period)
    named = on_one_line(title).strip() or say("report.title")
    return Report(
        named, on_one_line(subtitle), lang, day, tuple(facts), tuple(sections), draft.cite.sources, sources_title
    )
