"""Commitments (承诺): who is to bring about what, how much of it, and by when."""

import re
from collections.abc import Iterator

from liandong.model import AsOf, Basis, Modality, Role, Value
from liandong.model.noun import Noun
from liandong.statements.bodies import actors, organisations
from liandong.statements.bodies.clauses import clause_end
from liandong.statements.draft import Draft
from liandong.statements.grammar.denials import hearsay, negated
from liandong.statements.grammar.phrases import balanced, clean
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.measures.dates import Date
from liandong.statements.measures.numerals import chinese_number
from liandong.statements.measures.quantities import Quantity
from liandong.statements.pledges import commitment_duties
from liandong.vocabulary.patterns import each

_INTENDED = r"计划|拟(?!定|合)|力争|争取|预计|目标(?!任务|定位|责任|考核|明确|一致|是将)|规划到|期望|预期"
_DONE_BY = "共建|建成|完成|实现|投产|达到|达|突破|超过|带动|形成|基本|全面|力争|建设|新增|培育|引进|打造|竣工|通车"
_NUMERAL = r"[一二两三四五六七八九十\d]{1,2}"
_TRIGGER = re.compile(
    rf"(?P<intended>{_INTENDED})"
    r"|(?P<vow>承诺(?![书函制]|事项|金额)|保证(?![金书]|了)|允诺)"
    r"|(?P<will>(?<!即)将(?!军|领|来|近|[^,。;]{0,4}作为|其|为|有)|即将)"
    r"|(?P<due>(?:到|至|在|于)20\d\d年(?:底|末|[上下]半年|前|\d{1,2}月)?(?:之?前|底前|底|末)?,?"
    rf"[^,。;]{{0,10}}?(?P<verb>{_DONE_BY}))"
    rf"|(?P<term>(?<![近去]){_NUMERAL}年内(?=[^,。;]{{0,10}}(?:{_DONE_BY}))|"
    rf"(?<![一二两三四五六七八九十\d])年内(?=[^,。;]{{0,8}}(?:{_DONE_BY})))"
    rf"|(?P<goal>(?:构建|建成|打造|形成|引进|培育|实现|建设)[^,。;]{{2,24}}的{_NUMERAL}年目标)"
)
_CHANCE = re.compile(
    "计划|拟|力争|争取|预计|目标|规划到|期望|预期|承诺|保证|允诺|将|即将|到20|至20|在20|于20|年内|"
    + each("一 二 两 三 四 五 六 七 八 九 十 0 1 2 3 4 5 6 7 8 9", r"[一二两三四五六七八九十\d]?年内")
    + "|构建|建成|打造|形成|引进|培育|实现|建设"
)
"""Where `_TRIGGER` can begin: plain letters, so that it is cheap to look for."""
_PLANNED_SUM = re.compile(r"(?:计划|预计|拟|规划)(?:年度)?(?:总)?投资(?:总?额|规模)?[约达为超近过共]*\d")
"""计划总投资44.8亿元 is a figure of the plan, and promises nothing."""
_MAY = re.compile(r"承诺|保证|允诺|计划|拟|力争|争取|预计|目标|规划到|期望|预期|将|20\d\d年|年内|年目标")
"""What a sentence with a trigger holds; begins with plain characters, so that it is cheap to look for."""
_BOUNDARIES = ",;。!?:\n"
_VERB = re.compile(
    r"建成|构建|共建|设立|新增|投产|达到|达产|可达|达|突破|超过|超|完成|引进|引育|打造|实现|形成|布局|落户|开工|开业|"
    r"运营|营业|通车|开通|交付|投用|启用|投入使用|竣工|培育|新建|建设|迁入|迁至|入驻|压缩至|缩短至|"
    r"缩短到|压缩到|降至|降低|增至|增长|提高到|提升至|带动|创造|吸纳|培训|举办|投资|成立|组建|设|推出|集聚|覆盖|"
    r"孵化|动工|挂牌|组织|派出|投放|采购|让利|上市|贡献|增加|提供|招引|签约|落地|扩大到|翻番|翻一番|开设|安排|发放|减排|为\d"
)
_SETS_UP = re.compile(r"设立|新设|建设|新建|成立|布局|落户|开设|投资建设|投建|组建|设置|迁入|建立")
_FACILITY = re.compile(
    r"总部|研发中心|研究院|工厂|生产基地|基地|产业园|园区|生产线|产线|分公司|子公司|实验室|中心|门店|旗舰店|"
    r"数据中心|仓|办事处|服务站|加工厂|码头|车间|示范区|展厅|学院|医院"
)
_VAGUE_THING = re.compile(r"(?:更多|一批|各类|类似|若干|众多|相关|国际一流|世界级|全球)[^,。;、]{0,12}$")
_PAST = re.compile(r"已经|已(?!签|获批)|(?<!将)累计|截至|曾|去年|目前|共有|同比|了[^,。]{0,6}$")
_EXHORTS = re.compile(r"(?:^|[,;:“])\s*(?:[\u4e00-\u9fff]{0,6}(?:要|须|必须|应当?|应该|务必|需要?)(?!求|素))")
_FORECAST = re.compile(
    r"市场规模|市场空间|市场容量|市场需求|全球[^,。]{0,8}(?:规模|市场|需求)|行业规模|据[^,。]{2,20}(?:预测|测算|"
    r"估算)|机构预测|分析师|专家预计|增速|气温|GDP"
)
_WITHIN = re.compile(
    rf"(?:未来|今后|此后)?(?P<n>{_NUMERAL})(?P<unit>年|个月)(?:时间)?(?P<kind>之?内|(?:左右)?后|(?=目标))"
    rf"|(?P<span>(?:未来|今后){_NUMERAL}(?:到{_NUMERAL})?年|(?<=用){_NUMERAL}年(?:左右)?(?:的)?时间)"
    r"|(?P<plan>“十[四五六]五”(?:期间|末|时期))"
    r"|(?P<year>(?:今年|明年)(?:年?内|底前|年底|底|上半年|下半年|\d{1,2}月底?前?)|年内|年底前|(?:本|今)年度内)"
)
_TERM = re.compile(
    r"年(?:时间)?(?:之?内|后|左右|的?时间|目标|底|上半年|下半年|\d)|年度内|个月|未来|今后|用[一二两三四五六七八九十\d]|“十[四五六]五|今年|明年"
)
"""What every term holds; begins with plain letters, so that it is cheap to look for."""
_CARRIES = re.compile(
    r"(?:年|带动|形成|新增|实现|总|达产后|其中|覆盖|可|并|投产后|可达|达|超|集聚|引进|吸纳|创造|培育|提供|服务|推动|"
    r"力争|确保|使|让)"
)
_BEFORE_DUE = re.compile(r"(?:[到至在于,。;前]|力争|计划|预计|争取)$|^$")
_LEAD_LENGTH = 14
"""Characters of a clause that only says when."""
_CONCRETE_PLACE = re.compile(
    r"(?:在|于|到|至)(?P<place>[\u4e00-\u9fff]{2,12}?)(?=设立|新设|建设|新建|成立|布局|落户|开设|投资|投建|组建|"
    r"设置|打造|建立|,)"
)


