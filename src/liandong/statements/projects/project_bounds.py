"""Bounds of project names: where the phrase begins that ends in a noun of works, and where its phase ends."""

import re
from itertools import pairwise

from liandong.statements.bodies import organisations
from liandong.statements.grammar.phrases import trim
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.projects.project_nouns import BUILT, NOUN, OWN_NAME, TAIL, is_generic
from liandong.vocabulary.verbs import ADVERBS, DOING, IN_NAMES, OUTSIDE_NAMES, PREDICATES

_LEADING = re.compile(
    r"(?:(?:先行|率先|吸引|招引|签订了?|例如|比如|上马|再看|先看|来看|轮到|待|用于|推动|推进|建设|打造|新建|扩建|在建|规划|实施|启动|加快|探索|支持|布局|投资|共建|开工|签约|签下|签署|签订|竣工|引进|"
    r"落地|落户|首批|首个|首家|全国|重点|重大|高标准|计划|集中|参与|服务|国内|作为|三大|两大|四大|总投资额?|同步|"
    r"积极|携手|全面|成功|正式|联合|国家级|一批|包括|其中|合作(?=[^项办区社]))(?=[\u4e00-\u9fff“A-Z(0-9]{2,}))+"
)
_OF_SORT = re.compile(
    r"[\u4e00-\u9fff]{2,8}?(?:类|方面|领域|板块)(?:的|项目|里|中)*(?:则|还|主要)?(?:有|是|为|包括)(?=[\u4e00-\u9fff“A-Z0-9]{4})"
)
"""旅游类有 | 甲项目."""
_SHOUT = re.compile(r"【[^【】]{1,12}】\s*")
"""【喜报】 | 甲产业园."""
_MOVED_IN = re.compile(r"[^,。;:、]{4,24}?(?:签约|正式|成功)*(?:入驻|进驻|迁入)(?=[\u4e00-\u9fff“]{4})(?!项目|企业)")
"""甲运营中心签约入驻 | 乙大厦: what moves in is not of the name of where it does."""
_DASHED = re.compile(r"[^,。;:、“”]{0,24}?(?:项目|工程|园区|基地|平台|载体|地标|名片)——(?=[\u4e00-\u9fff“A-Z]{4})")
"""首个项目—— | 甲基地."""
_LANDED = re.compile(r"\d[\d.]*万?(?:亩|公顷|平方公里|平方米)的?(?:土地|用地)(?:上)?(?:共建|建设|打造|新建)")
_BY = re.compile(
    r"(?:将|拟|计划|已|正)?(?:在[^,。;的]{2,10})?(?:签约|签订|签署|合作|共同|联合|携手|合力|牵头|负责)*"
    r"(?:共建|投资建设|投资兴建|投资新建|建设|新建|打造|投资|投建|兴建|推进|实施|承建|开发|运营|引进|启动|赋予|上马)(?:了|的)?"
)
_RANKED = re.compile(r"[\u4e00-\u9fff]{2,4}?(?:省|市|区|县|镇)")
_MAKES = re.compile(
    r"(?:签约|合作)*(?:共建|投资建设|投资兴建|投资新建|投资|新建|打造|投建|兴建|赋予|支持|推动|引进|"
    r"建设(?!项目|工程|银行|集团|用地|规模|大厦))(?:了|的)?"
)
"""Verbs behind the place or body that does it: 甲区共建乙物流园 names the park."""
_OPENER = re.compile(
    r"签署|签订|签下|签约|共建|投资建设|建设(?!项目|工程)|新建|扩建(?!项目|工程)|投建|兴建|打造|也有|还有|的|实施|推进|引进|设立|是|:|、"
)
"""What may stand right before a name."""
_NOT_NAME = re.compile(r"[,。;:!?、的了在由为与和等将已是于就把被让]|预计|计划|项目|企业|公司|亿元|万元")
_BETWEEN_COUNTRIES = re.compile(
    r"中(?:新|韩|日|德|法|英|俄|欧|意|以|瑞|白|马|泰|老|越|澳|美|国)(?!闻|增|型|兴|区|城|建)"
)
_HEAD_OFFICE = re.compile(
    r"(?:全国|区域|华南|华东|华北|华中|西南|西北|东北|中国|全球|国际|第二|亚太|大湾区|粤港澳大湾区|运营|研发)*总部"
)
_ITEM = re.compile(
    r"\(?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*(?:[、)]|[.](?!\d))\s*|[一二三四五六]是|[★◎●·▪■◆✔✓√☑\-—]+\s*"
)
_WAY = re.compile(r"(?:^|[,。;:、的])(?P<name>[\u4e00-\u9fff]{2,4})$")
"""The whole of a clause before a way: 甲乙丙 | 高铁, single characters of places."""
_FULL_WORK = re.compile(r"(?:项目|工程|[一二三四]期)$")
_YIELD = re.compile(r"年(?:产(?![量值])|加工|处理|产能)[\dA-Za-z约近超]?[^,。;:、!?的“”]*$")
"""年产50条管道挤出设备生产线项目: whatever its words are elsewhere."""
_YIELD_OF = re.compile(
    r"年(?:产|加工|处理)[\d约近超][^,。;:!?的“”]{2,40}的(?:合作|合资|投资|建设|生产|加工|深加工|制造|新建|扩建|技改|技术改造)*$"
)
"""年产6万吨铜箔的加工 | 项目: what it makes is what tells it from others."""


