"""Figures of an overview (总览) in words: projects by region and stage and by industry, with what their amounts add up
to. Currencies stand apart, and beside each sum stands of how many records it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from liandong.exchange.jsonl import plain
from liandong.exchange.wording import money
from liandong.messages import Language, text
from liandong.model.kinds import STAGES
from liandong.portal.asked import Asked
from liandong.search import Filter
from liandong.vocabulary import industries
from liandong.workspace.cities import city_name
from liandong.workspace.overview import Overview, Part

KIND = "project"
ROWS = 24
"""Regions, and industries, that are shown: those with the most records."""


@dataclass(frozen=True, slots=True)
class Row:
    """One heading: its records by stage (`cells`: number and address of the list), all of them, and their sums."""

    code: str | None
    name: str
    inner: bool
    cells: tuple[tuple[int, str], ...]
    records: int
    link: str
    sums: str
    part: Part


@dataclass(frozen=True, slots=True)
class Figures:
    """What there is of the records of one kind: all, by region and industry; `more` rows of each are not shown."""

    stages: tuple[tuple[str, str], ...]
    all: Row
    regions: tuple[Row, ...]
    more_regions: int
    industries: tuple[Row, ...]
    more_industries: int
    told: Overview
    staged: Mapping[str, Overview]


def figures(asked: Asked) -> Figures:
    """The projects of the ledger that was asked for."""
    told = asked.ledger.overview(KIND)
    present = [part.code for part in told.statuses if part.code]
    staged = {code: asked.ledger.overview(KIND, Filter.of("status", code)) for code in STAGES if code in present}
    of = {stage: {part.code: part.records for part in each.regions} for stage, each in staged.items()}
    regions, trades = _most(told.regions), _most(told.industries)
    return Figures(
        tuple((code, stage_name(code, asked.lang)) for code in staged),
        _row(
            asked, told.all, text("portal.all_of_them", asked.lang), {s: e.all.records for s, e in staged.items()}, {}
        ),
        tuple(
            _row(
                asked,
                part,
                region_name(part.code, asked.lang),
                {s: n.get(part.code, 0) for s, n in of.items()},
                _narrowed("region", part),
            )
            for part in regions
        ),
        len(told.regions) - len(regions),
        tuple(
            _row(asked, part, industry_name(part.code, asked.lang), {}, _narrowed("industry", part)) for part in trades
        ),
        len(told.industries) - len(trades),
        told,
        staged,
    )


def _most(parts: Sequence[Part]) -> list[Part]:
    """Those with the most records, in the order of their codes; what is not known comes last."""
    known = sorted((part for part in parts if part.code), key=lambda part: (-part.records, part.code or ""))[:ROWS]
    return [*sorted(known, key=lambda part: part.code or ""), *(part for part in parts if part.code is None)]


def _narrowed(facet: str, part: Part) -> Mapping[str, str] | None:
    """The filter that shows the records of a heading; None where no filter does, as they lack what it asks for."""
    return {facet: part.code} if part.code else None


def _row(asked: Asked, part: Part, name: str, by_stage: Mapping[str, int], narrowed: Mapping[str, str] | None) -> Row:
    def link(**further: str) -> str:
        return "" if narrowed is None else asked.link("/projects", **narrowed, **further)

    cells = [(number, link(status=stage) if number else "") for stage, number in by_stage.items()]
    if by_stage:
        cells.append((part.records - sum(by_stage.values()), ""))
    inner = part.code is not None and not part.code.endswith("0000") and part.code[-1].isdigit()
    sums = ("；" if asked.lang == "zh" else "; ").join(_sums(part, asked.lang))
    return Row(part.code, name, inner, tuple(cells), part.records, link(), sums, part)


def _sums(part: Part, lang: Language) -> Iterator[str]:
    """Yuan first, then other currencies, each with the number of records of which it is; then of how many the amount is
    held in that of another."""
    for each in part.sums:
        amount = money(each.low, each.high, each.currency)
        yield text("portal.sum_of", lang, amount=amount, known=each.records, records=part.records)
    if part.told.parts:
        yield text("portal.sum_parts", lang, parts=len(part.told.parts))


def region_name(code: str | None, lang: Language) -> str:
    return text("portal.not_known", lang) if code is None else city_name(code)


def industry_name(code: str | None, lang: Language) -> str:
    if code is None:
        return text("portal.not_known", lang)
    try:
        return industries.industry(code).name
    except KeyError:  # a word that cuts across the classes
        return code


def stage_name(code: str | None, lang: Language) -> str:
    if code is None:
        return text("portal.not_known", lang)
    _, zh, en = STAGES[code]
    return zh if lang == "zh" else en


def data(told: Figures) -> dict[str, Any]:
    """For programs: every heading, those included that the page has no room for."""
    staged = {stage: {part.code: part.records for part in each.regions} for stage, each in told.staged.items()}
    regions = [
        _part(part) | {"statuses": {stage: of[part.code] for stage, of in staged.items() if part.code in of}}
        for part in told.told.regions
    ]
    return {
        "kind": told.told.kind,
        "all": _part(told.told.all),
        "regions": regions,
        "industries": [_part(part) for part in told.told.industries],
        "statuses": [_part(part) for part in told.told.statuses],
        "conflicts": told.told.conflicts,
    }


def _part(part: Part) -> dict[str, Any]:
    sums = [
        {"currency": each.currency, "low": plain(each.low), "high": plain(each.high), "records": each.records}
        for each in part.sums
    ]
    counted = {"unknown": part.unknown, "parts": len(part.told.parts)}
    return {"code": part.code, "records": part.records, "sums": sums, **counted}


def rows(told: Figures, lang: Language) -> Iterator[tuple[str, ...]]:
    """For tables: group, code, name, records, and of each currency what they add up to and of how many that is."""
    every = text("portal.all_of_them", lang)
    yield from _table("all", told.told.all, every)
    for part in told.told.regions:
        yield from _table("region", part, region_name(part.code, lang))
    for part in told.told.industries:
        yield from _table("industry", part, industry_name(part.code, lang))
    for part in told.told.statuses:
        yield from _table("status", part, stage_name(part.code, lang))
    for stage, staged in told.staged.items():
        for part in staged.regions:
            name = f"{region_name(part.code, lang)} · {stage_name(stage, lang)}"
            yield from _table("region_status", replace(part, code=f"{part.code or ''}/{stage}"), name)


def _table(group: str, part: Part, name: str) -> Iterator[tuple[str, ...]]:
    head = (group, part.code or "", name, str(part.records))
    for each in part.sums:
        yield *head, each.currency, plain(each.low) or "", plain(each.high) or "", str(each.records)
    if not part.sums:
        yield *head, "", "", "", ""
