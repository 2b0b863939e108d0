"""Trades (行业): the industries that a text names, by their names in the classification, by how texts call them, or by
the words of policies."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from liandong.vocabulary import industries
from liandong.vocabulary.lexicon import Lexicon
from liandong.vocabulary.tables import rows

_IN_TRADE = re.compile(r"行业|从事|产业|领域|属于|主营|企业|制造|类")
_NO_TRADE = (
    "研发",
    "科研",
    "科技",
    "研究",
    "知识产权",
    "银行",
    "保险",
    "证券",
    "基金",
    "金融",
    "融资租赁",
    "普惠金融",
    "供应链",
)
"""Words of policies that tell of a firm's doings or of money, not of its trade."""
_UNSAID = ("J", "S", "T")
"""Sections whose lower names stand in texts on credit for other things: 财产保险 is a product, 国家机构 an office."""
_DEED = r"制造|生产|加工|制作"
_MAKING = re.compile(rf"(?:产品|制品|的)?(?:(?:设计|研发|开发|研制)[、,和与及]?)*(?:{_DEED}|研发|开发)")
_MAKES = re.compile("(?:生产|制造|研制|主营)(?:产品)?(?:各类|各种|为|的是|:)?$")
"""Before what a firm makes."""
_ENDED = re.compile("[等为及和与、的,。;)（(]|$|产业|行业|领域|企业|商户|经营户|厂商|生意|产品")
_TURNED = re.compile("(?P<deed>种植|养殖|饲养|批发|零售)(?P<what>[\u4e00-\u9fff]{2,6})")
_DEEDS = re.compile(r"(制造|生产|加工|批发|零售|种植|饲养|养殖|开采|采选|冶炼|修理)业?$")
_TRADE = re.compile("产业|行业|领域")
"""Behind a thing: it is told to be a trade."""
_OF_ANY = ("外贸", "进出口", "跨境电商", "贸易", "出口")
"""What firms of any trade do: a trade only under a heading for it."""
_ENGAGED = re.compile("(?:从事|主营(?:业务)?|经营|属于)[为是]?(?:[\u4e00-\u9fff]{2,8}、){0,6}$")
"""Before a thing that is a trade."""
_GROWN = {"grown": ("种植", "栽培", "生产"), "raised": ("养殖", "饲养")}
"""What is done with crops and animals."""
_LISTED = re.compile(r"[、和及与]")
_OF_LISTS = re.compile("用|其他|类似|相关|有关|附件|公共")
_TOO_WIDE = (
    "系统",
    "设备",
    "产品",
    "装置",
    "部件",
    "零件",
    "配件",
    "材料",
    "器材",
    "机械",
    "工具",
    "用品",
    "器具",
    "仪器",
    "组件",
    "元件",
)
BY_DEED = {
    "批发": "F51", "零售": "F52", "种植": "A01", "加工": "C", "制造": "C", "养殖": "A", "饲养": "A03", "收购": "F51",
    "培育": "A", "繁育": "A", "运输": "G", "销售": "F", "酿造": "C15",
}  # fmt: skip
"""Where the thing is not known, what is done with it tells the division or section."""
_SHORT = re.compile(
    r"(?:^|[、和及或与]|属于?|从事)(?P<name>[\u4e00-\u9fff]{2,3})(?=[、和及或与]|行业|领域|产业|类|企业|$)"
)


def trades(text: str, *, told: bool = False) -> list[str]:
    """The codes of the industries that a text names, left to right; none where a word of policies has no code. `told`:
    the text is known to name an industry, as under a heading for it."""
    named = list(dict.fromkeys(code for _, _, code in named_at(text, told=told)))
    if named or not (told or _IN_TRADE.search(text)):
        return named
    hits = [hit for hit in industries.find_industries(text) if hit.word not in _NO_TRADE]
    return [hit.industry.code for hit in hits if hit.industry] if all(hit.industry for hit in hits) else []


def named_at(text: str, *, told: bool = False) -> list[tuple[int, int, str]]:
    """The industries that a text names by what they are called, each from where to where, with its code."""
    found: dict[int, tuple[int, str]] = {}
    bare: dict[int, tuple[int, str]] = {}
    over = bare_over = 0
    for start, end in _lexicon().matches(text):
        word = text[start:end]
        if start < over:
            continue
        making = _MAKING.match(text, end) if word in _made() else None
        if word in _names() or making or (word in _made() and _MAKES.search(text, 0, start)):
            found[start] = making.end() if making else end, _names().get(word) or _made()[word]
            over = end
        elif start >= bare_over and _ENDED.match(text, end):
            bare[start] = end, _bare()[word]
            bare_over = end
    for match in _TURNED.finditer(text):  # 种植砂糖桔
        word = next((word for word in _turned(match["what"], match["deed"]) if word in _names()), "")
        if word:
            found.setdefault(match.start(), (match.start() + len(word), _names()[word]))
    if told or _IN_TRADE.search(text):
        for match in _SHORT.finditer(text):
            if match["name"] in _short():
                found.setdefault(match.start("name"), (match.end("name"), _short()[match["name"]]))
    bare = {start: each for start, each in bare.items() if told or text[start : each[0]] not in _OF_ANY}
    for start, (end, code) in reversed(bare.items()):  # of 柑橘、茶叶种植 both are grown
        engaged = _TRADE.match(text, end) or _ENGAGED.search(text, 0, start)
        if told or engaged or (_LISTED.match(text, end) and end + 1 in found):
            found.setdefault(start, (end, code))
    for start, end, code in by_deed(text) if told else ():
        if not any(at < end and start < last for at, (last, _) in found.items()):
            found[start] = end, code
    return [(start, found[start][0], _code(text[start : found[start][0]], found[start][1])) for start in sorted(found)]


