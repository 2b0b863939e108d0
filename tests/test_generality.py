"""No rule for one place or one firm: patterns and word lists of the code hold none of their names."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from liandong.vocabulary.gazetteer import gazetteer
from liandong.vocabulary.groups import GROUPS
from liandong.vocabulary.patterns import any_of

SOURCE = Path(__file__).parent.parent / "src" / "liandong"
ROOMS = ("documents", "statements", "records")

FIRMS = (
    *("华为", "万科", "万达", "腾讯", "阿里", "百度", "京东", "比亚迪", "华润", "恒大", "碧桂园", "格力", "小米"),
    *("平安集团", "招商局集团", "宁德时代", "海尔", "联想", "字节跳动", "美团", "中芯", "大疆"),
)
"""Firms that a writer of rules has in mind."""
_PLACES = {
    name
    for place in gazetteer().regions.values()
    if place.level in ("province", "prefecture")
    for name in (place.name, place.short)
    if len(name) > 1
}
NAME = re.compile(any_of((*_PLACES, *GROUPS, *FIRMS)))
CLASS = re.compile(r"\[[^\]]*\]")
"""A class of single characters holds no name, whatever they spell."""

_HEAD_OFFICE = "what a head office is for: 华南总部, 大湾区总部, as 全国总部"
ALLOWED = {
    ("documents/gate.py", "百度"): "a site (百度文库) by whose name a page of it is known",
    ("documents/telephones.py", "澳门"): "澳门元 is a currency, as 港币",
    (
        "records/kinds/projects.py",
        "华南",
    ): "a word that one of two names of a thing may have more: 全国",
    ("statements/bodies/organisation_bodies.py", "台湾"): "said without its rank, with which others open a body's name",
    ("statements/bodies/organisation_bodies.py", "香港"): "said without its rank",
    ("statements/bodies/organisation_bodies.py", "澳门"): "said without its rank",
    ("statements/bodies/organisation_bodies.py", "东盟"): "said without a rank",
    ("statements/bodies/organisation_bodies.py", "华东"): "a direction that opens a name, as 西南",
    ("statements/bodies/organisation_bodies.py", "华中"): "a direction",
    ("statements/bodies/organisation_bodies.py", "华北"): "a direction",
    ("statements/bodies/organisation_bodies.py", "华南"): "a direction",
    ("statements/events/event_dates.py", "北京"): "北京时间 is a clock, as 当地时间",
    ("statements/projects/parties.py", "华东"): _HEAD_OFFICE,
    ("statements/projects/parties.py", "华北"): _HEAD_OFFICE,
    ("statements/projects/parties.py", "华南"): _HEAD_OFFICE,
    ("statements/projects/parties.py", "大湾区"): _HEAD_OFFICE,
    ("statements/projects/parties.py", "粤港澳大湾区"): _HEAD_OFFICE,
    ("statements/projects/project_bounds.py", "华东"): _HEAD_OFFICE,
    ("statements/projects/project_bounds.py", "华中"): _HEAD_OFFICE,
    ("statements/projects/project_bounds.py", "华北"): _HEAD_OFFICE,
    ("statements/projects/project_bounds.py", "华南"): _HEAD_OFFICE,
    ("statements/projects/project_bounds.py", "大湾区"): _HEAD_OFFICE,
    ("statements/projects/project_bounds.py", "粤港澳大湾区"): _HEAD_OFFICE,
    ("statements/projects/project_descriptions.py", "华南"): _HEAD_OFFICE,
}
"""File and name → why it must stand there."""


def literals(tree: ast.AST) -> Iterator[str]:
    """Every string of the code, the parts of formatted ones included, docstrings and remarks apart."""
    remarks = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in remarks:
            yield node.value


def named(code: str) -> set[str]:
    """The names that the strings of the code hold."""
    return {name for text in literals(ast.parse(code)) for name in NAME.findall(CLASS.sub("[]", text))}


def test_no_rule_is_for_one_place_or_firm() -> None:
    found = {
        (path.relative_to(SOURCE).as_posix(), name)
        for room in ROOMS
        for path in sorted((SOURCE / room).rglob("*.py"))
        for name in named(path.read_text(encoding="utf-8"))
    }
    assert found - ALLOWED.keys() == set()
    assert ALLOWED.keys() - found == set(), "no longer there: strike it off the list"


def test_the_rule_sees_what_breaks_it() -> None:
    assert named('A = re.compile(r"批(?!长三角)")') == {"长三角"}
    assert named('A = re.compile(rf"{B}的(?!京津冀|江门市)")') == {"京津冀", "江门市"}
    assert named('A = ("万科", "新宁波港")') == {"万科", "宁波"}
    assert named('"""佛山市举行"""\nA = 1\n"""华为"""') == set()
    assert named('A = re.compile(r"建[德阳南京]")') == set()
