"""Names of projects: where they begin and end, and which phrases are none."""

import pytest

from liandong.statements.bodies import organisations
from liandong.statements.projects import projects
from tests.statements.written import assert_proved, written


def kept(body: str, title: str = "两地深化合作") -> dict[str, list[str]]:
    reading = written(body, title=title)
    drafts = projects.extract(reading, None, organisations.find(reading))
    assert_proved(reading, drafts)
    return {draft.name: draft.get("status") for draft in drafts if draft.kind.name == "project"}


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("澜江湖畔水毁堤路抢险修复项目总投资3亿元。", ["澜江湖畔水毁堤路抢险修复项目"]),
        ("年产6万吨铜箔的加工项目签约,总投资3亿元。", ["年产6万吨铜箔的加工项目"]),
        ("年产8万吨烧碱、12万吨硫酸钾的合作项目落笔,总投资3亿元。", ["年产8万吨烧碱、12万吨硫酸钾的合作项目"]),
        ("公司拟在当地建设重工设备钢构及其配套生产项目,总投资3亿元。", ["重工设备钢构及其配套生产项目"]),
        ("这家企业新上的锂电池隔膜项目总投资2亿元。", ["锂电池隔膜项目"]),
        ("走进澜江锂电池隔膜项目现场,工人正在安装设备。", ["澜江锂电池隔膜项目"]),
        (
            "企业家到云桥考察,45个项目落地,其中有云桥页岩气处理项目、年产12万吨管材项目。",
            ["云桥页岩气处理项目", "年产12万吨管材项目"],
        ),
        ("最热闹的是云桥健康白酒项目,三家银行放贷。", ["云桥健康白酒项目"]),
        ("追加投资2亿元建设工业园二期项目,下月开工。", ["工业园二期项目"]),
        ("澜江220千伏输变电工程建成投运。", ["澜江220千伏输变电工程"]),
        ("记者走进项目现场,工人正在安装设备。", []),
        ("年产5万吨以上的项目给予补助。", []),
        ("代表团考察了澜江轴承项目现场。", []),
        ("文旅类有澜江湾旅居开发项目和云桥古城酒店项目;", ["澜江湾旅居开发项目", "云桥古城酒店项目"]),
        ("新开工的有经开区黄岭厂房项目,总投资3亿元。", ["经开区黄岭厂房项目"]),
        ("该公司将投资15亿元,在澜江县建一座15万千瓦风能发电厂,明年开工。", ["15万千瓦风能发电厂"]),
        ("仪式上,鼎新储能电池项目签约,总投资12亿元。", ["鼎新储能电池项目"]),
        ("澜江县的立新化工扩建项目总投资2亿元,上月开工。", ["立新化工扩建项目"]),
        ("澜江公园正式开园,市民前来游玩。", ["澜江公园"]),
        ("澜江科学园深圳分园昨日在深圳开幕。", ["澜江科学园深圳分园"]),
        ("作为交通示范项目的澜江新区大桥,让两岸变成了隔壁。", ["澜江新区大桥"]),
        (
            "云江机械有限公司与澜江县政府签署协议,双方在澜江县共建低碳新能源产业基地。",
            ["低碳新能源产业基地"],
        ),
        ("欧澜班列(云桥)国家集结中心由霁川、澜江两市联合建设。", ["欧澜班列(云桥)国家集结中心"]),
        ("云桥港口污水处理厂也开始施工,项目总投资4300万元。", ["云桥港口污水处理厂"]),
        ("“云桥澜江高科技孵化器”昨日揭牌。", ["云桥澜江高科技孵化器"]),
        ("云桥与其陆续签下霁川时代动力电池一至六期项目,总投资超过300亿元。", ["霁川时代动力电池一至六期项目"]),
        ("在霁川,云桥铁矿采选项目7个井巷工程标段全部开工。", ["云桥铁矿采选项目"]),
        ("澜桥高铁预计2031年底建成。", ["澜桥高铁"]),
        ("由霁川商会投资16亿元的澜江广场亦已全面竣工。", ["澜江广场"]),
        ("挂出来的是霁川·云桥创新中心,当天揭牌。", ["霁川·云桥创新中心"]),
        ("云桥智能汽车科技生态港启动建设。", ["云桥智能汽车科技生态港"]),
        ("该集团打算在澜江县盖一家五星级酒店,总投资4980万美元。", ["五星级酒店"]),
        ("澜江集团与云桥市签约的多业态集群项目总投资110亿元。", ["多业态集群项目"]),
        ("云桥冷轧铝材项目总投资3亿元。", ["云桥冷轧铝材项目"]),
        ("云桥水泥深加工项目总投资3亿元。", ["云桥水泥深加工项目"]),
        ("双方合作共建海宁产业园,规划面积15平方公里。", ["海宁产业园"]),
        ("两市共建云桥现代农业示范园,总投资3亿元。", ["云桥现代农业示范园"]),
        ("电站端拟建5GW“光伏+农业”发电项目,总投资约210亿元。", ["5GW“光伏+农业”发电项目"]),
        (
            "16个项目总投资21亿元,依次以海宁房车营地项目、云桥光伏整县推进项目为代表。",
            ["海宁房车营地项目", "云桥光伏整县推进项目"],
        ),
    ],
)
def test_a_name_begins_and_ends_where_its_words_do(body: str, names: list[str]) -> None:
    assert sorted(kept(body)) == sorted(names)


