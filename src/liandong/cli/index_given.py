"""What the commands of `liandong index` are given: a table, which of its columns are not indicators, a methodology."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from liandong.cli import options
from liandong.cli.outcome import USAGE, failed, reported
from liandong.cli.terminal import line
from liandong.cli.voice import Voice

if TYPE_CHECKING:
    from liandong.indices import Frame, Index
    from liandong.indices.text import Methodology


class Named(NamedTuple):
    """Names of columns as they were typed: of units, periods, names of units, and their groups; empty for those of the
    methodology."""

    unit: str
    period: str
    name: str
    groups: tuple[str, ...]


def named_columns(voice: Voice) -> options.Decorator:
    """Gives a command the options that name columns, as `named`."""
    columns = ("unit", "period", "name")
    each = [
        options.parameter(
            f"{name}_column", str, "", options.option(voice, f"index_{name}", f"--{name}", metavar="COLUMN")
        )
        for name in columns
    ]
    groups = options.option(voice, "index_group", "--group", metavar="COLUMN")
    each.append(options.parameter("group_column", list[str] | None, None, groups))

    def gathered(given: dict[str, Any]) -> Named:
        unit, period, name = (given[f"{each}_column"] for each in columns)
        return Named(unit, period, name, tuple(given["group_column"] or ()))

    return options.shared("named", each, gathered)


def data(voice: Voice) -> Any:
    """The argument DATA."""
    return options.argument(voice, "index_data", "DATA")


def method(voice: Voice) -> Any:
    """The argument METHOD."""
    return options.argument(voice, "index_method", "METHOD")


def at(voice: Voice) -> Any:
    """The option `--at`: of which period is told."""
    return options.option(voice, "index_at", "--at", metavar="PERIOD")


def out(voice: Voice) -> Any:
    """The option `-o`: a file besides."""
    return options.option(voice, "index_out", "-o", "--out", metavar="FILE")


LIBRARIES = ("narwhals", "numpy", "scipy")
"""What the extra `indices` brings."""


@contextmanager
def computing(voice: Voice) -> Iterator[None]:
    """Runs a command that computes: errors end it in words, also that the libraries for it are not installed."""
    with reported(voice):
        try:
            from liandong import indices  # noqa: F401 - only whether it can be had
        except ModuleNotFoundError as error:
            if (error.name or "").split(".")[0] not in LIBRARIES:
                raise
            raise failed(voice, voice("indexing.no_library"), voice("indexing.no_library_remedy")) from error
        yield


FAULTS = 40
"""So many faulty cells of a table are told."""


def columns(voice: Voice, path: Path) -> dict[str, list[Any]]:
    """The table of a file, by the names of its columns."""
    _there(voice, path)
    from liandong.indices.tables.files import read_table

    return dict(read_table(path))


def _there(voice: Voice, path: Path) -> None:
    if not path.is_file():
        raise failed(voice, voice("error.path_missing", path=path), voice("error.path_missing_remedy"), code=USAGE)


def frame(voice: Voice, path: Path, named: Named, methodology: "Methodology") -> "Frame":
    """The frame of a file with the columns that a methodology needs; each cell that is wrong is told."""
    _there(voice, path)
    from liandong.indices.tables.files import read_frame
    from liandong.indices.text import Apart

    read = read_frame(path, methodology.framework, methodology.apart, Apart(*named))
    if read.frame is not None:
        return read.frame
    for fault in read.faults[:FAULTS]:
        place = f"{fault.cell} {fault.heading}".rstrip()
        line(voice("indexing.fault", place=place, told=fault.wrong.worded(voice.lang)), error=True)
    told = voice("indexing.faults", path=path, count=len(read.faults))
    raise failed(voice, told, voice("indexing.faults_remedy"))


def solved(voice: Voice, data: Path, method: Path, named: Named) -> "Index":
    """The index of a table by a methodology file."""
    from liandong.indices import solve
    from liandong.indices.text import read

    methodology = read(method)
    return solve(frame(voice, data, named, methodology), methodology.framework, methodology.recipe)


def unit_of(index: "Index", typed: str) -> str:
    """The code of the unit that is typed, by its code or its name; as typed where none is called so."""
    held = index.frame
    return next((unit for unit in held.units if typed in (unit, held.name(unit))), typed)


def number(value: float, decimals: int = 2) -> str:
    """A number to be read, a dash where there is none."""
    return "–" if value != value else f"{value:.{decimals}f}"


def as_it_is(value: float) -> str:
    """A number of a table, whatever its size, a dash where there is none."""
    return "–" if value != value else f"{value:g}"


def signed(value: float, decimals: int = 2) -> str:
    """A change to be read, with its sign."""
    return "–" if value != value else f"{value:+.{decimals}f}"


def percent(value: float) -> str:
    """A share of 1 to be read, in percent."""
    return "–" if value != value else f"{100 * value:.1f} %"
