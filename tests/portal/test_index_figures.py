"""An index of the figures of a ledger: every cell opens its evidence, and what was erased takes the edition with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("scipy", reason="liandong[indices] is not installed: no index is computed")

from fastapi.testclient import TestClient

from liandong import Workspace, open_workspace
from liandong.portal import application
from tests.portal.hand import Hand, wrong

PAGE = """统计公报摘要

来源：样例日报 2025-03-01

2024年，广州市研发经费投入860亿元，高新技术企业12000家。

2024年，深圳市研发经费投入1880亿元，高新技术企业23000家。

2024年，佛山市研发经费投入350亿元，高新技术企业9000家。

2024年，东莞市研发经费投入420亿元，高新技术企业8500家。
"""
OTHER = """区域合作推介会举行

来源：样例晚报 2025-03-02

3月1日，江临区、海晏区投资合作推介会在云津市举行，来自两地的企业和金融机构代表参加会议。

会上签约18个项目，总投资170亿元，涉及装备制造、生物医药和现代物流等领域。
"""

METHOD = """
[index]
title = "创新指数"
[[node]]
code = "index"
[[node]]
code = "rd"
parent = "index"
name = "研发经费投入"
direction = 1
unit = "亿元"
[[node]]
code = "firms"
parent = "index"
name = "高新技术企业"
direction = 1
unit = "家"
[[step]]
kind = "normalise"
[[step]]
kind = "aggregate"
"""


@pytest.fixture
def told(place: str, tmp_path: Path) -> Iterator[tuple[Workspace, Hand]]:
    """A ledger of four cities, in both stores, and a hand at its portal."""
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(OTHER, encoding="utf-8")
    with open_workspace(place, create=True) as opened:
        opened.build([tmp_path / "a.txt", tmp_path / "b.txt"])
        app = application(opened, hosts=["portal.test"], folder=tmp_path / "files")  # a database has none of its own
        with TestClient(app, "http://portal.test", raise_server_exceptions=False) as client:
            yield opened, Hand(client)
        app.close()


def bring(hand: Hand, **fields: str) -> str:
    hand.done("/zh/indices", do="keep", method=METHOD, **{"from": "figures"}, **fields)
    return hand.led


def test_every_cell_opens_the_record_that_proves_it(told: tuple[Workspace, Hand]) -> None:
    workspace, hand = told
    at = bring(hand)
    ranked = hand.client.get(f"{at}.json").json()["units"]
    assert [each["unit"] for each in ranked[:3]] == ["深圳市", "广州市", "东莞市"]
    unit = hand.client.get(f"{at}/unit.json?unit=广州市").json()
    records = {each["indicator"]: each["record"] for each in unit["indicators"]}
    assert workspace.ledger().record(records["rd"]).label == "广州市 研发经费投入"
    page = hand.open(f"{at}/unit?unit=广州市")
    assert f'<a href="/zh/record/{records["rd"]}">台账证据</a>' in page
    assert hand.client.get(f"/zh/record/{records['rd']}").status_code == 200
    assert f"数据取自台账第 {workspace.ledger().version} 版" in hand.open(f"{at}/method")


def test_a_unit_that_the_ledger_does_not_use_stands_in_the_way(told: tuple[Workspace, Hand]) -> None:
    _, hand = told
    method = METHOD.replace('unit = "家"', 'unit = "亩"')
    answer = hand.send("/zh/indices", do="keep", method=method, **{"from": "figures"})
    assert answer.status_code == 422
    assert any("的单位“家”不能换算为“亩”" in each for each in wrong(answer.text))


def test_what_was_erased_takes_the_edition_of_its_figures_with_it(told: tuple[Workspace, Hand]) -> None:
    workspace, hand = told
    at = bring(hand)
    workspace.erase("a.txt", actor="王明", reason="误收")
    assert hand.client.get(at).status_code == 404
    assert hand.client.get("/zh/indices.json").json()["editions"] == []