@pytest.mark.parametrize(
    "body",
    [
        "后一截才轮到企业项目。",
        "各代表团所签项目总投资30亿元。",
        "霁川援藏项目加快建设。",
        "澜桥高铁开往霁川。",
        "新公司主要负责区域内港口项目的开发。",
        "公司决定终止投资。",
        "合作将围绕霁川国际创新中心建设继续加深。",
        "澜江创新中心,当天云桥市商会成立。",
        "线路一头接澜桥高速,另一头到霁川。",
        "1至10月全市外商直接投资项目到位资金3亿元。",
        "云桥市注重优质项目落地,总投资30亿元。",
        "我们要力促项目开工,总投资30亿元。",
        "庞大项目总投资831亿元,已开工。",
        "全市社区服务站、员工文化广场已投入使用。",
        "其他铝材深加工项目总投资8亿元,陆续开工。",
        "这里成为市区唯一的滨水旅游项目。",
        "记者走访澜江湾旅居开发项目,与居民交谈。",
    ],
)
def test_a_clause_or_a_kind_is_none(body: str) -> None:
    assert kept(body) == {}


def test_what_a_project_is_to_hold_is_none_of_its_own() -> None:
    body = "会上签约3个项目。另一个是云桥·百香湖景区项目,要做非遗大观园和共同富裕教育基地。"
    assert list(kept(body)) == ["云桥·百香湖景区项目"]


def test_another_phase_is_told_of_another_thing() -> None:
    body = "云桥光伏电站二期项目总投资2.17亿元,由霁川光伏有限公司实施。一期已于2019年12月30日并网运行。"
    assert kept(body)["云桥光伏电站二期项目"] == []


def test_items_headed_by_their_place_are_projects() -> None:
    body = "海宁4个项目签约28亿元。\n①桐乡县:空调生产项目,年产35万台;\n②云桥县:工具生产项目,年产1亿件。"
    assert kept(body) == {"空调生产项目": ["signed"], "工具生产项目": ["signed"]}
    assert kept("①桐乡县:空调生产项目较多。\n今年以来,全县经济平稳。") == {}


def test_work_on_the_site_tells_that_it_is_built() -> None:
    assert kept("近日,在云桥二期标准厂房建设项目工地,工人们浇着垫层。") == {"云桥二期标准厂房建设项目": ["building"]}
    body = "云桥湾安置小区项目规划用地14万平方米。在项目建设现场,记者看到工人们正忙着绑扎钢筋。"
    assert kept(body) == {"云桥湾安置小区项目": ["building"]}
    assert kept("昨日,云桥二期标准厂房建设项目现场,领导看望了居民。") == {"云桥二期标准厂房建设项目": []}