class _Promise(Noun, frozen=True):
    """A clause run [start, end) that promises, from its trigger on; `actor` may stand in an earlier sentence."""

    sentence: Sentence
    trigger: int
    start: int
    end: int
    modality: Modality


def extract(reading: Reading, event: Draft | None = None) -> list[Draft]:
    """One draft a promise with due date, target, or a named thing in a place; no exhortations, no hopes."""
    drafts = list(commitment_duties.extract(reading))
    duties = {reading.sentence_at(draft.start) for draft in drafts}
    for draft in drafts:
        home = reading.sentence_at(draft.start)
        if event and home:
            draft.came_of(event)
    position = -1
    for promise in _promises(reading):
        if promise.start < position or promise.sentence in duties:
            continue
        one = _draft(reading, promise, event)
        if one:
            drafts.append(one)
            position = promise.end
    return drafts


def _promises(reading: Reading) -> Iterator[_Promise]:
    told = hearsay(reading)
    for sentence in reading.holding(_MAY):
        if sentence.index in told or sentence.heading:
            continue
        triggers = [*_triggers(sentence.text, 0, len(sentence.text))]
        if not triggers or _FORECAST.search(sentence.text):
            continue
        for match in triggers:
            if _PLANNED_SUM.match(sentence.text, match.start()):
                continue
            if negated(reading.plain, sentence.start, sentence.at(match.start())):
                continue
            at = match.start("verb") if match["due"] and "," in match["due"] else match.start()
            start, end = _clause(sentence, at, match.end())
            modality = Modality.INTENDED if match.lastgroup == "intended" else Modality.WILL
            yield _Promise(sentence, sentence.at(at), sentence.at(start), sentence.at(end), modality)


