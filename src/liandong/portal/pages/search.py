"""Search (搜索): documents and records that a query means, best first, of all kinds or of one, page by page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from liandong.errors import SearchError
from liandong.exchange.wording import kind_name
from liandong.messages import text
from liandong.model import KINDS
from liandong.portal.asked import Asked
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.search import Filter, Query, parse
from liandong.workspace import Hit

ROWS = 20
PAGES = 50
"""Pages that one can leaf through; who wants what comes later asks more narrowly."""
DOCUMENT = "document"
HOW = (
    ("words", "签约 集成电路"),
    ("phrase", '"加速集聚 链主企业"'),
    ("or", "开工 或 投产"),
    ("without", "签约 -机器人"),
    ("filters", "类型:项目 地区:广州 金额:>1亿 状态:>=开工"),
)
"""What a query can be made of, by the word that explains it, with an example of each."""


def register(site: Site) -> None:
    strings = ("q", "kind")
    parameters: list[dict[str, Any]] = [{"name": n, "in": "query", "schema": {"type": "string"}} for n in strings]
    page = {"name": "page", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": PAGES}}
    site.page("/search", tell, parameters=[*parameters, page])


@dataclass(frozen=True, slots=True)
class Found:
    """What a query finds: so many in all (`total`, of the kind that was asked for), by kind where that can be told from
    the index, and the hits of one page, the first of which is the `first`."""

    total: int
    kinds: Mapping[str, int] | None
    hits: Sequence[Hit]
    first: int


def tell(asked: Asked) -> Sheet:
    """The hits of `q`, of one `kind` where that is asked for. What cannot be understood is told beside the field."""
    query, kind, page = asked.one("q") or "", asked.one("kind"), asked.number("page", 1, PAGES)
    found, fault = Found(0, None, (), 1), ""
    if query:
        try:
            found = _found(asked, parse(query), kind, page)
        except SearchError as error:
            fault = error.worded(asked.lang)
    shown = [_shown(hit, asked) for hit in found.hits]
    more = found.first - 1 + len(shown) < found.total
    return Sheet(
        "search.html",
        text("portal.search", asked.lang),
        {
            "query": query,
            "fault": fault,
            "hits": shown,
            "total": found.total,
            "first": found.first,
            "tabs": _tabs(asked, found.kinds, kind) if query and not fault else [],
            "how": [(example, text(f"portal.how_{name}", asked.lang)) for name, example in HOW],
            "previous": asked.changed(page=str(page - 1) if page > 2 else None) if page > 1 else "",
            "next": asked.changed(page=str(page + 1)) if more and page < PAGES else "",
            "ends": more and page == PAGES,
        },
        lambda: {
            "query": query,
            "kind": kind,
            "fault": fault or None,
            "total": found.total,
            "kinds": found.kinds,
            "first": found.first if shown else None,
            "hits": [asdict(hit) for hit in found.hits],
        },
        lambda: Table(
            [text(f"portal.{name}", asked.lang) for name in ("kind_heading", "value", "sentence_heading")],
            [(each["kind"], each["label"], hit.snippet) for each, hit in zip(shown, found.hits, strict=True)],
        ),
        status=400 if fault else 200,
        fault=fault,
    )


def _found(asked: Asked, query: Query, kind: str | None, page: int) -> Found:
    ledger, kinds = asked.ledger, asked.ledger.tally(query)
    narrowed = Query(query.groups, query.without, (*query.filters, Filter.of("kind", kind))) if kind else query
    told = (kinds or {}).get(kind) if kind else None if kinds is None else sum(kinds.values())
    total = ledger.count(narrowed) if told is None else told
    hits = ledger.search(narrowed, page * ROWS)[(page - 1) * ROWS :] if total else ()
    return Found(total, kinds, hits, (page - 1) * ROWS + 1)


def _tabs(asked: Asked, kinds: Mapping[str, int] | None, chosen: str | None) -> list[tuple[str, str, int | None, bool]]:
    """All, and each kind that has hits: its word, its address, how many it has where that is known, if it is chosen."""
    every = None if kinds is None else sum(kinds.values())
    named = [(kind, _kind(kind, asked)) for kind in (*KINDS, DOCUMENT) if kinds is None or kind in kinds]
    return [
        (text("page.all", asked.lang), asked.anew(kind=None), every, not chosen),
        *((word, asked.anew(kind=kind), (kinds or {}).get(kind), kind == chosen) for kind, word in named),
    ]


def _kind(kind: str, asked: Asked) -> str:
    return kind_name(kind, asked.lang) if kind in KINDS else text("page.documents", asked.lang)


def _shown(hit: Hit, asked: Asked) -> dict[str, Any]:
    where = DOCUMENT if hit.target == DOCUMENT else "record"
    return {
        "link": asked.link(f"/{where}/{hit.id}"),
        "kind": _kind(hit.kind, asked),
        "label": hit.label,
        "parts": list(_marked(hit)),
    }


def _marked(hit: Hit) -> Iterator[tuple[str, bool]]:
    """The snippet in pieces, and which of them match."""
    done = 0
    for start, end in hit.marks:
        yield hit.snippet[done:start], False
        yield hit.snippet[start:end], True
        done = end
    yield hit.snippet[done:], False
