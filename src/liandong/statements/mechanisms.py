"""Mechanisms (机制): standing bodies that were founded, joined or opened, with their members."""

import re

from liandong.model import Value
from liandong.statements.draft import Draft, clean
from liandong.statements.lists import inherit_place, members
from liandong.statements.phrases import trim
from liandong.statements.reading import Reading
from liandong.statements.sentences import Sentence
from liandong.statements.titles import link
from liandong.vocabulary import regions
from liandong.vocabulary.events import MECHANISM_NOUNS
from liandong.vocabulary.patterns import any_of

_NOUN = re.compile(any_of(MECHANISM_NOUNS) + r"(?!成员|单位|秘书处|理事|峰会)")
_FOUND = re.compile(r"成立|启动|揭牌|授牌|发起|加入|组建|建立|设立|揭幕|缔结|签署|召开|结成|牵头")
_LISTED = re.compile(r"(?:授牌|成立|揭牌|组建)[^。]{0,24}分别(?:为|是)|分别(?:为|是)")
_COUNTED = re.compile(r"(?:第[一二三四五六七八九十]+批|共)*(?:\d+|[一二两三四五六七八九十]+)(?:余|多)?[家个]")
_WISH = re.compile(r"(?:要|应|应当|需|需要|希望|建议|力争|争取|推动|探索|健全|完善|加快|可以|引导|鼓励)[^,。]{0,14}$")
_BODY = re.compile(
    r"联合管理委员会|(?<!管理)委员会$|联盟|共同体|联席会议|理事会|促进会|联合会|专班|工作组|合作圈|朋友圈"
)
_STANDING = re.compile(
    r"(?P<verb>(?:建立|形成|构建|签署|成立|启动|搭建)(?:起|了)*)"
    r"(?P<who>[^,。;的]{2,16}?(?:[两二三四五六七八九十]地|[两三四五六七八九十]市|双方|各方|[两三四五六]城))"
    r"(?P<name>(?:常态化|长效|定期|多层次|联动|协调|沟通|会商|对话|交流|合作)+的?[^,。;]{0,8}?机制)"
)
_JOIN = re.compile(r"(?P<who>[^。;!?:]{2,90}?)(?:正式|共同|集体|分别|先后)*加入(?:了)?$")
_BY = re.compile(r"由(?P<who>[^。;!?]{2,90}?)(?:联合|共同|牵头|等)*(?:发起|牵头|组建|成立)")
_LEAD = re.compile(r"(?P<who>[^,。;!?的]{2,16}?)牵头(?:的|成立|组建)")
_INCLUDE = re.compile(r"成员(?:单位)?(?:包括|有|为|涵盖)(?P<who>[^。;!?]{2,120})")
_GENERIC = re.compile(
    r"^(?:(?:产业|行业|战略|合作|企业|创新|发展|命运|一|个|多个|相关|该|此)*)(?:联盟|共同体|机制|理事会|委员会)$"
)
_COUNT = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}


def extract(reading: Reading, event: Draft | None) -> list[Draft]:
    """The mechanisms of the document. Exhortations (要建立…机制) make none; a bare 机制 does only where it says
    whose."""
    drafts: list[Draft] = []
    for sentence in reading.body:
        if not _FOUND.search(sentence.text):
            _enrich(reading, drafts, sentence)
            continue
        for match in _NOUN.finditer(sentence.text):
            _named(reading, drafts, sentence, match, event)
        _standing(reading, drafts, sentence, event)
    return drafts


