"""Small made-up tables for tests: three cities, four indicators, two pillars."""

import numpy as np

from liandong.indices import Frame, Framework, Node
from liandong.indices.methods.columns import Array

UNITS = ("广州", "深圳", "佛山")
CODES = ("rd", "patents", "wage", "dust")
VALUES = np.array([[3.1, 120.0, 7.0, 40.0], [5.5, 260.0, 9.5, 22.0], [2.7, 80.0, 6.1, 35.0]])


def nodes() -> list[Node]:
    return [
        Node("rd", "input", "研发强度", 1, unit="%"),
        Node("patents", "input", "发明专利", 1, unit="件"),
        Node("wage", "life", "平均工资", 1, unit="万元"),
        Node("dust", "life", "颗粒物", -1, unit="微克/立方米"),
        Node("input", "index", "创新投入"),
        Node("life", "index", "生活质量"),
        Node("index", name="发展指数"),
    ]


def framework() -> Framework:
    return Framework.of(nodes())


def frame(values: Array = VALUES) -> Frame:
    return Frame.of(values, UNITS, CODES)


def panel() -> Frame:
    """Two years; everything grows, dust falls."""
    later = VALUES * np.array([1.1, 1.3, 1.05, 0.9]) + np.array([[0.0, 5, 0, 0], [0.1, 0, 0, 1], [0, 0, 0.3, 0]])
    return Frame.of(np.stack([VALUES, later]), UNITS, CODES, ("2023", "2024"))
