"""Events (活动): what was held, when, where, by whom, and what it signed or started."""

import re

from liandong.model import Modality
from liandong.statements.draft import Draft
from liandong.statements.events import event_frames
from liandong.statements.events.event_candidates import Candidate, candidates, is_specific, name_of
from liandong.statements.events.event_counts import Mentions, say_counts
from liandong.statements.events.event_dates import behind_page, beside_day, event_date, lead_date
from liandong.statements.events.event_heads import day_above, is_speech, reported_on, say_bracketed
from liandong.statements.events.event_minutes import minutes
from liandong.statements.events.event_names import editions, same_event
from liandong.statements.events.event_organisers import say_named_organisers, say_organisers
from liandong.statements.events.event_places import (
    say_as_of_main,
    say_place,
    say_place_around,
    say_place_of_name,
    say_place_of_report,
    say_venue,
)
from liandong.statements.grammar.denials import hearsay
from liandong.statements.grammar.flat import flat
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.tellings import Tellings

_TO_COME = re.compile(r"将|拟|计划|每[季年月]|定期|今后|下一步")
_THIS = re.compile(r"专场|此次|本次|这[次场]|该|本届|上述|一场|多场|系列|相关|各|首批")
_THIS_ONE = re.compile(r"此次|本次|这次|该|本届")
_OF_A_FIRM = re.compile(r"(?:公司|集团|我司)[^,。;]{0,12}$")
_LEAD_SENTENCES = 6
_LEAST_NAME = 6
_HOSTS = re.compile(r"[”』」》]?(?:\([^()]{1,20}\))?(?:[上中]|期间)举[行办]")
"""Behind the name of a meeting at which another is held."""
_RECENTLY = re.compile(r"刚刚|日前|近日|近期|不久前")


def extract(reading: Reading) -> list[Draft]:
    """The events of the document, the main one (the one that the document reports) first."""
    told = [c for c in candidates(reading) if c.sentence.index not in hearsay(reading)]
    drafts = _named(reading, told)
    recorded = minutes(reading)
    if recorded:
        drafts = [recorded, *(d for d in drafts if not same_event(d.name, recorded.name))]
        if _modality(recorded) is Modality.DONE:
            say_organisers(reading, recorded)
            say_counts(reading, drafts, _mentions(drafts, told, reading))
        return drafts
    if drafts:
        main = drafts[0]
        say_organisers(reading, main, _of_others(reading, main, told))
        for draft in drafts:
            say_named_organisers(reading, draft)
        say_venue(reading, main, _named_in(reading, main, told))
        _place_of(reading, drafts, told)
        drafts = _with_subject(reading, drafts)
        mentions = _mentions(drafts, told, reading)
        if drafts[0] is not main:  # a briefing counts what it tells of
            mentions = [(end, drafts[0] if draft is main else draft) for end, draft in mentions]
        say_counts(reading, drafts, mentions)
    return drafts


