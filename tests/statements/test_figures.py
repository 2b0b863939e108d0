"""Figures: whose number it is, what it counts, how much, when; numbers that order a speech or name a thing are none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.statements.bodies import organisations
from liandong.statements.draft import Draft
from liandong.statements.events import events
from liandong.statements.figures import figures
from liandong.statements.grammar.reading import Reading
from liandong.statements.projects import projects
from tests.statements.written import assert_proved, written


def told(body: str, **how: str) -> list[Draft]:
    reading = written(body, **how)  # type: ignore[arg-type]
    return _drafts(reading)


def _drafts(reading: Reading) -> list[Draft]:
    found = events.extract(reading)
    main = found[0] if found else None
    things = projects.extract(reading, main, organisations.find(reading))
    drafts = figures.extract(reading, main, things)
    assert_proved(reading, drafts)
    return drafts


def by_number(body: str, number: str, **how: str) -> Draft:
    found = [draft for draft in told(body, **how) if draft.get("value") == [number]]
    assert len(found) == 1, [(d.get("subject"), d.get("metric"), d.get("value")) for d in told(body, **how)]
    return found[0]


@pytest.mark.parametrize(
    ("body", "number", "subject", "metric"),
    [
        ("2023年,合肥市新能源汽车产量达74.6万辆。", "746000", "合肥市", "产量"),
        ("苏州工业园区累计引进外资企业5000家。", "5000", "苏州工业园区", "外资企业"),
        ("长宁区与6家企业签约,投资额达51亿元。", "5100000000", "长宁区", "投资额"),
        ("嘉定区与6个项目签约,签约金额62亿元。", "6", "嘉定区", "项目"),
        ("浙江省中小企业对经济总量的贡献率突破55%。", "55", "浙江省中小企业", "贡献率"),
        ("无锡高新区一季度工业投资同比增长13.4%。", "13.4", "无锡高新区", "工业投资"),
        ("南沙区新增注册企业2.6万户,同比增长31%。", "26000", "南沙区", "企业"),
        ("广汽集团等车企的路测里程累计突破100万公里。", "1000000", "广汽集团", "里程"),
        ("截至2023年底,成都市拥有高新技术企业1.3万家。", "13000", "成都市", "高新技术企业"),
        ("数据显示,宁波舟山港完成货物吞吐量13.2亿吨。", "1320000000", "宁波舟山港", "货物吞吐量"),
        ("其中,东莞市实现进出口总额1.28万亿元。", "1280000000000", "东莞市", "进出口总额"),
        ("共有288家世界500强企业在广州投资近800个项目。", "288", "广州", "世界500强企业"),
    ],
)
def test_a_figure_says_whose_number_it_is_and_what_it_counts(body: str, number: str, subject: str, metric: str) -> None:
    draft = by_number(body, number)
    (held_by,) = draft.get("subject")
    assert subject in held_by
    assert len(held_by) <= len(subject) + 8
    assert metric in "".join(draft.get("metric"))


@pytest.mark.parametrize(
    ("body", "number", "period"),
    [
        ("2023年,合肥市新能源汽车产量达74.6万辆。", "746000", "2023"),
        ("2017年一季度,广州市新登记外资企业37户。", "37", "2017Q1"),
        ("合肥市新能源汽车产量达74.6万辆。", "746000", None),
        ("2022年上半年,苏州市完成固定资产投资3000亿元。", "300000000000", "2022H1"),
    ],
)
def test_the_period_is_that_of_the_text(body: str, number: str, period: str | None) -> None:
    assert by_number(body, number).get("period") == ([period] if period else [])


@pytest.mark.parametrize(
    ("body", "number", "period"),
    [
        ("一、主要成效\n到位协作资金7.26亿元,实施项目214个。", "214", ["2024"]),
        ("一、主要成效\n到位协作资金7.26亿元,资金支出率98.7%。", "98.7", ["2024"]),
        ("一、主要成效\n累计实施项目214个。", "214", []),
        ("一、主要成效\n园区年产空调压缩机200万台。", "2000000", []),
        ("附:2023年实施项目198个,引导落地企业71家。", "71", ["2023"]),
        ("三、下步打算\n新引进企业90家以上。", "90", []),
        ("计划新引进企业90家以上。", "90", []),
        ("上年全年进出口50亿元。", "5000000000", []),
        ("上一年引进企业71家,没有变化。", "71", []),
        ("我市现拥有企业300家。", "300", []),
        ("园区占地300亩,注册企业500家。", "300", []),
        ("园区占地300亩,注册企业500家。", "500", []),
        ("引进项目30个,总投资50亿元。", "5000000000", []),
    ],
)
def test_a_report_on_a_year_tells_of_that_year(body: str, number: str, period: list[str]) -> None:
    assert by_number(body, number, title="2024年江门市协作工作总结").get("period") == period


def test_the_whole_year_is_that_with_which_the_page_opens() -> None:
    body = "2024年,江门市招商引资取得成效。\n江门市全年引进企业71家。\n江门市现有园区12个。"
    assert by_number(body, "71").get("period") == ["2024"]
    assert by_number(body, "12").get("period") == []


def test_a_period_that_counts_from_the_page_quotes_its_year() -> None:
    draft = by_number("今年,合肥市新增高新技术企业800家。", "800", published="2024-05-06")
    (period,) = [s for s in draft.statements if s.property == "period"]
    assert period.value.text == "2024"
    assert [q.role.value for q in period.evidence] == ["value", "year"]
    assert period.evidence[1].text == "2024-05-06"


@pytest.mark.parametrize(
    ("body", "number", "scope"),
    [
        ("合肥市累计引进外资企业5000家。", "5000", "cumulative"),
        ("海宁泛半导体产业园项目正式开工,年产能20万片。", "200000", "annual"),
        ("到2027年,合肥市高新技术企业将达2万家。", "20000", "planned"),
    ],
)
def test_what_a_number_counts_is_its_scope(body: str, number: str, scope: str) -> None:
    draft = by_number(body, number)
    (value,) = [s for s in draft.statements if s.property == "value"]
    assert value.scope == scope


def test_the_number_of_a_project_points_to_it() -> None:
    reading = written("海宁泛半导体产业园项目正式开工,总投资30亿元。该项目占地500亩,建成后可提供就业岗位3000个。")
    found = events.extract(reading)
    (project,) = projects.extract(reading, found[0] if found else None, organisations.find(reading))
    for draft in _drafts(reading):
        (subject,) = [s for s in draft.statements if s.property == "subject"]
        assert subject.ref == project.mention.id, draft.get("value")


def test_the_subject_of_the_sentence_before_is_quoted_too() -> None:
    draft = by_number("苏州工业园区深耕生物医药产业。目前已集聚企业2300家。", "2300")
    (subject,) = [s for s in draft.statements if s.property == "subject"]
    assert "苏州工业园区" in subject.value.text
    assert {q.role.value for q in subject.evidence} == {"value", "subject"}


def test_a_paragraph_ends_the_subject_of_the_one_before() -> None:
    body = "苏州工业园区深耕生物医药产业。\n宁波市新增专精特新企业120家。"
    assert "宁波市" in by_number(body, "120").get("subject")[0]


def test_each_member_of_an_enumeration_keeps_its_own_number() -> None:
    body = "长宁区与6家企业签约,投资额达51亿元;嘉定区与8个项目签约,金额62亿元;青浦区与9家企业签约,总签约额57亿元。"
    found = {d.get("value")[0]: d.get("subject")[0] for d in told(body)}
    assert found == {
        "6": "长宁区",
        "5100000000": "长宁区",
        "8": "嘉定区",
        "6200000000": "嘉定区",
        "9": "青浦区",
        "5700000000": "青浦区",
    }


@pytest.mark.parametrize(
    "body",
    [
        "要从三个方面着力。",
        "坚持四个路径,把握两大战略。",
        "地铁18号线率先动工。",
        "这是全国500强企业。",
        "第三届大会召开。",
        "论坛聚焦五大热点。",
        "打造“1小时生活圈”。",
        "分享三点体会。",
        "项目总投资达亿元。",
        "一是相互合作,二是相互激励。",
        "三省一市紧扣两个关键词。",
        "",
    ],
)
def test_numbers_that_order_a_speech_or_name_a_thing_are_no_figures(body: str) -> None:
    assert [(d.get("metric"), d.get("value")) for d in told(body)] == []


@pytest.mark.parametrize("torn", ["一、龙头企业加快集聚 预计将形成超百亿规模的产业集群。", "今年以来,新增企业20家。"])
def test_a_subject_is_no_piece_of_a_heading_or_of_time(torn: str) -> None:
    for draft in told(torn, title="合肥市产业观察"):
        assert not draft.get("subject")[0].startswith(("一、", "今年", "目前"))


def test_who_gives_is_the_holder_and_not_whom_it_is_given_to() -> None:
    assert by_number("江苏银行向海澜集团授信48亿元。", "4800000000").get("subject") == ["江苏银行"]


def test_a_count_whose_noun_stands_before_it_is_kept() -> None:
    body = "海宁泛半导体产业园项目正式开工,预计年产值50亿元,带动就业3200人。"
    assert "就业" in by_number(body, "3200").get("metric")[0]


def test_the_noun_that_a_number_counts_ends_before_the_next_number() -> None:
    body = "2024年5月16日,甬江产业合作大会在宁波举行。来自18个国家的400名代表参会。"
    assert by_number(body, "18").get("metric")[0].endswith("国家")
    assert by_number(body, "400").get("metric")[0].endswith("代表")


def test_the_way_between_two_places_is_no_holder() -> None:
    draft = by_number("嘉兴火车站至上海虹桥的通行时间缩短至27分钟。", "27")
    assert "通行时间" in draft.get("metric")[0]
    assert not draft.get("metric")[0].startswith("上海")


def test_a_number_whose_holder_the_text_leaves_open_has_no_subject() -> None:
    assert [d.get("subject") for d in told("大会吸引28家金融机构参加。", title="两地深化合作")] == [[]]


@pytest.mark.parametrize(
    ("body", "number", "subject", "metric"),
    [
        ("青禾市签约项目里,制造业项目12个,总投资86亿元。", "12", "青禾市", "制造业项目"),
        ("青禾市签约项目里,制造业项目12个,总投资86亿元。", "8600000000", "青禾市", "制造业项目总投资"),
        ("青禾市入区企业增加到58家。", "58", "青禾市", "入区企业"),
        ("青禾市在谈项目35个,总投资120亿元。", "35", "青禾市", "在谈项目"),
        ("云岭智谷公司深耕芯片。该公司去年营收30亿元。", "3000000000", "云岭智谷公司", "营收"),
        ("青禾市举办大会。该市新增企业30家。", "30", "青禾市", "新增企业"),
        ("第三批项目集中开工,第三批共有项目40个。", "40", "第三批", "项目"),
        ("云岭市与青禾市签订协议,后者新增贷款18亿元。", "1800000000", "青禾市", "新增贷款"),
        ("会上宣布设立云岭科创基金,目标规模50亿元。", "5000000000", "云岭科创基金", "目标规模"),
        ("对链主企业,按投资额的2%给予奖励,最高500万元。", "2", "链主企业", "奖励占投资额的比例"),
        ("对链主企业,按投资额的2%给予奖励,最高500万元。", "5000000", "链主企业", "奖励上限"),
        ("连接两岸的云岭大桥近日贯通,这座公路大桥全长280米。", "280", "云岭大桥", "全长"),
        ("2023年,青禾市到位资金56亿元。", "5600000000", "青禾市", "到位资金"),
        ("青禾市43家企业已经投产。", "43", "青禾市", "投产企业"),
        ("青禾市拟安装60台单机容量5兆瓦的风电机组。", "60", "青禾市", "风电机组"),
        ("青禾市一期年产30万吨绿色纤维。", "300000", "青禾市", "年产绿色纤维"),
        ("青禾市销售收入2017年约1180亿元。", "118000000000", "青禾市", "销售收入"),
        ("青禾市党政代表团先后13次赴云岭市。", "13", "青禾市", "赴云岭市"),
    ],
)
def test_the_holder_is_found_beside_sorts_of_things_and_words_that_stand_for_it(
    body: str, number: str, subject: str, metric: str
) -> None:
    draft = by_number(body, number)
    assert draft.get("subject") == [subject]
    assert metric in draft.get("metric")[0]


def test_the_whole_region_is_that_of_the_title() -> None:
    draft = by_number("全市进出口总值1789亿元,增长25.2%。", "178900000000", title="苏州市2022年外贸情况")
    assert draft.get("subject") == ["苏州市"]
    assert draft.get("metric") == ["进出口总值"]


def test_a_region_without_a_name_keeps_its_own_words() -> None:
    assert by_number("我市新增企业20家。", "20").get("subject") == ["我市"]


def test_a_meeting_named_in_the_title_keeps_the_region_from_being_the_topic() -> None:
    draft = by_number("现场共签约项目12个。", "12", title="苏州产业合作大会昨日举行")
    assert draft.get("subject") != ["苏州"]


@pytest.mark.parametrize(
    ("body", "shares"),
    [
        (
            "甲河市、乙山市、丙水市地区生产总值分别为3200亿元、2100亿元和1800亿元。",
            [("甲河市", "地区生产总值"), ("乙山市", "地区生产总值"), ("丙水市", "地区生产总值")],
        ),
        ("云岭市总投资、年产值分别为12亿元和30亿元。", [("云岭市", "总投资"), ("云岭市", "年产值")]),
        (
            "甲河市、乙山市、丙水市分别签约项目10、8、6个。",
            [("甲河市", "签约项目"), ("乙山市", "签约项目"), ("丙水市", "签约项目")],
        ),
        ("甲河市、乙山市计划分别实现产值10亿元、8亿元。", [("甲河市", "产值"), ("乙山市", "产值")]),
        (
            "甲河县、乙山县、丙水县各2个,计划投资额分别为18亿元、14亿元、11亿元。",
            [("甲河县", "计划投资额"), ("乙山县", "计划投资额"), ("丙水县", "计划投资额")],
        ),
    ],
)
def test_of_a_parallel_list_each_number_belongs_to_the_item_in_its_place(
    body: str, shares: list[tuple[str, str]]
) -> None:
    found = [(d.get("subject")[0], d.get("metric")[0]) for d in told(body)]
    assert found[-len(shares) :] == shares


def test_years_in_a_list_go_to_the_numbers_in_their_places() -> None:
    found = told("云岭市2022年、2023年财政收入分别为100亿元、120亿元。")
    assert [d.get("period") for d in found] == [["2022"], ["2023"]]


@pytest.mark.parametrize(
    ("body", "number", "metric"),
    [
        ("2023年,云岭市进出口总额1280亿元,同比增长12.3%。", "12.3", "进出口总额同比增长"),
        ("云岭市产业项目20个,投资额120亿元,占总投资的80%。", "80", "产业项目投资额占总投资的比重"),
        ("云岭市新兴产业销售106亿元、税收6亿元,分别增长16.7%、18.5%。", "18.5", "税收"),
        ("云岭市日均客流由2.1万人次增加到5.4万人次。", "54000", "日均客流"),
    ],
)
def test_growth_and_shares_are_those_of_the_measure_before(body: str, number: str, metric: str) -> None:
    assert metric in by_number(body, number).get("metric")[0]


@pytest.mark.parametrize(
    ("body", "values"),
    [
        ("智谷产业园项目总投资由21亿元调整为24.5亿元。", ["2450000000"]),
        ("更正:报道中总金额23亿元应为32亿元。", ["3200000000"]),
        ("网传云岭市引资500亿元。经核实,该说法不属实。", []),
        ("据自媒体报道,云岭市拟投资500亿元建厂。", []),
        ("云岭市没有签约30亿元项目。", []),
        ("云岭市、青禾市没有分别签约项目5个、6个。", []),
        ("远航公司与云岭银行签约,未获授信50亿元。", []),
        ("远航公司与云岭银行签约,被拒授信50亿元。", []),
        ("远航公司与云岭银行签约,没有拿到贷款50亿元。", []),
        ("远航公司与云岭银行签约,已获授信50亿元。", ["5000000000"]),
        ("云岭市地区生产总值由2020年的1000亿元增长到2023年的1500亿元。", ["100000000000", "150000000000"]),
        ("云岭市签约项目中,总投资10亿元以上的有8个,1亿元至10亿元的23个。", ["8", "23"]),
        ("云岭市建成千亩花海旅游区。", []),
    ],
)
def test_what_the_text_puts_right_denies_or_only_bounds_is_no_figure(body: str, values: list[str]) -> None:
    assert [d.get("value")[0] for d in told(body)] == values


@pytest.mark.parametrize(
    ("body", "scope", "modality"),
    [
        ("青禾市推动核心产业规模突破万亿元。", "planned", "intended"),
        ("青禾市项目建成后,年产值可达80亿元。", "annual", "will"),
        ("到2027年,青禾市高新技术企业达到2万家。", "planned", "intended"),
        ("青禾市将审批时间压缩近两成。", None, "done"),
        ("青禾市核心产业规模突破万亿元。", None, "done"),
        ("1-8月,青禾市累计完成投资110亿元。", None, "done"),
        ("截至2023年底,青禾市累计完成投资110亿元。", "cumulative", "done"),
    ],
)
def test_a_plan_is_told_from_what_is_reached(body: str, scope: str | None, modality: str) -> None:
    (draft,) = told(body)
    (value,) = [s for s in draft.statements if s.property == "value"]
    assert (value.scope, value.modality.value) == (scope, modality)


def test_a_list_of_counts_has_one_holder_and_no_verb_runs_into_a_noun() -> None:
    found = told("青禾市建设2家建筑集团公司、2家勘察设计院、3家投资公司及1个装配式基地。")
    assert {d.get("subject")[0] for d in found} == {"青禾市"}
    assert [d.get("metric")[0] for d in found][1:] == ["勘察设计院", "投资公司", "装配式基地"]


def test_a_line_that_is_a_number_alone_is_a_cell_of_the_row_before() -> None:
    draft = by_number("云岭蓝环工程(东段)\n生态\n约19公里", "19")
    assert draft.get("subject") == ["云岭蓝环工程(东段)"]
    assert draft.get("metric") == ["长度"]


def test_the_day_of_a_meeting_is_not_the_time_of_the_year_that_it_looks_back_on() -> None:
    draft = by_number("2024年3月5日大会召开,云岭市进出口总额增长6.2%。", "6.2")
    assert draft.get("period") == []


_WORDS = (
    "合肥市 苏州工业园区 2023年 今年 一季度 产量 达 74.6万辆 企业 6家 签约 投资额 51亿元 同比增长 11.3% 三个方面 累计 "
    "新增 目前 其中, 、 , ; 。 的 该项目 占地500亩 约 超过 共有 在 广州 投资 800个项目"
)
_PIECES = st.sampled_from(_WORDS.split())


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=24).map("".join))
def test_any_run_of_such_words_gives_proved_figures_with_subject_metric_and_value(body: str) -> None:
    for draft in told(body):
        assert [len(draft.get(name)) for name in ("metric", "value")] == [1, 1]
        assert len(draft.get("subject")) <= 1
        assert all(text for name in ("subject", "metric", "value") for text in draft.get(name))


_BROKEN_DOWN = "按类别分,基础设施项目18个,总投资29.8亿元;产业项目17个,总投资39.9亿元。"


@pytest.mark.parametrize(
    ("body", "number", "subject"),
    [
        (_BROKEN_DOWN, "2980000000", "栖川市基础设施项目"),
        (_BROKEN_DOWN, "17", "栖川市产业项目"),
        (
            "以栖川电池为代表的产业项目12个,总投资90亿元;白滩高速等交通项目5个,总投资46亿元。",
            "4600000000",
            "栖川市交通项目",
        ),
    ],
)
def test_of_a_sum_broken_down_by_sorts_each_number_belongs_to_its_sort(body: str, number: str, subject: str) -> None:
    assert by_number(body, number, title="栖川市35个项目集中开工").get("subject") == [subject]


@pytest.mark.parametrize(
    "body",
    [
        "新签约8个,总投资29.8亿元;新开工7个,总投资39.9亿元。",
        "基础设施项目8个,产业项目7个,总投资39.9亿元。",
    ],
)
def test_stages_and_sorts_that_are_only_counted_hold_no_number(body: str) -> None:
    assert by_number(body, "3990000000", title="栖川市一季度招商情况").get("subject") == ["栖川市"]


def test_the_thing_whose_name_stands_alone_in_a_line_is_spoken_of_in_the_paragraphs_below() -> None:
    body = "沙田动力电池项目\n3月29日开工,核心区规划用地约725亩。\n白滩正极材料项目\n全部建成后,预计年产值达180亿元。"
    assert by_number(body, "725").get("subject") == ["沙田动力电池项目"]
    assert by_number(body, "18000000000").get("subject") == ["白滩正极材料项目"]


def test_a_heading_that_names_no_thing_ends_what_was_spoken_of() -> None:
    body = "沙田动力电池项目\n3月29日开工。\n白滩材料项目\n3月开工。\n全市情况\n一季度用电量12亿千瓦时。"
    assert by_number(body, "1200000000").get("subject") != ["白滩材料项目"]


def test_an_item_of_a_list_that_opens_with_a_name_alone_is_what_its_numbers_are_of() -> None:
    body = "1.盛源铝业。总投资1.8亿元,占地100亩。\n2.指导思想。全年用地200亩。"
    assert by_number(body, "100").get("subject") == ["盛源铝业"]
    assert by_number(body, "200").get("subject") != ["指导思想"]


def test_what_the_title_speaks_of_holds_the_numbers_that_nothing_else_does() -> None:
    body = "栖白高铁铺轨完成。栖白高铁是省内重点,栖白高铁难修。\n桥多、隧多,最难啃。桥梁共46座。"
    assert by_number(body, "46", title="栖白高铁全线铺轨完成").get("subject") == ["栖白高铁"]
    assert by_number(body, "46", title="铺轨完成").get("subject") != ["铺轨"]


def test_what_a_document_lists_is_counted_of_the_document() -> None:
    body = "市发改委编成的《栖川市重点产业招商项目册》收入369个重大项目。"
    assert by_number(body, "369").get("subject") == ["栖川市重点产业招商项目册"]
    other = by_number("《栖川市招商办法》印发后,栖川市引进企业36家。", "36")
    assert other.get("subject") == ["栖川市"]


def test_who_leads_or_attends_does_not_hold_the_number_behind() -> None:
    body = "5月12日,栖川高校联盟在白滩成立,栖川大学、白滩大学牵头,20所高校入列。"
    assert by_number(body, "20").get("subject") == ["栖川高校联盟"]


def test_the_region_that_opens_a_clause_goes_before_the_event_of_this_time() -> None:
    body = "4月25日,全省重大项目集中开工活动在泰安举行。泰安此次集中开工43个项目。"
    assert by_number(body, "43").get("subject") == ["泰安"]


def test_power_in_the_name_of_a_work_is_its_capacity() -> None:
    assert by_number("4月1日,白滩200兆瓦光伏电站项目开工。", "200").get("metric") == ["装机容量"]
    assert by_number("4月1日,白滩晶源3GW硅片项目开工。", "3").get("metric") == ["产能"]


def test_what_a_work_makes_a_year_is_told_without_who_builds_it() -> None:
    assert by_number("公司拟在白滩投建年产30万吨石墨材料项目。", "300000").get("metric") == ["年产"]
    assert by_number("白滩镇水泥年产300万吨。", "3000000").get("metric") != ["年产"]


def test_those_who_attend_a_meeting_that_is_no_event_of_the_page_are_counted_of_the_meeting() -> None:
    assert by_number("约400名嘉宾出席推介大会。", "400").get("subject") == ["推介大会"]
    assert by_number("白滩市约400名教师出席过讲座。", "400").get("subject") == ["白滩市"]


def test_a_work_without_a_full_name_holds_the_numbers_of_its_own_clause() -> None:
    body = "4月25日,白滩区重点项目集中开工活动举行。绿荫大道是条2.72公里长的主干道。"
    assert by_number(body, "2.72").get("subject") == ["绿荫大道"]
    other = by_number("4月25日,白滩区重点项目集中开工活动举行。现场签约项目12个。", "12").get("subject")
    assert other != ["签约项目"]


@pytest.mark.parametrize(
    ("body", "number", "metric"),
    [
        ("再看两省的大盘子:辽宁27584.1亿元,比上年增长5.8%。", "2758410000000", "大盘子"),
        ("栖川市去年动静不小。到了今年,江苏3000亿元。", "300000000000", "金额"),
        ("栖川市签约一批:11个。", "11", "签约一批"),
        ("远航园区签约2个,总投资7.1亿元。", "2", "签约"),
        ("远航园区引资6亿元,任务5亿元,完成110%。", "110", "任务完成率"),
        ("栖川市发布行动计划,把一体化拆成12个方面、37项任务。", "37", "任务"),
        ("全线连通后,两市之间开车约需40分钟。", "40", "之间开车约需"),
        ("这款产品的年化利率低150个基点。", "150", "这款产品的年化利率低"),
    ],
)
def test_a_number_of_unclear_measure_is_a_figure(body: str, number: str, metric: str) -> None:
    assert by_number(body, number).get("metric") == [metric]


@pytest.mark.parametrize(
    "body",
    ["会议从三个方面作了部署。", "栖川市抓好五项任务。", "会后大家谈了40分钟。", "远航园区表现出色,完成了去年的事。"],
)
def test_numbers_that_only_order_a_speech_are_none(body: str) -> None:
    assert told(body) == []


def test_a_count_behind_a_region_alone_is_a_figure_of_that_region() -> None:
    draft = by_number("淮海一带范围是24个地级市:江苏5个(徐州、连云港、淮安、盐城、宿迁)。", "5")
    assert (draft.get("subject"), draft.get("metric")) == (["江苏"], ["地级市"])


def test_where_others_went_is_not_whose_number_it_is() -> None:
    body = "江门市帮助劳动力实现就业2.4万人,其中到广东就业0.8万人、省内就近就业1.6万人,分别完成年度任务的124%、135%。"
    found = {draft.get("value")[0]: draft for draft in told(body)}
    assert {draft.get("subject")[0] for draft in found.values()} == {"江门市"}
    assert found["124"].get("metric") == ["广东就业完成年度任务的比例"]
    assert found["135"].get("metric") == ["省内就近就业完成年度任务的比例"]


def test_a_region_that_did_something_keeps_its_number() -> None:
    body = "江门市召开会议。广东就业8000人,完成年度任务的124%。"
    found = {draft.get("value")[0]: draft for draft in told(body)}
    assert found["8000"].get("subject") == ["广东"]
    assert found["124"].get("subject") == ["广东"]
