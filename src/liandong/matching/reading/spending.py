"""Spending (用款): what a need's money is for."""

import re
from collections.abc import Iterator, Sequence

from liandong.matching.reading import words
from liandong.matching.reading.bearers import firmless
from liandong.matching.reading.sections import Piece, Span, parts
from liandong.matching.reading.sought import EQUITY
from liandong.matching.reading.topics import Topic

_ASIDE = re.compile(
    r"(?<!替换)(?<!置换)现有|抵押|质押|担保|增信|去年|曾|主营|从事|已有|(?<!盘活)(?<!置换)(?<!偿还)(?<!归还)(?<!化解)存量|中标|承[建接]|铺底|自筹|已达|已投|已建"
)
"""Parts that tell of something else than what is sought."""
_SPENT_ON = re.compile(r"(?:用于|用来|用作|全部投入|主要用在|主要投在)[^。;]*")
_INVESTED = re.compile("总投资|投资(?:估算|构成|概算)|建设投资|工程费")
_SEEKS_IT = re.compile("申请|贷|融资|缺口|借|用于|拟|计划")
_WORKS = re.compile("建设(?:内容|规模)|规模")
_PLANS = re.compile(r"基础设施|拟|计划|准备|打算|正在|推进|进行|实施|属")
_SEEKS = re.compile(r"周转|融资|贷款?|借|要钱|缺|差[\d一二两三四五六七八九十]|资金|授信|缺口|需求|申请")
_PORTION = re.compile(r"(?<!补充)(?<!申请)(?<!的)(?:铺底)?流动资金[约为:]{0,2}[\d,.]+亿?万?元")
"""A share of what is invested."""
_MACHINES = "设备|机组|机床|产线|生产线|仪器|锅炉|车辆|渔船"
_COUNTED = "[一二两三四五六七八九十百0-9]+[台条套辆艘]"
_FURTHER: words.Table = tuple(
    (word, re.compile(branches))
    for word, branches in (
        (
            "流动资金",
            rf"垫[付资]|囤|冬储|购进(?![^,。;]{{0,14}}(?:{_MACHINES}|{_COUNTED}))|存货|材料费|租金|薪酬|薪资|水电|开销|备耕|(?<!疫)苗|买(?![断卖方家地房车船下])(?![^,。;]{{0,14}}(?:{_MACHINES}|{_COUNTED}))"
            rf"|收(?=[粮果茶绒棉菜奶鱼菇鲜薯蔗豆药椒])"
            "|(?<!权)(?<!股)(?<!兼并)收购(?![^,。;]{0,14}(?:股|公司|企业|厂|资产|项目|控制权|债))|加工费|进料|订金|定金",
        ),
        (
            "技术改造",
            "煤改[气电]|更新[^,。;0-9]{0,2}[0-9]+[台辆套艘]|提[质档]升级|更新换代|老旧[^,。;]{0,6}(?:更新|更换)|(?:自动化|智能化?|数字化)升级|提标改造|[\u4e00-\u9fff]化更新|更新为|[\u4e00-\u9fff]{2}化改造|(?<![区村城房田])改造(?![款费])"
            "|(?:产线|生产线|设备|锅炉|窑炉)[^,。;]{0,4}(?:更新|换掉|提速|改造)",
        ),
        (
            "固定资产",
            rf"设备(?:购置)?贷款|盖[^,。;]{{0,6}}[房楼厂]|(?:建设?|搭建?|兴建)[^,。;]{{0,8}}(?:大棚|冻库|冷库|气调库|库房|仓库|厂房|[猪牛羊鸡鸭]舍|养殖场|新厂|厂区|车间|仓储)|引进[^,。;]{{0,10}}(?:{_MACHINES}|机)|上马"
            rf"|(?:新增|采购|订购|购|买|添)[^,。;]{{0,14}}{_COUNTED}|(?:采购|购|买|定制|添置?|造)[^,。;]{{0,6}}(?:{_MACHINES}|船)|入园建设"
            "|设备(?!等)[^,。;作]{0,6}租赁|直接租赁",
        ),
        ("研发", "试制|研制|临床|打样|新药|攻关"),
        ("并购", "受让[^,。;]{0,6}(?:股|份额)|吸收合并"),
        ("贸易", f"进口(?![^,。;]{{0,8}}(?:{_MACHINES}|机))|信用证|海外仓|关税"),
        (
            "偿还债务",
            "偿付[^,。;]{0,6}[债贷]|[置替]换[^,。;]{0,24}(?:借款|贷款|债)|还[上掉清][^,。;]{0,8}(?:贷款|借款|债)|到期贷款",
        ),
        (
            "基础设施",
            "(?:市政|园区|农村|乡村)(?:道路|管网|公路|桥梁)|(?:道路|公路)(?:建设|工程)|河道|堤防|防洪|供水工程",
        ),
    )
)
"""What else needs tell that money is for, beside what products say that it may be for."""
_BOUGHT = re.compile(rf"(?:引进|购置|购进|购买|采购|新增|更换)[^,。;]{{0,12}}(?:{_MACHINES}|{_COUNTED})")
_PROSE = (Topic.NONE, Topic.OTHER, Topic.AMOUNT, Topic.CONDITIONS, Topic.MIXED, Topic.ASIDE)
_NOT_SPENT = re.compile(r"还款来源|还款资金|第一还款|回款")


