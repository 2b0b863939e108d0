"""Sides of an agreement where the words beside the verb leave them to lists, groups, pointers or the words behind."""

import pytest

from liandong.statements.agreements import agreements
from tests.statements.written import assert_proved, written


def sides(body: str) -> list[list[str]]:
    reading = written(body, title="区域合作深化")
    drafts = agreements.extract(reading, None)
    assert_proved(reading, drafts)
    return [draft.get("party") for draft in drafts]


def names(body: str) -> list[str]:
    return [draft.name for draft in agreements.extract(written(body, title="区域合作深化"), None)]


@pytest.mark.parametrize(
    ("body", "parties"),
    [
        (
            "四座都会——南京、苏州、无锡、常州线上碰头,另有3个观察员城市:镇江、扬州、泰州。"
            "四城协同观察员城市签下《扬子合作要点》。",
            ["南京", "苏州", "无锡", "常州", "镇江", "扬州", "泰州"],
        ),
        (
            "“老三家”是南京、苏州、无锡,“新三家”是镇江、扬州、泰州。6城签署《扬子合作公约》。",
            ["南京", "苏州", "无锡", "镇江", "扬州", "泰州"],
        ),
        ("豫晋陕三省签署《大河文旅合作备忘录》。", ["河南省", "山西省", "陕西省"]),
        ("沪苏浙皖三省一市签署《江海合作框架协议》。", ["上海市", "江苏省", "浙江省", "安徽省"]),
        ("山外山三省签署《大河文旅合作备忘录》。", []),
        ("江苏省13个城市签署《大河文旅合作备忘录》。", []),
        ("与会期间,签署了《江河合作协议》。", []),
    ],
)
def test_a_group_of_places_is_told_by_letters_lists_or_what_a_list_is_called(body: str, parties: list[str]) -> None:
    assert sides(body) == [parties]


@pytest.mark.parametrize(
    ("body", "parties"),
    [
        (
            "南京、苏州、无锡的负责人坐到一起。会后,三市劳动部门签订了《劳务合作协议》。",
            [["南京市劳动部门", "苏州市劳动部门", "无锡市劳动部门"]],
        ),
        ("苏州、无锡两地市场监管部门签署《检验互认协议》。", [["苏州市场监管部门", "无锡市场监管部门"]]),
        (
            "苏州、无锡两市商务局、文旅局分别签署合作协议。",
            [["苏州市商务局", "无锡市商务局"], ["苏州市文旅局", "无锡市文旅局"]],
        ),
        ("两市商务局签署合作协议。", []),
    ],
)
def test_the_offices_of_several_places_are_each_places_own(body: str, parties: list[list[str]]) -> None:
    assert sides(body) == parties


@pytest.mark.parametrize(
    ("body", "parties"),
    [
        (
            "与霁川银行签约的是江临精机有限公司,双方签的是战略合作框架协议。",
            [["霁川银行", "江临精机有限公司"]],
        ),
        (
            "与苏州市政府签署合作协议的还有霁川银行、云口集团。",
            [["苏州市政府", "霁川银行"], ["苏州市政府", "云口集团"]],
        ),
        ("霁川集团、云口集团交换了合作协议文本。", [["霁川集团", "云口集团"]]),
        ("霁川银行与苏州市政府达成战略合作。", [["霁川银行", "苏州市政府"]]),
        ("霁川银行达成战略合作。", []),
        ("霁光集团牵手苏州市政府,签下一纸合作协议。", [["霁光集团", "苏州市政府"]]),
        (
            "苏州市政府、无锡市政府、常州市政府召开会议,并签署《河湖合作协议》。",
            [["苏州市政府", "无锡市政府", "常州市政府"]],
        ),
        (
            "苏州市与霁川银行战略合作签约仪式举行。林某与霁川银行副行长陈某代表双方签署合作协议。",
            [["苏州市", "霁川银行"]],
        ),
        (
            "苏州市与霁川银行、云口银行、澄江银行举行座谈。会上,苏州市政府与三家银行分别签署《甲备忘录》《乙协议》《丙协议》。",
            [["苏州市政府", "霁川银行"], ["苏州市政府", "云口银行"], ["苏州市政府", "澄江银行"]],
        ),
        ("甲项目、乙项目在会上签了合作协议。", []),
        ("甲院和乙省共建的江临研究院签约。", []),
    ],
)
def test_sides_stand_behind_the_verb_in_an_earlier_sentence_or_nowhere(body: str, parties: list[list[str]]) -> None:
    assert sides(body) == parties


