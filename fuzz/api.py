"""Requests that schemathesis makes of the portal's own OpenAPI document, sent to a running server: by the person at the
machine, by a stranger, and by a program whose token is for reading.

Whatever is asked, the answer is none of the server's own failures, is of a status and a kind that the document names,
tells nothing of the machine (paths, lines of code), and leaves the ledger as it was. A stranger is told nothing.
"""

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis.checks import CHECKS, load_all_checks
from tests.browser import served

from liandong import open_workspace
from liandong.access import Access, Right, Role

_CHECKS = ("not_a_server_error", "status_code_conformance", "content_type_conformance")
_TELLING = (b"Traceback (most recent call last)", b'.py", line ', b"site-packages", b"sqlalchemy", b"sqlite3.")
"""What only a defect would show: words of the machinery."""
_REAL = 50
"""Records, and documents, whose ids stand in addresses beside those that are made up."""
Headers = Mapping[str, str]
NOBODY: Headers = {}


class Broken(Exception):
    """An answer that no portal may give."""


def run(count: int, first: int, workspace: Path) -> Counter[tuple[str, int]]:
    """Sends at least so many requests by each of the three; how often each was answered with which status.

    What an answer breaks is raised, with the request as a curl command.
    """
    seen: Counter[tuple[str, int]] = Counter()
    for number, (name, enter) in enumerate(_ASKERS.items()):
        with _copied(workspace) as place:
            headers = enter(place)
            before = _state(place)
            for status, times in _asked(place, count, first + number * 1000, headers, name == "stranger").items():
                seen[name, status] += times
            if _state(place) != before:
                raise Broken(f"requests by the {name} changed the ledger")
        told = ", ".join(f"{status} {times:,}x" for (who, status), times in sorted(seen.items()) if who == name)
        print(f"{name}: {told}", flush=True)
    return seen


@contextmanager
def _copied(workspace: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "ledger"
        shutil.copytree(workspace, place, ignore=shutil.ignore_patterns(".portal"))
        yield place


def _state(place: Path) -> object:
    with open_workspace(place) as opened:
        return opened.state(), [act.id for act in opened.log()]


def _local(_: Path) -> Headers:
    return NOBODY


def _account(place: Path, scopes: tuple[Right, ...]) -> Headers:
    """The head of requests with a token for these; the account is an admin's, so that only the scopes bound it."""
    with open_workspace(place) as opened:
        access = Access(opened.beside(), opened.settings)
        account = access.add("fuzz", Role.ADMIN, "pears-and-lanterns", given=False)
        token = access.tokens.make(account.key, "fuzz", scopes) if scopes else ""
        access.close()
    return {"Authorization": f"Bearer {token}"} if token else NOBODY


_ASKERS: Mapping[str, Callable[[Path], Headers]] = {
    "person at the machine": _local,
    "stranger": lambda place: _account(place, ()),
    "reading program": lambda place: _account(place, (Right.READ,)),
}


def _asked(place: Path, count: int, first: int, headers: Headers, strange: bool) -> Counter[int]:
    """How often each status was answered."""
    statuses: Counter[int] = Counter()
    ids = _ids(place)
    with served(place) as address:
        load_all_checks()
        document = schemathesis.openapi.from_url(f"{address}/openapi.json", headers=dict(headers))
        operations: list[Any] = [found.ok() for found in document.get_all_operations()]  # type: ignore[union-attr]
        each = -(-count // len(operations))
        for number, operation in enumerate(operations):
            known = ids.get("document" if "/document/" in operation.path else "record", [])
            asking = _Asking(headers, place, known, strange and bool(operation.definition.raw.get("security")))
            statuses += asking.ask(operation, each, first + number)
    return statuses


def _ids(place: Path) -> dict[str, list[str]]:
    with open_workspace(place) as opened:
        ledger = opened.ledger()
        return {
            "record": [record.id for record in islice(ledger.records(), _REAL)],
            "document": [document.id for document in islice(ledger.documents(), _REAL)],
        }


class _Asking:
    """Requests of one operation, and what may be answered. `barred` says that all must be refused."""

    def __init__(self, headers: Headers, place: Path, ids: list[str], barred: bool) -> None:
        self._headers, self._ids, self._barred = dict(headers), ids, barred
        self._leaks = (*_TELLING, str(place).encode())
        self._checks = [CHECKS.get_one(name) for name in _CHECKS]
        self._seen: Counter[int] = Counter()

    def ask(self, operation: Any, count: int, number: int) -> Counter[int]:
        bounded = settings(
            max_examples=count,
            database=None,
            deadline=None,
            print_blob=False,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        )
        real = st.one_of(st.none(), st.sampled_from(self._ids)) if self._ids else st.none()
        seed(number)(bounded(given(operation.as_strategy(), real)(self._one)))()
        return self._seen

    def _one(self, case: Any, real: str | None) -> None:
        if real is not None and "id" in case.path_parameters:
            case.path_parameters["id"] = real
        answer = case.call(headers=self._headers, timeout=60, allow_redirects=False)
        self._seen[answer.status_code] += 1
        case.validate_response(answer, checks=self._checks)
        leak = next((words for words in self._leaks if words in answer.content), None)
        if leak is not None:
            raise Broken(f"{case.as_curl_command()} tells {leak!r}")
        if self._barred and answer.status_code < 300:  # a page leads to where one logs in
            raise Broken(f"{case.as_curl_command()} is answered to a stranger")
