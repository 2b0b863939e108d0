"""Conflicts between sources and data quality (来源分歧与数据质量), and how the report was made (方法)."""

from collections import Counter
from collections.abc import Iterator

from liandong.exchange.wording import coded, extent, kind_name, property_name
from liandong.model import KINDS, Conflict, FoldedValue, Polarity, Property, Record, Tier
from liandong.records import health
from liandong.reports.concern import TOLD
from liandong.reports.model import Block, Column, Line
from liandong.reports.regional.draft import Draft
from liandong.reports.regional.events import in_order
from liandong.reports.wording import plain


def quality(draft: Draft) -> Iterator[Block]:
    yield from _conflicts(draft)
    records = list(draft.concern.all)
    if not records:
        return
    yield _filled(draft)
    yield draft.note("report.note_filled")
    yield _tiers(draft, records)
    yield from _undated(draft)


def method(draft: Draft) -> Iterator[Block]:
    say = draft.say
    for told in extent(draft.ledger.extent, say.lang):
        yield draft.item("report.told", told=told)
    for name in ("method_ledger", "method_concern", "method_first", "method_sums", "method_status", "method_people"):
        yield draft.item(f"report.{name}")
    yield draft.item("report.method_version", version=draft.ledger.version)


def _conflicts(draft: Draft) -> Iterator[Block]:
    say = draft.say
    rows: list[list[Line]] = []
    for record in draft.concern.all:
        for name, values in record.properties:
            declared = KINDS[record.kind].property(name)
            clashing = [v for v in values if v.conflict is Conflict.REAL and v.polarity is Polarity.ASSERTED]
            rows += [_clash(draft, record, declared, clashing)] if len(clashing) > 1 else []
    if not rows:
        yield draft.text("report.no_conflicts")
        return
    yield draft.text("report.conflicts", count=len(rows))
    columns = [
        Column(say("report.record"), 3), Column(say("report.property"), 2), Column(say("report.adopted"), 3),
        Column(say("report.other_values"), 4),
    ]  # fmt: skip
    yield draft.table(say("report.conflicts_list"), columns, rows)


def _clash(draft: Draft, record: Record, declared: Property, values: list[FoldedValue]) -> list[Line]:
    told = [draft.value(record, declared.name, value) for value in values]
    named = property_name(declared, draft.say.lang)
    return [(draft.name(record),), plain(named), (told[0],), draft.say.joined(told[1:])]


def _filled(draft: Draft) -> Block:
    """Of each kind how many records tell what a record of the kind should."""
    say = draft.say
    rows: list[list[Line]] = []
    for kind in TOLD:
        held = draft.concern.records[kind]
        missing = Counter(name for record in held for name in health(record).missing)
        lacking = [
            say("report.lacking", property=property_name(KINDS[kind].property(name), say.lang), count=count)
            for name, count in sorted(missing.items(), key=lambda item: (-item[1], item[0]))
        ]
        single = sum(record.families < 2 for record in held)
        rows.append(
            [
                plain(kind_name(kind, say.lang)), plain(str(len(held))), plain(str(single)),
                plain(say.named(lacking) or say("report.none")),
            ]
        )  # fmt: skip
    columns = [
        Column(say("report.kind"), 2), Column(say("report.records"), 2, numeric=True),
        Column(say("report.one_source"), 2, numeric=True), Column(say("report.missing"), 6),
    ]  # fmt: skip
    return draft.table(say("report.filled_list"), columns, rows)


def _tiers(draft: Draft, records: list[Record]) -> Block:
    """How near the nearest source of each record is to the fact."""
    say = draft.say
    nearest = Counter(
        min((v.tier for _, values in record.properties for v in values), default=Tier.UNKNOWN) for record in records
    )
    rows = [[plain(coded("tier", tier.name.lower(), say.lang)), plain(str(nearest[tier]))] for tier in sorted(nearest)]
    columns = [Column(say("report.tier"), 3), Column(say("report.records"), 1, numeric=True)]
    return draft.table(say("report.tiers_list"), columns, rows)


def _undated(draft: Draft) -> Iterator[Block]:
    say, undated = draft.say, draft.concern.undated
    if not undated:
        return
    yield draft.text("report.undated_told", count=len(undated))
    columns = [Column(say("report.kind"), 2), Column(say("report.name"), 7)]
    rows = [[plain(kind_name(each.kind, say.lang)), (draft.name(each),)] for each in in_order(undated)]
    yield draft.table(say("report.undated_list"), columns, rows)
