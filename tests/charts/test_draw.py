"""Charts drawn: every glyph is there, page text stays text, and the same rows stand in the table."""

import json
import os
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from liandong.charts import Axis, Chart, Datum, Shape, png, rows, specification, svg, use_fonts
from liandong.charts.provinces import PLACES
from liandong.errors import FontError
from liandong.vocabulary.gazetteer import gazetteer
from tests.markup import MARKUP
from tests.picture import SIGNATURE, read_png

PARTNERED = (Shape.TILES, Shape.FLOWS)
NO_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{}</dir></fontconfig>'


def chart(shape: Shape, *data: Datum, title: str = "题名") -> Chart:
    partner = Axis("合作方") if shape in PARTNERED else None
    return Chart(title, shape, data, Axis("地区"), Axis("项目数", "个"), "来源：台账", partner)


def texts(drawn: str) -> list[str]:
    return ["".join(map(str, each.itertext())) for each in etree.fromstring(drawn.encode()).iter("{*}text")]


def one(shape: Shape, name: str, value: Decimal | int | None = 3) -> Chart:
    return chart(shape, Datum(name, value, partner="对方" if shape in PARTNERED else ""))


@pytest.mark.parametrize("shape", Shape)
def test_names_numbers_title_and_source_are_drawn(shape: Shape) -> None:
    drawn = texts(svg(one(shape, "广东", 3)))
    assert {"题名", "来源：台账", "3"} <= set(drawn)
    assert any("广东" in text for text in drawn)


@pytest.mark.parametrize("shape", Shape)
def test_without_title_neither_it_nor_the_source_is_drawn(shape: Shape) -> None:
    assert not {"题名", "来源：台账"} & set(texts(svg(one(shape, "广东", 3), titled=False)))


def test_each_character_leaves_its_own_ink() -> None:
    """A font without a character draws nothing in its place, or the same box for all, and says nothing."""

    def drawn(name: str) -> bytes:
        return png(one(Shape.BARS, name), titled=False)

    blank = read_png(drawn("　")).ink()
    inks = {name: read_png(drawn(name)).ink() - blank for name in ("国", "一", "霁", "𠮷")}
    assert min(inks.values()) > 10
    assert len(set(inks.values())) == 4
    assert inks["国"] > 2 * inks["一"]


def test_the_png_is_the_svg_at_twice_its_size() -> None:
    drawn = etree.fromstring(svg(one(Shape.YEARS, "2024")).encode())
    width, height = read_png(png(one(Shape.YEARS, "2024"))).size
    assert (width, height) == (2 * int(drawn.get("width", "0")), 2 * int(drawn.get("height", "0")))


@pytest.mark.parametrize("hostile", MARKUP)
@pytest.mark.parametrize("shape", Shape)
def test_page_text_stays_text(shape: Shape, hostile: str) -> None:
    described = chart(
        shape, Datum(hostile, 3, partner=hostile), Datum("广东", 1, partner="对方", shown=hostile), title=hostile
    )
    drawn = etree.fromstring(svg(described).encode())
    assert {etree.QName(each).localname for each in drawn.iter(etree.Element)} <= {
        *("svg", "g", "path", "rect", "line", "text", "tspan")
    }
    assert not [
        each for each in drawn.iter() if any(str(name).startswith("on") or "href" in str(name) for name in each.attrib)
    ]
    assert png(described).startswith(SIGNATURE)


@pytest.mark.parametrize("shape", Shape)
def test_names_stand_in_no_expression(shape: Shape) -> None:
    sent = specification(one(shape, "datum['广东']"))
    values = json.dumps(_values(sent, "values"), ensure_ascii=False)
    elsewhere = json.dumps(_without(sent, "values"), ensure_ascii=False)
    assert "广东" in values or shape is Shape.PROVINCES
    assert "广东" not in elsewhere


def _values(tree: object, name: str) -> list[object]:
    found = []
    if isinstance(tree, dict):
        found += [tree[name]] if name in tree else []
        for each in tree.values():
            found += _values(each, name)
    return found + ([x for each in tree for x in _values(each, name)] if isinstance(tree, list) else [])


def _without(tree: object, name: str) -> object:
    if isinstance(tree, dict):
        return {key: _without(each, name) for key, each in tree.items() if key != name and key != "datasets"}
    return [_without(each, name) for each in tree] if isinstance(tree, list) else tree


def test_what_is_unknown_is_drawn_as_such_and_not_as_zero() -> None:
    described = chart(Shape.BARS, Datum("广东", None), Datum("广西", 0), Datum("海南", 2))
    assert [text for text in texts(svg(described)) if text in ("–", "0")] == ["0", "–", "0"]
    assert rows(described) == (("地区", "项目数 (个)"), ("广东", "–"), ("广西", "0"), ("海南", "2"))


def test_the_table_of_pairs_names_both() -> None:
    described = chart(Shape.TILES, Datum("广州", 1200, partner="深圳"))
    assert rows(described) == (("地区", "合作方", "项目数 (个)"), ("广州", "深圳", "1,200"))


def test_flows_stand_in_the_order_of_their_weight() -> None:
    pairs = (("甲", 1), ("乙", 3), ("丙", None), ("丁", 2))
    drawn = texts(svg(chart(Shape.FLOWS, *(Datum(name, value, partner="对方") for name, value in pairs))))
    assert [text[0] for text in drawn if "对方" in text] == ["乙", "丁", "甲", "丙"]


def test_very_long_names_leave_room_for_the_bars() -> None:
    drawn = etree.fromstring(svg(one(Shape.BARS, "很长的名字" * 500)).encode())
    assert float(drawn.get("width", "0")) < 720


def test_steps_of_counts_are_whole() -> None:
    numbers = [text for text in texts(svg(chart(Shape.BARS, Datum("广东", 2)), titled=False)) if re.match(r"\d", text)]
    assert numbers == ["0", "1", "2", "2"]


def test_equal_charts_give_equal_bytes() -> None:
    in_another = subprocess.run(
        [sys.executable, "-c", "from tests.charts.test_draw import *; print(svg(one(Shape.BARS, '广东')), end='')"],
        capture_output=True, text=True, check=True, encoding="utf-8",
    )  # fmt: skip
    svg(one(Shape.YEARS, "2024"))
    assert in_another.stdout == svg(one(Shape.BARS, "广东"))


def test_every_province_has_a_tile_of_its_own() -> None:
    provinces = {r.short for r in gazetteer().regions.values() if r.level == "province" and r.valid_to is None}
    assert set(PLACES) == provinces
    assert len(set(PLACES.values())) == len(PLACES)


def test_a_machine_without_chinese_fonts_is_told_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "fonts.conf").write_text(NO_FONTS.format(tmp_path), encoding="utf-8")
    program = (
        "from liandong.charts import use_fonts\nfrom liandong.errors import FontError\n"
        "try:\n    use_fonts()\nexcept FontError as error:\n    print(error)"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True,
        env=os.environ | {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf")},
    )  # fmt: skip
    assert "Noto Sans CJK SC" in told.stdout


def test_a_folder_without_fonts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FontError, match="no font files"):
        use_fonts(tmp_path)
