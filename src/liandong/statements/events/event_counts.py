"""How many projects an event signed or started, and their sum: of the whole event, not of one delegation or a year."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from liandong.model import Modality, Value
from liandong.model.noun import Noun
from liandong.statements.draft import Draft
from liandong.statements.events import event_count_words as wording
from liandong.statements.grammar.denials import hearsay, negated
from liandong.statements.grammar.flat import Flat, flat
from liandong.statements.grammar.lists import fields
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.measures.numerals import chinese_number
from liandong.statements.measures.quantities import Quantity


class _Count(Noun, frozen=True):
    """A number of projects, and the sum that goes with it."""

    property: str
    value: Value
    at: int
    sentence: Sentence
    sum: Quantity | None
    sum_in: Sentence | None
    total: bool
    signed: bool
    whole: bool
    party: str
    bare: bool
    """Without a word of signing or beginning (项目合计18个, 50个项目总投资…): counts only for what is named so."""
    called: bool
    """Whether the text calls the number a total (项目合计18个)."""


_NEAR = 4
"""Characters from the name of an event within which what it signed is its own."""
Mentions = Sequence[tuple[int, Draft | None]]


def say_counts(reading: Reading, drafts: list[Draft], mentions: Mentions) -> None:
    """What each event signed and started, where the sentence speaks of the whole event."""
    running = flat(reading)
    told = hearsay(reading)
    counts: dict[int, list[_Count]] = {}
    for sentence in reading.holding(wording.WORTH_READING):
        if sentence.index in told:
            continue
        for count in _counts(reading, running, sentence, drafts, mentions):
            owner, near = _owner(reading, drafts, mentions, count.at, sentence)
            if owner is not None and (near or count.whole):
                if count.bare and not _named_so(reading, owner, count, mentions):
                    continue
                if count.party and not any(count.party in name for name in (*owner.get("name"), *owner.get("place"))):
                    continue
                counts.setdefault(drafts.index(owner), []).append(count)
    for index, found in counts.items():
        _say(drafts[index], found, reading)
    if reading.title and not _has(drafts[0], "projects_signed"):
        _say_of_title(reading, running, drafts, reading.title)
    if not any("amount" in [s.property for s in d.statements] for d in drafts) and not counts:
        _sum_alone(reading, drafts, mentions)


def _say_of_title(reading: Reading, running: Flat, drafts: list[Draft], title: Sentence) -> None:
    """What the title tells of the one event of the report (签约项目23个, 签约总额1643亿元), where the body does not."""
    if len(drafts) > 1 or any(s.modality is not Modality.DONE for s in drafts[0].statements if s.property == "name"):
        return
    names = (*drafts[0].get("name"), *drafts[0].get("place"))
    found = [
        count
        for count in _counts(reading, running, title, drafts)
        if count.property == "projects_signed" and not count.bare
        if not count.party or any(count.party in name for name in names)
    ]
    if found:
        _say(drafts[0], found, reading)
    for quantity in reading.quantities_in(title.start, title.end) if not _has(drafts[0], "amount") else ():
        before = reading.plain[title.start : quantity.start]
        if quantity.money and wording.SUM_OF_TITLE.search(before) and not wording.AIMED.search(before):
            drafts[0].say("amount", quantity.value, title, quantity.start, scope="signed")
            return


def _named_so(reading: Reading, owner: Draft, count: _Count, mentions: Mentions) -> bool:
    """Whether a bare count belongs to an event that is named a signing or a beginning: in its own sentence, in the one
    before where it opens its own, or anywhere above where it is called a total."""
    words = ("签",) if count.property == "projects_signed" else ("开工", "动工", "奠基")
    if not any(word in name for name in owner.get("name") for word in words):
        return False
    last = max((end for end, draft in mentions if draft is owner and end <= count.at), default=-1)
    told_in = reading.sentence_at(last - 1) if last > 0 else None
    if told_in is None:
        return False
    opens = count.at == count.sentence.start and told_in.index == count.sentence.index - 1
    return count.called or told_in is count.sentence or opens


def _counts(
    reading: Reading, running: Flat, sentence: Sentence, drafts: list[Draft], mentions: Mentions = ()
) -> Iterator[_Count]:
    low, high = running.of(sentence.start), running.of(sentence.end)
    text = running.text[low:high]
    if not wording.NUMBERED.search(text):
        return
    for name, pattern, words in (
        ("projects_signed", wording.SIGNED, wording.SIGNED_WORDS),
        ("projects_started", wording.STARTED, wording.STARTED_WORDS),
    ):
        if not any(word in text for word in words):
            continue
        for match in pattern.finditer(text):
            group = str(match.lastgroup)
            number = match.start(group)
            at = running.at(low + number)
            begin = running.at(low + match.start())
            named = any(draft and begin - _NEAR <= end <= begin for end, draft in mentions)
            if _refused(reading, running, text, low, match, sentence, named=named):
                continue
            party = _party(reading, running, low, match.start(), text)
            value, start = _value(reading, at, match[group], text[number:])
            if value is None:
                continue
            after = running.of(start) + len("".join(value.raw.split()))
            money, told_in = _sum(reading, running, sentence, after, low + match.start())
            clause = text[max(0, match.start() - 24) : match.end()]
            whole = bool(wording.OF_THE_WHOLE.search(text)) or any(match.group()[:2] in draft.name for draft in drafts)
            yield _Count(
                name,
                value,
                start,
                sentence,
                money,
                told_in,
                bool(wording.CALLED_TOTAL.search(clause)),
                "签" in clause,
                whole,
                party,
                group in wording.BARE,
                group == "total",
            )


def _value(reading: Reading, at: int, digits: str, text: str) -> tuple[Value | None, int]:
    """The count as the text writes it, with where it begins; None where its numerals say no number (三五, 百八十)."""
    read = int(digits.replace(",", "")) if digits[0].isdecimal() else chinese_number(digits)
    if not read or (len(digits) > 1 and digits[0] in "百千"):
        return None, at
    quantity = next((q for q in reading.quantities_in(max(0, at - 8), at + 24) if q.start <= at < q.end), None)
    if quantity and quantity.value.number is not None and not quantity.money:
        return quantity.value, quantity.start
    raw, number = reading.text(at, at + len(digits)), Decimal(read)
    return Value(raw, str(number), number, unit=text[len(digits) : len(digits) + 1] or None), at


def _refused(
    reading: Reading,
    running: Flat,
    text: str,
    low: int,
    match: re.Match[str],
    sentence: Sentence,
    *,
    named: bool = False,
) -> bool:
    """Whether the number is that of a part, a period, a party, both kinds at once, a plan, or denied; what is counted
    right behind the name of an event is no period's."""
    before = text[: match.start()]
    clause = before[max((before.rfind(mark) for mark in ",;:"), default=-1) + 1 :]
    if (wording.OF_A_PERIOD.search(before) and not named) or wording.SEVERAL_DEEDS.search(
        text, match.start(), match.end()
    ):
        return True
    group = match.lastgroup
    told_of = group == "leading"  # 40个项目签下合同: the number is that of projects
    counted = wording.CLAUSE_END.split(text[match.start() : match.end() + (0 if told_of else 6)])[0]
    mixed = wording.PART_OR_PLAN.search(match.group()) or (
        wording.PAPERS.search(counted) and group not in wording.OF_PAPERS
    )
    if wording.PART_OR_PLAN.search(clause) or (mixed and group != "among_papers"):
        return True
    if negated(reading.plain, sentence.start, running.at(low + match.start())):
        return True
    if (
        wording.DELEGATION.search(before)
        or wording.ONE_PERSON.search(clause)
        or wording.FELL_THROUGH.match(text, match.start())
    ):
        return True
    return bool(wording.AIMED.search(text, len(before) - len(clause), match.end()))


