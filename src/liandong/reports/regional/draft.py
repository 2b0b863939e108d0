"""The draft of a report: numbers its tables and figures, and words what the ledger tells with its citations."""

from collections.abc import Mapping, Sequence

from liandong.charts import Axis, Chart, Datum, Shape
from liandong.exchange.entries import asserted
from liandong.exchange.wording import listed, money
from liandong.model import KINDS, Answer, FoldedValue, FoldRule, Modality, Record
from liandong.reports.citations import Citations
from liandong.reports.concern import Concern
from liandong.reports.model import Column, Figure, Line, Paragraph, Piece, Style, Table
from liandong.reports.read import Read
from liandong.reports.sums import Sum
from liandong.reports.wording import Wording, plain

_NAMES = 6
"""Most names in one cell; how many more there are stands behind them."""
_YEAR = 4


class Draft:
    """What the sections of one report share."""

    def __init__(self, ledger: Read, concern: Concern, say: Wording, source: str, day: str) -> None:
        self.ledger, self.concern, self.say, self.day = ledger, concern, say, day
        self.cite = Citations(ledger, say.lang)
        self._source = source
        self._tables = self._figures = 0

    def table(self, caption: str, columns: Sequence[Column], rows: Sequence[Sequence[Line]]) -> Table:
        """The next table."""
        self._tables += 1
        return Table(self._tables, caption, tuple(columns), tuple(map(tuple, rows)))

    def figure(self, caption: str, shape: Shape, rows: Sequence[Datum], axes: tuple[Axis, ...], table: Table) -> Figure:
        """The next figure, of the numbers of a table; its axes are what is named, what is counted, and a partner."""
        self._figures += 1
        partner = axes[2] if len(axes) > 2 else None
        return Figure(
            self._figures,
            caption,
            Chart(caption, shape, tuple(rows), axes[0], axes[1], self._source, partner),
            table.number,
        )

    def text(self, code: str, **parts: Piece | Line | str | int) -> Paragraph:
        return Paragraph(self.say.line(code, **parts))

    def item(self, code: str, **parts: Piece | Line | str | int) -> Paragraph:
        return Paragraph(self.say.line(code, **parts), Style.ITEM)

    def note(self, code: str, **parts: Piece | Line | str | int) -> Paragraph:
        return Paragraph(self.say.line(code, **parts), Style.NOTE)

    def name(self, record: Record) -> Piece:
        """What a record is called, with the sentence that calls it so."""
        named = next((record.first(name) for name in ("name", "subject", "content") if record.first(name)), None)
        return self.cite.of(record.label, named)

    def told(self, record: Record, name: str) -> Line:
        """A property as the ledger stands by it, with its sentences: of many values all, of others the leading one."""
        declared = KINDS[record.kind].property(name)
        values = asserted(record.values(name))
        if not values:
            return plain(self.say("report.untold"))
        if declared.fold is not FoldRule.MANY:
            return (self.value(record, name, values[0]),)
        words: dict[str, list[FoldedValue]] = {}
        for value in values:
            words.setdefault(listed(record.kind, name, value, self.say.lang), []).append(value)
        pieces = [self.cite.of(text, *held[:1]) for text, held in list(words.items())[:_NAMES]]
        more = [Piece(self.say("report.more", count=len(words) - _NAMES))] if len(words) > _NAMES else []
        return self.say.joined([*pieces, *more])

    def value(self, record: Record, name: str, value: FoldedValue) -> Piece:
        """One value with what it counts and whether it is done, and its sentences."""
        text = listed(record.kind, name, value, self.say.lang)
        if value.modality in (Modality.WILL, Modality.INTENDED):
            text = self.say("report.to_come", text=text)
        return self.cite.of(text, value)

    def event(self, record: Record) -> Line:
        """The events of which a record is told."""
        pieces = []
        for value in record.values("event"):
            held = self.concern.events.get(value.ref or "")
            pieces.append(self.cite.of(held.label if held else value.value.text, value))
        return self.say.joined(pieces) if pieces else plain(self.say("report.untold"))

    def sum_of(self, sums: Sum) -> Line:
        """The sums of money of some records, and of how many of them they are."""
        each_of = sums.told.sums
        if not each_of:
            return plain(self.say("report.no_sum", count=sums.count))
        several = len(each_of) > 1
        parts = ((money(each.low, each.high, each.currency), each.records) for each in each_of)
        told = [self.say("report.one_sum", sum=each, count=count) if several else each for each, count in parts]
        shown = self.say.named(told)
        return plain(self.say("report.sum", sums=shown, known=sums.known, count=sums.count))

    def notes_of(self, sums: Sum) -> str:
        """What has to be known of a sum: values told as bounds, told differently, or held in another."""
        told = {"rough": sums.rough, "disputed": sums.disputed, "parts": sums.parts}
        apart = "" if self.say.lang == "zh" else " "
        return apart.join(self.say(f"report.sum_{name}", count=count) for name, count in told.items() if count)


def answers_of(ledger: Read, records: Sequence[Record]) -> Mapping[str, tuple[Answer, ...]]:
    """The checks on some records."""
    return {record.id: tuple(ledger.answers(record.id)) for record in records}


def date_text(record: Record) -> str:
    """The day by which a list is in order; empty where none is known."""
    value = record.first("date")
    return value.value.text if value else ""


def year_of(record: Record, events: Mapping[str, Record]) -> str:
    """The year of the first day that a record tells, else of its first event; empty where neither is known."""
    days = [value.value.text for value in asserted(record.values("date"))]
    if not any(days):
        days = [date_text(event) for v in record.values("event") if (event := events.get(v.ref or ""))]
    if not any(days) and (status := record.first("status")) and status.as_of:
        days = [status.as_of.date]
    years = [day[:_YEAR] for day in days if day[:_YEAR].isdigit()]
    return min(years, default="")
