"""What every round brought (对接成效): pairs by stage and sums of money, round by round; what is not known is told."""

from collections.abc import Iterator, Sequence
from datetime import date

from liandong.charts import Axis, Chart, Datum, Shape
from liandong.matching.rounds import Brought, Stage, together
from liandong.matching.rounds.outcome import SUMMED
from liandong.model.characters import on_one_line
from liandong.reports.booklets.values import money
from liandong.reports.followup_papers.days import day_in
from liandong.reports.model import Block, Column, Figure, Layout, Paragraph, Report, Section, Style, Table
from liandong.reports.wording import Wording, plain

COUNTS = ("needs", "offers", "contact", "authorised", "approved", "paid_out", "repaid", "refused", "pending", "share")
"""The counts of a round in the order in which they are told."""
_NONE = "—"


def brought_report(rounds: Sequence[Brought], on: date, lang: str = "zh") -> Report:
    """What the rounds brought by a day, in the order given."""
    say = Wording(lang)
    whole = together(rounds)
    facts = (
        (say("brought.by"), day_in(lang, on)),
        (say("brought.rounds_n"), str(len(rounds))),
        (say("brought.contact"), str(whole.stages[Stage.CONTACT])),
    )
    sections = tuple(
        Section(say(f"brought.{name}"), 1, tuple(blocks)) for name, blocks in brought_sections(rounds, on, say)
    )
    return Report(say("brought.title"), "", lang, on.isoformat(), facts, sections, (), "", Layout.REPORT)


def brought_sections(
    rounds: Sequence[Brought], on: date, say: Wording, table: int = 1, figure: int = 1
) -> Iterator[tuple[str, list[Block]]]:
    """The sections by their names, for a report that has other ones too: its next table and figure have these
    numbers."""
    yield "overview", list(_overview(rounds, on, say))
    if not rounds:
        return
    yield "pairs", [_counts(table, rounds, say), Paragraph(plain(say("brought.pairs_note")), Style.NOTE)]
    sums = _sums(table + 1, rounds, say)
    drawn = [] if all(Stage.APPROVED not in each.sums for each in rounds) else [_figure(figure, rounds, sums, say)]
    yield "sums", [*drawn, sums, Paragraph(plain(say("brought.sums_note")), Style.NOTE)]


def _overview(rounds: Sequence[Brought], on: date, say: Wording) -> Iterator[Block]:
    if not rounds:
        yield Paragraph(plain(say("brought.nothing", day=day_in(say.lang, on))))
        return
    whole = together(rounds)
    stages = {stage.value: whole.stages[stage] for stage in Stage}
    yield Paragraph(plain(say("brought.lead", day=day_in(say.lang, on), rounds=len(rounds), **stages,
                              pending=whole.pending, met=whole.met)))  # fmt: skip
    yield Paragraph(plain(say("brought.share_unknown") if whole.share is None else
                          say("brought.share_told", share=_percent(whole), decided=_decided(whole))))  # fmt: skip
    for stage in SUMMED:
        if whole.stages[stage]:
            yield Paragraph(plain(say("brought.sum_told", stage=say(f"brought.{stage}"), told=_sum(whole, stage, say))),
                            Style.ITEM)  # fmt: skip


def _decided(of: Brought) -> int:
    return of.stages[Stage.CONTACT] - of.pending


def _percent(of: Brought) -> str:
    return _NONE if of.share is None else f"{of.share:.0%}"


def name(of: Brought) -> str:
    """What a round is called, with its day: two may have one title."""
    return on_one_line(f"{of.on.isoformat()} {of.title}")


def _counts(number: int, rounds: Sequence[Brought], say: Wording) -> Table:
    columns = [Column(say("brought.round"), 6)]
    columns += [Column(say(f"brought.{each}"), 2, numeric=True) for each in COUNTS]
    rows = [counted(name(each), each) for each in rounds]
    if len(rounds) > 1:
        rows.append(counted(say("brought.all"), together(rounds)))
    return Table(number, say("brought.pairs_list"), tuple(columns), tuple(tuple(map(plain, row)) for row in rows))


def counted(called: str, of: Brought) -> tuple[str, ...]:
    """What a round is called, and its counts."""
    stages = (str(of.stages[stage]) for stage in Stage)
    return called, str(of.needs), str(of.offers), *stages, str(of.pending), _percent(of)


def _sums(number: int, rounds: Sequence[Brought], say: Wording) -> Table:
    columns = [Column(say("brought.round"), 6), *(Column(say(f"brought.sum_{stage}"), 5) for stage in SUMMED)]
    named = [(name(each), each) for each in rounds]
    if len(rounds) > 1:
        named.append((say("brought.all"), together(rounds)))
    rows = tuple(tuple(map(plain, (called, *(_sum(each, stage, say) for stage in SUMMED)))) for called, each in named)
    return Table(number, say("brought.sums_list"), tuple(columns), rows)


def _sum(of: Brought, stage: Stage, say: Wording) -> str:
    """The sum of a stage, with how many pairs it is of and how many tell none."""
    count, untold = of.stages[stage], of.untold[stage]
    if not count:
        return _NONE
    if stage not in of.sums:
        return say("brought.sum_unknown", count=count)
    code = "brought.sum_partly" if untold else "brought.sum"
    return say(code, sum=money(of.sums[stage], say), count=count, untold=untold)


def _figure(number: int, rounds: Sequence[Brought], table: Table, say: Wording) -> Figure:
    """What was approved in each round; of a round of which no sum is told there is none, and no zero."""
    rows = tuple(
        Datum(name(each), each.sums.get(Stage.APPROVED), shown=_sum(each, Stage.APPROVED, say))
        if each.stages[Stage.APPROVED] else Datum(name(each), 0, shown="0")
        for each in rounds
    )  # fmt: skip
    caption = say("brought.figure")
    chart = Chart(caption, Shape.BARS, rows, Axis(say("brought.round")),
                  Axis(say("brought.approved_sum"), say("brought.unit")), say("brought.source"))  # fmt: skip
    return Figure(number, caption, chart, table.number)
