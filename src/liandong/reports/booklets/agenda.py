"""The schedule (洽谈日程): every meeting by time and table, and the same for each institution and each firm."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import count

from liandong.matching.rounds import Agenda, Given, Host, Invitation, Sitting
from liandong.model.characters import on_one_line
from liandong.reports.booklets.cover import NOBODY, hosted
from liandong.reports.followup_papers.days import day_in
from liandong.reports.model import Block, Column, Layout, Line, Paragraph, Report, Section, Table
from liandong.reports.wording import Wording, plain

SHARES = {"time": 3, "table": 2, "institution": 5, "firm": 5, "about": 9}
"""The columns of a schedule, with their shares of the page."""


def agenda_paper(made: Agenda, lang: str = "zh", *, of: str = "", host: Host = NOBODY) -> Report:
    """The meetings of the day; what could not be placed is told. `of` tells what round it is for, `host` who holds
    it."""
    say, tables = Wording(lang), count(1)
    sections = [Section(say("agenda.by_time"), 1, tuple(_by_time(made, tables, say)))]
    if made.sittings:
        sections += _each("institution", made.of_institution(), tables, say)
        sections += _each("firm", made.of_firm(), tables, say)
    if made.left_over:
        sections.append(Section(say("agenda.left_over"), 1, tuple(_left_over(made.left_over, tables, say))))
    facts = (
        (say("agenda.day"), day_in(lang, made.on)),
        (say("agenda.meetings_n"), str(len(made.sittings))),
        (say("agenda.firms_n"), str(len(made.of_firm()))),
        (say("agenda.institutions_n"), str(len(made.of_institution()))),
        *hosted(host, say),
    )
    return paper(say, "agenda.title", of, made.on, facts, sections)


def paper(
    say: Wording, title: str, of: str, on: date, facts: Sequence[tuple[str, str]], sections: Sequence[Section]
) -> Report:
    """A booklet under a title of the catalogue."""
    return Report(say(title), on_one_line(of), say.lang, on.isoformat(), tuple(facts), tuple(sections), (), "",
                  Layout.BOOKLET)  # fmt: skip


def _by_time(made: Agenda, tables: Iterator[int], say: Wording) -> Iterator[Block]:
    if not made.sittings:
        yield Paragraph(plain(say("agenda.empty")))
        return
    yield Paragraph(plain(say(
        "agenda.lead", meetings=len(made.sittings), firms=len(made.of_firm()),
        institutions=len(made.of_institution()), tables=len({each.table for each in made.sittings}),
        begin=f"{min(each.begin for each in made.sittings):%H:%M}",
        end=f"{max(each.end for each in made.sittings):%H:%M}",
    )))  # fmt: skip
    yield _table(next(tables), say("agenda.all_list"), tuple(SHARES), made.sittings, say)


def _each(name: str, held: Mapping[str, Sequence[Sitting]], tables: Iterator[int], say: Wording) -> Iterator[Section]:
    """A section for each institution or firm, with its meetings."""
    yield Section(say(f"agenda.by_{name}"), 1, ())
    columns = tuple(column for column in SHARES if column != name)
    for who, sittings in held.items():
        caption = say("agenda.own_list", who=on_one_line(who))
        yield Section(on_one_line(who), 2, (_table(next(tables), caption, columns, sittings, say),))


def _table(number: int, caption: str, columns: Sequence[str], sittings: Sequence[Sitting], say: Wording) -> Table:
    rows = tuple(tuple(_cell(each, column, say) for column in columns) for each in sittings)
    return Table(number, caption, heads(columns, say), rows)


def heads(columns: Sequence[str], say: Wording) -> tuple[Column, ...]:
    return tuple(Column(say(f"agenda.{name}"), SHARES.get(name, 2), numeric=name == "table") for name in columns)


def _cell(sitting: Sitting, column: str, say: Wording) -> Line:
    match column:
        case "time":
            return plain(times(sitting))
        case "table":
            return plain(str(sitting.table))
        case "about":
            return plain(about(sitting.pairs, say))
    return plain(sitting.firm if column == "firm" else sitting.institution)


def times(sitting: Sitting) -> str:
    """From when to when: 09:00–09:20."""
    return f"{sitting.begin:%H:%M}–{sitting.end:%H:%M}"


def about(pairs: Sequence[Given], say: Wording) -> str:
    """The projects and the products for them; of what is not sure it is said."""
    told = (
        say("agenda.pair" if each.sure else "agenda.pair_unsure", need=each.need.title, offer=each.offer.title)
        for each in pairs
    )
    return say.apart(told)


def _left_over(left: Sequence[Invitation], tables: Iterator[int], say: Wording) -> Iterator[Block]:
    yield Paragraph(plain(say("agenda.left_lead", count=len(left))))
    rows = tuple(
        (plain(each.firm), plain(each.institution), plain(about(each.pairs, say))) for each in left
    )  # fmt: skip
    yield Table(next(tables), say("agenda.left_list"), heads(("firm", "institution", "about"), say), rows)
