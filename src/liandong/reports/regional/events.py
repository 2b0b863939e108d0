"""Events and outcomes (活动与成果): what was held, and what the ledger knows of what came of it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from liandong.charts import Axis, Datum, Shape
from liandong.exchange.wording import coded
from liandong.model import PROPOSAL, Answer, Record
from liandong.reports.model import Block, Column, Line
from liandong.reports.regional.draft import Draft, answers_of, date_text, year_of
from liandong.reports.sums import summed
from liandong.reports.wording import plain


def events(draft: Draft) -> Iterator[Block]:
    held = in_order(draft.concern.records["event"])
    if not held:
        yield draft.text("report.no_events")
    else:
        yield draft.text("report.events", count=len(held))
        yield from years(draft, held, "events")
        yield _list(draft, held)
        yield draft.text("report.outcomes")
        yield _outcomes(draft, held)
        yield draft.note("report.note_first")
    yield from _publications(draft)
    yield from _reconciled(draft, held) if held else ()


def in_order(records: Sequence[Record]) -> list[Record]:
    """By day, those without one last."""
    return sorted(records, key=lambda each: (not date_text(each)[:4].isdigit(), date_text(each), each.label, each.id))


def years(draft: Draft, records: Sequence[Record], name: str) -> Iterator[Block]:
    """How many records there are of each year, as a figure and a table."""
    say = draft.say
    counted = Counter(year_of(record, draft.concern.events) for record in records)
    known = sorted(int(year) for year in counted if year)
    if not known:
        return
    rows = [(str(year), counted[str(year)]) for year in range(known[0], known[-1] + 1)]
    rows += [(say("report.undated"), counted[""])] if counted[""] else []
    columns = [Column(say("report.year"), 1), Column(say(f"report.{name}_n"), 1, numeric=True)]
    caption = say(f"report.{name}_by_year")
    table = draft.table(caption, columns, [[plain(year), plain(str(count))] for year, count in rows])
    if len(known) > 1:
        axes = (Axis(say("report.year")), Axis(say(f"report.{name}_n"), say(f"report.unit_{name}")))
        yield draft.figure(caption, Shape.YEARS, [Datum(year, count) for year, count in rows], axes, table)
    yield table


def _list(draft: Draft, held: Sequence[Record]) -> Block:
    say, names = draft.say, ("date", "place", "organizer", "projects_signed", "amount")
    headings = [Column(say("report.name"), 4)]
    headings += [Column(say(f"report.{name}"), share) for name, share in zip(names, (3, 2, 3, 2, 2), strict=True)]
    rows = [[(draft.name(event),), *(draft.told(event, name) for name in names)] for event in held]
    return draft.table(say("report.events_list"), headings, rows)


def _outcomes(draft: Draft, held: Sequence[Record]) -> Block:
    """What is recorded under each event, beside what was told of it."""
    say, agreements = draft.say, draft.concern.records["agreement"]
    rows: list[list[Line]] = []
    for event in held:
        projects = draft.concern.under(event.id)
        signed = sum(any(value.ref == event.id for value in each.values("event")) for each in agreements)
        rows.append(
            [
                (draft.name(event),),
                draft.told(event, "projects_signed"),
                plain(str(len(projects))),
                draft.sum_of(summed(projects)) if projects else plain(say("report.none")),
                plain(str(signed)),
            ]
        )
    columns = [
        Column(say("report.event"), 4), Column(say("report.projects_signed"), 2),
        Column(say("report.first_signed"), 2, numeric=True), Column(say("report.their_sum"), 4),
        Column(say("report.agreements_n"), 2, numeric=True),
    ]  # fmt: skip
    return draft.table(say("report.outcomes_list"), columns, rows)


def _publications(draft: Draft) -> Iterator[Block]:
    say, held = draft.say, in_order(draft.concern.records["publication"])
    if not held:
        yield draft.text("report.no_publications")
        return
    columns = [Column(say("report.name"), 4), Column(say("report.issuer"), 3), Column(say("report.date"), 2)]
    rows = [[(draft.name(each),), draft.told(each, "issuer"), draft.told(each, "date")] for each in held]
    yield draft.table(say("report.publications_list"), columns, rows)


def _reconciled(draft: Draft, held: Sequence[Record]) -> Iterator[Block]:
    """Totals that were told against the parts that were told."""
    say = draft.say
    found = [(event, answer) for event in held for answer in answers_of(draft.ledger, [event])[event.id]]
    found = [(event, answer) for event, answer in found if answer.recipe != PROPOSAL]
    if not found:
        yield draft.text("report.no_checks")
        return
    yield draft.text("report.checks", count=len(found))
    columns = [
        Column(say("report.event"), 3), Column(say("report.check"), 2), Column(say("report.verdict"), 2),
        Column(say("report.shown"), 5),
    ]  # fmt: skip
    yield draft.table(say("report.checks_list"), columns, [check(draft, *each) for each in found])


def check(draft: Draft, record: Record, answer: Answer) -> list[Line]:
    """A check as a row: the record, what was compared, what came out, and the numbers with their sentences."""
    lang = draft.say.lang
    verdict = coded("verdict", answer.verdict.value, lang)
    if answer.reason:
        verdict = draft.say("report.because", verdict=verdict, reason=coded("answer", answer.reason, lang))
    quotes = [quote for id_ in answer.inputs for quote in draft.ledger.statement(id_).evidence[:1]]
    shown = draft.cite.quoted(answer.shown, quotes)
    return [(draft.name(record),), plain(coded("recipe", answer.recipe, lang)), plain(verdict), (shown,)]
