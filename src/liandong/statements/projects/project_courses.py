"""Courses (进程) of works: clauses that tell how far the work spoken of has come without naming it: 目前主体已封顶,
现已投产, 双方已签订投资合同. They are made of known words alone, so that nothing else can be meant."""

import re

from liandong.statements.bodies import organisations
from liandong.statements.bodies.clauses import clause_start, clauses
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.projects.project_dates import is_later
from liandong.statements.projects.project_names import ProjectName
from liandong.statements.projects.project_things import Thing
from liandong.statements.projects.stages import Stage, find_stages
from liandong.vocabulary.patterns import any_of
from liandong.vocabulary.tables import sections

_WORDS = sections("courses.txt")
_SUBJECTS = [word for group in ("itself", "kinds", "sides", "firms", "builders") for word in _WORDS[group]]
_DATE = r"\d{4}年|\d{1,2}月|\d{1,2}日|\d[\d.]*%"
_KNOWN = re.compile(rf"“?(?:{_DATE}|{any_of(word for words in _WORDS.values() for word in words)})*+")
_PARTS = any_of(_WORDS["parts"])
_BEFORE = any_of(word for group in ("time", "manner", "itself", "kinds") for word in _WORDS[group])
_PART = re.compile(rf"“?(?:{_DATE}|[一二三首]期(?:工程|项目)?|{_BEFORE})*+(?P<part>{_PARTS})")
"""A clause that opens with a part of the work."""
_LAST_PART = re.compile(rf"(?P<part>{_PARTS}|[一二三四五六七八九十\d]+(?:号|幢|栋|座)(?:楼|厂房)?)[^,。;、]{{0,8}}$")
"""A part of a work, right before what is told of it."""
_USED = ("投产", "投入运行", "运行", "运营", "量产", "达产", "投运", "正常", "满产", "生产")
"""What words open with that no part can be but the whole: 厂房建成并投产."""
_PARTS_IN_USE = re.compile(rf"(?:{_PARTS})(?:、(?:{_PARTS}))+(?:等)?(?:均|都|已|已经|全部|正式|陆续)*$")
"""教学楼、宿舍楼、食堂已投入使用: the work is in use."""
_OPENS = re.compile(any_of([*_WORDS["time"], *_WORDS["parts"], *_WORDS["papers"], *_SUBJECTS, "走进", "来到"]))
_BUILT_PART = re.compile(
    rf"了?(?:约|近)?(?:\d[\d.]*万?(?:平方米|平米|公里|米|亩)|(?:\d+|[一二两三四五六七八九十多几])[条栋座幢个])?(?:的)?(?P<part>{_PARTS})"
)
"""Behind 建成: a part of the work alone (建成标准厂房3万平方米)."""
_WHOLE_CLAUSE = re.compile(
    r"[“”,、]*(?:经过[^,。;]{2,12}|随着[^,。;]{2,20}|由于[^,。;]{2,16}|受[^,。;]{2,12}影响|据[^,。;]{2,10}(?:介绍|透露)|[^,。;]{2,14}以来|"
    r"在[^,。;]{2,12}下|[^,。;]{0,8}?(?:投资|占地|面积|用地)[^,。;]{0,8}?\d[^,。;]{0,8}|(?:[^,。;]{0,4}?进[展度](?:十分|非常)?顺利)|(?:截至|到|至)?[\d年月日底初末前上中下旬目前今去]{2,14})"
)
"""Clauses before that of the stage that tell nothing of another work."""
_PHASE = re.compile(r"[一二三四五六七八九十两]期")
_NO_OBJECT = re.compile(
    r"了?(?:[,。;、!?”)元]|$|的(?=[,。;]|$)|并|且|及|和|后|之后|于|在|投|运营|运行|使用|生产|试|阶段|状态|条件|期|工作|建设|施工|"
    r"验收|手续|当[天日]|仪式|协议|合同|正式|投资|框架|共建|合作|许可|证|批复|报告|方案|审批|评审|中|仅用|只用|用了|任务|工程|主体|设备)"
)
"""Behind the stage: nothing that it would be told of instead (投产了一批项目)."""
_SIDES, _FIRMS, _BUILDERS, _KINDS = (
    re.compile(any_of(_WORDS[group])) for group in ("sides", "firms", "builders", "kinds")
)
_ITSELF = re.compile(r"(?<!各)项目(?![部方公])|工程|工厂|厂区")
_TO_BUILD = re.compile(r"[^,。;]{0,10}?(?:共建|投资|建设|项目|正式)")
"""What the sides sign so is for the work: 签署共建协议."""
_SAME_NOUN = frozenset("桥厂园区铁路站港院校心台楼隧库场基电码线")
_BARE_TIME = re.compile(r"月底|月末|季度|年底|年末|次年|翌年|[明后]年")
_OF_OLD = re.compile(r"已|了|[去前]年|昨|上月|上个月|近日|日前|正式|顺利|成功|如期|提前|完成|刚|于今")
"""In a clause: it is told as a fact."""
_OTHER_DEAL = re.compile(r"[^,。;]{0,16}(?:采购|购销|供货|销售|贷款|授信|租赁|劳动|订单|用工)")