def _party(reading: Reading, running: Flat, low: int, start: int, text: str) -> str:
    """Whose share the number is (甲区签约项目10个, 乙市有10个项目); "" where it is that of all who are there. The share
    of the host, whom the event's name or place tells, is the whole."""
    clause = text[max((text.rfind(mark, 0, start) for mark in ",;:"), default=-1) + 1 : start]
    if wording.ALL_OF_THEM.search(clause):
        return ""
    begin = running.at(low + start - len(clause)) if clause else 0
    end = running.at(low + start - 1) + 1 if start else 0
    hits = reading.regions_in(begin, end) if clause and end > begin else ()
    if hits and wording.UP_TO_THE_VERB.fullmatch("".join(reading.plain[hits[-1].end : end].split())):
        return "".join(reading.plain[hits[-1].start : hits[-1].end].split()).rstrip("省市区县")
    if wording.PARTY.search(clause) and not wording.COMING_FROM.search(clause[:-1]):
        return clause
    return ""


def _sum(
    reading: Reading, running: Flat, sentence: Sentence, after: int, before: int
) -> tuple[Quantity | None, Sentence | None]:
    """The sum that the sentence gives behind the count, right before it, or that the next one opens with."""
    for quantity in reading.quantities_in(sentence.start, sentence.end):
        at = running.of(quantity.start)
        if not quantity.money or at < after:
            continue
        between = running.text[after:at]
        if wording.ANOTHER_COUNT.search(between[:-1]):
            break
        if wording.NAMES_A_SUM.search(between[-16:]) or wording.SUM_OF_ALL.match(
            running.text, running.of(quantity.end - 1) + 1
        ):
            return quantity, sentence
    for quantity in reading.quantities_in(max(sentence.start, running.at(max(before - 14, 0))), running.at(before) + 1):
        at = running.of(quantity.start)
        if quantity.money and wording.NAMES_A_SUM.search(running.text[max(0, at - 14) : at]):
            behind = running.text[running.of(quantity.end - 1) + 1 : before]
            if behind in ("", "的", "人民币", "人民币的"):
                return quantity, sentence
    following = reading.sentences[min(sentence.index + 1, len(reading.sentences) - 1)]
    below = following.paragraph in (sentence.paragraph, sentence.paragraph + sentence.heading)  # or line by line
    if below and wording.NEXT_SUM.match(following.text):
        for quantity in reading.quantities_in(following.start, following.end)[:1]:
            at = running.of(quantity.start)
            if quantity.money and wording.NAMES_A_SUM.search(running.text[max(0, at - 16) : at]):
                return quantity, following
    return None, None


