"""Fingerprints of a body: MinHash over character 5-grams, and a hash for each normalised sentence."""

import re
from functools import cache
from hashlib import blake2b

PERMUTATIONS = 128
SHINGLE = 5
_SEED = 42
_SENTENCE_ENDS = "。!?;\uff01\uff1f\uff1b"
_CONTENT = re.compile(r"[\u4e00-\u9fff\w\n]+")  # the Hanzi are of \w: named first, they are found twice as fast
_LEAST_SENTENCE = 8
_KEPT_PLACES = 10_000


def content_lines(body: str) -> str:
    """Letters, digits and Hanzi of a body only, one sentence a line (lines may be empty): what stays the same when a
    copy changes punctuation and spacing, and what both fingerprints are made of.
    """
    for mark in _SENTENCE_ENDS:
        body = body.replace(mark, "\n")
    return "".join(_CONTENT.findall(body)).replace("_", "").lower()


def signature(lines: str) -> tuple[int, ...]:
    """128 MinHash values over the character 5-grams of a body, given as its content lines (mean error of the estimated
    Jaccard index 0.016).
    """
    from rensa import RMinHash

    plain = lines.replace("\n", "")
    if len(plain) < SHINGLE:
        return ()
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    sketch.update(map(plain.__getitem__, _places(len(plain) - SHINGLE + 1)))  # repeats change nothing
    return tuple(sketch.digest())


def _places(count: int) -> tuple[slice, ...]:
    """The places of so many shingles: kept, for making them anew takes as long as cutting the text."""
    return _kept_places()[:count] if count <= _KEPT_PLACES else _made_places(count)


@cache
def _kept_places() -> tuple[slice, ...]:
    return _made_places(_KEPT_PLACES)


def _made_places(count: int) -> tuple[slice, ...]:
    return tuple(slice(place, place + SHINGLE) for place in range(count))


def sentences(lines: str) -> tuple[str, ...]:
    """Sixteen hexadecimal digits for each sentence of at least eight characters, in order, each once."""
    long = dict.fromkeys(line for line in lines.split("\n") if len(line) >= _LEAST_SENTENCE)
    return tuple(blake2b(line.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest() for line in long)
