"""Signatories (签署方): the bodies that one side of a signing names, each as its own words give it."""

import re
from functools import lru_cache
from itertools import takewhile

from liandong.model.noun import replace
from liandong.statements.bodies import organisation_bounds, organisations
from liandong.statements.grammar.lists import inherit_place, members
from liandong.statements.grammar.phrases import clean
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.parties import groups
from liandong.statements.parties.signatory_pointers import Party, Side, body_of, fuller, placed, told_elsewhere
from liandong.vocabulary import regions
from liandong.vocabulary.verbs import IN_NAMES

_LEAD = re.compile(
    r"[\u4e00-\u9fff]{2,8}讯\s+(?=[\u4e00-\u9fff])|【[^】]*】|「[^」]*」(?=[,:])|本[报网刊站][^,。;:]{0,12}?(?:讯|电|消息)|[\u4e00-\u9fff]{2,12}?\d{1,2}月\d{1,2}日[电讯]|"
    r"[^\w\s《“(【「,。;:、]{1,2}\s*(?=[\u4e00-\u9fff])|(?<![\d.])\d{1,2}[.、)]\s*(?=[\u4e00-\u9fff])|"
    r"(?:签约|签署|缔约|合作|协议)(?:双|各|[三四五])?方(?:分别)?[为是:]|"
    r"\([^()]{2,24}\)(?=[\u4e00-\u9fff])|\([一二三四五六七八九十\d]{1,3}\)|"
    r"(?:会上|会后|会前|席间|现场|当[天日]|当[天日][上下]午|近日|日前|此前|此后|其后|之后|随后|先后|同时|此外|另外|目前|其中|最后|接着|据悉|据了解|据介绍|上午|下午|"
    r"今天|今日|昨天|昨日|昨|今年|去年|(?:与会)?期间|另据了解|值得一提的是|与此同时|活动中|首先|截至目前|至此|当时|紧接着|接着|[一二三四五六]是(?:同意)?|也|还|又|再|而|一项是|另一项是|一个是|"
    r"(?:同意|批准|授权|决定由?)(?=[\u4e00-\u9fff])|包括|分别是|分别为|如(?![东皋])|例如|即|由|经|是|据|为此|为|关于|协议由|合同由|双方(?=,)|、|,|\s)|"
    r"(?:\d{4}年|去年|今年|上月|本月|同月|次年|同年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?<=[年月日])(?:[上下]午|晚|晚间|上旬|中旬|下旬|底|初|起)?|"
    r"(?:在|于|从|自(?![治贸由]))[^,。;:]{1,40}?(?:[之]?(?:上|中|下|前|后|时|间|际)|期间|仪式|现场|环节|当天|以来|支持|推动)(?=[,\u4e00-\u9fff]|$)(?![长级市海])|"
    r"(?!(?:双方|各方|[两二三四五六七八九十\d]{1,3}个?(?:市|地|省|区|县|方|城)))[^,。;:与和同、在于]{2,26}?(?:会议|大会|论坛|仪式|现场|活动|座谈会|推介会|洽谈会|对接会|博览会|会|展)(?:上(?!海|市)|期间|中(?!心|国|部|央|学|小)|现场)|"
    r"(?:在|经)[^,。;:]{2,50}?(?:见证|支持|推动|牵头|主持|共同努力|撮合)下?|[^。;:]{2,60}?(?:的)?(?:共同)?见证下|"
    r"[^,。;:与和同、]{0,10}?(?:第[一二三四五六七八九十\d]+[天日次届轮批])"
)
"""Time, place, occasion and source before a subject."""
_ADVERB = (
    r"正式|现场|集中|共同|分别|成功|联合|当场|进行|先|举行|顺利|又|也|还|并|再次|再度|首次|先后|相继|随后|随即|其后|最终|终于|就|各自|陆续|依次|已经|已|率先|各(?=$)|分头|逐[一个家]|"
    r"签约|签字|[坐走聚凑]到|宣布|早[先前已]?|此前|先前|另外?|曾经?|(?<![成首古])都|均|一起|一道|一同|双双|单独|同(?=$)|就此|为此|在?会上|今天|今日|昨天|昨日|近日|日前|当天|当日|同期|同日|"
    r"代表(?:双方|各方|两地|两市|两家|各自|三方|四方)?(?:单位|企业|政府|县市|市县|区县)?|上午|下午|,|\s|签约代表|负责人|之间|"
    r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日|隆重|互|共|握手|牵手|携手|"
    r"近期|不久前|[本上下这]?(?:周|星期)[一二三四五六日天末]|[本上]周|[本上]月(?:初|中旬|底|末)?|一口气|一次性|一举"
)
_PLACED = (
    r"通过[^,。;]{1,16}方式|以[^,。;]{1,16}(?:方式|形式)|在[\u4e00-\u9fff“”A-Za-z\d]{1,22}|于[\u4e00-\u9fff\d“”]{1,16}"
)
_TRAILING = re.compile(rf"(?=.)(?:{_ADVERB}|等)*(?:(?:{_PLACED})(?:{_ADVERB}|等)*){{0,3}}$")
"""At most three of those that may end in many places, for all of them are tried."""
_LAST = frozenset(
    "间手式场中同别功合行利头个家各先又也还并次度后继自续经已此上日前天期方地市家位业府午,表人重互共等即终就布另外曾都均起道双独早约字到一二三四五六末周月初旬底气性举县"
) | set(" \t\n\u3000")
"""The letters in which what `_TRAILING` takes away without 在 or 于 ends; a test works them out of `_ADVERB`."""
_NO_PARTY = re.compile(
    r"[,。;:《》?!]|[一二两三四五六七八九十\d]+[项份个]$|行长|校长(?!会)|^副?(?:会长|院长|理事长|秘书长|省长|局长|厅长)|^(?:[这那该其此某每另各]|本(?!溪)|多(?!伦)|全(?![椒州南]))|^我(?!爱)|嘉宾|^领导|领导$|共有|多个|一批|项目$|合作$|^\d|方面|此次|本次|论坛|会议(?!所|办)|大会|活动$|协议|未来|"
    r"记者|仪式|签约|签署|合同|市长(?!协会)|书记|主任|县长|区长|局长|董事长|总经理|^[双多各]方|[两三四五六七八九十\d](?:省|市|城|县|区)(?:省会)?(?:城市)?$|^企业$|^公司$|并未|通过$|^董事会|审议|"
    r"尚未|没有|全市|全省|全县|全区|"
    r"招商引资$|投资额|资金$|产业$|领域|^(?:市委|省委|县委|区委|常务|常委)$|有关|相关|[xX×某*]{1,2}[省市区县]|(?<![局委厅会])部门$|后$|[前后]两?年|坐到|"
    r"^(?:中央|全国性?|国有|民营|省级|市级|省属|市属|地方|本地|当地|外资|重点|龙头|知名|骨干|相关)+(?:企业|金融机构|机构|高校|院校|客商|单位|银行|部门)$|"
    r"(?:客商|侨商|港商|台商|商户|商家)$|"
    r"^(?:开发区|园区|县区|区县|企业|高校|集团公司|"
    r"集团)$|发展$|建设$|政企|银企$|校企$|^银行$|^政府$|^部门$|精神|^一家|^首家|员$"
)
POST = re.compile(
    r"(?:党委|党组|党工委|副?董事长|副?总经理|副?总裁|总监|副?书记|副?主任|副?市长|副?县长|副?区长|副?局长|副?会长(?![三江沙春][角三市江])|副?院长|副?校长|副?行长|副?[所部厅处司社馆站台州镇乡厂]长(?![江沙春三城乐])|总(?:工程|经济|会计|设计)师|秘书长|理事长|监事长|"
    r"副?省长|(?:特区)?行政长官|主要负责人|相关负责人|有关负责人|负责人|主席|首席|常委|创始人|执行|常务|法定代表人|代表$|代表(?=[\u4e00-\u9fff]{2,4}$)|领导)"
)
ON_BEHALF = re.compile(r"代表(?=[\u4e00-\u9fff]{2})(?![处团队性双各两三四]|方)")
_BODY_END = re.compile(
    r"(?:署|局|厅|委|会|院|所|中心|公司|集团|银行|大学|政府|社|协会|商会|联盟|区|市|县|省|州|港|控股|股份|科技)$"
)
_BY = re.compile(r"[^,。;与和同、]{0,6}?(?<!自)由(?=[\u4e00-\u9fff]{3})")
"""园区由甲公司与乙签约."""
_LEADS = re.compile(r"[,。;:由在对向从到了为将被把据经就的给于是有]|已|并|还|也")
"""What leads to a name and is none of it."""
_OFFICES = (
    r"(?:(?!有关|相关|各|对口|职能|主管|政府|主要)[\u4e00-\u548b\u548d-\u9fff]{2,10}(?:局|委|厅|办|会|院|中心|联|社|(?<!干)部|部门|馆|团|法院|检察院)|"
    r"科协|文联|商会|工会|海关)"
)
_JOINT_OFFICE = re.compile(
    r"(?P<group>(?:[两二三四五六七八九十]{1,2}|\d{1,2})(?P<level>省市区?|省区市?|省|市|地|区|县)(?P<more>[一两二三四五]市)?)的?"
    rf"(?P<office>{_OFFICES}(?:[、和]{_OFFICES}){{0,3}})$"
)
"""甲、乙、丙三市商务局: each has its own office."""
_RELATION = re.compile(
    r"(?:公司|其|旗下|下属|所属|间接|直接|持股|的)*(?:全资|控股|参股|下属|旗下)(?:子|孙)?(?:公司|企业)(?=[\u4e00-\u9fff“]{2})"
)
"""全资子公司|甲光伏: what a firm is to another, before its name."""
_HEADS_PLACE = re.compile(r"(?:常委|委员|副?书记|、|常务|代)*副?[省市区县州]长")
"""甲区委|副书记、区长: who heads the place signs for it."""
_OFFICES_OF = re.compile(r"等[^,。;、]{0,6}部门$")
"""规划、交通等部门: none of these is a name."""
_LETTERS = re.compile(r"(?:(?!宁)[\u4e00-\u9fff]){2,5}")
"""宁 may be 南京 or 宁夏."""
_OFFICE_END = re.compile(r"(?![省县区州盟旗镇]|市(?!场))[\u4e00-\u9fff]{1,10}(?:局|委|厅|部门)")
_HALF_NAME = re.compile(
    r"[省市区县州](?:[\u4e00-\u9fff]{2,6}(?<![省市区县州局委厅办会院所司团行府社心部署联馆处站台队港校厂店]))$"
)
_OFFICE_REST = re.compile(r"(?!市|省|区(?!域)|县)[\u4e00-\u9fff]{2,6}(?:局|委|厅|办|研究院)")
"""甲市对口支援 and 区域合作局: the two halves of one name."""
_POINTS = re.compile(r"(?:上述|这|以上|该)?")
_ROLE = re.compile(
    r"\((?:[甲乙丙丁]方|(?:以下|下文)?[统简下]?称[^()]{1,24}|(?:证券|股票)[^()]{2,40}|\d{6}(?:\.[A-Z]{2})?)\)$"
)
"""(甲方), (证券代码:…): what a text says beside a name, and no part of it."""
_ASIDE = re.compile(r"\([^()]{1,16}\)$")
_COUNTED_BEFORE = re.compile(
    r"[^,。;:、与和同]{0,12}?(?:\d{1,3}|[两二三四五六七八九十]{1,3})[个座家]?[\u4e00-\u9fff]{1,5}——(?=[\u4e00-\u9fff]{2})"
)
"""某经济区10市——甲、乙…: the places stand behind the dash."""
_FIELDS = re.compile(
    r"等(?:[\d一二两三四五六七八九十多]+)?个?[^,。;:、与和]{0,8}?(?:领域|方面|行业|产业)(?!链|园|集团)"
    r"(?P<whose>[^,。;]{0,8}(?:企业|公司|单位|机构|协会|联盟))?"
)
"""Behind a list of fields, none of which signs or founds: 产业协作、规划和自然资源|等8个领域."""
_COUNTED_FROM = re.compile(r"来自[^。;]{2,}?的(?:\d|多|数|[一二两三四五六七八九十]+[个家名位所])")
"""来自甲省、乙省的19个市州: those who sign are counted, and where they come from is none of them."""
_INSTITUTE = re.compile(r"研究(?:中心|院|所|会)$|实验室$")
_LABEL = re.compile(r"[\u4e00-\u9fff]{2,6}(?:城市|县区|省份|单位|企业|银行|高校|院校|机构)$")
"""What a list may have been called: 观察员城市."""
_COUNTED_BEHIND = re.compile(r"[两三四五六七八九十]{1,2}(?:省|市|区|县|州|地|方)")
"""丙市|三市文旅局长, 丁|六省市的干部: the last of a list with the word that counts it."""
_PAIR = 2
_PLAIN = frozenset(("n", "vn", "v", "a", "b", "c", "l", "x"))
"""Tags of words of which no brand is made: 冶金装备、新能源装备|等制造业领域的龙头企业."""
_OF_FIELDS = 14
"""Characters behind a list that may tell what its members are: 等8个重点领域."""


