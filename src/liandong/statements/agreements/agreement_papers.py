"""Papers (协议文本): what was signed, as the words behind or before the verb name it."""

import re
from collections.abc import Iterator

from liandong.model.noun import Noun
from liandong.statements.agreements import agreement_context, agreement_parties, agreement_terms
from liandong.statements.agreements.agreement_parties import Parties
from liandong.statements.grammar.lists import members
from liandong.statements.grammar.phrases import clean, trim
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.papers.titles import PRIVATE, signable
from liandong.statements.parties import groups
from liandong.statements.parties.signatories import cut
from liandong.statements.parties.signatory_pointers import Party
from liandong.vocabulary.events import AGREEMENT_PATTERN
from liandong.vocabulary.patterns import each

_NOUN = re.compile(rf"(?:{AGREEMENT_PATTERN.pattern})书?")
_OF_PAPERS = r"(?:了)?(?=[^,。;]{0,24}(?:协议|合同|备忘录|意向书|文本)(?:文本|书)?)"
_OF_RELATIONS = r"(?:了|起)?(?=[^,。;:的]{2,12}关系)"
SIGN = re.compile(
    r"签(?:署|订|下|定|约|成|了|字)(?:了|并交换了)?|达成(?:了)?|缔结(?:了)?|结为|结成|互签|续签(?:了)?|换签|共签(?:署|订|下)?|"
    rf"{each('建立 确立', _OF_RELATIONS)}|{each('交换 互换 互递 递交', _OF_PAPERS)}|"
    r"会签(?<=[日前同共联合上地门局院厅委府办关已,]会签)(?![署订约下定])|订立(?:了)?|落笔(?:签约)?|"
    r"签的(?=是|有|还有|叫|《)|签(?:妥|好|有|过)|签在了?(?=《)|草签|补签|签(?=[:《])|"
    r"签(?=了?(?:[一两二三四五六七八九十\d]+|几)?[份项个纸])|"
    r"签(?<![所待未代]签)(?=(?![署订约名字发证收单到售出批注章为后])[^,。;:!?的]{0,24}(?:协议|合同|备忘录|意向书))|"
    r"签(?<=[,同与和就]签)(?=[^约名发证收单到售])"
)
"""What they do who sign; every branch begins with a letter, so that the engine skips to it."""
_CALLED = re.compile(r"[简下统][统简]?称为?[:“]?$")
"""Before a short title in brackets: 《甲合作备忘录》(以下简称|《备忘录》)."""
TITLE = re.compile(r"《(?P<title>[^《》]{2,60})》")
WISH = re.compile(
    r"(?:将(?!军|近)|拟|计划|有望|推动|希望|力争|准备|即将|落实好?|履行|根据|按照|依据|若|如果|一旦|是否|能否|有待|需要?|须|应当?|可以|可能|洽谈|商谈|"
    r"磋商|争取|要|欲|待|以便|便于|促成|鼓励|支持|引导|督促|推进|加快|尽快|未来|届时|下一步|明年)[^,。]{0,6}$"
)
WILL = re.compile(
    r"(?:将(?!军|近)|拟(?!合)|计划|即将|有望|届时)(?:与|和|同|在|于|由|共同|联合|正式|现场|集中|分别|会)[^,。;:]{0,40}$|"
    r"(?:^|[,。;])(?:若(?![干羌尔])|如果|一旦|倘若|假如)[^,。;:]{0,40}$"
)
"""将与甲集团签署 is to come, with the other side between."""
_TOLD = re.compile(r"会上|现场|仪式上|当[天日]|\d日|签[署订]了")
"""What tells of a signing that took place, also where its sides are not named."""
_STATISTICS = re.compile(
    r"(?:(?:和|及|、)项目(?![合投建共])|投资|总投资|总?金额|总?额|引资|资金|外资|利用|标的|项目(?:数|\d|个|总)|履约|到位|签订率|数|内容|约定|规定|明确|条款|双方|甲方|乙方|文本|"
    r"文件中|范本|正本|(?:共计?|达|累计)?\d+(?:余|多)?[份项个])"
)
_SUM_OF_ALL = re.compile(r",(?:合同|协议)?(?:总?投资|总?金额|总)总?额?")
"""Behind the contracts of nobody named: they are counted by their sum (大会签订投资合同,总投资额40亿元)."""
GENERIC = re.compile(
    r"^(?:(?:多|数|若干|一|系列|一系列|一批|相关|有关|各|各类|各项|合作|意向性?|项目|签约|新|新的|份|项|个|批|的|双方|[三四五六]方|两地|战略|全面|框架|正式|本次|此次|"
    r"[两几二三四五六七八九十\d])*)(?:协议书?|合同|合约|订单|公约|意向书|备忘录|合作协议书?|战略合作协议|框架协议|合作框架协议|战略合作框架协议|项目)$"
)
_WHOLE = re.compile(
    r"(?:了|[这一][份项个纸]|份|一揽子|新的|是)*(?P<name>(?!在|于|由|与|和|该|其|此|价值|金额|总|多|数|一批|一系列|若干|系列|相关|有关|[两双三]方的)"
    r"(?:(?!等|领域|涉及|总投资|价值|金额|[个项份]|的)[\u4e00-\u9fffA-Za-z\d—“”()\-]){2,36})"
)
"""What stands between the verb and the noun is the whole name where no mark, count or 的 parts it."""
_WHOLE_NAME = re.compile(r"(?:(?![的等])[\u4e00-\u9fffA-Za-z—]){4,24}")
_BARE_NOUN = 3
"""Characters of 协议, 备忘录, 意向书, which alone name no agreement."""
_PURPOSE = re.compile(
    r"(?:了|[这一][份纸项个])*(?P<what>(?![与和同跟由总为]|双方|各方|[两三四]方|价值|金额)[\u4e00-\u9fff]{4,20})的"
)
"""签署联合筹建园区的备忘录: what it is for, where it has no other name."""
_AND_SO_ON = re.compile(r"(?:了|[这一][份纸项个])*(?P<what>[\u4e00-\u9fff“”]{2,12}、[\u4e00-\u9fff“”、]{2,40})等")
"""签署了产业发展、科技合作等|协议: what they are about, where they have no other name."""
BARE = re.compile(r"协议书?|合同|合约|订单|公约")
_SORT_OF = re.compile(r"(?:[签回下了]|同)*(?:[这那]类|一[摞沓叠])")
"""这类协议, 一摞合同: no paper of its own."""
MANY = re.compile(r"^(?:[这那]些|以下|下列|如下|多|数|若干|一系列|一批|系列|各类|各项|相关|有关)")
_NO_PAPER = re.compile(r"意向$|共识|宣言|声明|合作意向$")
PACT = re.compile(
    r"(?:共识|宣言|纲要|行动|声明|公约|章程|重点事项|备忘录|计划|方案|清单|要点|倡议书?)(?:\([^()]{1,16}\))?$"
)
"""Titles that are agreements where they were signed."""
_PACT_NAMED = re.compile(
    r"了?(?P<name>[^,。;:!?《》“”的]{4,40}(?:行动计划|合作计划|行动方案|工作方案|行动纲要|合作纲要|宣言|倡议书|公约|合作框架))(?=[,。;!]|$)"
)
"""13个城市共同签署了共建某经济带行动计划: what several signed is an agreement."""
_SIGNED_PACT = re.compile(r"(?:共识|宣言|纲要|行动|声明|公约|章程)$")
"""Titles that are agreements also where they stand before the verb."""
_ALONE = re.compile(
    r"(?:了|为|一项)*(?P<name>(?:全面|深化|深度|长期|新一轮|全方位|紧密){0,3}(?:战略合作(?:伙伴)?(?:关系)?|战略伙伴(?:关系)?|"
    r"[\u4e00-\u9fff]{0,4}(?:友好|姊妹|姐妹|友城|结对|对口)[\u4e00-\u9fff]{0,6}))"
    r"(?=[,。;!]|$)"
)
"""甲与乙达成战略合作, 签订战略合作, 结为友好城市: what they agreed on has no other name."""
_COOPERATION = re.compile(
    r"(?:了|一项)*(?P<name>(?!合作|初步|多项|系列|一致)[\u4e00-\u9fff]{2,8}(?<!意向)合作(?:伙伴)?(?:关系)?)(?=[,。;!]|$)"
)
"""甲与乙达成产业帮扶合作."""
_BESIDE = re.compile(r"(?:协议)?(?:文本)?”?,[^。;!?,《》]{0,8}")
"""甲与乙签约,一纸《丙协议》…; 甲与乙互换文本,《丙协议》…: the paper in the clause behind."""
_PLAIN = re.compile(
    r"(?P<name>[^,。;:《》]{4,50}(?:协议|备忘录|合同|协议书))”?(?:文本)?(?:上$|"
    r"(?:正式|成功|现场|顺利|在[^,。;]{2,16}|同时|也|同步|当天|已|终于|[昨今当前]日|昨天|今天|昨晚|近日|日前|于?(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:[上下]午)?)*$)"
)
_ENDS_PAPER = re.compile(r"(?:协议|备忘录|合同)书?$")
_LONGEST_LISTED = 46
"""Characters of one paper of a list before its verb."""
_PASSIVE = re.compile(
    r"(?P<name>[^,。;:《》]{2,50}(?:协议|备忘录|合同|协议书))”?(?:文本)?,?(?:也|已|则|正式|日前|近日|当天|现场)*由(?P<by>[^。;:《》]{4,80})$"
)
"""战略合作协议由甲市与乙集团|签订."""
_TO_PAPER = re.compile(r"(?:的|一[纸份]|这份|[《“])+$")
_RECALLED = re.compile(r"以来|的(?:基础|背景|精神|框架下)|精神")
_SIGNS = re.compile(r"签(?:[署订约下定]|了|的(?=是))")
_RIGHT_BEHIND = re.compile(r"(?:了|的是?|叫|有|过|一份|一纸|这份)*(?:——?|:)?")
_ACCOMPANYING = re.compile(r"(?:配套|相关|相应|附带|后续)的?")
_AMONG = re.compile(r"[,:]?(?:其中|包括|分别|涉及|即|有|如)(?:有|包括|为|是)?:?(?=《)|[,:—]+(?=《)")
_AND_TITLE = re.compile(
    r",?(?:[、和及与并]|以及)?|等?(?:\d+|[一二三四五六七八九十]+)[份项个][^,。;《》]{1,8},?(?:其中|当中|里面)?(?:还)?(?:包括|包含|有|含)"
)
"""Between two titles of one list: 《甲》,以及《乙》; 《甲》等9项协议,当中包括《乙》."""
_SPLIT = re.compile(r"[,。;:!?]")
_JOINED = re.compile(r"、|和|及|与|以及")
_BEHIND = re.compile(r"(?:的)?(?:还有|有|包括|是|为|分别是|分别为)[:]?")
_PASSIVE_NOT = re.compile(r"[。;!?]|的|项目|后|以来|根据|按照|落实|履行|执行")
_LEAST_SIDE = 2
"""Characters of the shortest side that a title names: 深化双城同|行战略合作 names none."""
_TITLE_PARTIES = re.compile(r"^(?P<who>[^关]{4,60}?)(?:关于|就|共建|共同|战略合作|合作|框架|深化)")
_OFFICE = re.compile(r"(?P<of>人民政府|政府|管委会|管理委员会|市委|商务局|发展改革委)$")


