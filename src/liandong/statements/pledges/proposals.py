"""Proposals (建议): what a named speaker says that should be done."""

import re
from collections.abc import Iterator

from liandong.model import Role
from liandong.model.noun import Noun, replace
from liandong.statements.bodies import persons
from liandong.statements.bodies.persons import PersonSpan
from liandong.statements.draft import Draft
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence

_VERB = r"表示|认为|指出|提出|建议|强调|提到|介绍|呼吁|看来|希望|坦言|说|称|谈到|主张|倡议|提议|分析"
_ADVERBS = r"(?:进一步|同时|还|也|则|特别|在?(?:会上|现场|论坛上|演讲中|致辞中|讲话中|发言中))*"
_MANNER = (
    rf"{_ADVERBS}(?:(?:在[^,。;:“”]{{1,30}}?(?:上|中|时|里|看来)|接受[^,。]{{2,20}}采访时|对[^,。]{{2,24}}?|就[^,。]{{2,30}}?)"
    rf"{_ADVERBS}){{0,3}}"
)
"""At most three of those that may end in many places, for all of them are tried."""
_SPEAKS = re.compile(rf"{_MANNER}(?:{_VERB})(?:道|了)?")
_PRONOUN = re.compile(rf"(?:^|[,。;”])(?P<who>他|她|其)(?P<how>{_MANNER}(?:{_VERB})(?:道)?)")
_SHOULD = re.compile(
    r"要(?<![重主需首必纲概摘紧只还不若次]要)(?![素点求务闻地害领件么职隘塞道强])|需要|亟需|亟须|必须|务必|不仅需|"
    r"应(?<![效适供响反相对感呼顺回]应)(?![用对运邀急变邀届聘该是])|应该|应当|建议|"
    r"只有[^。]{2,40}才能|关键点?在于|希望[^,。]{2,30}(?:能|进一步|继续|加强|加快|共同)|是[^,。]{4,60}(?:重要途径|"
    r"关键一招|重要举措|必由之路|必然选择|有力抓手)|可以(?:考虑|通过|探索|先行|借鉴)|不妨|有必要|尽快|当务之急"
)
_ANNOUNCES = re.compile(
    r"[二三四五六七八九两几\d]+(?:个|点|条|项|大)?(?:方面|路径|建议|体会|思考|举措|着力点|对策|意见|点|维度|层面|"
    r"抓手|途径)|以下(?:几)?[点个]|如下"
)
_ITEM = re.compile(
    r"[“\"]?(?:第[一二三四五六七八九十][,、,是]?|[一二三四五六七八九十]是|其[一二三四五][,、]?|首先[,是]?|"
    r"其次[,是]?|再次[,是]?|最后[,是]?|此外,|[一二三四五六][、]|\d[.、])"
)
_CONTINUES = re.compile(
    r"(?:进一步|坚定|认真|深入|有效|全面|积极|大力|持续|主动|着力|不断|切实|加快|共同)?(?:推进|推动|加快|加强|构建|"
    r"深化|完善|落实|复制|借鉴|学习|拓展|探索|建立|健全|优化|打造|强化|聚焦|促进|提升|支持|引导|鼓励|发挥|打通|统筹)"
)
_LEAD_IN = re.compile(r"(?:以下|如下)?[二三四五六七八九两几\d][点个条项方][^,。;:]{0,10}:")
"""三点建议:一是…"""
_SLOGAN = re.compile(
    r"(?:学习|贯彻|领会|落实)[^,。;]{0,20}(?:讲话|精神|指示|思想)|政治自觉|头等大事|政治责任|牢记[^,。]{0,8}嘱托"
)
_ACTS = re.compile(r"推进|推动|加快|加强|构建|深化|完善|优化|打造|强化|提升|培育|建设|融入|接轨|健全|拓展|探索")
_SHARES = re.compile(
    r"(?:分享|提出|给出|谈了?|介绍了?)[^,。:]{0,6}[一二三四五六七八九两几\d][点个条](?:体会|建议|思考|意见|看法|"
    r"举措|路径)"
)
_SHORT = 8
"""Characters below which a sentence proposes nothing that can be followed up (要努力)."""


class _Speaker(Noun, frozen=True):
    """Who is speaking, and where that is said."""

    person: PersonSpan
    named: Sentence


def extract(reading: Reading, event: Draft | None = None) -> list[Draft]:
    """One draft a proposal, in the order of the text; its speaker may be named in an earlier sentence."""
    firsts: dict[str, PersonSpan] = {}
    for person in persons.find(reading):
        firsts.setdefault(person.name, person)
    return [
        _draft(reading, speaker, sentence, start, end, firsts[speaker.person.name], event)
        for speaker, sentence, start, end in _said(reading)
    ]


def _draft(
    reading: Reading,
    speaker: _Speaker,
    sentence: Sentence,
    start: int,
    end: int,
    first: PersonSpan,
    event: Draft | None,
) -> Draft:
    draft = Draft(reading, "proposal", start, end)
    elsewhere = speaker.named.index != sentence.index
    named = speaker.named
    also = ((named.start, named.end, Role.SUBJECT),) if elsewhere else ()
    draft.words("content", start, end, sentence, also=also)
    person = speaker.person
    back = ((sentence.start, sentence.end, Role.SUBJECT),) if elsewhere else ()
    draft.words(
        "speaker", person.start, person.end, named, also=back, ref=reading.mention("person", first.start, first.end)
    )
    if event:
        draft.came_of(event)
    return draft


