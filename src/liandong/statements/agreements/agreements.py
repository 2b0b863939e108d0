"""Agreements (协议): what was signed, between whom, on what, how many."""

import re
from collections.abc import Iterator
from itertools import islice

from liandong.model import Role
from liandong.model.noun import replace
from liandong.statements.agreements import (
    agreement_lists,
    agreement_papers,
    agreement_parties,
    agreement_retellings,
    agreement_tables,
    agreement_terms,
    agreement_titles,
)
from liandong.statements.agreements.agreement_deeds import TOPIC, happened
from liandong.statements.agreements.agreement_papers import MANY, SIGN, WISH, Paper
from liandong.statements.agreements.agreement_parties import Parties
from liandong.statements.draft import Draft
from liandong.statements.grammar.denials import hearsay, negated
from liandong.statements.grammar.phrases import clean
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.parties import signatories
from liandong.statements.parties.signatory_pointers import Side

_ANSWERED = re.compile(r"[?]\s*[”\"]?$|意味着什么|是什么|怎么")
_HANDS = re.compile(r"签约|签下|达成(?=了?合作[,。;!])")
_DEED = re.compile(
    r"了?,?(?P<about>(?:合作|共同|携手|联合|联手)*(?:共建|建设|打造|推进|开发|发展|组建|设立|成立)[^,。;]{2,24})(?=[,。;!]|$)"
)
"""What those do who sign, right behind the verb: 签约,合作共建某产业园."""
_SIGNATORIES = re.compile(r"(?:^|[,。;:])(?P<who>[^,。;:]{4,60})(?:为|是)(?:签署|签约|缔约|协议)(?:双|各)?方")
"""甲和乙为签署方."""
_TOGETHER = re.compile(r"[三四五六七八九][方家地](?:代表)?(?:正式|现场|共同|联合|昨[日天]|今[日天]|当[日天])*$")
"""甲、乙、丙三方签约: those that 、 parts sign together."""
_FOR_BOTH = re.compile(r"代表(?:双方|各方|两地|两市|两家|各自|三方|四方)")
_INVESTS = re.compile(r"投资|亿|万|项目")
_AFTER_HANDSHAKE = re.compile(r"项目|投资|建设|基地|的|园|总部|中心|亿|万")
_SETS_UP = re.compile(r"(?:[双两三]方)?(?:将)?(?:把|在)[^,。;]{2,30}(?:设[于在立]|落户|落[在到]|建设?(?:一[座个家])?)")
"""签约,把甲总部设于乙城: the signing is that of a work."""
_LISTS = re.compile(r"\s*(?:——?|:)\s*")
"""Behind a verb that ends its line: what was signed is listed below."""
_STOP = re.compile(r"[。;!?]")
_CEREMONY = re.compile(
    r"(?P<name>(?:全面|深化|项目|投资|合作|战略|框架|共建|入驻)+(?:协议|合同|备忘录))(?:签约|签署|签字|签订)(?:仪式|活动)"
    r"(?=[^。;]{0,30}(?:举行|举办|召开)|[,。;]|$)"
)
_HELD = re.compile(r"签[约署字订](?:仪式|活动)")
"""What a sentence of `_CEREMONY` holds; begins with a plain letter, so that it is cheap to look for."""
_GOES_ON = re.compile(r"(?:此后|随后|之后|其后|又|还|同时|并|另外|此外)")
_NEAR = 4
_COUNT_REACH = 10
"""Characters behind the verb in which the papers are counted: 双方共签署5份协议 tells of no one signing."""
_SIGNS = re.compile(r"签")
_LEAST_BETWEEN = 4
"""Characters behind the second side that are more than what a text says beside a name (双方, 等)."""
_MOST_SIGNINGS = 60
"""Verbs of signing that are looked at in one sentence: where more stand, one word is repeated."""