class Paper(Noun, frozen=True):
    """The name of an agreement at [start, end) of the document."""

    start: int
    end: int


def find(reading: Reading, sentence: Sentence, verb: re.Match[str], parties: Parties) -> list[Paper]:
    """What is signed, as named behind the verb: one agreement or a list of them."""
    text = sentence.text
    listed = _BEHIND.match(text, verb.end())
    if listed and listed.group() not in ("", "的") and "、" in text[listed.end() :]:
        return _list(reading, sentence, listed.end())
    titles = [
        m for m in TITLE.finditer(text, verb.end()) if signable(m["title"]) and not _CALLED.search(text, 0, m.start())
    ]
    if titles and _RIGHT_BEHIND.fullmatch(text, verb.end(), titles[0].start()) and not verb.group().startswith("签约"):
        return [] if _RECALLED.match(text, titles[0].end()) else _run_and_further(reading, sentence, titles)
    titles = [m for m in titles if _NOUN.search(m["title"]) or PACT.search(m["title"])]
    noun = next(
        (
            m
            for m in _NOUN.finditer(text, verb.end())
            if m.start() - verb.end() <= 110 and not _counts(text, verb, m) and not _broken(text, verb, m)
        ),
        None,
    )
    pact = _PACT_NAMED.match(text, verb.end()) if noun is None and (parties.open or len(parties.every) > 1) else None
    if pact:
        return [Paper(*trim(reading.plain, sentence.at(pact.start("name")), sentence.at(pact.end("name"))))]
    alone = _relation(text, verb) if noun is None and len(parties.every) > 1 else None
    if alone:
        return [Paper(sentence.at(alone.start("name")), sentence.at(alone.end("name")))]
    if noun is None and titles and _BESIDE.fullmatch(text, verb.end(), titles[0].start()):
        return _run(sentence, titles)
    if noun is None or text.startswith(
        ("以来", "的基础", "精神", "项目", "金额", "额", "框架下", "约定", "签约", "签署"), noun.end()
    ):
        return []
    if not parties.every and not parties.open and _SUM_OF_ALL.match(text, noun.end()):
        return []
    if titles and titles[0].start() < noun.end() <= titles[0].end() + 8:
        spans = [(m.start("title"), m.end("title")) for m in titles]
        return [Paper(sentence.at(a), sentence.at(b)) for a, b in spans]
    if _NO_PAPER.search(noun.group()) or _NO_PAPER.search(text[verb.end() : noun.end()]):
        return []
    among = _AMONG.match(text, noun.end())
    if among and titles and titles[0].start() == among.end():
        return _run(sentence, titles)  # 8个专项协议,其中有《甲协议》《乙协议》
    first = _named(reading, sentence, verb.end(), noun.end())
    name = reading.plain[first.start : first.end]
    if PRIVATE.search(name) or _SORT_OF.match(name):
        return []
    if (MANY.match(name) or GENERIC.match(name)) and not (
        parties.every
        or parties.open
        or agreement_terms.counts(reading, sentence, verb.end(), noun.end())
        or _TOLD.search(text, 0, verb.end() + 1)
    ):
        return []
    if BARE.fullmatch(name) and len(parties.every) < 2:
        return []
    return [first, *_further(reading, sentence, noun.end())]


