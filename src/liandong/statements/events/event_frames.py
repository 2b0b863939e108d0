"""How a text tells of an event: where and by which verb it is held, done or to come, called off, or only spoken of."""

import re

from liandong.model import Modality
from liandong.model.noun import Noun

_DAY = (
    r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}[日号]|[上中下]旬|底|初)?|\d{1,2}[日号](?!线)|昨[日天晚]?|今[日天晚]|前[日天]|"
    r"当[天日]|(?:上|本|这)?(?:周|星期)[一二三四五六日天]|近日|日前|近期|刚刚"
)
_ADVERB = (
    r"(?:[,]?(?:隆重|成功|顺利|正式|如期|盛大|圆满|同步|同期|同时|共同|一[起同道]|双双|联合|分别|先后|接连|相继|线上|一并|随即|随后|得到|得以|拟|将于|将|即将|作为[^,。;!?\n]{2,12}?活动|定于|"
    r"计划于|于|已经|已|再次|首次|陆续|就|又|也|还|是|接着|紧接着|继而|其后|后来|如约|再度|火热|热烈|重磅|精彩|率先|因[^,。;]{1,12}?(?=推迟|延期|改)|(?:推迟|延期|顺延|改期|改)[至到在]|"
    rf"以[^,。;]{{2,16}}?(?:方式|形式)|通过[^,。;]{{2,12}}?(?:方式|形式)?|这里|在线|日在|第[一二三四]期|{_DAY}|[-—至到]+(?=\d)|上午|下午|晚间|晚上|晚|时间|\([^()]{{1,12}}\)))*"
)
_VERB = (
    r"(?:举行|召开|举办|开幕|启幕|落幕|闭幕|(?<!休)闭会|落下了?帷幕|开讲|开场|开锣|开启|登场|收官|鸣锣|揭幕|亮相|上演|"
    r"拉开了?(?:帷幕|序幕|大幕)|圆满(?:结束|落幕|收官)|"
    r"开展(?!示|望)|进行(?!了)|开门迎客|开[过完张]|办完|收场|结束了?(?=[,。]|$)|启动(?=[,。;、]|$)|谢幕|收尾|画上(?:圆满)?句号|散会|摆开|[开办]了?起来|起跑(?!线|点)|收锣|[开闭]市(?=[,。;、]|$)|"
    r"(?<![展公打召推拉离创主承合])[开办](?:了|的)?(?=[,。;:!?、]|$)|开[的了][会幕]|举)"
)
_AFTER = re.compile(
    rf"[”』」》]?(?:活动|现场)?(?:\([^()]{{1,30}}\))?(?:暨[^,。]{{2,30}})?(?:[^。!?;\n]{{0,45}}?,)??{_ADVERB}"
    rf"(?:(?:在|于|假座?|借(?!助|此|鉴))(?P<place>[^,。!?;\n]{{1,24}}?))?(?P<inside>内|里|上)?{_ADVERB}(?:由[^,。]{{2,70}}?)?(?P<verb>{_VERB})"
)
_MAIN_SITE = re.compile(
    rf"[”』」》]?{_ADVERB}以(?P<place>[^,。!?;\n]{{2,16}}?)为主?会场{_ADVERB}(?:举[行办]|召开|开幕|启动(?=[,。;、]|$))"
)
"""以甲地为主会场举行: only adverbs stand between, and no other deed that is to come (下月启动报名)."""
_MEETING = re.compile(r"[会坛展节周](?:\([^()]{1,20}\))?$")
_SPOT = re.compile(r"(?<=[,。])(?:举办|活动|会议)?地点(?:就?是|为|[设定选]?在)(?P<place>[^,。;!?]{2,16})")
_TO_PLACE = re.compile(rf"[”』」》]?{_ADVERB}(?P<verb>走进|移师|登陆|走入)(?P<place>[^,。!?;\n了]{{1,16}})")
_ON = re.compile(
    r"[”』」》]?(?:的)?(?:开幕式|现场|活动|期间)?上(?![海下半升市门任马])(?:,|[^。]{1,40}?(?:签|获悉|发布|介绍|透露|宣布|揭牌|上台|登台))"
)
_YIELDED = re.compile(
    r"[”』」》]?(?:上|仍然?|还|依然|最终|共|一共|总共|已|又|一举|当场|现场|成功)*(?:交出(?=了|的|一)|(?:收获|斩获|揽获|揽下|取得|结出|传出|传来|晒出|达成|促成|引进|引来|对接成功|成果出炉)(?!的)|(?:签约|签下)了?(?:\d|[^,。;]{0,4}项目\d))"
    r"|[”』」》]?(?:活动)?由[^。;]{2,90}?(?:主办|承办)[^。;]{0,60}?(?:到场|参会|出席|与会|齐聚|签约|签下)"
)
"""What came of it: a meeting that brought something was held."""
_CURTAIN_BEFORE = re.compile(r"[拉揭]开了?(?P<place>[^,。!?;\n拉揭]{0,8})[“「『]?$")
_CURTAIN_BEHIND = re.compile(r"[”』」》]?(?:活动)?的?(?:大幕|序幕|帷幕)")
_BEFORE = re.compile(
    r"(?P<verb>举行|举办|召开|开展|主办|承办|合办|联办|迎来|组织|办了|开了|开过|办过|开完|办完|办起|搞了|搞起|安排了|张罗了|摆下|开起|参加|出席|参与|落幕|闭幕|开幕|启幕|启动|"
    r"(?:活动|仪式|会议|大会|论坛|盛会)的?(?:名为|定名为?|名称[为是叫]|取名为?|名叫|叫做?))"
    r"(?:了|的|过|自己的专场——)?(?:全[市省县区国])?(?:一场|一批|首场|专场|题为|名为|主题为|一次|两场|以[^,。;]{2,24}?为主题的?)?"
    r"(?:[两三四五六]个会议?[:,])?(?:今年|本年度?)?[“「『]?$"
)
_REACH = 44
"""Characters that the longest words of the verb before a name take."""
_BEFORE_PLACE = re.compile(
    r"(?:在|于|赴|到)(?P<place>[^,。:!?在\n]{1,24}?)(?:内|成功|隆重|正式|顺利|盛大|联合|共同|专门|组织|一道|合力)*"
    r"(?:举行|举办|召开|开展|合办|联办|主办|承办|办了|开了|搞了|摆下|办(?=[过完])|(?<![展公打召推拉离])开|(?:开幕|启幕|落幕|闭幕|收官)(?=的))(?:了|的|过|完)?(?:全[市省县区国])?(?:一场|首场|专场|一次|以[^,。;]{2,24}?为主题的?)?"
    r"(?:今年|本年度?)?[“「『]?$"
)
_SUBJECT_PLACE = re.compile(
    r"(?:^|[,。:\n】)])(?:近日|日前|当天|同日|同一天|今年|去年|昨[日天]|今[日天]|\d+年|\d+月\d+日|上午|下午|,)*(?P<place>[^,。!?:\n]{2,20}?)(?:内|"
    r"境内)?(?:近日|日前|昨[日天]|今[日天]|成功|隆重|正式|联合)*(?:举行|举办|召开|迎来|办了)(?:了|自己的专场——)?(?:一场|专场)?(?:今年|本年度?)?[“「『]?$"
)
_BROUGHT = re.compile(
    rf"[”』」》]?,?(?:(?:当年|去年|今年|此次|本次){_ADVERB}|{_ADVERB})(?:的?(?:主?会场|会址|举办地|地点)(?:就|也)?)?"
    r"(?:这回|此番|今年)?(?:(?:开|办|搬|放|设|选|定|安排)(?:到|在|进)|轮到)了?(?P<place>[^,。!?;\n]{2,24}?)"
    r"(?:做东|承办|开|办|举[行办])?(?=[,。;、]|召|$)"
)
_BODY = re.compile(r"委|局|会|公司|集团|政府|与|联合|我|该|本|企业|银行|双方|和|全")
_OFFICE = re.compile(
    r"(?:管委会|政府|[市区县省州]委|委员会|[商工]会|协会|联盟|集团|公司|银行|局|(?<![会大告展能])厅|办)$"
)
"""在甲局举办的乙会上: who holds it, not where."""
_AREA = re.compile(r"[省市区县州镇]$|新城$|^[\u4e00-\u9fff]{2,3}$")
_PLANNED_BEFORE = re.compile(
    r"(?:将|拟|计划|定于|即将|准备|筹备|筹办|谋划|预计|届时|还会)[^,。;]{0,24}$|(?:将|定|拟)[在于][^。;]{0,40}$"
)
_NO_REPORT_BEFORE = re.compile(
    r"(?:要|应|应当|可以?|支持|鼓励|定期|每[年季月两][^,。;]{0,3}|轮流|争取|力争|积极|继续|下一步|今后|推动|加强|通过|建立|探索|谋划|适时|常态化|"
    r"建议|希望|约定|商定|不断|进一步|不得|禁止|依托|利用|借助|按照|用好|围绕|组织开展|共同组织|负责)[^,。;、]{0,10}$"
)
_REGULAR = re.compile(r"每[年季月两届]|轮流|定期|(?:举办|举行|召开)了?(?:[\d一二三四五六七八九十]+|多)[届次场年]")
"""What is held again and again, and not once."""
_PLANNED = re.compile(r"将|拟|即将|定于|计划于|有望|预计")
_CALLED_OFF = re.compile(
    r"[^,。;!?\n]{0,16}?,?(?:因[^,。;]{2,16},?)?(?:决定|已|被|宣布|临时|将)*(?:取消|停办|中止|不再举[办行]|未能(?:如期)?(?:举[办行]|召开)|没有举[办行]|暂停举[办行])"
)
_PUT_OFF = re.compile(r"[^,。;!?\n]{0,14}?,?(?:因[^,。;]{2,16},?)?(?:决定|已|被|宣布|将)*(?:延期|推迟|顺延|改期)")


