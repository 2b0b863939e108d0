"""Subjects: what the words around a number stand for, and who only tells of it."""

import pytest

from tests.statements.test_figures import by_number, told

_EVENT = "4月25日,白滩市2024年招商推介会在栖川举行。"


@pytest.mark.parametrize(
    ("body", "number", "subject"),
    [
        # a body that only tells, and a firm that tells of its own
        ("苏州市发展改革委印发《远航新区总体方案》,总投资50亿元。", "5000000000", "苏州市发展改革委"),
        ("云岭新区由云川交投集团建设,总投资31亿元。", "3100000000", "云川交投集团"),
        # phrases that name what is counted, not who holds it
        ("云岭港现有泊位272个,集装箱航线57条,货物吞吐量3亿吨。", "300000000", "集装箱航线"),
        ("远航园区累计引进项目30个,其中上海来的7个。", "7", "上海"),
    ],
)
def test_who_tells_makes_or_is_counted_holds_no_number(body: str, number: str, subject: str) -> None:
    assert by_number(body, number).get("subject") != [subject]


@pytest.mark.parametrize(
    ("body", "number", "subject"),
    [
        ("苏州市统计局公布的数字显示,今年新批外资企业21家。", "21", "苏州市"),
        ("云岭银行披露,年末存款余额80亿元。", "8000000000", "云岭银行"),
        ("块头最大的是远航储能项目,计划投资20亿元。", "2000000000", "远航储能项目"),
        ("投产头一年,栖池组件工厂做出组件300兆瓦。", "300", "栖池组件工厂"),
        ("数据显示,去年栖江五城综合得分104.0分。", "104", "栖江五城"),
        ("苏州市工业平稳增长。税收500万元以上企业6家,较上年增长3家;用电量6亿度。", "600000000", "苏州市"),
        # the number that closes a list is held by none of its members
        ("苏州加快引才。总投资320亿元的云帆智算中心等5个项目签约落户。", "5", "苏州"),
        ("栖川两地12个重点合作项目集中签约。", "12", "栖川两地"),
        ("全国500强企业中有12家在苏州投资。", "12", "苏州"),
        ("✔ 苏州从境外引进项目95个。", "95", "苏州"),
        ("去年会期不长。上届活动签约项目26个,多数已经动工。", "26", "上届活动"),
        ("市里发布《栖川市2023年重大项目清单》。清单上一共40项。", "40", "栖川市2023年重大项目清单"),
        ("无锡分批派来7名干部,苏州出4名。", "4", "苏州"),
        ("同年5月,年产3吉瓦的新能源装备制造产业园项目开工。", "3", "新能源装备制造产业园项目"),
    ],
)
def test_the_holder_is_read_off_the_construction(body: str, number: str, subject: str) -> None:
    assert by_number(body, number).get("subject") == [subject]


def test_a_kind_that_opens_a_phrase_stands_for_the_one_named_before() -> None:
    body = "无锡开发区今年加快建设。\n去年开发区固定资产投资15亿元。"
    assert by_number(body, "1500000000").get("subject") == ["无锡开发区"]
    other = by_number("去年园区固定资产投资15亿元。", "1500000000")
    assert other.get("subject") == ["园区"]  # the words themselves, where nothing is named


def test_that_county_is_the_one_named_last_and_all_the_county_that_of_the_title() -> None:
    title = "苏州市重点项目"
    body = "苏州市有项目8个。无锡市昨天开工。该市二季度20个项目开工。全市项目共30个。"
    assert by_number(body, "20", title=title).get("subject") == ["无锡市"]
    assert by_number(body, "30", title=title).get("subject") == ["苏州市"]


def test_an_item_heads_the_paragraphs_below_until_the_next_of_its_mark() -> None:
    body = "一、苏州栖云系列产品生产项目。业主为某公司。\n1.规模:用地480亩。\n二、无锡青禾食品加工项目。\n1.用地600亩。"
    assert by_number(body, "480").get("subject") == ["苏州栖云系列产品生产项目"]
    assert by_number(body, "600").get("subject") == ["无锡青禾食品加工项目"]


