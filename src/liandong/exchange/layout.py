"""Layout (版式): which sheets a ledger workbook has, and which columns under which headings; the program's own, or an
office's, read from a table (TOML)."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from liandong.documents.ledger_columns import OWN_HEADINGS, OWN_SHEETS, Column, Part, columns, is_money, named_by, plain
from liandong.documents.ledger_columns import scope as scope_code
from liandong.documents.ledger_headings import HEADING_ROWS, Heading
from liandong.documents.workbook import Grid
from liandong.errors import SettingsError
from liandong.exchange.wording import kind_name, word
from liandong.messages import Words, reason, words
from liandong.model import KINDS, Kind, PropertyType

_SHEET_KEYS, _COLUMN_KEYS = {"kind", "name", "title", "column"}, {"heading", "property", "part", "unit", "scope"}
_LONGEST_NAME = 31
"""Characters of the name of a sheet: Excel's specification and limits."""
_STOREYS = 2


@dataclass(frozen=True, slots=True)
class Headed:
    """A column with its heading, or with two of them, the upper one first."""

    column: Column
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """The sheet of a kind: its name, the title above, and its columns in their order."""

    kind: Kind
    name: str
    title: str
    columns: tuple[Headed, ...]

    @property
    def storeys(self) -> int:
        """How many rows the headings take."""
        return max(len(each.headings) for each in self.columns)

    def heading(self, grid: Grid) -> Heading | None:
        """Where the headings stand in a sheet that was exported so, in whatever order of the columns."""
        known = {tuple(map(plain, each.headings)): each.column for each in self.columns}
        best: Heading | None = None
        for row in range(min(HEADING_ROWS, len(grid.rows))):
            found = dict(_found(grid, row, known))
            if found and (best is None or len(found) >= len(best.columns)):
                best = Heading(self.kind, row, found)
        return best


Layout = tuple[SheetLayout, ...]


def _found(grid: Grid, row: int, known: Mapping[tuple[str, ...], Column]) -> Iterator[tuple[int, Column]]:
    for at in range(len(grid.rows[row])):
        text, above = plain(grid.text(row, at)), plain(grid.text(row - 1, at)) if row else ""
        column = known.get((above, text)) or known.get((text,))
        if text and column:
            yield at, column


def standard(lang: str) -> Layout:
    """The layout of the program's own exports and template."""
    return tuple(_standard(kind, lang) for kind in KINDS.values())


def _standard(kind: Kind, lang: str) -> SheetLayout:
    name, every = kind_name(kind.name, lang), columns(kind.name)
    unit = f"（{word('unit_wan', lang)}）" if any(column.part is Part.WAN for column in every) else ""
    headed = tuple(Headed(column, (column.heading(lang),)) for column in every)
    return SheetLayout(kind, name, f"{word('ledger', lang)} · {name}{unit}", headed)


def read_layout(path: Path | str) -> Layout:
    """The layout of an office's own; SettingsError names the sheet and column that cannot be used."""
    file = Path(path)
    try:
        tree = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(words("fault.layout_unreadable", file=file, reason=reason(error))) from error
    except ValueError as error:  # of TOML, of UTF-8, or a name that no file has
        raise SettingsError(words("fault.layout_unreadable", file=file, reason=error)) from error
    sheets = tree.get("sheet")
    if not isinstance(sheets, list) or not sheets or set(tree) != {"sheet"}:
        raise _refused(file, "-", words("detail.layout_sheets"))
    made = tuple(_sheet(file, each if isinstance(each, dict) else {}) for each in sheets)
    for number, each in enumerate(made):
        if any(each.kind == other.kind or each.name.lower() == other.name.lower() for other in made[:number]):
            raise _refused(file, each.name, words("detail.layout_twice"))
    return made


def _sheet(file: Path, told: Mapping[str, Any]) -> SheetLayout:
    name, kind = told.get("name", ""), KINDS.get(str(told.get("kind", "")))
    where = str(name) or str(told.get("kind", "-"))
    if kind is None:
        raise _refused(file, where, words("detail.layout_kind", kinds=", ".join(KINDS)))
    if _unknown(told, _SHEET_KEYS) or not isinstance(told.get("column"), list):
        raise _refused(file, where, words("detail.layout_keys", keys=", ".join(sorted(_SHEET_KEYS))))
    if not _is_name(name):
        raise _refused(file, where, words("detail.layout_name", most=_LONGEST_NAME))
    headed = tuple(_column(file, where, kind, each if isinstance(each, dict) else {}) for each in told["column"])
    places = [(each.column.of.name, each.column.part, each.column.scope) for each in headed]
    if len(set(places)) < len(places) or len({each.headings for each in headed}) < len(headed):
        raise _refused(file, where, words("detail.layout_twice"))
    if not any(each.column.of.name in named_by(kind) and each.column.part is Part.VALUE for each in headed):
        raise _refused(file, where, words("detail.layout_needed", names=", ".join(named_by(kind))))
    return SheetLayout(kind, name, str(told.get("title", name)), headed)


def _column(file: Path, sheet: str, kind: Kind, told: Mapping[str, Any]) -> Headed:
    heading = told.get("heading")
    headings = tuple(heading) if isinstance(heading, list) else (heading,)
    where = f"{sheet} / {' / '.join(map(str, headings))}"
    own = {word for each in OWN_HEADINGS.values() for word in each}
    if len(headings) > _STOREYS or not all(isinstance(h, str) and h.strip() and h not in own for h in headings):
        raise _refused(file, where, words("detail.layout_heading"))
    if _unknown(told, _COLUMN_KEYS):
        raise _refused(file, where, words("detail.layout_keys", keys=", ".join(sorted(_COLUMN_KEYS))))
    declared = next((each for each in kind.properties if told.get("property") in (each.name, each.zh)), None)
    if declared is None:
        raise _refused(file, where, words("detail.layout_property", names=", ".join(p.name for p in kind.properties)))
    money, unit, scope = declared.type is PropertyType.AMOUNT, told.get("unit"), told.get("scope")
    parts = {column.part for column in columns(kind.name) if column.of == declared}
    default = Part.WAN if money and unit is None else Part.VALUE
    part = next((each for each in Part if each.value == told.get("part", default.value)), None)
    if part not in parts | ({Part.VALUE} if money and unit is not None else set()):
        raise _refused(file, where, words("detail.layout_part", parts=", ".join(sorted(parts))))
    if unit is not None and not (money and part is Part.VALUE and is_money(str(unit))):
        raise _refused(file, where, words("detail.layout_unit"))
    code = scope_code(str(scope)) if scope is not None else None
    if scope is not None and (code is None or part is Part.SCOPE):
        raise _refused(file, where, words("detail.layout_scope"))
    return Headed(Column(declared, part, unit, code), tuple(str(each) for each in headings))


def _is_name(name: object) -> bool:
    """Whether a sheet can have this name beside those that the export writes itself."""
    if not isinstance(name, str) or not name.strip() or len(name) > _LONGEST_NAME or name in OWN_SHEETS:
        return False
    return not set(name) & set("[]:*?/\\") and not name.startswith("'") and not name.endswith("'")


def _unknown(told: Mapping[str, Any], keys: set[str]) -> bool:
    return not set(told) <= keys


def _refused(file: Path, where: str, told: Words) -> SettingsError:
    return SettingsError(words("fault.layout_wrong", file=file, where=where, told=told))
