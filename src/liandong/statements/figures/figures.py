"""Figures (数据): every number that counts or measures, with whose it is and what it counts."""

import re

from liandong.model import AsOf, Modality, Role, Value
from liandong.model.noun import replace
from liandong.statements.bodies.clauses import clause_start
from liandong.statements.draft import Draft
from liandong.statements.figures import bare_cells, cells, grouping, parallel, standing
from liandong.statements.figures.bare_cells import BareCell
from liandong.statements.figures.cells import Cell
from liandong.statements.figures.continued import Metric, Told
from liandong.statements.figures.metrics import metric_of
from liandong.statements.figures.subjects import Holders
from liandong.statements.figures.talk import ITEM_MARKS, Subject
from liandong.statements.figures.vintages import say_former, vintage
from liandong.statements.grammar.phrases import clean
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.measures.quantities import COUNTED, Quantity

_ANNOUNCED = 12
"""Numbers below a heading among which its own are looked for."""
_TIME_OF_USE = re.compile(
    r"时间|工期|建设期|缩短|压缩|用时|通勤|周期|车程|直达|可达|用了|耗时|历时|开车|驾车|车行|最快"
)
_STATION = re.compile(r"电站|电厂|风电|光伏|发电|储能|火电|水电|核电|机组|电源")
_OF_EVENT = re.compile(r"签约|签署|开工|动工|会上|现场|活动")


def extract(reading: Reading, event: Draft | None, things: list[Draft]) -> list[Draft]:
    """The figures of the document. Numbers that structure a speech (三个方面) or name a thing (18号线) are none.

    The subject is the holder of the number: the subject of its clause, of its sentence, or the project spoken of, each
    with the quote that names it; a figure whose holder the text leaves open has none.
    """
    drafts: list[Draft] = []
    holders = Holders(reading, event, things)
    last_counted = {s.paragraph: s.index for q in reading.quantities if (s := reading.sentence_at(q.start))}
    told: list[Told] = []
    tables = bare_cells.find(reading)
    for sentence in reading.body:
        if sentence.index in tables:
            drafts += [_of_bare_cell(reading, sentence, found, holders) for found in tables[sentence.index]]
        if sentence.heading or sentence.text[0] in ITEM_MARKS:
            holders.under(sentence)
        if sentence.index > last_counted.get(sentence.paragraph, -1):
            continue  # no number follows in its paragraph, so nobody needs to know what it speaks of
        if told and told[-1].sentence.paragraph < sentence.paragraph - 3:
            told = []
        holders.enter(sentence)
        for quantity in reading.quantities_in(sentence.start, sentence.end):
            if sentence.heading and _told_below(reading, sentence, quantity):
                continue
            made = _figure(reading, sentence, quantity, holders, event, told)
            if made:
                told.append(made[1])
                if made[0]:
                    drafts.append(made[0])
        holders.leave(sentence)
    return drafts


def _told_below(reading: Reading, heading: Sentence, quantity: Quantity) -> bool:
    """Whether a heading's number is told again in the text below: then the heading only announces it."""
    same = (quantity.value.number, quantity.value.unit)
    below = reading.quantities_in(heading.end, reading.document.body_end)
    return any((q.value.number, q.value.unit) == same for q in below[:_ANNOUNCED]) and quantity.value.number is not None