def _named(
    reading: Reading, drafts: list[Draft], sentence: Sentence, match: re.Match[str], event: Draft | None
) -> None:
    end = sentence.at(match.end())
    start, end = trim(reading.plain, reading.tokens.name_start(end, sentence.start), end)
    if _LISTED.search(sentence.text[: match.start()]):
        start = max(sentence.start, *(reading.plain.rfind(mark, sentence.start, end) + 1 for mark in "、为是,"))
    also = reading.plain.rfind("暨", start, end)
    start = also + 1 if also >= 0 else start
    name = clean(reading.text(start, end))
    before = sentence.text[: start - sentence.start]
    known = next((d for d in drafts if _same(d.name, name)), None)
    if _COUNTED.match(name) or re.search(r"[一二三四五六七八九十]届", name):
        return
    if name.endswith("管理委员会") and not name.endswith("联合管理委员会"):
        return
    if known is None and (
        _GENERIC.match(name) or len(name) < 5 or not _BODY.search(match.group()) or _WISH.search(before)
    ):
        return
    near = sentence.text[max(0, start - sentence.start - 14) : match.end() + 14]
    if known is None and not _FOUND.search(near) and not _LISTED.search(before):
        return
    draft = known or Draft(reading, "mechanism", start, end)
    draft.words("name", start, end, sentence)
    if known is None:
        drafts.append(draft)
    _members(draft, sentence, before)
    if event:
        link(draft, event, sentence)


def _enrich(reading: Reading, drafts: list[Draft], sentence: Sentence) -> None:
    """A sentence about a mechanism that is known already may name members."""
    for draft in drafts:
        if draft.name in sentence.text and _INCLUDE.search(sentence.text):
            _members(draft, sentence, "")


def _members(draft: Draft, sentence: Sentence, before: str) -> None:
    for pattern, text in (
        (_JOIN, before),
        (_BY, sentence.text),
        (_LEAD, before),
        (_INCLUDE, sentence.text),
    ):
        match = pattern.search(text)
        if not match:
            continue
        low = match.start("who")
        for cut in (",", "希望", "由", "会上", "暨"):
            at = text.rfind(cut, low, match.end("who"))
            if at >= 0:
                low = at + len(cut)
        spans = members(text, low, match.end("who"))
        for (a, b), name in zip(spans, inherit_place([clean(text[a:b]) for a, b in spans]), strict=True):
            if 2 <= len(name) <= 30 and not re.search(r"[,。“]|目前|现在|共有|\d+家|多家|同时", name):
                draft.words("member", sentence.at(a), sentence.at(b), sentence, text=name)


def _standing(reading: Reading, drafts: list[Draft], sentence: Sentence, event: Draft | None) -> None:
    """建立起…四地常态化的沟通机制: a standing exchange of named or counted places."""
    for match in _STANDING.finditer(sentence.text):
        if _WISH.search(sentence.text[: match.start()]):
            continue
        low, high = sentence.at(match.start("name")), sentence.at(match.end("name"))
        draft = Draft(reading, "mechanism", low, high)
        draft.words("name", low, high, sentence)
        _group_members(draft, sentence, match.start("who"), match.end("who"))
        if event:
            link(draft, event, sentence)
        drafts.append(draft)


def _group_members(draft: Draft, sentence: Sentence, start: int, end: int) -> None:
    """广深佛莞四地: each character that stands for a city is a member; 广州、深圳两地: each name."""
    core = re.sub(r"[两二三四五六七八九十][地市城]$|双方$|各方$", "", sentence.text[start:end])
    for hit in draft.reading.regions_in(sentence.at(start), sentence.at(end)):
        if len(hit.candidates) == 1 and hit.candidates[0].members:
            for code in hit.candidates[0].members:
                draft.say("member", Value(hit.name, regions.region(code).name), sentence, hit.start)
            return
    for a, b in members(sentence.text, start, start + len(core)):
        draft.words("member", sentence.at(a), sentence.at(b), sentence)


def _same(left: str, right: str) -> bool:
    left, right = (re.sub(r"[()“”]", "", n) for n in (left, right))
    short, long = sorted((left, right), key=len)
    return (
        short == long
        or (len(short) >= 5 and short in long)
        or (len(short) >= 8 and short[-4:] == long[-4:] and set(short) <= set(long))
    )
