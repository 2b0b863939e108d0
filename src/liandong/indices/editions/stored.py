"""A frame as the file in which an edition keeps it: exact, and the same bytes for the same frame."""

import msgspec
import numpy as np

from liandong.errors import IndicatorError
from liandong.indices.frame import Frame, Source
from liandong.indices.methods.columns import Cell
from liandong.messages import words


class _Sourced(msgspec.Struct, omit_defaults=True):
    period: str
    unit: str
    indicator: str
    text: str = ""
    vintage: str = ""
    record: str = ""


class _Stored(msgspec.Struct):
    """Cells go period by period, in it unit by unit; null is missing."""

    periods: list[str]
    units: list[str]
    indicators: list[str]
    values: list[list[list[float | None]]]
    names: dict[str, str]
    labels: dict[str, list[str]]
    sources: list[_Sourced]


def packed(frame: Frame) -> bytes:
    """The file of a frame."""
    numbers = frame.values.astype(object)
    numbers[np.isnan(frame.values)] = None
    sources = [
        _Sourced(*cell, source.text, source.vintage, source.record) for cell, source in sorted(frame.sources.items())
    ]
    labels = {label: list(held) for label, held in sorted(frame.labels.items())}
    axes = list(frame.periods), list(frame.units), list(frame.indicators)
    stored = _Stored(*axes, numbers.tolist(), dict(sorted(frame.names.items())), labels, sources)
    return msgspec.json.encode(stored)


def unpacked(data: bytes) -> Frame:
    """The frame of a file. IndicatorError for what is none."""
    try:
        held = msgspec.json.decode(data, type=_Stored)
        values = np.array([[[np.nan if n is None else n for n in row] for row in table] for table in held.values])
        shape = (len(held.periods), len(held.units), len(held.indicators))
        return Frame.of(
            values.astype(np.float64).reshape(shape), held.units, held.indicators, held.periods,
            names=held.names, labels=held.labels,
            sources={Cell(s.period, s.unit, s.indicator): Source(s.text, s.vintage, s.record) for s in held.sources},
        )  # fmt: skip
    except (msgspec.DecodeError, ValueError) as error:
        raise IndicatorError(words("index.edition_damaged")) from error