def _relation(text: str, verb: re.Match[str]) -> re.Match[str] | None:
    """What is agreed on right behind the verb, without a word for the paper."""
    cooperation = _COOPERATION.match(text, verb.end()) if verb.group().startswith("达成") else None
    return _ALONE.match(text, verb.end()) or cooperation


def _run(sentence: Sentence, titles: list[re.Match[str]]) -> list[Paper]:
    """The titles that stand together, from the first on: 《甲协议》《乙协议》和《丙协议》."""
    run = [titles[0]]
    for one in titles[1:]:
        if _AND_TITLE.fullmatch(sentence.text, run[-1].end(), one.start()):
            run.append(one)
    return [Paper(sentence.at(m.start("title")), sentence.at(m.end("title"))) for m in run]


def _run_and_further(reading: Reading, sentence: Sentence, titles: list[re.Match[str]]) -> list[Paper]:
    """The titles that stand together, and the papers without a title behind them: 《甲计划》和配套的框架协议."""
    run = _run(sentence, titles)
    return [*run, *_further(reading, sentence, run[-1].end + 1 - sentence.start)]


def _counts(text: str, verb: re.Match[str], noun: re.Match[str]) -> bool:
    """Whether the noun is only part of a count or a clause; 交换合作协议文本 is a signing."""
    exchanged = verb.group()[0] in "交互递" and text.startswith("文本", noun.end())
    return _STATISTICS.match(text, noun.end()) is not None and not exchanged


