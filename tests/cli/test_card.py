"""The card of a record, where no page of the test ledger has what it must show."""

from typing import cast

import pytest

from liandong.cli import card
from liandong.cli.voice import Voice
from liandong.workspace import Ledger
from tests.exchange.made import Made, with_changes, with_denials


def printed(lang: str, capsys: pytest.CaptureFixture[str], made: Made | None = None) -> list[str]:
    made = made or with_denials()
    card.show(Voice("zh" if lang == "zh" else "en"), cast(Ledger, made), next(made.records("project")))
    return capsys.readouterr().out.splitlines()


def test_a_value_that_is_only_denied_never_looks_like_the_winner(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed("zh", capsys)
    assert "  来源否认 62亿元" in lines
    assert "  62亿元" not in lines


def test_a_denied_value_beside_another_is_no_losing_one(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed("en", capsys)
    assert "  江临区" in lines
    assert "  denied by the source 海晏区" in lines
    assert not any("other values" in line for line in lines)


@pytest.mark.parametrize(
    ("lang", "former", "missing", "agrees"),
    [
        ("zh", "  原值 62亿元", "应填 1/5 项（缺：名称、参与方、地点、状态）", "无未决冲突"),
        ("en", "  formerly 62亿元", "1/5 fields (missing: Name, Parties, Place, Status)", "no open conflict"),
    ],
)
def test_a_former_value_and_the_health_of_the_record_are_told(
    lang: str, former: str, missing: str, agrees: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = printed(lang, capsys, with_changes())
    assert any(line.startswith(former) for line in lines)
    assert f" · {missing} · {agrees} · " in lines[2]
    assert not any("other values" in line or "其他说法" in line for line in lines)
