"""Study (不确定性分析): an index computed many times over, its factors drawn anew each time."""

import os
import pickle
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from liandong.engine import Engine, SerialEngine
from liandong.errors import IndicatorError
from liandong.indices.frame import Frame
from liandong.indices.framework import Framework
from liandong.indices.index import Index
from liandong.indices.methods.columns import Array
from liandong.indices.methods.ranking import ranks
from liandong.indices.methods.sobol import design
from liandong.indices.recipe import Recipe
from liandong.indices.solve import solve
from liandong.indices.studies.attribution import Attribution, Sample
from liandong.indices.studies.draws import uniforms
from liandong.indices.studies.factors import Factor
from liandong.indices.studies.replicate import Replicator
from liandong.indices.studies.spread import Counts, Spread
from liandong.messages import words

TILE = 128
BLOCK_BYTES = 64 * 2**20
"""A block has a multiple of so many replications as have scores of this size at most."""

SETTLED = 0.05
"""Intervals of this width are taken for converged (Sarrazin et al. 2016, Environmental Modelling & Software 79:135)."""

MOST_DRAWN = 21_201
"""Dimensions for which a Sobol sequence is known (Joe and Kuo 2008)."""

MOST_REPLICATIONS = 100_000_000
"""More would take days, and tell nothing that these do not: a chance is then known to 0.0002."""

MOST_SEED = 2**64
"""Seeds are below: a key of Philox has so many bits, and a larger one would draw the numbers of another."""

KEPT_BYTES = 256 * 2**20
"""Ranks of single replications are kept up to this size; beyond it only how often each unit had each rank, unless that
is larger still."""

MOST_BYTES = 2**30
"""What a study keeps is no larger: 20,000 units in one period have 0.8 GB of counts."""


