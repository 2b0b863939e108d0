"""Signatures and names as bytes, for the time of one resolution: they lie on a desk while others are worked on."""

import pickle
from collections.abc import Callable
from typing import Any, TypeVar

from msgspec import msgpack

T = TypeVar("T")

_ODD = 0xC1
"""Begins what msgpack cannot write: the one byte with which nothing that it writes begins."""


def pack(thing: object) -> bytes:
    """The bytes of a thing that is made of nouns, words, numbers, tuples and sets."""
    try:
        return msgpack.encode(thing)
    except UnicodeEncodeError:  # a lone surrogate, of which msgpack makes no text
        return bytes((_ODD,)) + pickle.dumps(thing)


def unpacker(shape: Any) -> Callable[[bytes], Any]:
    """What gives back a thing of this type of its bytes."""
    plain = msgpack.Decoder(shape).decode

    def unpack(data: bytes) -> Any:
        return plain(data) if data[0] != _ODD else pickle.loads(data[1:])

    return unpack