def test_a_bare_agreement_is_the_one_named_before_it() -> None:
    assert names("霁光集团与苏州市政府签订《产业合作协议》,双方还就投资达成协议。") == ["产业合作协议"]
    body = "会上共签署2份建立友好城市关系协议书。苏州市与霁川市、无锡市与云口市先后交换了协议文本。"
    assert names(body) == ["建立友好城市关系协议书"] * 2
    assert sides(body) == [["苏州市", "霁川市"], ["无锡市", "云口市"]]


def test_two_parties_of_which_one_holds_the_others_name_are_two() -> None:
    body = "江临协会分别与霁川江临协会、云口商会签署合作协议。"
    assert sides(body) == [["江临协会", "霁川江临协会"], ["江临协会", "云口商会"]]


def test_a_fund_signs_by_its_whole_name() -> None:
    body = "苏州市产业发展引导基金揭牌。仪式上,引导基金与霁光科技有限公司签订合作协议。"
    assert sides(body) == [["苏州市产业发展引导基金", "霁光科技有限公司"]]
    assert sides("仪式上,引导基金与霁光科技有限公司签订合作协议。") == [["引导基金", "霁光科技有限公司"]]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("苏州市与无锡市签署《河湖联治重点事项》。", ["河湖联治重点事项"]),
        ("苏州市与无锡市签署《关于园区共建的合作安排》。", ["关于园区共建的合作安排"]),
        ("市长签署《江临市河湖条例》。", []),
        ("企业负责人签署《安全生产承诺书》。", []),
    ],
)
def test_whatever_is_signed_under_a_title_is_an_agreement_but_laws_and_pledges(body: str, found: list[str]) -> None:
    assert names(body) == found


def test_the_day_of_a_notice_is_not_that_of_the_signing() -> None:
    reading = written("霁光科技3月5日晚间公告,2月27日,公司与苏州市政府签署合作协议。", published="2024-03-06")
    (draft,) = agreements.extract(reading, None)
    assert draft.get("date") == ["2024-02-27"]


def test_fields_are_told_in_the_sentences_behind() -> None:
    body = "苏州市与无锡市签署《河湖联治行动纲领》。两市相距不远。按照纲领,两市将围绕防洪、水质、航运等领域开展合作。"
    (draft,) = agreements.extract(written(body), None)
    assert draft.get("field") == ["防洪", "水质", "航运"]


@pytest.mark.parametrize(
    ("body", "parties"),
    [
        ("霁光集团与苏州市政府日前“云签约”,一纸《算力合作备忘录》让两地走到一起。", ["霁光集团", "苏州市政府"]),
        ("江海经济区3市——苏州、无锡、常州签署《江海合作协议》。", ["苏州", "无锡", "常州"]),
        (
            "苏州市吴江区、江临经开区和湖州市三地文旅部门负责人签下《太湖文旅协议》。",
            ["苏州市吴江区文旅部门", "江临经开区文旅部门", "湖州市文旅部门"],
        ),
        ("早在2003年,沪浙两地就签下《关于推进合作的协议书》。", ["上海市", "浙江省"]),
    ],
)
def test_sides_before_a_dash_a_joint_office_or_an_adverb(body: str, parties: list[str]) -> None:
    assert sides(body) == [parties]


@pytest.mark.parametrize(
    "body",
    [
        "企业与员工签订劳动合同,是法律的规定。",
        "签署《江临协定》以来,各方步伐不一。",
        "购房者与开发商签订《商品房买卖合同》。",
    ],
)
def test_what_citizens_sign_and_what_is_only_recalled_are_none(body: str) -> None:
    assert names(body) == []


