"""What the commands of `liandong match` are given: two tables, of needs and of offers, and their faults."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from liandong.cli import options
from liandong.cli.outcome import USAGE, failed, reported
from liandong.cli.progress import heard
from liandong.cli.terminal import line, table
from liandong.cli.voice import Voice

if TYPE_CHECKING:
    from liandong.matching import Need, Offer
    from liandong.matching.tables import Read

FAULTS = ("file", "cell", "heading", "wrong")
LIBRARIES = ("narwhals", "numpy", "polars", "ortools")
"""What the extra `matching` brings."""


class Booklets(NamedTuple):
    """Both tables as they were read, each with the name of its file."""

    needs: "Read[Need]"
    offers: "Read[Offer]"
    files: tuple[str, str]

    @property
    def each(self) -> tuple[tuple[str, "Read[Need] | Read[Offer]"], ...]:
        """Each by the name of its file."""
        return (self.files[0], self.needs), (self.files[1], self.offers)

    @property
    def faults(self) -> list[tuple[str, str, str, Any]]:
        """File, cell, heading and words of each fault."""
        return [(file, each.cell, each.heading, each.wrong) for file, read in self.each for each in read.faults]


def needs(voice: Voice) -> Any:
    """The argument NEEDS."""
    return options.argument(voice, "match_needs", "NEEDS")


def offers(voice: Voice) -> Any:
    """The argument OFFERS."""
    return options.argument(voice, "match_offers", "OFFERS")


@contextmanager
def matching(voice: Voice) -> Iterator[None]:
    """Runs a command that matches: errors end it in words, also that the libraries for it are not installed."""
    with reported(voice):
        try:
            from liandong import matching  # noqa: F401 - only whether it can be had
        except ModuleNotFoundError as error:
            if (error.name or "").split(".")[0] not in LIBRARIES:
                raise
            raise failed(voice, voice("match.no_library"), voice("match.no_library_remedy")) from error
        yield


def booklets(voice: Voice, needs: Path, offers: Path) -> Booklets:
    """Both tables. MatchingError for one that cannot be read."""
    files = (needs.name, offers.name)
    return Booklets(needs_of(voice, needs), offers_of(voice, offers), files)


def needs_of(voice: Voice, path: Path) -> "Read[Need]":
    """The needs of a file, with progress. MatchingError where it cannot be read."""
    from liandong.matching.tables import read_needs

    data = data_of(voice, path)
    with heard(voice, "match_needs") as told:
        return read_needs(path.name, data, told)


def offers_of(voice: Voice, path: Path) -> "Read[Offer]":
    """The offers of a file; otherwise as `needs_of`."""
    from liandong.matching.tables import read_offers

    data = data_of(voice, path)
    with heard(voice, "match_offers") as told:
        return read_offers(path.name, data, told)


def data_of(voice: Voice, path: Path) -> bytes:
    """The bytes of a file; usage where there is none."""
    if not path.is_file():
        raise failed(voice, voice("error.path_missing", path=path), voice("error.path_missing_remedy"), code=USAGE)
    return path.read_bytes()


def tell(voice: Voice, read: Booklets) -> None:
    """Says how many of each there are, what was passed over, and every fault."""
    line(voice("match.read", needs=len(read.needs.found), offers=len(read.offers.found)))
    tell_each(voice, read.each)


def tell_each(voice: Voice, each: "Sequence[tuple[str, Read[Need] | Read[Offer]]]") -> None:
    """What was passed over in tables, each by the name of its file, and every fault."""
    for file, read in each:
        for remark in read.remarks:
            line(voice("match.remark", file=file, told=remark.worded(voice.lang)), style="dim")
    faults = [fault for file, read in each for fault in plain_faults(voice, file, read)]
    if faults:
        line(voice("match.faults", many=len(faults)), style="bold red")
        table([voice(f"match.fault_{name}") for name in FAULTS], [tuple(fault.values()) for fault in faults])


def plain_faults(voice: Voice, file: str, read: "Read[Need] | Read[Offer]") -> list[dict[str, str]]:
    """Each fault with its file, cell and heading, in words."""
    return [
        dict(zip(FAULTS, (file, each.cell, each.heading, each.wrong.worded(voice.lang)), strict=True))
        for each in read.faults
    ]
