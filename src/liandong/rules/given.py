"""Given (来表): whatever table the caller brings (pandas, Polars, Arrow through narwhals, or a mapping of lists), as a
Polars frame of the fields that are asked about, each of the kind that its field has."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import narwhals as nw

from liandong.errors import RuleError
from liandong.messages import words
from liandong.rules.facts import Field, Kind

if TYPE_CHECKING:
    import polars as pl

_ROW = "\0row"


def given(table: Any, fields: Iterable[Field]) -> "pl.DataFrame":
    """The columns of these fields, called by their codes: numbers as floats, NaN and whatever else the caller's kind of
    frame writes for a missing cell as null. RuleError for what is no table, for one that lacks a field, and for a
    column that does not hold what its field asks for."""
    import polars as pl

    frame = _frame(table)
    made = {}
    for field in fields:
        if field.code not in frame.columns:
            raise RuleError(words("rule.no_column", field=field.name, column=field.code))
        made[field.code] = _column(frame[field.code], field)
    return pl.DataFrame(made) if made else frame.select(pl.int_range(pl.len()).alias(_ROW))  # as many rows


def _frame(table: Any) -> "pl.DataFrame":
    import polars as pl

    if isinstance(table, pl.DataFrame):
        return table
    try:
        if isinstance(table, Mapping):
            return pl.DataFrame(dict(table), strict=False)
        frame = nw.from_native(table, eager_only=True)
        return pl.DataFrame([_listed(str(name), frame[name]) for name in frame.columns])
    except (TypeError, ValueError, nw.exceptions.NarwhalsError, pl.exceptions.PolarsError) as error:
        raise RuleError(words("rule.no_frame", given=type(table).__name__)) from error


def _listed(name: str, column: Any) -> "pl.Series":
    """A column of another kind of frame: missing words stand there as NaN, NA or NaT."""
    import polars as pl

    return pl.Series(name, [None if _missing(each) else each for each in column.to_list()], strict=False)


def _missing(value: Any) -> bool:
    return (
        value is None or type(value).__name__ in ("NAType", "NaTType") or (isinstance(value, float) and value != value)
    )


def _column(column: "pl.Series", field: Field) -> "pl.Series":
    import polars as pl

    kind, held = column.dtype, _wanted(field.kind)
    fits = kind == pl.Null or {
        Kind.NUMBER: kind.is_numeric(),
        Kind.DAY: kind in (pl.Date, pl.Datetime),
        Kind.YES_NO: kind == pl.Boolean,
        Kind.WORDS: kind in (pl.List(pl.String), pl.List(pl.Null)),
    }.get(field.kind, kind in (pl.String, pl.Categorical, pl.Enum))
    if not fits:
        told = words(f"rule.column_{field.kind}")
        raise RuleError(words("rule.column_misfit", column=field.code, field=field.name, held=str(kind), wanted=told))
    cast = column if kind == held else column.cast(held)
    return cast.fill_nan(None) if field.kind is Kind.NUMBER else cast


def _wanted(kind: Kind) -> Any:
    import polars as pl

    match kind:
        case Kind.NUMBER:
            return pl.Float64
        case Kind.DAY:
            return pl.Date
        case Kind.YES_NO:
            return pl.Boolean
        case Kind.WORDS:
            return pl.List(pl.String)
        case _:
            return pl.String