@pytest.mark.parametrize(
    ("body", "name", "parties"),
    [
        ("霁光集团和云口港务这回坐到了一起,一纸战略合作协议在苏州签字。", "战略合作协议", ["霁光集团", "云口港务"]),
        (
            "霁川银行与苏州市政府的“十五五”战略合作协议5月10日正式落笔。",
            "“十五五”战略合作协议",
            ["霁川银行", "苏州市政府"],
        ),
        ("苏州市与无锡市把名字签在了《江海合作协议》上。", "江海合作协议", ["苏州市", "无锡市"]),
        (
            "昨天,霁光集团与苏州市政府签署第二份协议——《共建江临研究院协议》。",
            "共建江临研究院协议",
            ["霁光集团", "苏州市政府"],
        ),
        ("霁川法院与云口法院日前会签协作纪要。", "协作纪要", ["霁川法院", "云口法院"]),
        (
            "《江海合作备忘录》在苏州签署,苏州市政府和无锡市政府为签署方。",
            "江海合作备忘录",
            ["苏州市政府", "无锡市政府"],
        ),
    ],
)
def test_a_paper_before_its_verb_has_the_sides_before_it_or_those_called_so(
    body: str, name: str, parties: list[str]
) -> None:
    assert (names(body), sides(body)) == ([name], [parties])


@pytest.mark.parametrize("body", ["截至目前,全市共签署合作协议26份。", "一纸战略合作协议在苏州签字。"])
def test_counts_and_papers_without_sides_are_none(body: str) -> None:
    assert names(body) == []


def test_a_sentence_goes_on_about_the_group_with_which_the_one_before_it_opens() -> None:
    body = "苏州、无锡、常州举行会商。三市牵手始于2013年。此后一年一签,《江海共识》《江海宣言》相继落笔。"
    assert sides(body) == [["苏州", "无锡", "常州"]] * 2
    assert sides("苏州、无锡、常州举行会商。\n此后一年一签,《江海共识》相继落笔。") == [[]]


@pytest.mark.parametrize(
    ("body", "parties"),
    [
        (
            "云口农商行、云口三峡银行、云口银行三家分别同如东县签下银企合作协议。",
            [["云口农商行", "如东县"], ["云口三峡银行", "如东县"], ["云口银行", "如东县"]],
        ),
        ("南京市早先曾与江华信托、江华租赁同签一份战略合作协议。", [["南京市", "江华信托", "江华租赁"]]),
        ("江苏省政府8日在京同江华银行签下全面战略合作协议。", [["江苏省政府", "江华银行"]]),
        ("江风公司另与南京市人民政府签署《组件投资协议书》。", [["江风公司", "南京市人民政府"]]),
        ("南京市、苏州市、无锡市宣布签署合作协议。", [["南京市", "苏州市", "无锡市"]]),
        ("成都与首都机场集团签署合作协议。", [["成都", "首都机场集团"]]),
    ],
)
def test_pairs_stay_apart_and_adverbs_belong_to_no_name(body: str, parties: list[list[str]]) -> None:
    assert sides(body) == parties


