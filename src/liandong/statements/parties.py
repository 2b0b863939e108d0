"""Parties of a project (参与方): who invests, builds, moves in, or gives it its name."""

import re
from collections.abc import Iterator, Sequence

from liandong.statements.draft import clean
from liandong.statements.lists import inherit_place, members
from liandong.statements.organisations import OrganisationSpan
from liandong.statements.phrases import trim
from liandong.statements.reading import Reading
from liandong.statements.sentences import Sentence
from liandong.vocabulary import regions

_BUILT_BY = re.compile(
    r"由(?P<who>[^,。;]{2,60}?)(?:共同|联合|全额|独家|牵头|合作|携手|出资|斥资|园区企业|等)*(?:投资|建设|打造|开发|承建|运营|出资|兴建|发起|设立|组建)"
)
_HEADQUARTERS = re.compile(r"^(?P<who>[^,。;]{2,14}?)(?:的)?(?:(?:全国|区域|华南|华东|华北|西南|中国|全球|国际|第二|亚太|大湾区|粤港澳大湾区)总部|总部)")
_STATIONED = re.compile(r"^(?P<who>[^。;]{2,40}?)驻")
_TENANTS = re.compile(r"(?:吸引|引入|引进)(?:了)?(?P<who>[^。;,]{2,60}?)等[^,。;]{0,12}?(?:入驻|落户|落地|进驻)")
_JOINED = re.compile(r"其中(?P<a>[^,。;]{0,12}?(?:与|和))?(?P<who>[^,。;与和]{2,14})的(?:加入|入驻)")
_SUBJECT = re.compile(r"(?:^|[,。;])(?P<who>[^,。;]{2,14}?)(?:持续|积极|加快|正在|先后|共同|联合|率先|将|拟)*(?:探索建设|投资建设|探索打造|牵头建设|投资兴建|投建)$")
_BRAND = re.compile(r"^(?P<brand>[A-Za-z]{2,12}|[\u4e00-\u9fff]{2,4}?)(?=(?:集团)?(?:智慧城|生物产业园|产业园|科技园|工业园|智能|新能源|生产基地|制造基地|研发中心|创新中心|数据中心|\d))")
_NOT_BRAND = re.compile(r"产业|科技|创新|数字|智能|智慧|金融|生物|医药|国际|互联|汽车|价值|文化|物流|软件|高新|新能源|人工|大数据|现代|特色|海洋|航空|轨道|总部|生态|电子|信息|材料|装备|制造|合作|示范|机器|半导|集成|低空|跨境|绿色|未来|先进|中心|综合|健康|光电|新型|城市|农业|食品|家居|时尚|影视|动漫|电商|港口|保税|中医|基因|氢能|储能|光伏|锂电")
_NOT_PARTY = re.compile(r"[,。]|项目|首批|多家|一批|^\d|企业$|机构$|我|该|此|双方|政府部门")


def investors(
    reading: Reading, names: Sequence[tuple[int, int, Sentence]], organisations: Sequence[OrganisationSpan]
) -> Iterator[tuple[int, int, str, Sentence]]:
    """The parties of the project that stands at `names`, as (start, end, name, sentence), each once."""
    said: set[str] = set()
    for start, end, name, sentence in _all(reading, names, organisations):
        name = re.sub(r"^(?:国内|其中|包括|全国500强企业)", "", name)
        if name in said or not 2 <= len(name) <= 30 or _NOT_PARTY.search(name):
            continue
        said.add(name)
        yield start, end, name, sentence


def _all(
    reading: Reading, names: Sequence[tuple[int, int, Sentence]], organisations: Sequence[OrganisationSpan]
) -> Iterator[tuple[int, int, str, Sentence]]:
    for start, end, sentence in names:
        if sentence.paragraph == 0:
            continue
        yield from _in_name(reading, start, end, sentence, organisations)
        text = sentence.text
        subject = _SUBJECT.search(text[: start - sentence.start])
        if subject:
            yield from _members(reading, sentence, subject.start("who"), subject.end("who"))
        built = _BUILT_BY.search(text, max(0, end - sentence.start - 1)) or _BUILT_BY.search(text[: start - sentence.start])
        if built:
            yield from _members(reading, sentence, built.start("who"), built.end("who"), joints="、和与及联合")
    for sentence in _after(reading, names):
        for pattern in (_TENANTS, _JOINED):
            match = pattern.search(sentence.text)
            if match:
                yield from _members(reading, sentence, match.start("who"), match.end("who"))


def _after(reading: Reading, names: Sequence[tuple[int, int, Sentence]]) -> list[Sentence]:
    """The sentence of the first mention in the body and the next two: where tenants are named."""
    first = next((s for _, _, s in names if s.paragraph > 0), None)
    if first is None or not re.search(r"园|大厦|基地|城|中心", reading.plain[names[0][0] : names[0][1]]):
        return []
    return [s for s in reading.sentences[first.index : first.index + 8] if s.paragraph == first.paragraph]


def _in_name(
    reading: Reading, start: int, end: int, sentence: Sentence, organisations: Sequence[OrganisationSpan]
) -> Iterator[tuple[int, int, str, Sentence]]:
    """甲全国总部, 甲、乙驻…服务点, 思科智慧城: the party stands in the name."""
    text = reading.plain[start:end]
    for pattern in (_HEADQUARTERS, _STATIONED):
        match = pattern.match(text)
        if match:
            if pattern is _STATIONED:
                low = max(sentence.text.rfind(mark, 0, start - sentence.start) for mark in ",。;") + 1
                yield from _members(reading, sentence, low, start - sentence.start + match.end("who"))
            elif not regions.lookup(match["who"]) and not _NOT_BRAND.search(match["who"]):
                yield start, start + match.end("who"), clean(match["who"]), sentence
            return
    bare = regions.without_regions(text)
    match = _BRAND.match(bare)
    if match and not _NOT_BRAND.search(match["brand"]) and match["brand"] in text:
        at = start + text.find(match["brand"])
        yield at, at + len(match["brand"]), match["brand"], sentence
    for span in organisations:
        if start <= span.start and span.end < end:
            yield span.start, span.end, span.name, sentence


def _members(reading: Reading, sentence: Sentence, low: int, high: int, joints: str = "、和与及") -> Iterator[tuple[int, int, str, Sentence]]:
    text = sentence.text
    at = text.find("联合", low, high)
    parts = [(low, at), (at + 2, high)] if at > low and "联合" in joints else [(low, high)]
    for a, b in parts:
        spans = members(text, a, b, joints="、和与及")
        for (x, y), name in zip(spans, inherit_place([clean(text[x:y]) for x, y in spans]), strict=True):
            start, end = trim(reading.plain, sentence.at(x), sentence.at(y))
            yield start, end, name, sentence
