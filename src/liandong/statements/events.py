"""Events (活动): what was held, when, where, by whom, and what it signed or started."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from liandong.statements.dates import Date, years_in_names
from liandong.statements.draft import Draft, clean
from liandong.statements.event_details import say_counts, say_organisers, say_place, say_venue
from liandong.statements.phrases import trim
from liandong.statements.reading import Reading
from liandong.statements.sentences import Sentence
from liandong.vocabulary.events import EVENT_NOUNS
from liandong.vocabulary.patterns import branches, each

_ACTIVITY = r"活动(?!中|现场|上|期间|周|月|日|家)"
_NOUN = re.compile(
    "|".join(
        (
            branches(EVENT_NOUNS),
            _ACTIVITY,
            each("研讨 交流 签约 推介 对接 主题 系列 揭牌 启动 宣传", _ACTIVITY),
            r"集中(?:动工|开工|签约|竣工|投产)(?:[、暨和](?:集中)?(?:动工|开工|签约|竣工|投产))*(?:活动|仪式)?",
            r"会议(?<=[\u4e00-\u9fff]{6}会议)(?=上|在)",
        )
    )
)
_ADVERB = (
    r"(?:[,]?(?:隆重|成功|顺利|正式|如期|盛大|圆满|同步|同期|同时|共同|联合|线上|拟|将|近日|日前|昨日|今日|今天|"
    r"当天|陆续|再次|首次|\d+日|\d+月\d+日|上午|下午))*"
)

_HELD_VERB = r"(?:举行|召开|举办|开幕|启幕|落幕|闭幕|开讲|拉开(?:帷幕|序幕|大幕)|圆满(?:结束|落幕|收官)|开展)"
_AFTER = re.compile(
    rf"^[”』]?(?:暨[^,。]{{2,30}})?(?:[^。!?]{{0,45}}?[,])?(?:的)?{_ADVERB}(?:(?:在|于)"
    rf"(?P<place>[^,。!?]{{1,24}}?))?(?P<inside>内|上)?{_ADVERB}(?P<verb>{_HELD_VERB})"
)
_BEFORE = re.compile(r"(?P<verb>举行|举办|召开|开展|主办|承办|迎来|组织|参加|出席)(?:了|的)?(?:一场|一批|首场|专场)?$")
_BEFORE_PLACE = re.compile(
    r"(?:在|于|赴)(?P<place>[^,。!?在]{1,24}?)(?:内|成功|隆重|正式|顺利|盛大|联合|共同)*(?:举行|举办|召开|开展)"
    r"(?:了|的)?(?:一场)?$"
)
_SUBJECT_PLACE = re.compile(
    r"(?:^|[,。:])(?:近日|日前|当天|今年|去年|\d+年|\d+月\d+日|上午|下午|,)*(?P<place>[^,。!?:]{2,20}?)(?:内|"
    r"境内)?(?:近日|日前|成功|隆重|正式|联合)*(?:举行|举办|召开|迎来)(?:了)?(?:一场)?$"
)
_FOLLOWED = re.compile(
    r"(?:上?指出|强调|要求|明确|认为|期间|演讲环节|环节|秘书处|组委会|主题|名单|室|厅|中心|桌|员|签到|背景|成果|精神|纪要)"
)
_GENERIC = re.compile(
    r"^(?:(?:专场|此次|本次|这次|该|此|本届|这一|一场|一次|系列|相关|主题|专题|国际性|同期|平行|配套|线下|线上|现场|主|"
    r"分|大型|重要|首场|多场|上述|有关)*)(?P<noun>.{2,6})$"
)
_TO_COME = re.compile(r"将|拟|计划|每[季年月]|定期|今后|下一步")
_THIS = re.compile(r"专场|此次|本次|这次|该|本届|上述|一场|多场|系列|相关|各")
_SECOND = re.compile(rf"暨[^,。;!?在]{{2,24}}?(?:{_NOUN.pattern})")
_OPENS_WITH_VERB = re.compile(r"成立|揭幕|[^、]*(?:签署|、)")
"""Nouns whose own words would stop the walk to the beginning of the name."""
_YEAR_BEFORE = re.compile(r"(?:19|20)\d\d年$")
_BODY = re.compile(r"委|局|会|公司|集团|政府|与|联合")


@dataclass(frozen=True, slots=True)
class _Candidate:
    sentence: Sentence
    start: int
    end: int
    noun: str
    held: bool
    generic: bool
    place: tuple[int, int] | None
    verb: str = ""


def extract(reading: Reading) -> list[Draft]:
    """The events of the document, the main one (the one that the document reports) first."""
    candidates = list(_candidates(reading))
    drafts = _named(reading, candidates)
    if drafts:
        main = drafts[0]
        say_organisers(reading, main)
        say_counts(reading, main)
        say_venue(reading, main)
    return drafts


def _candidates(reading: Reading) -> Iterator[_Candidate]:
    """Every phrase of the document that ends like the name of an event, left to right."""
    plain = reading.plain
    for match in _NOUN.finditer(plain):
        sentence = reading.sentence_at(match.start())
        if sentence is None or match.end() > sentence.end or _FOLLOWED.match(plain, match.end()):
            continue
        noun = match.group()
        head = match.start() if _OPENS_WITH_VERB.match(noun) and match.start() > sentence.start else match.end()
        start = reading.tokens.name_start(head, sentence.start, soft=True)
        start, end = trim(plain, *_without_date(reading, start, match.end()))
        if end - start < len(noun):
            start = match.start()
        before, after = plain[sentence.start : _without_year(plain, start)], plain[match.end() : sentence.end]
        place, verb = _place(sentence, before, after)
        generic = _is_generic(plain[start:end], noun)
        end = _with_second_title(plain, end, sentence.end)
        yield _Candidate(sentence, start, end, noun, bool(verb), generic, place, verb)


def _without_year(plain: str, start: int) -> int:
    """举办2022年…对接会: the verb stands before the year that the name was parted from."""
    year = _YEAR_BEFORE.search(plain, max(0, start - 7), start)
    return year.start() if year else start


def _without_date(reading: Reading, start: int, end: int) -> tuple[int, int]:
    for date in reading.dates_in(start, end):
        if date.start == start and date.known and reading.plain[date.end - 1] in "年月日":
            start = date.end
    return start, end


def _with_second_title(plain: str, end: int, limit: int) -> int:
    """甲推介会暨乙签署仪式 is one event with two titles."""
    second = _SECOND.match(plain, end, limit)
    return second.end() if second else end


def _is_generic(name: str, noun: str) -> bool:
    """Whether the phrase names no particular event: 此次论坛, 一场研讨活动, 专题会议."""
    match = _GENERIC.match(name)
    return bool(match and match["noun"] == noun and not re.search(r"[“\d]", name))


def _place(sentence: Sentence, before: str, after: str) -> tuple[tuple[int, int] | None, str]:
    """Where and with which verb the phrase between `before` and `after` is said to be held."""
    preceding = _BEFORE_PLACE.search(before)
    if preceding:
        return (sentence.at(preceding.start("place")), sentence.at(preceding.end("place"))), "举行"
    verb = _BEFORE.search(before)
    if verb and verb["verb"] not in ("参加", "出席"):
        subject = _SUBJECT_PLACE.search(before)
        if subject and _BODY.search(subject["place"]):
            subject = None
        span = (sentence.at(subject.start("place")), sentence.at(subject.end("place"))) if subject else None
        return span, verb["verb"]
    follows = _AFTER.match(after)
    if follows:
        offset = len(sentence.text) - len(after)
        if follows["place"]:
            return (sentence.at(offset + follows.start("place")), sentence.at(offset + follows.end("place"))), follows[
                "verb"
            ]
        return None, follows["verb"]
    return None, ""


def _named(reading: Reading, candidates: list[_Candidate]) -> list[Draft]:
    """One draft an event: those that are held, or that the title names; the later mentions of the same add to it."""
    title = reading.title
    title_names = [c for c in candidates if title and c.sentence is title and not c.generic]
    held = [c for c in candidates if c.held and c.sentence is not title]
    drafts: list[Draft] = []
    for candidate in held:
        name = candidate
        if candidate.generic:
            if drafts or not (title_names or _dated(reading, candidate)):
                continue
            name = title_names[0] if title_names else candidate
        known = next((d for d in drafts if same_event(d.name, clean(reading.text(name.start, name.end)))), None)
        if known is None:
            known = Draft(reading, "event", name.start, name.end)
            known.words("name", name.start, name.end, name.sentence)
            drafts.append(known)
        _fill(reading, known, candidate)
    if not drafts and title_names and _supported(reading, title_names[0]):
        name = _fullest(reading, title_names[0], candidates)
        draft = Draft(reading, "event", name.start, name.end)
        draft.words("name", name.start, name.end, name.sentence)
        drafts.append(draft)
    if drafts:
        _add_title(drafts[0], title_names, reading)
        _retell(reading, drafts, candidates)
    return drafts


def _dated(reading: Reading, candidate: _Candidate) -> bool:
    """A plain name (产业合作大会) makes an event where it is held, not to be held, on a day or at a place."""
    sentence = candidate.sentence
    name, before = reading.plain[candidate.start : candidate.end], reading.plain[sentence.start : candidate.start]
    if len(name) < 4 or _THIS.match(name) or _TO_COME.search(before):
        return False
    return bool(candidate.place or reading.dates_in(sentence.start, sentence.end))


def _supported(reading: Reading, name: _Candidate) -> bool:
    """A title alone makes an event only where the body speaks of it: the noun, or the day it was held on."""
    body = [s for s in reading.body if name.noun[-2:] in s.text]
    return len(body) >= 1


def _fullest(reading: Reading, name: _Candidate, candidates: list[_Candidate]) -> _Candidate:
    text = clean(reading.text(name.start, name.end))
    for candidate in candidates:
        if (
            candidate.sentence.paragraph > 0
            and not candidate.generic
            and same_event(text, clean(reading.text(candidate.start, candidate.end)))
        ):
            return candidate
    return name


def _add_title(draft: Draft, titles: list[_Candidate], reading: Reading) -> None:
    for candidate in titles:
        if same_event(draft.name, clean(reading.text(candidate.start, candidate.end))):
            draft.words("name", candidate.start, candidate.end, candidate.sentence, confidence=0.8)


def _retell(reading: Reading, drafts: list[Draft], candidates: list[_Candidate]) -> None:
    """Later sentences that name an event again prove its name once more, and may date or place it."""
    for candidate in candidates:
        if candidate.sentence.paragraph == 0:
            continue
        if candidate.generic:
            if candidate.held or re.match(r"此次|本次|这次|该|本届", reading.plain[candidate.start : candidate.end]):
                _fill(reading, drafts[0], candidate)
            continue
        name = clean(reading.text(candidate.start, candidate.end))
        draft = next((d for d in drafts if same_event(d.name, name)), None)
        if draft:
            _fill(reading, draft, candidate)


def same_event(left: str, right: str) -> bool:
    """Whether two names of one document mean one event: one contains the other, or they end alike and share most."""
    left, right = (re.sub(r"[“”\"()·\s]|第.{1,3}届|\d{4}年?|首届", "", name) for name in (left, right))
    if not left or not right:
        return False
    short, long = sorted((left, right), key=len)
    if short in long and len(short) >= 4:
        return True
    shared = len(set(short) & set(long)) / len(set(short))
    return shared >= 0.75 and short[-2:] == long[-2:]


def _fill(reading: Reading, draft: Draft, candidate: _Candidate) -> None:
    sentence = candidate.sentence
    if not draft.get("date"):
        date = _event_date(reading, sentence, candidate)
        if date:
            draft.date("date", date, sentence)
    if candidate.place and not draft.get("place"):
        say_place(reading, draft, *candidate.place, sentence)


def _event_date(reading: Reading, sentence: Sentence, candidate: _Candidate) -> Date | None:
    """The day of the sentence that tells of the holding: before the name, else right behind it; the name's year as a
    help."""
    dates = [
        d
        for d in reading.dates_in(sentence.start, sentence.end)
        if not _of_target(reading, d) and not reading.plain.startswith(("电", "讯"), d.end)
    ]
    before = [d for d in dates if d.end <= candidate.start]
    days = [d for d in before if len(d.iso) in (7, 10) or not d.known]
    if days and len(before[-1].iso) == 4:
        day, named = days[-1], before[-1]
        if day.known:
            return day
        return Date(day.start, day.end, f"{named.iso}-{day.iso[2:]}", named.basis, (named.start, named.end))
    after = [d for d in dates if d.start >= candidate.end and d.start - candidate.end <= 12]
    best = next(iter(after if after and not before else before[-1:] or after), None)
    if best is None:
        return None
    if not best.known:
        for low, high, year in years_in_names(reading.plain[candidate.start : candidate.end]):
            stretch = (candidate.start + low, candidate.start + high)
            return Date(best.start, best.end, f"{year}-{best.iso[2:]}", best.basis, stretch)
    return best


def _of_target(reading: Reading, date: Date) -> bool:
    """A date that says by when or since when, not on which day."""
    return bool(
        re.search(r"(?:到|至|自|从|截至|截止|力争|预计)$", reading.plain[max(0, date.start - 2) : date.start])
    ) or reading.plain.startswith(("以来", "底前", "前", "度"), date.end)
