"""The build: pages in, documents and statements derived, a new version of the ledger when anything changed.

Three steps, each safe to kill: pages are stored batch by batch; pages without a derivation of the present code are
derived batch by batch; then one transaction surveys, resolves, folds, checks and indexes. What is done is not redone.
"""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from pathlib import Path
from time import perf_counter

from liandong.engine import Engine, PoolEngine, SerialEngine, rare_collections
from liandong.engine.pool import cores
from liandong.errors import WorkspaceBusy
from liandong.model import Page, SetAside
from liandong.pages import SHEET, Limits, find, origin
from liandong.settings import FILE_NAME, Settings
from liandong.store import FILES
from liandong.store.naming import File
from liandong.store.protocol import Store
from liandong.store.rows import PageKey
from liandong.store.versions import View
from liandong.workspace.derive import DEFECTS, derive
from liandong.workspace.publish import publish
from liandong.workspace.report import BuildReport, Progress, SheetRead
from liandong.workspace.spine import Spine

Report = Callable[[Progress], None]
Portion = tuple[tuple[Page, ...], tuple[SetAside, ...]]

_KEYS_AT_A_TIME = 1_000


class _Hashes(Container[str]):
    """The hashes of very many pages by their first eight bytes, which no two of them share; settled once all are in."""

    def __init__(self) -> None:
        self._heads = array("Q")

    def add(self, hashes: Iterable[str]) -> None:
        self._heads.extend(map(_head, hashes))

    def settle(self) -> None:
        self._heads = array("Q", (head for head, _ in groupby(sorted(self._heads))))

    def __len__(self) -> int:
        return len(self._heads)

    def __contains__(self, hash_: object) -> bool:
        place = bisect_left(self._heads, head := _head(str(hash_)))
        return place < len(self._heads) and self._heads[place] == head


def _head(hash_: str) -> int:
    return int(hash_[:16], 16)


@dataclass(slots=True)
class _Met:
    """What this build's input was made of."""

    new: int = 0
    hashes: _Hashes = field(default_factory=_Hashes)
    unread: set[File] = field(default_factory=set)
    exported: dict[str, frozenset[str]] = field(default_factory=dict)
    """By page, the ids of records that a workbook holds."""
    workbooks: set[str] = field(default_factory=set)
    """Pages that are workbooks."""


def build(
    store: Store,
    spine: Spine,
    settings: Settings,
    own: Path | None,
    paths: Sequence[Path],
    engine: Engine | None,
    progress: Report,
    *,
    own_exports: bool = False,
) -> BuildReport:
    """Reads the paths into the ledger; WorkspaceBusy when another build is at work."""
    began = perf_counter()
    with store.lock(settings.busy_seconds), rare_collections():
        with rare_collections(in_portions=True):
            met = _take_in(store, settings, own, paths, progress, own_exports=own_exports)
        _derive(store, spine, settings, engine, progress)
        renewed = store.needs_version(spine.revision, spine.recipe)
        if renewed:
            with store.drafting(spine.revision, spine.recipe) as draft, rare_collections(in_portions=True):
                publish(draft, spine, progress)
        store.forget_beside()  # after an erasure that was killed
        if store.uncompacted():  # likewise
            with suppress(WorkspaceBusy):  # readers hold the files: the next build comes to it
                store.compact()
        view = store.view(store.newest())
    counts = view.counts()
    left_out = store.left_out() if met.unread else {}
    set_aside = (*(left_out[file] for file in met.unread if file in left_out), *view.set_aside(met.hashes))
    return BuildReport(
        pages_new=met.new,
        pages_known=len(met.hashes) - met.new,
        documents=counts.documents,
        statements=counts.statements,
        records=counts.records,
        conflicts=counts.conflicts,
        set_aside=tuple(sorted(set_aside, key=lambda a: (a.path, a.start or 0, a.reason, a.detail))),
        version=view.version,
        seconds=perf_counter() - began,
        own_exports=_own_exports(view, met),
        sheets=_sheets(view, met),
        renewed=renewed,
    )


def _take_in(
    store: Store, settings: Settings, own: Path | None, paths: Sequence[Path], progress: Report, *, own_exports: bool
) -> _Met:
    met = _Met()
    before = store.view(store.newest())
    limits = Limits(settings.max_page_bytes, own, {*FILES, FILE_NAME})
    done = 0
    for path in paths:
        where = origin(path)
        found = (_admitted(one, before, met, own_exports=own_exports) for one in find([path], limits))
        for pages, unread in (_unerased(store, *batch) for batch in _batches(found, settings)):
            met.new += store.add_pages(pages, unread, where).new
            met.hashes.add(page.hash for page in pages)
            met.unread.update((where, aside.path) for aside in unread)
            done += len(pages) + len(unread)
            progress(Progress("find", done, None, (pages or unread)[-1].path))
    store.settle()
    met.hashes.settle()
    return met


