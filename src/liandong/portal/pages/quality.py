"""Data quality (数据质量): how far the ledger can be relied on, each number with the list that it counts."""

from typing import Any

from liandong.exchange.wording import coded, healthy, kind_name, property_name
from liandong.messages import text
from liandong.model import KINDS, Tier
from liandong.portal.asked import Asked
from liandong.portal.menu import SLUGS
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.workspace.quality import OfKind, quality

_FOR_CSV = ("records_n", "official", "filled_n", "expected_n", "single_n", "conflicts_heading")


def register(site: Site) -> None:
    site.page("/quality", tell)


def tell(asked: Asked) -> Sheet:
    """By kind: official sources, filled fields, single sources, conflicts, what lacks; documents by tier, flag and
    year; the records that are told worst."""
    found, lang = quality(asked.ledger), asked.lang
    documents = [
        {
            "heading": text(f"page.{heading}", lang),
            "rows": [(coded(group, code, lang), asked.link("/documents", **{by: code}), n) for code, n in counted],
        }
        for heading, group, by, counted in (
            ("tier", "tier", "source", [(tier.name.lower(), n) for tier, n in found.tiers.items()]),
            ("flags", "flag", "flag", sorted(found.flags.items(), key=lambda each: (-each[1], each[0]))),
        )
    ]
    years = [
        (str(year), asked.link("/documents", period=str(year)), n)
        for year, n in sorted(found.years.items(), reverse=True)
    ]
    documents.append({"heading": text("portal.year_printed", lang), "rows": years})
    headings = [text("portal.kind_heading", lang), *(text(f"portal.{name}", lang) for name in _FOR_CSV)]
    return Sheet(
        "quality.html",
        text("portal.quality", lang),
        {
            "kinds_told": [_kind(asked, of) for of in found.kinds],
            "documents_told": documents,
            "undated": found.documents - sum(found.years.values()),
            "weakest": [
                (r.label, asked.link(f"/record/{r.id}"), healthy(asked.ledger.health(r), r.kind, lang))
                for r in found.weakest
            ],
            "whole": found.whole,
        },
        {
            "kinds": [_data(of) for of in found.kinds],
            "documents": {
                "total": found.documents,
                "tiers": {tier.name.lower(): n for tier, n in found.tiers.items()},
                "flags": dict(found.flags),
                "years": {str(year): n for year, n in found.years.items()},
                "whole": found.whole,
            },
            "weakest": [record.id for record in found.weakest],
        },
        Table(headings, [[kind_name(of.kind, lang), *map(str, _numbers(of))] for of in found.kinds]),
    )


def _numbers(of: OfKind) -> tuple[int, ...]:
    return of.records, of.official, *of.filled, of.single, of.conflicts


def _data(of: OfKind) -> dict[str, Any]:
    names = ("records", "official", "filled", "expected", "single_source", "conflicts")
    return {"kind": of.kind, **dict(zip(names, _numbers(of), strict=True)), "missing": dict(sorted(of.missing.items()))}


def _kind(asked: Asked, of: OfKind) -> dict[str, Any]:
    """One row: each number with the address of its list, and its share of all."""
    path, lang, declared = f"/{SLUGS[of.kind]}", asked.lang, KINDS[of.kind]
    official = ",".join(tier.name.lower() for tier in (Tier.REGISTER, Tier.GOVERNMENT))
    lacking = [(name, count) for name in declared.expected if (count := of.missing[name])]
    filled, expected = of.filled
    return {
        "name": kind_name(of.kind, lang),
        "link": asked.link(path),
        "records": of.records,
        "official": (of.official, _share(of.official, of.records), asked.link(path, source=official)),
        "filled": (filled, _share(filled, expected), ""),
        "single": (of.single, _share(of.single, of.records), asked.link(path, families="1")),
        "conflicts": (of.conflicts, _share(of.conflicts, of.records), asked.link(path, conflict="yes")),
        "missing": [
            (property_name(declared.property(name), lang), count, asked.link(path, missing=name))
            for name, count in lacking
        ],
    }


def _share(part: int, whole: int) -> str:
    """In whole percent, rounded towards the worse; empty where there is nothing to take a share of."""
    return f"{100 * part // whole}%" if whole else ""
