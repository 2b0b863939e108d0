"""Events (活动): what was held, when, where, by whom, and what it signed or started."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from liandong.model import Modality
from liandong.statements import event_frames
from liandong.statements.denials import hearsay
from liandong.statements.draft import Draft, clean
from liandong.statements.event_counts import say_counts
from liandong.statements.event_dates import event_date, lead_date
from liandong.statements.event_details import say_organisers, say_place, say_venue
from liandong.statements.event_frames import Told
from liandong.statements.event_minutes import minutes
from liandong.statements.event_names import FOLLOWED, NOUN, editions, name_start, same_event
from liandong.statements.flat import Flat, flat
from liandong.statements.phrases import trim
from liandong.statements.places import is_located
from liandong.statements.reading import Reading
from liandong.statements.sentences import Sentence

_GENERIC = re.compile(
    r"^(?:(?:专场|此次|本次|这次|该|此|本届|这一|一场|一次|系列|相关|主题|专题|国际性|同期|平行|配套|线下|线上|现场|主|"
    r"分|大型|重要|首场|首批|多场|上述|有关|各类|各种|等|重大|重点|集中|隆重的?|年度|全体|项目)*)(?P<noun>.{2,6})$"
)
_TO_COME = re.compile(r"将|拟|计划|每[季年月]|定期|今后|下一步")
_THIS = re.compile(r"专场|此次|本次|这次|该|本届|上述|一场|多场|系列|相关|各|首批")
_REFERS = re.compile(r"此次|本次|这次|该|本届|会议|大会|论坛|活动|仪式|[\u4e00-\u9fff]{2}会$")
_SECOND = re.compile(rf"暨[^,。;!?在\n]{{2,30}}?(?:{NOUN.pattern})")
_QUOTED = re.compile(
    r"[“「『](?P<name>[^“”「」『』\n]{6,50})[”」』](?=[^。!?\n]{0,24}?(?:举行|举办|召开|启动|开幕|启幕|落幕))"
)
_SPECIFIC = re.compile(r"\d|第.{1,3}[届次]|首届|[“「·—]|暨")
_SESSION = re.compile(r"\((?:[^()]{1,10}(?:专场|站|会场)|(?:19|20)\d\d)\)")
_COUNTED = re.compile(r"[\d两三四五六七八九十]+(?:余|多)?[个项宗场批](?!城市|国家)")
_SEVERAL_BEFORE = re.compile(r"[\d两三四五六七八九十数多几]+[场项个批]$|多次$|系列$|各类$|多项$")
_SEVERAL_BEHIND = re.compile(r"(?:各|共)?[\d两三四五六七八九十多]+[场次]")
_SENTENCE_END = re.compile(r"[。!?;\n]")
_LEAD_SENTENCES = 6
_RECENTLY = re.compile(r"刚刚|日前|近日|近期|不久前")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A phrase that ends like the name of an event: its stretch of the document, how it is told, and the stretch of its
    whole sentence, which may run over lines."""

    sentence: Sentence
    start: int
    end: int
    noun: str
    generic: bool
    told: Told
    span: tuple[int, int] = (0, 0)
    on_it: bool = False
    attended: bool = False

    @property
    def held(self) -> bool:
        return bool(self.told.verb)


def extract(reading: Reading) -> list[Draft]:
    """The events of the document, the main one (the one that the document reports) first."""
    candidates = [c for c in _candidates(reading) if c.sentence.index not in hearsay(reading)]
    drafts = _named(reading, candidates)
    recorded = minutes(reading)
    if recorded:
        return [recorded, *(d for d in drafts if not same_event(d.name, recorded.name))]
    if drafts:
        main = drafts[0]
        say_organisers(reading, main)
        say_venue(reading, main)
        say_counts(reading, drafts, _mentions(drafts, candidates, reading))
    return drafts


def _candidates(reading: Reading) -> Iterator[_Candidate]:
    """Every phrase of the document that ends like the name of an event, left to right."""
    running = flat(reading)
    text = running.text
    found: list[_Candidate] = []
    quoted = {m.end("name"): m for m in _QUOTED.finditer(text)}
    for match in NOUN.finditer(text):
        if FOLLOWED.match(text, match.end()):
            continue
        quoted.pop(match.end(), None)
        candidate = _candidate(reading, running, match.start(), match.end())
        if candidate:
            found.append(candidate)
    for match in quoted.values():
        candidate = _in_quotation(reading, running, match)
        if candidate:
            found.append(candidate)
    return iter(_listed(running, sorted(found, key=lambda c: (c.end, c.start))))


