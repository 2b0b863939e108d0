"""Signals (迹象): what speaks for a phrase being a project where it is named: a list, a verb, a stage, money."""

import re

from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.projects.project_ceremonies import stage_of
from liandong.statements.projects.project_dates import is_later
from liandong.statements.projects.project_heads import counted
from liandong.statements.projects.project_names import ProjectName
from liandong.statements.projects.project_nouns import OPENED, WEAK
from liandong.statements.projects.project_stages import NAMELY
from liandong.statements.projects.project_things import REFERS, Thing
from liandong.statements.projects.shared_stages import under_stage
from liandong.statements.projects.stages import Stage

_MAKING = re.compile(
    r"(?:签下|签的是|签了|签署|签订|建设|打造|新建|落户|推进|启动|签约|引进|设立|建成|规划建设|共建|开工|开建|投建|成立|组建|推动|实施|开展|合作|"
    r"(?:[要将拟会]|计划|准备|打算|规划)建|[建办搭](?=[起了])|搭建|入驻|兴建|扩建|投资|探索|揭牌|动工|启用|迁至|布局|涵盖|包括|包含|上马|[新合]上|筹建|续建|承建|引来|敲定|谈成|谋划)(?:了|起)?(?:[^,。;]{0,12}(?:的|等|、|——))?$"
)
_WON = re.compile(r"(?:引入|拿下)(?:了)?(?:[^,。;]{0,12}(?:的|等|、))?$")
"""Before what is called a project: 拿下甲项目; of a park (引入甲园区的经验) it says nothing."""
_TRADED = re.compile(r"开业|开了业|签[约署订下了]")
_OF_SORT = re.compile(r"(?:类|领域|板块)(?:则|还|主要)?(?:有|是|为)$")
"""商贸类有 | 甲广场项目."""
_SAID_TO_BE = re.compile(r"(?:[一二三四五六七八九的]|分别)(?:则|就)?[是为]$")
"""最热闹的是 | 甲酒项目."""
_ABOUT = re.compile(
    r"^(?:项目)?[,:。]?(?:全长|占地|建筑面积|用地|主体|路基|投资概算|投资方|累计|通过|由|总投资|计划投资|投资|"
    r"占地|规划|是[^,。;]{2,20}(?:工程|项目)|列入|(?:纳入|进入)[^,。;]{0,14}(?:项目|名单|清单|计划|库)|位于|选址|落户|落地|正式|今日|近日|预计|计划|将|于|主要|建成|已|的?建设|整体|集中|顺利|在|首期|"
    r"达产|全面|总用地|用地|总建筑|一期|率先|作为|以|聚焦|引入|整合|分(?:[两二三四五六七八]|\d)期)"
)
_SETTLED = re.compile(
    r"(?:项目)?(?:正式|成功|顺利|已)*(?:落户|落地|落子|花落|选址|总投资|计划投资|计划总投资|由|规划面积|总规划|全长|占地)"
)
_LANDS = re.compile(
    r"”?(?:项目)?(?:正式|成功|顺利|最终|签约|已|现场)*(?:落户|落地|落子|花落|定址|摘牌|点亮|拿地即开工)(?!地|以来|后|企业)"
)
"""甲云仓落户乙区: it is settled where it is to be."""
_UNDER_WAY = re.compile(
    r"(?:建设中|在建|正在?(?:加紧|加快|抓紧|紧张|全力|推进)*(?:建设|施工|装修|修建|兴建)|(?:刚刚?|新近?|即将|昨[日天]|今[日天]|日前|近日|正式)"
    r"(?:建成|投产|投用|启用|竣工|落成|开工|动工|揭牌|开园|通车|开业|签约|落户|投入使用))的[”“]?$"
)
"""正在加紧建设的 | 甲厂, 刚刚投产的 | 乙厂."""
_WON_LAND = re.compile(
    r"(?:竞得|摘得|摘牌|拍得|拿下|取得)[^。;]{0,40}?(?:建设|打造|投建|新建|兴建|开发|建)(?:一[个座])?$"
)
"""竞得…地块,将建设 | 甲基地: what the land was won for."""
_COSTS = re.compile(r"”?,(?:项目|园区|基地|一期)?(?:计划|预计)?总?投资(?:额|约|为|达|近|超)*\d")
"""共建甲园,总投资30亿元: one with a sum of its own."""
_BUILDING_OF_IT = re.compile(
    r"”?的?建设(?:全面|正在?|也|又)*(?:提速|加速|加快|推进|如火如荼|按下“?快进键|[驶进]入快车道)”?(?=[,。;]|$)"
)
"""甲文创园的建设全面提速: it is being built."""
_MEASURED = re.compile(
    r"[,。](?:项目|园区)?(?:总?规划|规划)?(?:总?用地|总?占地|总?建筑)?(?:总?面积|范围)?(?:约|为|近|达)*\d[\d.]*万?(?:亩|公顷|平方)"
)
"""共建甲园区,规划面积15平方公里: it is of a size, and so one thing."""
_ROLE = re.compile(r"作为[^,。;]{2,24}(?:项目|工程)的$")
"""作为示范项目的甲大桥."""
_MAKES_ONE = re.compile(r"(?:[建办设盖]|成立|打造)(?:了|起)?[一两三][个所处座家条项幢栋](?:[^,。;]{0,12}的)?$")
"""合建一个, 联手办一所: a thing of its own."""
_SIGNED_BEFORE = re.compile(r"签约|签署|签订|签下|落笔|签了")
_BUILDS = re.compile(r"(?:建设|新建|打造|改造|设立|建成|建|设|形成|配套)(?:[^,。;]{0,16}(?:和|及|、|的))?$")
_WORK = re.compile(r"(?:项目|工程|生产基地|制造基地|产业园|[研产发]中心|工厂|生产线)$")
_VISITED = re.compile(
    r"(?:参观|考察|前往|走访|调研|察看|走进|观摩|到访|来到|视察)[^,;]*$|(?:^|[,:、])(?:例|比|譬|诸)?(?:像|如(?![东皋]))[^;]*$|"
    r"(?<!依次)(?<!分别)以[^;]*$"
)
"""Before a name: it was visited, or is but an example; 依次以甲、乙为代表 lists them."""
_ONE = re.compile(r"(?:一个|一项|首个|首座|首条)[^,。;]{0,14}$")
"""Before a kind of project: it is one of them, not their number."""
_MADE = re.compile(r"(?:设立|新建|建设|成立|组建|共建|投建|扩建|兴建|开通|新开)(?:了|起)?$")
_AND_OTHERS = re.compile(
    r"等(?:\d+|[一二两三四五六七八九十]+|多)?(?:余|多)?(?:个|项|批|一批|一大批)?[^,。;、]{0,8}(?:项目|工程)"
)
_SITE_OF = re.compile(
    r"的?(?:项目)?(?:建设|施工)(?:现场|工地)|的?工地|"
    r"的?(?:施工图|初步设计|可研|可行性研究|土建|主体工程|桩基|控制性工程|征地拆迁|征迁|前期工作)[^,。;]{0,4}?(?:已|获|正|完成|通过|启动|批复|基本|全部)"
)
"""甲中心施工现场, 甲铁路施工图已获批复: what has a building site, and drawings to build by, is a work."""
_ON_SITE = re.compile(r"现场(?=[,、]|看到)")
"""走进甲项目现场."""
_SIGNED_AS = re.compile(r"”?(?:项目)?(?:投资|建设|合作|战略|框架|入驻|落户|正式|意向)*(?:协议|合同)")
_BY_AGREEMENT = re.compile(
    r"(?:^|[,。;:])(?:按照?|根据|依据)(?:该|上述|这份|双方)?(?:的)?(?:投资|合作|框架)*(?:协议|合同)(?:约定|规定)?,?“?$"
)
"""按照协议,甲园就放在…: it is what was agreed on."""
_WISH = re.compile(r"(?:想要?|打算)再?(?:新?[修建]|上|改造|实施|推进)")
"""还想再修8条路: the works listed behind are planned."""
_UNBEGUN = re.compile(r"(?:至今|目前|现在)?(?:[还尚仍]|暂时)?(?:没有?|未)(?:正式)?(?P<stage>开工|动工|开建|启动)")
"""还没有动工: it is a work, and planned."""
_OPENS_ITSELF = re.compile(
    r"(?:今天|今日|昨天|昨日|日前|近日|正式|\d{1,2}月\d{1,2}日|[在于][^,。;的]{2,8})*(?P<stage>开幕|开了门|迎客|获授牌|挂上?了牌子?)(?=[,。;]|$)"
)
"""甲分园今日在乙地开幕."""
_LISTED_IN = re.compile(r"(?P<stage>进入|列入|纳入)[^,。;]{0,14}(?:项目|名单|清单|计划|规划|库)")
"""列入2021年重点推进项目: it is planned."""
_TO_COME = re.compile(
    r"(?:项目|工程)?(?:[于在]?\d{4}年)?(?:预计|计划|有望|可望|力争|争取|即将|将|拟|确保|定于)[于在到\d年月日底初末中前内今明后上下半]*+(?:全线|全面|正式|主体)*"
    r"(?:建成|开工|动工|通车|竣工|投产|投用|完工|开通|投运|投入)"
)
"""甲高铁预计2026年底建成: of a way or a house no more may be told."""
_UNTIL_THEN = re.compile(
    r"[”)]?(?:等?[两三四五六七八九\d]+[项个条]|,|已经?|确定|预计|计划|有望|可望|力争|争取|即将|将|拟|确保|定于|要|还|也|都|在|于|做|到|[今明后本]|[上下]半年|[年月日底初中末前内]|"
    r"近期|近日|第?[一二三四]季度|\d|全面|全线|正式|实质性|按照?|同样|继续|抓紧|加快)*"
)
"""What stands between a work and the stage that it is to come to: 甲铁路,年内开工."""
_BUILT = frozenset({"started", "operating"})
_ALONE_BEHIND = re.compile(r"(?:建设)?(?=[,。;!?、\n]|$)")
"""Behind that stage: of a house that stands, 明年启用新门诊楼 tells of another thing."""
_PART_TOLD = re.compile(
    r",(?:主体|主体工程|主体结构|厂房|土建|主楼|路基)(?:已|已经|全部|正在|刚刚|[^,。;]{0,4}(?=封顶|完工))"
)
"""甲园,主体工程已经完工: what is told of its body is told of it."""
_THEN = re.compile(
    r",(?:当[天日]|同[天日]|今[天日]|昨[天日]|日前|近日|目前|[\d年月日号上下午初底末]|[于在]|已经?|刚刚?|正式|全面|也|亦|正在?)*"
)
"""甲中心,当天揭牌: the stage stands behind a comma, and no subject of its own before it."""
_SIGNS = re.compile(r"(?:签署|签订|签下|签约|达成)(?:了|的)?$")
"""签下甲项目协议: the agreement is named by its project."""
_YIELDS = re.compile(r"(?:年产|年加工|年处理|日产|日处理|占地|装机|容量|总长|全长)[^,。;:、]{2,16}$")
_ACTS_ON = re.compile(
    r"(?:开通|启用|启动|上线|成立|揭牌|挂牌|入驻|获批|获得批准|引进|交付|中标|推进|加快推进|运营|备案|签约)(?:了|的)?"
    r"(?!并|后|以来|至今|投|运|使用|试|于|在|生产|通车|营业|以|时|前|之|到|至|仪式|建设|中|成立|运行|启用)[\u4e00-\u9fff\dA-Za-z“《]"
)
"""甲医院启用新门诊楼, 甲港开通3条航线: the house does something to another thing."""
_CLAUSE_MARKS = frozenset(",;:。!?、和\n】 \u3000")
_PARALLEL = 3
"""Works that clauses open with side by side (甲桥合龙,乙枢纽1号机组装好,丙路铺通): what holds for one holds for all."""
_SEVERAL = re.compile(r"相继|陆续|纷纷|先后|接连|持续")


