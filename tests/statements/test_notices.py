"""Notices: number, issuer and day of an official document belong to the policy that it issues."""

import pytest

from liandong.statements.draft import Draft
from liandong.statements.papers import notices, titles
from tests.statements.written import assert_proved, written

TITLE = "江临市人民政府办公厅关于印发《江临市低空经济发展若干措施》的通知"
BODY = (
    "江府办〔2025〕12号\n各区人民政府,市政府各部门:\n《江临市低空经济发展若干措施》已经市政府同意,现印发给你们,"
    "请认真贯彻执行。\n江临市人民政府办公厅\n2025年5月8日\n(此件公开发布)"
)


def issued(body: str, title: str = TITLE) -> dict[str, Draft]:
    reading = written(body, title=title)
    drafts = titles.extract(reading, None)
    assert_proved(reading, drafts)
    return {draft.name: draft for draft in drafts}


def test_the_policy_of_a_notice_has_its_number_issuer_and_day() -> None:
    draft = issued(BODY)["江临市低空经济发展若干措施"]
    assert draft.get("document_number") == ["江府办〔2025〕12号"]
    assert draft.get("issuer") == ["江临市人民政府办公厅"]
    assert draft.get("date") == ["2025-05-08"]


def test_a_policy_that_a_notice_only_mentions_has_none_of_them() -> None:
    drafts = issued(BODY.replace("(此件公开发布)", "为落实《全省低空发展规划》(省发〔2024〕3号),制定本措施。"))
    other = drafts["全省低空发展规划"]
    assert other.get("document_number") == ["省发〔2024〕3号"]
    assert other.get("issuer") == []
    assert other.get("date") == []
    assert drafts["江临市低空经济发展若干措施"].get("document_number") == ["江府办〔2025〕12号"]


def test_a_notice_without_marks_is_named_by_its_title() -> None:
    drafts = issued(
        "各区人民政府:\n现将方案印发给你们,请遵照执行。\n江临市财政局\n2024年3月1日",
        title="江临市财政局关于印发江临市总部经济奖励办法的通知",
    )
    draft = drafts["江临市总部经济奖励办法"]
    assert draft.get("issuer") == ["江临市财政局"]
    assert draft.get("date") == ["2024-03-01"]


def test_news_about_a_policy_is_no_notice() -> None:
    reading = written("5月8日,江临市印发《江临市低空经济发展若干措施》。", title="江临市出台低空经济若干措施")
    assert not notices.is_notice(reading)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("江府办〔2025〕12号", "江府办〔2025〕12号"),
        ("江府规[2024]7号", "江府规[2024]7号"),
        ("江发(2023)1号", "江发(2023)1号"),
        ("江政办发〔〕55号", "江政办发〔〕55号"),
        ("根据江府〔2020〕4号", "江府〔2020〕4号"),
        ("江临路12号", None),
        ("2025年12号", None),
    ],
)
def test_a_document_number_in_any_brackets(text: str, number: str | None) -> None:
    match = notices.NUMBER.search(text)
    assert (match and match.group()) == number


def test_what_the_site_prints_above_the_body_proves_nothing() -> None:
    reading = written(BODY.replace("2025年5月8日\n", ""), title=TITLE, published="成文日期:2025年5月9日")
    (draft,) = [d for d in titles.extract(reading, None) if d.name == "江临市低空经济发展若干措施"]
    assert draft.get("date") == []


def test_the_number_below_the_title_is_that_of_the_notice() -> None:
    number = "江府办〔2025〕12号"
    body = BODY.removeprefix(number + "\n")
    for medium, found in ((f"市政府\n{number}", [number]), (f"见{number}的附件", [])):
        reading = written(body, title=TITLE, medium=medium)
        draft = next(d for d in titles.extract(reading, None) if d.name == "江临市低空经济发展若干措施")
        assert draft.get("document_number") == found


def test_the_table_at_the_head_of_the_body_gives_the_day_of_issue() -> None:
    draft = issued("成文日期:2025年5月9日\n" + BODY.replace("2025年5月8日\n", ""))["江临市低空经济发展若干措施"]
    assert draft.get("date") == ["2025-05-09"]