def test_a_heading_that_names_a_work_holds_what_stands_below_and_one_that_says_something_does_not_end_it() -> None:
    body = "苏州栖云东西协作产业园一期\n正式投产!\n正在进行内外装修\n总建筑面积5.8万平方米"
    assert by_number(body, "58000").get("subject") == ["苏州栖云东西协作产业园一期"]


def test_a_phase_stands_for_its_thing_or_for_itself() -> None:
    body = "4月1日,白滩晶源硅片项目开工。一期用地446亩。"
    assert by_number(body, "446").get("subject") == ["白滩晶源硅片项目"]
    assert by_number("一期用地446亩。", "446").get("subject") == ["一期"]


def test_the_meeting_holds_what_is_signed_on_its_floor_and_the_region_what_a_year_brought() -> None:
    title = "白滩市招商再发力"
    body = _EVENT + "会上签署8份协议。去年白滩市新增企业30家。"
    (event,) = by_number(body, "8", title=title).get("subject")
    assert "推介会" in event
    assert by_number(body, "30", title=title).get("subject") == ["白滩市"]


def test_a_zone_that_only_says_where_a_project_is_does_not_hold_its_numbers() -> None:
    body = "4月1日,白滩晶源硅片项目开工。地点在远航产业园区,用地1700亩。"
    assert by_number(body, "1700").get("subject") == ["白滩晶源硅片项目"]


def test_a_partner_of_the_regions_trade_holds_no_number_of_it() -> None:
    title = "重庆外贸增长"
    body = "前三季度外贸向好。马来西亚、泰国分别增长69.9%、19.4%。"
    assert by_number(body, "69.9", title=title).get("subject") == ["重庆"]
    other = by_number("去年马来西亚人口增长1.1%。", "1.1", title="马来西亚见闻")
    assert other.get("subject") == ["马来西亚"]


def test_a_heading_only_announces_what_the_text_tells() -> None:
    body = "百亿项目4个\n苏州市总投资过百亿元的项目有4个。"
    assert len(told(body)) == 1
    assert len(told("苏州市百亿项目4个\n苏州市引进企业6家。")) == 2


@pytest.mark.parametrize(
    ("body", "number", "metric"),
    [
        ("云岭基地年产8吉瓦高效电池和12吉瓦高效组件。", "12", "年产高效组件"),
        ("云岭基地第一期为20万吨/年工业硅。", "200000", "年产工业硅"),
        ("云岭市建成220千伏输电线路。", "220", "电压"),
        ("云岭集团8万吨拉丝生产线点火。", "80000", "产能"),
        ("云岭片区10平方公里,配套齐全。", "10", "面积"),
        ("云岭产业园用地30亩。", "30", "用地面积"),
        ("云岭市排出110个重点项目,总盘子520亿元。", "52000000000", "总投资"),
        ("从增速看,苏州以4.2%领先。", "4.2", "增速"),
        ("去年苏州生产总值3000亿元,猛增46.1%。", "46.1", "生产总值猛增"),
    ],
)
def test_the_metric_is_read_off_the_construction(body: str, number: str, metric: str) -> None:
    (said,) = by_number(body, number).get("metric")
    assert metric in said


def test_a_rank_is_no_metric_and_goes_on_with_what_was_measured() -> None:
    body = "去年两市生产总值合计5000亿元。苏州以3000亿元居首。"
    assert by_number(body, "300000000000").get("metric") == by_number(body, "500000000000").get("metric")


@pytest.mark.parametrize(
    ("body", "number", "subject"),
    [
        ("栖原市开了会。前7个月,栖原实际利用外资31.1亿元。", "3110000000", "栖原"),
        ("会议确定年度合作事项54项,其中8项由苏州市牵头。", "8", "苏州市"),
        ("专项资金规模为20亿元,由某局申报。", "2000000000", "专项资金"),
    ],
)
def test_short_names_leaders_and_funds_hold_their_numbers(body: str, number: str, subject: str) -> None:
    assert by_number(body, number).get("subject") == [subject]


def test_what_is_signed_on_the_spot_is_the_meetings() -> None:
    (event,) = by_number(_EVENT + "共有44家企业同金融机构当场签约。", "44").get("subject")
    assert "推介会" in event