def note_signals(
    reading: Reading,
    sentence: Sentence,
    here: list[tuple[ProjectName, Thing]],
    current: Thing | None,
    told: tuple[Stage, ...],
) -> None:
    """Counts for every project named in the sentence what speaks for it; `current` is the one spoken of."""
    for at, (name, thing) in enumerate(here):
        part = any(t is not thing and not n.where and n.specific for n, t in here[:at])
        part = part or (current is not None and current is not thing and _of_it(reading, sentence, name))
        _signal(reading, sentence, name, thing, told, part=part)
    heads = [(n, t) for n, t in here if n.specific and not n.where and reading.plain[n.start - 1] in ",:;的"]
    if len(heads) >= _PARALLEL and any(thing.strong for _, thing in heads):
        for _, thing in heads:
            thing.signals += 1


def _signal(
    reading: Reading, sentence: Sentence, name: ProjectName, thing: Thing, told: tuple[Stage, ...], *, part: bool
) -> None:
    """Counts what speaks for a project where it is named: a list, a verb of making, a stage, money, its own noun.

    `part`: another was named before it in the sentence; what that one is to build (甲项目将建设两栋公寓) is none.
    """
    if sentence.paragraph == 0 or name.where:
        return
    before = reading.plain[max(sentence.start, name.start - 26) : name.start].rstrip("“")
    after = reading.plain[name.end : min(sentence.end, name.end + 26)]
    if name.listed or name.maker:
        thing.signals += 2
        thing.strong += 1
    if name.specific and len(name.name) - len(name.noun) >= 5 and _WORK.search(name.name):
        thing.proper = True
    called = name.noun in ("项目", "工程") or name.name.endswith(("项目", "工程"))
    named = name.proper and name.specific and called and not _VISITED.search(before)
    of_it = part and not name.listed and name.noun not in ("项目", "工程") and _BUILDS.search(before)
    if of_it:
        return
    making = _MAKING.search(before) or (called and _WON.search(before))
    if making or _ABOUT.match(after) or named or thing.topic or _ROLE.search(before):
        thing.signals += 1
    if (making and not name.listed) or _SETTLED.match(after):
        thing.made = True
    if name.specific or name.listed or _ONE.search(before) or _measured(reading, sentence, name):
        thing.one = True
    if _AND_OTHERS.match(after) and name.specific:
        thing.signals += 1
    if _stands_under(reading, sentence, name) or (
        name.specific and (_OF_SORT.search(before) or (called and _SAID_TO_BE.search(before)))
    ):
        thing.signals += 1
        thing.strong += 1
    if (_SITE_OF.match(after) or (called and _ON_SITE.match(after))) and name.specific:
        thing.signals += 1
        thing.strong += 1
    _note_settled(reading, sentence, name, thing, costs=bool(making) and not name.listed)
    if _SIGNED_AS.match(after):
        signed = _SIGNS.search(before) is not None and name.specific
        thing.signals += 1 + signed
        thing.strong += signed
    _note_one(reading, sentence, name, thing, before)
    sized = name.specific and making and _MEASURED.match(after)
    thing.strong += bool(sized or (_MADE.search(before) and name.noun in WEAK))
    if any(q.money and q.start <= name.end + 2 for q in reading.quantities_in(name.end, sentence.end)[:1]):
        thing.signals += 1
        thing.strong += 1
    _note_plans(reading, sentence, name, thing, told)
    _note_ceremony(reading, sentence, name, thing)
    if _reached(reading, sentence, name, told, before, after) or _to_come(reading, sentence, name, told):
        thing.signals += 1
        thing.strong += 1