class Told(Noun, frozen=True):
    """How a phrase is told: the flat stretch of its place, its verb ("" where it is only named), done or to come, and
    where the telling ends (0 where it ends with the name)."""

    place: tuple[int, int] | None = None
    verb: str = ""
    modality: Modality = Modality.DONE
    called_off: bool = False
    until: int = 0
    put_off: bool = False


def told(text: str, low: int, start: int, end: int, high: int) -> Told:
    """How the phrase [start, end) of the flat text is told in its sentence [low, high)."""
    if _CALLED_OFF.match(text, end, high):
        return Told(called_off=True)
    put_off = bool(_PUT_OFF.match(text, end, high))
    before = text[low:start]
    found, behind = _told_before(before, low), _told_behind(text, end, high) or _curtain(text, low, start, end, high)
    if found is None:
        found = behind
    elif found[0] is None and behind is not None:
        found = (behind[0], *found[1:])
    if found is None:
        return Told()
    place, verb, to_come, until = found
    place = here(text, low, place, start)
    modality = Modality.WILL if to_come or put_off else Modality.DONE
    return Told(place, verb, modality, until=until, put_off=put_off)


_Found = tuple[tuple[int, int] | None, str, bool, int]


def _told_before(before: str, low: int) -> _Found | None:
    """举行 and the like right before the name, with the place before them."""
    preceding = _BEFORE_PLACE.search(before)
    verb = _BEFORE.search(before, max(0, len(before) - _REACH))
    at = preceding.start() if preceding else verb.start() if verb else -1
    if at < 0 or (not preceding and verb and verb["verb"] in ("参加", "出席", "参与")):
        return None
    clause = before[max(0, at - 30) : at]
    if _NO_REPORT_BEFORE.search(clause):
        return None
    to_come = bool(_PLANNED_BEFORE.search(before[max(0, at - 30) : at + 1]))
    if preceding:
        span = (low + preceding.start("place"), low + preceding.end("place"))
        return None if _OFFICE.search(preceding["place"]) else span, "举行", to_come, 0
    assert verb is not None
    subject = _SUBJECT_PLACE.search(before)
    if subject is None or _BODY.search(subject["place"]) or not _AREA.search(subject["place"]):
        return None, verb["verb"], to_come, 0
    return (low + subject.start("place"), low + subject.end("place")), verb["verb"], to_come, 0