def of_course(reading: Reading, stage: Stage, sentence: Sentence, owner: Thing | None = None) -> bool:
    """Whether the clause before the stage is made of such words alone, none of them of others than `owner`, and nothing
    stands behind that it would be told of instead."""
    low, high = sentence.at(stage.start), sentence.at(stage.end)
    start = clause_start(reading.plain, sentence.start, low)
    if not (_KNOWN.fullmatch(reading.plain, start, low) and _NO_OBJECT.match(reading.plain, high)):
        return False
    return owner is None or _of_itself(reading, stage, (start, low, high), owner)


def _of_itself(reading: Reading, stage: Stage, span: tuple[int, int, int], owner: Thing) -> bool:
    """Whether the subject of the clause from `start` to `low` is the work, one of its kind, or who can tell such a
    stage of it: the sides sign, a firm obtains papers or gives up, workers build."""
    plain, (start, low, high) = reading.plain, span
    if _ITSELF.search(plain, start, low):
        return True
    if _SIDES.search(plain, start, low):
        signed = stage.stage == "signed" and _TO_BUILD.match(plain, high) is not None
        return signed or stage.stage in ("planned", "terminated")
    if _FIRMS.search(plain, start, low):
        return stage.stage in ("planned", "approved") or "不再" in plain[low:high]
    if _BUILDERS.search(plain, start, low):
        return stage.stage in ("started", "building")
    kinds = [match.group() for match in _KINDS.finditer(plain, start, low)]
    ends = {char for name in owner.names for char in name.name[-8:]} & _SAME_NOUN
    return all(ends & set(kind) for kind in kinds)


def partly(reading: Reading, stage: Stage, sentence: Sentence, owner: Thing, named: int = 0) -> bool:
    """Whether what the stage says is finished is but a part of the work: 厂房已 | 建成, 已 | 建成 | 厂房3万平方米; not
    where the work itself is such (标准厂房项目). `named` is where the last name before it ends."""
    plain, low, high = reading.plain, sentence.at(stage.start), sentence.at(stage.end)
    if stage.stage != "operating" or plain.startswith(_USED, low):
        return False
    start = clause_start(plain, sentence.start, low)
    if _PARTS_IN_USE.search(plain, start, low) and plain.startswith(("投入使用", "投用", "启用"), low):
        return False
    found = _PART.match(plain, start, low) or _BUILT_PART.match(plain, high)
    found = found or _LAST_PART.search(plain, max(sentence.start, low - 16, named), low)
    name = owner.draft.name.removesuffix("项目").removesuffix("工程").removesuffix("建设")
    return found is not None and not (
        found["part"] in name or (name.endswith(("房", "馆")) and found["part"][-1] in "房馆屋")
    )


class Courses:
    """Follows which work is spoken of alone, and gives it the stages of sentences without a name."""

    def __init__(self) -> None:
        self.alone = False

    def follow(
        self, reading: Reading, sentence: Sentence, here: list[tuple[ProjectName, Thing]], current: Thing | None
    ) -> None:
        """Reads the next sentence; `current` is the work spoken of, None where all is told without this."""
        if here:
            self.alone = len({id(thing) for _, thing in here}) == 1
        if here or current is None or not self.alone or sentence.heading:
            return
        for stage in find_stages(sentence.text):
            low, high = sentence.at(stage.start), sentence.at(stage.end)
            if goes_on(reading, sentence, stage, current):
                reached = "building" if partly(reading, stage, sentence, current) else stage.stage
                later = stage.later or is_later(reading, sentence, low, high)
                current.stages.append((reached, low, high, sentence, later))


def goes_on(reading: Reading, sentence: Sentence, stage: Stage, owner: Thing) -> bool:
    """Whether a sentence without a name tells the stage of the work spoken of before it."""
    low, high = sentence.at(stage.start), sentence.at(stage.end)
    if not of_course(reading, stage, sentence, owner) or _sometime(reading, sentence, stage):
        return False
    if stage.stage == "signed" and _OTHER_DEAL.match(reading.plain, high, sentence.end):
        return False
    start = clause_start(reading.plain, sentence.start, low)
    return all(_is_harmless(reading, *clause) for clause in clauses(reading, sentence.start, start))


def _sometime(reading: Reading, sentence: Sentence, stage: Stage) -> bool:
    """Whether the clause gives a time that may lie ahead, and no word tells it as a fact: 第四季度投产, 2028年竣工."""
    low = sentence.at(stage.start)
    start = clause_start(reading.plain, sentence.start, low)
    if stage.later or stage.stage not in ("operating", "started") or _OF_OLD.search(reading.plain, start, low):
        return False
    anchor, _ = reading.anchor
    years = any(len(d.iso) >= 4 for d in reading.dates_in(start, low)) and anchor is None
    return years or _BARE_TIME.search(reading.plain, start, low) is not None


def _is_harmless(reading: Reading, start: int, end: int) -> bool:
    """Whether a clause before that of the stage brings up nothing else that the stage could be told of."""
    if _WHOLE_CLAUSE.fullmatch(reading.plain, start, end) or _KNOWN.fullmatch(reading.plain, start, end):
        return True
    if _PHASE.search(reading.plain, start, end):
        return False
    others = reading.regions_in(start, end) or organisations.among(reading, start, end)
    return not others and _OPENS.match(reading.plain, start, end) is not None