def _with_subject(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The drafts, before them the edition whose results the main one, a briefing, tells: what is counted is its."""
    main = drafts[0]
    end = reported_on(reading, main.start, main.end)
    told_in = reading.sentence_at(main.start)
    name = reading.plain[main.start : end]
    if end < 0 or told_in is None or any(same_event(d.name, name) and d is not main for d in drafts):
        return drafts
    subject = Draft(reading, "event", main.start, end)
    subject.words("name", main.start, end, told_in)
    return [subject, *drafts] if subject.called else drafts


def _place_of(reading: Reading, drafts: list[Draft], phrases: list[Candidate]) -> None:
    """The place of those events whose own sentences say none: from their names, or what is told around the main one."""
    spoken = Tellings((name_of(reading, c), c) for c in phrases if c.sentence.paragraph)
    for draft in drafts:
        if draft.get("place") or _modality(draft) is not Modality.DONE:
            continue
        near = spoken.near(draft.name)
        told = next((c for c in near if same_event(draft.name, name_of(reading, c))), None)
        if told and (draft is drafts[0] or told.held or told.on_it):
            say_place_around(reading, draft, told.sentence, told.start)
        if not draft.get("place") and not say_place_of_name(reading, draft) and draft is drafts[0]:
            say_place_of_report(reading, draft)
    for draft in drafts[1:]:
        if _modality(draft) is _modality(drafts[0]):
            say_as_of_main(reading, draft, drafts[0])


def _named_in(reading: Reading, draft: Draft, phrases: list[Candidate]) -> set[int]:
    """Numbers of the sentences that give the event's name."""
    return {c.sentence.index for c in phrases if not c.generic and same_event(draft.name, name_of(reading, c))}


def _of_others(reading: Reading, main: Draft, phrases: list[Candidate]) -> dict[int, int]:
    """By the number of the sentence where the first other event ends that it names, for those that do not name the
    main one."""
    ours: set[int] = set()
    others: dict[int, int] = {}
    for candidate in phrases:
        if not candidate.generic and is_specific(reading, candidate):
            if same_event(main.name, name_of(reading, candidate)):
                ours.add(candidate.sentence.index)
            else:
                others.setdefault(candidate.sentence.index, candidate.end)
    return {index: end for index, end in others.items() if index not in ours}


def _named(reading: Reading, phrases: list[Candidate]) -> list[Draft]:
    """One draft an event: those that are held, or that the title names; the later mentions of the same add to it."""
    title = reading.title
    title_names = [c for c in phrases if title and c.sentence is title and not c.generic]
    off = [name_of(reading, c) for c in phrases if c.told.called_off and not c.generic]
    called_off = Tellings((name, name) for name in off)
    drafts: list[Draft] = []
    before: Tellings[Draft] = Tellings()
    for candidate in phrases:
        if candidate.sentence is title or not _tells(reading, candidate):
            continue
        name = candidate
        if candidate.generic:
            if drafts:
                continue
            named = next(iter(title_names), None) or _named_before(phrases, candidate)
            dated = _dated(reading, candidate)
            if not (named or dated):
                continue
            if named and dated and _of_other_kind(named, candidate):
                named = None
            name = named or candidate
        if _among(called_off, name_of(reading, name)):
            continue
        _draft_of(reading, drafts, before, name, candidate)
    for candidate in phrases:
        if (
            candidate.sentence is not title
            and not _among(called_off, name_of(reading, candidate))
            and _beside_a_day(reading, candidate)
        ):
            _draft_of(reading, drafts, before, candidate, candidate)
    if not off and (not drafts or _of_speech(reading, title_names)):
        _from_title(reading, drafts, title_names, phrases)
    if not off:
        _from_line(reading, drafts, phrases)
    if all(_modality(draft) is Modality.WILL for draft in drafts):
        _from_attendance(reading, drafts, phrases)
    if drafts:
        _retell(reading, drafts, phrases)
        drafts = _main_first(reading, drafts, title_names)
        _complete(reading, drafts, phrases)
    return drafts


def _among(names: Tellings[str], name: str) -> bool:
    return any(same_event(name, other) for other in names.near(name))


def _of_other_kind(named: Candidate, generic: Candidate) -> bool:
    """Whether a ceremony of its own day is no other name of the fair that the title tells of."""
    return generic.noun.endswith("仪式") and not named.noun.endswith(("仪式", "活动"))


def _named_before(phrases: list[Candidate], generic: Candidate) -> Candidate | None:
    """甲市招商工作会议提出…。会议19日在甲市召开: the name that a bare noun takes up, one of the same kind before it."""
    return next(
        (
            c
            for c in reversed(phrases)
            if c.end <= generic.start and not c.generic and not c.told.called_off and c.noun[-2:] == generic.noun[-2:]
        ),
        None,
    )


def _tells(reading: Reading, candidate: Candidate) -> bool:
    """Whether the phrase is told as held, or as to be held on a day or at a place."""
    if not candidate.held:
        return candidate.on_it and not candidate.generic and is_specific(reading, candidate)
    if candidate.told.modality is Modality.DONE:
        return True
    sentence = candidate.sentence
    return bool(candidate.told.place or reading.dates_in(sentence.start, sentence.end)) and not candidate.generic


def _beside_a_day(reading: Reading, candidate: Candidate) -> bool:
    """Whether the phrase, of whatever verb, stands right beside a day that is past: it was held on it."""
    if candidate.held or candidate.generic or candidate.attended or not is_specific(reading, candidate):
        return False
    return beside_day(reading, candidate.span, candidate.start, candidate.end)


def _draft_of(
    reading: Reading, drafts: list[Draft], before: Tellings[Draft], name: Candidate, candidate: Candidate
) -> None:
    """Adds what the candidate tells to the draft of its event, which is made where there is none."""
    text = name_of(reading, name)
    near = before.near(text)
    known = next((d for d in near if same_event(d.name, text) and (d.end != name.beside or d.name == text)), None)
    if known is None:
        known = Draft(reading, "event", name.start, name.end)
        known.words("name", name.start, name.end, name.sentence, modality=candidate.told.modality)
        if not known.called:
            return  # half a name: (甲论坛
        drafts.append(known)
        before.add(text, known)
    _fill(reading, known, candidate)


def _dated(reading: Reading, candidate: Candidate) -> bool:
    """A plain name (产业合作大会) makes an event where it is held, not to be held, on a day or at a place."""
    sentence = candidate.sentence
    name, before = reading.plain[candidate.start : candidate.end], reading.plain[sentence.start : candidate.start]
    if len(name) < 4 or _THIS.match(name) or _TO_COME.search(before) or _OF_A_FIRM.search(before):
        return False
    return bool(candidate.told.place or reading.dates_in(sentence.start, sentence.end))


def _from_title(reading: Reading, drafts: list[Draft], title_names: list[Candidate], phrases: list[Candidate]) -> None:
    """A title alone makes an event where it tells that it is held, or where the body speaks of it."""
    if not title_names:
        return
    spoken = _of_speech(reading, title_names)
    if not (spoken or title_names[0].held or any(title_names[0].noun[-2:] in s.text for s in reading.body)):
        return
    if any(same_event(draft.name, name_of(reading, title_names[0])) for draft in drafts):
        return
    name = _fullest(reading, title_names[0], phrases)
    draft = Draft(reading, "event", name.start, name.end)
    draft.words("name", name.start, name.end, name.sentence, modality=title_names[0].told.modality)
    if spoken:
        say_bracketed(reading, draft)
    if draft.called:
        drafts.append(draft)


def _of_speech(reading: Reading, title_names: list[Candidate]) -> bool:
    """Whether the title is that of a speech held at the event (在…推介会上的致辞)."""
    return bool(title_names) and is_speech(reading, title_names[0].end)


def _from_attendance(reading: Reading, drafts: list[Draft], phrases: list[Candidate]) -> None:
    """参加第五届…洽谈会: the one event that a report of a visit names."""
    before = Tellings((draft.name, draft) for draft in drafts)
    for candidate in phrases:
        name = reading.plain[candidate.start : candidate.end]
        if (
            candidate.attended
            and not candidate.generic
            and candidate.sentence.paragraph
            and not candidate.told.called_off
            and (any(editions(name)) or "暨" in name or _on_a_day(reading, candidate))
            and not _TO_COME.search(reading.plain, max(candidate.sentence.start, candidate.start - 20), candidate.start)
        ):
            _draft_of(reading, drafts, before, candidate, candidate)
            return


def _on_a_day(reading: Reading, candidate: Candidate) -> bool:
    """Whether those who took part are told to have done so on a day (昨日…出席经贸合作交流会)."""
    days = reading.dates_in(candidate.sentence.start, candidate.start)
    long = candidate.end - candidate.start >= _LEAST_NAME
    return long and candidate.sentence in reading.body[:_LEAD_SENTENCES] and any(len(d.iso) == 10 for d in days)


def _from_line(reading: Reading, drafts: list[Draft], phrases: list[Candidate]) -> None:
    """A line of the lead that is but the name of an edition (甲城市群第九届会商会): what the report below it is of."""
    for candidate in phrases:
        whole = candidate.start == candidate.sentence.start and candidate.end == candidate.sentence.end
        early = candidate.sentence in reading.body[:_LEAD_SENTENCES]
        if whole and early and any(editions(name_of(reading, candidate))) and is_specific(reading, candidate):
            if all(candidate.start < draft.start for draft in drafts):
                found: list[Draft] = []
                _draft_of(reading, found, Tellings(), candidate, candidate)
                drafts[:0] = found
            return


def _fullest(reading: Reading, name: Candidate, phrases: list[Candidate]) -> Candidate:
    text = name_of(reading, name)
    for candidate in phrases:
        if candidate.sentence.paragraph > 0 and not candidate.generic and same_event(text, name_of(reading, candidate)):
            return candidate
    return name


def _main_first(reading: Reading, drafts: list[Draft], title_names: list[Candidate]) -> list[Draft]:
    """The event that the title names first, else the first one held; the title's name is one of its names."""
    titles = [(c, name_of(reading, c)) for c in title_names]
    main = next((d for d in drafts for _, name in titles if same_event(d.name, name)), None)
    if main is None:
        main = next((d for d in drafts if _modality(d) is Modality.DONE), drafts[0])
    for candidate, name in titles:
        if same_event(main.name, name):
            main.words("name", candidate.start, candidate.end, candidate.sentence, confidence=0.8)
    return [main, *(d for d in drafts if d is not main)]


def _modality(draft: Draft) -> Modality:
    return next(s.modality for s in draft.statements if s.property == "name")


def _retell(reading: Reading, drafts: list[Draft], phrases: list[Candidate]) -> None:
    """Later sentences that name an event again prove its name once more, and may date or place it."""
    told = Tellings((draft.name, draft) for draft in drafts)
    for candidate in phrases:
        if candidate.sentence.paragraph == 0:
            continue
        if candidate.generic:
            if candidate.held or _THIS_ONE.match(reading.plain, candidate.start, candidate.end):
                _fill(reading, drafts[0], candidate)
            continue
        name = name_of(reading, candidate)
        draft = next((d for d in told.near(name) if same_event(d.name, name)), None)
        if draft:
            _fill(reading, draft, candidate)


def _fill(reading: Reading, draft: Draft, candidate: Candidate) -> None:
    """Date and place of an event as the sentence of the candidate tells them; plans add nothing to what was held."""
    modality = candidate.told.modality
    if modality is not _modality(draft):
        return
    if not draft.get("date"):
        until = flat(reading).at(candidate.told.until) if candidate.told.until else 0
        date = event_date(
            reading, candidate.span, candidate.start, candidate.end, until, put_off=candidate.told.put_off
        )
        told_in = reading.sentence_at(date.start) if date else None
        if told_in is None and candidate.held:
            date, told_in = day_above(reading, candidate.sentence) or (None, None)
        if date and modality is Modality.DONE and behind_page(reading, date.iso):
            date = None  # 24日落幕, on a page of the 19th
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


def _complete(reading: Reading, drafts: list[Draft], phrases: list[Candidate]) -> None:
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
    named_in = next(
        (c.sentence for c in phrases if c.sentence.paragraph and same_event(main.name, name_of(reading, c))), None
    )
    opens = named_in or (reading.body[0] if reading.body else None)
    if opens is None or opens.index > _LEAD_SENTENCES or _RECENTLY.search(opens.text):
        return
    date = lead_date(reading, opens)
    if date:
        told_in = reading.sentence_at(date.start)
        if told_in:
            main.date("date", date, told_in)


def _mentions(drafts: list[Draft], phrases: list[Candidate], reading: Reading) -> Mentions:
    """Where each event is spoken of, by the end of the phrase; None for a named one that is no draft."""
    found: list[tuple[int, Draft | None]] = []
    known = Tellings((draft.name, draft) for draft in drafts)
    for candidate in phrases:
        own = candidate.generic and next((d for d in drafts if d.start == candidate.start), None)
        if own:
            found.append((candidate.end, own))
        if candidate.generic or _HOSTS.match(reading.plain, candidate.end, candidate.sentence.end):
            continue
        name = name_of(reading, candidate)
        draft = next((d for d in known.near(name) if any(same_event(n, name) for n in d.get("name"))), None)
        told = candidate.held or candidate.on_it or candidate.attended or any(editions(name))
        if draft or (told and is_specific(reading, candidate)):
            found.append((candidate.end, draft))
    return found
