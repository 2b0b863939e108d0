"""Health (健康状况): how well a record is told, worked out of its values and the dates of their documents."""

from collections.abc import Callable, Iterator

from liandong.model import KINDS, Conflict, Document, FoldedValue, Health, Polarity, Record, Tier


def health(record: Record, day_of: Callable[[str], str | None] = lambda _: None) -> Health:
    """The health of a record; `day_of` gives the day of a document by its id, without it no evidence has one.

    What a person states is evidence without a tier among sources: it makes nothing official.
    """
    told = [value for _, values in record.properties for value in values if value.polarity is Polarity.ASSERTED]
    tiers = [value.tier for value in told if value.tier is not Tier.PERSON]
    days = filter(None, map(day_of, dict.fromkeys(_documents(told))))
    return Health(
        record.id,
        record.families,
        min(tiers or (value.tier for value in told), default=None),
        *filled(record),
        tuple(name for name, values in record.properties if any(v.conflict is Conflict.REAL for v in values)),
        max(days, default=None),
    )


def filled(record: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The properties that the kind of the record expects: those that it tells, and those that it does not."""
    expected = KINDS[record.kind].expected
    held = tuple(name for name in expected if record.first(name) is not None)
    return held, tuple(name for name in expected if name not in held)


def day_of(document: Document) -> str | None:
    """The day that a document prints of itself: that of the page, else of its dateline; None without a year."""
    days = (noted.value for noted in (document.published, document.dateline) if noted is not None)
    return next((day for day in days if day[:4].isdecimal()), None)


def _documents(values: list[FoldedValue]) -> Iterator[str]:
    return (quote.document for value in values for quote in value.evidence)