def _code(word: str, code: str) -> str:
    """The code of a name: that of the vocabulary where it has one, as where a table of offers names the trade."""
    known = industries.lookup(word)
    return known[0].code if len(known) == 1 else code


def _turned(what: str, deed: str) -> Iterator[str]:
    """What is grown or sold with the deed behind it, the longest first."""
    yield from (what[:length] + deed for length in range(len(what), 1, -1))


def by_deed(text: str) -> Iterator[tuple[int, int, str]]:
    """The deeds that end the things of a list (枸杞加工), each with the code of what comes nearest."""
    for match in re.finditer(
        rf"(?<=[\u4e00-\u9fff])(?:{'|'.join(BY_DEED)})(?=业?(?:[、,和及或与的]|企业|行业|产业|$))", text
    ):
        forest = match[0] == "种植" and re.search("[林木树苗][^、,]{0,2}$", text[: match.start()])
        yield match.start(), match.end(), "A02" if forest else BY_DEED[match[0]]


@cache
def _lexicon() -> Lexicon:
    return Lexicon(word for word in (*_names(), *_made(), *_bare()) if len(word) > 1)


@cache
def _entries() -> tuple[tuple[str, str], ...]:
    """Names of the classification with their codes, the finest levels first; those of sections last, for they are meant
    where levels share one."""
    return tuple(
        (entry.name, entry.code)
        for entry in industries.at_levels("class", "group", "division", "section")
        if entry.code[0] not in _UNSAID or entry.level == "section"
    )


@cache
def _names() -> Mapping[str, str]:
    """Names in the classification, with 业 and without; what these list, one by one; and how texts call them."""
    found: dict[str, str] = {}
    for name, code in sorted(_entries(), key=lambda entry: len(entry[1]), reverse=True):
        for word in (name, name.removesuffix("业"), name.replace("、", "")):
            if len(word) >= 4 or word.endswith("业"):
                found[word] = code
    grown = ((word + deed, code) for how, deeds in _GROWN.items() for word, code in _told(how) for deed in deeds)
    for word, code in (*_parts(), *_told("name"), *grown):
        found.setdefault(word, code)
    return found


@cache
def _made() -> Mapping[str, str]:
    """What is made, without 制造: by the names of the classification and by how texts call it."""
    found = dict(_told("made"))
    for name, code in (*_names().items(), *_parts()):
        stem = re.sub(rf"(?:{_DEED})业?$", "", name)
        if stem != name and len(stem) >= 2 and not stem.startswith("其他"):
            found.setdefault(stem, code)
    return found


@cache
def _bare() -> Mapping[str, str]:
    """What tells an industry where one is known to be told: what is made, grown and raised, and words for trades that
    mean other things elsewhere."""
    found = dict(_made())
    for how in ("grown", "raised", "alone"):
        for word, code in _told(how):
            found.setdefault(word, code)
    return found


@cache
def _short() -> Mapping[str, str]:
    """Names of the classification that are words too (卫生, 教育): read where a list or 行业 tells what they are."""
    return {name: code for name, code in _entries() if len(name) < 4 and not name.endswith("业") and len(code) < 5}


@cache
def _parts() -> tuple[tuple[str, str], ...]:
    """What names list (糕点、面包制造): each with the deed, where it stands in one name or all are in one group."""
    held: dict[str, set[str]] = {}
    for name, code in _entries():
        deed = _DEEDS.search(name)
        listed = _LISTED.split(name[: deed.start()]) if deed else []
        if deed is None or len(listed) < 2 or _OF_LISTS.search(name):
            continue
        for part in listed:
            if len(part) >= 2 and part not in _TOO_WIDE:
                held.setdefault(part + deed[1], set()).add(code)
    return tuple((word, one) for word, codes in held.items() if (one := _one(codes)))


def _one(codes: set[str]) -> str | None:
    """The finest of codes that lie in one another; None where they do not."""
    finest = max(codes, key=len)
    return finest if all(finest.startswith(code) for code in codes) else None


def _told(how: str) -> Iterator[tuple[str, str]]:
    for row in rows("trade_names.tsv"):
        if row["how"] == how:
            for word in (row["name"], *filter(None, row["aliases"].split("|"))):
                yield word, row["code"]
