"""Branches (行业): the industries that a clause lists as those of the firms it speaks of, each by its code."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from liandong.matching.reading.trades import by_deed, named_at
from liandong.vocabulary import industries

_BEFORE = re.compile(
    r"(?:从事|主营(?:业务)?|业务|经营|属于?|所属|所在|归属|行业|产业|领域|范围|面向|针对|聚焦|围绕|限于|支持|投向|投资|涉及|主要|重点|为|是|在|用于|[：:的])$|^以?$"
)
"""What leads a list of trades."""
_BEHIND = re.compile(
    r"(?:等|类|业|相关|上下游|产业链|链条|生产|加工|经营|服务|研发|制造|产品|先进|重点)*"
    r"(?:行业|产业(?!化)|领域|企业|商户|客户|客群|公司|机构|集群|主体|经营户|大户|合作社|个体|单位|项目|工厂|厂商|链|民营|小微|中小|的|[两三四五六]类|为主|(?:暂|均|都)?不|除外|$)"
)
"""What a list of trades says of firms."""
_JOINT = re.compile(
    r"(?:类|业|行业|产业|领域|企业|商户|大户|经营户|户)?(?:[、,/]|以及|或者|[和及与或])(?:从事|属于|主营)?(?:[国省市区]级)?(?:(?!注册|成立|从事|具|取得|拥有|位于)[^\W\d_的]){0,4}"
)
_SURELY = re.compile(r"(?:从事|属于?|主营)#|#(?:类|行业|产业|领域)")
_NEVER = ("外贸", "进出口", "跨境电商")
"""What firms of any trade do."""
_NO_TRADE = (
    "农业",
    "研发",
    "科研",
    "科技",
    "研究",
    "知识产权",
    "银行",
    "金融",
    "保险",
    "担保",
    "融资租赁",
    "环境",
    "能源",
)
"""Words that tell of a firm's doings, or of who lends: trades only where they stand in a list of such."""


@dataclass(frozen=True, slots=True)
class Trades:
    """The codes of a list of trades at [start, end) of a text."""

    codes: frozenset[str]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Hit:
    code: str
    start: int
    end: int
    plain: bool


def listed(text: str, *, under_heading: bool = False) -> Iterator[Trades]:
    """The lists of trades of a clause in half width, left to right. A list is left out whole where one thing in it has
    no code, for the clause then asks something else than its other things do; so are words that tell nothing of a
    firm's trade, unless a heading says that trades follow."""
    for group in _groups(text, under_heading):
        start, end = group[0].start, group[-1].end
        before, behind = text[:start], text[end:]
        spoken = under_heading or (_BEFORE.search(before) and before) or _BEHIND.match(behind)
        if not spoken or any(not hit.code for hit in group):
            continue
        if all(hit.plain for hit in group) and not under_heading and not _SURELY.search(f"{before}#{behind[:4]}"):
            continue
        if re.search(r"[、和及与]$", before) or _runs_on(behind):
            continue
        yield Trades(frozenset(hit.code for hit in group), start, end)


def _runs_on(behind: str) -> bool:
    """Whether the list goes on with something that is no trade that we know."""
    joint = re.match(r"(?:类|业|行业|产业|领域|企业|大户)?、(?P<next>[^、,;的和及与或]+)", behind)
    return joint is not None and not re.search(
        r"注册|成立|^无|具有|取得|拥有|信用|(?:企业|户|主体|合作社|农场|机构|单位|商)$", joint["next"]
    )


def _groups(text: str, told: bool) -> Iterator[list[_Hit]]:
    group: list[_Hit] = []
    for hit in _hits(text, told):
        if group and _JOINT.fullmatch(text[group[-1].end : hit.start]) is None:
            yield group
            group = []
        group.append(hit)
    if group:
        yield group


def _hits(text: str, told: bool) -> list[_Hit]:
    """What industries are called and words of policies, the longest at each place, the former first."""
    spans = [(start, end, code, 0) for start, end, code in named_at(text, told=told)]
    words = [
        (hit.start, hit.end, hit.industry.code if hit.industry else "", 1)
        for hit in industries.find_industries(text)
        if hit.word not in _NEVER
    ]
    deeds = [
        (start, end, code, 2) for start, end, code in by_deed(text)
    ]  # what is done, without the thing: that is left
    hits: list[_Hit] = []
    for start, end, code, _ in sorted([*spans, *words, *deeds], key=lambda each: (each[0] - each[1], each[3], each[0])):
        if all(end <= hit.start or hit.end <= start for hit in hits):
            hits.append(_Hit(code, start, end, text[start:end] in _NO_TRADE))
    whole: list[_Hit] = []
    for hit in sorted(hits, key=lambda hit: hit.start):
        kind_of = whole.pop() if whole and whole[-1].end == hit.start else hit  # 新能源电池 is a kind of 电池
        whole.append(replace(hit, start=kind_of.start))
    return whole