def _listed(running: Flat, found: list[_Candidate]) -> list[_Candidate]:
    """甲会议、乙大会先后举行: what is told of one of two names that a joint ties is told of the other."""
    for order in (range(len(found) - 1, 0, -1), range(1, len(found))):
        for index in order:
            left, right = found[index - 1], found[index]
            joint = running.text[running.of(left.end) : running.of(right.start)]
            if joint in ("、", "和", "与", "及", "以及") and not (left.generic or right.generic):
                if left.held and not right.held:
                    found[index] = replace(right, told=replace(left.told, place=left.told.place))
                elif right.held and not left.held:
                    found[index - 1] = replace(left, told=right.told)
    return found


def _candidate(reading: Reading, running: Flat, noun_start: int, noun_end: int) -> _Candidate | None:
    text = running.text
    low, high = _bounds(text, noun_start, noun_end)
    start = max(low, name_start(reading, running, noun_start, noun_end, lists=True))
    told = event_frames.told(text, low, start, noun_end, high)
    on_it = event_frames.on_it(text, start, noun_end, high)
    if not told.verb and start < noun_start:
        start = max(low, name_start(reading, running, noun_start, noun_end, lists=False))
    end = noun_end
    second = _SECOND.match(text, noun_end, high)
    if second:
        end = second.end()
        told = told if told.verb else event_frames.told(text, low, start, end, high)
    session = _SESSION.match(text, end, high)
    end = session.end() if session else end
    noun = text[noun_start:noun_end]
    if not told.verb and not told.called_off and event_frames.alone(text, low, start, end):
        told = _alone(reading, running, low, start) or told
    attended = event_frames.attended(text, low, start)
    return _placed(reading, running, (start, end), noun, told, on_it=on_it, attended=attended)


def _in_quotation(reading: Reading, running: Flat, match: re.Match[str]) -> _Candidate | None:
    """“甲地乙周”昨日在丙地举行: a quotation that is held is an event, whatever it ends with."""
    text, (start, end) = running.text, match.span("name")
    low, high = _bounds(text, start, end)
    told = event_frames.told(text, low, start - 1, end, high)
    if not told.verb or not told.place or text.startswith(("活动", "主题"), end + 1):
        return None
    return _placed(reading, running, (start, end), text[end - 2 : end], told)


def _bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """The flat stretch of the sentence that holds [start, end)."""
    low = max((text.rfind(mark, 0, start) for mark in "。!?;\n"), default=-1) + 1
    stop = _SENTENCE_END.search(text, end)
    return low, stop.start() if stop else len(text)


def _placed(
    reading: Reading, running: Flat, flat_span: tuple[int, int], noun: str, told: Told, *,
    on_it: bool = False, attended: bool = False,
) -> _Candidate | None:  # fmt: skip
    """The candidate with its stretch of the document, cut to one sentence; None where it stands in none."""
    if flat_span[0] >= flat_span[1]:
        return None
    start, end = running.span(*flat_span)
    sentence = reading.sentence_at(start)
    if sentence is None:
        return None
    start, end = trim(reading.plain, start, min(end, sentence.end))
    if end - start < 2:
        return None
    text = running.text
    name = "".join(reading.plain[start:end].split())
    before = text[max(0, flat_span[0] - 4) : flat_span[0]]
    if _COUNTED.match(name) or _SEVERAL_BEFORE.search(before) or _SEVERAL_BEHIND.match(text, flat_span[1]):
        return None
    generic = _is_generic(name, noun)
    low, high = _bounds(text, *flat_span)
    span = running.span(low, high)
    return _Candidate(sentence, start, end, noun, generic, told, span, on_it, attended)


def _alone(reading: Reading, running: Flat, low: int, start: int) -> Told | None:
    """A name that is a clause of its own is held where a day opens the sentence; a clause of place may precede it."""
    opens, name = running.at(low), running.at(start)
    days = [d for d in reading.dates_in(opens, name) if len(d.iso) == 10 or not d.known]
    if not days or days[0].start > opens + 2:
        return None
    clause = running.text.rfind(",", low, max(low, start - 1)) + 1
    place = (clause, start - 1) if clause > running.of(days[-1].end) else None
    if place and not is_located(reading, *running.span(*place)):
        return None
    return Told(place, "举行")


def _is_generic(name: str, noun: str) -> bool:
    """Whether the phrase names no particular event: 此次论坛, 一场研讨活动, 专题会议."""
    match = _GENERIC.match(name)
    return bool(match and noun.endswith(match["noun"]) and not re.search(r"[“\d]", name))


