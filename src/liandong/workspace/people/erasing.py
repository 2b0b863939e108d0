"""Erasing (删除) of a page, or of a person from all pages that tell of one: what goes with it, what comes instead."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from liandong.errors import EntryError, UnknownRecord
from liandong.messages import words
from liandong.model import Attestation, Attested, Deed, Erasure, Mention, Page, Record, Target
from liandong.model.statement import by_person
from liandong.store import encode
from liandong.store.protocol import Store
from liandong.store.rows import Action
from liandong.store.versions import View
from liandong.workspace.ledger import Ledger
from liandong.workspace.people.attesting import told_on
from liandong.workspace.people.blotting import blotted, elsewhere, holds, names_of
from liandong.workspace.people.log import log
from liandong.workspace.spine import Spine, Surveyed

Replaced = Mapping[str, Page | None]
"""The pages that go, each with the page that comes in its place."""
Also = Sequence[str] | bool | None
"""Which of the other pages that hold the name of a person are meant as well."""
_SHOWN = 10
_MOST_SHOWN = 8


def erasure(
    store: Store,
    ledger: Ledger,
    spine: Spine,
    target: str,
    what: Target | None,
    attestation: Attestation,
    also: Also = None,
) -> tuple[Replaced, frozenset[str], Action]:
    """The pages that go, the entries of the log whose words go, and the one that says so; EntryError where nothing or
    several are meant.

    A page is named by its hash or its file, a person by the id of a record. With a page goes what persons stated and
    judged of what it told, and why they did or took it back; of a person the name is blotted out of the pages, which
    stay otherwise, and what persons wrote that holds it goes. Where other pages hold the name, a person says with
    `also` which of them mean the same one: all (True), none (False), or these.
    """
    meant, names = _meant(store, ledger, target, what), tuple[str, ...]()
    if isinstance(meant, str):
        pages: dict[str, Page | None] = {meant: None}
    else:
        names = names_of(meant)
        pages = _of_person(store, ledger, spine, meant, names, also)
    whole = {hash_ for hash_, instead in pages.items() if instead is None}
    pages |= dict.fromkeys(_stated_of(store, whole))
    erased = Erasure(tuple(sorted(pages)), attestation)
    acts = _said_of(store, pages.keys() - _kept(pages), names)
    return pages, acts, Action(erased.id, Deed.ERASE, body=encode(erased))


def _kept(pages: Replaced) -> set[str]:
    """Those that are blotted out only in part: what was judged of the rest still holds."""
    return {hash_ for hash_, instead in pages.items() if instead is not None}


def _said_of(store: Store, pages: Collection[str], names: Sequence[str]) -> frozenset[str]:
    """The decisions on what these pages told, those with one of the names in their reason, imports of which nothing is
    left, and what took back any of these or of what persons stated there."""
    told = {decision.id: decision for decision in store.decisions()}
    gone = set(pages)
    found: set[str] = set()
    for act in log(store):
        if act.erased:
            gone.add(act.id)
            continue
        decision = told.get(act.id)
        about = decision is not None and any(m.page in pages for side in decision.sides for m in side)
        named = holds(act.attestation.reason, names) and (decision is not None or act.deed is Deed.UNDO)
        empty = act.deed is Deed.IMPORT and bool(act.acts) and gone.issuperset(act.acts)
        if about or named or empty or (act.deed is Deed.UNDO and act.retracts in gone):
            gone.add(act.id)
            found.add(act.id)
    return frozenset(found)


def _meant(store: Store, ledger: Ledger, target: str, what: Target | None) -> str | Record:
    """The page, by its hash, or the record of a person. What cannot be brought back is never guessed: the beginning of
    a hash or an id counts only where it is said which of them it is."""
    wanted = target.strip().lower()
    hashes = () if what is Target.PERSON else store.page_hashes(target)
    record = None if what is Target.PAGE else _record(ledger, target, what)
    named = [hash_[:_SHOWN] for hash_ in hashes]
    if record is not None:
        named.append(f"{record.id[:_SHOWN]} {record.label}")
    if not named:
        raise EntryError(words("fault.erase_unknown", target=target))
    if len(named) > 1:
        raise EntryError(words("fault.erase_several", target=target, found=", ".join(named)))
    begun = len(wanted) < len(record.id) if record else hashes[0] != wanted and hashes[0].startswith(wanted)
    if begun and what is None:
        raise EntryError(words("fault.erase_begun", target=target, found=named[0]))
    if record is None:
        return hashes[0]
    if record.kind != "person":
        raise EntryError(words("fault.erase_kind", target=target, label=record.label))
    return record


def _record(ledger: Ledger, target: str, what: Target | None) -> Record | None:
    try:
        return ledger.record(target)
    except UnknownRecord:
        if what is Target.PERSON:
            raise
        return None


def refolded(spine: Spine, view: View, id_: str, members: Sequence[str]) -> Record | None:
    """A record of a version, folded of what the statements there tell of its mentions; None where they tell nothing, or
    an older program's, which this one cannot fold."""
    statements = view.told_of(members)
    roots = view.records_of(sorted({s.ref for s in statements if s.ref is not None}))
    survey = Surveyed(*view.surveyed(sorted({s.document for s in statements})))
    try:
        found = spine.fold(statements, {**roots, **dict.fromkeys(members, id_)}, survey, {id_: members})
    except KeyError:
        return None
    return next(iter(found), None)


