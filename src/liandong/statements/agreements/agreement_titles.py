"""Titles of agreements (协议名称) on a page about a signing: what stands in 《》 there was signed, whatever verb the
sentence has."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from liandong.statements.agreements import agreement_papers, agreement_parties
from liandong.statements.agreements.agreement_papers import TITLE, WILL, WISH, Paper
from liandong.statements.agreements.agreement_parties import Parties
from liandong.statements.grammar.denials import hearsay, negated
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.papers.titles import signable
from liandong.statements.parties.signatory_pointers import Side
from liandong.vocabulary.events import AGREEMENT_PATTERN

_ENDS = re.compile(rf"(?:{AGREEMENT_PATTERN.pattern})书?$")
_SIGNING = re.compile(r"签(?![证收发到名单批])|落笔|落款|换文|互换文|交换(?=[^,。;]{0,8}(?:文本|文件|协议|备忘录))")
_PAPERS = re.compile(r"[^。;!?]{0,60}?(?:文件|文本|备忘录|协议|合同|意向书|协定|《)")
"""Near the verb of signing: it announces papers, and does not count projects (集中签约5个项目)."""
_PAPERS_BEFORE = re.compile(r"(?:文件|文本|备忘录|协议|合同|意向书|协定|》)[^,。;!?]{0,12}$")
_RECALLED = re.compile(
    r"[^,。;]{0,4}(?:以来|[一二两三四五六七八九十\d]+周年|之?[后前](?!海|程|沿)|率)|[^,。;]{0,4}(?:尚|暂|还需|仍需|没有|未|无期|有待)"
)
_LED_TO = re.compile(
    r"(?:根据|按照?|依据|依照|遵照|落实|履行|执行|基于|贯彻|实施|推进|续签|修订|补充|终止|解除|中止|废止|审议|审核|起草|讨论|磋商|商讨|洽谈|借|曾|早|此前|去年|前年|上年|"
    r"往年|当年|先前|围绕|回顾|针对|介绍|解读)[^,。;:《》]{0,20}(?:《[^《》]{2,60}》[、和及与]?)*$"
)
"""What only refers to an agreement, or recalls or prepares it."""
_TOLD_OF = re.compile(
    r"》?(?:属于?|仅[是为属]|第|中|里|以来|的(?!签|正式签)|(?:框架|基础|精神|要求|规定|约定)|"
    r"(?:文本|草案|初稿|征求|谈判|[^,。;]{0,8}?(?:尚未|未能|没有|没能|未签|并未|暂未|不再|仍在|尚在|正在|还在|还需|有待|有望|即将|将[于在]|拟于|被?搁置|提交|审议|修改|磋商|协商|酝酿|起草|征求|讨论))|"
    r"(?:将于?|于)?(?:到期|期满|届满)|签[署订][^,。;]{0,4}(?:以来|[一二两三四五六七八九十\d]+周年|后)|[^,。;]{0,6}(?:提出|明确|约定|规定|指出|框架下))"
)
"""Behind a title: what it says or what is done under it, not its signing."""
_NEAR = 2
"""Sentences below the last one that told of the signing in which titles are still of it."""


class Titled(NamedTuple):
    """An agreement by its title, and the sentence that tells of the signing."""

    sentence: Sentence
    announced: Sentence
    match: re.Match[str]
    paper: Paper


def find(reading: Reading) -> Iterator[Titled]:
    """The titles of agreements in, or right below, sentences that tell of a signing that took place."""
    if "《" not in reading.plain:
        return
    told, signing = hearsay(reading), {s.index for s in reading.holding(_SIGNING)}
    announced, last = None, 0
    known: list[str] = []
    for sentence in reading.body:
        if sentence.index in told:
            continue
        if sentence.index in signing and _tells_of_signing(reading, sentence):
            announced, last = sentence, sentence.index
        if announced is None or sentence.index - last > _NEAR or sentence.heading or "《" not in sentence.text:
            continue
        for match in TITLE.finditer(sentence.text):
            if _ENDS.search(match["title"]) and signable(match["title"]) and _signed(reading, sentence, match):
                last = sentence.index
                if any(one.endswith(match["title"]) for one in known):
                    continue  # 《甲与乙合作备忘录》(以下简称《备忘录》)
                known.append(match["title"])
                paper = Paper(sentence.at(match.start("title")), sentence.at(match.end("title")))
                yield Titled(sentence, announced, match, paper)


def _tells_of_signing(reading: Reading, sentence: Sentence) -> bool:
    """Whether papers are signed in the sentence, and were: neither wished for, nor denied, nor long ago."""
    text = sentence.text
    return any(
        (_PAPERS.match(text, sign.end()) or _PAPERS_BEFORE.search(text, 0, sign.start()))
        and not _planned(text, sign.start())
        and not _LED_TO.search(text, 0, sign.start())
        and not _RECALLED.match(text, sign.end())
        and not negated(reading.plain, sentence.start, sentence.at(sign.start()))
        for sign in _SIGNING.finditer(text)
    )


def _planned(text: str, at: int) -> bool:
    return bool(WISH.search(text, 0, at) or WILL.search(text, 0, at))


def _signed(reading: Reading, sentence: Sentence, title: re.Match[str]) -> bool:
    """Whether the title stands there as what is signed, not as what is referred to."""
    text, start = sentence.text, title.start()
    return not (
        _planned(text, start)
        or _LED_TO.search(text, 0, start)
        or _TOLD_OF.match(text, title.end())
        or negated(reading.plain, sentence.start, sentence.at(start))
    )


def side(reading: Reading, one: Titled) -> Side:
    """The sides that the title or its sentence names."""
    within = tuple(agreement_papers.parties_in(reading, one.sentence, one.paper))
    if len(within) > 1:
        return within
    before = agreement_parties.find(reading, one.sentence, one.match.start())
    if len(before.sets) == 1 and len(before.every) > 1:
        return before.sets[0]
    return agreement_parties.behind(reading, one.sentence, Parties(), one.match.end("title")).every
