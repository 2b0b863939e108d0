"""Lists of agreements (签署清单): 签了4份文件:, and in the lines below it one paper each, with its own sides."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from liandong.statements.agreements import agreement_papers, agreement_parties
from liandong.statements.agreements.agreement_papers import SIGN, TITLE, WISH, Paper
from liandong.statements.bodies import organisations
from liandong.statements.grammar.denials import hearsay, negated
from liandong.statements.grammar.phrases import trim
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.parties import groups
from liandong.statements.parties.signatory_pointers import Side
from liandong.vocabulary.events import AGREEMENT_PATTERN

_THINGS = r"(?:文件|文本|协议|合同|成果|备忘录|协定|合作事项)"
_HEAD = re.compile(
    rf"签(?:[署订约下定]|了|的)[^。;\n]{{0,24}}{_THINGS}[^。;\n]{{0,24}}(?:如下|包括|分别是|分别为|有|是|为|:):?\s*(?=\n|$|一是|[(]?[一1①][)]?[、.,是])"
    r"|签(?:[署订约下定]|了|的)(?:啥|什么|哪些|几份)[^。;\n]{0,12}(?=[?\n])"
    rf"|签(?:[署订约下定]|了|的)[^。;\n]{{0,24}}{_THINGS}(?:清单|名单|一览表?|目录)?\s*(?=\n)"
)
_LONGEST = 20
"""Sentences below the head in which its items are looked for."""
_GAP = 3
"""Sentences that may stand between two items: what the one above them is about."""
_ENDS = re.compile(rf"(?:{AGREEMENT_PATTERN.pattern})书?(?:\([^()]{{1,16}}\))?$")
_ORDINAL = re.compile(
    r"\s*(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.是]+,?|第[一二三四五六七八九十\d]{1,2}[份项个][,:是]*|[①-⑳]|另?一[份项个](?:则?是|为)|[^\w\s《“(]{1,3})\s*"
)
_TAIL = re.compile(r"[\s;。,、]+$")
_LEADS = re.compile(r"(?:的|关于(?!.{0,40}的)|签[署订]|共同|联合|就|:)+")
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
            begin = match.end() - head.start if sentence is head else 0
            item = _item(reading, sentence, begin) if len(sentence.text) > begin + 4 else None
            last = sentence.index if item or _ORDINAL.match(sentence.text) else last
            if item:
                yield Item(sentence, item, _before(reading, sentence, begin, item) or sides, head, match.start())
            elif sentence is not head and (sentence.heading or sentence.index - last > _GAP):
                break


def _item(reading: Reading, sentence: Sentence, begin: int) -> Paper | None:
    """The paper that a line of the list names at its end; what is signed in a sentence of its own is read there."""
    text = sentence.text
    tail = _TAIL.search(text)
    end = tail.start() if tail else len(text)
    lead = _ORDINAL.match(text, begin)
    start = lead.end() if lead else begin
    if SIGN.search(text, start, end) or (lead is None and end - start > _LONGEST_LINE):
        return None
    titles = [m for m in TITLE.finditer(text, start, end) if _ENDS.search(m["title"])]
    if titles and (lead or titles[-1].end() == end):
        return Paper(sentence.at(titles[0].start("title")), sentence.at(titles[0].end("title")))
    noun = _ENDS.search(text, start, end)
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
    return agreement_parties.between(reading, sentence, start, high) or within