def _broken(text: str, verb: re.Match[str], noun: re.Match[str]) -> bool:
    """Whether another clause stands between the verb and the noun."""
    between = text[verb.end() : noun.start()]
    if between.startswith(",") and verb.group() in ("签过", "签妥", "签好", "签有", "落笔"):
        return True  # 省级文件签过,专项协议接着上; 代表落笔,甲协议正式签订
    bare = re.sub(r"《[^《》]*》?|“[^“”]*”", "", between)
    if re.search(r"[。!?;]", bare) or _SIGNS.search(bare):
        return True
    comma = bare.rfind(",")
    return (
        comma >= 0
        and (verb.group().startswith(("签约", "达成")) or not re.match(r"[^,]*、", bare))
        and (
            verb.group().startswith("签约")
            or bool(re.search(r"项目|投资|根据|按照|双方|将|由|该|协议|终止|解除", bare))
            or len(bare) - comma > 24
        )
    )


def _named(reading: Reading, sentence: Sentence, floor: int, end: int) -> Paper:
    """The noun phrase that ends at `end`, not before `floor`, without a sum or count before it."""
    stop = sentence.at(end)
    whole = _WHOLE.fullmatch(sentence.text, floor, end)
    if whole and not reading.quantities_in(sentence.at(whole.start("name")), stop - 2):
        return Paper(*trim(reading.plain, sentence.at(whole.start("name")), stop))
    start = max(reading.tokens.name_start(stop, sentence.at(floor)), sentence.at(floor))
    if reading.plain[sentence.at(floor)] == "的" and "," not in reading.plain[sentence.at(floor) : stop]:
        start = sentence.at(floor)  # 甲与乙签订的保护和发展合作协议
    of = re.match(r"(?:了|[这一][份纸项个]|一揽子|新的|的|是|叫)+", reading.plain[start:stop])
    start, stop = trim(reading.plain, start + (of.end() if of else 0), stop)
    start += reading.plain[start] == "“" and "”" not in reading.plain[start:stop]
    for quantity in reading.quantities_in(sentence.at(floor), stop):
        if quantity.end < stop - 1 and (
            quantity.start == start or _WHOLE_NAME.fullmatch(reading.plain, quantity.end, stop)
        ):
            start = quantity.end  # 8份建立友好城市关系协议书
    if stop - start <= _BARE_NOUN and reading.plain[start - 1] == "等":
        etc = _AND_SO_ON.fullmatch(sentence.text, floor, start - sentence.start)
        return Paper(sentence.at(etc.start("what")), stop) if etc else Paper(start, stop)
    if stop - start <= _BARE_NOUN:
        of = _PURPOSE.fullmatch(reading.plain, sentence.at(floor), start)
        start = of.start("what") if of else start
    return Paper(start, stop)


