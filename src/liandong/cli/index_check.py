"""`liandong index check`: what a publisher printed laid beside itself; nothing is corrected."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from liandong.cli import index_given as given
from liandong.cli import options
from liandong.cli.index_given import Named, computing
from liandong.cli.outcome import FAILED, USAGE, failed
from liandong.cli.terminal import line
from liandong.cli.voice import Voice
from liandong.errors import IndicatorError
from liandong.messages import words

if TYPE_CHECKING:
    from liandong.indices import Index
    from liandong.indices.mistakes import Finding, Printed, Publication, Sum

_MEAN = re.compile(r"(?:(?P<of>[0-9.]+)\s*[*×]\s*)?(?:mean|平均)\s*[(（](?P<parts>.+)[)）]")
_PART = re.compile(r"(?:(?P<weight>[0-9.]+)\s*[*×]\s*)?(?P<code>.+)")


def register(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="check", help=voice("help.index_check"))
    @given.named_columns(voice)
    def check(
        parts: Annotated[Path, options.argument(voice, "index_parts", "PUBLISHED")],
        named: Named,
        scores: Annotated[Path | None, options.option(voice, "index_scores", "--scores", metavar="FILE")] = None,
        sums: Annotated[list[str] | None, options.option(voice, "index_sum", "--sum", metavar="TOTAL=A+B")] = None,
        ranks: Annotated[Path | None, options.option(voice, "index_ranks", "--ranks", metavar="FILE")] = None,
        ranked: Annotated[
            list[str] | None, options.option(voice, "index_ranked", "--ranked", metavar="SCORE=RANK")
        ] = None,
        earlier: Annotated[Path | None, options.option(voice, "index_earlier", "--earlier", metavar="FILE")] = None,
        data: Annotated[Path | None, options.option(voice, "index_check_data", "--data", metavar="DATA")] = None,
        method: Annotated[
            Path | None, options.option(voice, "index_check_method", "--method", metavar="METHOD")
        ] = None,
    ) -> None:
        with computing(voice):
            from liandong.indices.mistakes import check as checked

            if (data is None) != (method is None):
                raise failed(voice, voice("indexing.against_both"), voice("indexing.against_both_remedy"), code=USAGE)
            tables = Tables.of(voice, (parts, scores, ranks, earlier), named, alone=data is None)
            publications = [_publication(voice, tables, period, sums or [], ranked or []) for period in tables.parts]
            found = [one for each in publications for one in checked(each)]
            if data is not None and method is not None:
                found += _anew(publications, given.solved(voice, data, method, named))
            _show(voice, found)
            _show_checked(voice, publications, anew=data is not None)
        if found:
            raise typer.Exit(FAILED)


class Tables(NamedTuple):
    """What was printed, by its period: parts, scores, ranks, and the parts of the edition before."""

    parts: dict[str, "Printed"]
    scores: dict[str, "Printed"]
    ranks: dict[str, "Printed"]
    earlier: dict[str, "Printed"]

    @classmethod
    def of(cls, voice: Voice, paths: Sequence[Path | None], named: Named, *, alone: bool) -> "Tables":
        """The tables of these files. A column of periods that no published table has may be that of the raw numbers,
        unless the tables are `alone`."""
        from liandong.indices.tables.printed_in import editions

        held = [given.columns(voice, path) if path else {} for path in paths]
        period = named.period if alone or named.period in held[0] else ""
        made = [
            editions(table, path.stem, named.unit, period, {named.name, *named.groups}) if path else {}
            for path, table in zip(paths, held, strict=True)
        ]
        first = next(iter(made[0].values()))
        if not first.units or not first.codes:
            raise failed(voice, voice("indexing.no_rows", path=paths[0]), voice("indexing.no_rows_remedy"))
        return cls(*made)


def _publication(voice: Voice, tables: Tables, period: str, sums: list[str], ranked: list[str]) -> "Publication":
    """What was printed of a period. Totals and ranks may stand in one table with the parts."""
    from liandong.indices.mistakes import Publication

    first = tables.parts[period]
    scores = _of(tables.scores, period) or (first if sums or ranked else None)
    ranks = _of(tables.ranks, period) or (scores if ranked else None)
    made = _sums(voice, first, scores, sums) if scores else []
    below = tuple(one for one in made if set(one.parts) <= set(first.codes))
    above = tuple(one for one in made if one not in below)
    pairs = dict(_pair(voice, each) for each in ranked)
    return Publication(first, scores, below, above, ranks, pairs, earlier=tables.earlier.get(period))


def _of(tables: dict[str, "Printed"], period: str) -> "Printed | None":
    """The table of a period, None where there are no such tables at all."""
    if tables and period not in tables:
        told = words("index.no_period", period=period, there=", ".join(tables))
        raise IndicatorError(told, period=period)
    return tables.get(period)


def _anew(publications: Sequence["Publication"], index: "Index") -> Iterator["Finding"]:
    from liandong.indices.mistakes import against

    for each in publications:
        for table in dict.fromkeys((each.parts, each.scores)):
            if table is not None:
                yield from against(table, index)


def _sums(voice: Voice, parts: "Printed", scores: "Printed", typed: list[str]) -> list["Sum"]:
    """The sums as typed; weights that are not given are inferred from the printed rows."""
    from liandong.indices.mistakes import weighed

    made = []
    for each in typed:
        total, told = _pair(voice, each)
        one = _stated(total, told)
        if one is None:
            raise failed(voice, voice("indexing.no_sum", given=each), voice("indexing.sum_remedy"), code=USAGE)
        source = parts if set(one.parts) <= set(parts.codes) else scores
        made.append(weighed(source, scores, [one])[0] if one.inferred else one)
    return made


def _stated(total: str, told: str) -> "Sum | None":
    """A sum as typed: `20*mean(A+B)`, `0.5*A+0.5*B`, or `A+B` with weights to be inferred; None for anything else."""
    from liandong.indices.mistakes import Sum

    try:
        if mean := _MEAN.fullmatch(told):
            return Sum.mean(total, [code.strip() for code in mean["parts"].split("+")], float(mean["of"] or 1))
        found = [_PART.fullmatch(part.strip()) for part in told.split("+")]
        weights = [float(match["weight"]) for match in found if match and match["weight"]]
    except ValueError:  # a weight such as 1.2.3
        return None
    codes = tuple(match["code"].strip() for match in found if match)
    if len(codes) != len(found) or (weights and len(weights) != len(codes)):
        return None
    return Sum(total, codes, tuple(weights or [1.0] * len(codes)), inferred=not weights)


def _pair(voice: Voice, typed: str) -> tuple[str, str]:
    left, sign, right = typed.partition("=")
    if not sign or not left.strip() or not right.strip():
        raise failed(voice, voice("indexing.no_sum", given=typed), voice("indexing.sum_remedy"), code=USAGE)
    return left.strip(), right.strip()


def _show(voice: Voice, found: list["Finding"]) -> None:
    for one in found:
        line(one.worded(voice.lang))
        if one.proposal:
            line(voice("indexing.proposal", labels=voice.joined(one.proposal)))
    line(voice("indexing.found", many=len(found)) if found else voice("indexing.nothing_found"), error=bool(found))


def _show_checked(voice: Voice, publications: Sequence["Publication"], *, anew: bool) -> None:
    """What was held against what, so that silence is not taken for more than it is."""
    sums = sum(len(each.sums) + len(each.totals) for each in publications)
    held = [voice("indexing.against_sums", many=sums)] if sums else []
    held += [voice("indexing.against_ranks")] if any(each.ranks and each.ranked for each in publications) else []
    held += [voice("indexing.against_earlier")] if any(each.earlier for each in publications) else []
    held += [voice("indexing.against_anew")] if anew else []
    against = voice.joined(held) if held else voice("indexing.against_nothing")
    rows, columns = sum(len(each.parts.units) for each in publications), len(publications[0].parts.codes)
    line(voice("indexing.checked", rows=rows, columns=columns, against=against))