def past_lead(text: str, low: int, high: int) -> int:
    """`low` past the words of time, place, occasion and source before a subject."""
    while low < high:
        lead = _LEAD.match(text, low, high)
        if not lead or lead.end() == low or lead.end() > high:
            return low
        low = lead.end()
    return low


@lru_cache(maxsize=1 << 8)  # each subject is asked about several times
def cut(text: str, low: int, high: int) -> int:
    """`high` without the adverbs before it."""
    if text[high - 1 : high] not in _LAST and text.find("在", low, high) < 0 and text.find("于", low, high) < 0:
        return high
    trailing = _TRAILING.search(text, low, high)
    return trailing.start() if trailing else high


def side(reading: Reading, sentence: Sentence, low: int, high: int, *, left: bool = False) -> Side:
    """The bodies of one side, with the place that one leaves to the next; a counting word behind them is none. Several
    ask for the side of one signing: it is worked out once."""
    return reading.once_for(_side, (sentence, low, high, left))


def _side(reading: Reading, where: tuple[Sentence, int, int, bool]) -> Side:
    sentence, low, high, left = where
    text = sentence.text
    high = cut(text, low, high)
    dash = _COUNTED_BEFORE.match(text, low, high)
    low = dash.end() if dash else low
    aside = _ASIDE.search(text, low, high)
    offices = joint_offices(reading, sentence, low, aside.start() if aside else high)
    if offices:
        return tuple(party for one in offices for party in one)
    group = group_behind(text, low, high)
    if group is not None:
        if group <= low:
            return ()
        word = groups.GROUP.match(text[group:high])
        count = groups.counted(word) if word else None
        spelled = tuple(groups.spelled(reading, sentence.at(low), sentence.at(group), count))
        if "、" not in text[low:group] and not re.search(r"与|和", text[low:group]) and len(spelled) > 1:
            return tuple(Party(a, b, name, sentence) for a, b, name in spelled)
        if count and count > _PAIR and len(spelled) == 1 and word and word["places"]:
            return ()  # 某地区41个城市 names none of them
        high = group - text.startswith("这", group - 1)
    spans = _undivided(reading, sentence, members(text, low, high, joints="、和及与"))
    found: list[Party] = []
    for number, (a, b) in enumerate(spans):
        if _LABEL.search(text, a, b):
            called = groups.listed_as(reading, text[a:b], sentence.at(a))
            found += [Party(m.start, m.end, m.name, home) for m in called if (home := reading.sentence_at(m.start))]
            if called:
                continue
        party = _party(reading, sentence, a, b, first=left and number == 0)
        if party and party.name not in {known.name for known in found}:
            found.append(party)
    if _OFFICES_OF.search(text, low, high):
        found = [party for party in found if _BODY_END.search(party.name)]
    names = inherit_place([p.name for p in found])
    return tuple(Party(p.start, p.end, name, p.sentence) for p, name in zip(found, names, strict=True))


