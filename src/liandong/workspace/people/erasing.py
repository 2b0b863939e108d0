"""Erasing (删除) of a page, or of a person from all pages that tell of one: what goes with it, what comes instead."""

import codecs
from collections.abc import Iterable, Iterator, Mapping, Sequence

from liandong.documents import decode
from liandong.documents.masking import BLOT
from liandong.errors import EntryError, UnknownRecord
from liandong.messages import words
from liandong.model import ATTESTED, Attestation, Attested, Deed, Erasure, Mention, Page, Record, Target
from liandong.model.statement import by_person
from liandong.pages import SHEET
from liandong.store import encode
from liandong.store.protocol import Store, View
from liandong.store.rows import Action
from liandong.workspace.ledger import Ledger
from liandong.workspace.people.attesting import told_on
from liandong.workspace.people.log import log
from liandong.workspace.spine import Spine, Surveyed

Replaced = Mapping[str, Page | None]
"""The pages that go, each with the page that comes in its place."""
_LEAST_NAME = 2
_SHOWN = 10


def erasure(
    store: Store, ledger: Ledger, spine: Spine, target: str, what: Target | None, attestation: Attestation
) -> tuple[Replaced, Action]:
    """The pages that go, and the entry of the log that says so; EntryError where nothing or several are meant.

    A page is named by its hash or its file, a person by the id of a record. With a page goes what persons stated of
    what it told; of a person the name is blotted out of the pages, which stay otherwise.
    """
    meant = _meant(store, ledger, target, what)
    pages: dict[str, Page | None] = {meant: None} if isinstance(meant, str) else _of_person(store, ledger, spine, meant)
    whole = {hash_ for hash_, instead in pages.items() if instead is None}
    pages |= dict.fromkeys(_stated_of(store, whole))
    erased = Erasure(tuple(sorted(pages)), attestation)
    return pages, Action(erased.id, Deed.ERASE, body=encode(erased))


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


def _of_person(store: Store, ledger: Ledger, spine: Spine, record: Record) -> dict[str, Page | None]:
    names = _names(record)
    mentions: dict[str, list[Mention]] = {}
    for member in record.members:
        mention = ledger.anchor(member)
        mentions.setdefault(mention.page, []).append(mention)
    stated = _stated_in(ledger, record)
    pages: dict[str, Page | None] = dict.fromkeys(
        hash_ for hash_, one in _attested(store).items() if hash_ in stated or _holds(one.said, names)
    )
    for page in store.pages(sorted(mentions.keys() - pages.keys())):
        pages[page.hash] = _blotted(spine, page, mentions[page.hash], names)
    return pages


def _stated_in(ledger: Ledger, record: Record) -> set[str]:
    """The pages on which persons state something of the record."""
    told = (ledger.statement(id_) for _, values in record.properties for value in values for id_ in value.statements)
    return {quote.page for statement in told if by_person(statement) for quote in statement.evidence}


def _names(record: Record) -> tuple[str, ...]:
    """What the person is called, longest first."""
    told = {text for value in record.values("name") for text in (value.value.raw, value.value.text)}
    return tuple(sorted((name for name in told if len(name) >= _LEAST_NAME), key=lambda name: (-len(name), name)))


def _holds(text: str, names: Iterable[str]) -> bool:
    return any(name in text for name in names)


def _blotted(spine: Spine, page: Page, mentions: Iterable[Mention], names: Sequence[str]) -> Page | None:
    """The page with the person blotted out, character for character; None where that cannot be done without a rest."""
    found = None if page.media_type in (SHEET, ATTESTED) else decode(page.data)
    if found is None:
        return None
    text = found.text
    for mention in mentions:
        text = text[: mention.start] + BLOT * (mention.end - mention.start) + text[mention.end :]
    path = page.path
    for name in names:
        text, path = (words_.replace(name, BLOT * len(name)) for words_ in (text, path))
    data = codecs.BOM_UTF8 + text.encode("utf-8", "replace")
    instead = Page.of(path, page.media_type, data)
    held = any(_holds(document.text, names) for document in spine.read(instead).documents)
    return None if held else instead