def _said(reading: Reading) -> Iterator[tuple[_Speaker, Sentence, int, int]]:
    """(speaker, sentence, content start, content end) of every proposal, left to right."""
    by_sentence: dict[int, list[PersonSpan]] = {}
    for person in persons.find(reading):
        by_sentence.setdefault(person.sentence.index, []).append(person)
    if not by_sentence:
        return
    body = [s for s in reading.body if not s.heading]
    quoted = _quoted(body, by_sentence)
    speaker: _Speaker | None = None
    active: _Speaker | None = None
    paragraph, announced, urging = -1, False, False
    taken = -1
    for position, sentence in enumerate(body):
        people = by_sentence.get(sentence.index, [])
        if sentence.paragraph != paragraph:
            paragraph, urging = sentence.paragraph, False
            announced = announced and bool(_ITEM.match(sentence.text))
            active = speaker if announced else None
        found = _speech(sentence, people, speaker)
        start = sentence.start
        if sentence.index in quoted:
            active = speaker = quoted[sentence.index]
        elif found:
            active, start = found
            speaker, urging, announced = active, False, False
        elif people and people[0].start - sentence.start <= 60 and not _ITEM.match(sentence.text):
            speaker = _Speaker(people[0], sentence)  # 王伟中在论坛上讲话。他说…
        if active is None:
            continue
        announces = bool(_ANNOUNCES.search(sentence.text) or _SHARES.search(sentence.text))
        content = _content(reading, sentence, start, urging=urging, item=announced or announces)
        announced = announced or announces
        urging = urging or bool(_SHOULD.search(reading.plain[start : sentence.end]))
        if sentence.index == taken:
            continue
        if content and not (announces and content[1] - content[0] < 40 and not _itemised(reading.plain, content[0])):
            proof, low, high = _with_reason(reading, sentence, body[position + 1 : position + 2], *content)
            taken = sentence.index + 1 if proof is not sentence else -1
            yield active, proof, low, high


def _itemised(plain: str, start: int) -> bool:
    """Whether an ordinal (一是, 第二,) ends where the content begins."""
    ordinals = (_ITEM.match(plain, start - length, start) for length in (2, 3, 4) if start >= length)
    return any(ordinal and ordinal.end() == start for ordinal in ordinals)


def _with_reason(
    reading: Reading, sentence: Sentence, following: list[Sentence], start: int, end: int
) -> tuple[Sentence, int, int]:
    """一是相互合作。… takes the sentence behind it along: the item alone is a headline."""
    if (
        end - start >= _SHORT
        or not following
        or following[0].paragraph != sentence.paragraph
        or _ITEM.match(following[0].text)
    ):
        return sentence, start, end
    last = following[0]
    stop = last.end - 1 if last.text[-1] in "。!;" else last.end
    return replace(sentence, end=last.end, text=reading.plain[sentence.start : last.end]), start, stop


def _quoted(body: list[Sentence], by_sentence: dict[int, list[PersonSpan]]) -> dict[int, _Speaker]:
    """Sentences of a quotation whose speaker is named behind it: “…。…。”刘平说."""
    found: dict[int, _Speaker] = {}
    for position, sentence in enumerate(body[1:], 1):
        before = body[position - 1]
        if sentence.index not in by_sentence or before.paragraph != sentence.paragraph or before.text[-1] != "”":
            continue
        if _speech(before, by_sentence.get(before.index, []), None):
            continue
        for person in by_sentence[sentence.index][:1]:
            if person.start - sentence.start <= 30 and _SPEAKS.match(sentence.text, person.end - sentence.start):
                back = position - 1
                while back >= 0 and body[back].paragraph == sentence.paragraph:
                    found[body[back].index] = _Speaker(person, sentence)
                    if body[back].text.startswith("“") or body[back].text.count("“") > body[back].text.count("”"):
                        break
                    back -= 1
    return found


def _speech(sentence: Sentence, people: list[PersonSpan], last: _Speaker | None) -> tuple[_Speaker, int] | None:
    """Who begins to speak in the sentence, and where the words begin."""
    for person in people:
        after = person.end - sentence.start
        match = _SPEAKS.match(sentence.text, after)
        shares = _SHARES.search(sentence.text, after)
        if match or shares:
            return _Speaker(person, sentence), sentence.at((match or shares).end())  # type: ignore[union-attr]
    text = sentence.text
    match = _PRONOUN.search(text) if last and ("他" in text or "她" in text or "其" in text) else None
    if match and last:
        return last, sentence.at(match.end())
    return None


def _content(reading: Reading, sentence: Sentence, start: int, *, urging: bool, item: bool) -> tuple[int, int] | None:
    """The proposing part of the sentence from `start` on, without its ordinal, quotation marks and final stop."""
    plain = reading.plain
    end = sentence.end
    while start < end and plain[start] in ' ,:“"”、':
        start += 1
    lead_in = _LEAD_IN.match(plain, start, end)
    if lead_in:
        start = lead_in.end()
    ordinal = _ITEM.match(plain, start, end)
    if ordinal:
        start = ordinal.end()
    while end > start and plain[end - 1] in "。!?;”\"' ,":
        end -= 1
    text = plain[start:end]
    if (
        len(text) < (4 if item and ordinal else _SHORT)
        or sentence.text.rstrip('”"').endswith("?")
        or _SLOGAN.search(text)
    ):
        return None
    if (
        _SHOULD.search(text)
        or (ordinal and (item or (ordinal.group()[-1] == "是" and _ACTS.search(text))))
        or (urging and _CONTINUES.match(text))
    ):
        return start, end
    return None
