"""What the commands of `liandong index` are given: a table, which of its columns are not indicators, a methodology."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from liandong.cli import options
from liandong.cli.outcome import USAGE, failed, reported
from liandong.cli.voice import Voice

if TYPE_CHECKING:
    from liandong.indices import Frame
    from liandong.indices.text import Methodology


class Apart(NamedTuple):
    """Names of the columns that are not indicators: of units (the first one where it is empty), periods, names of
    units, and their groups."""

    unit: str = ""
    period: str = ""
    name: str = ""
    groups: tuple[str, ...] = ()


def apart(voice: Voice) -> options.Decorator:
    """Gives a command the options that name columns, as `apart`."""
    each = [
        options.parameter("unit", str, "", options.option(voice, "index_unit", "--unit", metavar="COLUMN")),
        options.parameter("period", str, "", options.option(voice, "index_period", "--period", metavar="COLUMN")),
        options.parameter("name", str, "", options.option(voice, "index_name", "--name", metavar="COLUMN")),
        options.parameter(
            "group", list[str] | None, None, options.option(voice, "index_group", "--group", metavar="COLUMN")
        ),
    ]
    return options.shared("apart", each, lambda v: Apart(v["unit"], v["period"], v["name"], tuple(v["group"] or ())))


@contextmanager
def computing(voice: Voice) -> Iterator[None]:
    """Runs a command that computes: errors end it in words, also that the libraries for it are not installed."""
    with reported(voice):
        try:
            from liandong import indices  # noqa: F401 - only whether it can be had
        except ImportError as error:
            raise failed(voice, voice("indexing.no_library"), voice("indexing.no_library_remedy")) from error
        yield


def columns(voice: Voice, path: Path) -> dict[str, list[Any]]:
    """The table of a file, by the names of its columns."""
    if not path.is_file():
        raise failed(voice, voice("error.path_missing", path=path), voice("error.path_missing_remedy"), code=USAGE)
    from liandong.indices.tables.files import read_table

    return dict(read_table(path))


def with_unit(table: dict[str, list[Any]], given: Apart) -> Apart:
    """The names of columns, the first column for that of units where none is named."""
    return given if given.unit else given._replace(unit=next(iter(table), ""))


def frame(voice: Voice, path: Path, given: Apart, methodology: "Methodology") -> "Frame":
    """The frame of a file with the columns that a methodology needs."""
    from liandong.indices import wide

    table = columns(voice, path)
    named = with_unit(table, given)
    framework = methodology.framework
    divisors = {node.denominator for node in framework.nodes if node.denominator} & set(table)
    wanted = dict.fromkeys((*framework.indicators, *sorted(divisors)))
    return wide(
        table, unit=named.unit, period=named.period, name=named.name, labels=named.groups, indicators=tuple(wanted)
    )


def number(value: float, decimals: int = 2) -> str:
    """A number to be read, a dash where there is none."""
    return "–" if value != value else f"{value:.{decimals}f}"