def _triggers(text: str, low: int, high: int) -> Iterator[re.Match[str]]:
    """The matches of `_TRIGGER` in [low, high), tried only where one can begin."""
    while chance := _CHANCE.search(text, low, high):
        match = _TRIGGER.match(text, chance.start(), high)
        low = match.end() if match else chance.start() + 1
        if match:
            yield match


def _clause(sentence: Sentence, low: int, high: int) -> tuple[int, int]:
    """The clause around [low, high) of the sentence, and the clauses behind it that carry its figures on."""
    text = sentence.text
    start = _boundary(text, low)
    end = clause_end(text, high)
    while end < len(text) and text[end] == ",":
        following = clause_end(text, end + 1)
        carries = _CARRIES.match(text, end + 1) and re.search(r"\d|[百千万亿]", text[end + 1 : following])
        if not (carries or _thing_in_place(text[end + 1 : following])) or any(_triggers(text, end + 1, following)):
            break
        end = following
    return start, end


def _boundary(text: str, end: int) -> int:
    """The place behind the last mark that parts clauses before `end`."""
    while end > 0 and text[end - 1] not in _BOUNDARIES:
        end -= 1
    return end


def _draft(reading: Reading, promise: _Promise, event: Draft | None) -> Draft | None:
    sentence, plain = promise.sentence, reading.plain
    clause = plain[promise.trigger : promise.end]
    if not _VERB.search(clause) or _PAST.search(clause) or _EXHORTS.search(plain[promise.start : promise.trigger]):
        return None
    due = _due(reading, promise)
    if isinstance(due, Date) and _over(reading, due, clause):
        return None
    targets = [q for q in reading.quantities_in(promise.trigger, promise.end) if not _inside_due(q, due)]
    if not targets and not due and not _thing_in_place(clause):
        return None
    if not targets and due and not _concrete(clause):
        return None
    actor = actors.find(reading, sentence, promise.start, promise.trigger)
    if actor is None or not balanced(plain[actor[0] : actor[1]]):
        return None  # nobody, or half a name
    begin = actor[1] if promise.start <= actor[0] < promise.trigger else promise.start
    begin = min(_skip(plain, begin, promise.end), promise.trigger)
    draft = Draft(reading, "commitment", begin, promise.end)
    low, high, naming = actor
    elsewhere = naming.index != sentence.index
    also = ((naming.start, naming.end, Role.SUBJECT),) if elsewhere else ()
    draft.words("content", begin, promise.end, sentence, also=also, modality=promise.modality)
    back = ((sentence.start, sentence.end, Role.SUBJECT),) if elsewhere else ()
    draft.words("actor", low, high, naming, text=_full_name(reading, low, high), also=back, modality=promise.modality)
    for quantity in targets:
        draft.say("target", quantity.value, sentence, quantity.start, also=also, modality=promise.modality)
    if due:
        _say_due(reading, draft, due, sentence, promise.modality)
    if event:
        draft.came_of(event)
    return draft


def _over(reading: Reading, due: Date, clause: str) -> bool:
    """Whether a date without 将 or 计划 lies before the document's own: it tells what was, and promises nothing."""
    anchor = reading.anchor[0]
    return anchor is not None and due.iso[:4] < anchor.value[:4] and not re.search(rf"{_INTENDED}|将", clause)


