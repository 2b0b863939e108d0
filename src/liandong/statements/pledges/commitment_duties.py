"""Duties (分工): items of minutes and plans that name who is responsible and by when."""

import re
from collections.abc import Iterator

from liandong.model import AsOf, Modality, Role, Value
from liandong.statements.draft import Draft
from liandong.statements.grammar.denials import negated
from liandong.statements.grammar.lists import inherit_place, members
from liandong.statements.grammar.phrases import clean
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.measures.dates import Date

_BY = re.compile(
    r"由(?P<who>[^,。;:由\n]{2,40}?)(?:共同|分别|具体|总)*(?:牵头(?:负责)?|负责|承担|会同[^,。;]{2,20}?|主办)(?![人任])"
)
_RESOLVED = re.compile(
    r"会议(?:一致|原则)?(?:明确|决定|同意|要求|确定|议定)[^。;]{0,60}?由(?P<who>[^,。;:由已\n]{2,20}?)"
    r"(?:于[^,。;由]{2,14}?前|先行|尽快|具体|抓紧)*(?:牵头|负责|拨付|拿出|提出|制定|组织|落实|实施|承担|办理|起草|协调)(?![人任的])"
)
"""会议同意由市财政局先行拨付: who is charged by the meeting, with or without a day."""
_NOT_CHARGED = re.compile(r"(?:不|未|没有?|无需|无须|并非|暂缓|取消)[^,。;:]{0,8}$")
"""Before 由: the meeting charges them not."""
_EARLIER = re.compile(r"(?:上一?[次届轮]|上年|此前|先前|之前|去年|前年|往年|当年|当时|曾经?)[^,。;]{0,10}$")
"""Before 会议: what was charged then is no duty of now."""
_SINCE = re.compile(r"(?:[^,。;]{0,12})(?:已(?!批|有|定)|(?:完毕|到位|办结)(?:了|[,。;]|$))")
"""A clause or sentence behind the charge that tells of it as done."""
_LABELLED = re.compile(r"(?:责任|牵头|负责|主办|承办)(?:单位|部门|主体|处室)[::]\s*(?P<who>[^;,。()\n]{2,60})")
_HOLDS = re.compile(r"由|责任|牵头|负责|主办|承办")
_DONE = re.compile(
    r"完成|提出|报送|编制|启动|出台|建成|印发|形成|落实|制定|开工|提交|上报|办结|修订|签订|协调|开通|组建|时限|期限"
)
_BEFORE = re.compile(r"(?:[底末]|上旬|中旬|下旬)?(?:之?前|以前)")
_LIMIT = re.compile(r"(?:完成)?(?:时限|期限|时间)[::]?\s*$")
_LIMITS = re.compile(r"(?:完成|办结)?(?:时限|期限|时间)")
_ORDINAL = re.compile(r"\s*(?:\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十\d]{1,3}[、.]|[-·•])?\s*")
_PAST = re.compile(r"已(?:经)?(?:完成|建成|印发|出台|由)|此前|去年")
_NOBODY = re.compile(r"[他她它其]|专人|双方$|各方$|谁|企业$|项目$|^\d|此")


def extract(reading: Reading) -> Iterator[Draft]:
    """One draft an item that names a responsible body and a day by which, or whom a meeting charges."""
    for sentence in reading.holding(_HOLDS):
        text = sentence.text
        resolved = _RESOLVED.search(text)
        who = resolved or _LABELLED.search(text) or _BY.search(text)
        if who is None or sentence.heading or _PAST.search(text, who.start() if resolved else 0):
            continue
        if resolved and _moot(reading, sentence, resolved):
            continue
        if not (_DONE.search(text) or who.re is _LABELLED or resolved):
            continue
        due = _due(reading, sentence)
        if (due is None and not resolved) or negated(reading.plain, sentence.start, sentence.at(who.start())):
            continue
        draft = _draft(reading, sentence, who, due)
        if draft:
            yield draft


def _moot(reading: Reading, sentence: Sentence, charge: re.Match[str]) -> bool:
    """Whether the meeting charges them not, charged them long ago, or the text goes on to say that it is done."""
    text = sentence.text
    if _NOT_CHARGED.search(text, charge.start(), charge.start("who") - 1) or _EARLIER.search(text, 0, charge.start()):
        return True
    clauses = (comma.end() for comma in re.finditer("[,:]", text[charge.end() :]))
    if any(_SINCE.match(text, charge.end() + at) for at in clauses):
        return True
    return any(_SINCE.match(after.text) for after in reading.sentences[sentence.index + 1 : sentence.index + 2])


def _due(reading: Reading, sentence: Sentence) -> tuple[Date, Sentence] | None:
    """The day by which: 2025年6月底前, 完成时限:2025年6月; a limit may stand behind the semicolon."""
    following = reading.sentences[sentence.index + 1 : sentence.index + 2]
    for home in (sentence, *(s for s in following if _LIMITS.match(s.text))):
        for date in reading.dates_in(home.start, home.end):
            limit = _LIMIT.search(reading.plain, home.start, date.start)
            if date.known and (_BEFORE.match(reading.plain, date.end) or reading.plain[date.end - 1] == "前" or limit):
                return date, home
    return None


def _draft(
    reading: Reading, sentence: Sentence, who: re.Match[str], limit: tuple[Date, Sentence] | None
) -> Draft | None:
    text = sentence.text
    lead = _ORDINAL.match(text)
    start = sentence.at(lead.end() if lead else 0)
    stop = who.start() if who.re is _LABELLED and who.start() > 6 else len(text)
    end = sentence.at(len(text[:stop].rstrip("。;!,( ")))
    spans = members(text, who.start("who"), who.end("who"), joints="、和与及")
    names = inherit_place([clean(text[a:b]) for a, b in spans])
    bodies = [(a, b, n) for (a, b), n in zip(spans, names, strict=True) if len(n) > 1 and not _NOBODY.search(n)]
    if not bodies or end - start < 4:
        return None
    draft = Draft(reading, "commitment", start, end)
    draft.words("content", start, end, sentence, modality=Modality.WILL)
    for a, b, name in bodies:
        draft.words("actor", sentence.at(a), sentence.at(b), sentence, text=name, modality=Modality.WILL)
    if limit is None:
        return draft
    due, home = limit
    also = ((*due.year, Role.YEAR),) if due.year else ()
    raw = reading.text(due.start, due.end)
    value, as_of = Value(raw, due.iso), AsOf(due.iso, due.basis)
    draft.say("due", value, home, due.start, also=also, as_of=as_of, modality=Modality.WILL)
    return draft