_CALLED = re.compile(
    r"(?:叫做?|名叫|名为|称为|取名为?|定名为?|命名为|唤作|(?<![需只主])[要将拟]建(?![设成立造筑议]))(?=[\u4e00-\u9fff“]{3})"
)
"""北岸一块叫甲产业园: what it is called begins behind."""
_HEADED = re.compile(
    r"[^,。;、]{0,6}?(?:项目|工程)(?:[为是]|就是|[名叫]叫?做?)(?=[\u4e00-\u9fff“A-Z0-9]{4})|[^,。;、\d]{0,3}\d{1,2}月\d{1,2}日(?=[\u4e00-\u9fff“A-Z]{4})"
)
"""最大的项目为 | 甲片区改造项目: the head noun, and what it is."""
_FIRST_OF = re.compile(r"[^,。;、]{2,20}?(?:首[个家座宗条]|唯一的?|第一[个宗座家条])(?=[^,。;、]{4})")
"""甲市乙镇首个 | 丙项目: of what it is the first is not of its name."""
_MAY_OPEN = re.compile(r"[、).是★◎●·▪■◆✔✓√☑\-—【驻迁有为包亩顷平双两二三四五六七八九\d首唯第月名叫称唤要将拟]")
"""Letters of which all that may stand before a name in its clause, and be taken for a part of it, has one."""
_MODAL = re.compile(r"[有无没未是能可要会应须需]")
_BUILT = re.compile(r"建(?![设筑材工行业安湖瓯德阳宁平始水昌康华国交投发龙])")
"""建 as a verb, where a sum or a word of intention stands before it: 约6亿元建甲基地."""
_PHASES = re.compile(r"(?:第?[一二三四五六七八九十\d]{1,2}期?(?:至|到|[—~-]+))第?[一二三四五六七八九十\d]{1,2}期$")
_OWNERS = re.compile(r"(?:公司|集团)$")
_PARTS = re.compile(r"[,。;:!?的“”《》]|项目|工程")
_OF_VERBS = ("项目", "工程", "中心", "平台", "联络点", "驿站")
_TO_BUILD = re.compile(r"[元要将还拟再来去,]$")
_MADE_THERE = re.compile(
    r"[\u4e00-\u9fff]{2,14}?(?:[里内上旁]建|(?:投资|合作|共同)*(?:建设(?!银行|集团|工程|项目)|新建|兴建|投建|共建|合建|打造|建立|设立))(?=[\u4e00-\u9fff“A-Z]{3})"
)
"""Behind 在: where it is built, and the verb: 在甲建设乙产业园."""
_WISHES = re.compile(r"(?:打算|拟|计划|准备|决定|将|要)$")
_TOGETHER = re.compile(
    r"[\u4e00-\u9fff]{0,8}?(?:双方|(?:[两二三四五六七八九]|\d)(?:市|地|省|县|区|方|家|校))(?:携手|联合|合作|共同|联手|一起)*(?:共建|合建|打造|建设|推进|开发)(?=[\u4e00-\u9fff“A-Z0-9]{4})"
)
"""两市共建 | 甲产业基地."""
_WAY_TO = re.compile(
    r"[\u4e00-\u9fff·]{1,8}?(?:段)?(?:高速|高等级|[一二三四]级|城际|快速|客运|货运|输[油气水电]|天然气|旅游|跨海|长江|黄河)?"
    r"(?:铁路|公路|高铁|高速|快线|专线|通道|管道|管线|航道|航线|大道|大桥|运河|隧道|段|线)"
)
"""Behind 至: where a way ends, and what it is."""
_BROKEN_FIRM = re.compile(r"(?:份?有)?限(?:责任)?公司")
"""The end of a firm's name whose beginning the tagger lost."""
_QUOTED_BY = {"”": "“", "」": "「"}
_WHO = re.compile(r"公司|企业|集团|政府|双方|记者|部门|全[省市区县]|我[省市区县]")
_BRAND = re.compile(
    r"(?!发达|新兴|兴盛|永恒|康泰的|达到|发源)[鼎鑫兴盛泰华宏旭恒瑞隆昌源丰德康立永鸿腾辉耀晟嘉润益裕祥顺亨诚茂晖达新发]{2}"
)
_FAR = 90  # characters beyond which no name of forty can begin; a word over and over stays cheap


