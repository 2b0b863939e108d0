"""Indexing (编制指数): what the pages of indices are computed from, kept for who asks again."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from math import prod
from pathlib import Path
from tempfile import TemporaryDirectory

from liandong.errors import IndicatorError, UnknownRecord
from liandong.indices import Framework, Index, Spread, Study, WeightNoise, solve
from liandong.indices.editions import Edition, Editions, Held
from liandong.indices.studies import Factor
from liandong.indices.tables.workbook import write_workbook
from liandong.messages import Language, words
from liandong.portal.bounded import Bounded
from liandong.workspace import Ledger, Workspace

REPLICATIONS, RUNS_OF_CELLS = 1000, 400_000_000
"""Most replications for a page, and most cells that they go through together: a study is to answer while one waits."""
_SHARE = 0.25
"""By which weights may differ where a methodology names nothing that may be otherwise."""
_BOOK_CELLS = 30_000
"""Of a table with more cells a workbook is not written while one waits: each takes a third of a millisecond."""
_ROOM, _BOOKS = 64 * 1024 * 1024, 16 * 1024 * 1024
_EVERY_NODE = 32 * 1024 * 1024
"""Ranks of all nodes are told up to this size; beyond it those of the index alone."""

Weights = Mapping[str, float]


@dataclass(frozen=True, eq=False, slots=True)
class Told:
    """An edition, solved, with how sure its ranks are. `stated` is false where the factors are the usual ones, for the
    methodology names none."""

    held: Held
    index: Index
    spread: Spread
    factors: tuple[Factor, ...]
    replications: int
    stated: bool

    @property
    def edition(self) -> Edition:
        return self.held.edition


class Indexing:
    """The editions of a workspace and what was computed of them; any thread may ask."""

    def __init__(self, editions: Editions) -> None:
        self.editions = editions
        self._told: Bounded[str, Told] = Bounded(_ROOM)
        self._books: Bounded[tuple[str, str], bytes] = Bounded(_BOOKS)
        self._erased: str | None = None

    def told(self, id_: str, weights: Weights | None = None) -> Told:
        """An edition solved, with other weights of some nodes if any are given. UnknownRecord where there is none;
        IndicatorError as `solve`."""
        edition = self.editions.edition(id_)
        key = json.dumps([edition.id, sorted((weights or {}).items())])
        found = self._told.get(key)
        if found is None:
            found = self._made(self.editions.held(id_), weights or {})
            self._told.put(key, found, _size(found))
        return found if found.edition == edition else replace(found, held=replace(found.held, edition=edition))

    def workbook(self, id_: str, lang: Language) -> bytes:
        """The index as an Excel workbook that computes it. UnknownRecord where there is none; IndicatorError where it
        is too large to be written while one waits."""
        told = self.told(id_)
        found = self._books.get((told.edition.id, lang))
        if found is None:
            cells = prod(told.held.frame.values.shape)
            if cells > _BOOK_CELLS:
                raise IndicatorError(words("index.workbook_long", cells=f"{cells:,}", most=f"{_BOOK_CELLS:,}"))
            with TemporaryDirectory() as folder:
                place = Path(folder) / "index.xlsx"
                write_workbook(told.index, place, lang, title=told.edition.title)
                found = place.read_bytes()
            self._books.put((told.edition.id, lang), found, len(found))
        return found

    def forget_erased(self, workspace: Workspace) -> None:
        """Takes for good the editions of figures of the ledger that may tell still what was erased since: those of
        which a record is no longer there."""
        erased = workspace.last_erased()
        if erased is None or erased == self._erased:
            return
        day = datetime.fromisoformat(erased)
        for each in (*self.editions.all(), *self.editions.all(deleted=True)):
            if each.version and each.begun <= day:
                self._forget(each, workspace)
        self._told.clear()
        self._books.clear()
        self._erased = erased

    def _forget(self, edition: Edition, workspace: Workspace) -> None:
        records = {each.record for each in edition.passed if each.record}
        with suppress(IndicatorError):  # where its table cannot be read nothing is told of it
            records |= {source.record for source in self.editions.held(edition.id).frame.sources.values()} - {""}
        ledger = workspace.ledger()
        if any(_gone(ledger, record) for record in sorted(records)):
            with suppress(UnknownRecord):  # another took it
                self.editions.destroy(edition.id)

    def _made(self, held: Held, weights: Weights) -> Told:
        framework = held.methodology.framework.weighted(weights) if weights else held.methodology.framework
        recipe, stated = held.methodology.recipe, bool(held.methodology.factors)
        factors: tuple[Factor, ...] = held.methodology.factors or (WeightNoise("weights", _SHARE),)
        many = _replications(held)
        study = Study(
            held.frame, framework, recipe, factors, many, held.methodology.seed, _nodes(framework, held, many)
        )
        return Told(held, solve(held.frame, framework, recipe), study.run(), factors, many, stated)


def _gone(ledger: Ledger, record: str) -> bool:
    """Whether nothing stands any more where the record stood; ids of earlier versions lead to what stands there now."""
    try:
        ledger.record(record)
    except UnknownRecord:
        return True
    return False


def _replications(held: Held) -> int:
    cells = prod(held.frame.values.shape)
    return max(1, min(held.methodology.replications, REPLICATIONS, RUNS_OF_CELLS // max(cells, 1)))


def _nodes(framework: Framework, held: Held, many: int) -> tuple[str, ...]:
    """The nodes whose ranks are told, the index the last of them."""
    size = many * len(held.frame.units) * len(held.frame.periods)
    return framework.aggregates if size * len(framework.aggregates) <= _EVERY_NODE else (framework.root,)


def _size(told: Told) -> int:
    """About how many bytes it takes."""
    tables = sum(stage.table.values.nbytes + stage.table.marks.nbytes for stage in told.index.stages)
    return tables + told.index.scores.nbytes * 2 + told.spread.nbytes
