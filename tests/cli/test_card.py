"""The card of a record, where no page of the test ledger has what it must show."""

from typing import cast

import pytest

from liandong.cli import card
from liandong.cli.voice import Voice
from liandong.workspace import Ledger
from tests.exchange.made import with_denials


def printed(lang: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    made = with_denials()
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
