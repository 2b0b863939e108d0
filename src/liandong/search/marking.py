"""What of a record or a document lists are narrowed by, and whether it meets a condition.

Only what the ledger stands by counts, as lists show it: of an amount the leading value, of dates those that lead their
scope, of stages the present one. What a text calls 超过170亿元 counts as the 170亿元 that it names.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from liandong.model import KINDS, Conflict, Document, FoldedValue, FoldRule, Modality, Polarity, Record, Tier
from liandong.model.kinds import Facet, Property
from liandong.records.health import filled
from liandong.records.values import times
from liandong.search.segment import fold
from liandong.store.marks import OfDocument
from liandong.store.rows import Condition, Mark
from liandong.vocabulary import industries, regions

_MEMORY = 1 << 14
_REACHED = (Modality.DONE, Modality.ONGOING)


def of_record(record: Record) -> tuple[Mark, ...]:
    """The marks of a record, each once."""
    found = [Mark(Facet.KIND, record.kind), Mark(Facet.CONFLICT, "yes" if clashes(record) else "no")]
    for name, values in record.properties:
        declared = KINDS[record.kind].property(name)
        if declared.facet is not None:
            found += _of_property(declared, values)
    if not any(mark.facet == Facet.PERIOD for mark in found):
        found += _of_stage(record.first("status"))
    tiers = [v.tier for _, values in record.properties for v in values if v.polarity is Polarity.ASSERTED]
    if tiers:
        found.append(Mark(Facet.SOURCE, str(int(min(tiers)))))
    found.append(Mark(Facet.FAMILIES, "", record.families, record.families))
    found += [Mark(Facet.MISSING, name) for name in filled(record)[1]]
    return tuple(dict.fromkeys(found))


def of_document(document: Document, tier: Tier | None = None) -> tuple[Mark, ...]:
    """The marks of a document; its tier, which other documents can change, is given where it is known."""
    found = [Mark(Facet.KIND, "document")]
    days = times.span(document.published.value) if document.published else None
    if days:
        found.append(Mark(Facet.PERIOD, "", *days))
    if tier is not None:
        found.append(Mark(Facet.SOURCE, str(int(tier))))
    found += [Mark(OfDocument.FLAG, flag) for flag in document.flags]
    if document.medium:
        found.append(Mark(OfDocument.MEDIUM, fold(document.medium.value)))
    return tuple(found)


def meets(marks: Iterable[Mark], conditions: Sequence[Condition]) -> bool:
    """Whether all conditions hold."""
    held = tuple(marks)
    return all(
        any(_fits(mark, condition) for mark in held if mark.facet == condition.facet) is not condition.excluded
        for condition in conditions
    )


def _fits(mark: Mark, condition: Condition) -> bool:
    if condition.texts or condition.part is not None:
        held = condition.part is not None and condition.part in mark.text
        if not held and mark.text not in condition.texts:
            return False
    low, high = condition.low, condition.high
    if low is not None and (mark.high is None or mark.high < low or (condition.above and mark.high == low)):
        return False
    return high is None or not (mark.low is None or mark.low > high or (condition.below and mark.low == high))


def clashes(record: Record) -> bool:
    """Whether sources really differ on one of its properties."""
    return any(value.conflict is Conflict.REAL for _, values in record.properties for value in values)


def _of_property(declared: Property, values: Sequence[FoldedValue]) -> Iterator[Mark]:
    first = leading(declared, values)
    match declared.facet:
        case Facet.REGION:
            yield from (Mark(Facet.REGION, text) for v in first for text in regions_of(v.value.text))
        case Facet.INDUSTRY:
            yield from (Mark(Facet.INDUSTRY, text) for v in first for text in industries_of(v.value.text))
        case Facet.PERIOD:
            days = (times.span(v.value.text) for v in first)
            yield from (Mark(Facet.PERIOD, "", *span) for span in days if span)
        case Facet.AMOUNT:
            yield from filter(None, map(amount_of, first if declared.fold is FoldRule.MANY else first[:1]))
        case Facet.STATUS:
            present = first[0] if first else None
            if present and (present.value.text == "planned" or present.modality in _REACHED):
                yield Mark(Facet.STATUS, present.value.text)


def leading(declared: Property, values: Sequence[FoldedValue]) -> list[FoldedValue]:
    """The values that the ledger stands by, in order: all of many, of others those that lead their scope."""
    asserted = [value for value in values if value.polarity is Polarity.ASSERTED]
    if declared.fold is FoldRule.MANY:
        return asserted
    found: dict[str | None, FoldedValue] = {}
    for value in asserted:
        found.setdefault(value.scope, value)
    return list(found.values())


def amount_of(folded: FoldedValue) -> Mark | None:
    """Money by its currency, at the number that the text names; 3—5亿元 is a range."""
    value = folded.value
    if value.currency is None:
        return None
    named = (value.number, value.number) if value.number is not None else (value.low, value.high)
    told = [float(number) for number in named if number is not None]
    return Mark(Facet.AMOUNT, value.currency, min(told), max(told)) if told else None


def _of_stage(status: FoldedValue | None) -> Iterator[Mark]:
    """The day of the present stage, for a record that tells no date of its own."""
    days = times.span(status.as_of.date) if status and status.as_of else None
    if days:
        yield Mark(Facet.PERIOD, "", *days)


@lru_cache(_MEMORY)
def regions_of(text: str) -> tuple[str, ...]:
    """The codes of the regions that a place or name begins with or names and of those around them, and the text as it
    is searched. Of a name that several regions bear only what these share counts."""
    hits = regions.find(text)
    named = [hit.candidates for hit in hits]
    if not hits or hits[0].start > 0:
        _, lead = regions.strip_regions(text)
        named += [lead] if lead else []
    codes: dict[str, None] = {}
    for candidates in named:
        around = [_around(candidate) for candidate in candidates]
        codes.update(dict.fromkeys(code for code in around[0] if all(code in other for other in around)))
    return (*codes, fold(text))


def _around(place: regions.Region) -> tuple[str, ...]:
    """The codes of a region and of those around it; with a retired one what followed it, if that is one region."""
    heirs = regions.successors(place)
    found = (place, *regions.parents(place))
    if len(heirs) == 1 and heirs[0] != place:
        found += (heirs[0], *regions.parents(heirs[0]))
    return tuple(dict.fromkeys(region.code for region in found))


@lru_cache(_MEMORY)
def industries_of(text: str) -> tuple[str, ...]:
    """The codes and words of the industries that a text names, those that they belong to, and the text as it is
    searched."""
    found: dict[str, None] = {}
    entries = list(industries.lookup(text))
    for hit in industries.find_industries(text):
        found[fold(hit.name)] = None
        entries += [hit.industry] if hit.industry else []
    for entry in entries:
        code: str | None = entry.code
        while code is not None:
            found[code] = None
            code = industries.industry(code).parent
    return (*found, fold(text))