_OF_TITLES = tuple(each for each in _FURTHER if each[0] in ("基础设施", "技术改造"))


def purpose_of(sentences: Sequence[Piece], title: str, titled: Span | None) -> tuple[str, Span] | None:
    """What the money is for: under a heading for it, else where prose tells what is paid with it, else by the title."""
    for piece in sentences:
        if piece.topic in (Topic.PURPOSE, Topic.MIXED) and (word := _first(piece.text)):
            return word, (piece.start, piece.end)
    for piece in sorted(sentences, key=lambda piece: bool(EQUITY.search(piece.text))):
        spent = _SPENT_ON.search(piece.text) if piece.topic in _PROSE else None
        if spent and (word := _first(firmless(spent[0]))):
            return word, (piece.start, piece.end)
    word = _first(title, _OF_TITLES) if titled and _first(title, _OF_TITLES) != "固定资产" else None
    if word and titled:
        return word, titled
    return _spent(sentences)


def _spent(sentences: Sequence[Piece]) -> tuple[str, Span] | None:
    """What prose tells is paid with the money: where it is asked for, else what is planned."""
    for asked in (True, False):
        for piece in sentences:
            seeks = piece.topic is Topic.AMOUNT or _SEEKS.search(piece.text)
            if (
                piece.topic not in _PROSE
                or _NOT_SPENT.search(piece.text)
                or not (seeks if asked else _PLANS.search(piece.text))
            ):
                continue
            told = ",".join(part.text for part in _of_the_money(piece))
            word = _first(firmless(told))
            if word and (asked or word not in ("流动资金", "固定资产", "贸易")):
                return word, (piece.start, piece.end)
    for piece in sentences:
        if piece.topic in _PROSE and not _WORKS.search(piece.heading) and (match := _BOUGHT.search(piece.text)):
            return "固定资产", (piece.start + match.start(), piece.start + match.end())
    return None


def _of_the_money(piece: Piece) -> Iterator[Piece]:
    """The parts that tell what is paid with the money: not those that tell what the whole investment is made of."""
    invested = False
    for part in parts(piece):
        invested = bool(_INVESTED.search(part.text)) or (invested and not _SEEKS_IT.search(part.text))
        if not invested and not _ASIDE.search(part.text):
            yield part


def _first(text: str, further: words.Table = _FURTHER) -> str | None:
    """What the text names first; of two at one place the one that says more."""
    text = _PORTION.sub(" ", text)
    told = [(start, -end, word) for table in (words.SPENT, further) for word, start, end in _all(table, text)]
    return min(told)[2] if told else None


def _all(table: words.Table, text: str) -> Iterator[tuple[str, int, int]]:
    for word, (start, end) in words.found(table, text).items():
        yield word, start, end