@pytest.mark.parametrize(
    ("body", "parties"),
    [
        ("南京医科大学来到苏州。学校与苏州市签署战略合作协议。", ["南京医科大学", "苏州市"]),
        ("南京医科大学、苏州理工大学到访。学校与无锡市签署战略合作协议。", ["无锡市"]),
        ("中江科技董事会审议通过议案。当日,公司与南京市人民政府签订合作协议。", ["中江科技", "南京市人民政府"]),
        ("江华集团(002309)公告称,全资子公司霁晖光伏与如东县政府签署合作协议。", ["霁晖光伏", "如东县政府"]),
        ("如东县收获最多,江华工贸有限公司、中沐桥梁有限公司先后与该县签订投资合同。",
         ["江华工贸有限公司", "中沐桥梁有限公司", "如东县"]),
        ("苏州市人民政府市长张建、江华集团总裁刘海出席。随后,张建与刘海共同签署合作协议。",
         ["苏州市人民政府", "江华集团"]),
        ("中江科技16日公告,终止项目。当时,公司与如东县政府签署投资协议。海江重工昨晚公告,停建工厂。",
         ["中江科技", "如东县政府"]),
        ("河口镇人民政府很忙。镇政府和江华农业有限公司在协议上签了字。", ["河口镇人民政府", "江华农业有限公司"]),
        ("去年粤澳合作会议曾签署《内港合作框架协议》。", ["广东省", "澳门特别行政区"]),
        ("粤澳合作会议举行,双方签了一份协议,即《内港合作框架协议》。", ["广东省", "澳门特别行政区"]),
    ],
)  # fmt: skip
def test_words_that_point_to_a_body_are_followed_where_only_one_is_meant(body: str, parties: list[str]) -> None:
    assert sides(body) == [parties]


@pytest.mark.parametrize(
    ("body", "parties"),
    [
        ("战略合作协议由南京市人民政府与江华集团签订。", ["南京市人民政府", "江华集团"]),
        ("签的是《投资开发协议》。甲方是如东县政府,乙方是江华能源有限公司。", ["如东县政府", "江华能源有限公司"]),
        ("会上签了一份文件,即《贸易备忘录》,签署方有南京市商务局、苏州市商务局和江华商会三家。",
         ["南京市商务局", "苏州市商务局", "江华商会"]),
        ("南京市与如东县开过合作座谈会,《双城建设合作协议》随即落笔。", ["南京市", "如东县"]),
        ("当天双方签下共建产业园框架协议,江维、海远分别代表南京新区管委会和如东县政府落笔。",
         ["南京新区管委会", "如东县政府"]),
        ("江苏省南京市、苏州市,浙江省湖州市,以及江华食品有限公司,共同签署战略合作框架协议。",
         ["江苏省南京市", "苏州市", "浙江省湖州市", "江华食品有限公司"]),
        ("最后一项是营商类——南京、苏州、无锡三地发展改革委(协同办)签订了环境协作协议。",
         ["南京发展改革委", "苏州发展改革委", "无锡发展改革委"]),
        ("南京市、江华集团、海江投资控股有限公司签约,结为战略合作伙伴。",
         ["南京市", "江华集团", "海江投资控股有限公司"]),
        ("南京市、苏州市、江华集团坐到一张桌上,签下共建医院协议。", ["南京市", "苏州市", "江华集团"]),
        ("会上签了《南京市委社会部与苏州市社会工作局合作备忘录》。", ["南京市委社会部", "苏州市社会工作局"]),
        ("南京大学、苏州大学两所高校与江华研究院签了《协同创新备忘录》。", ["南京大学", "苏州大学", "江华研究院"]),
    ],
)  # fmt: skip
def test_sides_stand_behind_the_paper_or_over_commas(body: str, parties: list[str]) -> None:
    assert sides(body) == [parties]


@pytest.mark.parametrize(
    "body",
    [
        "省级文件签过,专项协议接着上。",
        "合作协议由双方另行签订。",
        "会上举行了签约仪式,以及产业推介。",
        "南京市7个县和苏州市11个区分别建立了结对关系。",
    ],
)
def test_words_of_signing_without_a_signing_make_none(body: str) -> None:
    assert sides(body) == []


def test_counted_lists_without_a_verb_are_read_item_by_item() -> None:
    body = "现场还有三项签约。其一,大师工作站合作框架协议;其二,江港与海港航运、山北港口集团战略合作协议。"
    assert [(one, side) for one, side in zip(names(body), sides(body), strict=True)] == [
        ("大师工作站合作框架协议", []),
        ("战略合作协议", ["江港", "海港航运", "山北港口集团"]),
    ]