def _attested(store: Store) -> dict[str, Attested]:
    """What persons state on the pages that are still there, by hash, that which was taken back included."""
    acts = [act.id for act in log(store) if act.claims and not act.erased]
    return {page.hash: told_on(page) for page in store.pages(acts)}


def _stated_of(store: Store, pages: Iterable[str]) -> set[str]:
    """The persons' pages that state something of what these pages told, and of what those entered."""
    told, gone = _attested(store), set(pages)
    while True:
        met = {
            hash_
            for hash_, one in told.items()
            if hash_ not in gone and any(mention.page in gone for mention in _mentioned(one))
        }
        if not met:
            return gone & told.keys()
        gone |= met


def _mentioned(one: Attested) -> Iterator[Mention]:
    if one.mention:
        yield one.mention
    yield from (claim.ref for claim in one.claims if claim.ref)


def _of_person(
    store: Store, ledger: Ledger, spine: Spine, record: Record, names: Sequence[str], also: Also
) -> dict[str, Page | None]:
    """The pages that tell of the person, and those of other pages with his name that are to go with them."""
    mentions: dict[str, list[Mention]] = {}
    for member in record.members:
        mention = ledger.anchor(member)
        mentions.setdefault(mention.page, []).append(mention)
    stated = _stated_in(ledger, record)
    pages: dict[str, Page | None] = dict.fromkeys(
        hash_ for hash_, one in _attested(store).items() if hash_ in stated or holds(one.said, names)
    )
    others = _chosen(elsewhere(ledger.view, names, {*mentions, *pages}), also, record)
    for page in store.pages(sorted({*mentions, *others} - pages.keys())):
        pages[page.hash] = blotted(spine, page, mentions.get(page.hash, ()), names)
    return pages


def _chosen(others: Mapping[str, str], also: Also, record: Record) -> frozenset[str]:
    """Of the other pages that hold the name those that a person means as well: he may be a namesake there."""
    if isinstance(also, bool):
        return frozenset(others if also else ())
    if also is None:
        if others:
            shown = [f"{path} ({hash_[:_SHOWN]})" for hash_, path in list(others.items())[:_MOST_SHOWN]]
            told = ", ".join([*shown, *(["…"] if len(others) > len(shown) else [])])
            raise EntryError(words("fault.erase_named", label=record.label, count=len(others), pages=told))
        return frozenset()
    meant = {wanted: [h for h, path in others.items() if wanted in (path, h[: max(len(wanted), 6)])] for wanted in also}
    for wanted, found in meant.items():
        if len(found) != 1:
            raise EntryError(words("fault.erase_also", page=wanted, label=record.label))
    return frozenset(hash_ for found in meant.values() for hash_ in found)


def _stated_in(ledger: Ledger, record: Record) -> set[str]:
    """The pages on which persons state something of the record."""
    told = (ledger.statement(id_) for _, values in record.properties for value in values for id_ in value.statements)
    return {quote.page for statement in told if by_person(statement) for quote in statement.evidence}
