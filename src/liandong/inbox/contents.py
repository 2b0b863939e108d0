"""What a letter may say (来件内容): its fields, how long each may be, and what is wrong with what was typed."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from liandong.inbox.letter import Sort
from liandong.messages import Words, words

MOST_TEXT = 100_000
"""Characters of a page that is pasted."""
_LINE, _PARAGRAPH, _ADDRESS = 200, 2_000, 2_000
CONTACT = "contact"
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""Characters that show as none, turn the order of others about, or that a database refuses; lines stay."""
_SCHEMES = ("http", "https")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a letter: at most `most` characters, of one line or of `several`."""

    name: str
    most: int = _LINE
    needed: bool = False
    several: bool = False


FIELDS: Mapping[Sort, tuple[Field, ...]] = {
    Sort.PAGE: (
        Field("address", _ADDRESS),
        Field("text", MOST_TEXT, several=True),
        Field("title"),
        Field("source", needed=True),
        Field(CONTACT),
    ),
    Sort.FIRM: (
        Field("name", needed=True),
        Field("code", needed=True),
        Field("place", needed=True),
        Field("trade", needed=True),
        Field("needs", _PARAGRAPH, needed=True, several=True),
        Field(CONTACT, needed=True),
    ),
    Sort.OBJECTION: (
        Field("record", needed=True),
        Field("property", needed=True),
        Field("value"),
        Field("statement"),
        Field("wrong", _PARAGRAPH, needed=True, several=True),
        Field("right", _PARAGRAPH, several=True),
        Field("proof", _PARAGRAPH, needed=True, several=True),
        Field("address", _ADDRESS),
        Field(CONTACT),
    ),
}
"""What each sort of letter says; `contact` is for the bureau alone."""


def contents(
    sort: Sort, typed: Mapping[str, str], *, attached: bool = False
) -> tuple[dict[str, str], dict[str, Words]]:
    """What was typed, by field and without blank ones, and what is wrong with it, by field; `attached` says whether a
    file came with it, which a page may be."""
    told, wrong = {}, {}
    for field in FIELDS[sort]:
        text = _plain(typed.get(field.name, ""), several=field.several)
        if field.needed and not text:
            wrong[field.name] = words("fault.letter_empty")
        elif len(text) > field.most:
            wrong[field.name] = words("fault.letter_long", count=len(text), most=field.most)
        if text:
            told[field.name] = text
    if sort is Sort.PAGE and not (attached or told.get("address") or told.get("text")):
        wrong.setdefault("address", words("fault.letter_nothing"))
    if "address" in told and "address" not in wrong and not _is_address(told["address"]):
        wrong["address"] = words("fault.letter_address")
    if "code" in told and "code" not in wrong:
        told["code"] = re.sub(r"\s", "", unicodedata.normalize("NFKC", told["code"])).upper()
        if not _is_code(told["code"]):
            wrong["code"] = words("fault.letter_code")
    return told, wrong


def _plain(text: str, *, several: bool) -> str:
    """The text as it can be kept and shown anywhere."""
    seen = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return seen.strip() if several else " ".join(seen.split())


def _is_address(text: str) -> bool:
    """Whether it is an address of the web, without a name or password in it."""
    try:
        parts = urlsplit(text)
        return parts.scheme.lower() in _SCHEMES and bool(parts.hostname) and "@" not in parts.netloc and " " not in text
    except ValueError:
        return False


def _is_code(code: str) -> bool:
    from liandong.statements.bodies.organisation_marks import valid  # loads all that reads documents

    return valid(code)
