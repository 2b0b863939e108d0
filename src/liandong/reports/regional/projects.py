"""Projects (项目): by region, industry, status and year, and one by one."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from liandong.charts import Axis, Datum, Shape
from liandong.exchange.entries import asserted
from liandong.model import PROPOSAL, Modality, Record, Verdict
from liandong.model.kinds import STAGES
from liandong.reports.model import Block, Column, Line
from liandong.reports.regional.draft import Draft
from liandong.reports.regional.events import check, in_order, years
from liandong.reports.sums import grouped_by, money_bar, summed, total_of
from liandong.reports.wording import plain
from liandong.search.marking import of_record
from liandong.vocabulary import industries
from liandong.workspace.cities import Cities, city_name, where

_ROWS = 15
"""Most groups that are told apart; the rest stand together."""


def projects(draft: Draft) -> Iterator[Block]:
    held = in_order(draft.concern.records["project"])
    if not held:
        yield draft.text("report.no_projects")
        return
    sums = summed(held)
    yield draft.text("report.projects", count=len(held), sums=draft.sum_of(sums))
    if told := draft.notes_of(sums):
        yield draft.note("report.sum_notes", told=told)
    breakdowns: tuple[tuple[str, Callable[[Record], Sequence[str]]], ...] = (
        ("region", _in_cities(held)), ("industry", _industries), ("status", lambda each: _status(draft, each)),
    )  # fmt: skip
    for name, names in breakdowns:
        yield from _broken_down(draft, held, name, names)
    yield from years(draft, held, "projects")
    yield _list(draft, held)
    yield from _checks(draft, held)


def _broken_down(
    draft: Draft, held: Sequence[Record], name: str, names: Callable[[Record], Sequence[str]]
) -> Iterator[Block]:
    """Counts and sums by one thing, as figures and a table."""
    say = draft.say
    groups = _ranked(say("report.untold"), say("report.others"), grouped_by(held, names))
    sums = {group: summed(records) for group, records in groups.items()}
    head = Axis(say(f"report.{name}"))
    columns = [
        Column(head.title, 3), Column(say("report.projects_n"), 2, numeric=True),
        Column(say("report.known_n"), 2, numeric=True), Column(say("report.their_sum"), 4),
    ]  # fmt: skip
    rows = [
        [plain(group), plain(str(each.count)), plain(str(each.known)), plain(each.shown or say("report.unknown"))]
        for group, each in sums.items()
    ]
    table = draft.table(say(f"report.projects_by_{name}"), columns, rows)
    counted = [Datum(group, each.count) for group, each in sums.items()]
    axes = head, Axis(say("report.projects_n"), say("report.unit_projects"))
    yield draft.figure(say(f"report.figure_{name}"), Shape.BARS, counted, axes, table)
    money = [money_bar(group, each.told, say) for group, each in sums.items()]
    if sum(datum.value is not None for datum in money) > 1 and name != "status":
        axes = head, Axis(say("report.investment"), say("report.unit_money"))
        yield draft.figure(say(f"report.figure_{name}_money"), Shape.BARS, money, axes, table)
    yield table
    yield draft.note("report.note_overlap" if name != "status" else "report.note_status")


def _ranked(untold: str, others: str, groups: Mapping[str, list[Record]]) -> dict[str, list[Record]]:
    """The largest groups by name, the rest in one, those without a name last."""
    named = [name for name in groups if name]
    found = {name: groups[name] for name in named[:_ROWS]}
    if rest := named[_ROWS:]:
        found[others] = list({each.id: each for name in rest for each in groups[name]}.values())
    return found | ({untold: groups[""]} if "" in groups else {})


def _in_cities(held: Sequence[Record]) -> Callable[[Record], Sequence[str]]:
    """The cities in which a project lies, as the portal counts them."""
    lying = {project.id: where(of_record(project)) for project in held}
    known = Cities({text for texts in lying.values() for text in texts})
    return lambda project: [city_name(code) for code in known.of(lying[project.id])]


def _industries(project: Record) -> Sequence[str]:
    """Its industries, each by the one word that stands for all its names."""
    found = [value.value.text for value in asserted(project.values("sector"))]
    return tuple(dict.fromkeys(hit.name for text in found for hit in industries.find_industries(text)[:1])) or found


def _status(draft: Draft, project: Record) -> Sequence[str]:
    status = project.first("status")
    if status is None:
        return ()
    _, zh, en = STAGES.get(status.value.text, (None, status.value.text, status.value.text))
    word = zh if draft.say.lang == "zh" else en
    to_come = status.modality in (Modality.WILL, Modality.INTENDED) and status.value.text != "planned"
    return (draft.say("report.to_come", text=word) if to_come else word,)


def _list(draft: Draft, held: Sequence[Record]) -> Block:
    say = draft.say
    names = ("place", "party", "status", "date")
    columns = [Column(say("report.name"), 4)]
    columns += [Column(say(f"report.{name}"), share) for name, share in zip(names, (2, 3, 2, 3), strict=True)]
    columns.append(Column(say("report.total"), 2))
    rows = [[(draft.name(each),), *(draft.told(each, name) for name in names), _total(draft, each)] for each in held]
    return draft.table(say("report.projects_list"), columns, rows)


def _total(draft: Draft, project: Record) -> Line:
    """Its total; where only sums of another scope are told, these, by their names."""
    value = total_of(project) or next(iter(asserted(project.values("amount"))), None)
    return (draft.value(project, "amount", value),) if value else plain(draft.say("report.untold"))


def _checks(draft: Draft, held: Sequence[Record]) -> Iterator[Block]:
    """The checks on projects that did not hold."""
    found = [(each, a) for each in held for a in draft.ledger.answers(each.id) if a.recipe != PROPOSAL]
    failed = [(each, answer) for each, answer in found if answer.verdict is Verdict.FAILS]
    if failed:
        say = draft.say
        yield draft.text("report.failed_checks", count=len(failed), all=len(found))
        columns = [
            Column(say("report.project"), 3), Column(say("report.check"), 2), Column(say("report.verdict"), 2),
            Column(say("report.shown"), 5),
        ]  # fmt: skip
        yield draft.table(say("report.failed_list"), columns, [check(draft, *each) for each in failed])
