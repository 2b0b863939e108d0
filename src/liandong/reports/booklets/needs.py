"""The booklet of needs (项目融资需求汇编): sums by city and industry, an overview, and a card for each need."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import ceil

from liandong.matching import Need
from liandong.matching.rounds import Host
from liandong.model.characters import on_one_line
from liandong.reports.booklets import groups
from liandong.reports.booklets.cards import need_card
from liandong.reports.booklets.cover import NOBODY, bound, hosted
from liandong.reports.booklets.groups import Sum
from liandong.reports.booklets.values import money, told
from liandong.reports.followup_papers.days import day_in
from liandong.reports.model import Block, Column, Line, Paragraph, Report, Section, Style, Table
from liandong.reports.wording import Wording, plain

_ACROSS = 5
"""Industries side by side in a table."""


def needs_booklet(needs: Iterable[Need], on: date, lang: str = "zh", *, of: str = "", host: Host = NOBODY) -> Report:
    """The needs that stand on a day, by city in the order of the codes of these; `of` tells what round it is for,
    `host` who holds it."""
    say, every = Wording(lang), list(needs)
    by_city = groups.grouped([need for need in every if need.days.hold(on)], groups.city_of)
    held = [need for some in by_city.values() for need in some]
    whole = Sum.of(held)
    facts = [(say("booklet.day"), day_in(lang, on)), (say("booklet.needs_n"), str(whole.count))]
    if whole.known:
        facts.append((say("booklet.sum_known"), money(whole.amount, say)))
    sections = [Section(say("booklet.summary"), 1, tuple(_summary(by_city, len(every) - len(held), say)))]
    if held:
        sections.append(Section(say("booklet.overview"), 1, (_overview(held, _tables(sections), say),)))
    sections += _cards(by_city, on, say)
    return bound(say("booklet.needs_title"), of, on, (*facts, *hosted(host, say)), sections, lang)


def _tables(sections: Sequence[Section]) -> int:
    """The number of the next table."""
    return 1 + sum(isinstance(block, Table) for section in sections for block in section.blocks)


def _summary(by_city: dict[str, list[Need]], left_out: int, say: Wording) -> Iterator[Block]:
    held = [need for some in by_city.values() for need in some]
    whole = Sum.of(held)
    if held:
        firms = len({need.firm for need in held if need.firm})
        cities = sum(bool(code) for code in by_city)
        total = money(whole.amount, say) if whole.known else say("booklet.unknown")
        yield Paragraph(plain(say("booklet.needs_lead", count=whole.count, firms=firms, regions=cities, sum=total)))
    else:
        yield Paragraph(plain(say("booklet.needs_empty")))
    if whole.unknown and whole.known:
        yield Paragraph(plain(say("booklet.unknown_n", count=whole.unknown)), Style.NOTE)
    if left_out:
        yield Paragraph(plain(say("booklet.needs_left_out", count=left_out)), Style.NOTE)
    if held:
        yield from _sums(by_city, groups.grouped(held, groups.section_of), say)


def _sums(by_city: dict[str, list[Need]], by_section: dict[str, list[Need]], say: Wording) -> Iterator[Table]:
    """Sums by city and industry, the industries in as many tables as they need, with all of them in the last column."""
    codes, whole = list(by_section), [need for some in by_city.values() for need in some]
    across = ceil(len(codes) / ceil(len(codes) / _ACROSS))
    for number, start in enumerate(range(0, len(codes), across), 1):
        some = codes[start : start + across]
        columns = [Column(say("booklet.region"), 2)]
        columns += [Column(groups.section_name(code, say), 2) for code in some]
        columns.append(Column(say("booklet.all_industries"), 2))
        rows = [(groups.city_name(city, say), needs) for city, needs in by_city.items()]
        rows.append((say("booklet.all"), whole))
        cells = tuple(_sums_row(name, needs, some, say) for name, needs in rows)
        yield Table(number, say("booklet.sums_list"), tuple(columns), cells)


def _sums_row(name: str, needs: Sequence[Need], codes: Sequence[str], say: Wording) -> tuple[Line, ...]:
    parts = ([need for need in needs if groups.section_of(need) == code] for code in codes)
    return tuple(map(plain, (name, *(Sum.of(part).told(say) for part in parts), Sum.of(needs).told(say))))


_COLUMNS = ("number", 3), ("need", 8), ("firm", 6), ("region", 5), ("industry", 6), ("amount", 4), ("term", 4)


def _overview(held: Sequence[Need], number: int, say: Wording) -> Table:
    columns = tuple(Column(say(f"booklet.{name}"), share, numeric=name == "number") for name, share in _COLUMNS)
    rows = tuple(_row(at, need, say) for at, need in enumerate(held, 1))
    return Table(number, say("booklet.needs_list"), columns, rows)


def _row(at: int, need: Need, say: Wording) -> tuple[Line, ...]:
    facts = (told(code, getattr(need, code), say) for code in ("region", "industry", "amount", "term"))
    return tuple(map(plain, (str(at), need.title, need.firm or say("booklet.unknown"), *facts)))


def _cards(by_city: dict[str, list[Need]], on: date, say: Wording) -> Iterator[Section]:
    """The cards of each city, with the numbers that the overview gives them."""
    first = 1
    for city, needs in by_city.items():
        told_ = Sum.of(needs).told(say)
        yield Section(say("booklet.region_sum", region=groups.city_name(city, say), told=told_), 1, ())
        for at, need in enumerate(needs, first):
            yield Section(on_one_line(f"{at}. {need.title}"), 2, (need_card(need, on, say),))
        first += len(needs)
