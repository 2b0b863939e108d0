"""The appraisal table (考核表): what each organisation had to do in a time and did, with the rules of counting."""

from collections.abc import Mapping

from liandong.followup.reckoning import Outcome
from liandong.followup.reckoning.appraisal import FEWEST, Appraisal, Merit
from liandong.reports.followup_papers.days import day_in
from liandong.reports.followup_papers.notice import rate
from liandong.reports.model import Block, Column, Layout, Line, Paragraph, Report, Section, Style, Table
from liandong.reports.wording import Wording, plain

_COLUMNS = (
    *(("rank", 2), ("owner", 7), ("due_then", 2), ("in_time", 2), ("in_time_moved", 3), ("late", 2)),
    *(("overdue_of", 2), ("lapsed", 3), ("withdrawn", 4), ("waiting", 2), ("rate", 5), ("interval", 4)),
    *(("late_days", 3), ("returned", 3), ("moves", 3)),
)
"""Headings with their shares of the breadth."""
_RULES = 6


def appraisal_table(found: Appraisal, lang: str = "zh") -> Report:
    """The table of a time, dated on the last day that counts."""
    say = Wording(lang)
    time = say("paper.appraisal_time", first=day_in(lang, found.first), last=day_in(lang, found.last))
    blocks: list[Block] = []
    if found.until < found.last:
        blocks.append(Paragraph(plain(say("paper.appraisal_not_over", day=day_in(lang, found.until)))))
    if not found.merits:
        blocks.append(Paragraph(plain(say("paper.appraisal_none"))))
    blocks.append(_table(found, say))
    rules = (say(f"paper.appraisal_rule_{number}", fewest=FEWEST) for number in range(1, _RULES + 1))
    blocks += [Paragraph(plain(rule), Style.NOTE) for rule in rules]
    facts = ((say("paper.notice_until"), day_in(lang, found.until)),)
    sections = (Section("", 1, tuple(blocks)),)
    title = say("paper.appraisal_title")
    return Report(title, time, lang, found.until.isoformat(), facts, sections, (), "", Layout.WIDE)


def _table(found: Appraisal, say: Wording) -> Table:
    heads = [Column(say(f"paper.head_{name}"), share, numeric=name != "owner") for name, share in _COLUMNS]
    rows = [_row(merit, found.ranks, say) for merit in found.merits]
    return Table(1, say("paper.appraisal_title"), tuple(heads), tuple(rows))


def _row(merit: Merit, ranks: Mapping[str, int], say: Wording) -> tuple[Line, ...]:
    outcome, judged = Outcome, merit.judged
    counts = (
        len(merit.every), merit.in_time, merit.moved_in_time, merit.count(outcome.LATE), merit.count(outcome.OVERDUE),
        merit.count(outcome.LAPSED), merit.count(outcome.WITHDRAWN),
        merit.count(outcome.SUBMITTED, outcome.SUBMITTED_LATE),
    )  # fmt: skip
    ends = merit.interval
    told = (
        str(ranks.get(merit.owner, "—")),
        merit.owner or say("paper.no_owner"),
        *map(str, counts),
        f"{rate(merit.in_time, judged)} ({merit.in_time}/{judged})" if judged else "—",
        f"{100 * ends[0]:.0f}%–{100 * ends[1]:.0f}%" if ends else "—",
        "—" if merit.mean_late is None else f"{'≈' if merit.provisional else ''}{merit.mean_late:.1f}",
        str(merit.returned),
        str(merit.moves),
    )
    return tuple(map(plain, told))