def extract(reading: Reading, event: Draft | None) -> list[Draft]:
    """The agreements that the document says were signed; intentions, denials, hearsay and agreements merely referred
    to make none.

    一区签约 n 家企业、总额 s is figures, not an agreement, unless the text names the parties on both sides.
    """
    drafts: list[Draft] = []
    before = agreement_retellings.Before()
    told = hearsay(reading)
    carried: tuple[int, Parties | None] = (-1, None)
    pair: Side = ()
    for sentence in reading.holding(SIGN):
        if sentence.index in told or _ANSWERED.search(sentence.text):
            continue
        goes_on = carried[0] == sentence.index - 1 and (
            _GOES_ON.match(sentence.text) or reading.sentences[carried[0]].text.endswith(";")
        )
        found = _Signings(reading, sentence, carried[1] if goes_on else None, pair)
        for one in found:
            if sentence.heading and not (len(one.get("party")) > 1 and _SIGNS.search(_lines_before(reading, sentence))):
                continue  # 一、签署合作协议 is a heading, a short line that names both sides a sentence
            if before.first(one):
                drafts.append(one)
                agreement_terms.say_fields_behind(reading, one, sentence)
                if event and not agreement_terms.told_of_old(one, event, sentence):
                    one.came_of(event)
                    agreement_terms.day_of(one, event)
        carried = (sentence.index, found.parties)
        pair = found.pair
    drafts += filter(before.first, _announced(reading, event))
    drafts += filter(before.first, _tabled(reading, event))
    drafts += _titled(reading, event, {draft.name for draft in drafts})
    if not any(draft.get("party") for draft in drafts):
        drafts += _ceremonies(reading, told, event)
    drafts = agreement_retellings.called(reading, drafts)
    drafts = agreement_retellings.told_once(drafts)
    named = [draft for draft in drafts if not MANY.match(draft.name)]
    return named if len(named) > 1 else drafts  # 多项协议 stands for those that the text goes on to name


def _ceremonies(reading: Reading, told: frozenset[int], event: Draft | None) -> Iterator[Draft]:
    """甲与乙战略合作协议签约仪式举行: what was signed there, where the page tells of no signing besides."""
    for sentence in reading.holding(_HELD):
        match = _CEREMONY.search(sentence.text)
        if match is None or sentence.index in told or sentence.heading or WISH.search(sentence.text[: match.start()]):
            continue
        parties = agreement_parties.find(reading, sentence, match.start("name"))
        if len(parties.every) > 1 and not negated(reading.plain, sentence.start, sentence.at(match.start())):
            paper = Paper(sentence.at(match.start("name")), sentence.at(match.end("name")))
            for draft in _drafts(reading, sentence, match, [paper], parties):
                if event:
                    draft.came_of(event)
                yield draft
            return


def _announced(reading: Reading, event: Draft | None) -> Iterator[Draft]:
    """签署的合作文件有:, and in the lines below it (一)《甲协议》; (二)《乙备忘录》."""
    for item in agreement_lists.find(reading):
        draft = Draft(reading, "agreement", item.paper.start, item.paper.end)
        draft.words("name", item.paper.start, item.paper.end, item.sentence)
        _say_parties(draft, item.sentence, item.side)
        agreement_terms.say_day(reading, draft, item.head, item.verb - item.head.start)
        if event and not agreement_terms.told_of_old(draft, event, item.head):
            draft.came_of(event)
            agreement_terms.day_of(draft, event)
        yield draft


def _tabled(reading: Reading, event: Draft | None) -> Iterator[Draft]:
    """The rows of tables that head sides and papers."""
    for row in agreement_tables.find(reading):
        draft = Draft(reading, "agreement", row.sentence.start, row.sentence.end)
        draft.words("name", row.paper.start, row.paper.end, row.paper.row)
        _say_parties(draft, row.sentence, row.side)
        if row.day:
            draft.date("date", row.day, row.sentence)
        elif event:
            draft.came_of(event)
        yield draft


