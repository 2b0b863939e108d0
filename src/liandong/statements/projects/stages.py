"""Stages (阶段) of projects in running text: planned, signed, started, building, operating, and whether the text
means now or later."""

import re
from collections.abc import Iterator, Sequence

from liandong.model.noun import Noun
from liandong.statements.grammar.denials import negated
from liandong.vocabulary.stages import STAGE_PATTERN, STAGE_WORDS

_INTENT = (
    r"(?<![比较按照在如])原定(?!地块|工期|名称|投资)|本应|(?<![首重主需只刚不])要(?=(?:尽快|早日|抓紧)?$)|要力争|拟|(?<![比较按照在如]原)计划|预计|尚需|仍需|还需|需要|须|准备|有望|可望|力争|争取|即将|将(?![军士近])|确保|规划|准备|目标|未来|明年|下个?月|下周|明[天日]|"
    r"到\d{4}年底?|至\d{4}年|\d{4}年底?前|[年月]底前|(?<![去前今\d上])年底|年内|[\d下]月前|[日号旬度末]前(?![往来后夕])|(?<!已)(?<!已经)(?<!完成)(?:办理|申请|申报)|视[^,。;]{1,10}(?:情况|需要|进度)"
)
_LATER = re.compile(rf"(?:{_INTENT}|(?<![先前随])后(?![期续台方勤])|[待可跑])[^,;。]{{0,20}}$")
_MEANT = re.compile(rf"(?:{_INTENT})(?!总?投资|投资额|总用地|用地|占地|面积)")
"""Words of intention; what 计划 says of a sum, 规划 of a plot, says nothing about stages."""
_DONE = re.compile(
    r"已(?!于\d{4}年底)|(?<![实出体展表呈])现(?![有代状场金货])|目前|业已|正(?![式常规])|(?<!\d)日前|昨[日天]|刚刚|顺利|如今|完成"
)
"""Words that end the reach of an intention: what stands behind them is told as a fact."""
_OWN = re.compile(
    r"[,、]?(?:并|且|同时|其中|随后|再)?(?:[\d年月日底初末前后内上下半中旬季度第一二两三四今明去于在至到-]*)"
    r"(?:首期|[一二三]期|全部|全面|全线|整体|项目|工程|主体|正式|基本|可|能|实现|即可|内|建成|开工|竣工|投产|、)*$"
)
"""What may stand before the stage in a clause that goes on about what is intended: no subject of its own."""
_AFTER_LATER = re.compile(r"^(?:达效|达产|满产|运营|使用|达标|投产|合格)?(?:后|之后|以后|之日|时|前)|^达产")
_PAST = frozenset({"signed", "approved", "started"})
"""Stages behind which 后 tells what came next (签约后, 开工后), not a condition."""
_ENDS = re.compile(r"(?:了)?(?:该|本|此)?(?:项目|工程|投资|建设|合作|协议|合同)|[,。;:!?)]|$")
_ENDING = frozenset({"取消", "退出", "放弃", "撤销", "解除", "清退"})
"""Words that end a project only where they are said of it: 取消了多项审批 ends none."""
_BUDGET = frozenset({"计划", "规划", "预计投资"})
_OF_BUDGET = re.compile(r"(?:总?投资|用地|面积|占地|建筑|总)")
"""计划总投资5亿元 tells of a sum, and no stage."""
_ASKED = re.compile(r"(?:什么时候|何时|几时|是否|能否|会不会|有没有|多久)[^,;]{0,8}$")
"""A question tells no stage."""
_OPEN = re.compile(r"(?:之日|日期)?(?:遥遥|无望|无期|与否|了?(?:吗|没有?\?))")
"""Behind a stage: it is out of sight, or asked for."""
_ONCE = re.compile(r"(?<![第统唯专单\d])一$")
"""甲项目一建成,…就…: a condition."""
_NOT = re.compile(r"(?:(?<![如按])未|不|停止|避免|防止|因[^,。;]{0,6}未|等待|有待|尚待)$")


