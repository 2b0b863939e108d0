"""`liandong index study`: how sure ranks are when what may be otherwise is drawn many times over."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from liandong.cli import index_given as given
from liandong.cli import options
from liandong.cli.build import engine_of
from liandong.cli.index_given import Named, computing, frame, number, percent, unit_of
from liandong.cli.outcome import USAGE, failed
from liandong.cli.progress import shown
from liandong.cli.terminal import line, table
from liandong.cli.voice import Voice
from liandong.workspace import Progress

if TYPE_CHECKING:
    from liandong.indices import Spread, Study
    from liandong.indices.studies import Attribution

MOST_WORKERS = 256


class Asked(NamedTuple):
    """What is told of ranks."""

    top: int
    at: str | None
    since: str | None
    before: list[str]


def register(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="study", help=voice("help.index_study"))
    @given.named_columns(voice)
    def study(
        data: Annotated[Path, given.data(voice)],
        method: Annotated[Path, given.method(voice)],
        named: Named,
        many: Annotated[int | None, options.option(voice, "index_many", "--replications", metavar="N", min=1)] = None,
        seed: Annotated[int | None, options.option(voice, "index_seed", "--seed", metavar="N", min=0)] = None,
        workers: Annotated[
            int, options.option(voice, "index_workers", "--workers", metavar="N", min=1, max=MOST_WORKERS)
        ] = 1,
        top: Annotated[int, options.option(voice, "index_top", "--top", metavar="K", min=1)] = 3,
        at: Annotated[str | None, given.at(voice)] = None,
        since: Annotated[str | None, options.option(voice, "index_since", "--since", metavar="PERIOD")] = None,
        before: Annotated[list[str] | None, options.option(voice, "index_before", "--before", metavar="A,B")] = None,
        base: Annotated[int | None, options.option(voice, "index_attribute", "--attribute", metavar="N", min=2)] = None,
        out: Annotated[Path | None, given.out(voice)] = None,
    ) -> None:
        with computing(voice):
            asked = Asked(top, at, since, before or [])
            made = _study(voice, data, method, named, many, seed)
            engine = engine_of(workers)
            with _counting(voice, made.replications) as told:
                spread = made.run(engine, progress=told)
            _show(voice, spread, asked)
            if base is not None:
                with _counting(voice, (len(made.factors) + 2) * base) as told:
                    found = made.attribute(base, engine, progress=told)
                _show_shares(voice, found, at)
            if out is not None:
                _write(voice, spread, asked, out)


def _study(voice: Voice, data: Path, method: Path, named: Named, many: int | None, seed: int | None) -> "Study":
    from liandong.indices import Study
    from liandong.indices.text import read

    held = read(method)
    return Study(
        frame(voice, data, named, held),
        held.framework,
        held.recipe,
        held.factors,
        held.replications if many is None else many,
        held.seed if seed is None else seed,
    )


@contextmanager
def _counting(voice: Voice, total: int) -> Iterator[Callable[[int], None]]:
    with shown(voice) as told:
        yield lambda done: told(Progress("replicate", done, total))


def _show(voice: Voice, spread: "Spread", asked: Asked) -> None:
    from liandong.indices.tables.spreads import sureness

    index = spread.nominal
    period = index.frame.periods[-1] if asked.at is None else asked.at
    name = index.framework.name(index.framework.root)
    line("  ".join(each for each in (name, period) if each), style="bold")
    sure = sureness(spread, asked.top, asked.at, asked.since)
    headings = _headings(voice, asked)
    rows = []
    for one in sure:
        within = f"{one.low}–{one.high}"
        risen = [percent(one.risen)] if asked.since is not None else []
        rows.append([str(one.rank), one.name, within, number(one.mean), percent(one.top), *risen])
    table(headings, rows, right=(0, *range(2, len(headings))))
    for pair in asked.before:
        _show_pair(voice, spread, pair, asked.at)


def _headings(voice: Voice, asked: Asked) -> list[str]:
    told = [voice(f"indexing.heading_{each}") for each in ("rank", "unit", "within", "mean_rank")]
    told.append(voice("indexing.heading_top", top=asked.top))
    return told + ([voice("indexing.heading_risen", since=asked.since)] if asked.since is not None else [])


def _show_pair(voice: Voice, spread: "Spread", pair: str, at: str | None) -> None:
    one, sign, other = pair.replace("，", ",").partition(",")
    if not sign or not one.strip() or not other.strip():
        remedy = voice("indexing.pair_remedy")
        raise failed(voice, voice("indexing.no_pair", given=pair), remedy, code=USAGE)
    first, second = (unit_of(spread.nominal, each.strip()) for each in (one, other))
    chance = percent(spread.before(first, second, period=at))
    names = [spread.nominal.frame.name(unit) for unit in (first, second)]
    line(voice("indexing.before", one=names[0], other=names[1], chance=chance))


def _show_shares(voice: Voice, found: "Attribution", at: str | None) -> None:
    def within(bounds: tuple[float, float]) -> str:
        return "–" if any(bound != bound for bound in bounds) else f"{number(bounds[0])}–{number(bounds[1])}"

    shares = found.of_rank_change(period=at)
    line(voice("indexing.shares"), style="bold")
    headings = [
        voice(f"indexing.heading_{each}") for each in ("factor", "first", "first_within", "total", "total_within")
    ]
    rows: Sequence[Sequence[str]] = [
        [each.factor, number(each.first), within(each.first_within), number(each.total), within(each.total_within)]
        for each in shares
    ]
    table(headings, rows, right=(1, 2, 3, 4))


def _write(voice: Voice, spread: "Spread", asked: Asked, out: Path) -> None:
    from liandong.indices.tables.spreads import as_data, sureness
    from liandong.indices.tables.written import Sheet, headings, write_sheets

    periods = spread.nominal.frame.periods
    told = {period: sureness(spread, asked.top, period, asked.since) for period in periods}
    columns = headings(voice.lang, "period", "unit", "name", "rank", "mean_rank", "low", "high")
    columns += _headings(voice, asked)[4:]
    rows: list[list[str | int | float]] = []
    for period, sure in told.items():
        for one in sure:
            risen = [one.risen] if asked.since is not None else []
            rows.append([period, one.unit, one.name, one.rank, one.mean, one.low, one.high, one.top, *risen])
    held = {"top": asked.top, "since": asked.since}
    each = {period: list(as_data(sure, asked.since)) for period, sure in told.items()}
    sheet = Sheet(voice("indexing.sheet_sureness"), columns, rows)
    write_sheets(out, voice.lang, [sheet], held | {"periods": each})
    line(voice("indexing.written", path=options.folder(out)))
