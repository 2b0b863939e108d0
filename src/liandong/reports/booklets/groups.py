"""Groups (分组) of needs: by the city that they are in, by the section of their industry, and what they sum up to."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from liandong.matching import Need
from liandong.reports.booklets.values import INSIDE, money
from liandong.reports.wording import Wording
from liandong.vocabulary import gazetteer, industries


@dataclass(frozen=True, slots=True)
class Sum:
    """Of how many needs, how many of which tell their amount, and these together in 万元."""

    count: int
    known: int
    amount: Decimal

    @classmethod
    def of(cls, needs: Iterable[Need]) -> "Sum":
        amounts = [need.amount for need in needs]
        known = [amount for amount in amounts if amount is not None]
        return cls(len(amounts), len(known), sum(known, Decimal(0)))

    @property
    def unknown(self) -> int:
        return self.count - self.known

    def told(self, say: Wording) -> str:
        """The sum, with how many needs, and how many of them tell no amount."""
        if not self.count:
            return "—"
        if not self.known:
            return say("booklet.sum_unknown", count=self.count)
        code = "booklet.sum_partly" if self.unknown else "booklet.sum"
        return say(code, sum=money(self.amount, say), count=self.count, unknown=self.unknown)


def grouped(needs: Sequence[Need], key: Callable[[Need], str]) -> dict[str, list[Need]]:
    """The needs under each key, those without one last; within a group in the order given."""
    groups: dict[str, list[Need]] = {}
    for need in needs:
        groups.setdefault(key(need), []).append(need)
    return dict(sorted(groups.items(), key=lambda item: (not item[0], item[0])))


def city_of(need: Need) -> str:
    """The code of the city that the need is in, or of as much as is known; empty where nothing is."""
    if need.region is None:
        return ""
    place = gazetteer.region(need.region)
    city = gazetteer.prefecture_of(place)
    return city.code if city else place.code


def city_name(code: str, say: Wording) -> str:
    """The city; of a larger region that its city is not known."""
    if not code:
        return say("booklet.no_region")
    place = gazetteer.region(code)
    if gazetteer.prefecture_of(place) is not None or place.level in INSIDE:
        return place.name
    return say("booklet.no_city", region=place.name)


def section_of(need: Need) -> str:
    """The section of GB/T 4754-2017 that the industry stands in; empty where it is not known."""
    if need.industry is None:
        return ""
    entry = industries.industry(need.industry)
    while entry.parent:
        entry = industries.industry(entry.parent)
    return entry.code


def section_name(code: str, say: Wording) -> str:
    return industries.industry(code).name if code else say("booklet.no_industry")