def _told_behind(text: str, end: int, high: int) -> _Found | None:
    """在…举行, 落幕, 走进… behind the name; 上, …签约 where it is told what came of it."""
    follows = _AFTER.match(text, end, high)
    if follows and follows["inside"] and not follows["place"]:
        return None  # 甲仪式在乙洽谈会上举办
    if follows and not _REGULAR.search(text, end, min(follows.end() + 8, high)):
        named = follows["place"] and not (follows["inside"] == "上" and _MEETING.search(follows["place"]))
        spot = None if named else _SPOT.search(text, follows.end(), high)
        place = follows.span("place") if named else spot.span("place") if spot else None
        to_come = bool(_PLANNED.search(text, end, follows.start("verb")))
        return place, follows["verb"], to_come, follows.start("verb")
    for pattern in (_TO_PLACE, _BROUGHT, _MAIN_SITE):
        match = pattern.match(text, end, high)
        if match:
            return (
                (match.start("place"), match.end("place")),
                "举行",
                bool(_PLANNED.search(match.group())),
                match.start("place"),
            )
    return None


def _curtain(text: str, low: int, start: int, end: int, high: int) -> _Found | None:
    """拉开了甲地“…周”的大幕: it began, and the place may stand before it."""
    if not _CURTAIN_BEHIND.match(text, end, high):
        return None
    opens = _CURTAIN_BEFORE.search(text[max(low, start - 14) : start])
    if opens is None:
        return None
    base = max(low, start - 14)
    place = (base + opens.start("place"), base + opens.end("place")) if opens["place"] else None
    return place, "开幕", False, 0