_PROGRESS = re.compile(
    r"(?:(?:年度)?(?:计划)?投资完成率(?:均|已|都|达到?|为|约|近|超过?)*|完成(?:了|工程|投资|总|整体|全部|工程量|的)*(?:约|近|超过?|过)?)(?!0+(?:\.0*)?%)\d[\d.]*%"
    r"|干到了?(?:约|近)?\d[\d.]*%(?=[,。;]|$)|(?P<spent>(?:累计|已)完成(?:固定资产)?投资)(?:额)?(?:约|近|超过?|逾)?\d[\d.]*[万亿]"
)
"""工程量完成48%, 投资完成率超过90%: so much of it is built."""
_RUNS = re.compile(
    r"(?P<machines>(?:生产线|流水线|机械臂|机器人?|设备|车间)[^,。;试调]{0,10}?(?:高速|有序|满负荷|全速|正常|不停|平稳|开足马力)(?:地)?(?:运转|运行|生产|轰鸣)|"
    r"满负荷(?:生产|运转)|开足马力(?:生产|赶制)|(?:赶制|加紧生产)[^,。;]{0,4}订单)|"
    r"(?:已|累计|去年|上半年|今年以来,?|截至目前,?)[^,。;将可计拟标须应要测部]{0,6}(?:接待(?:游客|旅客|患者|客商)|(?:总|年)?产值|销售(?:额|收入)|营业?收入?|税收)"
    r"[^\d,。;将可计拟标须应要测部]{0,6}(?!0+(?:\.0*)?[^\d.])\d"
)
_OF_OTHERS = re.compile(
    r"企业|公司|集团|业主|投资[方商]|客户|龙头|股东|方面|全[省市县区镇]|所在|周边|景区群|当地|[我本各][省市县区镇]|原有|现有|老厂|旧厂|另一|其他|工厂"
)
"""Who else may have sold so much, or whose machines else may run."""
_THEIR_PLANT = re.compile(r"(?:集团|公司|企业)[^,。;]{0,4}(?:工厂|厂区)")
_BUILDING_YET = re.compile(r"正在?(?:建设|施工|浇|打桩|挖|铺|吊)|建设中|在建|施工|浇筑|打桩|基础|吊装|工地|封顶")
"""Where this is told, the machines that run are those that build."""
_TO_RUN = re.compile(
    r"预计|预期|计划|将|有望|可[望实达年]|力争|目标|(?:建成|投产|达产|投用|满产|完工|运营|投运|竣工|开业)(?:达效|运营|使用)?(?:之?后|时)|年可|届时|若|如果|按照?协议|协议约定|测算"
)
_RESUMED = re.compile(r"复工|恢复施工|恢复建设|重启建设|重新开工")
"""停工两年后复工: it is being built again."""
_AGAIN = re.compile(
    r"(?:\d|[一二两三四五六七八九十百半多几近余]|[年月日天周号个]|之?后|以后|于|在|到|至|了|的|曾|长达|已经?|又|再次?|重新|终于|正式|全面|顺利|成功|目前|现在?|如今|"
    r"近日|日前|近期|[去今]年|[上本]月|上周|昨[天日]|[上中下]旬|[初底末]|[上下]半年|该|项目|工程)*"
)
"""What may stand before it where it is told as done, of the same work."""
_ITS_NAME = re.compile(r"[^,。;]{0,10}?的")
_DONE_AGAIN = re.compile(r"(?:了|建设|至今)?(?:[,。;!?、)]|$)|的")
_STOPPED_BEFORE = re.compile(r"(?:停工|停建|暂停|搁置|停产|停滞)[^,。;将拟待]{0,8}之?后(?:正式|全面|顺利|重新|又|于)?$")
_FAR_AGAIN = 60
"""Characters behind a stop within which the work may be told to go on again."""
_NOT_AGAIN = re.compile(
    r"(?:难以?|无法|未能?|待|等着|申请|要求|请求|督促|责令|推动|推进|促|协调|力争|争取|具备|方可|才[能可]|不[得能]|何时|商讨|研究|帮助|支持|呼吁)[^,。;]{0,6}$"
)
_NO_WORK_AGAIN = re.compile(r"条件|推进|通知|申请|时间|无[期望]|未果|手续|事宜|方案|准备|尚|复产|会|令")
"""Before and behind words of resumption: it is wished for, or asked."""
_DEAL_ENDED = re.compile(r"(?:施工|劳动|租赁|采购|购销|销售|设计|监理|供货|供应|运输|服务|买卖|单位)[^,。;]{0,4}$")
"""Such a contract ends without the work."""
_PROVIDED = re.compile(r"(?:^|[,;。:])(?:若|如(?!今|期)|一旦|否则)|逾期|违约|有权")
"""Before an end: it is but provided for."""
_SCHEME = re.compile(r"”?(?:的)?(?:模式|审批|服务|改革|机制|制度|政策|标准|便利)|”")
"""“拿地即开工”模式: a way to grant permits."""
_LATE = re.compile(r"未能?(?:如期|按期|按时|按计划)(?:全部|全面|整体)?$")
"""未能如期竣工: it is being built still."""
_NEARLY = re.compile(
    r"(?:即将|快要|就要|马上|眼看(?:就要)?|(?<![首重主需只刚不])要)(?:全[部面]|正式|整体|建成)?$|(?:是|要)让[^,。;、]{2,12}$"
)
"""即将竣工: it is being built still."""
_HASTE = ("抓紧", "加快", "加紧", "加速", "全力", "抢", "赶")
"""What words of building open with that may as well be an order."""
_ORDERED = re.compile(r"下一?步|接下来|要求|强调|指出|督促|必须|务必|(?<![首重主需])要(?![求素])|应(?=[当该抓加]|$)")
_EARLY = re.compile(
    r"(?:前期(?:工作|手续)?|手续|审批|报批|可研|环评|招标|设计)(?:[正在还均,]|抓紧|工作|全力|稳步|有序){0,8}$"
)
"""前期工作推进中: what goes on is not the building."""


