"""The shelf of documents (文档列表): one page of it, narrowed by tier, day, medium and flag."""

from collections.abc import Sequence
from dataclasses import dataclass

from liandong.documents.flags import Flag
from liandong.errors import SearchError
from liandong.messages import words
from liandong.model import Document, Tier
from liandong.model.kinds import Facet
from liandong.search import Filter
from liandong.search.marking import meets, of_document
from liandong.search.segment import fold
from liandong.store.marks import OfDocument
from liandong.store.rows import Condition
from liandong.workspace.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Leaf:
    """Documents with their tiers, by path, place on the page, id; `after` is where the list goes on, None at its
    end."""

    documents: tuple[tuple[Document, Tier], ...]
    after: str | None


def conditions(
    *, source: str | None = None, period: str | None = None, medium: str | None = None, flag: str | None = None
) -> tuple[Condition, ...]:
    """What is asked of documents: tier and days as in a query, a part of the medium's name, a flag.

    SearchError for what cannot be understood.
    """
    found = [Filter.of(f, value).condition for f, value in ((Facet.SOURCE, source), (Facet.PERIOD, period)) if value]
    if medium:
        found.append(Condition(OfDocument.MEDIUM, part=fold(medium).strip()))
    if flag:
        if flag not in {each.value for each in Flag}:
            raise SearchError(words("fault.no_flag", name=flag, names=", ".join(each.value for each in Flag)))
        found.append(Condition(OfDocument.FLAG, (flag,)))
    return tuple(found)


def leaf(ledger: Ledger, asked: Sequence[Condition] = (), *, after: str | None = None, limit: int = 50) -> Leaf:
    """The first documents that meet all conditions, or those behind one of them."""
    kept: list[tuple[Document, Tier]] = []
    while True:
        some = ledger.view.shelf.documents(asked, after=after, limit=limit + 1)
        for document in some:
            tier = ledger.tier(document.id)
            if meets(of_document(document, tier), asked):
                if len(kept) == limit:
                    return Leaf(tuple(kept), kept[-1][0].id)
                kept.append((document, tier))
        if len(some) <= limit:
            return Leaf(tuple(kept), None)
        after = some[-1].id
