"""Whose language: the option, then the environment in the order of POSIX, then English."""

import pytest

from liandong.messages import language


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW.Big5"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "de_DE.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh"),
        ({}, "en"),
    ],
)
def test_the_environment_decides(environment: dict[str, str], expected: str) -> None:
    assert language(None, environment) == expected


def test_the_option_outranks_the_environment() -> None:
    assert language("en", {"LANG": "zh_CN.UTF-8"}) == "en"
    assert language("zh", {"LANG": "en_GB.UTF-8"}) == "zh"


def test_the_machine_is_asked_where_nothing_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_SG.UTF-8")
    assert language() == "zh"