def _owner(
    reading: Reading, drafts: list[Draft], mentions: Mentions, at: int, sentence: Sentence
) -> tuple[Draft | None, bool]:
    """The event of which the sentence speaks: the last one named before the number in it, the one of its day, else the
    last one spoken of in its paragraph, else the main one; None where it speaks of another event or day.
    And whether the event is named in the sentence or in the one before it."""
    part = max(sentence.start, reading.plain.rfind(";", sentence.start, at))
    named = [draft for end, draft in mentions if part < end <= at]
    if named:
        return named[-1], True
    days = [d.iso for d in reading.dates_in(sentence.start, at)]
    if days:
        for draft in drafts:
            held = next(iter(draft.get("date")), "")
            if held and all(_agree(day, held) for day in days):
                return draft, True
        if next(iter(drafts[0].get("date")), ""):
            return None, False
    before = reading.sentences[sentence.index - 1] if sentence.index else sentence
    if sentence.paragraph == before.paragraph + 1 > 1 and before.paragraph:  # line by line
        told = [d for end, d in mentions if before.start < end <= before.end]
        if told and told[-1] is drafts[0]:
            return told[-1], True
    start = reading.openings[sentence.paragraph].start
    spoken = [d for end, d in mentions if start < end <= sentence.start and (_told(d) or d is drafts[0])]
    return (spoken[-1], True) if spoken else (drafts[0], False)


def _agree(day: str, held: str) -> bool:
    """Whether a date may be that of an event: one holds the other; an open day (--10-22) has its month and day."""
    if day.startswith("--"):
        return held[5:].startswith(day[2:]) or day[2:].startswith(held[5:7])
    return held.startswith(day) or day.startswith(held)