def _full_name(reading: Reading, start: int, end: int) -> str:
    """The actor's words; the full name where they end in a short form that the document introduces."""
    for span in organisations.among(reading, start, end):
        if span.sort == "alias" and start <= span.start and span.end == end:
            return span.name
    return clean(reading.text(start, end))


def _skip(plain: str, start: int, end: int) -> int:
    while start < end and plain[start] in ' ,“"并还也则又均都':
        start += 1
    return start


def _thing_in_place(clause: str) -> bool:
    """Whether a named facility is to be set up: 将在青浦设立区域总部; 计划布局A中心、B中心和C中心."""
    verb = _SETS_UP.search(clause)
    if not verb:
        return False
    thing = _FACILITY.search(clause, verb.end())
    if not thing or _VAGUE_THING.search(clause[verb.end() : thing.start()]):
        return False
    return bool(_CONCRETE_PLACE.search(clause)) or clause.count("、", verb.end()) >= 1


def _concrete(clause: str) -> bool:
    """With a date alone, something must be finished or set up by it: 2018年建成, 年内投产, not 显著提升."""
    return bool(
        re.search(
            r"建成|构建|设立|投产|达产|完成|通车|开通|开业|运营|交付|竣工|启用|投用|投入使用|动工|开工|落户|入驻|"
            r"成立|挂牌|上市|引进|新建|打造|翻番|翻一番|举办",
            clause,
        )
    )


def _inside_due(quantity: Quantity, due: Date | re.Match[str] | None) -> bool:
    if due is None:
        return False
    start, end = (due.start, due.end) if isinstance(due, Date) else due.span()
    return quantity.start < end and start < quantity.end


def _due(reading: Reading, promise: _Promise) -> Date | re.Match[str] | None:
    """The date by which it is promised: one that stands in the clause, else a term (三年内)."""
    low = promise.sentence.start + _lead(promise.sentence.text, promise.start - promise.sentence.start)
    for date in reading.dates_in(low, promise.end):
        if date.known and _BEFORE_DUE.search(reading.plain, max(date.start - 2, low), date.start):
            return date
    return _WITHIN.search(reading.plain, low, promise.end) if _TERM.search(reading.plain, low, promise.end) else None


def _lead(text: str, start: int) -> int:
    """Where the short clause of time before `start` begins (到2027年,…); `start` itself where none stands there."""
    low = _boundary(text, start - 1) if start > 1 else 0
    return low if start - low <= _LEAD_LENGTH else start


def _say_due(reading: Reading, draft: Draft, due: Date | re.Match[str], sentence: Sentence, modality: Modality) -> None:
    """A stated date as it is; a term counts from the document's own date, and stays open where that is not known."""
    if isinstance(due, Date):
        also = ((*due.year, Role.YEAR),) if due.year else ()
        raw = reading.text(due.start, due.end)
        as_of = AsOf(due.iso, due.basis)
        draft.say("due", Value(raw, due.iso), sentence, due.start, also=also, as_of=as_of, modality=modality)
        return
    raw = reading.text(due.start(), due.end())
    anchor = reading.anchor[0]
    years = _years(due)
    if anchor is None or years is None or len(anchor.value) < 4:
        draft.say("due", Value(raw, ""), sentence, due.start(), modality=modality)
        return
    iso = str(int(anchor.value[:4]) + years)
    also = ((anchor.start, anchor.end, Role.YEAR),)
    as_of = AsOf(iso, Basis.INFERRED)
    draft.say("due", Value(raw, iso), sentence, due.start(), also=also, as_of=as_of, modality=modality, confidence=0.7)


def _years(due: re.Match[str]) -> int | None:
    """Years from the document's date to the term's end; None for what is counted otherwise."""
    if due["n"] and due["unit"] == "年" and due["kind"] in ("内", "之内", ""):
        return int(due["n"]) if due["n"].isdigit() else chinese_number(due["n"])
    if due["year"]:
        return 1 if due["year"].startswith("明") else 0
    return None
