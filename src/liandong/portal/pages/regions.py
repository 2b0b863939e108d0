"""Regions (地区): who cooperates with whom, as tiles, as a table of the closest, and pair by pair; and one region."""

from collections.abc import Iterator, Sequence
from typing import Any

from liandong.errors import UnknownRecord
from liandong.exchange.wording import kind_name
from liandong.messages import text, words
from liandong.model import KINDS
from liandong.model.kinds import Facet
from liandong.portal.asked import Asked
from liandong.portal.charts import closest, picture
from liandong.portal.menu import SLUGS
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.search import Filter
from liandong.vocabulary import regions
from liandong.workspace.cities import city_name
from liandong.workspace.cooperation import KINDS_THAT_TIE, Cooperation, Tie, cooperation, counted

ROWS = 100
TILES = 80


def register(site: Site) -> None:
    page = {"name": "page", "in": "query", "schema": {"type": "integer"}}
    site.page("/regions", tell, parameters=[page])
    site.page("/region/{code}", tell_one)


def tell(asked: Asked) -> Sheet:
    """All cities with their records, and the pairs that share any, those that share most first."""
    found = cooperation(asked.ledger)
    number = asked.number("page", 1, max(-(-len(found.ties) // ROWS), 1))
    shown = found.ties[(number - 1) * ROWS : number * ROWS]
    pairs = [_pair(asked, tie) for tie in shown]
    names = [kind_name(kind, asked.lang) for kind in KINDS_THAT_TIE]
    most = max((city.total for city in found.cities), default=0)
    tiles = [(city_name(c.code), _link(asked, c.code), c.total, _step(c.total, most)) for c in found.cities[:TILES]]
    return Sheet(
        "regions.html",
        text("portal.regions", asked.lang),
        {
            "cities": tiles,
            "more_cities": max(len(found.cities) - TILES, 0),
            "square": _square(asked, found),
            "pictures": {name: picture(asked, name) for name in ("square", "pairs")},
            "kinds_shown": names,
            "pairs": pairs,
            "total": len(found.ties),
            "previous": asked.changed(page=str(number - 1)) if number > 1 else "",
            "next": asked.changed(page=str(number + 1)) if number * ROWS < len(found.ties) else "",
        },
        {
            "cities": [{"code": c.code, "name": c.name, "records": dict(c.records)} for c in found.cities],
            "total": len(found.ties),
            "pairs": [{"codes": [t.one, t.other], "records": dict(t.records)} for t in shown],
        },
        Table(
            [*(text(f"portal.{name}", asked.lang) for name in ("one_region", "other_region")), *names],
            [[*pair["names"], *(str(n) for n, _ in pair["numbers"])] for pair in pairs],
        ),
    )  # fmt: skip


def tell_one(asked: Asked) -> Sheet:
    """One region: what lies in it, and with whom it cooperates; UnknownRecord where the ledger knows none such."""
    code, lang = asked.places["code"], asked.lang
    table = regions.gazetteer().regions
    held = counted(asked.ledger, tuple(KINDS), code)
    if not held and code not in table:
        raise UnknownRecord(words("fault.no_region", name=code))
    ties = [tie for tie in cooperation(asked.ledger, code).ties if code in (tie.one, tie.other)]
    others = [(tie.other if tie.one == code else tie.one, dict(tie.records)) for tie in ties]
    around = (
        [region for region in reversed(regions.parents(table[code])) if region.code != "CN"] if code in table else []
    )
    kinds = [(kind_name(kind, lang), count, asked.link(f"/{SLUGS[kind]}", region=code)) for kind, count in held.items()]
    partners = [_pair(asked, tie, code) for tie in ties]
    names = [kind_name(kind, lang) for kind in KINDS_THAT_TIE]
    headings = [text(f"portal.{name}", lang) for name in ("other_region",)]
    return Sheet(
        "region.html",
        city_name(code),
        {
            "around": [(region.name, _link(asked, region.code)) for region in around],
            "held": kinds,
            "kinds_shown": names,
            "partners": partners,
            "all": asked.link("/regions"),
        },
        {
            "code": code,
            "name": city_name(code),
            "records": dict(held),
            "partners": [{"code": other, "records": records} for other, records in others],
        },
        Table([*headings, *names], [[pair["names"][-1], *(str(n) for n, _ in pair["numbers"])] for pair in partners]),
    )  # fmt: skip


def _link(asked: Asked, code: str) -> str:
    return asked.link(f"/region/{code}")


def _step(count: int, most: int) -> int:
    """How strongly a tile is shaded, from 0 to 4."""
    return min(4 * count // most, 4) if most else 0


def _query(asked: Asked, kind: str, *codes: str) -> str:
    """The address of the list of records of a kind that lie in all these regions."""
    filters = [Filter.of(Facet.KIND, KINDS[kind].zh), *(Filter.of(Facet.REGION, code) for code in codes)]
    return asked.link("/search", q=" ".join(each.worded(asked.lang) for each in filters))


def _pair(asked: Asked, tie: Tie, seen_from: str | None = None) -> dict[str, Any]:
    """Names and addresses of both, the one it is seen from first; of each kind the number and the list it counts."""
    codes = (tie.other, tie.one) if seen_from == tie.other else (tie.one, tie.other)
    return {
        "names": [city_name(code) for code in codes],
        "links": [_link(asked, code) for code in codes],
        "numbers": [(tie.records.get(kind, 0), _query(asked, kind, *codes)) for kind in KINDS_THAT_TIE],
        "total": tie.total,
    }


def _square(asked: Asked, found: Cooperation) -> list[tuple[str, str, Sequence[tuple[int, int] | None]]]:
    """The closest cities, each with what it shares with each: number and shade, None with itself."""
    shared: dict[frozenset[str], int] = {frozenset((tie.one, tie.other)): tie.total for tie in found.ties}
    codes = closest(found)
    most = max(shared.values(), default=0)

    def row(code: str) -> Iterator[tuple[int, int] | None]:
        for other in codes:
            count = shared.get(frozenset((code, other)), 0)
            yield None if code == other else (count, _step(count, most))

    return [(city_name(code), _link(asked, code), tuple(row(code))) for code in codes]
