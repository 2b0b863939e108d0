"""What is exported and given back untouched reads as untouched, whatever the texts; and no text becomes a formula."""

import re
import zipfile
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liandong.documents.ledger_columns import columns
from liandong.exchange import export
from liandong.exchange.intake.preview import Place
from liandong.exchange.intake.sheets import read_book
from liandong.exchange.wording import kind_name
from liandong.exchange.xlsx.marks import mark, shows
from liandong.model import KINDS, AsOf, Basis, FoldRule, Property, PropertyType, Record, Value
from liandong.model.kinds import SCOPES, STAGES
from tests.exchange.made import OPENING, TEXT, Made, document, folded, quote
from tests.exchange.test_xlsx import assert_inert

ODD = (
    "=1+1", "+86 755 88881234", "-5", "@SUM(A1)", "＝1+1", "＠甲", "\t=1", "\n=1", " =1", "'=1", "{=1}",
    "=cmd|' /C calc'!A0", "007", "0.10", "1e5", "1E400", "91330000123456789X", "913300001234567890",
    "12345678901234567890", "2031-05-19", "2031/5/19", "44000", "5月19日", "3～5亿元", "３～５亿元", "甲\n乙", "甲；乙",
    "甲、乙", "；", "、", "#N/A", "#REF!", "TRUE", "_x000D_", "_x0041_", "_x005F_", "&amp;", "<b>", "甲\r\n乙",
    "甲\x00乙", "\ud800", "𠮷",
    "合计", "小计：", "编号", "ﬁ", "é", "  前后有空格  ", "\u3000全角空格\u3000", "a\u200bb",
    "12%", "-", "+", "=", "@",
)  # fmt: skip
TEXTS = st.sampled_from(ODD) | st.text(min_size=1, max_size=20)
NUMBERS = st.decimals(min_value=0, max_value=10**13, allow_nan=False, places=2) | st.integers(0, 10**13).map(Decimal)
UNITS = {PropertyType.COUNT: ("个", "家"), PropertyType.QUANTITY: ("%", "亩", "元", "万人")}


def value_of(declared: Property) -> st.SearchStrategy[Value]:
    match declared.type:
        case PropertyType.STAGE:
            return st.sampled_from(sorted(STAGES)).map(lambda code: Value(STAGES[code][1], code))
        case PropertyType.DATE | PropertyType.PERIOD:
            days = st.dates().map(lambda day: Value(day.isoformat(), day.isoformat()))
            return days | TEXTS.map(lambda text: Value(text, "")) | st.just(Value("2024年上半年", "2024H1"))
        case PropertyType.AMOUNT:
            yuan = st.builds(lambda n, raw: Value(raw, str(n), n, unit="元", currency="CNY"), NUMBERS, TEXTS)
            other = st.builds(lambda n: Value(f"{n}美元", str(n), n, unit="美元", currency="USD"), NUMBERS)
            return yuan | other | st.builds(lambda n: Value(f"超{n}元", "", low=n, unit="元", currency="CNY"), NUMBERS)
        case PropertyType.COUNT | PropertyType.QUANTITY:
            units = st.sampled_from(UNITS[declared.type])
            return st.builds(lambda n, unit: Value(f"{n}{unit}", str(n), n, unit=unit), NUMBERS, units)
        case _:
            return TEXTS.map(lambda text: Value(text, text))


@st.composite
def records(draw: st.DrawFn) -> list[Record]:
    """A few records of any kinds, with any values."""
    page = quote(document("a.txt", TEXT), OPENING)
    made = []
    for number in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from(sorted(KINDS)))
        properties = []
        for declared in KINDS[kind].properties:
            most = (
                3 if declared.fold in (FoldRule.MANY, FoldRule.HISTORY) or declared.type is PropertyType.AMOUNT else 1
            )
            drawn = draw(st.lists(value_of(declared), max_size=most, unique_by=lambda value: (value.raw, value.text)))
            scopes = st.none() | st.sampled_from(sorted(SCOPES))
            measured = declared.type in (PropertyType.AMOUNT, PropertyType.QUANTITY)
            as_of = AsOf("2031", Basis.PAGE)
            values = [folded(v, page, scope=draw(scopes) if measured else None, as_of=as_of) for v in drawn]
            if values:
                properties.append((declared.name, tuple(values)))
        made.append(Record(f"{number:032x}", kind, (f"{number:032x}",), tuple(properties), 1))
    return made