def _unerased(store: Store, pages: tuple[Page, ...], unread: tuple[SetAside, ...]) -> Portion:
    """The portion without pages that persons erased: they are set aside, and nothing of them is kept."""
    gone = store.erased([page.hash for page in pages])
    erased = [SetAside(page.path, None, "erased") for page in pages if page.hash in gone]
    return tuple(page for page in pages if page.hash not in gone), (*unread, *erased)


def _admitted(one: Page | SetAside, before: View, met: _Met, *, own_exports: bool) -> Page | SetAside:
    """The page; set aside if it is an export of the ledger as it stands, unless such are wanted or it was read once."""
    if isinstance(one, SetAside) or one.media_type != SHEET:
        return one
    met.workbooks.add(one.hash)
    ids = _ids(one)
    if ids:
        met.exported[one.hash] = ids
        if not own_exports and _known(before, ids) and before.page(one.hash) is None:
            return SetAside(one.path, None, "own_export")
    return one


def _known(view: View, ids: Iterable[str]) -> bool:
    """Whether one of the records is in the ledger."""
    return any(view.record_ids(id_, 1) for id_ in ids)


def _ids(page: Page) -> frozenset[str]:
    from liandong.documents.own_export import record_ids  # loads all that reads documents

    try:
        return record_ids(page)
    except DEFECTS:  # deriving the page tells of it
        return frozenset()


def _own_exports(view: View, met: _Met) -> tuple[str, ...]:
    """The workbooks that were exported from records which this ledger has from elsewhere."""
    pages = (view.page(hash_) for hash_, ids in met.exported.items() if hash_ in met.hashes and _known(view, ids))
    return tuple(sorted(page.path for page in pages if page))


def _sheets(view: View, met: _Met) -> tuple[SheetRead, ...]:
    """What the workbooks gave, sheet by sheet."""
    from liandong.statements.ledger_sheet import rows_read  # loads the extractors, which a reader of a ledger needs not

    documents = view.documents_of([hash_ for hash_ in met.workbooks if hash_ in met.hashes])
    return tuple(SheetRead(document.path, *told) for document in documents for told in rows_read(document))


def _batches(found: Iterable[Page | SetAside], settings: Settings) -> Iterator[Portion]:
    pages: list[Page] = []
    unread: list[SetAside] = []
    size = 0
    for one in found:
        if isinstance(one, Page):
            pages.append(one)
            size += len(one.data)
        else:
            unread.append(one)
        if len(pages) + len(unread) >= settings.batch_pages or size >= settings.batch_bytes:
            yield tuple(pages), tuple(unread)
            pages, unread, size = [], [], 0
    if pages or unread:
        yield tuple(pages), tuple(unread)


def _derive(store: Store, spine: Spine, settings: Settings, engine: Engine | None, progress: Report) -> None:
    pages = store.count_underived(spine.revision)
    if not pages:
        return
    chosen = engine or _engine_for(pages, settings)
    batches = (store.pages(hashes) for hashes in _key_batches(_underived(store, spine.revision), settings))
    done = 0
    for derivations in chosen.map(partial(derive, spine), batches):
        store.add_derivations(derivations)
        done += len(derivations)
        progress(Progress("read", done, pages, derivations[-1].path))


def _underived(store: Store, revision: str) -> Iterator[PageKey]:
    """The pages to derive, asked for in portions: what of them is derived meanwhile stands before the next ones."""
    last = ""
    while keys := store.underived(revision, last, _KEYS_AT_A_TIME):
        yield from keys
        last = keys[-1].hash


def _key_batches(keys: Iterable[PageKey], settings: Settings) -> Iterator[tuple[str, ...]]:
    hashes: list[str] = []
    size = 0
    for key in keys:
        if hashes and (len(hashes) >= settings.batch_pages or size + key.size > settings.batch_bytes):
            yield tuple(hashes)
            hashes, size = [], 0
        hashes.append(key.hash)
        size += key.size
    if hashes:
        yield tuple(hashes)


def _engine_for(pages: int, settings: Settings) -> Engine:
    workers = settings.workers or cores()
    return PoolEngine(workers) if workers > 1 and pages >= settings.pool_from else SerialEngine()
