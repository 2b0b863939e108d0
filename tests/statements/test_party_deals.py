"""Deals: who signed what a project is built by, whatever stands between the signing and its name."""

import pytest

from liandong.statements.bodies import organisations
from liandong.statements.projects import projects
from tests.statements.written import assert_proved, written


def parties(body: str) -> dict[str, list[str]]:
    reading = written(body)
    drafts = projects.extract(reading, None, organisations.find(reading))
    assert_proved(reading, drafts)
    return {draft.name: draft.get("party") for draft in drafts if draft.kind.name == "project"}


@pytest.mark.parametrize(
    ("body", "name", "sides"),
    [
        (
            "云江机械有限公司与澜江县政府签署合作协议,拟在澜江县建设海宁泛半导体产业园项目。",
            "海宁泛半导体产业园项目",
            ["云江机械有限公司", "澜江县政府"],
        ),
        (
            "云江机械有限公司与澜江县政府签署《海宁泛半导体产业园项目投资协议书》。",
            "海宁泛半导体产业园项目",
            ["云江机械有限公司", "澜江县政府"],
        ),
        (
            "云江机械有限公司同澜江县人民政府签下投资协议书,地点选在开发区。\n协议里有两样东西:年产5万吨海晶纤维项目、年产3万吨海晶切片项目。",
            "年产3万吨海晶切片项目",
            ["云江机械有限公司", "澜江县人民政府"],
        ),
        (
            "云江机械有限公司与澜江县政府签订合作协议,涉及东湖片区综合开发项目、西湖片区综合开发项目。",
            "西湖片区综合开发项目",
            ["云江机械有限公司", "澜江县政府"],
        ),
        (
            "两份协议,一份与云江机械有限公司签订,双方要合作建一座特色工贸小镇,总投资20亿元。",
            "特色工贸小镇",
            ["云江机械有限公司"],
        ),
        (
            "云江机械有限公司、霁川港务集团携手打造海宁泛半导体产业园项目,总投资20亿元。",
            "海宁泛半导体产业园项目",
            ["云江机械有限公司", "霁川港务集团"],
        ),
    ],
)
def test_those_who_signed_are_the_parties(body: str, name: str, sides: list[str]) -> None:
    assert sorted(parties(body)[name]) == sorted(sides)


def test_all_of_a_list_are_the_firms_that_signed_it() -> None:
    body = "云江机械有限公司一口气签了三个:年产10万台水泵项目、年产5万台风机项目、年产2万辆叉车项目,总投资17亿元。"
    assert set(map(tuple, parties(body).values())) == {("云江机械有限公司",)}


def test_that_firm_is_the_one_named_before() -> None:
    body = "云江机械有限公司看中的是锂电。该公司出资10亿元上马年产2万吨海晶锂盐项目,占地100亩。"
    assert parties(body) == {"年产2万吨海晶锂盐项目": ["云江机械有限公司"]}


@pytest.mark.parametrize(
    "body",
    [
        "霁川银行与澜江县政府签署授信协议。双方将共建海宁泛半导体产业园项目。",
        "霁川银行与澜江县政府签署协议,授信50亿元。双方将共建海宁泛半导体产业园项目。",
        "云江置业集团与澜江县政府签订租赁合同。双方将共建海宁泛半导体产业园项目。",
    ],
)
def test_credit_and_leases_make_no_party(body: str) -> None:
    assert parties(body) == {"海宁泛半导体产业园项目": []}
    assert parties(body.replace("授信", "投资").replace("租赁", "投资")) != {"海宁泛半导体产业园项目": []}


@pytest.mark.parametrize(
    ("told", "between"),
    [
        ("{}尚未签署", "。双方将"),
        ("网传{}签署", ",拟"),
        ("网传{}签署", "。双方将"),
        ("{}拟签署", "。双方将"),
        ("{}有望签署", "。双方将"),
    ],
)
def test_a_signing_denied_rumoured_or_to_come_makes_no_party(told: str, between: str) -> None:
    signing = told.format("云江机械有限公司与澜江县政府")
    assert parties(f"{signing}合作协议{between}建设海宁泛半导体产业园项目。") == {"海宁泛半导体产业园项目": []}


@pytest.mark.parametrize("signing", ["尚未签署合作协议", "签订租赁合同"])
def test_only_who_is_to_build_is_a_party_where_nothing_was_agreed_on_it(signing: str) -> None:
    body = f"云江机械有限公司与澜江县政府{signing},拟建设海宁泛半导体产业园项目。"
    assert parties(body) == {"海宁泛半导体产业园项目": ["云江机械有限公司"]}


def test_a_park_of_two_places_is_kept_by_both() -> None:
    assert parties("广州(清远)产业转移工业园总投资20亿元,已正式开工。") == {
        "广州(清远)产业转移工业园": ["广州", "清远"]
    }
