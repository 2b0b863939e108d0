"""Lists of agreements (签署清单): 签了4份文件:, and in the lines below it one paper each, with its own sides."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from liandong.statements.agreements import agreement_papers, agreement_parties
from liandong.statements.agreements.agreement_papers import SIGN, TITLE, WISH, Paper
from liandong.statements.bodies import organisations
from liandong.statements.grammar.denials import hearsay, negated
from liandong.statements.grammar.phrases import trim
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.parties import groups
from liandong.statements.parties.signatory_pointers import Party, Side
from liandong.vocabulary.events import AGREEMENT_PATTERN

_THINGS = r"(?:文件|文本|协议|合同|成果|备忘录|协定|合作事项)"
_HEAD = re.compile(
    rf"签(?:[署订约下定]|了|的)[^。;\n]{{0,24}}{_THINGS}[^。;\n]{{0,24}}(?:如下|包括|分别是|分别为|有|是|为|:):?\s*(?=\n|$|一是|[(]?[一1①][)]?[、.,是])"
    r"|签(?:[署订约下定]|了)了?[^。;\n,《]{0,12}(?:——?|:)\s*(?=\n)"
    r"|签(?:[署订约下定]|了|的)(?:啥|什么|哪些|几份)[^。;\n]{0,12}(?=[?\n])"
    rf"|签(?:[署订约下定]|了|的)[^。;\n]{{0,24}}{_THINGS}(?:清单|名单|一览表?|目录)?\s*(?=\n)"
    r"|签约(?:(?<=[一两二三四五六七八九十\d][项个份]签约)|(?<=[一两二三四五六七八九十\d][项个份](?:合作|现场)签约))[:。]"
)
_LONGEST = 20
"""Sentences below the head in which its items are looked for."""
_GAP = 3
"""Sentences that may stand between two items: what the one above them is about."""
_ENDS = re.compile(rf"(?:{AGREEMENT_PATTERN.pattern})书?(?:\([^()]{{1,16}}\))?$")
_ORDINAL = re.compile(
    r"\s*(?:其[一二三四五六七八九十][,、:是为]*|[(]?[一二三四五六七八九十\d]{1,3}[)、.是]+,?|第[一二三四五六七八九十\d]{1,2}[份项个][,:是]*|[①-⑳]|另?一[份项个](?:则?是|为)|[^\w\s《“(]{1,3})\s*"
)
_TAIL = re.compile(r"[\s;。,、]+$")
_LEADS = re.compile(r"(?:的|关于(?!.{0,40}的)|签[署订]|共同|联合|就|:)+")
_NEXT = re.compile(r"[,;](?=[一二三四五六七八九十]是)")
_COLON = re.compile(r"(?P<who>[^:,。《》]{4,60}):(?P<paper>[^:,。《》]{2,40})")
_SHORTEST = 4
"""Characters of an item."""
_LONGEST_LINE = 80
"""Characters of a line without a number that can be an item."""


class Item(NamedTuple):
    """One paper of a list, with the sides that stand before it, and the sentence that announces the list."""

    sentence: Sentence
    paper: Paper
    side: Side
    head: Sentence
    verb: int


def find(reading: Reading) -> Iterator[Item]:
    """The papers of the lists under 签署的文件有:, from the first to the last; wishes and hearsay announce none."""
    told = hearsay(reading)
    for head in reading.holding(_HEAD):
        match = _HEAD.search(reading.plain, head.start, min(head.end + 1, reading.document.body_end))
        if match is None or head.index in told:
            continue
        if WISH.search(head.text[: match.start() - head.start]) or negated(reading.plain, head.start, match.start()):
            continue
        sides = agreement_parties.find(reading, head, match.start() - head.start).every
        last = head.index
        for sentence in reading.sentences[head.index : head.index + 1 + _LONGEST]:
            items = list(_items(reading, sentence, match.end() - head.start if sentence is head else 0))
            last = sentence.index if items or _ORDINAL.match(sentence.text) else last
            for begin, item in items:
                yield Item(sentence, item, _before(reading, sentence, begin, item) or sides, head, match.start())
            if not items and sentence is not head and (sentence.heading or sentence.index - last > _GAP):
                break


def _items(reading: Reading, sentence: Sentence, begin: int) -> Iterator[tuple[int, Paper]]:
    """The papers of a line, and where what tells of each begins: 一是甲与乙的丙协议,二是…"""
    text = sentence.text
    cuts = [m.start() + 1 for m in _NEXT.finditer(text, begin)] if _ORDINAL.match(text, begin) else []
    for low, high in pairwise([begin, *cuts, len(text)]):
        item = _item(reading, sentence, low, high) if high - low > _SHORTEST else None
        if item:
            yield low, item


def _item(reading: Reading, sentence: Sentence, begin: int, high: int) -> Paper | None:
    """The paper that [begin, high) of a line names at its end; what is signed in a sentence of its own is read
    there."""
    text = sentence.text
    tail = _TAIL.search(text, begin, high)
    end = tail.start() if tail else high
    lead = _ORDINAL.match(text, begin)
    start = lead.end() if lead else begin
    if SIGN.search(text, start, end) or (lead is None and end - start > _LONGEST_LINE):
        return None
    titles = [m for m in TITLE.finditer(text, start, end) if _ENDS.search(m["title"])]
    if titles and (lead or titles[-1].end() == end):
        return Paper(sentence.at(titles[0].start("title")), sentence.at(titles[0].end("title")))
    noun = _ENDS.search(text, start, end)
    apart = _COLON.fullmatch(text, start, end)  # 甲市—乙集团:丙协议
    if noun and apart and (lead or _sides(reading, sentence, apart.start("who"), apart.end("who"))):
        return Paper(sentence.at(apart.start("paper")), sentence.at(end))
    if noun is None or re.search(r"[,。:《]", text[start:end]):
        return None
    behind = _sides_end(reading, sentence, sentence.at(start), sentence.at(noun.start()))
    return Paper(*trim(reading.plain, behind, sentence.at(end)))


def _sides_end(reading: Reading, sentence: Sentence, start: int, end: int) -> int:
    """Where the sides end with which a line opens: 甲与乙|发展“丙分园”框架协议; `start` where they are not known."""
    sides = groups.chain(reading, start, end)
    if len(sides) < 2:
        named = agreement_parties.between(reading, sentence, start - sentence.start, end - sentence.start)
        known = organisations.at(reading, named[-1].end - 1) if len(named) > 1 else None
        return named[-1].end if known and known.end == named[-1].end else start
    behind = sides[-1].end
    lead = _LEADS.match(reading.plain, behind, end)
    return lead.end() if lead else behind


def _sides(reading: Reading, sentence: Sentence, low: int, high: int) -> Side:
    """The sides that [low, high) names, parted by a dash or a joint word; none where it is only one."""
    chain = groups.chain(reading, sentence.at(low), sentence.at(high))
    if len(chain) > 1 and chain[-1].end == sentence.at(high):
        return tuple(Party(body.start, body.end, body.name, sentence) for body in chain)
    found = agreement_parties.between(reading, sentence, low, high)
    return found if len(found) > 1 else ()


def _before(reading: Reading, sentence: Sentence, begin: int, paper: Paper) -> Side:
    """The sides that stand before the paper, else those in its name."""
    lead = _ORDINAL.match(sentence.text, begin)
    start = lead.end() if lead else begin
    stop = paper.start - sentence.start
    high = stop - 1 if sentence.text[stop - 1 : stop] == "《" else stop
    high -= sentence.text.startswith("的", high - 1)
    within = tuple(agreement_papers.parties_in(reading, sentence, paper))
    if high <= start:
        return within
    high -= sentence.text.startswith(":", high - 1)
    return _sides(reading, sentence, start, high) or agreement_parties.between(reading, sentence, start, high) or within
