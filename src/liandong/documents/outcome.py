"""What reading a page gives."""

from dataclasses import dataclass

from liandong.model import Document, SetAside


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a page gave: its documents in the page's order, and what was not read, with the reason."""

    documents: tuple[Document, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