@pytest.mark.parametrize(
    ("body", "number", "subject"),
    [
        # a region that heads a passage, and a work meant by its sort
        ("▍合肥\n开工2个,总投资4.18亿元。", "418000000", "合肥"),
        (
            "市领导为远航公司年产6千吨石英管深加工项目培土。\n这个项目占地64亩。",
            "64",
            "远航公司年产6千吨石英管深加工项目",
        ),
        ("市领导为远航公司石英管深加工项目培土。\n等它建成,产值可达6亿元。", "600000000", "远航公司石英管深加工项目"),
        # ways by name, lists in quotation marks, whom a clause that sets up names
        ("截至5月底,深中通道累计车流2900万车次。", "29000000", "深中通道"),
        ("栖川发布“栖川片区投资机会清单”,内有石刻公园等6个重点项目。", "6", "栖川片区投资机会清单"),
        ("栖川的园区签约项目279个。", "279", "园区"),
        # what a name becomes, what is told throughout, what lies within
        (
            "2月,苏滁现代产业园更名为中新苏滁高新技术产业开发区。当年财政收入增长27.5%。",
            "27.5",
            "中新苏滁高新技术产业开发区",
        ),
        ("合肥的蔬菜种植大户有300多户。", "300", "合肥"),
        ("远航项目落户江门市。当地去年规模以上工业增加值升6.8%。", "6.8", "江门市"),
        ("广东来的企业不少,会期两天。四川的旺苍县、青川县都来了。全省农业增加值3594亿元。", "359400000000", "四川"),
        (f"{_EVENT}4月26日,栖川县举行活动。眼下两市有公路5条。", "5", "两市"),
    ],
)
def test_headings_ways_and_works_hold_the_numbers_told_of_them(body: str, number: str, subject: str) -> None:
    assert by_number(body, number).get("subject") == [subject]


@pytest.mark.parametrize(
    ("body", "number", "subject"),
    [
        ("▍合肥市今年动作快\n开工2个,总投资4.18亿元。", "418000000", "合肥市"),
        ("江南日报披露不少。这几年引进企业20家。", "20", "江南日报"),
        ("会上集中签约了43个项目。\n这个项目占地64亩。", "64", "43个项目"),
        ("新建铁路累计投资20亿元。", "2000000000", "新建铁路"),
        ("园区类项目38个。", "38", "园区"),
    ],
)
def test_what_only_looks_like_a_holder_is_none(body: str, number: str, subject: str) -> None:
    assert by_number(body, number).get("subject") != [subject]


@pytest.mark.parametrize(
    ("body", "number", "subject"),
    [
        ("以苏州为例,投产项目有8个。", "8", "苏州"),
        ("强度为4%;单独看无锡,则是6.8%。", "6.8", "无锡"),
        ("占了一半项目的东道主苏州,6个项目的总投资达到27亿元。", "2700000000", "苏州"),
        ("《栖江走廊若干举措》一共列了16条。", "16", "栖江走廊若干举措"),
        ("公司旗下的“栖川通”覆盖5万人。", "50000", "栖川通"),
        ("在栖川招商推介会上,签下合作项目6个。", "6", "栖川招商推介会"),
        ("2020年那一届签了33个项目。", "33", "2020年那一届"),
        ("在远航园区落户的科创中心占地220亩。", "220", "科创中心"),
        ("其余155个、19亿元归无锡高新区。", "155", "无锡高新区"),
        ("其余155个、19亿元归属于无锡高新区。", "1900000000", "无锡高新区"),
        ("无锡市的6个共建园区都来了。", "6", "无锡市"),
        ("栖川市政府与苏州银行签约,换来350亿元授信。", "35000000000", "苏州银行"),
        ("2019年到2022年,两区一县生产总值年均增长6.5%。", "6.5", "两区一县"),
    ],
)
def test_the_holder_that_a_construction_tells(body: str, number: str, subject: str) -> None:
    assert by_number(body, number).get("subject") == [subject]


