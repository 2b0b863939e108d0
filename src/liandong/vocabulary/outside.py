"""Regions that no table has: the cities, counties and zones that a place names by itself, such as those of examples."""

import re
from collections.abc import Iterator

_REGION = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,12}?)"
    r"(?:自治[州县旗]|地区|(?:开发|高新|示范|新)区|市|(?<![片园社小街景港厂校库])区|县|旗|州(?!市))"
)
_NO_NAME = re.compile(r"经济|高新|国家|技术|产业|开发|中心|市民|全|本|我|该")
"""How parts begin that only say what sort of place it is: 经济技术开发区 behind the name of its city."""


def named(place: str) -> Iterator[str]:
    """The regions that the words of a place begin with, one inside the other: 霁川市, 槿湖区."""
    position = 0
    while match := _REGION.match(place, position):
        if not _NO_NAME.match(match.group()):
            yield match.group()
        position = match.end()