@pytest.mark.parametrize(
    "behind",
    [
        "施工现场尚未见到工人。",
        "走进现场,还没有一台施工机械。",
        "现场,记者看到施工图纸展示。",
        "在项目建设现场,没有工人作业。",
        "在项目建设现场,工人们将于下月进场施工。",
        "在项目建设现场,记者看到成堆的钢筋。",
        "在项目建设现场,工人们正忙着撤离。",
    ],
)
def test_a_site_where_nobody_is_at_work_tells_nothing(behind: str) -> None:
    assert kept(f"云桥光伏基地项目签约。{behind}") == {"云桥光伏基地项目": ["signed"]}


def test_what_several_signed_for_is_a_project_though_its_name_is_plain() -> None:
    body = "霁川物流集团、云桥市人民政府、澜江集团三方日前签下合作协议,要合力投建海宁生态科技产业园项目。"
    assert kept(body) == {"海宁生态科技产业园项目": ["signed"]}
    assert kept("多家企业表示,要投建海宁生态科技产业园项目。") == {}


def test_what_a_framework_alone_means_to_build_is_planned() -> None:
    body = "云桥市政府与霁川物理研究所签署战略合作协议,打算在当地建设激光焊接技术研发中心。"
    assert kept(body) == {"激光焊接技术研发中心": ["planned"]}
    body = "云桥市政府与霁川物理研究所签署投资协议,拟在当地建设激光焊接技术研发中心。"
    assert kept(body) == {"激光焊接技术研发中心": ["signed"]}


def test_a_month_in_the_name_of_a_ceremony_gives_way_to_its_day() -> None:
    body = "9月26日上午,我县把2021年9月份重点项目集中开工仪式搬到了工地。新开工的有霁川湾旅居开发项目、云桥厂房项目。"
    reading = written(body, title="2个重点项目同日开工", published="2021-09-26")
    drafts = projects.extract(reading, None, organisations.find(reading))
    assert {day for draft in drafts for day in draft.get("date")} == {"2021-09-26"}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("另有2项未能如期竣工,分别是海宁饮片加工生产基地项目、霁川采煤沉陷区治理工程。", "building"),
        ("同日还有两段路开通,分别是云霁高速公路云桥段、澜桥高速公路云桥至霁川段。", "operating"),
        ("云桥饮片加工生产基地项目、霁川沉陷区治理工程2个项目年度计划投资完成率超过100%。", "building"),
        ("云桥合作示范区、霁云共建绿色康养基地等平台都在加快建设。", "building"),
    ],
)
def test_what_is_told_of_those_named_behind_or_before_holds_for_each(body: str, status: str) -> None:
    told = kept(body)
    assert len(told) == 2
    assert {tuple(stages) for stages in told.values()} == {(status,)}


def test_a_list_that_goes_on_counting_needs_no_word_of_works() -> None:
    body = "云桥玻璃基地、霁川硅钢厂2个项目已经开工,澜江电池基地、海宁物流园等2个已经投产。"
    assert {name: told[-1] for name, told in kept(body).items()} == {
        "云桥玻璃基地": "started",
        "霁川硅钢厂": "started",
        "澜江电池基地": "operating",
        "海宁物流园": "operating",
    }
    assert kept("新能源、新材料2个项目集群已经成形,机械、电子等2个已经起步。") == {}


@pytest.mark.parametrize(
    "body",
    [
        "对投资额1亿元以上的产业转移项目,给予最高500万元补助。",
        "凡总投资达到5亿元的先进制造业项目,按设备投资额的10%给予奖励。",
        "双方将打造海洋工程装备产业集群,总投资5亿元。",
    ],
)
def test_what_a_rule_is_for_is_no_project(body: str) -> None:
    assert kept(body) == {}


@pytest.mark.parametrize(
    "body",
    [
        "芷岭县与粟语科技股份有限公司签下乡村数字服务平台合作协议。",
        "鹭原将拿出不少于2000亩产业用地,用于承接霁川外溢项目。",
        "鹭原规划三个园区,承接霁川疏解产业项目。",
    ],
)
def test_what_is_agreed_on_and_what_flows_out_of_a_city_is_no_project(body: str) -> None:
    assert kept(body) == {}


def test_the_verb_behind_a_firm_is_not_of_the_name() -> None:
    body = "芷岭县与粟语科技股份有限公司签下粟语数字服务平台建设项目合作协议。"
    assert list(kept(body)) == ["粟语数字服务平台建设项目"]
