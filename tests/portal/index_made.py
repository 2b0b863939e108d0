"""A small index to be brought to the portal: eight cities, two years, a gap, an outlier, two pillars."""

import csv
import io
from typing import Any

from tests.portal.hand import Hand

CITIES = ("霁川市", "鹭原市", "屿安市", "临霁市", "青砚市", "朔溪市", "沐岚市", "汀岸市")
HEADINGS = ("地区", "年份", "研发强度（%）", "发明专利", "平均工资", "颗粒物", "片区")
_RD = (3.1, 5.5, 2.7, 2.9, 1.8, 3.6, 2.2, 4.0)
_PATENTS = (120, 260, 80, 95, 60, 140, 70, 900)
_WAGE = (7.0, 9.5, 6.1, 6.4, 5.9, 8.2, 6.0, 8.8)
_DUST = (40, 22, 35, 31, 44, 28, 37, 26)
METHOD = """
[index]
title = "高质量发展指数"
[[node]]
code = "index"
name = "高质量发展指数"
[[node]]
code = "input"
parent = "index"
name = "创新投入"
weight = 0.6
[[node]]
code = "life"
parent = "index"
name = "生活质量"
weight = 0.4
[[node]]
code = "rd"
parent = "input"
name = "研发强度"
direction = 1
unit = "%"
[[node]]
code = "patents"
parent = "input"
name = "发明专利"
direction = 1
unit = "件"
[[node]]
code = "wage"
parent = "life"
name = "平均工资"
direction = 1
unit = "万元"
[[node]]
code = "dust"
parent = "life"
name = "颗粒物"
direction = -1
unit = "微克/立方米"
[[step]]
kind = "impute"
rules = [{ kind = "by_median" }]
[[step]]
kind = "treat"
[[step]]
kind = "normalise"
[[step]]
kind = "aggregate"
[[factor]]
kind = "weight_noise"
name = "权重浮动"
share = 0.25
[study]
replications = 500
seed = 7
"""


def rows() -> list[list[str]]:
    """The table under its headings; one wage is missing."""
    told = [list(HEADINGS)]
    for year, grown in (("2023", 1.0), ("2024", 1.08)):
        for at, city in enumerate(CITIES):
            wage = "" if (city, year) == ("青砚市", "2024") else f"{_WAGE[at] * grown:.2f}"
            patents = f"{_PATENTS[at] * grown + 30 * at * (grown - 1) * 10:.0f}"
            dust = f"{_DUST[at] / grown:.1f}"
            told.append([city, year, f"{_RD[at] * grown:.2f}", patents, wage, dust, "江北" if at % 2 else "江南"])
    return told


def table(told: list[list[str]] | None = None) -> bytes:
    """The table as CSV."""
    out = io.StringIO()
    csv.writer(out).writerows(told or rows())
    return out.getvalue().encode("utf-8-sig")


def sent(data: bytes | None = None, name: str = "指标.csv") -> list[tuple[str, Any]]:
    """The file of the table, as a browser sends it."""
    return [("table", (name, table() if data is None else data, "text/csv"))]


def bring(hand: Hand, files: list[tuple[str, Any]] | None = None, **fields: Any) -> str:
    """The address of the edition that was brought."""
    given = {"method": METHOD, "source": "示例统计年鉴", "vintage": "2025-03-01", **fields}
    hand.done("/zh/indices", files or sent(), do="keep", **given)
    return hand.led
