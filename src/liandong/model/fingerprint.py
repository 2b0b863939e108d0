"""Fingerprint (指纹): what the survey keeps of a document, to know its copies again without its text."""

from dataclasses import dataclass

from liandong.model.document import Tier


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Numbers made of one document's body; `bands` and `sentences` are signed and of 64 bits, `signature` of 32.

    Documents that share a number of `bands` may have much of their text in common: how much, their signatures tell.
    `sentences` are those of the body, each once. Either is empty where the body is too short to tell a copy by it.
    """

    document: str
    tier: Tier
    signature: tuple[int, ...] = ()
    bands: tuple[int, ...] = ()
    sentences: tuple[int, ...] = ()