@dataclass(frozen=True, eq=False)
class Study:
    """What varies (`factors`), how often (`replications`) and from which seed. `nodes` are those whose ranks are
    told, by default the index itself."""

    frame: Frame
    framework: Framework
    recipe: Recipe
    factors: tuple[Factor, ...]
    replications: int = 1000
    seed: int = 0
    nodes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not _whole(self.replications) or self.replications < 1:
            raise IndicatorError(words("index.replications", given=self.replications))
        if self.replications > MOST_REPLICATIONS:
            raise IndicatorError(words("index.replications_many", given=self.replications, most=MOST_REPLICATIONS))
        if not _whole(self.seed) or not 0 <= self.seed < MOST_SEED:
            raise IndicatorError(words("index.seed", given=self.seed))
        if not self.factors:
            raise IndicatorError(words("index.no_factors"))
        self.replicator()

    @property
    def told(self) -> tuple[str, ...]:
        """The codes of the nodes whose ranks are told."""
        return self.nodes or (self.framework.root,)

    def replicator(self) -> Replicator:
        """What computes the replications. IndicatorError for a factor that does not fit recipe or framework."""
        return Replicator(self.frame, self.framework, self.recipe, self.factors, self.told)

    def drawn(self, widths: Sequence[int], start: int, many: int) -> list[Array]:
        """The numbers (many, width) that each factor draws for the replications from `start` on."""
        named = zip(self.factors, widths, strict=True)
        return [uniforms(self.seed, factor.name, width, start, many) for factor, width in named]

    def run(
        self, engine: Engine | None = None, block: int = 0, progress: Callable[[int], None] | None = None
    ) -> Spread:
        """How ranks spread over the replications: the same bytes for any engine, number of workers and size of block.

        `block` is how many replications are computed at once (0: as memory allows); `progress` is told how many are
        done.
        """
        if not _whole(block) or block < 0:
            raise IndicatorError(words("index.block", given=block))
        nominal = solve(self.frame, self.framework, self.recipe)
        each = nominal.ranks[..., 0].size * len(self.told)
        shape = (len(self.frame.periods), len(self.told), len(self.frame.units))
        whole = least_type(shape[-1])
        keep = self._keeps(shape)
        block = block or max(TILE, BLOCK_BYTES // (each * 8) // TILE * TILE)
        blocks = [Mixed(start, min(block, self.replications - start)) for start in range(0, self.replications, block)]
        kept = np.empty((self.replications, *shape), whole) if keep else None
        counts = None if keep else Counts.none(shape, self.replications)
        with Portions(self, nominal) as portions:
            for part, placed in zip(blocks, (engine or SerialEngine()).map(portions, blocks), strict=True):
                if kept is not None:
                    kept[part.start : part.start + part.many] = placed
                if counts is not None:
                    counts.add(placed)
                if progress:
                    progress(part.start + part.many)
        return Spread(self.told, nominal, kept, counts)

    def _keeps(self, shape: tuple[int, int, int]) -> bool:
        """Whether ranks (t, nodes, n) of single replications are kept, and not only counts of them. IndicatorError
        where either would be too large."""
        periods, nodes, units = shape
        singly = self.replications * periods * nodes * units * least_type(units).itemsize
        counted = Counts.size(shape, self.replications)
        if min(singly, counted) > MOST_BYTES:
            needed, most = f"{min(singly, counted) / 2**30:.1f}", MOST_BYTES // 2**30
            told = words("index.study_too_large", units=units, periods=periods, nodes=nodes, needed=needed, most=most)
            raise IndicatorError(told)
        return singly <= max(KEPT_BYTES, counted)

    def attribute(
        self,
        base: int = 1024,
        engine: Engine | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> Attribution:
        """How much of the uncertainty hangs on which factor: (factors + 2) × `base` runs. IndicatorError for fewer
        than two, for more than memory has room for, and for factors that draw more numbers (two for each cell, with
        noise of the data) than a Sobol sequence has. `base` is best a power of two; `settled` finds one that is enough.
        """
        if not _whole(base) or base < 2:
            raise IndicatorError(words("index.base", given=base))
        drawn = 2 * sum(self.replicator().widths)
        if drawn > MOST_DRAWN:
            raise IndicatorError(words("index.too_wide", drawn=drawn, most=MOST_DRAWN))
        nominal = solve(self.frame, self.framework, self.recipe)
        each = nominal.ranks[..., 0].size * len(self.told)
        if (needed := (len(self.factors) + 2) * base * each * 8) > MOST_BYTES:
            size, most = f"{needed / 2**30:.1f}", MOST_BYTES // 2**30
            raise IndicatorError(words("index.base_too_large", given=base, needed=size, most=most))
        block = max(TILE, BLOCK_BYTES // (each * 8) // TILE * TILE)
        samples = [
            Mixed(start, min(block, base - start), mixed, side)
            for mixed, side in [(None, 0), (None, 1), *((at, 0) for at in range(len(self.factors)))]
            for start in range(0, base, block)
        ]
        places = [nominal.framework.aggregates.index(code) for code in self.told]
        usual = np.moveaxis(nominal.ranks[..., places], 1, 2).astype(np.float64)
        held = np.empty((len(self.factors) + 2, base, *usual.shape))
        done = 0
        with Portions(self, nominal) as portions:
            for sample, placed in zip(samples, (engine or SerialEngine()).map(portions, samples), strict=True):
                which = (sample.side or 0) if sample.mixed is None else 2 + sample.mixed
                held[which, sample.start : sample.start + sample.many] = placed
                done += sample.many
                if progress:
                    progress(done)
        names = tuple(factor.name for factor in self.factors)
        sample_of = Sample(held[0], held[1], held[2:], usual)
        return Attribution(names, self.told, self.frame.periods, self.frame.units, base, sample_of)

    def settled(
        self,
        width: float = SETTLED,
        base: int = 256,
        most: int = 16_384,
        engine: Engine | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> Attribution:
        """`attribute`, with twice the base each time until no interval of the rank change is wider than `width`, or the
        next base would be above `most`: `Attribution.widest` tells which. Draws of a smaller base are among those of a
        greater.
        """
        found = self.attribute(base, engine, progress)
        while found.widest > width and 2 * found.base <= most:
            found = self.attribute(2 * found.base, engine, progress)
        return found


def _whole(number: object) -> bool:
    return isinstance(number, (int, np.integer)) and not isinstance(number, bool)


class Mixed(NamedTuple):
    """Replications from `start` on; of a sample (`side` 0 or 1) in which the numbers of the factor `mixed` are of
    the other.
    """

    start: int
    many: int
    mixed: int | None = None
    side: int | None = None


def least_type(most: int) -> np.dtype[Any]:
    """The smallest type of whole numbers that holds this one."""
    return np.dtype(np.uint8 if most < 2**8 else np.uint16 if most < 2**16 else np.uint32)


class Portions:
    """Ranks (r, t, nodes, n) of a block of replications. Goes to other processes as a file that each reads once."""

    def __init__(self, study: Study, nominal: Index | None = None) -> None:
        self._study = study
        self._nominal = nominal
        self._replicator: Replicator | None = None
        self._path: Path | None = None

    def __call__(self, part: Mixed) -> NDArray[Any]:
        if self._replicator is None:
            self._replicator = self._study.replicator()
            if self._nominal is not None:
                self._replicator.know(self._nominal)
        widths = self._replicator.widths
        drawn = self._study.drawn(widths, part.start, part.many) if part.side is None else self._mixed(widths, part)
        scores = self._replicator.scores(drawn)
        return ranks(np.moveaxis(scores, 2, 3)).astype(least_type(len(self._study.frame.units)))

    def _mixed(self, widths: Sequence[int], part: Mixed) -> list[Array]:
        """Numbers of one of the two samples, those of the mixed factor of the other."""
        two = design(sum(widths), part.many, self._study.seed, part.start)
        ends = np.cumsum(widths)
        return [
            two[part.side != (at == part.mixed)][:, end - width : end]
            for at, (width, end) in enumerate(zip(widths, ends, strict=True))
        ]

    def __enter__(self) -> "Portions":
        return self

    def __exit__(self, *_: object) -> None:
        if self._path is not None:
            self._path.unlink(missing_ok=True)

    def __reduce__(self) -> tuple[Callable[[str], "Portions"], tuple[str]]:
        if self._path is None:
            try:
                content = pickle.dumps(self._study, protocol=pickle.HIGHEST_PROTOCOL)
            except (pickle.PicklingError, AttributeError, TypeError) as error:
                raise IndicatorError(words("index.not_sent", detail=str(error)[:120])) from error
            handle, name = tempfile.mkstemp(prefix="liandong-study-", suffix=".pickle")
            self._path = Path(name)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
        return portions_of, (str(self._path),)


@lru_cache(maxsize=1)
def portions_of(path: str) -> Portions:
    """The portions of the study that this process wrote into a file for its workers."""
    with Path(path).open("rb") as file:
        return Portions(pickle.load(file))