def span(reading: Reading, sentence: Sentence, noun: int, end: int) -> tuple[int, int]:
    """Where the name begins whose noun stands at [noun, end), and where it ends with its phase or segment."""
    plain = reading.plain
    start = min(reading.tokens.name_start(end, max(sentence.start, end - _FAR)), noun)
    if start == noun and plain[noun:end] in BUILT:
        start = reading.tokens.name_start(
            noun, max(sentence.start, noun - _FAR)
        )  # 甲|处置场: the tagger takes 处置 for a verb
    way = _WAY.search(plain, max(sentence.start, noun - 5), noun) if plain[noun:end] in OWN_NAME else None
    start = min(start, way.start("name")) if way else start
    start = _over_work(reading, sentence, start, end)
    start = _over_phases(reading, sentence, start, noun)
    start = _from_there(reading, sentence, start, end)
    start = _joined(reading, sentence, start, end)
    start = _behind_owner(reading, sentence, start, end)
    start = _over_verb(reading, sentence, start, noun)
    start = _from_head(reading, sentence, start, end)
    if (
        plain[start - 1 : start] in ("上", "下", "东", "西", "南", "北", "前")
        and plain[start - 2 : start - 1] in ",。;:、的\n"
    ):
        start -= 1  # 下港片区: the tagger takes 下 for "under"
    if _BETWEEN_COUNTRIES.match(plain, start - 1) and plain[start - 2 : start - 1] not in "其当会之途空集":
        start -= 1  # 中新产业园: the tagger takes 中 for "in"
    if plain[start - 1 : start] == "经" and plain.startswith("开区", start):
        start -= 1  # 经开区: the tagger takes 经 for "by way of"
    low = max(sentence.start, noun - 50)
    made = _YIELD.search(plain, max(low, noun - 36), noun)
    made = made or (_YIELD_OF.search(plain, low, noun) if plain.startswith("项目", noun) else None)
    if made:
        start = min(start, made.start())
    body = organisations.at(reading, start)
    if body and body.end <= end:
        start = body.start
    broken = _BROKEN_FIRM.match(plain, start, end)
    start = broken.end() if broken else start
    for date in reading.dates_in(start, end):
        if date.known:
            start = date.end
    for quantity in reading.quantities_in(max(sentence.start, start - 8), end):
        if quantity.money and quantity.end > start:
            start = quantity.end
    opened = _QUOTED_BY.get(plain[end : end + 1])
    quoted = plain.rfind(opened, max(sentence.start, end - 46), noun) if opened else -1
    if quoted >= 0 and plain[end] not in plain[quoted:end]:
        return quoted + 1, end
    start = _over_brand(reading, sentence, _opening(reading, sentence, start, end))
    tail = TAIL.match(plain, end, sentence.end)
    return start, max(end, tail.end() if tail else end)


