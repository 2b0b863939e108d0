"""Study (不确定性分析): an index computed many times over, its factors drawn anew each time."""

import pickle
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from liandong.engine import Engine, SerialEngine
from liandong.errors import IndicatorError
from liandong.indices.frame import Frame
from liandong.indices.framework import Framework
from liandong.indices.index import Index
from liandong.indices.methods.columns import Array
from liandong.indices.methods.ranking import ranks
from liandong.indices.recipe import Recipe
from liandong.indices.solve import solve
from liandong.indices.studies.draws import uniforms
from liandong.indices.studies.factors import Factor
from liandong.indices.studies.replicate import Replicator
from liandong.indices.studies.spread import Counts, Spread
from liandong.messages import words

TILE = 128
BLOCK_BYTES = 64 * 2**20
"""A block has a multiple of so many replications as have scores of this size at most."""

KEPT_BYTES = 256 * 2**20
"""Ranks of single replications are kept up to this size; beyond it only how often each unit had each rank."""


@dataclass(frozen=True, eq=False)
class Study:
    """What varies (`factors`), how often (`replications`) and from which seed. `nodes` are those whose ranks are told, by
    default the index itself."""

    frame: Frame
    framework: Framework
    recipe: Recipe
    factors: tuple[Factor, ...]
    replications: int = 1000
    seed: int = 0
    nodes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.replications < 1:
            raise IndicatorError(words("index.replications", given=self.replications))
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

    def drawn(self, start: int, count: int, side: int = 0) -> list[Array]:
        """The numbers (count, width) that each factor draws for the replications from `start` on."""
        widths = self.replicator().widths
        return [
            uniforms(self.seed, factor.name, width, start, count, side)
            for factor, width in zip(self.factors, widths, strict=True)
        ]

    def run(
        self, engine: Engine | None = None, block: int = 0, progress: Callable[[int], None] | None = None
    ) -> Spread:
        """How ranks spread over the replications: the same bytes for any engine, number of workers and size of block.

        `block` is how many replications are computed at once (0: as memory allows); `progress` is told how many are done.
        """
        if block < 0:
            raise IndicatorError(words("index.block", given=block))
        nominal = solve(self.frame, self.framework, self.recipe)
        each = nominal.ranks[..., 0].size * len(self.told)
        whole = least_type(len(self.frame.units))
        keep = self.replications * each * whole.itemsize <= KEPT_BYTES
        block = block or max(TILE, BLOCK_BYTES // (each * 8) // TILE * TILE)
        blocks = [(start, min(block, self.replications - start)) for start in range(0, self.replications, block)]
        counts = Counts.none((*nominal.ranks.shape[:1], len(self.told), nominal.ranks.shape[1]), self.replications)
        kept = np.empty((self.replications, *counts.shape), whole) if keep else None
        with Portions(self) as portions:
            for (start, many), placed in zip(blocks, (engine or SerialEngine()).map(portions, blocks), strict=True):
                if kept is not None:
                    kept[start : start + many] = placed
                counts.add(placed)
                if progress:
                    progress(start + many)
        return Spread(self.told, nominal, counts, kept)

    def nominal(self) -> Index:
        """The index as the recipe says it, with nothing varied."""
        return solve(self.frame, self.framework, self.recipe)


def least_type(most: int) -> np.dtype[Any]:
    """The smallest type of whole numbers that holds this one."""
    return np.dtype(np.uint8 if most < 2**8 else np.uint16 if most < 2**16 else np.uint32)


class Portions:
    """Ranks (r, t, nodes, n) of a block of replications. Goes to other processes as a file that each reads once."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._replicator: Replicator | None = None
        self._path: Path | None = None

    def __call__(self, block: tuple[int, int]) -> NDArray[Any]:
        if self._replicator is None:
            self._replicator = self._study.replicator()
        scores = self._replicator.scores(self._study.drawn(*block))
        return ranks(np.moveaxis(scores, 2, 3)).astype(least_type(len(self._study.frame.units)))

    def __enter__(self) -> "Portions":
        return self

    def __exit__(self, *_: object) -> None:
        if self._path is not None:
            self._path.unlink(missing_ok=True)

    def __reduce__(self) -> tuple[Callable[[str], "Portions"], tuple[str]]:
        if self._path is None:
            handle, name = tempfile.mkstemp(prefix="liandong-study-", suffix=".pickle")
            with open(handle, "wb") as file:
                pickle.dump(self._study, file, protocol=pickle.HIGHEST_PROTOCOL)
            self._path = Path(name)
        return portions_of, (str(self._path),)


@lru_cache(maxsize=1)
def portions_of(path: str) -> Portions:
    """The portions of the study that this process wrote into a file for its workers."""
    with Path(path).open("rb") as file:
        return Portions(pickle.load(file))
