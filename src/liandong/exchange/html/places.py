"""The regions by which the page filters: those in which the places of a record lie."""

from liandong.exchange.entries import asserted
from liandong.model import KINDS, PropertyType, Record
from liandong.vocabulary.outside import named


def regions_of(record: Record) -> tuple[str, ...]:
    """The cities, or else provinces, that places and names of the record lie in; of a place that the gazetteer does not
    know the cities, counties and zones that it names. A venue is no region."""
    found: set[str] = set()
    for declared in KINDS[record.kind].properties:
        if declared.type in (PropertyType.PLACE, PropertyType.NAME):
            for value in asserted(record.values(declared.name)):
                found.update(cities(value.value.text, place=declared.type is PropertyType.PLACE))
    return tuple(sorted(found))


def cities(name: str, *, place: bool = True) -> tuple[str, ...]:
    """The cities, or else provinces, that a name lies in; of a place that the gazetteer does not know the regions that
    it names, the outer one first."""
    from liandong.vocabulary import regions

    hits = [hit.region for hit in regions.find(name) if hit.region]
    known = ((regions.prefecture_of(hit) or regions.province_of(hit) or hit).name for hit in hits)
    return tuple(dict.fromkeys(known if hits or not place else named(name)))
