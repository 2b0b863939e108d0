"""Industries: the national classification and the words of policy language."""

import pytest

from liandong.vocabulary import industries
from liandong.vocabulary.tables import rows


def test_the_classification_is_complete_down_to_groups() -> None:
    codes = [row["code"] for row in rows("gbt4754_2017.tsv")]
    assert len(codes) == len(set(codes)) == 20 + 97 + 473
    for code in codes:
        parent = industries.industry(code).parent
        assert parent is None or industries.industry(parent).code == parent


def test_the_classes_lie_in_groups_and_a_group_without_some_is_its_own() -> None:
    classes = industries.at_levels("class")
    groups = {entry.code for entry in industries.at_levels("group")}
    several = {entry.parent for entry in classes}
    assert several <= groups
    assert len(classes) + len(groups - several) == 1381
    assert len({entry.name for entry in classes}) == len(classes)
    assert [entry.code for code in ("C2740", "C3612") for entry in industries.lookup(code)] == ["C274", "C3612"]
    assert industries.industry("A0411").parent == "A041"


def test_every_policy_word_leads_to_a_code_or_says_that_it_has_none() -> None:
    words = [
        word for row in rows("industry_words.tsv") for word in (row["word"], *filter(None, row["aliases"].split("|")))
    ]
    assert len(words) == len(set(words)) >= 150
    for row in rows("industry_words.tsv"):
        if row["code"]:
            assert industries.industry(row["code"]).code == row["code"]


def test_words_are_found_longest_first() -> None:
    hits = industries.find_industries("汽车“新四化”、集成电路、智能网联汽车产业和AI,不含FAIR")
    assert [hit.word for hit in hits] == ["汽车“新四化”", "集成电路", "智能网联汽车产业", "AI"]
    assert [hit.industry.code if hit.industry else None for hit in hits] == ["C36", "C397", "C361", "I65"]


@pytest.mark.parametrize(("name", "codes"), [("C36", ["C36"]), ("汽车制造业", ["C36"]), ("数字经济", []), ("桌子", [])])
def test_look_up_by_name_code_and_word(name: str, codes: list[str]) -> None:
    assert [entry.code for entry in industries.lookup(name)] == codes