@pytest.mark.parametrize("quoted", ["“十四五”", "“双招双引”", "“百日攻坚”", "“栖江行动”"])
def test_a_plan_or_a_slogan_in_quotation_marks_holds_no_number(quoted: str) -> None:
    title = "无锡市招商成绩"
    assert by_number(f"{quoted}累计投资50亿元。", "5000000000", title=title).get("subject") == ["无锡市"]
    assert by_number(f"{quoted}全年签约80个项目。", "80", title=title).get("subject") == ["无锡市"]
    body = f"应用{quoted}机制。{quoted}已签约80个项目。"
    assert by_number(body, "80", title=title).get("subject") == ["无锡市"]


def test_a_quoted_name_that_the_text_calls_a_product_holds_its_numbers() -> None:
    body = "无锡市上线平台“栖川通”。“栖川通”服务80家企业。"
    assert by_number(body, "80").get("subject") == ["栖川通"]
    assert by_number("“栖川通”平台已覆盖5万人。", "50000").get("subject") == ["“栖川通”平台"]


@pytest.mark.parametrize(
    ("body", "number", "subject"),
    [
        ("企业从苏州银行拿到5000万元授信。", "50000000", "苏州银行"),
        ("专利占全国10%。", "10", "全国"),
        ("国家企业技术中心15家,其余不详。", "15", "国家企业技术中心"),
        ("“栖川通”指数从3.5分升到9分。", "3.5", "栖川通"),
        ("规划2栋钢架厂房。", "2", "规划"),
        # what goes back, and what falls under somebody, is given to nobody
        ("远航公司款项50亿元归还银行。", "5000000000", "还银行"),
        ("远航公司6亿元归属股东。", "600000000", "属股东"),
        ("远航公司7个归属地管理。", "7", "属地管理"),
        ("其余19亿元归他们。", "1900000000", "他们"),
    ],
)
def test_what_only_looks_like_such_a_construction_tells_none(body: str, number: str, subject: str) -> None:
    found = [draft.get("subject") for draft in told(body) if draft.get("value") == [number]]
    assert [subject] not in found


def test_what_two_sign_at_a_meeting_is_that_meetings() -> None:
    body = "4月25日,栖江合作会议在白滩举行,双方签署4份协议。"
    assert by_number(body, "4").get("subject") == ["栖江合作会议"]
    assert by_number("双方有4份协议。" + body.replace("4份", "6份"), "6").get("subject") == ["栖江合作会议"]


@pytest.mark.parametrize(
    "body",
    [
        "今年以来,两地已签署6份协议。",
        "近十年来,两地累计签署6份协议。",
        "去年,双方签署6份协议。",
        "双方先后签署6份协议。",
        "上届大会上,双方签署6份协议。",
    ],
)
def test_what_two_signed_through_the_years_is_no_number_of_their_meeting(body: str) -> None:
    (draft,) = [d for d in told("5月6日,栖江合作大会在白滩举行。" + body) if d.get("value") == ["6"]]
    assert draft.get("subject") != ["栖江合作大会"]


def test_that_one_of_a_place_is_the_work_named_for_it() -> None:
    body = (
        "公司拟与白滩市政府签署远航晶硅三期项目投资协议,拟与栖川县政府签署云岭晶硅二期项目投资协议。\n"
        "白滩那份,占地200亩。栖川那份,占地300亩。"
    )
    assert "远航晶硅三期" in by_number(body, "200").get("subject")[0]
    assert "云岭晶硅二期" in by_number(body, "300").get("subject")[0]


def test_a_page_without_any_other_name_speaks_of_the_only_work_that_it_names() -> None:
    body = "近日,镇里传来好动静,诚远新材料厂房建设项目的地块上,推土机正在整平。\n规划占用土地34600平方米。"
    assert by_number(body, "34600", title="镇里项目破土").get("subject") == ["诚远新材料厂房建设项目"]


@pytest.mark.parametrize(
    ("body", "number", "subject"),
    [
        ("远航储能项目总投资20亿元,已经开工。本批次全市共开工项目15个。", "15", "白滩市"),
        ("远航储能项目总投资20亿元,已经开工。项目占地300亩。", "300", "远航储能项目"),
        ("远航储能产业园已经开园。园区现有项目15个。", "15", "远航储能产业园"),
    ],
)
def test_a_single_work_has_no_count_of_works(body: str, number: str, subject: str) -> None:
    assert by_number(body, number, title="白滩市2024年项目建设情况").get("subject") == [subject]


