"""What a text says when it counts what was signed or begun (签约与开工的数量): the words around the numbers."""

import re

_DIGITS = r"(?<![\d.第每])(?<!\d,)(?<!(?<!总)数)\d[\d,]*"
_HAN = (
    r"(?<![\d第每这那前后上下其另几数二两三四五六七八九十百千万](?<!会上))(?<![上成](?=[百千]))"
    r"[二两三四五六七八九十百千]{1,5}"
)
"""Never the tail of a number that cannot be read whole (数十, 成百, 3百) or of a rank (第二)."""


def _number(group: str, units: str = "个项宗") -> str:
    """The expression for a count of things, its digits or numerals in the group."""
    return rf"(?P<{group}>{_DIGITS}|{_HAN})(?:余|多)?[{units}]"


_SIGN = r"(?:签约|签过|签回|拿下(?=[^。;]{0,8}合作)|签署|签订|签定|签下|签了|敲定|促成|达成|收获|落笔|洽谈签约)"
_IS_SIGNED = r"(?:落定|落槌|落锤|签约|签署|签订|签定|签下|落笔|敲定|签字|签了字|落袋|登台|上台签)"
_WORTH = r"(?:计划|概算|预计|估算|协议)?总投资"
_GAP = r"[^,。;:!?\d]"
SIGNED = re.compile(
    rf"{_SIGN}{_GAP}{{0,8}}?\d+[个项宗份]{_GAP}{{0,8}}(?:协议|合同){_GAP}{{0,8}}项目,其中{_GAP}{{0,10}}项目{_number('among_papers')}"
    rf"|{_SIGN}(?:了|的|成功)?{_GAP}{{0,10}}?(?:项目|事项|合同项目|工程){_GAP}{{0,5}}?{_number('listed')}(?!月|百|千)"
    rf"|签约成果(?:合?共计?|总计|达到?|有)?{_number('results')}|签约项目(?:共计?|达到?|有)?{_number('papers', '份')}"
    rf"|(?:全场|合计|总计|共有?)(?:合作|投资)项目(?:总?数)?(?:为|达到?){_number('in_all')}(?=,签约(?:了|总|金|额|$))"
    rf"|{_SIGN}了?(?:共|共计|各类|重点|重大|约|近|超|超过)*{_number('counted')}(?=[^,。;\d]{{0,12}}?项目)"
    rf"|(?:(?:新|共|累计|当场|现场|集中|成功|一次性)签约|共签|(?:项目|事项)(?:合共|一?共|总共|累计|现场|当场|集中|成功|一口气|已|就)*"
    rf"(?:签下|签了|签约了?|签署了?|签订了?))(?:约|近|超|逾|达)*{_number('elliptic')}(?=[,。;、]|$)"
    rf"|{_number('leading')}[^,。;:\d]{{0,26}}?(?:项目|事项)(?:[^,。;:\d与和]|与会|分\d批){{0,16}}?{_IS_SIGNED}(?!率|额|仪式|环节|金额|的)"
    rf"|{_number('attributive')}{_GAP}{{0,8}}?签约项目"
    rf"|(?:签约|签下|落笔|敲定|签)的{_GAP}{{0,8}}?(?:是|有|一?共|共计|达|为|就)+{_number('predicate')}"
    rf"|项目(?:合计|共计|总计|一共|共有?){_number('total')}(?=[,。;、]|$)"
    rf"|{_number('worth')}[^,。;\d]{{0,8}}?项目(?={_WORTH})"
    rf"|(?:协议|合同|合约)(?:合计|共计|总计|一共|共有?){_number('papers_total', '份')}(?=[,。;:、]|$)"
    rf"|(?:^|(?<=[,:])){_number('papers_worth', '份')}(?:协议|合同)(?=,?{_WORTH})"
)
"""Ways of counting what was signed; each group holds the number of one way."""
STARTED = re.compile(
    r"(?:动工|开工|启动建设|奠基)(?:建设)?(?:的)?(?:重点|重大|产业|省市|市级)*(?:项目)?(?:共|共计|达|为)*"
    rf"(?P<counted>{_DIGITS})个(?:[^,。;\d]{{0,8}}项目)?"
    rf"|(?:动工|开工|启动建设|奠基)[^,。;:\d]{{0,8}}?(?:项目|工程)(?:总?数|共计?|合计|达|为)*(?P<listed>{_DIGITS})个"
    rf"|(?P<worth>{_DIGITS})个[^,。;\d]{{0,8}}?项目(?={_WORTH})"
    rf"|(?P<leading>{_DIGITS})个[^,。;\d]{{0,14}}?(?:项目|工程)[^,。;\d]{{0,14}}?(?:动工|开工|启动建设|奠基)"
    rf"|项目(?:合计|共计|总计|一共|共有?)(?P<total>{_DIGITS})个(?=[,。;、]|$)"
)
"""Ways of counting what was begun."""
BARE = frozenset({"total", "worth", "papers_total", "papers_worth"})
"""The groups without a word of signing or beginning."""
OF_PAPERS = frozenset({"papers_total", "papers_worth"})
"""The groups that count contracts, one to a project."""
NUMBERED = re.compile(r"[\d二两三四五六七八九十百千](?:余|多)?[个项宗份]")
_BARE_WORDS = ("项目合计", "项目共", "项目总计", "项目一共", "总投资", "合同")
SIGNED_WORDS = (
    "签",
    "敲定",
    "促成",
    "达成",
    "收获",
    "落笔",
    "落定",
    "落袋",
    "登台",
    "拿下",
    *_BARE_WORDS,
)
STARTED_WORDS = ("动工", "开工", "启动建设", "奠基", *_BARE_WORDS)
"""Without a number of things and one of these words the patterns cannot match, and they are cheaper to look for."""
WORTH_READING = re.compile(
    r"签|敲定|落定|拿下|促成|达成|落笔|收获|动工|开工|启动建设|奠基|授信|份(?:合同|协议),?总投资|项目(?:合计|共|总计|一共|[计概预估协]?[划算计议]?总投资)"
)
OF_A_PERIOD = re.compile(
    r"上半年|下半年|季度(?!重|暨|项目|集中)|今年以来|至今|年来|去年的|上一?届|往年|全年|累计(?!投资|总)|以来|前\d+月|\d月份,|\d-\d+月|同期|近[几\d一二两三四五]+年|历年|历届|前\d*[几两三四五\d]届|此前|往届"
)
"""What a period brought is no count of the event that tells it."""
SEVERAL_DEEDS = re.compile(r"(?:开工|动工|竣工|签约)[、和](?:集中)?(?:开工|动工|竣工|签约)")
"""集中开工、竣工、签约: the number counts all of them, and none alone."""
PARTY = re.compile(
    r"[^,。;\n]{1,10}(?:区|县|市|镇|街道|新区|园区|高新区|经开区|代表团|分团|交易团|集团|公司|企业)"
    r"(?:与|和|共|现场|在会上|成功|分别|推动|有|也|就)*$"
)
"""Before a count: one of those present, whose share it is."""
COUNT_OF_FIRMS = re.compile(r"\d+(?:余|多)?家[^,。;]{0,8}")
"""20家企业 are those who sign, and no party of their own."""
ALL_OF_THEM = re.compile(r"全[省市区县]|[两二三四五六七八九\d][市地省家方]|各个?(?:区?县|市|区|地|方)")
"""All parties together."""
COMING_FROM = re.compile(r"(?:来自|对接|推介|赴).{0,12}$")
"""The region behind it sent guests or is courted, and has no share."""
UP_TO_THE_VERB = re.compile(r"(?:共|已|现场|在?会上|成功|有|推动|也)*")
"""What may stand between a region and what it signed."""
OF_THE_WHOLE = re.compile(
    r"共(?![同建享和赢])|会上|现场|此次|本次|活动|大会|论坛|当天|当场|即场|据悉|一批|集中|随后|仪式|[洽交推恳说博][谈流介明览]会|一口气|[\d两三四五六七]天|期间|全[省市区县]|展会|整个|组委会|全场|峰会|年会"
)
"""The sentence speaks of the whole event."""
CALLED_TOTAL = re.compile(r"共|总|合计|本届|本次|大会")
"""The number is called that of all."""
_PART = "其中|包括|另有|还有|分别|每[个家]|平均"
PART_ONLY = re.compile(_PART)
PART_OR_PLAN = re.compile(rf"{_PART}|计划签|拟签|意向(?!投资|总)")
"""The number is that of a part, or of what is only meant."""
DELEGATION = re.compile(r"分会场|(?<!党政)(?<!政府)(?:代表团|交易团)(?![^,。;]{0,10}(?:举行|举办))|分团")
"""The sentence tells of a delegation or a side venue."""
AIMED = re.compile(
    r"将|拟|还要|(?<![重主])要(?=拿|签|促|达)|计划(?!投资|总投资)|预计|力争|争取|希望|有望|原定|目标|届时|下个?[周月]|[明来]年"
)
"""The number is a plan, a wish or of another time."""
FELL_THROUGH = re.compile(
    r"[^,。;]{0,40}?(?:取消|失败|告吹|落空|泡汤|搁置|尚未|未能|未果|作废|终止|解除|签约牌|项目的[^,。;]{0,8}权(?=[,。;]|$))"
)
"""Behind a count: nothing came of it, or a right and no project was won."""
ONE_PERSON = re.compile(r"(?:一人|个人|独自|经理|先生|女士|老板|董事长)$|^[^,。;]{1,2}总$")
"""Before a count: one person signed it."""
CLAUSE_END = re.compile("[,。;、]")
PAPERS = re.compile(r"协议(?![和及与、]项目)|合同(?!项目|[和及与、]项目)")
"""What is counted is papers and no projects."""
ANOTHER_COUNT = re.compile(r"其中|\d[\d,.]*(?:余|多)?[个项宗家](?!项目签)|平均|每")
"""Between a count and a sum: the sum belongs to something else."""
NAMES_A_SUM = re.compile(
    r"(?:总投资|投资|总额|数额|金额|总值|涉资|揽资|融资|资金|合同额|协议额|签约额|授信|总量|引资额|外资|引资)(?:总?额|总量|规模|达到|达|为|共计|共|合计|累计|"
    r"高达|是|有|大?约|大概|逼近|将近|逾|超过|超|近|快|接近|突破|人民币|折合|预计|计划|:|\()*$"
)
"""Right before a sum: what it is the sum of."""
SUM_OF_ALL = re.compile(r"(?:是|为)(?:它们|其|这些项目|全部项目)的?(?:计划|合计)?(?:总?投资|总金额|总额)")
"""Behind a sum: 6个项目签约,90亿元是它们的总投资."""
SUM_OF_TITLE = re.compile(r"签约(?:项目)?(?:总金额|总额|金额|额|总投资)(?:高达|达到|达|超过|超|逾|近|约|突破)*$")
"""Right before the sum that a title tells."""
NEXT_SUM = re.compile(
    r"(?:这些|上述|项目|签约|协议|合同|计划|意向|涉及|合计|累计)*(?:总投资|投资总?额|总金额|金额|总额)"
)
"""How the sentence behind a count opens that tells its sum."""
SIGNED_THERE = re.compile(
    r"(?:现场|当场|即场|会上|活动|大会|会议|[会式坛](?=,)|共|集中|达成|[\d两三四五六七]天|期间|全[省市区县])[^。;]{0,30}?(?:签约|签下|签了|授信|签订|签定|签署|签了|意向)[^。;]{0,24}?"
    r"(?:总?金额|总投资|投资总?额|总额|协议)"
)
"""Before a sum where no projects are counted: it was signed on the spot."""
CREDIT_THERE = re.compile(
    r"(?:现场|当场|会上|活动|大会|会议|集中)[^。;]{0,30}?(?:签约|签[定订署下]|达成|授信)了?[^,。;\d]{0,10}$"
)
"""Before a sum of papers or credits: they were signed on the spot."""
PAPER_BEFORE = re.compile(r"(?:协议|合同|授信|贷款)[^,。;\d]{0,4}$")
PAPER_BEHIND = re.compile(r"的?[^,。;\d]{0,8}?(?:协议|合同|授信)")
"""Right before and behind a sum: 现场达成意向协议10亿元, 现场签定10亿元贷款合作协议."""
