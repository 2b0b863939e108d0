"""Every page of the portal, as its application has them: tests that look at all of them need no list of their own."""

from collections.abc import Callable, Iterator, Mapping

from fastapi.testclient import TestClient

from liandong import Ledger, Workspace
from liandong.model import Document
from liandong.portal import application
from liandong.store.rows import conflicts

BESIDE = (
    "/documents?flag=partial",
    "/projects?region=广州",
    "/projects?as_of=2024-06-30",
    "/promises?outcome=late,broken",
    "/promises?as_of=2026-06-30&kind=project",
    "/league?by=organisation",
    "/search?q=签约",
    "/search?q=没有这样的话",
    "/review?n=2",
    "/nothing",
)
"""Addresses at which pages show something else than without parameters; the last is a page that there is not."""


def _records(ledger: Ledger) -> Iterator[str]:
    """The event, the agreement and the organisation of most values, and each record on which sources really differ."""
    for kind in ("event", "agreement", "organisation"):
        yield max(ledger.records(kind), key=lambda record: (len(record.properties), record.id)).id
    yield from _disputed(ledger)


def events(ledger: Ledger) -> Iterator[str]:
    """The event to which most refers."""
    yield max(ledger.records("event"), key=lambda event: (sum(1 for _ in ledger.referring(event)), event.id)).id


def _disputed(ledger: Ledger) -> Iterator[str]:
    """Each record on which sources really differ."""
    yield from (record.id for record in ledger.records() if conflicts(record))


def _documents(ledger: Ledger) -> Iterator[str]:
    """The longest of each sort of page."""
    longest: dict[str, Document] = {}
    for document in ledger.documents():
        sort = ledger.page(document.page).media_type
        longest[sort] = max(longest.get(sort, document), document, key=lambda each: len(each.text))
    return (document.id for document in longest.values())


EXAMPLES: Mapping[str, Callable[[Ledger], Iterator[str]]] = {
    "/record/{id}/values": _disputed,
    "/record/{id}/split": _disputed,
    "/record/{id}/merge": _disputed,
    "/new/{kind}": lambda _: iter(("project", "figure")),
    "/import/{id}": lambda _: iter(()),  # nothing was imported into the sample ledger
    "/chart/{name}": lambda _: iter(("industries", "statuses", "square", "pairs")),
    "/report/{id}": lambda _: iter(()),  # nor was a report made of it (tests/portal/test_reports.py looks at one)
    **dict.fromkeys(  # nor is an index kept beside it (test_indices.py looks at one)
        ("/index/{id}", *(f"/index/{{id}}/{page}" for page in ("unit", "weights", "compare", "method"))),
        lambda _: iter(()),
    ),
    "/match/needs/{number}": lambda _: iter(()),  # nothing stands in its pools (test_match.py looks at some)
    "/match/offers/{number}": lambda _: iter(()),
    **dict.fromkeys(("/match/needs/{number}/text", "/match/offers/{number}/text"), lambda _: iter(())),
    **dict.fromkeys(  # (test_match_rounds.py)
        ("/match/rounds/{id}", *(f"/match/rounds/{{id}}/{page}" for page in ("allotment", "schedule", "outcomes"))),
        lambda _: iter(()),
    ),
    "/match/import/{id}": lambda _: iter(()),
    "/tasks/import/{id}": lambda _: iter(()),  # nothing was imported (test_task_imports.py looks at some)
    "/tasks/{number}/plan": lambda _: iter(()),
    "/tasks/{number}": lambda _: iter(()),  # beside the sample ledger there is none (test_tasks.py looks at some)
    "/tasks/{number}/slips": lambda _: iter(()),  # (test_papers.py looks at some)
    "/follow-up/mechanisms/{number}": lambda _: iter(()),  # nor is a mechanism kept up beside it (test_mechanisms.py)
    "/follow-up/rounds/{number}": lambda _: iter(()),
    "/record/{id}": _records,
    "/record/{id}/became": events,
    "/record/{id}/tasks": events,
    "/document/{id}": _documents,
    "/region/{code}": lambda _: iter(("鹭原市", "440100")),
}
"""What stands in the place that an address leaves open."""


def pages(workspace: Workspace) -> list[str]:
    """The addresses of all pages, without host and language: each is described in its form for programs."""
    with TestClient(application(workspace, hosts=["portal.test"]), "http://portal.test") as client:
        described = client.get("/openapi.json").json()["paths"]
    ledger, found = workspace.ledger(), []
    for path in (path.removeprefix("/{lang}").removesuffix(".json") for path in described if path.endswith(".json")):
        assert "{" not in path or path in EXAMPLES, f"{path} needs an example in {__name__}"
        name = path[path.find("{") : path.find("}") + 1]
        found += [path.replace(name, id_) for id_ in EXAMPLES[path](ledger)] if name else [path]
    return ["" if path == "/overview" else path for path in found] + list(BESIDE)
