"""Ties (区域联系): the records that lie in two of the chosen regions, pair by pair."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from liandong.charts import Axis, Datum, Shape
from liandong.exchange.wording import kind_name
from liandong.reports.concern import TOLD
from liandong.reports.model import Block, Column
from liandong.reports.regional.draft import Draft, date_text
from liandong.reports.wording import plain


def ties(draft: Draft) -> Iterator[Block]:
    say, concern = draft.say, draft.concern
    names = concern.asked.regions
    tying = concern.tying
    if not tying:
        yield draft.text("report.no_ties", regions=say.named(list(names)))
        return
    yield draft.text("report.ties", count=len(tying), regions=say.named(list(names)))
    counted = concern.ties
    apart = (pair for pair in combinations(range(len(names)), 2) if not concern.asked.nested(*pair))
    pairs = {pair: counted.get(pair, Counter[str]()) for pair in apart}
    ordered = sorted(pairs.items(), key=lambda item: (-item[1].total(), item[0]))
    kinds = [kind for kind in TOLD if any(held[kind] for held in pairs.values())]
    columns = [
        Column(say("report.pair"), 4),
        *(Column(kind_name(kind, say.lang), 2, numeric=True) for kind in kinds),
        Column(say("report.together"), 2, numeric=True),
    ]
    rows = [
        [plain(f"{names[a]} — {names[b]}"), *(plain(str(held[k])) for k in kinds), plain(str(held.total()))]
        for (a, b), held in ordered
    ]
    table = draft.table(say("report.ties_by_pair"), columns, rows)
    axes = (
        Axis(say("report.region")),
        Axis(say("report.records"), say("report.unit_records")),
        Axis(say("report.partner")),
    )
    if len(names) > 2:
        tiles = [
            Datum(names[one], held.total(), partner=names[other])
            for pair, held in sorted(pairs.items())
            for one, other in (pair, pair[::-1])
        ]
        tiles.sort(key=lambda datum: (names.index(datum.name), names.index(datum.partner)))
        yield draft.figure(say("report.figure_tiles"), Shape.TILES, tiles, axes, table)
    flows = [Datum(names[a], held.total(), partner=names[b]) for (a, b), held in ordered]
    if len(flows) > 1:
        yield draft.figure(say("report.figure_flows"), Shape.FLOWS, flows, axes, table)
    yield table
    yield draft.note("report.note_ties")
    yield draft.table(
        say("report.ties_list"),
        [
            Column(say("report.kind"), 2), Column(say("report.name"), 6), Column(say("report.date"), 2),
            Column(say("report.between"), 3),
        ],
        [
            [
                plain(kind_name(record.kind, say.lang)), (draft.name(record),), draft.told(record, "date"),
                plain(say.named([names[number] for number in concern.lying[record.id]])),
            ]
            for record in sorted(tying, key=lambda each: (date_text(each) or "9", each.label, each.id))
        ],
    )  # fmt: skip