@pytest.mark.parametrize(
    ("body", "number", "subject"),
    [
        ("今年的国际标准展位3502个。", "3502", "第五届云川博览会"),
        ("来的客商有3万余名。", "30000", "第五届云川博览会"),
        ("去年全市货物进出口总额35亿元。", "3500000000", "白滩市"),
        ("我市外贸订单增长12%。", "12", "白滩市"),
        ("去年房屋成交面积20万平方米。", "200000", "白滩市"),
    ],
)
def test_what_a_fair_gathers_is_its_own_though_the_title_names_the_city(body: str, number: str, subject: str) -> None:
    body = "4月25日,第五届云川博览会在白滩市开幕。\n" + body
    assert by_number(body, number, title="白滩市办展侧记").get("subject") == [subject]


@pytest.mark.parametrize(
    ("body", "number", "subject"),
    [
        # the works or the firm of the sentence, for 项目 and 一期 alone, and not the project before it
        (
            "苏州远航储能项目投资3亿元。栖川镇开工的是苏州栖云新能源科技有限公司,项目总投资8000万元,一期投2000万元。",
            "20000000",
            "苏州栖云新能源科技有限公司",
        ),
        (
            "苏州远航储能项目投资3亿元。同期,苏州栖川污水处理厂也开始填土,项目总投资43万元。",
            "430000",
            "苏州栖川污水处理厂",
        ),
        # the tail of a name, for the name
        ("苏州栖云未来科学城昨天开工。\n科学城规划总面积80亩。", "80", "苏州栖云未来科学城"),
        ("苏州栖云合作产业园昨天开园。\n产业园已有24个项目入驻。", "24", "苏州栖云合作产业园"),
        # who does what is told stands behind 由
        ("苏州远航储能项目昨天开工。\n项目由无锡栖云集团投资,总装机12万千瓦。", "120000", "苏州远航储能项目"),
        ("再比如无锡栖云制药股份有限公司,投10亿元,征地60亩。", "60", "无锡栖云制药股份有限公司"),
        ("江苏各地开工。无锡市当日动工的项目有9个。", "9", "无锡市"),
        # of two parks that named right before
        (
            "苏州栖云产业园年初开园,招商顺利。\n这些年各地共建园区的步子没有停过,部门和乡镇一对一结对,干部互派也成了惯例,大家都说这条路走对了。"
            "\n后来开工的是无锡栖川产业园。\n到去年底,园区引进项目72个。",
            "72",
            "无锡栖川产业园",
        ),
    ],
)
def test_a_short_word_stands_for_the_name_of_its_sentence_or_paragraph(body: str, number: str, subject: str) -> None:
    assert by_number(body, number).get("subject") == [subject]


@pytest.mark.parametrize(
    ("body", "number", "subject"),
    [
        # a firm that only does the works holds none of its numbers; what the text never calls in full is no tail
        ("苏州远航储能项目由无锡栖云集团有限公司投资,项目总投资8亿元。", "800000000", "无锡栖云集团有限公司"),
        ("苏州栖云未来科学城昨天开工。\n香港规划总面积80亩。", "80", "苏州栖云未来科学城"),
        # a preposition before a group is no part of its name
        ("苏州今年从沪苏浙三地签回项目9个。", "9", "从沪苏浙三地"),
        ("江苏各地开工。无锡市动工的消息传来,江苏项目有9个。", "9", "无锡市"),
    ],
)
def test_what_is_not_spoken_of_by_a_short_word_is_left_alone(body: str, number: str, subject: str) -> None:
    assert by_number(body, number).get("subject") != [subject]