def _note_settled(reading: Reading, sentence: Sentence, name: ProjectName, thing: Thing, *, costs: bool) -> None:
    """甲云仓落户乙区, 刚刚投产的甲厂, 竞得地块,将建设甲基地: it is one work that somebody makes. `costs`: a verb of
    making stands before it, so that a sum behind it is its own."""
    plain = reading.plain
    if name.specific and (
        _LANDS.match(plain, name.end, sentence.end)
        or _BUILDING_OF_IT.match(plain, name.end, sentence.end)
        or _UNDER_WAY.search(plain, max(sentence.start, name.start - 26), name.start)
    ):
        thing.signals += 1
        thing.strong += 1
    if costs and not name.noun.startswith(("项目", "工程")) and _COSTS.match(plain, name.end, sentence.end):
        thing.one = thing.proper = True
    if _WON_LAND.search(plain, max(sentence.start, name.start - 60), name.start):
        thing.signals += 1
        thing.strong += 1
        thing.one = True


def _note_ceremony(reading: Reading, sentence: Sentence, name: ProjectName, thing: Thing) -> None:
    """甲项目开工仪式举行: what is held for a work tells its stage."""
    held = stage_of(sentence.text, name.end - sentence.start) if name.specific else None
    if held:
        low, high = sentence.at(held.start), sentence.at(held.end)
        thing.stages.append((held.stage, low, high, sentence, held.later or is_later(reading, sentence, low, high)))
        thing.signals += 1
        thing.strong += 1