def _named(reading: Reading, candidates: list[_Candidate]) -> list[Draft]:
    """One draft an event: those that are held, or that the title names; the later mentions of the same add to it."""
    title = reading.title
    title_names = [c for c in candidates if title and c.sentence is title and not c.generic]
    called_off = [_name(reading, c) for c in candidates if c.told.called_off and not c.generic]
    drafts: list[Draft] = []
    for candidate in candidates:
        if candidate.sentence is title or not _tells(reading, candidate):
            continue
        name = candidate
        if candidate.generic:
            if drafts or not (title_names or _dated(reading, candidate)):
                continue
            name = title_names[0] if title_names else candidate
        if any(same_event(_name(reading, name), other) for other in called_off):
            continue
        _draft_of(reading, drafts, name, candidate)
    if not drafts and not called_off:
        _from_title(reading, drafts, title_names, candidates)
    if all(_modality(draft) is Modality.WILL for draft in drafts):
        _from_attendance(reading, drafts, candidates)
    if drafts:
        _retell(reading, drafts, candidates)
        drafts = _main_first(reading, drafts, title_names)
        _complete(reading, drafts, candidates)
    return drafts


def _name(reading: Reading, candidate: _Candidate) -> str:
    return clean(reading.text(candidate.start, candidate.end))


def _tells(reading: Reading, candidate: _Candidate) -> bool:
    """Whether the phrase is told as held, or as to be held on a day or at a place."""
    if not candidate.held:
        return candidate.on_it and not candidate.generic and _is_specific(reading, candidate)
    if candidate.told.modality is Modality.DONE:
        return True
    sentence = candidate.sentence
    return bool(candidate.told.place or reading.dates_in(sentence.start, sentence.end)) and not candidate.generic


def _is_specific(reading: Reading, candidate: _Candidate) -> bool:
    name = reading.plain[candidate.start : candidate.end]
    return len(name) >= 6 and bool(
        _SPECIFIC.search(name) or reading.regions_in(candidate.start, candidate.end) or len(name) >= 10
    )


def _draft_of(reading: Reading, drafts: list[Draft], name: _Candidate, candidate: _Candidate) -> None:
    """Adds what the candidate tells to the draft of its event, which is made where there is none."""
    known = next((d for d in drafts if same_event(d.name, _name(reading, name))), None)
    if known is None:
        known = Draft(reading, "event", name.start, name.end)
        known.words("name", name.start, name.end, name.sentence, modality=candidate.told.modality)
        drafts.append(known)
    _fill(reading, known, candidate)


def _dated(reading: Reading, candidate: _Candidate) -> bool:
    """A plain name (产业合作大会) makes an event where it is held, not to be held, on a day or at a place."""
    sentence = candidate.sentence
    name, before = reading.plain[candidate.start : candidate.end], reading.plain[sentence.start : candidate.start]
    if len(name) < 4 or _THIS.match(name) or _TO_COME.search(before):
        return False
    return bool(candidate.told.place or reading.dates_in(sentence.start, sentence.end))


def _from_title(
    reading: Reading, drafts: list[Draft], title_names: list[_Candidate], candidates: list[_Candidate]
) -> None:
    """A title alone makes an event only where the body speaks of it."""
    if not title_names or not any(title_names[0].noun[-2:] in s.text for s in reading.body):
        return
    name = _fullest(reading, title_names[0], candidates)
    draft = Draft(reading, "event", name.start, name.end)
    draft.words("name", name.start, name.end, name.sentence, modality=title_names[0].told.modality)
    drafts.append(draft)


def _from_attendance(reading: Reading, drafts: list[Draft], candidates: list[_Candidate]) -> None:
    """参加第五届…洽谈会: the one event that a report of a visit names."""
    for candidate in candidates:
        name = reading.plain[candidate.start : candidate.end]
        if (
            candidate.attended
            and not candidate.generic
            and candidate.sentence.paragraph
            and not candidate.told.called_off
            and (sum(editions(name)[0]) or editions(name)[1] or "暨" in name)
            and not _TO_COME.search(reading.plain, max(candidate.sentence.start, candidate.start - 20), candidate.start)
        ):
            _draft_of(reading, drafts, candidate, candidate)
            return


def _fullest(reading: Reading, name: _Candidate, candidates: list[_Candidate]) -> _Candidate:
    text = _name(reading, name)
    for candidate in candidates:
        if (
            candidate.sentence.paragraph > 0
            and not candidate.generic
            and same_event(text, _name(reading, candidate))
        ):
            return candidate
    return name


