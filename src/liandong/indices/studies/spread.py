"""Spread (排名分布): how sure a rank is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from liandong.errors import IndicatorError
from liandong.indices.index import Index
from liandong.indices.methods.columns import Array
from liandong.messages import words

BLOCK_BYTES = 16 * 2**20
"""Counts are looked at in blocks of this size."""


class Counts:
    """How often each unit had each rank: whole numbers, so that it does not matter in which order they are added."""

    def __init__(self, table: NDArray[np.unsignedinteger]) -> None:
        self.table = table

    @classmethod
    def none(cls, shape: tuple[int, ...], most: int) -> "Counts":
        """Nothing counted yet, for ranks (t, nodes, n) of at most so many replications."""
        kind = np.uint16 if most < 2**16 else np.uint32
        return cls(np.zeros((*shape, shape[-1] + 1), kind))

    @classmethod
    def of(cls, placed: NDArray[np.unsignedinteger]) -> "Counts":
        """Those of the ranks (r, t, nodes, n) of all replications."""
        counts = cls.none(placed.shape[1:], len(placed))
        counts.add(placed)
        return counts

    @staticmethod
    def size(shape: tuple[int, ...], most: int) -> int:
        """How many bytes `none` takes of these."""
        kind = np.dtype(np.uint16 if most < 2**16 else np.uint32)
        return int(np.prod((*shape, shape[-1] + 1), dtype=object)) * kind.itemsize

    @property
    def shape(self) -> tuple[int, ...]:
        """Periods, nodes, units."""
        return self.table.shape[:-1]

    def add(self, placed: NDArray[np.unsignedinteger]) -> None:
        """Counts the ranks (r, t, nodes, n) of more replications."""
        units = self.table.shape[-2]
        row = np.arange(units, dtype=np.int64) * (units + 1)
        for at in np.ndindex(*self.shape[:-1]):
            ranks = placed[(slice(None), *at)]
            np.add.at(self.table[at].reshape(-1), (ranks + row).ravel(), self.table.dtype.type(1))


@dataclass(frozen=True, eq=False, slots=True)
class Spread:
    """What a study found of the ranks of its `nodes`: `ranks` (r, t, nodes, n) of the single replications where they
    were few enough to be kept, else only how often each unit had each rank, `counted`. `nominal` is the index with
    nothing varied."""

    nodes: tuple[str, ...]
    nominal: Index
    ranks: NDArray[np.unsignedinteger] | None
    counted: Counts | None = None

    @property
    def counts(self) -> Counts:
        """How often each unit had each rank, 0 where it had none: `table` (t, nodes, n, 1 + n), which of many units is
        large, and made anew each time where ranks were kept."""
        return self.counted or Counts.of(self._kept())

    @property
    def nbytes(self) -> int:
        """How many bytes of memory hold it, without the nominal index."""
        held = self.ranks if self.counted is None else self.counted.table
        return 0 if held is None else held.nbytes

    def chances(self, node: str = "", period: str | None = None) -> Array:
        """How likely each unit (n) has each rank from 1 (n), among the replications in which it has one; all zero
        for a unit that never has one."""
        held = np.concatenate([counts[:, 1:] for counts in self._blocks(node, period)]).astype(np.float64)
        total = held.sum(axis=1, keepdims=True)
        shares: Array = np.divide(held, total, out=np.zeros_like(held), where=total > 0)
        return shares

    def top(self, most: int, node: str = "", period: str | None = None) -> Array:
        """How likely each unit (n) is among the best so many, NaN for one that never has a rank. IndicatorError for
        fewer than one."""
        if most < 1:
            raise IndicatorError(words("index.top", given=most))
        return self._each(lambda counts: counts[:, 1 : most + 1].sum(axis=1), node, period)

    def mean(self, node: str = "", period: str | None = None) -> Array:
        """The mean rank of each unit (n), NaN for one that never has any."""
        return self._each(lambda counts: counts @ np.arange(counts.shape[1]), node, period)

    def quantile(self, share: float, node: str = "", period: str | None = None) -> NDArray[np.int64]:
        """The smallest rank that each unit (n) does not exceed in this share of the replications; 0 where it has none.

        Exact: an observed rank, never one between two (Hyndman and Fan 1996, definition 1).
        """
        if not 0 <= share <= 1:
            raise IndicatorError(words("index.share", share=share))
        found = []
        for counts in self._blocks(node, period):
            total = counts[:, 1:].sum(axis=1)
            wanted = np.maximum(np.ceil(share * total - 1e-9), 1)
            reached = np.cumsum(counts[:, 1:], axis=1) >= wanted[:, np.newaxis]
            found.append(np.where(total > 0, 1 + np.argmax(reached, axis=1), 0))
        return np.concatenate(found)

    def before(self, one: str, other: str, node: str = "", period: str | None = None) -> float:
        """How likely a unit comes before another, among the replications in which both have a rank; equal ranks
        count half.

        IndicatorError where the ranks of single replications were not kept, the two are one, or never have ranks
        together.
        """
        ranks = self._kept()[:, self._period(period), self._node(node)]
        if one == other:
            raise IndicatorError(words("index.with_itself", unit=self.nominal.frame.name(one)), unit=one)
        return self._less(ranks[:, self._unit(one)], ranks[:, self._unit(other)], one, other)

    def risen(self, unit: str, since: str, period: str | None = None, node: str = "") -> float:
        """How likely a unit's rank in a period is better than in an earlier one, in the same replications; equal
        ranks count half. Near 1 or 0 the change is real; near 0.5 nothing can be said of it. IndicatorError as
        `before`."""
        kept = self._kept()[:, :, self._node(node), self._unit(unit)]
        return self._less(kept[:, self._period(period)], kept[:, self._period(since)], unit, since)

    def _less(self, one: NDArray[np.unsignedinteger], other: NDArray[np.unsignedinteger], a: str, b: str) -> float:
        both = (one > 0) & (other > 0)
        if not both.any():
            raise IndicatorError(words("index.never_ranked", one=a, other=b), unit=a)
        return float(np.mean(one[both] < other[both]) + np.mean(one[both] == other[both]) / 2)

    def _kept(self) -> NDArray[np.unsignedinteger]:
        if self.ranks is None:
            raise IndicatorError(words("index.ranks_not_kept"))
        return self.ranks

    def _each(self, taken: Callable[[NDArray[np.int64]], NDArray[np.int64]], node: str, period: str | None) -> Array:
        """A number for each unit (n) by replication in which it has a rank, NaN where it never has one."""
        made, total = [], []
        for counts in self._blocks(node, period):
            made.append(taken(counts))
            total.append(counts[:, 1:].sum(axis=1))
        whole, ranked = np.concatenate(made), np.concatenate(total)
        shares: Array = np.divide(whole, ranked, out=np.full(len(whole), np.nan), where=ranked > 0)
        return shares

    def _blocks(self, node: str, period: str | None) -> Iterator[NDArray[np.int64]]:
        """How often each of a few units (k, 1 + n) at once had each rank, so that memory does not grow with their
        square."""
        at, units = (self._period(period), self._node(node)), len(self.nominal.frame.units)
        step = max(1, BLOCK_BYTES // (8 * (units + 1)))
        for start in range(0, units, step):
            if self.ranks is None:
                assert self.counted is not None
                yield self.counted.table[at][start : start + step].astype(np.int64)
                continue
            held = self.ranks[:, *at, start : start + step].astype(np.int64)
            many = held.shape[1]
            held += np.arange(many) * (units + 1)
            yield np.bincount(held.ravel(), minlength=many * (units + 1)).reshape(many, units + 1)

    def _node(self, node: str) -> int:
        code = node or self.nodes[-1]
        if code not in self.nodes:
            raise IndicatorError(words("index.not_told", code=code, there=", ".join(self.nodes)), indicator=code)
        return self.nodes.index(code)

    def _period(self, period: str | None) -> int:
        return self.nominal.frame.when(period)

    def _unit(self, unit: str) -> int:
        return self.nominal.frame.row(unit)