def _reached(
    reading: Reading, sentence: Sentence, name: ProjectName, told: tuple[Stage, ...], before: str, after: str
) -> bool:
    """Whether a stage that has come is told in the clause that names it, or right behind its comma."""
    told_of, weak = _PART_TOLD.match(after), name.noun in WEAK
    clause_end = next((i for i, c in enumerate(after) if c in ",。;" and (i or not told_of)), len(after))
    joined = after[:1] in ("、", "和", "及") or before[-1:] in ("、", "和", "及")
    if not joined and _SEVERAL.search(after[:clause_end]):
        return False
    for stage in told:
        low = sentence.at(stage.start)
        if stage.stage == "planned" or stage.later or counted(sentence.text, stage):
            continue
        if name.noun in OPENED and _TRADED.search(sentence.text, stage.start, stage.end):
            continue
        namely = NAMELY.match(sentence.text, stage.end) if name.specific and low < name.start else None
        if namely and sentence.text[namely.end() : name.start - sentence.start].find(",") < 0:
            return True
        if low < name.end or (weak and _ACTS_ON.match(sentence.text, stage.start)):
            continue
        here = low < name.end + clause_end or (name.specific and _THEN.fullmatch(reading.plain, name.end, low))
        if here and reading.tokens.begins(low):
            return True
    return False