def _main_first(reading: Reading, drafts: list[Draft], title_names: list[_Candidate]) -> list[Draft]:
    """The event that the title names first, else the first one held; the title's name is one of its names."""
    titles = [(c, _name(reading, c)) for c in title_names]
    main = next((d for d in drafts for _, name in titles if same_event(d.name, name)), None)
    if main is None:
        main = next((d for d in drafts if _modality(d) is Modality.DONE), drafts[0])
    for candidate, name in titles:
        if same_event(main.name, name):
            main.words("name", candidate.start, candidate.end, candidate.sentence, confidence=0.8)
    return [main, *(d for d in drafts if d is not main)]


def _modality(draft: Draft) -> Modality:
    return next(s.modality for s in draft.statements if s.property == "name")


def _retell(reading: Reading, drafts: list[Draft], candidates: list[_Candidate]) -> None:
    """Later sentences that name an event again prove its name once more, and may date or place it."""
    for candidate in candidates:
        if candidate.sentence.paragraph == 0:
            continue
        if candidate.generic:
            if candidate.held or re.match(r"此次|本次|这次|该|本届", reading.plain[candidate.start : candidate.end]):
                _fill(reading, drafts[0], candidate)
            continue
        name = _name(reading, candidate)
        draft = next((d for d in drafts if same_event(d.name, name)), None)
        if draft:
            _fill(reading, draft, candidate)


def _fill(reading: Reading, draft: Draft, candidate: _Candidate) -> None:
    """Date and place of an event as the sentence of the candidate tells them; plans add nothing to what was held."""
    modality = candidate.told.modality
    if modality is not _modality(draft):
        return
    if not draft.get("date"):
        until = flat(reading).at(candidate.told.until) if candidate.told.until else 0
        date = event_date(reading, candidate.span, candidate.start, candidate.end, until)
        told_in = reading.sentence_at(date.start) if date else None
        if date and told_in and date.end <= told_in.end:
            draft.date("date", date, told_in, modality=modality)
    if candidate.told.place:
        _say_place(reading, draft, candidate.told.place)
    elif candidate.held or candidate.attended:
        running = flat(reading)
        _say_place(
            reading, draft, event_frames.went(running.text, running.of(candidate.span[0]), running.of(candidate.start))
        )


def _say_place(reading: Reading, draft: Draft, flat_span: tuple[int, int] | None) -> None:
    """The place at a flat stretch, for an event that has none."""
    if flat_span is None or draft.get("place") or flat_span[0] >= flat_span[1]:
        return
    start, end = flat(reading).span(*flat_span)
    told_in = reading.sentence_at(start)
    if told_in and end <= told_in.end:
        say_place(reading, draft, start, end, told_in)


def _complete(reading: Reading, drafts: list[Draft], candidates: list[_Candidate]) -> None:
    """The day of the report's first sentence, and where all came together, for the main event that its own sentences
    leave without them."""
    main, running = drafts[0], flat(reading)
    lead = reading.body[:3]
    for sentence in lead:
        low, high = running.of(sentence.start), running.of(sentence.end)
        place = event_frames.gathered(running.text, low, high)
        for draft in drafts if place else ():
            if draft.start < lead[-1].end:
                _say_place(reading, draft, place)
    if main.get("date") or _modality(main) is not Modality.DONE:
        return
    sentence = next(
        (c.sentence for c in candidates if c.sentence.paragraph and same_event(main.name, _name(reading, c))), None
    )
    if sentence is None:
        sentence = reading.body[0] if reading.body else None
    if sentence is None or sentence.index > _LEAD_SENTENCES or _RECENTLY.search(sentence.text):
        return
    date = lead_date(reading, sentence)
    if date:
        told_in = reading.sentence_at(date.start)
        if told_in:
            main.date("date", date, told_in)


def _mentions(drafts: list[Draft], candidates: list[_Candidate], reading: Reading) -> list[tuple[int, Draft | None]]:
    """Where each event is spoken of, by the end of the phrase; None for a named one that is no draft."""
    found: list[tuple[int, Draft | None]] = []
    for candidate in candidates:
        if candidate.generic:
            continue
        name = _name(reading, candidate)
        draft = next((d for d in drafts if any(same_event(n, name) for n in d.get("name"))), None)
        told = candidate.held or candidate.on_it or candidate.attended or any(editions(name))
        if draft or told and _is_specific(reading, candidate):
            found.append((candidate.end, draft))
    return found