def on_it(text: str, start: int, end: int, high: int) -> bool:
    """Whether the text says what happened at the event (在…交流会上,…) or what came of it (…交流会签下18个项目)."""
    first = start - (text[start - 1 : start] in ("“", "「"))
    led = not first or text[first - 1] in "在于从的午天日,。;:\n"
    return bool((led and _ON.match(text, end, high)) or _YIELDED.match(text, end, high))


def attended(text: str, low: int, start: int) -> bool:
    """Whether somebody took part in it: 参加…, 出席…."""
    verb = _BEFORE.search(text[max(low, start - _REACH) : start])
    return bool(verb and verb["verb"] in ("参加", "出席", "参与"))


_ALONE = re.compile(r"[”』」》]?[,:。]")


def alone(text: str, low: int, start: int, end: int) -> bool:
    """Whether the name is a clause of its own (9月5日,甲酒店,2008年银企洽谈会,…)."""
    opened = text[max(low, start - 1) : start]
    return opened in (",", "“", "「") and start > low and bool(_ALONE.match(text, end))


_WENT = re.compile(
    r"(?:赴|前往|走进|来到)(?P<place>[^,。!?;:\n]{2,14}?)(?:,|参加|出席|举[办行]|召开|开展|考察)"
    r"|(?:赴|来|抵)(?P<letter>[港澳沪深京穗杭宁渝蓉])(?![口头资企商])"
)
POINTERS = frozenset({"这", "这里", "这个地方", "此", "此间", "这儿", "此地", "那里", "那儿", "当地"})
_HERE = re.compile(
    r"[^,。!?;\n在了到]{2,18}?(?:中心|酒店|宾馆|会堂|礼堂|馆|大厦|广场|剧院|会议厅|影剧院)(?=里|内|,|外|。)"
)
_GATHERED = re.compile(r"(?:齐聚|聚首|相聚在?于?|汇聚在|汇聚于|会聚)(?P<place>[^,。!?;:\n共]{2,16}?)(?=[,。;、!]|共|$)")


def went(text: str, low: int, start: int) -> tuple[int, int] | None:
    """Where those went who held it or took part: 赴甲市,与…一道召开."""
    found = None
    for match in _WENT.finditer(text, low, start):
        found = match.span("place" if match["place"] else "letter")
    return found


def here(text: str, low: int, place: tuple[int, int] | None, start: int) -> tuple[int, int] | None:
    """The venue that 在这里 and 在此 point to, named in the same sentence before the event; else the place as it is."""
    if place is None or text[place[0] : place[1]] not in POINTERS:
        return place
    return venue(text, low, start) or place


def venue(text: str, low: int, high: int) -> tuple[int, int] | None:
    """The last venue that [low, high) names as where people are: …酒店里, …会堂内."""
    found = None
    for match in _HERE.finditer(text, low, high):
        found = match.span()
    return found


def gathered(text: str, low: int, high: int) -> tuple[int, int] | None:
    """Where those present came together: 齐聚甲地."""
    match = _GATHERED.search(text, low, high)
    return match.span("place") if match else None