def yields(text: str, noun: int) -> bool:
    """Whether what the work at `noun` makes in a year, and 的, stand before it."""
    return text.startswith("项目", noun) and _YIELD_OF.search(text, max(0, noun - 50), noun) is not None


def _over_brand(reading: Reading, sentence: Sentence, start: int) -> int:
    """鼎新|储能电池项目: a word that opens a clause, and that brands are made of, is one, though the tagger takes it
    for an adverb or a verb."""
    low = start - 2
    if low < sentence.start or not _BRAND.match(reading.plain, low, start):
        return start
    if low > sentence.start and reading.plain[low - 1] not in ",;:。、“的":
        return start
    words = reading.tokens.between(low, start)
    return low if len(words) == 1 and words[0].start == low else start


def _from_head(reading: Reading, sentence: Sentence, start: int, end: int) -> int:
    """珍江水毁堤路抢险修复项目: where 项目 or 工程 ends the first words of a clause, and none of them does or joins
    anything, all of them are its name, though some are verbs elsewhere."""
    plain = reading.plain
    if not plain.endswith(("项目", "工程"), start, end):
        return start
    head = max((plain.rfind(mark, sentence.start, start) for mark in ",;:。、"), default=-1) + 1
    head = max(head, sentence.start)
    if not 0 < start - head <= 14 or plain[start - 1] in "的了“”《》":
        return start
    words = [t for t in reading.tokens.between(head, start) if t.start >= head]
    first = words[0] if words else None
    if first is None or first.start != head or first.tag[0] not in "najbsz":
        return start
    if any(t.word in OUTSIDE_NAMES or t.word in ADVERBS or t.tag[0] in "pcudrmxfty" for t in words):
        return start
    verbs = [t.tag[0] == "v" and t.word not in IN_NAMES for t in words]
    if _WHO.match(first.word) or any(a and b for a, b in pairwise(verbs)):
        return start  # 公司决定终止投资甲项目
    return start if any(_MODAL.search(t.word) for t in words if t.tag[0] == "v") else head


def _over_work(reading: Reading, sentence: Sentence, start: int, end: int) -> int:
    """甲厂建造项目, 甲地集结中心: right before such nouns, a verb that is none of doing is what the work is, and of the
    name."""
    if not reading.plain.startswith(_OF_VERBS, start) or start == sentence.start:
        return start
    word = reading.tokens.between(start - 1, start)[-1]
    if word.end != start or word.tag != "v" or word.word in DOING or len(word.word) != 2 or _MODAL.search(word.word):
        return start
    if word.word in PREDICATES and not reading.plain.startswith(("项目", "工程"), start):
        return start
    return reading.tokens.name_start(word.start, max(sentence.start, end - _FAR))