def _told(draft: Draft | None) -> bool:
    """Whether an event has a day or place of its own, and is no mere part of another."""
    return draft is not None and bool(draft.get("date") or draft.get("place"))


def _say(draft: Draft, counts: list[_Count], reading: Reading) -> None:
    for name in ("projects_signed", "projects_started"):
        found = [count for count in counts if count.property == name]
        if not found:
            continue
        best = max(found, key=lambda count: (count.signed, count.total, count.sum is not None))
        draft.say(name, best.value, best.sentence, best.at)
        if name == "projects_signed":
            for a, b in fields(best.sentence.text, 0, len(best.sentence.text)):
                draft.words("field", best.sentence.at(a), best.sentence.at(b), best.sentence)
        both = name == "projects_started" and wording.SEVERAL_DEEDS.search(draft.name)
        if best.sum and best.sum_in and not both and not _has(draft, "amount"):
            scope = "signed" if name == "projects_signed" else "total"
            draft.say("amount", best.sum.value, best.sum_in, best.sum.start, scope=scope)


def _has(draft: Draft, name: str) -> bool:
    return any(s.property == name for s in draft.statements)


def _sum_alone(reading: Reading, drafts: list[Draft], mentions: Mentions) -> None:
    """The sum of what was signed where the text does not count projects (47家企业当场签约,金额合计4亿元)."""
    running = flat(reading)
    for sentence in reading.holding(wording.WORTH_READING):
        low, high = running.of(sentence.start), running.of(sentence.end)
        match = wording.SIGNED_THERE.search(running.text, low, high)
        if _granted(reading, running, drafts, mentions, sentence):
            return
        if (
            not match
            or wording.OF_A_PERIOD.search(running.text, low, match.start())
            or sentence.index in hearsay(reading)
        ):
            continue
        if wording.AIMED.search(running.text[low : match.end()]) or wording.DELEGATION.search(
            running.text[low : match.end()]
        ):
            continue
        if wording.PARTY.search(
            wording.COUNT_OF_FIRMS.sub("", running.text[low : match.start()])
        ) or wording.PART_OR_PLAN.search(match.group()):
            continue
        if re.search(r"上,", match.group()) and reading.regions_in(*running.span(match.start(), match.end())):
            continue
        for quantity in reading.quantities_in(running.at(match.start()), sentence.end):
            at = running.of(quantity.start)
            if (
                quantity.money
                and at >= match.end()
                and wording.NAMES_A_SUM.search(running.text[max(low, at - 12) : at])
            ):
                owner, _ = _owner(reading, drafts, mentions, quantity.start, sentence)
                if owner:
                    owner.say("amount", quantity.value, sentence, quantity.start, scope="signed")
                return


def _granted(reading: Reading, running: Flat, drafts: list[Draft], mentions: Mentions, sentence: Sentence) -> bool:
    """Whether it says the sum that the sentence calls that of the agreements or credits signed on the spot."""
    if sentence.index in hearsay(reading):
        return False
    low = running.of(sentence.start)
    for quantity in reading.quantities_in(sentence.start, sentence.end):
        at, end = running.of(quantity.start), running.of(quantity.end - 1) + 1
        clause = running.text[max(low, at - 48) : at] if quantity.money else ""
        if not clause or not (wording.PAPER_BEFORE.search(clause) or wording.PAPER_BEHIND.match(running.text, end)):
            continue
        opens = wording.CREDIT_THERE.search(clause)
        if not opens:
            continue
        before = running.text[low:at]
        if (
            wording.OF_A_PERIOD.search(before)
            or wording.AIMED.search(before)
            or wording.PART_ONLY.search(before)
            or wording.DELEGATION.search(before)
        ):
            continue
        if negated(reading.plain, sentence.start, quantity.start) or wording.PARTY.search(
            wording.COUNT_OF_FIRMS.sub("", clause[: opens.start()])
        ):
            continue
        owner, near = _owner(reading, drafts, mentions, quantity.start, sentence)
        if owner and near and not _has(owner, "amount"):
            owner.say("amount", quantity.value, sentence, quantity.start, scope="signed")
            return True
    return False