def _figure(
    reading: Reading, sentence: Sentence, quantity: Quantity, holders: Holders, event: Draft | None, told: list[Told]
) -> tuple[Draft | None, Told] | None:
    """The figure that the number is (None where the text does not tell it as a fact), and what was read of it."""
    plain = reading.plain
    clause = clause_start(plain, sentence.start, quantity.start)
    if quantity.dimension in ("time", "ordinal", "month", "week") and not _TIME_OF_USE.search(
        plain, clause, quantity.end + 6
    ):
        return None
    within_name = next(
        (d for d in holders.in_sentence(sentence) if d.start < quantity.start and quantity.end < d.end), None
    )
    if within_name and quantity.dimension == "mass_class":
        return None
    if event and quantity.dimension in COUNTED and event.stands_around(quantity.start, quantity.end):
        return None
    if within_name and quantity.dimension == "area":
        return _in_name(reading, sentence, quantity, within_name, "面积")
    if within_name and quantity.dimension == "power":
        station = _STATION.search(plain, quantity.end, within_name.end)
        return _in_name(reading, sentence, quantity, within_name, "装机容量" if station else "产能")
    cell = cells.cell(reading, sentence, quantity)
    if cell:
        return _of_cell(reading, sentence, quantity, cell)
    if standing.threshold(reading, sentence, clause, quantity):
        return None
    place = parallel.place(reading, sentence, quantity)
    nth = _nth(reading, sentence, quantity, told)
    given = place.holder if place and place.holder else nth.holder if nth else None
    subject = holders.of(sentence, clause, quantity, given, nth.quantity if nth else None)
    metric = _metric(reading, sentence, clause, quantity, subject, told, nth, place)
    if metric is None:
        return None
    said = Told(quantity, metric, sentence, place.holder if place else None)
    if not standing.a_fact(reading, sentence, clause, quantity):
        return None, said
    draft = Draft(reading, "figure", quantity.start, quantity.end)
    if subject:
        _say_subject(reading, draft, sentence, subject)
    home = reading.sentence_at(metric.start) or sentence
    also = () if home is sentence else ((sentence.start, sentence.end, Role.SUBJECT),)
    draft.words("metric", metric.start, metric.end, home, text=metric.text, also=also)
    before = told[-1].quantity if told and told[-1].sentence is sentence else None
    _say_value(reading, draft, sentence, clause, quantity, metric, before)
    if event and _OF_EVENT.search(sentence.text):
        draft.came_of(event)
    return draft, said


def _metric(
    reading: Reading, sentence: Sentence, clause: int, quantity: Quantity, subject: Subject | None, told: list[Told],
    nth: Told | None, place: parallel.Place | None,
) -> Metric | None:  # fmt: skip
    if place and place.metric:
        return Metric(*place.metric, clean(reading.text(*place.metric)))
    holder = (subject.start, subject.end) if subject and not subject.sort else None
    if subject and subject.thing and not clause <= subject.start < quantity.start:
        at = reading.plain.rfind(subject.thing.name, clause, quantity.start) if subject.thing.name else -1
        holder = (at, at + len(subject.thing.name)) if at >= 0 else None
    last = next((t for t in reversed(told[-4:]) if t.quantity.dimension == quantity.dimension), None)
    last = last if last and told[-1].sentence is not sentence else told[-1] if told else None
    return metric_of(reading, sentence, clause, quantity, holder, last, nth)


def _nth(reading: Reading, sentence: Sentence, quantity: Quantity, told: list[Told]) -> Told | None:
    """Of 甲1亿元、乙2亿元,分别增长3%、4%: the earlier figure that each of the later numbers says more of."""
    order = parallel.order(reading, sentence, quantity)
    if order is None:
        return None
    at, count = order
    before = [t for t in told if t.sentence is sentence and t.quantity.end <= quantity.start]
    base = before[: len(before) - at] if at else before
    return base[at - count] if len(base) >= count else None


def _in_name(reading: Reading, sentence: Sentence, quantity: Quantity, thing: Draft, metric: str) -> tuple[Draft, Told]:
    """横沥岛7.3平方公里整体开发项目: the area, or the power, that stands in a project's name."""
    draft = Draft(reading, "figure", quantity.start, quantity.end)
    draft.words("subject", thing.start, thing.end, sentence, text=thing.name, ref=thing.mention)
    draft.say("metric", Value(quantity.value.raw, metric), sentence, quantity.start)
    draft.say("value", quantity.value, sentence, quantity.start)
    return draft, Told(quantity, Metric(quantity.start, quantity.end, metric), sentence)