def _over_phases(reading: Reading, sentence: Sentence, start: int, noun: int) -> int:
    """甲电池一至六期项目: the phases are of the name, though the tagger takes 一至 for an adverb."""
    ends = reading.plain.startswith("期", noun - 1)
    phases = _PHASES.search(reading.plain, max(sentence.start, noun - 8), noun) if ends else None
    if phases is None or start < phases.start() or phases.start() <= sentence.start:
        return start
    return reading.tokens.name_start(phases.start(), max(sentence.start, noun - _FAR))


def _from_there(reading: Reading, sentence: Sentence, start: int, end: int) -> int:
    """甲地经乙地至丙地铁路: a way is named by where it begins and ends, whatever the tagger takes these for."""
    plain = reading.plain
    to = plain.rfind("至", max(sentence.start, end - _FAR), end)
    if to <= sentence.start or start < to - 1 or not _WAY_TO.match(plain, to + 1, end):
        return start
    low = reading.tokens.name_start(to, sentence.start)
    if plain[low - 1 : low] in ("经", "过") and low - 1 > sentence.start:
        low = reading.tokens.name_start(low - 1, sentence.start)
    return min(start, low) if 2 <= to - low <= 12 else start


def _opening(reading: Reading, sentence: Sentence, start: int, end: int) -> int:
    """The beginning of the name without numbering, verbs, and whoever is said to build it."""
    plain = reading.plain
    start = _over_clause(reading, sentence, start, end)
    if plain.startswith("建", start) and _TO_BUILD.search(plain, max(0, start - 1), start):
        start += _BUILT.match(plain, start, end) is not None
    start, _ = trim(plain, start, end)
    for _ in range(3):
        before = start
        lead = _LEADING.match(plain, start, end)
        if lead and end - lead.end() >= (3 if TAIL.match(plain, end) else 4):  # 建设 | 工业园二期
            start = lead.end()
        body = organisations.at(reading, start)
        if body and body.start <= start and body.end < end - 3:
            making = _BY.match(plain, body.end, end)
            if making and end - making.end() >= 4:
                start = making.end()
            elif (
                body.sort == "legal"
                and end - body.end >= 4
                and plain[body.end] != "("
                and not _HEAD_OFFICE.match(plain, body.end, end)
            ):
                start = body.end
        else:
            hits = reading.regions_in(start, end)
            place = _RANKED.match(plain, start, end)
            low = place.end() if place else start
            for hit in hits:
                low = hit.end if hit.start in (start, low) else low
            making = _MAKES.match(plain, low, end)
            if making and end - making.end() >= 5 and not is_generic(plain[making.end() : end]):
                start = making.end()
        start, _ = trim(plain, start, end)
        if start == before:
            break
    return start


def _over_clause(reading: Reading, sentence: Sentence, start: int, end: int) -> int:
    """Where the name begins behind its number in a list, and behind what else stands before it in its clause."""
    plain = reading.plain
    if plain[start - 1 : start] != "在" and not _MAY_OPEN.search(plain, start, end):
        return start
    number = _ITEM.match(plain, start, end)
    if number and (start == sentence.start or plain[start - 1] in " ,;:。\n"):
        start = number.end()
    start = _over_shout(reading, start, end)
    for lead_in in (_OF_SORT, _LANDED):
        opens = lead_in.match(plain, start, end)
        start = opens.end() if opens else start
    built = plain[start - 1 : start] == "在" and _MADE_THERE.match(plain, start, end)
    if (
        built
        and end - built.end() >= 4
        and (plain[end : end + 1] != "、" or _WISHES.search(plain, sentence.start, start - 1))
    ):
        start = built.end()
    for lead_in in (_TOGETHER, _FIRST_OF, _HEADED):
        opens = lead_in.match(plain, start, end)
        start = opens.end() if opens else start
    called = _CALLED.search(plain, start, end)
    return called.end() if called else start


def _over_shout(reading: Reading, start: int, end: int) -> int:
    """Where the name begins behind what is shouted before it, what moves in, or the noun that it is put to."""
    for lead_in in (_SHOUT, _MOVED_IN, _DASHED):
        opens = lead_in.match(reading.plain, start, end)
        start = opens.end() if opens else start
    return start


