"""The monthly notice (每月一通报): what was due and what came of it, in words, by organisation, and task by task, with
the rules by which it was counted at its foot."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from liandong.followup.calendar import china
from liandong.followup.reckoning import Month, Outcome, Standing
from liandong.followup.reckoning.month import DUE
from liandong.reports.followup_papers.days import day_in
from liandong.reports.model import Block, Column, Layout, Line, Paragraph, Report, Section, Style, Table
from liandong.reports.wording import Wording, plain

Cells = tuple[Line, ...]
_NUMERALS = "一二三四五六七八九"
_OF_OWNERS = ("due", "in_time", "late", "waiting", "overdue_of", "gone", "overdue", "done", "new", "ahead")
JUDGED = (Outcome.IN_TIME, Outcome.LATE, Outcome.OVERDUE, Outcome.LAPSED)
"""What the rate counts: all that was due, but what waits for its proof to be judged, and what was taken back."""


def notice(month: Month, lang: str = "zh") -> Report:
    """The notice of a month, dated on the last day of which it tells."""
    say = Wording(lang)
    draft = _Draft(month, say)
    titles = ("sum", "owners", "overdue", "due", "moved", "done", "new", "ahead", "rules")
    sections = [Section("", 1, tuple(draft.opening()))]
    for number, name in enumerate(titles):
        heading = say(f"paper.notice_{name}")
        numbered = f"{_NUMERALS[number]}、{heading}" if lang == "zh" else f"{number + 1}. {heading}"
        sections.append(Section(numbered, 1, tuple(getattr(draft, name)())))
    title = say("paper.notice_title", month=_month(month, lang))
    facts = ((say("paper.notice_until"), day_in(lang, month.until)),)
    return Report(title, "", lang, month.until.isoformat(), facts, tuple(sections), (), "", Layout.OFFICIAL)


def _month(month: Month, lang: str) -> str:
    return f"{month.first.year}年{month.first.month}月" if lang == "zh" else f"{month.first:%B %Y}"


class _Draft:
    """The sections of one notice, whose tables are numbered as they come."""

    def __init__(self, month: Month, say: Wording) -> None:
        self._month, self._say, self._tables = month, say, 0

    def opening(self) -> Iterator[Block]:
        yield Paragraph(plain(self._say("paper.notice_to")), Style.ADDRESS)
        yield self._text(
            "lead", month=_month(self._month, self._say.lang), day=day_in(self._say.lang, self._month.until)
        )

    def sum(self) -> Iterator[Block]:
        month, outcome = self._month, Outcome
        counts = {name.value: month.count(name) for name in DUE}
        if month.due:
            yield self._text("sum_due", count=len(month.due), moved_in_time=month.moved_in_time, **counts)
            if counts[outcome.TO_COME]:
                yield self._text("sum_to_come", count=counts[outcome.TO_COME])
            judged = month.count(*JUDGED)
            kept = month.count(outcome.IN_TIME)
            code = "rate" if judged else "no_rate"
            yield self._text(code, kept=kept, judged=judged, rate=rate(kept, judged))
        else:
            yield self._text("sum_none")
        if month.until < month.last:
            yield self._text("not_over")
        before = sum(each.task.due is not None and each.task.due < month.first for each in month.overdue)
        yield self._text("sum_overdue", count=len(month.overdue), before=before)
        flow = {"new": len(month.new), "done": len(month.done), "closed": len(month.closed)}
        yield self._text("sum_flow", moved=len(month.moved), ahead=len(month.ahead), **flow)

    def owners(self) -> Iterator[Block]:
        found = self._month.owners()
        heads = [Column(self._head("owner"), 4), *(Column(self._head(name), 1, numeric=True) for name in _OF_OWNERS)]
        rows = [self._owner(name, month) for name, month in found.items()]
        rows.append(self._owner(self._say("paper.notice_all"), self._month))
        yield self._table("owners", heads, rows)

    def overdue(self) -> Iterator[Block]:
        yield from self._list("overdue", self._month.overdue, ("days_over", "note"), self._overdue)

    def due(self) -> Iterator[Block]:
        yield from self._list("due", self._month.due, ("handed_in", "outcome"), self._due)

    def _day(self, day: date | None) -> Line:
        return plain(str(day or self._say("paper.no_due")))

    def moved(self) -> Iterator[Block]:
        if not self._month.moved:
            yield self._text("none")
            return
        names = (("number", 1), ("title", 5), ("owner", 3), ("before", 2), ("after", 2), ("by", 2), ("reason", 4))
        rows = [
            (
                *self._named(each), self._day(move.before), self._day(move.after),
                plain(move.actor), plain(move.reason or "—"),
            )
            for each, move in self._month.moved
        ]  # fmt: skip
        yield self._table("moved", [Column(self._head(name), share) for name, share in names], rows)

    def done(self) -> Iterator[Block]:
        yield from self._list("done", self._month.done, ("closed_on", "outcome", "proof"), self._done)

    def new(self) -> Iterator[Block]:
        yield from self._list("new", self._month.new, ("begun",), lambda each: (str(each.begun),))

    def ahead(self) -> Iterator[Block]:
        yield from self._list("ahead", self._month.ahead, ("note",), lambda each: (_note(each),))

    def rules(self) -> Iterator[Block]:
        for number in range(1, 8):
            yield Paragraph(plain(self._say(f"paper.notice_rule_{number}")), Style.NOTE)

    def _list(
        self, name: str, held: Sequence[Standing], more: Sequence[str], tell: Callable[[Standing], Sequence[str]]
    ) -> Iterator[Block]:
        """A table of tasks: number, title, owner, due date and the first one, and what this list tells besides."""
        if not held:
            yield self._text("none")
            return
        shares = {"note": 4, "proof": 4}
        heads = [Column(self._head(n), s) for n, s in (("number", 1), ("title", 5), ("owner", 3), ("due_on", 2))]
        heads += [Column(self._head(each), shares.get(each, 2)) for each in more]
        rows = [(*self._named(each), plain(self._due_on(each)), *map(plain, tell(each))) for each in held]
        yield self._table(name, heads, rows)

    def _named(self, each: Standing) -> Cells:
        return plain(str(each.task.number)), plain(each.task.title), plain(each.owner or self._say("paper.no_owner"))

    def _due_on(self, each: Standing) -> str:
        """The due date, and the first one where it was moved."""
        due, first = each.task.due, each.deadlines.first
        if due is None:
            return self._say("paper.no_due")
        return str(due) if first in (None, due) else self._say("paper.notice_first", due=due, first=first)

    def _overdue(self, each: Standing) -> tuple[str, str]:
        assert each.task.due is not None
        days, provisional = china().between(each.task.due, self._month.until)
        return (f"≈{days}" if provisional else str(days)), _note(each)

    def _due(self, each: Standing) -> tuple[str, str]:
        return str(each.handed_in or "—"), self._outcome(each)

    def _done(self, each: Standing) -> tuple[str, str, str]:
        proof = each.task.proofs[-1] if each.task.proofs else None
        told = (proof.sentence or self._say("paper.notice_proof_ledger")) if proof else "—"
        return str(each.closed), self._outcome(each), told

    def _outcome(self, each: Standing) -> str:
        if each.task.due is None:
            return self._say("paper.no_due")
        by_moved = each.outcome is Outcome.IN_TIME and not each.as_first_promised
        return self._say("paper.outcome_in_time_moved" if by_moved else f"paper.outcome_{each.outcome}")

    def _owner(self, name: str, month: Month) -> Cells:
        outcome = Outcome
        counts = (
            len(month.due), month.count(outcome.IN_TIME), month.count(outcome.LATE),
            month.count(outcome.SUBMITTED, outcome.SUBMITTED_LATE), month.count(outcome.OVERDUE),
            month.count(outcome.LAPSED, outcome.WITHDRAWN), len(month.overdue), len(month.done), len(month.new),
            len(month.ahead),
        )  # fmt: skip
        return (plain(name or self._say("paper.no_owner")), *(plain(str(count)) for count in counts))

    def _table(self, name: str, heads: Sequence[Column], rows: Sequence[Cells]) -> Table:
        self._tables += 1
        return Table(self._tables, self._say(f"paper.notice_{name}"), tuple(heads), tuple(rows))

    def _head(self, name: str) -> str:
        return self._say(f"paper.head_{name}")

    def _text(self, name: str, **parts: object) -> Paragraph:
        return Paragraph(plain(self._say(f"paper.notice_{name}", **parts)))


def rate(part: int, whole: int) -> str:
    """In per cent with one decimal, halves up."""
    tenths = (2000 * part + whole) // (2 * whole) if whole else 0
    return f"{tenths // 10}.{tenths % 10}%"


def _note(each: Standing) -> str:
    """The last word on its progress."""
    if not each.task.note:
        return "—"
    return each.task.note if each.task.percent is None else f"{each.task.note}（{each.task.percent}%）"