class Stage(Noun, frozen=True):
    """A stage word at [start, end) of the text that was read; `later` tells one that is still to come."""

    start: int
    end: int
    stage: str
    later: bool


_LONGER = {
    "达产": "业",
    "计划投资": "完",
    "全面建设": "社小现",
    "规划": "馆院局设展纲师",
    "建设中": "国心央小",
    "正在进行": "前环招可设审征规立报选洽谈",
    "施工": "图方企队单许总设招准证合工、",
    "签约": "仪金额率方",
    "启动": "区仪资会",
    "落地": "式窗",
    "预备": "党会役金队费军班",
    "运营": "商中方管、",
    "揭牌": "仪",
    "挂牌": "仪",
    "开工": "仪率条令",
    "成立": "仅以大周",
    "储备": "金粮",
    "备案": "制号",
    "入驻": "率企",
    "上线": "率",
    "招标": "人公投",
    "调试": "、",
    "量产": "线",
    "对外开放": "高平格水新程政战型的大事力合发创包共口通",
    "复工": "的复率",
    "开学": "典季校生第",
    "通气": "孔管",
    "开市": "客",
    "入住": "率人酒",
    "迎客": "松厅数量",
    "首航": "仪节",
}
"""Characters behind a stage word that make another word of it: 规划馆, 建设中国, 签约仪式."""


_SHORTER = {"达产": "雷", "施工": "、", "合龙": "联", "上线": "向", "竣工": "开"}
"""Characters before a stage word that make another word of it: 联合龙头."""


_ALONE = frozenset({"开始建设", "开始兴建", "开始修建", "开始修筑"})
_AT_END = re.compile(r"[^\u4e00-\u9fff]|[的后时]|以来|至今|$")
"""What may stand behind a beginning of building that names nothing else as built (开始建设党建阵地)."""
_BEHIND = {word: next((_LONGER[end] for end in _LONGER if word.endswith(end)), "") for word in STAGE_WORDS}


def _part_of_word(word: str, before: str, after: str) -> bool:
    return (bool(after) and after[0] in _BEHIND[word]) or before.endswith(_SHORTER.get(word, "\0"))


def find_stages(text: str, names: Sequence[tuple[int, int]] = ()) -> tuple[Stage, ...]:
    """The stage words of a sentence; a stage to come (预计2018年建成, 建成后) is marked so, a denied one left out.

    An intention reaches over commas (拟于6月开工,2026年底投产) until a word of fact, a new subject or one of `names`,
    the stretches of the things that the sentence names.
    """
    out = []
    for match in STAGE_PATTERN.finditer(text):
        word, low, high = match.group(), match.start(), match.end()
        floor = max(text.rfind(mark, 0, low) for mark in "。;!?") + 1
        before, after = text[floor:low], text[high:]
        if STAGE_WORDS[word] == "operating" and "未" in before and _LATE.search(before):
            out.append(Stage(low, high, "building", False))
            continue
        if STAGE_WORDS[word] == "operating" and _NEARLY.search(before):
            out.append(Stage(low, high, "building", False))
            continue
        if (
            _ASKED.search(before)
            or negated(text, max(floor, text.rfind(":", 0, low) + 1), low)
            or _NOT.search(before)
            or _OPEN.match(after)
            or (before.endswith("一") and "就" in after and _ONCE.search(before))
            or _part_of_word(word, before, after)
            or _of_else(text, match, names)
        ):
            continue
        if word in _ALONE and not _AT_END.match(after) and not any(high <= begin for begin, _ in names):
            continue
        if word in _BUDGET and _OF_BUDGET.match(after):
            continue
        if word in _ENDING and not _ENDS.match(after):
            continue
        stage = STAGE_WORDS[word]
        if stage == "building" and "推进" in word and _EARLY.search(before):
            stage = "planned"
        if stage == "building" and word.startswith(_HASTE) and _ordered(before):
            out.append(Stage(low, high, stage, True))
            continue
        then = _AFTER_LATER.match(after) is not None and not (stage in _PAST and not after.startswith(("前", "时")))
        again = _RESUMED.fullmatch(word) and _STOPPED_BEFORE.search(before)
        out.append(Stage(low, high, stage, then or (not again and _intended(text, floor, low, names))))
    for match in _PROGRESS.finditer(text) if "%" in text or "完成" in text else ():
        low, floor = match.start(), max(text.rfind(mark, 0, match.start()) for mark in "。;!?") + 1
        before = text[floor:low]
        spent = match["spent"] is not None
        others = spent and (_OF_OTHERS.search(before, before.rfind(",") + 1) or "前期" in before[-8:])
        if not (others or _ASKED.search(before) or negated(text, floor, low) or _NOT.search(before)):
            meant = _intended(text, floor, low, names) or _ordered(before[before.rfind(",") + 1 :])
            meant = meant or _AFTER_LATER.match(text[match.end() :]) is not None
            out.append(Stage(low, match.end(), "building", meant))
    return (*out, *_running(text, names))