def _to_come(reading: Reading, sentence: Sentence, name: ProjectName, told: tuple[Stage, ...]) -> bool:
    """Whether a work with a name of its own opens its clause, and comes to a stage right behind that it has not come to
    yet."""
    if not (name.proper and name.specific) or reading.plain[name.start - 1] not in _CLAUSE_MARKS:
        return False
    for stage in told:
        low = sentence.at(stage.start)
        built = stage.stage in _BUILT and _ALONE_BEHIND.match(reading.plain, sentence.at(stage.end), sentence.end + 1)
        if low >= name.end and built and _UNTIL_THEN.fullmatch(reading.plain, name.end, low):
            return True
    return False


def _stands_under(reading: Reading, sentence: Sentence, name: ProjectName) -> bool:
    """Whether the name stands at the head of a line under a heading that tells a stage, or behind 按照协议."""
    if not name.specific:
        return False
    agreed = "协议" in sentence.text or "合同" in sentence.text
    if agreed and _BY_AGREEMENT.search(sentence.text[: name.start - sentence.start]):
        return True
    opens = name.start - sentence.start <= 6 and _WORK.search(name.name) is not None
    return opens and under_stage(reading, sentence)


def _note_one(reading: Reading, sentence: Sentence, name: ProjectName, thing: Thing, before: str) -> None:
    """合建一个甲园: it is one thing, and to be made; the more so where a signing is told before it."""
    if not _MAKES_ONE.search(before):
        return
    signed = _SIGNED_BEFORE.search(reading.plain, sentence.start, name.start) is not None
    thing.signals += 1 + signed
    thing.strong += signed or name.noun in WEAK
    thing.one = thing.made = True
    thing.proper = thing.proper or name.proper


def _note_plans(reading: Reading, sentence: Sentence, name: ProjectName, thing: Thing, told: tuple[Stage, ...]) -> None:
    """What is told to be planned without a word of a stage: a work not begun, and those listed behind a wish; of a way
    or a house that is to be finished the stage is enough."""
    thing.strong += name.specific and bool(name.noun in WEAK and _TO_COME.match(reading.plain, name.end))
    listed = None if told or not name.specific else _LISTED_IN.match(reading.plain, name.end, sentence.end)
    if listed:
        thing.stages.append(("planned", listed.start("stage"), listed.end(), sentence, True))
    opened = _OPENS_ITSELF.match(reading.plain, name.end, sentence.end) if name.specific else None
    if opened:
        thing.stages.append(("operating", opened.start("stage"), opened.end("stage"), sentence, False))
        thing.signals += 1
        thing.strong += 1
    unbegun = _UNBEGUN.match(reading.plain, name.end, sentence.end)
    wish = _WISH.search(reading.plain, sentence.start, name.start) if name.listed and not told else None
    if unbegun:
        thing.stages.append(("planned", unbegun.start("stage"), unbegun.end(), sentence, True))
        thing.signals += 1
        thing.strong += 1
    elif wish:
        thing.stages.append(("planned", wish.start(), wish.end(), sentence, True))


def _measured(reading: Reading, sentence: Sentence, name: ProjectName) -> bool:
    """Whether a capacity of its own stands before the name: 年产3GW的装备制造产业园项目 is one thing."""
    of = reading.plain.startswith("的", name.start - 1)
    told = of and _YIELDS.search(reading.plain, sentence.start, name.start - 1)
    return bool(told) and not reading.plain.startswith("等", name.end)


def _of_it(reading: Reading, sentence: Sentence, name: ProjectName) -> bool:
    """Whether the clause of the name has the project spoken of for its subject: 该基地已建成甲生产线."""
    start = max(max(reading.plain.rfind(mark, sentence.start, name.start) for mark in ",;:。") + 1, sentence.start)
    return start < name.start and REFERS.match(reading.plain, start, name.start) is not None