def _further(reading: Reading, sentence: Sentence, end: int) -> Iterator[Paper]:
    """签署甲协议、乙协议和丙备忘录: the further ones."""
    text = sentence.text
    while True:
        joint = _JOINED.match(text, end)
        noun = next((m for m in _NOUN.finditer(text, end) if m.start() - end <= 60), None)
        if (
            joint is None
            or noun is None
            or _SPLIT.search(text, end, noun.start())
            or _STATISTICS.match(text, noun.end())
        ):
            return
        if SIGN.search(text, end, noun.start()) or re.search(r"项目(?=、)", text[end : noun.start()]):
            return
        of = _ACCOMPANYING.match(text, joint.end())
        yield Paper(*trim(reading.plain, sentence.at(of.end() if of else joint.end()), sentence.at(noun.end())))
        end = noun.end()


def _list(reading: Reading, sentence: Sentence, low: int) -> list[Paper]:
    """签下的还有:甲协议、乙协议,以及丙与丁战略合作协议."""
    high = len(sentence.text.rstrip("。;!?"))
    out = []
    for a, b in members(sentence.text, low, high, joints="、,"):
        noun = list(_NOUN.finditer(sentence.text, a, b))
        if not noun or (noun[-1].end() != b and sentence.text[b - 1] not in "》书"):
            continue
        out.append(Paper(*_unmarked(reading, *trim(reading.plain, sentence.at(a), sentence.at(b)))))
    return out


def _unmarked(reading: Reading, start: int, end: int) -> tuple[int, int]:
    marked = re.fullmatch(r"《([^《》]+)》", reading.plain[start:end])
    return (start + 1, end - 1) if marked else (start, end)