def _titled(reading: Reading, event: Draft | None, known: set[str]) -> Iterator[Draft]:
    """《甲协议》落实教育一环, below a sentence that tells of the signing; `known` are the names told of already."""
    for one in agreement_titles.find(reading):
        if clean(reading.text(one.paper.start, one.paper.end)) in known:
            continue
        draft = Draft(reading, "agreement", one.paper.start, one.paper.end)
        signing = one.announced
        also = () if signing is one.sentence else ((signing.start, signing.end, Role.SUBJECT),)
        draft.words("name", one.paper.start, one.paper.end, one.sentence, also=also)
        _say_parties(draft, one.sentence, agreement_titles.side(reading, one))
        agreement_terms.say_day(reading, draft, one.sentence, one.match.start())
        if event and not agreement_terms.told_of_old(draft, event, one.sentence):
            draft.came_of(event)
            agreement_terms.day_of(draft, event)
        yield draft


def _lines_before(reading: Reading, sentence: Sentence) -> str:
    return "".join(s.text for s in reading.sentences[max(sentence.index - _NEAR, 1) : sentence.index])


class _Signings:
    """The agreements of one sentence; `parties` are those of its last signing, for the sentence behind it, `pair` the
    two whom 双方 means further on."""

    def __init__(self, reading: Reading, sentence: Sentence, before: Parties | None, pair: Side) -> None:
        self.reading, self.sentence, self.parties, self.pair = reading, sentence, before, pair

    def __iter__(self) -> Iterator[Draft]:
        reading, sentence = self.reading, self.sentence
        read_to = 0
        for verb in islice(SIGN.finditer(sentence.text), _MOST_SIGNINGS):
            if verb.start() < read_to or not happened(reading, sentence, verb):
                continue
            parties = agreement_parties.find(reading, sentence, verb.start(), self.parties)
            if verb.group().startswith("签约"):
                parties = agreement_parties.behind(reading, sentence, parties, verb.end())
            if parties.open and not parties.every and self._both(verb):
                parties = replace(parties, sets=(self.pair,))
            self.parties = parties if parties.every else self.parties
            self.pair = parties.every if len(parties.every) == 2 else self.pair
            parties = agreement_parties.spelled(reading, sentence, parties, verb.end()) or parties
            if parties.counted:
                continue
            papers = agreement_papers.find(reading, sentence, verb, parties)
            if papers:
                read_to = max(papers[-1].end - sentence.start, verb.end())
                parties = agreement_parties.behind(reading, sentence, parties, read_to)
                yield from _drafts(reading, sentence, verb, papers, parties)
                continue
            papers = agreement_papers.before(reading, sentence, verb)
            if papers:
                yield from _drafts(reading, sentence, verb, papers, _around(reading, sentence, verb, papers))
                continue
            yield from _handshakes(reading, sentence, verb, parties)

    def _both(self, verb: re.Match[str]) -> bool:
        """Whether 双方 signs, one paper and not so many."""
        return "双方" in self.sentence.text[: verb.start()] and not self.reading.quantities_in(
            self.sentence.at(verb.end()), self.sentence.at(verb.end()) + _COUNT_REACH
        )


def _around(reading: Reading, sentence: Sentence, verb: re.Match[str], papers: list[Paper]) -> Parties:
    """Who signs a paper named before the verb: 由甲与乙签署 behind it, 甲与乙在…上签字 before it."""
    text = sentence.text
    low, high = papers[0].start - sentence.start, papers[-1].end - sentence.start
    by = re.search(r"由", text[high : verb.start()])
    if by:
        sides = agreement_parties.between(reading, sentence, high + by.end(), verb.start())
        return (
            Parties((sides,), sides[:1]) if len(sides) > 1 else agreement_parties.find(reading, sentence, verb.start())
        )
    before = re.search(r"[在就][《“]?$", text[:low])
    if before:
        return agreement_parties.find(reading, sentence, before.start())
    signed = _SIGNATORIES.search(text, high)
    if signed:
        sides = agreement_parties.between(reading, sentence, signed.start("who"), signed.end("who"))
        return Parties((sides,), sides[:1])
    found = agreement_papers.sides_before(reading, sentence, low)
    return found if len(found.every) > 1 else agreement_parties.behind(reading, sentence, Parties(), high)


