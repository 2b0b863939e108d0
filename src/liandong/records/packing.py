"""Signatures and names as bytes, for the time of one resolution: they lie on a desk while others are worked on."""

import pickle
from collections.abc import Callable
from typing import Any, TypeVar

from msgspec import msgpack

T = TypeVar("T")

_PLAIN, _ODD = b"\0", b"\1"


def pack(thing: object) -> bytes:
    """The bytes of a thing that is made of nouns, words, numbers, tuples and sets."""
    try:
        return _PLAIN + msgpack.encode(thing)
    except UnicodeEncodeError:  # a lone surrogate, of which msgpack makes no text
        return _ODD + pickle.dumps(thing)


def unpacker(shape: Any) -> Callable[[bytes], Any]:
    """What gives back a thing of this type of its bytes."""
    plain = msgpack.Decoder(shape).decode

    def unpack(data: bytes) -> Any:
        return plain(memoryview(data)[1:]) if data[:1] == _PLAIN else pickle.loads(data[1:])

    return unpack