def labels(made: list[Record]) -> dict[str, str]:
    return {record.id: record.label for record in made}


def given_back(path: Path, made: list[Record], lang: str) -> None:
    """Every row is found by its id, and no cell of it looks touched, or other than the ledger has it."""
    export(Made([document("a.txt", TEXT)], [], made), "xlsx", path, lang="zh" if lang == "zh" else "en")
    book = read_book("out.xlsx", path.read_bytes())
    assert (book.faults, book.passed) == ((), ())
    assert sorted(row.id for row in book.rows) == sorted(record.id for record in made)
    by_id = {record.id: record for record in made}
    for row in book.rows:
        record = by_id[row.id]
        assert row.marks is not None
        assert len(row.cells) == len(columns(record.kind))
        for key, cell in row.cells.items():
            where = str(Place(row.sheet, cell.address))
            assert mark(cell.canonical) == row.marks[key], f"{where} {cell.text!r}"
            assert shows(cell.column, record, labels(made), lang) == cell.canonical, where


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records(), st.sampled_from(["zh", "en"]))
def test_a_ledger_given_back_untouched_reads_as_untouched(tmp_path: Path, made: list[Record], lang: str) -> None:
    given_back(tmp_path / "out.xlsx", made, lang)
    assert_inert(tmp_path / "out.xlsx")


def in_every_column(kind: str, text: str, id_: str = "0" * 32) -> Record:
    """A record with this text in every column of its kind that holds words."""
    page = quote(document("a.txt", TEXT), OPENING)
    properties = tuple((each.name, (folded(Value(text, text), page),)) for each in KINDS[kind].properties)
    return Record(id_, kind, (id_,), properties, 1)


@pytest.mark.parametrize("text", [*ODD, "x" * 40_000], ids=lambda text: ascii(text)[:20])
def test_odd_texts_in_every_column_of_every_kind_read_as_untouched(tmp_path: Path, text: str) -> None:
    made = [in_every_column(kind, text, f"{number:032x}") for number, kind in enumerate(KINDS)]
    given_back(tmp_path / "out.xlsx", made, "zh")
    assert_inert(tmp_path / "out.xlsx")


ACTIVE = [text for text in ODD if re.match(r"\s*[=+\-@\t\r]", text)]


@pytest.mark.parametrize("text", ACTIVE)
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_what_looks_like_a_formula_is_kept_a_text_in_every_column(tmp_path: Path, kind: str, text: str) -> None:
    path = tmp_path / "out.xlsx"
    export(Made([document("a.txt", TEXT)], [], [in_every_column(kind, text)]), "xlsx", path)
    sheet = openpyxl.load_workbook(path)[kind_name(kind, "zh")]
    cells = [cell for cell in sheet[3] if isinstance(cell.value, str) and re.match(r"\s*[=+\-@]", cell.value)]
    worded = [column for column in columns(kind) if column.part.value in ("value", "raw")]
    assert len(cells) >= sum(column.of.type in (PropertyType.NAME, PropertyType.TEXT) for column in worded) > 0
    assert [cell.coordinate for cell in cells if cell.data_type != "s" or not cell.quotePrefix] == []
    with zipfile.ZipFile(path) as packed:
        for name in packed.namelist():
            if name.startswith("xl/worksheets/sheet"):
                tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(packed.read(name)).iter()}
                assert "f" not in tags
