"""Outline (提要): a statement without its quotes, under the id that it has with them; it takes a third of the room."""

from collections.abc import Iterable, Iterator
from sys import intern
from typing import Any

from liandong.model import Mention, Statement
from liandong.model.noun import force_setattr
from liandong.store.codec import decode


class Outline(Statement, frozen=True):
    """What a statement says, for those who do not ask what proves it."""

    def __post_init__(self) -> None:
        """The id is not worked out: it is that of the whole statement."""


def outlines(rows: Iterable[tuple[str, str]]) -> Iterator[Statement]:
    """The statements of these ids and stored texts without their quotes; equal words and mentions are kept once."""
    mentions: dict[str, Mention] = {}
    for id_, body in rows:
        made = decode(Outline, body, _bare)
        force_setattr(made, "id", id_)
        force_setattr(made, "mention", mentions.setdefault(made.mention.id, made.mention))
        yield made


def _bare(tree: dict[str, Any]) -> None:
    tree["evidence"] = ()
    _share(tree)


def _share(tree: dict[str, Any]) -> None:
    """The words of the tree as objects that equal words share."""
    for name, value in tree.items():
        if type(value) is str:
            tree[name] = intern(value)
        elif type(value) is dict:
            _share(value)
