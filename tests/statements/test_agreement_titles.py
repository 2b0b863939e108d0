"""What stands in 《》 on a page about a signing was signed, whatever verb it has; what is only referred to was not."""

import pytest

from liandong.statements.agreements import agreements
from liandong.statements.events import events
from tests.statements.written import assert_proved, written


def names(body: str) -> list[str]:
    reading = written(body, title="两地会谈举行", published="2024-05-06")
    drafts = agreements.extract(reading, None)
    assert_proved(reading, drafts)
    return sorted(draft.name for draft in drafts)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            "昨日所签者,计有《松岭云湖新一轮合作备忘录》《松岭云湖科技创新合作备忘录》,以及一份《加强松岭会展业合作意向书》。",
            ["加强松岭会展业合作意向书", "松岭云湖新一轮合作备忘录", "松岭云湖科技创新合作备忘录"],
        ),
        (
            "市长会见了代表团,其后一同见证多份文件的签署。\n部门之间,《松岭教育交流备忘录》落实教育一环;《松岭社工合作协议》则关乎社工。",
            ["松岭教育交流备忘录", "松岭社工合作协议"],
        ),
        (
            "两地当天交换了四份文本。《松岭人才互认协议》放在最前面,《松岭港口互通备忘录》由两家港务集团负责。",
            ["松岭人才互认协议", "松岭港口互通备忘录"],
        ),
        ("现场完成了《云湖市与松岭市共建临港合作区协议》的签字。", ["云湖市与松岭市共建临港合作区协议"]),
        ("会上,《东涧文旅合作备忘录》完成签署,《东涧教育协议》也一并签定。", ["东涧教育协议", "东涧文旅合作备忘录"]),
    ],
)  # fmt: skip
def test_titles_near_a_signing_were_signed(body: str, told: list[str]) -> None:
    assert names(body) == sorted(told)


@pytest.mark.parametrize(
    "body",
    [
        "根据《松岭云湖合作框架协议》,两地每年召开一次联席会议,会上还签收了文件。",
        "自2015年《松岭云湖合作框架协议》签署以来,两地互访不断。",
        "下一步,两地将签署《松岭云湖旅游合作协议》。",
        "公司拟与松岭创新发展有限公司签订《动力总成项目投资协议》。",
        "会议审议了《松岭云湖合作备忘录(草案)》,拟于年底签订。",
        "双方落实《松岭云湖战略合作协议》的十项任务已完成八项。",
        "《松岭云湖人才协议》尚未签署,还在磋商。",
        "律师提醒,签《商品房买卖合同》前要看清条款。",
        "《松岭云湖合作协议》到期后没有续签。",
        "会上集中签约5个项目。《松岭云湖合作协议》的签署尚无时间表。",
        "会上签署了多份文件。《松岭云湖合作协议》文本仍在修改。",
        "会上签署了多份文件。《松岭云湖合作协议》没有签。",
        "会上签署了多份文件。《松岭云湖合作协议》当天尚未签署。",
        "会上签署了多份文件。《松岭云湖合作协议》草案已提交审议。",
        "会上签署了多份文件。《松岭云湖合作协议》有望下月敲定。",
        "会上签署了多份文件。《松岭云湖合作协议》被搁置。",
        "会上签署了多份文件。《松岭云湖合作协议》征求意见稿已公布。",
        "会上签署了多份文件。与会者围绕《松岭云湖合作协议》展开辩论。",
        "会上签署了多份文件。会议回顾了《松岭云湖合作协议》十年成果。",
        "2022年双方签过约,如今商定终止《二期项目投资协议》。",
    ],
)
def test_what_is_referred_to_planned_or_denied_was_not(body: str) -> None:
    assert names(body) == []


def test_those_who_sign_in_threes_and_fours_sign_together() -> None:
    reading = written("云湖市人民政府、远山装备集团、中恒投资集团三方签约,合作共建云湖产业园。", published="2024-05-06")
    (draft,) = agreements.extract(reading, None)
    assert sorted(draft.get("party")) == ["中恒投资集团", "云湖市人民政府", "远山装备集团"]


def test_a_paper_that_is_only_called_one_is_named_by_what_it_is_for() -> None:
    assert names("云湖市与松岭市签署联合筹建园区的备忘录。") == ["联合筹建园区的备忘录"]
    assert names("云湖市与松岭市签署价值三亿元的合同。") == ["合同"]


def test_names_are_put_on_a_paper() -> None:
    assert names("云湖市市长和松岭市市长在两市战略合作协议上签下名字。") == ["两市战略合作协议"]


def test_the_sentence_that_tells_of_the_signing_proves_it_too() -> None:
    reading = written("市长一同见证多份文件的签署。\n《松岭社工合作协议》则关乎社工。", published="2024-05-06")
    (draft,) = agreements.extract(reading, None)
    assert ["市长一同见证多份文件的签署" in quote.text for quote in draft.statements[0].evidence] == [False, True]


def test_what_is_told_of_last_year_before_a_signing_does_not_make_it_old() -> None:
    event = events.extract(written("2024年5月5日,两地合作推介会在苏州举行。"))
    for body, days in (
        ("继去年互访之后,苏州市与无锡市签署《江湖合作协议》。", ["2024-05-05"]),
        ("去年签署的《江湖合作协议》提出,三年内开通航线五条。", []),
    ):
        drafts = agreements.extract(written("2024年5月5日,两地合作推介会在苏州举行。" + body), event[0])
        assert [day for draft in drafts for day in draft.get("date")] == days