def _drafts(
    reading: Reading, sentence: Sentence, verb: re.Match[str], papers: list[Paper], parties: Parties
) -> Iterator[Draft]:
    """One draft a paper, and a pair where 分别 pairs the parties."""
    sets = parties.sets
    together = len(papers) == len(sets) and len(sets) > 1
    for number, paper in enumerate(papers):
        for part, side in enumerate([sets[number]] if together else sets):
            own = side
            if not side or parties.open:  # 两地签署《甲局与乙局合作协议》: the title names them
                named = tuple(agreement_papers.parties_in(reading, sentence, paper))
                own = named if len(named) > 1 else side
            draft = Draft(reading, "agreement", paper.start, paper.end, part)
            about = TOPIC.search(sentence.text, 0, verb.start())
            if about and agreement_papers.BARE.fullmatch(sentence.text, *_inside(sentence, paper)):
                draft.words("name", sentence.at(about.start("about")), sentence.at(about.end("about")), sentence)
            else:
                draft.words("name", paper.start, paper.end, sentence)
            _say_parties(draft, sentence, own)
            agreement_terms.say_fields(reading, draft, sentence, verb)
            if len(papers) == 1 and len(sets) == 1:
                agreement_terms.say_count(reading, draft, sentence, verb.end(), paper.end - sentence.start)
            agreement_terms.say_day(reading, draft, sentence, verb.start())
            agreement_terms.say_amount(reading, draft, sentence, verb.start())
            yield draft


def _inside(sentence: Sentence, paper: Paper) -> tuple[int, int]:
    return paper.start - sentence.start, paper.end - sentence.start


def _say_parties(draft: Draft, sentence: Sentence, side: Side) -> None:
    for party in side:
        also = () if party.sentence.index == sentence.index else ((sentence.start, sentence.end, Role.SUBJECT),)
        draft.words("party", party.start, party.end, party.sentence, text=party.name, also=also)


def _handshakes(reading: Reading, sentence: Sentence, verb: re.Match[str], parties: Parties) -> Iterator[Draft]:
    """甲与乙签约, without the word agreement: one only where both sides are named and nothing is counted or built."""
    text = sentence.text
    low, high = parties.start, sentence.at(verb.end())
    stop = _STOP.search(text, verb.end())
    rest = text[verb.end() : stop.start() if stop else len(text)]
    below = reading.sentences[sentence.index + 1 : sentence.index + 2]
    if (
        (_LISTS.fullmatch(rest) and any("《" in one.text for one in below))
        or _INVESTS.search(rest)
        or _FOR_BOTH.search(reading.plain, low, high)
    ):
        return
    rest, _, following = rest.partition(",")
    if _SETS_UP.match(following):
        return
    if not _HANDS.match(verb.group()) or _AFTER_HANDSHAKE.search(rest) or not 0 < high - low <= 80:
        return
    together = _TOGETHER.search(text, 0, verb.start()) or re.search(r"与|和|同", reading.plain[low:high])
    if not together or reading.quantities_in(low, high):
        return
    for part, side in enumerate(parties.sets):
        if len(side) < 2 or any(party.sentence is not sentence for party in side):
            continue
        behind = max(party.end for party in parties.every if party.sentence is sentence) - sentence.start
        if signatories.cut(text, behind, verb.start()) - behind > _LEAST_BETWEEN:
            continue  # 甲院和乙省共建的丙研究院签约
        deed = _DEED.match(text, verb.end())
        begin = side[0].start if len(parties.sets) == 1 else low
        draft = Draft(reading, "agreement", begin, high, part)
        if deed:
            begin, high = (sentence.at(at) for at in deed.span("about"))
        draft.words("name", begin, high, sentence)
        _say_parties(draft, sentence, side)
        agreement_terms.say_day(reading, draft, sentence, verb.start())
        yield draft