def names_none(reading: Reading, sentence: Sentence, low: int, high: int) -> bool:
    """Whether [low, high) is a list of fields and no body (产业协作、规划和自然资源|等8个领域), or only counts those
    who came from several places."""
    text = sentence.text
    if _COUNTED_FROM.search(text, low, high):
        return True
    told = _FIELDS.search(text, low, min(high + _OF_FIELDS, len(text))) if "、" in text[low:high] else None
    if told is None:
        return False
    start, end = sentence.at(low), sentence.at(told.start())
    if organisations.among(reading, start, end) or reading.regions_in(start, end):
        return False
    return not told["whose"] or all(token.tag in _PLAIN for token in reading.tokens.between(start, end))


def _undivided(reading: Reading, sentence: Sentence, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The members, those put together again that are one name (材料技术与工程研究所)."""
    out: list[tuple[int, int]] = []
    for a, b in spans:
        body = organisations.at(reading, sentence.at(a) - 1) if out else None
        half = _HALF_NAME.search(sentence.text, *out[-1]) if out else None
        if half and _OFFICE_REST.fullmatch(sentence.text, a, b):
            out[-1] = (out[-1][0], b)  # 甲市对口支援|和|区域合作局
        elif (
            out
            and sentence.text[a - 1] in "与和及"
            and ((body and body.start < sentence.at(out[-1][1])) or _of_two_fields(reading, sentence, out[-1], (a, b)))
        ):
            out[-1] = (out[-1][0], b)
        else:
            out.append((a, b))
    return out


def _of_two_fields(reading: Reading, sentence: Sentence, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether 与 parts two fields of one institute: 某科学院城市|与|竞争力研究中心."""
    if not _INSTITUTE.search(sentence.text, *right):
        return False
    if _BODY_END.search(sentence.text, *left) and not sentence.text.endswith("城市", *left):
        return False
    low, high = sentence.at(left[0]), sentence.at(left[1])
    for body in organisations.among(reading, low, high):
        low = max(low, body.end) if body.end < high else low
    fields = (*reading.tokens.between(low, high), *reading.tokens.between(*map(sentence.at, right)))
    placed = reading.regions_in(low, high) or reading.regions_in(sentence.at(right[0]), sentence.at(right[1]))
    return not placed and all(token.tag in _PLAIN or token.tag in ("j", "ns") for token in fields)


def joint_offices(reading: Reading, sentence: Sentence, low: int, high: int) -> tuple[Side, ...]:
    """甲、乙、丙三市商务局, 川渝两地市场监管部门、文旅部门: for each office those of the places that the group word
    before it counts."""
    lettered = _lettered_offices(reading, sentence, low, high)
    if lettered:
        return (lettered,)
    shared = _JOINT_OFFICE.search(sentence.text, low, high)
    word = groups.GROUP.match(shared["group"]) if shared else None
    if shared is None or word is None:
        return ()
    if _POINTS.fullmatch(sentence.text, low, shared.start()):
        named = groups.members_of(reading, sentence, sentence.at(low), word)
        places = [(body.start, body.end, body.name) for body in named]
    else:
        places = [*groups.spelled(reading, sentence.at(low), sentence.at(shared.start()), groups.counted(word))]
        if len(places) < 2:
            return ()
    level = "" if shared["level"] == "地" or len(shared["level"]) > 1 or shared["more"] else shared["level"]
    found = []
    for office in re.split("[、和]", shared["office"]):
        side = []
        for start, end, place in places:
            home, name = reading.sentence_at(start), clean(place)
            if home is not None:
                side.append(Party(start, end, (name if name.endswith(level) else name + level) + office, home))
        found.append(tuple(side))
    return tuple(found)


def _lettered_offices(reading: Reading, sentence: Sentence, low: int, high: int) -> Side:
    """沪苏浙皖|市场监管局: the office of each place that a letter stands for."""
    letters = _LETTERS.match(sentence.text, low, high)
    places = [*takewhile(bool, map(regions.abbreviation, letters.group()))] if letters else []
    behind = low + len(places)
    if len(places) < _PAIR or not _OFFICE_END.fullmatch(sentence.text, behind, high):
        return ()
    office = sentence.text[behind:high]
    at = sentence.at(low)
    return tuple(Party(at + n, at + n + 1, place.name + office, sentence) for n, place in enumerate(places) if place)


def _party(reading: Reading, sentence: Sentence, low: int, high: int, *, first: bool) -> Party | None:
    text = sentence.text
    behalf = ON_BEHALF.search(text, low, high)
    if behalf and behalf.end() < high:
        low = behalf.end()
    by = _BY.match(text, low, high) if first else None
    low = by.end() if by else low
    high = cut(text, low, high)
    role = _ROLE.search(text, low, high)
    high = role.start() if role else high
    relation = _RELATION.match(text, low, high)
    low = relation.end() if relation else low
    elsewhere = told_elsewhere(reading, sentence, low, high)
    if elsewhere is not None:
        return next(iter(elsewhere), None)
    start, end = sentence.at(low), sentence.at(high)
    spans = organisations.among(reading, start, end)
    span = _span(reading, spans, start, end, first=first)
    if span:
        begin = start if first and _brand_before(reading, start, span.start) else span.start
        name = reading.plain[begin : span.start] + span.name
        if name.endswith("委常委"):
            name, span = name[:-2], replace(span, end=span.end - 2)
        if name.endswith("委") and _HEADS_PLACE.match(reading.plain, span.end, sentence.end):
            return Party(begin, span.end - 1, name[:-1], sentence)
        if _NO_PARTY.search(name):
            return None
        return Party(begin, span.end, placed(reading, sentence, begin, name), sentence)
    begin = max(start, reading.tokens.name_start(end, start)) if first else start
    if begin > start and spans and spans[-1].end == end:
        begin = max(spans[-1].start, start)
    elif begin > start and not _LEADS.search(reading.plain, start, begin):
        begin = start  # 建行嵊州支行, 海南逸盛石化: a brand that is a verb elsewhere
    begin = organisation_bounds.past_leading(reading, begin, end)
    counted = _COUNTED_BEHIND.search(reading.plain, begin + 1, end)
    if counted and (counted.start() in _ranked_ends(reading, begin, end)):
        end = counted.start()
    post = POST.search(reading.plain, begin + 2, end)
    if post:
        end = post.start()
    name = clean(reading.text(begin, end)) if end > begin else ""
    official = body_of(reading, name) if post else None
    if official:
        return official[0]
    if not 2 <= len(name) <= 30 or _NO_PARTY.search(name) or not _nominal(reading, begin, end, spans):
        return None
    return fuller(reading, begin, name) or Party(begin, end, placed(reading, sentence, begin, name), sentence)


def _ranked_ends(reading: Reading, begin: int, end: int) -> set[int]:
    """Where the regions end that are named in [begin, end), and words that end like one."""
    plain = reading.plain
    return {hit.end for hit in reading.regions_in(begin, end)} | {
        at for at in range(begin + 2, end) if plain[at - 1] in "省市区县州盟"
    }


def _span(
    reading: Reading, spans: tuple[organisations.OrganisationSpan, ...], start: int, end: int, *, first: bool
) -> organisations.OrganisationSpan | None:
    """The organisation that [start, end) names, alone or with a post and a person behind it."""
    for span in reversed(spans) if first else spans:
        inside = span.start >= start and span.end <= end + 1
        if not inside or not (span.start <= start + 1 or first or POST.match(reading.plain, span.end, end)):
            continue
        rest = reading.plain[span.end : end]
        post = bool(rest) and (rest[0] in "(等" or POST.match(rest) is not None)
        if not rest or post or reading.tokens.predicate(span.end, end) == span.end:
            return span
    return None


def _brand_before(reading: Reading, start: int, end: int) -> bool:
    """Whether the letters before a name belong to it: 建行|嵊州支行."""
    plain = reading.plain
    longest = 8 if any(hit.start == start for hit in reading.regions_in(start, end)) else 4
    if not 0 < end - start <= longest or _LEADS.search(plain, start, end) or plain[end - 1] in "、”)》":
        return False
    return not any(token.tag[0] in "pducr" for token in reading.tokens.between(start, end))


def _nominal(reading: Reading, start: int, end: int, spans: tuple[organisations.OrganisationSpan, ...]) -> bool:
    """Whether [start, end) can be a name: no verb of doing, preposition or adverb stands in it."""
    if any(span.start <= start and span.end >= end for span in spans):
        return True
    ends = _BODY_END.search(reading.plain, start, end) is not None
    for token in reading.tokens.between(start, end):
        if token.start < start or token.end > end or (ends and token.end == end):
            continue
        tag = token.tag
        if token.word == "与" and ends:
            continue
        if tag[0] in "pudrcy" and token.word not in ("及", "内", "外", "大", "新", "首", "全", "高", "广", "和"):
            return False
        if (
            tag[0] == "v"
            and tag != "vn"
            and len(token.word) > 1
            and token.word not in IN_NAMES
            and end - start > 4
            and not ends
        ):
            return False
    return True


def group_behind(text: str, low: int, high: int) -> int | None:
    """Where the counting word begins that ends [low, high)."""
    match = groups.GROUP.search(text[low:high])
    return low + match.start() if match else None
