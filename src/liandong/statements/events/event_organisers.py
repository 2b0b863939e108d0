"""Organisers (主办, 承办) of an event."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from liandong.statements.bodies import organisations
from liandong.statements.draft import Draft
from liandong.statements.events.event_places import holder, home
from liandong.statements.grammar.lists import inherit_place, members
from liandong.statements.grammar.phrases import clean
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.measures.numerals import chinese_number

_JOINTLY = r"(?:联合|共同|倾力|协同|一起|一道|一同|联手|携手|合力|牵头)?"
_BY = re.compile(
    rf"(?<!自)由(?P<who>[^。;!?]{{2,120}}?){_JOINTLY}(?:主办|承办|举办|合办|组织举办|举行|召开|组织(?=[,。;]|$))"
    r"|(?:主办|承办|合办)(?:(?:单位|方)(?:为|:|是|有)|:)(?P<list>[^。;!?]{2,120}?)(?=[,](?:协办|支持|指导|承办|联合|战略)|[。;!?]|$)"
    rf"|(?:^|[,。;、])(?P<short>[^,。;!?]{{2,60}}?){_JOINTLY}(?:主办|承办|办会)(?=[,。;、]|的)"
    r"|(?:^|[,。;、】])(?P<joint>[^,。;!?】]{2,60}?)(?:昨[日天]|今[日天]|近日|日前|\d{1,2}日|\d{1,2}月\d{1,2}日|\(\d{1,2}日\))*(?:在[^,。;在]{1,12}?)?"
    r"(?:合办|联合举办|共同举办|联合主办|共同主办)(?=了?[“「]|了?[^,。;]{4,40}(?:会|论坛|仪式|活动))"
)
_CONVENED = re.compile(
    r"(?:^|[,。:])(?P<who>[^,。;:“]{2,16}?)(?:在[^,。;在]{1,12}?|近日|日前|今天|昨天|今日|昨日|\d+日|\d+月\d+日|联合|组织|成功)*"
    r"(?:召开|举办|主办|[搞办]了|举行)(?:了)?(?=[^,。]{2,40}(?:会|论坛|仪式|活动|沙龙))"
)
_BODIES = (*"省市区县镇委局厅办会院", "政府", "集团", "公司", "大学", "中心")
_TOGETHER = re.compile(r"会同|携手|联手|联合(?!国|会|体|社|党|大学|[\u4e00-\u9fff]{0,6}(?:公司|集团))")
_NO_BODY = re.compile(r"[,。]|\d日|[上下]午|活动|本次|此次|论坛|大会|(?:配合|协助|支持|指导)$")
_HOSTED = re.compile(r"主办|承办|合办|办会|联合举办|共同举办|由[^。]*(?:举[办行]|召开|组织)")
_BY_NAME = re.compile(
    rf"由(?P<who>[^。;!?由]{{2,80}}?){_JOINTLY}(?:主办|承办|举办|合办)的(?:首届|[“「]|\d{{4}}年?|第.{{1,3}}届)*$"
)
_AT_ITS = re.compile(
    r"在(?P<who>[^,。;!?在]{2,24}?)(?:联合|共同)?(?:举办|主办|召开|举行|组织)的(?:首届|[“「]|第.{1,3}届)*$"
)
_HOLDING_IT = re.compile(
    r"(?:^|[,。;:])(?P<who>[^,。;:!?“]{2,60}?(?:(?:会同|携手|联手|联合)[^,。;:!?“]{2,40}?(?=,))?),?(?:近日|日前|[昨今前当][日天]|(?:\d+月)?\d+日|联合|共同|成功|在[^,。;在]{1,12}?)*"
    r"(?:召开|举办|主办|举行|[搞办开]了)(?:了|一场|首场|专场)*[“「]?$"
)
_TOGETHER_OF = re.compile(
    r"这?(?P<count>[两三四五六七八九十]|\d+)(?:个|座)?(?P<rank>城市|[省市县区州地])(?:政府)?(?:在[^,。;在]{1,12}?)?(?:联合|共同|携手|联手|一起)"
    r"(?:主办|举办|召开|举行|承办|组织)"
)
"""甲市、乙市,丙市,这三座城市联合召开: all of those that were listed."""
_FURTHER = re.compile(
    r"(?:承办|合办)(?:单位|方)(?:为|:|是|有)(?P<who>[^。;!?]{2,120}?)(?=[,](?:协办|支持|指导|联合|战略)|[。;!?]|$)"
)
_MEETING = r"(?:活动|大会|会议|论坛|峰会|年会|仪式|盛会|展会|[这该本]?(?:次|届|场)?会)"
_HOSTS_ARE = re.compile(
    rf"(?:主办|承办|合办|办会)(?:了?(?:此次|本次|这次|该|本届|这场|这一)?{_MEETING})?(?:的|者|方)?,?"
    r"(?:(?<=[的者])(?:则|都|就|分别)?[是为]|(?:一?共|总共)?(?:有|是)?[两三四五六七八九]家(?:单位|机构)?:)"
    r"(?P<who>[^。;!?]{2,80}?)(?=[,](?:协办|支持|指导|承办|主办)|[。;!?]|$)"
    r"|(?:主办|承办|合办)(?:的)?(?:活儿?|任务|工作|担子|重任|事宜|一事)?(?:则|就|都)?(?:落在了?|落到了?|交给了?|交由|由)"
    r"(?P<task>[^,。;!?]{2,60}?)(?:身上|肩上|头上|来?承担|负责|来做|担纲|完成|操办)?(?=[,。;!?]|$)"
)
"""主办此次活动的是甲市委, 承办的任务落在乙区政府身上: the verb first, then who."""
_POINTED = re.compile(r"(?:该|这个|这一|这家|本|此)(?P<kind>[\u4e00-\u9fff]{2,6})")
"""该联盟, 这家协会: one that is named before."""
_CLAUSE_ENDS = re.compile(r"[,。;]")
_BARE_BODY = re.compile(r"(?P<rank>[省市区县州旗])(?:委|(?:人民)?政府)")
_OF_THE_MAIN = re.compile(r"(?:它|该[^,。;]{1,6}|[本此]次[^,。;]{1,4})是[^。;]{2,60}之一,")
"""它是甲博览会的系列论坛之一,由…主办: told of the main event, though another is named."""
_HEAD = re.compile(r"^(?:[【\[(][^【】\[\]()]{2,16}[讯电][】\])]|[^,。:;\s]{0,8}讯[:\s])")
"""【甲报讯】 before those who held it."""
_IN_TURN = re.compile(r"轮流|轮值")
_GROUP = re.compile(
    r"(?P<own>.+?)(?P<count>[两二三四五六七八九]|\d)(?P<rank>[省市县区州])(?:(?P<more>[一两二三四五])(?P<other>[省市县区州]))?(?P<office>(?:人民)?政府|党?委)?$"
)
"""甲、乙、丙三市政府: each of them with its rank and office."""
_AND_HOST = re.compile(r"[,、](?P<who>[^,。;!?]{2,60}?)(?:联合|共同)?(?:主办|承办|合办|举办)(?=[,。;、]|的|$)")


def say_organisers(reading: Reading, draft: Draft, others: Mapping[int, int] = MappingProxyType({})) -> None:
    """主办 + 承办 + 合办 of the main event; supporters and chairs are none, nor those whom a sentence tells
    behind the name of another event, which ends at `others` by the number of the sentence."""
    if _say_together(reading, draft):
        return
    for sentence in reading.holding(_HOSTED):
        text = sentence.text
        match = (_HOSTS_ARE.search(text) or _BY.search(text)) if _HOSTED.search(text) else None
        if match and match.re is _HOSTS_ARE and (earlier := _BY.search(text, 0, match.start())):
            match = earlier
        if not match or _IN_TURN.search(match.group()):
            continue
        group = next(g for g, words in match.groupdict().items() if words)
        if _of_another(sentence, match.end(), others):
            continue
        behind_another = sentence.at(match.start(group)) >= others.get(sentence.index, sentence.end)
        if behind_another and not _OF_THE_MAIN.match(text):
            continue
        spans = [(match.start(group), match.end(group))]
        for pattern in (_AND_HOST, _FURTHER, _HOSTS_ARE):
            spans += [m.span(m.lastgroup or "who") for m in pattern.finditer(text, match.end())]
        _say_listed(draft, sentence, spans)
        following = reading.sentences[sentence.index + 1 :][:1]
        for one in following:
            if further := _FURTHER.match(one.text):
                _say_listed(draft, one, [further.span("who")])
        return
    say_named_organisers(reading, draft)
    if not draft.get("organizer"):
        _convener(reading, draft, others)


def say_named_organisers(reading: Reading, draft: Draft) -> None:
    """Those of whom the words right before the name tell that they hold it (由甲局主办的乙会, 甲局会同乙市举办丙会)."""
    sentence = reading.sentence_at(draft.start)
    if sentence is None or draft.get("organizer"):
        return
    before = sentence.text[: draft.start - sentence.start]
    for pattern in (_BY_NAME, _AT_ITS, _HOLDING_IT):
        match = pattern.search(before)
        if match and (pattern is _BY_NAME or _is_holder(reading, sentence, match)):
            _say_listed(draft, sentence, [match.span("who")])
            return


def _is_holder(reading: Reading, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the words are a body that is named, and no pronoun."""
    named = match["who"][0] not in "该我本在其"
    return named and _is_body(reading, sentence.at(match.start("who")), sentence.at(match.end("who")))


