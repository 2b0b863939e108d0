"""The rules of the quality index of 41 cities of the Yangtze Delta, against what it printed for 2025."""

import csv
from collections.abc import Callable

import numpy as np
import pytest

from liandong.indices.methods.columns import Array, Columns
from liandong.indices.methods.scales import AtMost, Scale, ToTarget, TwoWay
from tests.beside import SHARED

FOLDER = SHARED / "data" / "indices"
ROUNDED = 0.0055
"""Printed with two decimals; the targets are inferred, to four digits or so."""

Table = dict[str, dict[str, float]]

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"the published indices are absent ({FOLDER})")


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def raw(name: str) -> Table:
    """Of each city the numbers of a table; empty is missing."""
    return {
        row["city"]: {key: float(value or "nan") for key, value in row.items() if key != "city"} for row in rows(name)
    }


def printed(indicator: str) -> dict[str, float]:
    found = [
        row for row in rows("njnu_yrd_hqd_normalised") if (row["edition"], row["indicator"]) == ("2025", indicator)
    ]
    return {row["city"]: float(row["normalised"]) for row in found}


def off(indicator: str, table: Table, rule: Scale, target: float, of: Callable[[dict[str, float]], float]) -> list[str]:
    """Cities of which the printed score is not what the rule makes of the raw numbers."""
    expected = printed(indicator)
    assert len(expected) == 41
    values = np.array([[of(table[city])] for city in expected])
    direction = -1.0 if isinstance(rule, AtMost) else 1.0
    columns = Columns((indicator,), tuple(expected), np.array([direction]), np.array([target]), "2025")
    ours: Array = rule.fit(values, columns)(values)[:, 0]
    return [
        city
        for city, score in zip(expected, ours, strict=True)
        if not np.isnan(score) and abs(score - expected[city]) > ROUNDED
    ]


def test_all_cells_of_innovation_are_reproduced() -> None:
    table = raw("njnu_yrd_hqd_2025_innovation_raw")
    told = rows("njnu_yrd_hqd_2025_targets_inferred")
    targets = {row["indicator"].partition("(文件")[0]: float(row["inferred_target"]) for row in told}
    formulas: dict[str, Callable[[dict[str, float]], float]] = {
        "科技拨款占财政拨款的比重": lambda of: of["科学技术支出(亿元)"] / of["一般公共预算支出(亿元)"] * 100,
        "R&D经费占GDP比重": lambda of: of["R&D经费支出(亿元)"] / of["GDP(亿元)"] * 100,
        "万人发明专利数": lambda of: of["发明专利申请授权量(项)"] * 0.0001,
        "单位GDP高新技术企业数量": lambda of: of["近3年高新技术产业数量(家)"] / of["GDP(亿元)"],
        "受高等教育人数占比": lambda of: of["大学本科及以上人口数(万人)"] / of["总人口_七普(万人)"] * 100,
        "每万人发表科研论文数": lambda of: (of["知网中文文献数(篇)"] + of["WOS英文文献数(篇)"]) * 0.0001,
    }
    for indicator, formula in formulas.items():
        assert off(indicator, table, ToTarget(), targets[indicator], formula) == []


@pytest.mark.parametrize(
    ("indicator", "rule", "target", "formula", "mistaken"),
    [
        (
            "城乡居民收入比",
            AtMost(),
            1.75,
            lambda of: of["城镇常住居民人均可支配收入(元)"] / of["农村常住居民人均可支配收入(元)"],
            [],
        ),
        ("常住人口城镇化率", ToTarget(), 0.80, lambda of: of["城镇人口(万人)"] / of["2023常住人口(万人)"], []),
        (
            "区域人均GDP质量指数",
            ToTarget(),
            110800,
            lambda of: (1 - of["人均GDP变异系数"]) * of["人均GDP(元)"],
            ["宿迁市", "池州市"],
        ),
        (
            "常住人口增长率",
            ToTarget(),
            1.2,
            lambda of: (of["2023常住人口(万人)"] / of["2022常住人口(万人)"] - 1) * 100,
            [],
        ),
        ("GDP增长协同指数", TwoWay(), 5.045, lambda of: of["GDP增长率(%)"], []),
    ],
)
def test_rules_of_coordination_are_reproduced_but_for_the_mistakes(
    indicator: str, rule: Scale, target: float, formula: Callable[[dict[str, float]], float], mistaken: list[str]
) -> None:
    assert off(indicator, raw("njnu_yrd_hqd_2025_coordination_raw"), rule, target, formula) == mistaken
