"""`python -m tests.corpus.places SPLIT [--errors]`: how often a place name is given its right region code.

`regions.csv` of a split holds place names as readers found them, with the six-digit code that each means on its page
(`none`: a word that is no place there; `zone`: one without a code of its own; `ambiguous`: the page leaves it open).
"""

import argparse
import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from liandong.cli.terminal import line
from liandong.documents import read
from liandong.model import Document, Page
from liandong.statements.grammar.reading import Reading
from liandong.vocabulary.regions import RegionHit
from tests.corpus.splits import FOLDER, PLACED, SHOWN, Split, files, sources
from tests.samples.label import decoded

RIGHT, OPEN, MISSED, WRONG, UNREAD = "right", "open", "missed", "wrong", "unread"


@dataclass(frozen=True, slots=True)
class Place:
    """One labelled name: `surface` stands inside `context`, which stands on the decoded page of `file`."""

    file: str
    surface: str
    code: str
    context: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was made of a place: right, left open, missed, wrong (another region, or a region where there is none), or
    in no document's text (unread)."""

    place: Place
    outcome: str
    given: str


def places(split: Split) -> tuple[Place, ...]:
    """The labelled names of a split."""
    with (FOLDER / split / "regions.csv").open(encoding="utf-8", newline="") as file:
        return tuple(Place(**row) for row in csv.DictReader(file))


def verdicts(split: Split) -> Iterator[Verdict]:
    """One verdict for each labelled name."""
    encodings = {label["file"]: label["encoding"] for label in sources(split)}
    content = files(split)
    texts: dict[str, str] = {}
    readings: dict[str, list[Reading]] = {}
    for place in places(split):
        if place.file not in readings:
            data = content[place.file]
            texts[place.file] = decoded(data, encodings[place.file])
            kind = "text/html" if place.file.endswith(".html") else "text/plain"
            readings[place.file] = [Reading(d) for d in read(Page.of(place.file, kind, data)).documents]
        yield _verdict(place, texts[place.file], readings[place.file])


def shares(found: Iterable[Verdict]) -> dict[str, float]:
    """`found`: of the names of divisions, how many were given their code; `right`: of the codes given, how many are
    right; `wrong`: of all labelled names, how many were given a code that is not theirs."""
    read_ = [verdict for verdict in found if verdict.outcome != UNREAD]
    divisions = [verdict for verdict in read_ if verdict.place.code.isdigit()]
    right = sum(verdict.outcome == RIGHT for verdict in divisions)
    wrong = sum(verdict.outcome == WRONG for verdict in read_)
    return {"found": right / len(divisions), "right": right / (right + wrong), "wrong": wrong / len(read_)}


def _verdict(place: Place, text: str, readings: list[Reading]) -> Verdict:
    at = text.find(place.context)
    while at >= 0:
        start = at + place.context.index(place.surface)
        for reading in readings:
            span = span_of(reading.document, start, start + len(place.surface))
            if span:
                return judged(
                    place, [hit for hit in reading.regions if hit.start < span[1] and hit.end > span[0]], span
                )
        at = text.find(place.context, at + 1)
    return Verdict(place, UNREAD, "")


def span_of(document: Document, start: int, end: int) -> tuple[int, int] | None:
    """Where the stretch of the page stands in the text of the document; None where it does not."""
    low, high = document.mapped.text_span(start, end)
    return (low, high) if low < high else None


def judged(place: Place, hits: list[RegionHit], span: tuple[int, int]) -> Verdict:
    """What the hits that touch the span make of the place."""
    given = "/".join("|".join(region.code for region in hit.candidates) for hit in hits)
    if place.code in ("none", "zone"):
        exact = any((hit.start, hit.end) == span and _divides(hit) for hit in hits)
        return Verdict(place, WRONG if exact else RIGHT, given)
    settled = [hit for hit in hits if hit.region]
    if any(_means(hit, place.code, span) for hit in settled):
        return Verdict(place, RIGHT, given)
    if len(settled) < len(hits):
        return Verdict(place, RIGHT if place.code == "ambiguous" else OPEN, given)
    return Verdict(place, WRONG if settled else MISSED, given)


def _divides(hit: RegionHit) -> bool:
    """Whether the hit is taken for an administrative division."""
    return hit.region is not None and hit.region.code[:6].isdigit() and len(hit.region.code.partition("@")[0]) == 6


def _means(hit: RegionHit, code: str, span: tuple[int, int]) -> bool:
    """Whether the hit is that division, or a longer name that holds it: a zone of the city, a group of provinces."""
    found = hit.region
    if found is None:
        return False
    own = found.code.partition("@")[0]
    longer = hit.start < span[0] or hit.end > span[1]
    return own == code or (longer and (code in found.members or own.startswith(code.rstrip("0"))))


def main(arguments: list[str] | None = None) -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.places", description=__doc__)
    parser.add_argument("split", choices=PLACED)
    parser.add_argument("--errors", action="store_true", help="development only")
    asked = parser.parse_args(arguments)
    if asked.split != SHOWN and asked.errors:
        parser.error(f"the errors of this split are not shown: rules are written from the {SHOWN} split alone")
    found = list(verdicts(asked.split))
    for name, share in shares(found).items():
        line(f"{name}\t{share:.3f}")
    for verdict in found if asked.errors else ():
        if verdict.outcome != RIGHT:
            place = verdict.place
            line("\t".join((verdict.outcome, place.file, place.surface, place.code, verdict.given)))


if __name__ == "__main__":
    main()