def test_a_bare_paper_is_called_by_what_it_is_about() -> None:
    assert names("如东县与南京市签署了区域协同发展、产业和党建合作等协议。") == ["区域协同发展、产业和党建合作等协议"]
    assert names("如东县与南京市签署了产业、人才等合作框架协议。") == ["合作框架协议"]


@pytest.mark.parametrize(
    ("body", "parties"),
    [
        ("如东县委副书记、县长徐惠与海安市委副书记、市长董方代表两地签署合作框架协议。", [["如东县", "海安市"]]),
        ("南京市委与苏州市委签署合作协议。", [["南京市委", "苏州市委"]]),
        ("澳门特区行政长官崔某与广东省省长马某签署《深化合作框架协议》。", [["澳门", "广东省"]]),
        ("南京大学与如东县战略合作签约仪式举行。张玲与白凤签署合作协议。", [["南京大学", "如东县"]]),
        ("如东县与海安市签订合作协议,缔结为友好县市。", [["如东县", "海安市"]]),
        ("如东、海安两县政府签订了《深化双城同行战略合作框架协议》。", [["如东", "海安"]]),
        ("如东县、海安市签下“姻缘”,两地缔结战略合作伙伴关系。", [["如东县", "海安市"]]),
        ("副市长陈飞与江华集团副总裁周海签署合作框架协议。南京市市长出席。", [["南京市", "江华集团"]]),
        ("沪苏浙皖市场监管局签署一体化建设合作备忘录。",
         [["上海市市场监管局", "江苏省市场监管局", "浙江省市场监管局", "安徽省市场监管局"]]),
        ("晋江市商务局与台州市商务局签署合作备忘录。", [["晋江市商务局", "台州市商务局"]]),
        ("南京中院与镇江中院会签《跨域司法协作意见》。", [["南京中院", "镇江中院"]]),
        ("双方续签合作协议。昨日,南京市与江华集团续签合作协议。", [["南京市", "江华集团"]]),
        ("陈飞和周海分别代表南京市人民政府和江华集团签署合作协议。", [["南京市人民政府", "江华集团"]]),
        ("随着双方代表在协议书上落笔,南京市与江华集团的合作协议正式签订。", [["南京市", "江华集团"]]),
        ("南京、苏州两市签署《同城框架协议》,两市的规划、交通、环保等部门签署了4个专项协议。",
         [["南京", "苏州"], []]),
    ],
)  # fmt: skip
def test_officials_sign_for_their_places_and_relations_are_no_second_paper(body: str, parties: list[list[str]]) -> None:
    assert sides(body) == parties


@pytest.mark.parametrize(
    ("title", "firm"),
    [
        ("江华股份:关于签署投资协议的公告", ["江华股份"]),
        ("中沐科技关于签署投资协议的公告", ["中沐科技"]),
        ("关于江华股份:关于签署投资协议的公告", []),
        ("董事会关于签署投资协议的公告", []),
        ("重磅消息:关于签署投资协议的公告", []),
        ("本公司关于签署投资协议的公告", []),
    ],
)
def test_the_title_of_a_notice_names_its_firm_by_a_firms_ending(title: str, firm: list[str]) -> None:
    (draft,) = agreements.extract(written("公司与南京市政府签署投资协议。", title=title), None)
    assert draft.get("party") == [*firm, "南京市政府"]


