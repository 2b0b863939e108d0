"""The nouns as JSON text and back: one deterministic form, exact both ways.

A noun becomes an object of its fields in their declared order; fields that equal their default, and fields that are
computed (`id` of a statement), are left out. Decimals are strings, tuples are arrays, enumerations are their values.
"""

import json
import re
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from msgspec import NODEFAULT, DecodeError, structs
from msgspec.json import Decoder, Encoder

from liandong.model import content_id
from liandong.model.noun import Computed, Noun

T = TypeVar("T")
_Coder = Callable[[Any], Any]

_PLAIN = (str, int, float, bool, NoneType)
_EXPONENT = re.compile(rb":-?[0-9.]+e")
_write = Encoder().encode
_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
_dump_ascii = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), allow_nan=False).encode


def encode(noun: object) -> str:
    """The JSON text of a noun: equal nouns give equal text, on every machine."""
    kind: Any = type(noun)
    if _swift(kind):
        try:
            written = _write(noun)
        except UnicodeEncodeError:  # a lone surrogate
            pass
        else:
            if _EXPONENT.search(written) is None:
                return written.decode()
    coder = _encoder(kind)
    tree = noun if coder is None else coder(noun)
    text = _dump(tree)
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:  # a lone surrogate, which no database takes as text
        return _dump_ascii(tree)
    return text


@cache
def _swift(hint: Any) -> bool:
    """Whether msgspec writes values of this type as `encode` has them, but for fields of numbers with an exponent:
    nothing in them is computed, and what is left out where it equals its default is None, true or false, or a member of
    an enumeration.
    """
    if _optional(hint) is not None:
        return _swift(_optional(hint))
    if get_origin(hint) is tuple:
        return all(_swift(each) and float not in (each, _optional(each)) for each in get_args(hint) if each is not ...)
    if not _is_noun(hint):
        return hint is Decimal or hint in _PLAIN or (isinstance(hint, type) and issubclass(hint, Enum))
    hints = get_type_hints(hint, include_extras=True)
    computed = Computed in hints.values() if issubclass(hint, Noun) else not all(f.init for f in fields(hint))
    if computed or not all(_swift(each) for each in get_type_hints(hint).values()):
        return False
    defaults = [default for _, default in _fields(hint) if default is not MISSING]
    left_out = issubclass(hint, Noun) and hint.__struct_config__.omit_defaults
    return not defaults or (left_out and all(isinstance(default, NoneType | bool | Enum) for default in defaults))


class Garbled(ValueError):
    """A stored text that `encode` did not make: bytes of the store were changed."""


def whole(text: str, digest: str) -> str:
    """The text, of which this is the digest; Garbled for any other."""
    if not isinstance(text, str) or content_id(text) != digest:
        raise Garbled("a row does not match its digest")
    return text


def decode(kind: type[T], text: str, prepare: Callable[[Any], None] | None = None) -> T:
    """The noun of that kind which `encode` made into this text, altered by `prepare`; Garbled for any other text."""
    hint: Any = kind
    coder = _decoder(hint)
    try:
        tree = json.loads(text)
        if prepare is not None:
            prepare(tree)
        noun: T = tree if coder is None else coder(tree)
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise Garbled(f"a row is no {kind.__name__}: {type(error).__name__}") from error
    return noun


def decode_whole(kind: type[T], text: str, digest: str) -> T:
    """The noun that was encoded into the text of this digest; Garbled for any other text."""
    hint: Any = kind
    try:
        noun: T = _strict(hint).decode(whole(text, digest))
    except (DecodeError, UnicodeEncodeError):  # a lone surrogate, or no noun of this kind
        noun = decode(kind, text)
    return noun


@cache
def _strict(hint: Any) -> Decoder[Any]:
    """Reads what `encode` wrote in half the time, and minds less what it did not write."""
    return Decoder(hint)


@cache
def _encoder(hint: Any) -> _Coder | None:
    """What turns a value of this type into plain JSON types; None where it already is (tuples and enumerations are)."""
    if hint is Decimal:
        return str
    if _optional(hint) is not None:
        inner = _encoder(_optional(hint))
        return None if inner is None else lambda value: None if value is None else inner(value)
    if get_origin(hint) is tuple:
        return _tuple_encoder(hint)
    if _is_noun(hint):
        return _noun_encoder(hint)
    if hint in _PLAIN or (isinstance(hint, type) and issubclass(hint, Enum)):
        return None
    raise TypeError(f"no codec for {hint!r}")


def _tuple_encoder(hint: Any) -> _Coder | None:
    arguments = get_args(hint)
    if arguments[-1] is Ellipsis:
        each = _encoder(arguments[0])
        return None if each is None else lambda value: [each(item) for item in value]
    coders = [_encoder(argument) for argument in arguments]
    return lambda value: [item if coder is None else coder(item) for coder, item in zip(coders, value, strict=True)]


def _noun_encoder(kind: type[Any]) -> _Coder:
    hints = get_type_hints(kind)
    plan = [(name, default, _encoder(hints[name])) for name, default in _fields(kind)]

    def encode_noun(noun: Any) -> dict[str, Any]:
        out = {}
        for name, default, coder in plan:
            value = getattr(noun, name)
            if value is not default and (default is MISSING or value != default):
                out[name] = value if coder is None else coder(value)
        return out

    return encode_noun


@cache
def _decoder(hint: Any) -> _Coder | None:
    """What turns plain JSON types back into a value of this type; None where they already are it."""
    if hint is Decimal:
        return Decimal
    if _optional(hint) is not None:
        inner = _decoder(_optional(hint))
        return None if inner is None else lambda value: None if value is None else inner(value)
    if get_origin(hint) is tuple:
        return _tuple_decoder(hint)
    if _is_noun(hint):
        return _noun_decoder(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {member.value: member for member in hint}.__getitem__
    if hint in _PLAIN:
        return None
    raise TypeError(f"no codec for {hint!r}")


def _tuple_decoder(hint: Any) -> _Coder:
    arguments = get_args(hint)
    if arguments[-1] is Ellipsis:
        each = _decoder(arguments[0])
        return tuple if each is None else lambda value: tuple([each(item) for item in value])
    coders = [_decoder(argument) for argument in arguments]
    return lambda value: tuple(
        item if coder is None else coder(item) for coder, item in zip(coders, value, strict=True)
    )


def _noun_decoder(kind: type[Any]) -> _Coder:
    hints = get_type_hints(kind)
    coded = [(name, coder) for name, _ in _fields(kind) if (coder := _decoder(hints[name])) is not None]

    def decode_noun(tree: dict[str, Any]) -> Any:
        for name, coder in coded:
            if name in tree:
                tree[name] = coder(tree[name])
        return kind(**tree)

    return decode_noun


def _is_noun(hint: Any) -> bool:
    return isinstance(hint, type) and (is_dataclass(hint) or issubclass(hint, Noun))


def _fields(kind: type[Any]) -> list[tuple[str, Any]]:
    """The fields that are stored, with their defaults (MISSING where there is none)."""
    if not issubclass(kind, Noun):
        return [(f.name, f.default) for f in fields(kind) if f.init]
    computed = {name for name, hint in get_type_hints(kind, include_extras=True).items() if hint is Computed}
    return [
        (f.name, MISSING if f.default is NODEFAULT else f.default)
        for f in structs.fields(kind)
        if f.name not in computed
    ]


def _optional(hint: Any) -> Any:
    """X of `X | None`, or None for any other type."""
    if get_origin(hint) not in (Union, UnionType):
        return None
    inner = [argument for argument in get_args(hint) if argument is not NoneType]
    return inner[0] if len(inner) == 1 else None
