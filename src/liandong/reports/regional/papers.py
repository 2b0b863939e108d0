"""Mechanisms (机制) and policies (政策)."""

from collections.abc import Iterator

from liandong.reports.model import Block, Column
from liandong.reports.regional.draft import Draft
from liandong.reports.regional.events import in_order


def mechanisms(draft: Draft) -> Iterator[Block]:
    say, held = draft.say, in_order(draft.concern.records["mechanism"])
    if not held:
        yield draft.text("report.no_mechanisms")
        return
    yield draft.text("report.mechanisms", count=len(held))
    columns = [
        Column(say("report.name"), 4), Column(say("report.member"), 5), Column(say("report.date"), 2),
        Column(say("report.event"), 3),
    ]  # fmt: skip
    rows = [
        [(draft.name(each),), draft.told(each, "member"), draft.told(each, "date"), draft.event(each)] for each in held
    ]
    yield draft.table(say("report.mechanisms_list"), columns, rows)


def policies(draft: Draft) -> Iterator[Block]:
    say, held = draft.say, in_order(draft.concern.records["policy"])
    if not held:
        yield draft.text("report.no_policies")
        return
    yield draft.text("report.policies", count=len(held))
    names = ("issuer", "date", "document_number")
    columns = [Column(say("report.name"), 5)]
    columns += [Column(say(f"report.{name}"), share) for name, share in zip(names, (3, 2, 2), strict=True)]
    rows = [[(draft.name(each),), *(draft.told(each, name) for name in names)] for each in held]
    yield draft.table(say("report.policies_list"), columns, rows)
