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

PARTNERED = (Shape.TILES, Shape.FLOWS, Shape.HEAT, Shape.SUNBURST, Shape.RADAR, Shape.PATHS, Shape.SCATTER)
NO_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{}</dir></fontconfig>'


def chart(shape: Shape, *data: Datum, title: str = "题名") -> Chart:
    partner = Axis("合作方") if shape in PARTNERED else None
    return Chart(title, shape, data, Axis("地区"), Axis("项目数", "个"), "来源：台账", partner)


def texts(drawn: str) -> list[str]:
    return ["".join(map(str, each.itertext())) for each in etree.fromstring(drawn.encode()).iter("{*}text")]


def one(shape: Shape, name: str, value: Decimal | int | None = 3) -> Chart:
    return chart(shape, Datum(name, value, partner="对方" if shape in PARTNERED else "", across=2))


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
        shape,
        Datum(hostile, 3, partner=hostile, across=1),
        Datum("广东", 1, partner="对方", shown=hostile, across=2),
        title=hostile,
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


def parts() -> Chart:
    rows = (("全部", 100, ""), ("甲", 75, "全部"), ("甲一", 50, "甲"), ("甲二", 25, "甲"), ("乙", 25, "全部"))
    return chart(Shape.SUNBURST, *(Datum(name, value, partner) for name, value, partner in rows))


def test_parts_lie_within_what_they_are_parts_of() -> None:
    first = specification(parts())["layer"][0]["data"]["values"]
    arcs = {each["name"]: (each["start"], each["end"], each["inner"]) for each in first}
    assert [arcs[name][:2] for name in arcs] == [(0, 1), (0, 0.75), (0, 0.5), (0.5, 0.75), (0.75, 1)]
    assert arcs["全部"][2] < arcs["甲"][2] == arcs["乙"][2] < arcs["甲一"][2]
    assert {"甲 75", "甲一 50", "甲二 25", "乙 25"} <= set(texts(svg(parts())))


def test_a_gap_in_a_profile_or_a_path_is_no_line() -> None:
    profile = chart(
        Shape.RADAR, *(Datum(name, value, "单位") for name, value in zip("甲乙丙丁", (3, None, 5, 2), strict=True))
    )
    path = chart(
        Shape.PATHS, *(Datum("广州", value, year) for value, year in ((1, "2022"), (None, "2023"), (2, "2024")))
    )
    for described, gap in ((profile, "x"), (path, "value")):
        lines = [each for each in specification(described)["layer"] if each["mark"]["type"] == "line"]
        assert any(point[gap] is None for each in lines for point in each["data"]["values"])
    assert texts(svg(path, titled=False)).count("–") == 0


def test_rings_of_a_profile_are_round_numbers() -> None:
    values = (Datum(name, Decimal(value), "单位") for name, value in (("甲", "78.2"), ("乙", "12.4"), ("丙", "-3")))
    drawn = texts(svg(chart(Shape.RADAR, *values), titled=False))
    assert {"0", "20", "40", "60", "80"} <= set(drawn)
    assert {"甲", "78.2", "乙", "12.4", "丙", "-3"} <= set(drawn)


def test_names_of_points_lie_over_no_other_point_and_the_table_has_all() -> None:
    data = [Datum(f"城市{at}", 10, across=Decimal(at) / 100) for at in range(30)]
    described = chart(Shape.SCATTER, *data, Datum("不详", None, across=3))
    named = [text for text in texts(svg(described, titled=False)) if text.startswith("城市")]
    assert 0 < len(named) < 8
    assert len(rows(described)) == 32
    assert rows(described)[0] == ("地区", "项目数 (个)", "合作方")
    assert rows(described)[-1] == ("不详", "–", "3")


def test_a_coloured_table_has_its_numbers_and_its_gaps() -> None:
    described = chart(Shape.HEAT, Datum("广州", 3, "创新"), Datum("广州", None, "生活"), Datum("深圳", 9, "创新"))
    drawn = texts(svg(described, titled=False))
    assert sorted(drawn) == sorted(["3", "–", "9", "创新", "生活", "广州", "深圳"])


def test_paths_of_many_are_told_apart_by_dashes_and_named() -> None:
    names = [f"城市{at}" for at in range(9)]
    described = chart(
        Shape.PATHS, *(Datum(name, at + 1, year) for at, name in enumerate(names) for year in ("甲", "乙"))
    )
    assert set(names) <= set(texts(svg(described)))
    lines = [each["mark"] for each in specification(described)["layer"] if each["mark"]["type"] == "line"]
    strong = [(each["color"], tuple(each["strokeDash"])) for each in lines if each["strokeWidth"] > 2]
    assert len(strong) == len(set(strong)) == len({dash for _, dash in strong}) == 6
