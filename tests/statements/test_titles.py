"""Policies and publications by title: what kind, by whom, when; agreements, the press and mere kinds are none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.statements.draft import Draft
from liandong.statements.papers import titles
from tests.statements.written import assert_proved, written


def issued(body: str) -> list[Draft]:
    reading = written(body)
    drafts = titles.extract(reading, None)
    assert_proved(reading, drafts)
    return drafts


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("长江三角洲区域一体化发展规划纲要", "policy"),
        ("关于促进数字经济发展的若干措施", "policy"),
        ("促进要素自由流动的若干举措", "policy"),
        ("推进互联网金融产业发展的实施意见", "policy"),
        ("智能汽车测试管理办法(试行)", "policy"),
        ("碳达峰行动方案", "policy"),
        ("区域协同发展研究报告", "publication"),
        ("城市创新竞争力指数", "publication"),
        ("长三角一体化发展倡议", "publication"),
        ("产业需求清单", "publication"),
        ("大湾区发展蓝皮书(2024)", "publication"),
        ("战略合作框架协议", None),
        ("人民日报", None),
        ("红楼梦", None),
    ],
)
def test_a_title_tells_its_kind_by_its_last_words(title: str, kind: str | None) -> None:
    assert titles.kind_of(title) == kind


@pytest.mark.parametrize(
    ("body", "kind", "name", "issuer"),
    [
        (
            "苏州市人民政府印发《苏州市低空经济发展实施方案》。",
            "policy",
            "苏州市低空经济发展实施方案",
            ["苏州市人民政府"],
        ),
        ("近日,广东省出台《关于支持南沙建设的若干措施》。", "policy", "关于支持南沙建设的若干措施", ["广东省"]),
        ("论坛发布了《双城协同发展研究报告》。", "publication", "双城协同发展研究报告", None),
        ("会上发布“双城创新发展指数”。", "publication", "双城创新发展指数", None),
        ("南京一侧发布“文旅示范区投资机会清单”。", "publication", "文旅示范区投资机会清单", None),
        ("两市印发重点合作项目(事项)清单。", "publication", "重点合作项目(事项)清单", None),
        ("会议审议通过了都市圈2024年度工作要点。", "policy", "都市圈2024年度工作要点", None),
    ],
)
def test_what_was_issued_stands_with_who_issued_it(body: str, kind: str, name: str, issuer: list[str] | None) -> None:
    (draft,) = issued(body)
    assert (draft.kind.name, draft.name) == (kind, name)
    if issuer is not None:
        assert draft.get("issuer") == issuer


def test_the_day_of_issue_is_its_date() -> None:
    (draft,) = issued("2023年6月9日,合肥市发布《合肥市量子产业发展规划》。")
    assert draft.get("date") == ["2023-06-09"]


def test_a_document_number_is_kept() -> None:
    (draft,) = issued("市政府印发《产业扶持办法》(苏府规〔2024〕5号)。")
    assert draft.get("document_number") == ["苏府规〔2024〕5号"]


def test_each_of_several_issuers_is_one() -> None:
    (draft,) = issued("广东省人民政府、福建省人民政府联合印发《粤闽合作实施方案》。")
    assert draft.get("issuer") == ["广东省人民政府", "福建省人民政府"]


def test_a_number_belongs_to_the_title_before_it() -> None:
    first, second = issued("根据《全国发展规划》(国发〔2021〕4号),江临市印发《江临市招商细则》(江府办[]7号)。")
    assert first.get("document_number") == ["国发〔2021〕4号"]
    assert second.get("document_number") == ["江府办[]7号"]
    assert first.get("issuer") == []


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("会议审议并通过2014年江临云川合作工作计划。", "2014年江临云川合作工作计划"),
        ("宁波今年出台了小企业信贷风险补偿办法。", "小企业信贷风险补偿办法"),
        ("江临市人大常委会审议通过《江临市营商环境条例》。", "江临市营商环境条例"),
    ],
)
def test_a_title_behind_a_verb_of_issuing_needs_no_marks(body: str, name: str) -> None:
    (draft,) = issued(body)
    assert (draft.kind.name, draft.name) == ("policy", name)


def test_a_pact_that_was_signed_is_no_publication_and_a_denied_policy_is_none() -> None:
    assert issued("南京市与苏州市签署《江临共识》。") == []
    assert issued("江临市尚未出台低空经济发展管理办法。") == []


def test_a_title_told_twice_is_one() -> None:
    assert len(issued("苏州市印发《低空经济发展实施方案》。\n《低空经济发展实施方案》提出三项任务。")) == 1


@pytest.mark.parametrize(
    "body",
    [
        "要完善政策措施,落实实施方案。",
        "据《第一财经日报》报道,双方签署《战略合作协议》。",
        "相关政策持续落地。",
        "各地要制定工作方案。",
        "他喜欢读《三国演义》。",
        "",
    ],
)
def test_kinds_without_a_title_the_press_and_books_are_none(body: str) -> None:
    assert [draft.name for draft in issued(body)] == []


_WORDS = (
    "苏州市 印发 发布 《 》 “ ” 低空经济 发展规划 实施方案 "
    "研究报告 指数 若干措施 (试行) 2024年 5月6日, 的 近日, 。 苏府规〔2024〕5号"
)
_PIECES = st.sampled_from(_WORDS.split())


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=20).map("".join))
def test_any_run_of_such_words_gives_proved_titles(body: str) -> None:
    assert all(draft.name and draft.kind.name in ("policy", "publication") for draft in issued(body))


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("发改委编成的《2024年江临重点产业招商项目册》收入369个项目。", ["2024年江临重点产业招商项目册"]),
        ("三市共同签署《合作行动计划(2021-2023年)》。", []),
        ("此后,《江临纲要》《霁川行动》相继落笔。", []),
        ("江临市印发《合作行动计划(2021-2023年)》。", ["合作行动计划(2021-2023年)"]),
    ],
)
def test_what_was_signed_is_no_policy(body: str, names: list[str]) -> None:
    assert [draft.name for draft in titles.extract(written(body), None)] == names


@pytest.mark.parametrize(
    ("body", "issuers"),
    [
        ("论坛发布了《2023江临活力指数报告》,由霁光研究院编制。", ["霁光研究院"]),
        ("论坛发布了《2023江临活力指数报告》,由专人讲解。", []),
        ("日前,江临市政府办公室出台《江临市低空经济若干措施》。", ["江临市政府办公室"]),
    ],
)
def test_the_issuer_is_who_made_it_and_no_occasion(body: str, issuers: list[str]) -> None:
    (draft,) = titles.extract(written(body), None)
    assert draft.get("issuer") == issuers


@pytest.mark.parametrize(
    ("body", "name", "issuers"),
    [
        (
            "由江临大学和霁川研究院联合编制的《江海竞争力报告》发布。",
            "江海竞争力报告",
            ["江临大学", "霁川研究院"],
        ),
        ("苏州市发布促进光电产业发展的若干政策。", "促进光电产业发展的若干政策", ["苏州市"]),
        (
            "苏州、无锡两市文旅部门共同发布《太湖文旅三年行动计划》。",
            "太湖文旅三年行动计划",
            ["苏州市文旅部门", "无锡市文旅部门"],
        ),
        ("《江海发展规划》获批,由江苏省政府印发实施。", "江海发展规划", ["江苏省政府"]),
        ("企业家希望出台支持民营经济的若干措施。", "", []),
        ("当地与香港联合发布《江海风险投资若干措施》。", "江海风险投资若干措施", []),
    ],
)
def test_issuers_are_read_like_the_sides_of_an_agreement(body: str, name: str, issuers: list[str]) -> None:
    drafts = issued(body)
    assert [draft.name for draft in drafts] == ([name] if name else [])
    assert [issuer for draft in drafts for issuer in draft.get("issuer")] == issuers


@pytest.mark.parametrize("body", ["管理上实行“负面清单”。", "企业交来一份“项目清单”。", "会上研究了下一步工作要点。"])
def test_kinds_of_papers_that_are_only_spoken_of_are_none(body: str) -> None:
    assert issued(body) == []


def test_an_index_stands_in_any_quotation_and_the_study_of_a_project_is_nobodys() -> None:
    (draft,) = issued("香港生产力促进局公布2023年首季「霁鹭中小企领先营商指数」。")
    assert draft.name == "霁鹭中小企领先营商指数"
    assert issued("据云洲设计院编制的项目可行性研究报告,起点在西端。") == []


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("江海研究院发布《江海竞争力报告No.14》。", "江海竞争力报告No.14"),
        ("论坛介绍了《江海竞争力报告2019-2020:跨入变局》。", "江海竞争力报告2019-2020:跨入变局"),
        ("论坛发布《以发展为解决之道》主题报告。", "以发展为解决之道"),
        ("三地代表发布“江海宣言”,共商发展。", "江海宣言"),
        ("江临市近日出台了打造民营经济发展高地若干措施,涵盖27条。", "打造民营经济发展高地若干措施"),
    ],
)
def test_titles_are_known_with_what_stands_behind_their_noun(body: str, name: str) -> None:
    assert [draft.name for draft in issued(body)] == [name]


def test_a_plan_that_carries_out_another_is_not_that_other() -> None:
    names = [draft.name for draft in issued("两省印发《贯彻落实〈江海规划纲要〉实施方案》。《江海规划纲要》早已印发。")]
    assert names == ["贯彻落实〈江海规划纲要〉实施方案", "江海规划纲要"]


@pytest.mark.parametrize("body", ["“江海倡议”提出三年来成效明显。", "会议围绕“江海宣言”展开。"])
def test_a_quoted_declaration_is_told_of_only_where_it_is_made(body: str) -> None:
    assert issued(body) == []


@pytest.mark.parametrize(
    ("body", "names", "issuers"),
    [
        (
            "江海研究院发布《江海发展蓝皮书》(以下简称《蓝皮书》)。《蓝皮书》指出,增速加快。",
            ["江海发展蓝皮书"],
            ["江海研究院"],
        ),
        (
            "江海科学院经济研究院、江海科学院城市与竞争力研究中心等机构联合发布《江海竞争力报告》。",
            ["江海竞争力报告"],
            ["江海科学院经济研究院", "江海科学院城市与竞争力研究中心"],
        ),
    ],
)
def test_a_short_title_is_no_other_and_an_institute_of_two_fields_is_one(
    body: str, names: list[str], issuers: list[str]
) -> None:
    drafts = issued(body)
    assert [draft.name for draft in drafts] == names
    assert [issuer for draft in drafts for issuer in draft.get("issuer")] == issuers
