"""The regions by which the page filters: those in which the places of a record lie."""

import re
from collections.abc import Iterator

from liandong.exchange.entries import asserted
from liandong.model import KINDS, PropertyType, Record

_REGION = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,12}?)"
    r"(?:自治[州县旗]|地区|(?:开发|高新|示范|新)区|市|(?<![片园社小街景港厂校库])区|县|旗|州(?!市))"
)
_NO_NAME = re.compile(r"经济|高新|国家|技术|产业|开发|中心|市民|全|本|我|该")
"""How parts begin that only say what sort of place it is: 经济技术开发区 behind the name of its city."""


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
    return tuple(dict.fromkeys(known if hits or not place else _named(name)))


def _named(place: str) -> Iterator[str]:
    """The regions that the words of a place begin with, one inside the other: 霁川市, 槿湖区."""
    position = 0
    while match := _REGION.match(place, position):
        if not _NO_NAME.match(match.group()):
            yield match.group()
        position = match.end()
