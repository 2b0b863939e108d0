"""The booklet of offers (金融服务资源汇编): by institution a table of its products, and a card for each of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from liandong.matching import Offer
from liandong.matching.rounds import Host
from liandong.model.characters import on_one_line
from liandong.reports.booklets import conditions
from liandong.reports.booklets.cards import institution, offer_card
from liandong.reports.booklets.cover import NOBODY, bound, hosted
from liandong.reports.booklets.values import span
from liandong.reports.followup_papers.days import day_in
from liandong.reports.model import Block, Column, Line, Paragraph, Report, Section, Style, Table
from liandong.reports.wording import Wording, plain

_OVERVIEW = ("institution", 5), ("offers_n", 2), ("to_ask_n", 3)
_PRODUCTS = ("number", 3), ("product", 10), ("amount", 9), ("term", 7), ("rate", 6)
_NUMBERS = frozenset({"number", "offers_n", "to_ask_n"})


def offers_booklet(offers: Iterable[Offer], on: date, lang: str = "zh", *, of: str = "", host: Host = NOBODY) -> Report:
    """The products that stand on a day, by institution, in the order given; `of` tells what round it is for, `host` who
    holds it."""
    say, every = Wording(lang), list(offers)
    by_institution: dict[str, list[Offer]] = {}
    for offer in every:
        if offer.days.hold(on):
            by_institution.setdefault(offer.institution, []).append(offer)
    by_institution = dict(sorted(by_institution.items(), key=lambda item: not item[0]))
    count = sum(map(len, by_institution.values()))
    facts = (
        (say("booklet.day"), day_in(lang, on)),
        (say("booklet.institutions_n"), str(sum(bool(name) for name in by_institution))),
        (say("booklet.offers_n"), str(count)),
    )
    sections = [Section(say("booklet.overview"), 1, tuple(_overview(by_institution, len(every) - count, say)))]
    sections += _institutions(by_institution, say)
    return bound(say("booklet.offers_title"), of, on, (*facts, *hosted(host, say)), sections, lang)


def _overview(by_institution: Mapping[str, Sequence[Offer]], left_out: int, say: Wording) -> Iterator[Block]:
    count, named = sum(map(len, by_institution.values())), sum(bool(name) for name in by_institution)
    if count:
        yield Paragraph(plain(say("booklet.offers_lead", count=count, institutions=named)))
    else:
        yield Paragraph(plain(say("booklet.offers_empty")))
    if left_out:
        yield Paragraph(plain(say("booklet.offers_left_out", count=left_out)), Style.NOTE)
    if not count:
        return
    rows = []
    for offers in by_institution.values():
        asked = sum(conditions.unread(offer.further) for offer in offers)
        rows.append(_cells(institution(offers[0], say), str(len(offers)), str(asked)))
    yield Table(1, say("booklet.institutions_list"), _columns(_OVERVIEW, say), tuple(rows))


def _institutions(by_institution: Mapping[str, Sequence[Offer]], say: Wording) -> Iterator[Section]:
    """Each institution with the table of its products, and their cards; products are numbered through."""
    first = 1
    for number, offers in enumerate(by_institution.values(), 2):
        name = on_one_line(institution(offers[0], say))
        rows = tuple(_product(at, offer, say) for at, offer in enumerate(offers, first))
        caption = say("booklet.products_list", institution=name)
        yield Section(name, 1, (Table(number, caption, _columns(_PRODUCTS, say), rows),))
        for at, offer in enumerate(offers, first):
            yield Section(on_one_line(f"{at}. {offer.title}"), 2, (offer_card(offer, say),))
        first += len(offers)


def _product(at: int, offer: Offer, say: Wording) -> tuple[Line, ...]:
    return _cells(
        str(at),
        offer.title,
        span("amount", offer.amount_least, offer.amount_most, say),
        span("term", offer.term_least, offer.term_most, say),
        span("rate_most", offer.rate_least, offer.rate_most, say),
    )


def _columns(named: Sequence[tuple[str, int]], say: Wording) -> tuple[Column, ...]:
    return tuple(Column(say(f"booklet.{name}"), share, numeric=name in _NUMBERS) for name, share in named)


def _cells(*texts: str) -> tuple[Line, ...]:
    return tuple(map(plain, texts))
