"""Outline (提要): a statement without its quotes, under the id that it has with them; read in a tenth of the time."""

from collections.abc import Iterable, Iterator

import msgspec

from liandong.model import AsOf, Mention, Modality, Polarity, Statement, Value
from liandong.model.noun import force_setattr
from liandong.store.codec import decode


class Outline(Statement, frozen=True):
    """What a statement says, for those who do not ask what proves it."""

    def __post_init__(self) -> None:
        """The id is not worked out: it is that of the whole statement."""


class _Text(msgspec.Struct):
    """The stored text of a statement, whose quotes are passed over."""

    mention: msgspec.Raw
    property: str
    value: Value
    document: str
    extractor: str
    scope: str | None = None
    as_of: AsOf | None = None
    asserted_by: str | None = None
    polarity: Polarity = Polarity.ASSERTED
    modality: Modality = Modality.DONE
    method: str = "rule"
    confidence: float = 0.9
    ref: str | None = None
    retracts: str | None = None


_text = msgspec.json.Decoder(_Text).decode
_mention = msgspec.json.Decoder(Mention).decode


def outlines(rows: Iterable[tuple[str, str]]) -> Iterator[Statement]:
    """The statements of these ids and stored texts without their quotes; equal mentions are one."""
    mentions: dict[bytes, Mention] = {}
    for id_, body in rows:
        try:
            told = _text(body)
            anchor = bytes(told.mention)
            mention = mentions.get(anchor) or mentions.setdefault(anchor, _mention(anchor))
        except msgspec.DecodeError:  # a lone surrogate, or no statement at all
            made = decode(Outline, body, lambda tree: tree.update(evidence=()))
        else:
            made = Outline(
                mention,
                told.property,
                told.value,
                (),
                told.document,
                told.extractor,
                told.scope,
                told.as_of,
                told.asserted_by,
                told.polarity,
                told.modality,
                told.method,
                told.confidence,
                told.ref,
                told.retracts,
            )
        force_setattr(made, "id", id_)
        yield made