def _say_together(reading: Reading, draft: Draft) -> bool:
    """Whether those that the sentence lists before the name hold it, counted together (甲市、乙市,这两市联合召开)."""
    sentence = reading.sentence_at(draft.start)
    together = _TOGETHER_OF.search(sentence.text, 0, draft.start - sentence.start) if sentence else None
    if sentence and together:
        low = sentence.start
        listed = reading.regions_in(low, low + together.start())
        rank = together["rank"].replace("城市", "市").replace("地", "")
        ranked = [hit for hit in listed if hit.region and hit.region.name.endswith(rank)]
        if len(ranked) == chinese_number(together["count"].replace("两", "二")):
            for hit in ranked:
                draft.words("organizer", hit.start, hit.end, sentence)
            return True
    return False


def _of_another(sentence: Sentence, end: int, others: Mapping[int, int]) -> bool:
    """Whether the name of another event follows the verb that ends at `end` in the same clause."""
    until = others.get(sentence.index, 0) - sentence.start
    return until > end and not _CLAUSE_ENDS.search(sentence.text, end, until)


def _convener(reading: Reading, draft: Draft, others: Mapping[int, int]) -> None:
    """广州市近日召开…会议: who convened it, where nobody is named as organiser."""
    for sentence in reading.body[:4]:
        match = _CONVENED.search(sentence.text)
        if match and _of_another(sentence, match.end(), others):
            continue
        pointed = holder(reading, sentence, sentence.end) if match and match["who"][0] in "该我" else None
        told_in = reading.sentence_at(pointed[0]) if pointed else None
        if pointed and told_in:
            draft.words("organizer", *pointed, told_in)
            return
        if match and _is_holder(reading, sentence, match):
            _say_listed(draft, sentence, [match.span("who")])
            return


