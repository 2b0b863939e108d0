"""Path (上级地区) of a project's place: in which region a town, a street or a zone lies that no gazetteer has."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from liandong.model import Role, Statement
from liandong.model.noun import replace
from liandong.statements.bodies import organisations
from liandong.statements.draft import Draft
from liandong.statements.events.event_places import is_wide
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.projects import project_names
from liandong.statements.projects.project_homes import home_of
from liandong.vocabulary.regions import RegionHit

_WITHIN = re.compile(
    r"(?![全本各该我])[\u4e00-\u9fff]{1,8}?(?:街道|[镇乡村]|社区|(?:工业|产业|科技|物流)园区?|园区|高新区|经开区|开发区|新区|新城|片区|示范区|起步区|"
    r"核心区|大道|[东西南北中]?路)"
)
"""What lies in a county or city, and bears a name that many others may bear."""
_ELSEWHERE = ("来自", "到", "赴", "从", "去", "由", "与", "和", "同", "对")


@dataclass(frozen=True, slots=True)
class _Outer:
    start: int
    end: int


def say_path(reading: Reading, draft: Draft) -> None:
    """Puts the region around it before each place that names none (桂城街道 → 南海区桂城街道), as the page tells it by
    full path, in the same sentence, or by speaking of one region, whose own words are quoted with role place."""
    said = [s for s in draft.statements if s.property == "place"]
    paths = [_outer(reading, statement, draft) for statement in said]
    if not any(paths):
        return
    draft.take_back("place")
    for statement, outer in zip(said, paths, strict=True):
        draft.repeat("place", _in_full(reading, statement, outer) if outer else statement)


def _in_full(reading: Reading, statement: Statement, outer: _Outer) -> Statement:
    value = replace(statement.value, text=reading.plain[outer.start : outer.end] + statement.value.text)
    quote = reading.quote(outer.start, outer.end, Role.PLACE)
    return replace(statement, value=value, evidence=(*statement.evidence, quote))


def _outer(reading: Reading, statement: Statement, draft: Draft) -> _Outer | None:
    at, text = _stands(statement), statement.value.raw
    if at is None or not _WITHIN.match(text) or reading.regions_in(at, at + len(text)):
        return None
    sentence = reading.sentence_at(at)
    return (
        _written(reading, text)
        or (_before(reading, sentence, at, draft.get("name")) if sentence else None)
        or _home(reading)
    )


def _stands(statement: Statement) -> int | None:
    """Where the words of the value stand in the document."""
    quote = statement.evidence[0]
    return quote.document_start + quote.mark[0] if quote.mark else None


def _written(reading: Reading, text: str) -> _Outer | None:
    """The path right before the same words, wherever the page writes it: 佛山市南海区|桂城街道."""
    at = reading.plain.find(text)
    while at >= 0:
        run = _run(reading, at)
        if run:
            return run
        at = reading.plain.find(text, at + 1)
    return None


def _run(reading: Reading, end: int) -> _Outer | None:
    start = end
    for hit in reversed(reading.regions_in(max(0, end - 16), end)):
        if hit.end != start or is_wide(hit):
            break
        start = hit.start
    return _Outer(start, end) if start < end else None


def _before(reading: Reading, sentence: Sentence, at: int, called: Sequence[str]) -> _Outer | None:
    """The region named nearest before it in its sentence, that is no firm's, stands in no name of a work other
    than the one `called` so, and is not where somebody comes from."""
    names = project_names.in_sentence(reading, sentence)
    others = [n for n in names if n.name not in called and not n.start <= at < n.end]
    for hit in reversed(reading.regions_in(sentence.start, at)):
        if _holds(reading, hit) and not any(n.start <= hit.start < n.end for n in others):
            return _Outer(hit.start, hit.end)
    return None


def _holds(reading: Reading, hit: RegionHit) -> bool:
    if is_wide(hit) or hit.region is None or hit.region.level not in ("county", "prefecture"):
        return False
    body = organisations.at(reading, hit.start)
    if body is not None and body.sort != "government":
        return False
    return not reading.plain[max(0, hit.start - 2) : hit.start].endswith(_ELSEWHERE)


def _home(reading: Reading) -> _Outer | None:
    home = home_of(reading)
    return _Outer(home.start, home.end) if home else None