def before(reading: Reading, sentence: Sentence, verb: re.Match[str]) -> list[Paper]:
    """《甲协议》《乙协议》正式签署, 在《甲协议》上签字: the titles stand before the verb."""
    text = sentence.text
    if verb.group().startswith("达成"):
        return []
    titled = [
        m for m in TITLE.finditer(text, 0, verb.start()) if _NOUN.search(m["title"]) or _SIGNED_PACT.search(m["title"])
    ]
    if (
        titled
        and verb.start() - titled[-1].end() <= 24
        and not _PASSIVE_NOT.search(text, titled[-1].end(), verb.start())
    ):
        last = len(titled) - 1
        while last and re.fullmatch(r"[、和及与]?|以及", text[titled[last - 1].end() : titled[last].start()]):
            last -= 1
        return _run(sentence, titled[last:])
    listed = _listed_before(reading, sentence, verb)
    if listed:
        return listed if not WISH.search(text, 0, listed[0].start - sentence.start) else []
    passive = _PASSIVE.search(text[: verb.start()])
    by = passive and agreement_parties.between(reading, sentence, passive.start("by"), passive.end("by"))
    plain = (passive if by and len(by) > 1 else None) or _PLAIN.search(text[: verb.start()])
    if plain is None or text.startswith(("的", "仪式", "活动", "后"), verb.end()):
        return []
    noun = list(_NOUN.finditer(text, plain.start(), plain.end("name")))
    if not noun or noun[-1].end() != plain.end("name"):
        return []
    floor = plain.start("name")
    if plain.group().endswith("上"):  # 甲和乙在战略合作协议上签下名字
        floor = max(floor, text.rfind("在", floor, plain.end("name")) + 1)
    paper = _named(reading, sentence, floor, plain.end("name"))
    name = reading.plain[paper.start : paper.end]
    if (
        SIGN.search(name)
        or WISH.search(text[: plain.start("name")])
        or agreement_terms.counts(reading, sentence, plain.start("name"), plain.end("name"))
    ):
        return []
    vague = plain is not passive and (GENERIC.match(name) or len(name) < 6)
    return [] if vague and len(sides_before(reading, sentence, paper.start - sentence.start).every) < 2 else [paper]


def _listed_before(reading: Reading, sentence: Sentence, verb: re.Match[str]) -> list[Paper]:
    """甲协议、乙协议等在论坛上|签订: two papers or more, and nothing else."""
    text = sentence.text
    low = max(text.rfind(mark, 0, verb.start()) for mark in ",。;:!?》") + 1
    if "、" not in text[low : verb.start()] or text.startswith(("的", "仪式", "活动", "后"), verb.end()):
        return []
    spans = members(text, low, cut(text, low, verb.start()), joints="、")
    alike = all(b - a <= _LONGEST_LISTED and _ENDS_PAPER.search(text, a, b) for a, b in spans)
    return (
        [Paper(*trim(reading.plain, sentence.at(a), sentence.at(b))) for a, b in spans]
        if alike and len(spans) > 1
        else []
    )


def sides_before(reading: Reading, sentence: Sentence, at: int) -> Parties:
    """The sides before a paper that stands before its verb: 甲与乙的…协议正式签署; 甲和乙坐到一起,一纸协议签了字; else
    the group with which the sentence before it opens: 四市…。…《甲共识》落笔."""
    lead = _TO_PAPER.search(sentence.text, 0, at)
    found = agreement_parties.find(reading, sentence, lead.start() if lead else at)
    if len(found.every) > 1 or not sentence.index:
        return found
    before = reading.sentences[sentence.index - 1]
    if before.paragraph != sentence.paragraph:
        return found
    return Parties((agreement_context.opening_group(reading, before),))


def parties_in(reading: Reading, sentence: Sentence, paper: Paper) -> Iterator[Party]:
    """甲市、乙市人民政府关于…的框架协议, 甲与乙战略合作协议, 甲公司 乙区政府合作协议: the parties stand in the name."""
    name = reading.plain[paper.start : paper.end]
    match = _TITLE_PARTIES.match(name)
    who = match["who"] if match else ""
    spans = members(name, 0, len(who), joints="、与和同") if re.search(r"、|与|和|同", who) else []
    office = _OFFICE.search(who)
    found: list[tuple[int, int, str]] = []
    for a, b in spans:
        text = clean(name[a:b])
        if not re.search(r"[市省区县州镇府会司团行院学校局委社厅办港城部署馆处]$", text) or len(text) < _LEAST_SIDE:
            found = []
            break
        found.append((a, b, text + office["of"] if office and re.search(r"[市省区县州]$", text) else text))
    if len(found) > 1:
        for a, b, text in found:
            yield Party(paper.start + a, paper.start + b, text, sentence)
        return
    chain = groups.chain(reading, paper.start, paper.end)
    if len(chain) > 1:
        for body in chain:
            yield Party(body.start, body.end, body.name, sentence)