def _is_body(reading: Reading, start: int, end: int) -> bool:
    return reading.plain[start:end].endswith(_BODIES)


def _joined(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """甲会同乙: both of them hold it."""
    joint = _TOGETHER.search(text, start + 2, end - 2)
    return [(start, joint.start()), (joint.end(), end)] if joint else [(start, end)]


def _say_listed(draft: Draft, sentence: Sentence, stretches: list[tuple[int, int]]) -> None:
    """Every member of the lists at these stretches, with the place that a bare one leaves to those before it."""
    text, spans = sentence.text, []
    for first, high in stretches:
        head = _HEAD.match(text[first:high])
        low = first + head.end() if head else first
        for cut in ("由", "主办,", "承办,", "指导下,", "指导,"):
            at = text.rfind(cut, low, high)
            if at >= 0:
                low = at + len(cut)
        spans += [part for a, b in members(text, low, high) for part in _joined(text, a, b)]
    names = [_at_home(draft.reading, clean(text[a:b])) for a, b in spans]
    names = inherit_place(names)
    for (a, b), name in zip(spans, _in_full(draft.reading, sentence, spans, names), strict=True):
        pointed = _POINTED.fullmatch(name)
        if pointed:
            _say_pointed(draft, sentence.at(a), pointed["kind"])
        elif 2 <= b - a <= 30 and not _NO_BODY.search(name):
            draft.words("organizer", sentence.at(a), sentence.at(b), sentence, text=name)


def _say_pointed(draft: Draft, at: int, kind: str) -> None:
    """The body of that kind that is named last before `at` (该联盟)."""
    reading = draft.reading
    body = next((b for b in reversed(organisations.among(reading, 0, at)) if b.name.endswith(kind)), None)
    told_in = reading.sentence_at(body.start) if body else None
    if body and told_in and len(body.name) > len(kind):
        draft.words("organizer", body.start, body.end, told_in)


def _at_home(reading: Reading, name: str) -> str:
    """市委 with the city at whose home the report is written; as it is where that is not clear."""
    bare = _BARE_BODY.fullmatch(name)
    region = home(reading, bare["rank"]) if bare else None
    return region.name + name[1:] if region else name


def _in_full(reading: Reading, sentence: Sentence, spans: list[tuple[int, int]], names: list[str]) -> list[str]:
    """The names with the rank and office that the last of a group shares with the others (甲、乙两市政府)."""
    group = _GROUP.fullmatch(names[-1]) if names else None
    count = int(chinese_number(group["count"]) or 0) if group else 0
    count += int(chinese_number(group["more"].replace("两", "二")) or 0) if group and group["more"] else 0
    if group is None or not 2 <= count <= len(names):
        return names
    if not group["office"]:
        return [*names[:-1], group["own"]]
    full = names[:-count]
    for (a, b), name in zip(spans[-count:], names[-count:], strict=True):
        hits = reading.regions_in(sentence.at(a), sentence.at(b))
        own = hits[-1].name if hits else name.removesuffix(group.group()[len(group["own"]) :])
        full.append(own.rstrip(group["rank"]) + group["rank"] + group["office"])
    return full