def _of_else(text: str, match: re.Match[str], names: Sequence[tuple[int, int]]) -> bool:
    """Whether the word tells no stage for what its clause says further: it was overcome, is but wished for or provided
    for, or is told of a contract or a way to grant permits."""
    word, low, high = match.group(), match.start(), match.end()
    if STAGE_WORDS[word] == "suspended":
        return _goes_on_again(text, high, names)
    near = text[max(0, low - 30) : low]
    if _RESUMED.fullmatch(word):
        return _NOT_AGAIN.search(near) is not None or _NO_WORK_AGAIN.match(text, high) is not None
    if STAGE_WORDS[word] == "terminated" and ("合同" in word or "协议" in word or "合作" in word):
        return _DEAL_ENDED.search(near) is not None or _PROVIDED.search(near) is not None
    return word.startswith(("拿地即", "交地即")) and _SCHEME.match(text, high) is not None


def _goes_on_again(text: str, high: int, names: Sequence[tuple[int, int]]) -> bool:
    """Whether the work that stopped before `high` is told to go on again, as done: in the words behind, or in a clause
    of its own that names no other."""
    for found in _RESUMED.finditer(text, high, high + _FAR_AGAIN):
        if re.search(r"[。;!?]", text[high : found.start()]):
            return False
        start = max(high, text.rfind(",", high, found.start()) + 1)
        named = [end for begin, end in names if high <= begin < found.start()]
        own = len(named) == 1 and start < named[0] and _ITS_NAME.match(text, high)  # 停工三年的甲近日复工
        if named and not own:
            return False  # 甲停工,乙复工
        start = max([start, *named])
        if _AGAIN.fullmatch(text, start, found.start()) and _DONE_AGAIN.match(text, found.end()):
            return True
    return False


def _running(text: str, names: Sequence[tuple[int, int]]) -> Iterator[Stage]:
    """What goes on only where a work is open: its machines run, it has had visitors, it yielded so much; not what is
    told of a firm, of another plant, or of machines that build."""
    for match in _RUNS.finditer(text):
        low = match.start()
        floor = max(text.rfind(mark, 0, low) for mark in "。;!?") + 1
        to_come = _TO_RUN.search(text, floor, match.end()) or negated(text, floor, low)
        since = max([floor, text.rfind("项目", floor, low) + 1, *(end for _, end in names if floor <= end <= low)])
        others = _OF_OTHERS.search(text, since, match.end())
        ends = min((at for mark in "。;!?" if (at := text.find(mark, low)) >= 0), default=len(text))
        builds = match["machines"] is not None and (
            _BUILDING_YET.search(text, since, ends) or _THEIR_PLANT.search(text, floor, low)
        )
        if not (to_come or others or builds or _NOT.search(text[floor:low])):
            yield Stage(low, match.end(), "operating", False)


def _ordered(before: str) -> bool:
    """Whether the words before tell that what follows is to be done: 下一步, 会议要求."""
    last = max((m.end() for m in _ORDERED.finditer(before)), default=0)
    return last > 0 and not _DONE.search(before, last)


def _intended(text: str, floor: int, low: int, names: Sequence[tuple[int, int]]) -> bool:
    """Whether what begins at `low` is meant, in its own clause or by the clause before it that it goes on with."""
    start = max(text.rfind(",", floor, low) + 1, floor)
    clause = text[start:low]
    later = _LATER.search(clause)
    if later and not _DONE.search(clause, later.start()):
        over = [end for begin, end in names if start + later.start() < begin and end <= low]
        if not (over and "的" in text[start + later.start() : over[-1]]) and "的" not in later.group()[-16:]:
            return True
    if start == floor or _DONE.search(clause) or not _OWN.match(clause):
        return False
    if any(start <= begin < low for begin, _ in names):
        return False
    meant = [m.start() for m in _MEANT.finditer(text, floor, start)]
    return bool(meant) and not (
        _DONE.search(text, meant[-1], start)
        or any(meant[-1] < begin < start and "的" in text[meant[-1] : begin] for begin, _ in names)
    )