def _over_verb(reading: Reading, sentence: Sentence, start: int, noun: int) -> int:
    """签署隧道掘进装备再制造基地项目协议: words that are verbs elsewhere are of the name, as far back as the verb or 的
    that opens it."""
    plain = reading.plain
    low = max(sentence.start, noun - 30)
    opened = None
    for opened in _OPENER.finditer(plain, low, start):  # noqa: B007
        pass
    first = opened.end() if opened else start
    low = max(sentence.start, start - 11)  # of what stands further back too much would lie between
    while not opened and first > low and plain[first - 1] not in ",;:、“":
        first -= 1
    between = plain[first:start]
    if between in ("", "“") or len(between) > (20 if opened else 10) or _NOT_NAME.search(between):
        return start
    words = [t for t in reading.tokens.between(first, start) if t.start >= first]
    if (opened is None and len(words[-1].word) > 1) or any(t.word in DOING or t.tag[0] in "pcutr" for t in words):
        return start
    return first


def _joined(reading: Reading, sentence: Sentence, start: int, end: int) -> int:
    """The beginning of a name with 及, 和 or 与 in it (甲设备及乙部件项目), where what stands before is no work."""
    plain = reading.plain
    if plain[start - 2 : start] in ("周边", "相关", "附属") and plain[start - 3 : start - 2] in ("及", "和", "与"):
        start -= 2
    if plain[start - 2 : start] == "及其" and start - 2 > sentence.start:
        return reading.tokens.name_start(start - 2, sentence.start)
    if plain[start - 1 : start] not in ("及", "和", "与") or start - 1 <= sentence.start:
        return start
    joint = plain[start - 1]
    wider = reading.tokens.name_start(start - 1, sentence.start)
    left = plain[wider : start - 1]
    if not 2 <= len(left) <= 24 or organisations.at(reading, start - 2) or _FULL_WORK.search(left):
        return start
    if any(t.tag == "nr" and (t.start, t.end) == (wider, start - 1) for t in reading.tokens.between(wider, start - 1)):
        return start  # 王某和甲项目
    if joint != "及" and (NOUN.search(left[-4:]) or not plain.endswith(("项目", "工程"), start, end)):
        return start
    return wider


def _behind_owner(reading: Reading, sentence: Sentence, start: int, end: int) -> int:
    """甲公司的乙、丙和丁项目, 甲公司的和牛养殖项目: all behind 的 is what the firm's work is called."""
    plain = reading.plain
    if not plain.endswith("项目", start, end):
        return start
    owned = plain.rfind("的", max(sentence.start, end - 36), end - 4)
    if owned < 0 or owned + 1 == start or not _OWNERS.search(plain, sentence.start, owned):
        return start
    between = plain[owned + 1 : max(start, owned + 1)]
    if _PARTS.search(between) or _FULL_WORK.search(between.rstrip("、和与及")):
        return start
    words = reading.tokens.between(owned + 1, start) if start > owned + 1 else ()
    broken = any(t.word in OUTSIDE_NAMES or t.tag == "nr" for t in words)  # 甲公司的王某和新材料项目
    return start if broken else owned + 1


def stationed(reading: Reading, sentence: Sentence, start: int) -> int:
    """甲区、乙区驻…服务点: the places that keep it belong to its name."""
    low = max(reading.plain.rfind(mark, sentence.start, start) for mark in ",。;:") + 1
    low = max(low, sentence.start)
    return low if start - low <= 30 else start


def quoted(plain: str, start: int, end: int) -> bool:
    """Whether a name at [start, end) stands in quotation marks, or opens and closes with them."""
    return any(
        opens in plain[start - 1 : start + 1] and closes in plain[start + 2 : end + 1]
        for opens, closes in (("“", "”"), ("「", "」"))
    )
