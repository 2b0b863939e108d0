"""Project stages and the nouns that end names."""

from importlib.resources import files

import pytest

from liandong.model.kinds import STAGES
from liandong.vocabulary import events, stages, tables
from liandong.vocabulary.tables import sections


@pytest.mark.parametrize(
    ("word", "stage"),
    [
        ("签约", "signed"),
        ("奠基", "started"),
        ("在建", "building"),
        ("挂牌", "operating"),
        ("拟建", "planned"),
        ("停工", "suspended"),
    ],
)
def test_a_word_tells_its_stage(word: str, stage: str) -> None:
    assert stages.STAGE_WORDS[word] == stage


def test_stages_are_those_of_the_lattice_and_no_word_tells_two() -> None:
    listed = sections("stages.txt")
    assert set(listed) == set(STAGES)
    words = [word for found in listed.values() for word in found]
    assert len(words) == len(set(words))


def test_no_word_of_a_stage_stands_twice() -> None:
    text = files(tables).joinpath("stages.txt").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith(("#", "["))]
    words = [word for line in lines for word in line.split()]
    assert len(words) == len(set(words))


def test_the_longest_word_is_found() -> None:
    assert stages.STAGE_PATTERN.findall("项目正加快建设,建成投产后签约入驻") == ["正加快建设", "建成投产", "签约入驻"]


@pytest.mark.parametrize(
    "nouns",
    [
        events.EVENT_NOUNS,
        events.PUBLICATION_NOUNS,
        events.POLICY_NOUNS,
        events.MECHANISM_NOUNS,
        events.SITE_NOUNS,
        events.AGREEMENT_NOUNS,
    ],
)
def test_nouns_are_longest_first_without_repetition(nouns: tuple[str, ...]) -> None:
    assert list(nouns) == sorted(set(nouns), key=lambda word: (-len(word), word))


def test_patterns_take_the_longest_noun() -> None:
    assert events.AGREEMENT_PATTERN.findall("战略合作框架协议与备忘录") == ["战略合作框架协议", "备忘录"]
    assert events.EVENT_PATTERN.findall("投资合作推介会和揭牌仪式") == ["投资合作推介会", "揭牌仪式"]
