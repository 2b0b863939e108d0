"""Publications as they were printed, read from the folder of shared facts."""

import csv
from pathlib import Path

import numpy as np
import pytest

from liandong.indices.methods.columns import Array
from liandong.indices.methods.scales import AtMost, ToTarget, TwoWay
from liandong.indices.mistakes import Printed, Stated, decimals
from tests.beside import SHARED

FOLDER = SHARED / "data" / "indices"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a file of published indices; the test is skipped where the folder is absent."""
    if not FOLDER.is_dir():
        pytest.skip(f"the folder of shared facts is absent ({SHARED})")
    with Path(FOLDER / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def numbers(table: list[dict[str, str]], codes: list[str]) -> Array:
    """The numbers of these columns, NaN for an empty cell."""
    return np.array([[float(row[code]) if row[code].strip() else np.nan for code in codes] for row in table])


def agglomeration() -> Printed:
    """Table 4 of a paper on 16 cities of the Yangtze Delta, three periods and their mean, three decimals."""
    table = rows("yrd_agglomeration_dlyj2019_T4_as_published.csv")
    codes = list(table[0])[2:]
    return Printed.of("T4", [row["city_as_printed"] for row in table], codes, numbers(table, codes), 3)


DELTA = "njnu_yrd_hqd"
"""An index of 41 cities of the Yangtze Delta, editions 2023, 2024 and 2025: five dimensions of six indicators each."""

RAW = {"创新发展": f"{DELTA}_2025_innovation_raw.csv", "协调发展": f"{DELTA}_2025_coordination_raw.csv"}


def parts(edition: str, dimension: str = "", *, labels: str = "city") -> Printed:
    """The printed parts of an edition (of one of its dimensions), two decimals, under the right labels; `labels` is
    `city_label_in_file` for those that the file carries."""
    lines = [row for row in rows(f"{DELTA}_normalised.csv") if row["edition"] == edition]
    lines = [row for row in lines if dimension in ("", row["dimension"])]
    codes = list(dict.fromkeys(row["indicator"] for row in lines))
    cells = {(row["city"], row["indicator"]): row["normalised"] for row in lines}
    cities = list(dict.fromkeys(row["city"] for row in lines))
    names = {row["city"]: row[labels] for row in lines}
    values = [[float(cells.get((city, code)) or "nan") for code in codes] for city in cities]
    name = f"长三角高质量发展{edition} {dimension}".strip()
    return Printed.of(name, [names[city] for city in cities], codes, np.array(values), 2, edition)


def dimensions(edition: str) -> dict[str, list[str]]:
    """The indicators of each dimension."""
    found: dict[str, list[str]] = {}
    for row in rows(f"{DELTA}_normalised.csv"):
        if row["edition"] == edition and row["indicator"] not in found.setdefault(row["dimension"], []):
            found[row["dimension"]].append(row["indicator"])
    return found


def scores(edition: str) -> Printed:
    """The printed scores of the dimensions, and their total, in the order of the file."""
    lines = [row for row in rows(f"{DELTA}_scores.csv") if row["edition"] == edition]
    codes = [code for code in lines[0] if code not in ("edition", "city")]
    places = np.column_stack([decimals([row[code] for row in lines]) for code in codes])
    cities = [row["city"] for row in lines]
    return Printed.of(f"长三角高质量发展{edition} 得分", cities, codes, numbers(lines, codes), places, edition)


def raw(dimension: str) -> dict[str, dict[str, float]]:
    """The raw variables of a dimension of the edition 2025: by variable and city, NaN where the cell is empty."""
    lines = rows(RAW[dimension])
    return {name: {row["city"]: float(row[name] or "nan") for row in lines} for name in lines[0] if name != "city"}


def ratio(of: dict[str, float], by: dict[str, float], scale: float = 1.0) -> dict[str, float]:
    """Of divided by another, by city."""
    return {city: of[city] / by[city] * scale for city in of}


def stated(dimension: str) -> tuple[Stated, ...]:
    """How the parts of a dimension of the edition 2025 come about by their names; no target was published."""
    data = raw("创新发展") | raw("协调发展")
    people, census, gdp = (data[name] for name in ("2023常住人口(万人)", "总人口_七普(万人)", "GDP(亿元)"))
    patents = data["发明专利申请授权量(项)"]
    papers = {city: data["知网中文文献数(篇)"][city] + data["WOS英文文献数(篇)"][city] for city in gdp}
    ten_thousandth = dict.fromkeys(gdp, 1e4)
    income = "城镇常住居民人均可支配收入(元)", "农村常住居民人均可支配收入(元)"
    quality = {city: (1 - data["人均GDP变异系数"][city]) * data["人均GDP(元)"][city] for city in gdp}
    growth = {city: (people[city] / data["2022常住人口(万人)"][city] - 1) * 100 for city in gdp}
    urban = data["城镇人口(万人)"]
    science = ratio(data["科学技术支出(亿元)"], data["一般公共预算支出(亿元)"], 100)
    by_dimension = {
        "创新发展": (
            Stated("科技拨款占财政拨款的比重", "科学技术支出÷一般公共预算支出", science, ToTarget()),
            Stated("R&D经费占GDP比重", "R&D经费支出÷GDP", ratio(data["R&D经费支出(亿元)"], gdp, 100), ToTarget()),
            per_head("万人发明专利数", "发明专利授权量", patents, people, ten_thousandth),
            Stated(
                *("单位GDP高新技术企业数量", "高新技术企业数÷GDP"),
                *(ratio(data["近3年高新技术产业数量(家)"], gdp), ToTarget()),
            ),
            Stated(
                *("受高等教育人数占比", "大学本科及以上人口÷普查人口"),
                *(ratio(data["大学本科及以上人口数(万人)"], census, 100), ToTarget()),
            ),
            per_head("每万人发表科研论文数", "论文数", papers, people, ten_thousandth),
        ),
        "协调发展": (
            Stated("城乡居民收入比", "城镇收入÷农村收入", ratio(data[income[0]], data[income[1]]), AtMost()),
            Stated(
                *("常住人口城镇化率", "城镇人口÷普查人口", ratio(urban, census), ToTarget()),
                others={"城镇人口÷常住人口": ratio(urban, people)},
            ),
            Stated("服务业占比", "第三产业增加值÷GDP", ratio(data["第三产业增加值(亿元)"], gdp), ToTarget()),
            Stated("区域人均GDP质量指数", "(1-变异系数)×人均GDP", quality, ToTarget()),
            Stated("常住人口增长率", "本年常住人口÷上年-1", growth, ToTarget()),
            Stated("GDP增长协同指数", "GDP增长率÷区域增长率", data["GDP增长率(%)"], TwoWay()),
        ),
    }
    return by_dimension[dimension]


def per_head(
    code: str, what: str, total: dict[str, float], people: dict[str, float], scale: dict[str, float]
) -> Stated:
    """An indicator that is named per 10,000 people, and the other reading: the total over 10,000."""
    other = f"{what}÷10000"
    return Stated(
        *(code, f"{what}÷常住人口(万人)", ratio(total, people), ToTarget()),
        others={other: ratio(total, scale)},
        totals=frozenset({other}),
    )
