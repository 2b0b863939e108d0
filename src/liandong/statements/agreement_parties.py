"""Parties of an agreement (协议各方): who signs with whom, as the words before the verb tell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from liandong.statements import groups, organisations
from liandong.statements.draft import clean
from liandong.statements.lists import inherit_place, members
from liandong.statements.reading import Reading
from liandong.statements.sentences import Sentence
from liandong.vocabulary.verbs import IN_NAMES

_JOINT = re.compile(
    r"(?<![参赠给])与(?!会)|(?<![共协如相合连等不胡大雷陪会])同(?![时步比期样类心一仁盟意])|(?<![共中饱温总调祥])和(?!平|谐|解|国)|跟(?!踪|进)|携手|(?<!国)联合(?!国|会|体|发|主|印|签|创)"
)
_LEAD = re.compile(
    r"【[^】]*】|「[^」]*」(?=[,:])|本[报网刊站][^,。;:]{0,12}?(?:讯|电|消息)|[\u4e00-\u9fff]{2,12}?\d{1,2}月\d{1,2}日[电讯]|"
    r"\((?:见习|实习)?(?:记者|通讯员)[^()]*\)|"
    r"(?:会上|会后|会前|席间|现场|当[天日]|当[天日][上下]午|近日|日前|此前|此后|其后|之后|随后|先后|同时|此外|另外|目前|其中|最后|接着|据悉|据了解|据介绍|上午|下午|"
    r"今天|今日|昨天|昨日|昨|今年|去年|期间|另据了解|值得一提的是|与此同时|活动中|首先|截至目前|至此|也|还|又|再|而|一项是|另一项是|一个是|"
    r"包括|分别是|分别为|如|例如|即|由|经|是|据|为此|为|关于|协议由|合同由|双方(?=,)|、|,|\s)|"
    r"(?:\d{4}年|去年|今年|上月|本月|同月|次年|同年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?<=[年月日])(?:[上下]午|晚|晚间|上旬|中旬|下旬|底|初|起)?|"
    r"(?:在|于|从|自)[^,。;:]{1,40}?(?:[之]?(?:上|中|下|前|后|时|间|际)|期间|仪式|现场|环节|当天|以来|支持|推动)(?=[,\u4e00-\u9fff])(?![长级市海])|"
    r"[^,。;:与和同、]{2,26}?(?:会议|大会|论坛|仪式|现场|活动|座谈会|推介会|洽谈会|对接会|博览会|会|展)(?:上|期间|中|现场)|"
    r"(?:在|经)[^,。;:]{2,50}?(?:见证|支持|推动|牵头|主持|共同努力|撮合)下?|[^。;:]{2,60}?(?:的)?(?:共同)?见证下|"
    r"[^,。;:与和同、]{0,10}?(?:第[一二三四五六七八九十\d]+[天日次届轮批])"
)
"""Time, place, occasion and source before a subject."""
_ADVERB = (
    r"正式|现场|集中|共同|分别|成功|联合|当场|双方|进行|举行|顺利|又|也|还|并|再次|再度|首次|先后|相继|各自|陆续|依次|已经|已|率先|"
    r"通过[^,。;]{1,16}方式|以[^,。;]{1,16}(?:方式|形式)|就此|为此|在?会上|今天|今日|昨天|昨日|近日|日前|当天|当日|同期|同日|"
    r"代表(?:双方|各方|两地|两市|两家|各自|三方|四方)?(?:单位|企业|政府)?|上午|下午|,|\s|签约代表|负责人|"
    r"在[\u4e00-\u9fff“”A-Za-z\d]{1,22}|于[\u4e00-\u9fff\d“”]{1,16}|(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日|隆重|互|共"
)
_TRAILING = re.compile(rf"(?:{_ADVERB}|等)+$")
_STOPS = re.compile(
    r"[,。;:!?]|(?:正式|现场|集中|共同|分别|成功|当场|双方|举行|顺利|再次|再度|首次|先后|相继|各自|依次|已经|率先|代表|围绕|针对|关于|近日|日前|当天|当日|昨日|昨天|今天|"
    r"签约|签署|签订|签下|达成|达|就|在|于|已|将|拟|也|还|又|并(?!购)|以(?!色列|岭)|通过|进行|会谈|座谈|召开|为|携(?!程)|经(?![济开贸营纬销])|新(?=签)|缔结|确立|建立|开展|互)"
    r"|(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日|等(?=[\d一二三四五六七八九十多]|在|签|企业|单位|$)"
)
"""Where the second party ends, unless it stands inside a name."""
_PAIRED = re.compile(r"分别|各自")
_OPEN = re.compile(r"\s*(?:又|还|并|也|再|同时|分别|随后|先后|正式)*(?:与|和|同|跟)")
_ALSO = re.compile(r"[,、]?(?:以及|及)?(?=[^,、与和同]{2,30}(?:与|同|和)[^,、与和同]{2,30})")
_NO_PARTY = re.compile(
    r"[,。;:《》?!]|^[这那该其本此某各多每另全]|^我(?!爱)|嘉宾|^领导|领导$|共有|多个|一批|项目$|合作$|^\d|方面|此次|本次|论坛|会议(?!所)|大会|活动$|协议|未来|"
    r"记者|仪式|签约|签署|合同|市长|书记|主任|县长|区长|局长|董事长|总经理|^[双多各]方|[两三四五六七八九十\d](?:省|市|城|县|区)(?:省会)?(?:城市)?$|^企业$|^公司$|并未|尚未|没有|全市|全省|全县|全区|"
    r"招商引资$|投资额|资金$|产业$|领域|有关|相关|[xX×某*]{1,2}[省市区县]|(?<![局委厅会])部门$|后$|[前后]两?年|坐到|^(?:开发区|园区|县区|区县|企业|高校|集团公司|集团)$|发展$|建设$|政企|银企$|校企$|^银行$|^政府$|^部门$|精神|^一家|^首家|员$"
)
_POST = re.compile(
    r"(?:党委|党组|党工委|副?董事长|副?总经理|副?总裁|总监|副?书记|副?主任|副?市长|副?县长|副?区长|副?局长|副?会长|副?院长|副?校长|副?行长|"
    r"副?省长|主要负责人|相关负责人|有关负责人|负责人|主席|首席|常委|创始人|执行|常务|法定代表人|代表$|代表(?=[\u4e00-\u9fff]{2,4}$)|领导)"
)
_ON_BEHALF = re.compile(r"代表(?=[\u4e00-\u9fff]{2})(?![处团队性双各两三四]|方)")
_BODY_END = re.compile(r"(?:署|局|厅|委|会|院|所|中心|公司|集团|银行|大学|政府|社|协会|商会|联盟|区|市|县|省|州|港|控股|股份|科技)$")
_BY = re.compile(r"[^,。;与和同、]{0,6}?(?<!自)由(?=[\u4e00-\u9fff]{3})")
"""园区由甲公司与乙签约."""
_LEADS = re.compile(r"[,。;:由在对向从到了为将被把据经就的给于是有]|已|并|还|也")
"""What leads to a name and is none of it."""
_OWN_FIRM = re.compile(r"(?:本|我)?公司")
_NOTICE_OF = re.compile(r"[\u4e00-\u9fff()A-Za-z]{2,24}?(?:股份|集团)有限公司(?=关于|董事会|\s*第[一二三四五六七八九十\d]+届|\n)")
_ACTING_GROUP = re.compile(
    r"(?:^|[,、\s])(?P<group>(?:双方|各方|(?:[两二三四五六七八九十]{1,2}|\d{1,2})(?:省区|省|市|州|区|县|地|城|方|校|家(?:单位|企业|公司|机构)?)))"
    r"(?=[共联合签还也将已又正分现在当就围市政有部])"
)
"""四市共签订35个项目,并共同签署…: the subject of an earlier clause."""
_LISTED_GROUP = re.compile(
    r"、[^、,。与和]{2,12}?(?:[两二三四五六七八九十]{1,2}|\d{1,2})个?(?:省区|省|市|州|区|县|地|城市|城|方)(?=[由共联合此在已也还正日同于从当第今昨\d]|市长|政府|$)"
)
_SOME_FIRMS = re.compile(r"^(?:这|上述)?(?P<n>[两三四五六七八九])家[^,。;、]{0,8}?(?:企业|公司|单位|机构|银行|集团|院校)")
_LISTED_PLACE = re.compile(r"^[市县区省](?=[\u4e00-\u9fff]{2})(?![政场区内外直级长委])")
_DEED = re.compile(r"战略|合作|签约|签署|签订|达成|座谈|会谈|对接|携手|缔结|举行|召开")
_BEFORE = 3
_JOINT_OFFICE = re.compile(r"(?:[两二三四五六七八九十]|\d{1,2})(?P<level>省|市|地|区|县)(?P<office>[\u4e00-\u9fff]{2,10}(?:局|委|厅|办|会|院|中心|联|社))$")
"""甲、乙、丙三市商务局: each has its own office."""
_NEAR = 200
"""Characters before 市交通局 in which its city is looked for."""


@dataclass(frozen=True, slots=True)
class Party:
    """A party named at [start, end) of the document, in `sentence`."""

    start: int
    end: int
    name: str
    sentence: Sentence


Side = tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Parties:
    """Who signs: one set a signing where 分别 pairs them; `open` tells that parties are meant whom the text does not
    name here (双方)."""

    sets: tuple[Side, ...] = ((),)
    first: Side = ()
    start: int = 0
    open: bool = False

    @property
    def every(self) -> Side:
        return tuple(party for one in self.sets for party in one)


def find(reading: Reading, sentence: Sentence, verb: int, before: Parties | None = None) -> Parties:
    """The parties before the verb at `verb` of the sentence; `before` are those of the signing before it, for
    与甲签…,与乙签…"""
    text = sentence.text
    earlier = before.first if before else ()
    low, high = _stretch(text, verb)
    if before and before.every and _cut(text, low, high) <= low:
        return before  # …签署甲协议;此后又签署乙协议
    about = re.search(r"(?:围绕|就|针对|关于)(?![业地任])[^,。;]{2,80}$", text[low:high])
    if about and about.start() > 1:
        high = low + about.start()
    counted = _LISTED_GROUP.search(text, low, high)
    if counted and not _JOINT.search(text, counted.end(), high):
        high = counted.end()  # 甲、乙、丙三市由此起步,签署…
    opening = _OPEN.match(text, low, high)
    if opening:
        second = side(reading, sentence, opening.end(), _stop(reading, sentence, opening.end(), high))
        first = earlier or _subject(reading, sentence, low)
        return _arranged(first, second, text[low:verb], sentence.at(low))
    pairs = _pairs(reading, sentence, low, high)
    if pairs:
        return Parties(pairs, pairs[0][:1], sentence.at(low))
    behalf = _ON_BEHALF.search(text, low, high)
    if behalf and _POST.search(text, low, behalf.start()) and _JOINT.search(text, behalf.end(), high):
        low = behalf.end()  # 市长甲代表市政府与…
    joint = _joint(reading, sentence, low, high)
    if joint is None:
        some = _SOME_FIRMS.match(text[low:high])
        if some:
            group = _group(reading, sentence, low, low + some.end("n") + 1)
            return Parties((group,), (), sentence.at(low), open=True)
        only = side(reading, sentence, low, _cut(text, low, high))
        group = () if only else _group(reading, sentence, low, high)
        acting = [] if only or group else [*_ACTING_GROUP.finditer(text, 0, verb)]
        if acting:
            group = _group(reading, sentence, acting[-1].start("group"), acting[-1].end("group"))
        opened = bool(acting) or _has_group(text, low, high)
        return Parties((only or group,), only or group, sentence.at(low), open=opened)
    first = side(reading, sentence, low, joint.start(), left=True)
    stop = _stop(reading, sentence, joint.end(), high)
    second = side(reading, sentence, joint.end(), stop)
    if not first and _OPEN.match(text, joint.start(), high):
        first = earlier or _subject(reading, sentence, joint.start())
    found = _arranged(first, second, text[low:verb], sentence.at(low))
    if len(found.every) < 2 and _has_group(text, low, high):
        group = _group(reading, sentence, low, high)
        return Parties((group or found.sets[0],), first or group, sentence.at(low), open=True)
    return found


def _stretch(text: str, verb: int) -> tuple[int, int]:
    """Where the subject of the verb stands: the clause before it, or an earlier one where only adverbs stand there."""
    floor = max(text.rfind(mark, 0, verb) for mark in "。;!?:") + 1
    high = verb
    while True:
        low = text.rfind(",", floor, high) + 1 or floor
        low = max(low, floor)
        begin = past_lead(text, low, high)
        if text.startswith(("就", "围绕", "针对", "聚焦", "根据", "为"), begin):
            begin = high
        if begin < _cut(text, begin, high) or low <= floor:
            before = text[floor : max(low - 1, floor)]
            if (
                low > floor
                and not _JOINT.search(text, begin, high)
                and "、" not in text[begin:high]
                and (_JOINT.search(before) or "、" in before)
                and not groups.GROUP.search(text[begin : _cut(text, begin, high)])
                and not re.search(r"[省市区县府委会局司团行院学校]$", text[begin : _cut(text, begin, high)])
            ):
                high = low - 1
                continue
            return begin, high
        high = low - 1


def past_lead(text: str, low: int, high: int) -> int:
    """`low` past the words of time, place, occasion and source before a subject."""
    while low < high:
        lead = _LEAD.match(text, low, high)
        if not lead or lead.end() == low or lead.end() > high:
            return low
        low = lead.end()
    return low


def _cut(text: str, low: int, high: int) -> int:
    """`high` without the adverbs before it."""
    trailing = _TRAILING.search(text, low, high)
    return trailing.start() if trailing else high


def _joint(reading: Reading, sentence: Sentence, low: int, high: int) -> re.Match[str] | None:
    """与 / 同 / 和 between the two sides, outside names and quotations: 与 goes before 和."""
    found = [m for m in _JOINT.finditer(sentence.text, low, high) if not _within(reading, sentence, m.start())]
    strong = [m for m in found if m.group() != "和"]
    return (strong or found or [None])[0]


def _within(reading: Reading, sentence: Sentence, offset: int) -> bool:
    """Whether a name, a bracket or a quotation holds the place."""
    text = sentence.text
    if text.count("“", 0, offset) > text.count("”", 0, offset) or text.count("(", 0, offset) > text.count(")", 0, offset):
        return True
    span = organisations.at(reading, sentence.at(offset))
    return span is not None and span.start < sentence.at(offset)


def _stop(reading: Reading, sentence: Sentence, low: int, high: int) -> int:
    """Where the second side ends: at the first word that is no part of a name."""
    for match in _STOPS.finditer(sentence.text, low, high):
        if match.start() > low and not _within(reading, sentence, match.start()):
            return match.start()
    return high


def _pairs(reading: Reading, sentence: Sentence, low: int, high: int) -> tuple[Side, ...]:
    """甲与乙、丙与丁、戊与己(分别)签署: each pair of its own."""
    pieces = members(sentence.text, low, _cut(sentence.text, low, high), joints="、")
    if len(pieces) < 2:
        return ()
    out = []
    for a, b in pieces:
        joints = [
            m
            for m in re.finditer(r"与(?!会)|同(?!时)|和", sentence.text[:b])
            if m.start() >= a and not _within(reading, sentence, m.start())
        ]
        if len(joints) != 1:
            return ()
        start = past_lead(sentence.text, a, joints[0].start())
        one = side(reading, sentence, start, joints[0].start(), left=True)
        other = side(reading, sentence, joints[0].end(), b)
        if len(one) != 1 or len(other) != 1:
            return ()
        out.append((*one, *other))
    return tuple(out)


def _arranged(first: Side, second: Side, words: str, start: int) -> Parties:
    """One set, or a set a pair where 分别 says so: 甲分别与乙、丙; 甲、乙分别与丙、丁."""
    if _PAIRED.search(words) and first and second and len(first) + len(second) > 2:
        if len(first) == 1:
            return Parties(tuple((first[0], other) for other in second), first, start)
        if len(second) == 1:
            return Parties(tuple((one, second[0]) for one in first), first, start)
        if len(first) == len(second):
            return Parties(tuple(zip(first, second, strict=True)), first, start)
    return Parties(((*first, *second),), first, start)


def _subject(reading: Reading, sentence: Sentence, before: int) -> Side:
    """The body with which the sentence opens: the first side of 甲中标…,与乙签订."""
    floor = max(sentence.text.rfind(mark, 0, before) for mark in "。;!?:") + 1
    start = past_lead(sentence.text, floor, before)
    at = sentence.at(start)
    for run in groups.runs(reading):
        if at <= run[0].start <= at + 1 and run[-1].end <= sentence.at(before):
            return tuple(Party(body.start, body.end, body.name, sentence) for body in run)
    for body in groups.bodies(reading):
        if body.start <= at < body.end or (at <= body.start <= at + 1 and body.end <= sentence.at(before)):
            return (Party(body.start, body.end, body.name, sentence),)
    firm = _OWN_FIRM.match(sentence.text, start, before)
    return tuple(_own_firm(reading, sentence, start, firm.end())) if firm else ()


def side(reading: Reading, sentence: Sentence, low: int, high: int, *, left: bool = False) -> Side:
    """The bodies of one side, with the place that one leaves to the next; a counting word behind them is none."""
    text = sentence.text
    high = _cut(text, low, high)
    group = _group_behind(text, low, high)
    if group is not None:
        if group <= low:
            return ()
        spelled = tuple(groups.spelled(reading, sentence.at(low), sentence.at(group)))
        if "、" not in text[low:group] and not _JOINT.search(text, low, group) and len(spelled) > 1:
            return tuple(Party(a, b, name, sentence) for a, b, name in spelled)
        high = group
    shared = _JOINT_OFFICE.search(text, low, high)
    if shared and re.fullmatch(r"(?:上述|这|以上|该)?", text[low : shared.start()]):
        group = groups.GROUP.match(text[shared.start() : shared.end("level")])
        places = groups.members_of(reading, sentence, sentence.at(low), group) if group else ()
        return tuple(_offices_of(reading, places, shared))
    if shared and shared.start() > low:
        return tuple(_offices(sentence, members(text, low, shared.start(), joints="、和及与同"), shared))
    spans = members(text, low, high, joints="、和及与同")
    found: list[Party] = []
    for number, (a, b) in enumerate(spans):
        party = _party(reading, sentence, a, b, first=left and number == 0)
        if party:
            found.append(party)
    names = inherit_place([p.name for p in found])
    return tuple(Party(p.start, p.end, name, p.sentence) for p, name in zip(found, names, strict=True))


def _offices(sentence: Sentence, spans: list[tuple[int, int]], shared: re.Match[str]) -> Iterator[Party]:
    level = "" if shared["level"] == "地" else shared["level"]
    for a, b in spans:
        place = clean(sentence.text[a:b])
        name = (place if place.endswith(level) else place + level) + shared["office"]
        yield Party(sentence.at(a), sentence.at(b), name, sentence)


def _offices_of(reading: Reading, places: tuple[groups.Body, ...], shared: re.Match[str]) -> Iterator[Party]:
    """上述7市总商会: the office of each place that the text named before."""
    level = "" if shared["level"] == "地" else shared["level"]
    for body in places:
        home = reading.sentence_at(body.start)
        if home is not None:
            name = body.name if body.name.endswith(level) else body.name + level
            yield Party(body.start, body.end, name + shared["office"], home)


def _party(reading: Reading, sentence: Sentence, low: int, high: int, *, first: bool) -> Party | None:
    text = sentence.text
    behalf = _ON_BEHALF.search(text, low, high)
    if behalf and behalf.end() < high:
        low = behalf.end()
    by = _BY.match(text, low, high) if first else None
    low = by.end() if by else low
    high = _cut(text, low, high)
    own = _OWN_FIRM.fullmatch(text, low, high)
    if own:
        return next(iter(_own_firm(reading, sentence, low, high)), None)
    if text[low:high] in ("集团公司", "集团", "公司"):
        return None
    start, end = sentence.at(low), sentence.at(high)
    spans = [o for o in organisations.find(reading) if o.start < end and o.end > start]
    for span in reversed(spans) if first else spans:
        rest = reading.plain[span.end : end]
        if span.start >= start and span.end <= end + 1 and (not rest or _POST.match(rest) or rest[0] in "(等"):
            if span.start <= start + 1 or first or _POST.match(rest):
                begin = start if first and _brand_before(reading, start, span.start) else span.start
                name = reading.plain[begin : span.start] + span.name
                if name.endswith("委常委"):
                    return Party(begin, span.end - 2, name[:-2], sentence)
                if _NO_PARTY.search(name):
                    return None
                return Party(begin, span.end, _placed(reading, sentence, begin, name), sentence)
    begin = max(start, reading.tokens.name_start(end, start)) if first else start
    if begin > start and spans and spans[-1].end == end:
        begin = max(spans[-1].start, start)
    elif begin > start and not _LEADS.search(reading.plain, start, begin):
        begin = start  # 建行嵊州支行, 海南逸盛石化: a brand that is a verb elsewhere
    begin = organisations.past_leading(reading, begin, end)
    post = _POST.search(reading.plain, begin + 2, end)
    if post:
        end = post.start()
    name = clean(reading.text(begin, end)) if end > begin else ""
    if not 2 <= len(name) <= 30 or _NO_PARTY.search(name) or not _nominal(reading, begin, end, spans):
        return None
    return Party(begin, end, _placed(reading, sentence, begin, name), sentence)


def _brand_before(reading: Reading, start: int, end: int) -> bool:
    """Whether the letters before a name belong to it: 建行|嵊州支行."""
    return 0 < end - start <= 4 and not _LEADS.search(reading.plain, start, end) and reading.plain[end - 1] not in "、”)》"


def _nominal(reading: Reading, start: int, end: int, spans: list[organisations.OrganisationSpan]) -> bool:
    """Whether [start, end) can be a name: no verb of doing, preposition or adverb stands in it."""
    if any(span.start <= start and span.end >= end for span in spans):
        return True
    ends = _BODY_END.search(reading.plain, start, end) is not None
    for token in reading.tokens.between(start, end):
        if token.start < start or token.end > end or (ends and token.end == end):
            continue
        tag = token.tag
        if tag[0] in "pudrcy" and token.word not in ("及", "内", "外", "大", "新", "首", "全", "高", "广", "和"):
            return False
        if tag[0] == "v" and tag != "vn" and len(token.word) > 1 and token.word not in IN_NAMES and end - start > 4 and not ends:
            return False
    return True


def _placed(reading: Reading, sentence: Sentence, start: int, name: str) -> str:
    """市交通发展有限公司 with the city that the text named last before it."""
    level = _LISTED_PLACE.match(name)
    if not level:
        return name
    for hit in reversed(reading.regions):
        if hit.end > start or hit.region is None:
            continue
        if start - hit.end > _NEAR:
            return name
        if hit.region.name.endswith(level.group()):
            return hit.region.name + name[1:]
    return name


def _own_firm(reading: Reading, sentence: Sentence, low: int, high: int) -> Iterator[Party]:
    """公司 in a firm's own notice is the firm that the title, or the notice's first line, names."""
    for span in organisations.find(reading):
        if span.sort == "alias" and span.start == sentence.at(low):
            yield Party(span.start, span.end, span.name, sentence)
            return
    named = _NOTICE_OF.search(reading.plain, 0, min(reading.document.body_start + 400, reading.document.body_end))
    home = reading.sentence_at(named.start()) if named else None
    if named and home and named.end() <= home.end:
        yield Party(named.start(), named.end(), named.group(), home)


def _beside(reading: Reading, sentence: Sentence) -> Side:
    """The two sides of 甲与乙战略合作签约仪式 in the sentences before, or in the title: who 双方 are."""
    before = [s for s in reading.sentences[max(sentence.index - _BEFORE, 0) : sentence.index] if s.paragraph]
    for home in (*reversed(before), *((reading.title,) if reading.title else ())):
        deed = _DEED.search(home.text)
        if deed is None:
            continue
        low = past_lead(home.text, max(home.text.rfind(",", 0, deed.start()) + 1, 0), deed.start())
        joint = _joint(reading, home, low, deed.start())
        if joint is None:
            continue
        first = side(reading, home, low, joint.start(), left=True)
        second = side(reading, home, joint.end(), _stop(reading, home, joint.end(), deed.start()))
        if len(first) == len(second) == 1:
            return (*first, *second)
    return ()


def _group_behind(text: str, low: int, high: int) -> int | None:
    """Where the counting word begins that ends [low, high)."""
    match = groups.GROUP.search(text[low:high])
    return low + match.start() if match else None


def _has_group(text: str, low: int, high: int) -> bool:
    return bool(
        _group_behind(text, low, _cut(text, low, high)) is not None
        or re.search(r"代表(?:双方|各方|两地|两市|两家|各自|三方|四方)|双方|各方|(?:两|多)家", text[low:high])
    )


def _group(reading: Reading, sentence: Sentence, low: int, high: int) -> Side:
    """The members of the group word that is the subject, from where the text names them."""
    text = sentence.text
    cut = _cut(text, low, high)
    match = groups.GROUP.search(text[low:cut]) or groups.GROUP.search(text[low:high])
    if match is None:
        said = re.search(r"代表(?P<w>双方|两地|两市|两家|三方|四方)|(?P<v>双方|两家)", text[low:high])
        match = groups.GROUP.match(said["w"] or said["v"]) if said else None
    if match is None:
        return ()
    found = groups.members_of(reading, sentence, sentence.at(low), match)
    if not found and groups.counted(match) == 2:
        return _beside(reading, sentence)
    out = []
    for body in found:
        home = reading.sentence_at(body.start)
        if home is not None:
            out.append(Party(body.start, body.end, body.name, home))
    return tuple(out)
