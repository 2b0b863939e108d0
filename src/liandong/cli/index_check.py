"""`liandong index check`: what a publisher printed laid beside itself; nothing is corrected."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from liandong.cli import index_given as given
from liandong.cli import options
from liandong.cli.index_given import Named, computing
from liandong.cli.outcome import FAILED, USAGE, failed
from liandong.cli.terminal import line
from liandong.cli.voice import Voice

if TYPE_CHECKING:
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
            from liandong.indices.mistakes import Publication, against
            from liandong.indices.mistakes import check as checked
            from liandong.indices.tables.printed_in import printed

            if (data is None) != (method is None):
                raise failed(voice, voice("indexing.against_both"), voice("indexing.against_both_remedy"), code=USAGE)
            paths = (parts, scores, ranks, earlier)
            first, of_scores, of_ranks, before = (
                printed(given.columns(voice, path), path.stem, named.unit) if path else None for path in paths
            )
            assert first is not None
            if not first.units or not first.codes:
                raise failed(voice, voice("indexing.no_rows", path=parts), voice("indexing.no_rows_remedy"))
            made = _sums(voice, first, of_scores, sums or [])
            below = tuple(one for one in made if set(one.parts) <= set(first.codes))
            above = tuple(one for one in made if one not in below)
            pairs = dict(_pair(voice, each) for each in ranked or [])
            published = Publication(first, of_scores, below, above, of_ranks, pairs, earlier=before)
            found = list(checked(published))
            if data is not None and method is not None:
                index = given.solved(voice, data, method, named)
                found += [one for each in (first, of_scores) if each is not None for one in against(each, index)]
            _show(voice, found)
            _show_checked(voice, first, published, anew=data is not None)
        if found:
            raise typer.Exit(FAILED)


def _sums(voice: Voice, parts: "Printed", scores: "Printed | None", typed: list[str]) -> list["Sum"]:
    """The sums as typed; weights that are not given are inferred from the printed rows."""
    from liandong.indices.mistakes import weighed

    made = []
    for each in typed:
        total, told = _pair(voice, each)
        one = _stated(total, told)
        if scores is None or one is None:
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


def _show_checked(voice: Voice, parts: "Printed", published: "Publication", *, anew: bool) -> None:
    """What was held against what, so that silence is not taken for more than it is."""
    sums = len(published.sums) + len(published.totals)
    held = [voice("indexing.against_sums", many=sums)] if sums else []
    held += [voice("indexing.against_ranks")] if published.ranks is not None and published.ranked else []
    held += [voice("indexing.against_earlier")] if published.earlier is not None else []
    held += [voice("indexing.against_anew")] if anew else []
    against = voice.joined(held) if held else voice("indexing.against_nothing")
    line(voice("indexing.checked", rows=len(parts.units), columns=len(parts.codes), against=against))