def _of_cell(reading: Reading, sentence: Sentence, quantity: Quantity, cell: Cell) -> tuple[Draft, Told]:
    """The figure that the cell of a table is."""
    draft = Draft(reading, "figure", quantity.start, quantity.end)
    here = ((sentence.start, sentence.end, Role.SUBJECT),)
    home = reading.sentence_at(cell.name[0]) or sentence
    draft.words("subject", *cell.name, home, also=() if home is sentence else here)
    if cell.head:
        text = clean(reading.text(*cell.head))
        if cell.metric and text.endswith(("规模", "内容", "指标")):
            text = f"{text}({cell.metric})"  # 建设规模 tells areas and lengths alike
        draft.words("metric", *cell.head, reading.sentence_at(cell.head[0]) or sentence, text=text, also=here)
    else:
        draft.say("metric", Value(quantity.value.raw, cell.metric), sentence, quantity.start)
    draft.say("value", quantity.value, sentence, quantity.start)
    low, high = cell.head or (quantity.start, quantity.end)
    return draft, Told(quantity, Metric(low, high, draft.get("metric")[0]), sentence)


def _of_bare_cell(reading: Reading, sentence: Sentence, cell: BareCell, holders: Holders) -> Draft:
    """The figure that a cell without a unit is: of the place or body that its row names, else of what the page speaks
    of, and then the row says with the head what is counted."""
    draft = Draft(reading, "figure", cell.quantity.start, cell.quantity.end)
    named = holders.holder(*cell.row, counted=True)
    subject = named or holders.around(sentence.start)
    if subject:
        _say_subject(reading, draft, sentence, subject)
    head = bare_cells.measure(reading, cell)
    sort = clean(reading.text(*cell.row))
    text = head if named else sort + (head.removeprefix("项目") if sort.endswith("项目") else head)
    here = (sentence.start, sentence.end, Role.SUBJECT)
    top = reading.sentence_at(cell.head[0]) or sentence
    draft.words("metric", *cell.head, top, text=text, also=(here,))
    draft.say("value", cell.quantity.value, sentence, cell.quantity.start, also=((top.start, top.end, Role.SCOPE),))
    return draft


def _say_subject(reading: Reading, draft: Draft, sentence: Sentence, subject: Subject) -> None:
    medium = reading.document.medium
    home = reading.line_at(subject.start)
    if medium and medium.start <= subject.start < subject.end <= medium.end:
        home = replace(home, start=medium.start, end=medium.end, text=medium.value)  # 嘉兴 of 嘉兴日报
    also: tuple[tuple[int, int, Role], ...] = ()
    if home is not sentence:
        also = ((sentence.start, sentence.end, Role.SUBJECT),)
    if subject.whole or subject.members:
        named = [*((subject.whole.start,) if subject.whole else ()), *(start for start, _ in subject.members)]
        quoted = [s for s in (sentence, *map(reading.sentence_at, named)) if s and s is not home]
        also = tuple((s.start, s.end, Role.SUBJECT) for s in dict.fromkeys(quoted))
    ref = subject.thing.mention if subject.thing else None
    text = grouping.called(reading, subject)
    draft.words("subject", *subject.span, home, text=text, ref=ref, also=also, confidence=subject.confidence)


def _say_value(
    reading: Reading,
    draft: Draft,
    sentence: Sentence,
    clause: int,
    quantity: Quantity,
    metric: Metric,
    before: Quantity | None,
) -> None:
    """The number with its period, its scope, its vintage, and whether it is reached or aimed at."""
    period = standing.period(reading, sentence, clause, quantity)
    as_of = AsOf(period.iso, period.basis) if period else None
    modality = standing.modality(reading, sentence, clause, quantity)
    scope = standing.scope(reading, sentence, clause, quantity, metric.text, period, modality is not Modality.DONE)
    told = vintage(reading, sentence, before, quantity)
    draft.say(
        "value", quantity.value, sentence, quantity.start, also=told.also, as_of=as_of, scope=scope, modality=modality
    )
    say_former(draft, sentence, told)
    if period:
        draft.date("period", period, reading.sentence_at(period.start) or sentence)