@pytest.mark.parametrize(
    ("title", "body", "subject"),
    [
        ("栖川招商局:上半年跟进项目9个", "今年完成9个项目。", "栖川招商局"),
        ("“一城三园”交出成绩单", "“一城三园”有底气。去年完成9个项目。", "一城三园"),
        ("招商成绩", "自治区给阿拉善盟下达了任务。引进项目9个。", "阿拉善盟"),
        ("招商成绩", "按眼下市价算账。今年全省引进项目9个。", "全省"),
        ("长海跨海大桥启动 大连项目开工", "产业唱主角,共9个项目。", "大连"),
    ],
)
def test_what_title_and_text_open_with_holds_what_nothing_else_does(title: str, body: str, subject: str) -> None:
    assert by_number(body, "9", title=title).get("subject") == [subject]


def test_two_regions_of_the_text_hold_nothing_by_default() -> None:
    assert by_number("引进项目9个。\n无锡忙,苏州也忙。", "9", title="招商成绩").get("subject") == []


def test_a_sort_of_projects_is_no_project_spoken_of() -> None:
    body = "江苏签约忙。\n苏州远航储能项目昨天开工。无锡栖川隧道工程昨天开工。\n民企投资的项目则是15个、计划投资9亿元。"
    assert by_number(body, "900000000", title="江苏今年签约忙").get("subject") == ["江苏"]


@pytest.mark.parametrize(
    ("body", "number", "metric"),
    [
        ("云岭储能电池项目由云川交投集团有限公司投资18亿元。", "1800000000", "投资"),
        ("苏州市建成省级“特色产业基地”的企业50家。", "50", "企业"),
    ],
)
def test_who_pays_and_marks_are_no_part_of_what_is_measured(body: str, number: str, metric: str) -> None:
    assert by_number(body, number).get("metric") == [metric]


def test_a_bound_of_what_is_counted_is_no_figure() -> None:
    assert [draft.get("value") for draft in told("苏州市形成超百亿规模的产业集群3个。")] == [["3"]]


@pytest.mark.parametrize(
    ("body", "number", "subject"),
    [
        ("长三角合作步伐加快。今年三省一市区域协同创新指数达262分。", "262", "长三角"),
        ("三省一市区域协同创新指数达262分。长三角合作步伐加快。", "262", "长三角"),
        ("栖川合作步伐加快。今年三省一市区域协同创新指数达262分。", "262", "三省一市"),
        ("苏州市今年加快引才。截至目前已同东北地区达成对口合作项目11个。", "11", "苏州市"),
        ("苏州市招商忙。记者从县商务局获悉,今年引进项目11个。", "11", "苏州市"),
        ("黑龙江、吉林、辽宁加快合作。今年三省工业产值达265亿元。", "26500000000", "黑龙江、吉林、辽宁"),
        ("京津冀合作加快。今年两省一市区域协同创新指数达262分。", "262", "两省一市"),
        # names that begin like such words
        ("吕梁市加快发展。离石区完成投资35亿元。", "3500000000", "离石区"),
        ("厦门市加快发展。同安高新区完成投资35亿元。", "3500000000", "同安高新区"),
    ],
)
def test_a_group_of_provinces_is_meant_and_what_leads_to_a_name_is_none(body: str, number: str, subject: str) -> None:
    figure = by_number(body, number)
    assert figure.get("subject") == [subject]
    assert not any(word in metric for metric in figure.get("metric") for word in ("省", "市"))


@pytest.mark.parametrize("medium", ["苏州大学", "上海浦东发展银行"])
def test_all_the_city_is_not_that_of_a_school_or_bank(medium: str) -> None:
    (figure,) = told("今年1-10月,全市引进项目到位资金10亿元。", title="前十月招商成绩单", medium=medium)
    assert figure.get("subject") == ["全市"]


def test_all_the_city_is_not_where_others_meet() -> None:
    (figure,) = told("今年1-10月,全市引进项目到位资金10亿元。", title="我市5个项目成都签约")
    assert figure.get("subject") == ["全市"]


def test_all_the_city_is_that_of_the_lines_around_the_title_where_nothing_else_names_one() -> None:
    (figure,) = told("今年1-10月,全市引进项目到位资金10亿元。", title="前十月招商成绩单", medium="攀枝花投资促进网")
    assert figure.get("subject") == ["攀枝花"]
    assert next(q.text for s in figure.statements if s.property == "subject" for q in s.evidence) == "攀枝花投资促进网"