@pytest.mark.parametrize(
    ("body", "parties"),
    [
        ("自治区政府又与中国国际商会签署战略合作备忘录。", [["自治区政府", "中国国际商会"]]),
        ("南京、苏州、无锡3个市,分别与中央企业和全国性金融机构签订战略合作协议。", [["南京", "苏州", "无锡"]]),
        (
            "南京港集团、苏州港集团早有往来。“南京—苏州”航线推出后,两家集团签署合作协议。",
            [["南京港集团", "苏州港集团"]],
        ),
        ("南京、苏州早有往来。两家集团签署合作协议。", [[]]),
        (
            "市发展改革委与南京市对口支援和区域合作局签署《宁镇园区合作协议》。",
            [["市发展改革委", "南京市对口支援和区域合作局"]],
        ),
        ("江华区管委会成立专班。一年来,先后同霁光电子有限公司签订合作协议。", [["霁光电子有限公司"]]),
        ("江华市没有参加会议。会后,还与霁光市签署战略合作协议。", [["霁光市"]]),
        ("江华公司不是江滨市的企业。上周,与霁光市签署合作协议。", [["霁光市"]]),
        ("江华区管委会成立专班。会后,南京市同霁光电子有限公司签订合作协议。", [["南京市", "霁光电子有限公司"]]),
        (
            "江华集团有限公司、中沐控股有限公司这两家市级平台公司,连同江滨经济开发区,分别与扬子银行签署合作协议。",
            [["江华集团有限公司", "扬子银行"], ["中沐控股有限公司", "扬子银行"], ["江滨经济开发区", "扬子银行"]],
        ),
        ("江华集团、中沐集团等同江滨市政府签下合作协议。", [["江华集团", "中沐集团", "江滨市政府"]]),
    ],
)
def test_what_is_no_name_is_no_side_and_what_is_half_a_name_no_whole_one(body: str, parties: list[list[str]]) -> None:
    assert sides(body) == parties


@pytest.mark.parametrize(
    "paper", ["川渝新一轮合作备忘录", "粤港澳旅游协议", "京津冀执法合作协议", "京沪高铁运维协议", "川渝电网建设协议"]
)
def test_the_letters_in_the_name_of_a_paper_tell_whom_it_is_about_not_who_signed_it(paper: str) -> None:
    assert sides(f"昨日所签者,计有《{paper}》。") == [[]]
    assert sides(f"会议签署了以下文件:\n1.《{paper}》\n2.《江河合作备忘录》\n") == [[], []]
    assert sides(f"云桥公司与霁光集团签署《{paper}》。") == [["云桥公司", "霁光集团"]]


@pytest.mark.parametrize(
    "body",
    [
        "江滨市底子不薄,同扬子大学、江华集团都建立了战略合作关系。",
        "结果显示,本届江滨洽谈会签订国内联合项目合同,总投资额3955亿元。",
        "正式投资协议签署时,公司再行履行决策程序。",
        "所签《投资框架协议》属意向性质。",
        "为发挥甲方的协调优势和乙方的资金优势,双方达成如下协议:",
        "江华集团与江滨港有限公司签约,把江华集团总部设于江滨。",
    ],
)
def test_what_is_long_so_counted_to_come_referred_to_or_a_work_is_no_signing(body: str) -> None:
    assert sides(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "江滨市与扬子大学建立了战略合作关系。",
        "江滨市与江华集团签订投资合同,总投资额39亿元。",
        "江滨市与江华集团签署《投资框架协议》。",
        "江华集团与江滨港有限公司签约。",
    ],
)
def test_a_deed_of_two_is_one(body: str) -> None:
    assert len(sides(body)) == 1


def test_the_firm_with_which_title_and_report_open_is_meant_by_firm() -> None:
    body = "霁鹭集团又有大动作。公司今日披露,已与华安县政府签署合作框架协议。"
    reading = written(body, title="霁鹭集团拟10亿元投建重工项目")
    assert [draft.get("party") for draft in agreements.extract(reading, None)] == [["霁鹭集团", "华安县政府"]]


def test_a_sort_of_paper_is_none() -> None:
    assert names("五天,大连签回一摞协议。") == []
    assert names("同县区一级政府签订这类协议,省分行还是头一遭。") == []


def test_another_firm_than_that_of_the_title_is_not_meant_by_firm() -> None:
    assert sides("日上集团又有大动作。公司今日披露,已与华安县政府签署合作框架协议,拟投资10亿元。") == [["华安县政府"]]


def test_a_dot_in_a_title_parts_two_offices() -> None:
    assert sides("昨天下午,《霁鹭市人民政府·扬子开发银行金融发展合作备忘录》在此签署。") == [
        ["霁鹭市人民政府", "扬子开发银行"]
    ]
