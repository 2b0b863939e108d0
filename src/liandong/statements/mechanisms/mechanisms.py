"""Mechanisms (机制): standing bodies that were founded, joined or opened, with their members."""

import re

from liandong.statements.draft import Draft
from liandong.statements.grammar.denials import hearsay, negated
from liandong.statements.grammar.phrases import clean, trim
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.mechanisms import mechanism_lists, mechanism_members
from liandong.statements.parties import signatories
from liandong.vocabulary.events import MECHANISM_NOUNS
from liandong.vocabulary.groups import GROUPS
from liandong.vocabulary.patterns import any_of
from liandong.vocabulary.regions import abbreviation
from liandong.vocabulary.verbs import DOING, DOING_IN_NAMES

_NOUN = re.compile(
    any_of(MECHANISM_NOUNS) + r"(?:会(?![员长费刊址])|制度|办公室|体)?(?!系|单位|秘书处|峰会|链|发展报告|"
    r"[》的]?(?:章程|宣言|倡议|公约|标准)|大厦|路|社区|内|网|性|化)"
)
_NAMED = re.compile(rf"{_NOUN.pattern}|[组班制会]、")
"""Also teams of a list, whose nouns (交通互联组) are none by themselves."""
_SOCIETY = r"(?<!学术)(?<!展览)协会|(?<![招会])商会|总会|联谊会|同业公会"
_BODY = re.compile(
    r"(?:联合管理委员会|(?<!管理)(?<!改革)(?<!监督)委员会|联盟|共同体|联席会议?(?:制度)?|(?:协调|会商)会议(?:制度)?|会商会|(?<!董)理事会|促进会|联合会|专班|工作组|领导小组|(?:推进|攻坚)组|(?:联合招商|区域合作)办公室|"
    rf"(?:协调|联络|工作|推进)小组|合作圈|协作体|联合体|协作组|协调会|[协合]作网络?|合作组织|执委会|专委会|协同体|机制|{_SOCIETY})$"
)
_SOCIETIES = re.compile(rf"(?:{_SOCIETY})[”》]?$")
_OF_A_PLACE = re.compile(r"(?:专班|[组会]|共同体|联席会议制度)$")
"""Bodies of which every office has some: those of a named region or of a quoted purpose count."""
_FOUND = (
    r"成立|组建|揭牌|授牌|发起|推出|结成|缔结|建立|设立|组成|共建|创立|创建|筹建成立|挂牌|牵头成立|升格为|建起|(?<=,)叫做?|名为"
)  # fmt: skip
_BEFORE = re.compile(
    rf"(?:{_FOUND}|启动|加入|加盟|揭幕)(?P<how>(?:成立|组建|揭牌)?(?:了|起|起了)?)(?P<what>[^,。;:!?]{{0,80}})$"
)
_ADVERBS = (
    r"(?:也|同[步时日期天]|先后|相继|陆续|依次|集中|逐一|分别|签约|就此|由此|随之|一并|双双|终于|随后|正式|今日|今天|昨日|昨天|昨|近日|日前|当天|当日|现场|共同|宣告|宣布|首批|会上|,|筹备|获批|获准|经批准|统一|于?(?:\d{4}年(?:\d{1,2}月)?|\d{1,2}月)(?:\d{1,2}日)?[上下底初末]?|\d{1,2}日|[今去前]年|"
    r"隆重|顺利|早在|就|已|便|应运而|首次|全新)*"
)
_PLACED = (
    rf"(?:(?:于[^,。;]{{2,20}}|召开[^,。;]{{2,24}}?(?:并|,)|在[^,。;]{{1,24}}?|经[^,。;]{{2,20}}){_ADVERBS}){{0,2}}"
)
"""At most two of them before 由 and two behind: each may end in many places, and all of them are tried."""
_KINDS = r"(?:联盟|共同体|平台|机构|组织|协会|商会|机制)"
"""What a list of them is summed up with: 甲联盟、乙联盟等五大联盟集中授牌."""
_AFTER = re.compile(
    rf"[”》]?(?:\([^()]{{1,30}}\))?(?:等[^,。;、]{{0,12}}?{_KINDS}(?:\([^()]{{1,12}}\))?)?{_ADVERBS}{_PLACED}(?:由[^。;]{{2,120}}?{_ADVERBS}{_PLACED})?"
    r"(?P<verb>(?P<of>的(?:正式)?(?:成立|诞生|组建)(?=[,。;!]|$))|的牌[匾子](?:被|也|已)*(?:揭|挂|亮)|[”“]?(?:上线|成军)(?=[”,。;!]|$)|"
    rf"应运而生|揭开面纱|扩容|(?:新增|吸纳|接纳|迎来|再添)[^,。;]{{0,12}}?(?:成员|会员|盟友)|成立|揭牌|组建|挂牌|召开(?:第一次|首次)|(?:第一次|首次)(?:全体|工作)?会议[^,。;]{{0,16}}召开|举[行办]了?(?:成立|揭牌|授牌)(?:仪式|大会)|"
    r"开始(?:运转|运作|运行)|亮相|诞生|而生|问世|成形|落户|落地|授牌|获授牌|揭幕|发起|启动(?=[,。;仪暨!成]|运行|$)|建立|设立|组成|共建)"
)
_SOCIETY_FOUNDED = re.compile(
    rf"[”》]?(?:等[^,。;、]{{0,12}}?{_KINDS})?{_ADVERBS}(?:在[^,。;]{{1,24}}?{_ADVERBS})?"
    r"(?:成立|揭牌|挂牌|组建|授牌)(?:成立|揭牌)?(?:[,。;暨]|$|仪式|大会)"
)
_SOCIETY_MADE = re.compile(r"(?:成立|组建|创立)了?[“《]?$")
"""What founds a society. Any other founding that is told of one is its own doing: 甲协会建立制度, 乙商会设立基金."""
_NOT_YET = re.compile(r"[^,。;]{0,8}(?:将|拟|择日|取消|推迟|延期)")
"""Behind a founding: its ceremony is still to come, or was called off."""
_WITNESSED = re.compile(
    r"(?:^|[,。;:])[^,。;:待盼望未没]{0,24}(?:见证|宣告|宣布|标志着|庆祝|庆贺)了?[“《]?(?:[^,。;:]{0,120}、)?[^,。;:、]{0,6}$"
)
"""Before a body of whose founding the text speaks as a thing: 见证了甲联盟的成立."""
_NOT_FOUNDING = re.compile(
    r"(?:后|以来|之后|(?:[一二两三四五六七八九十百\d]+[余多]?)?(?:周年|年(?!\d))|之初|以后|前|初期|至今|起)"
)
_AIMS = re.compile(
    r"(?:要(?![素闻])|应当?(?!用|届)|需|需要|希望|建议|力争|争取|推动|探索|健全|完善|加快|可以|引导|鼓励|将(?!军)|拟|计划|筹备|(?:倡议|提议)(?![》暨、和书的])|商议|"
    r"即将|支持|研究(?!院|所|会|中心|生|机构)|谋划|酝酿|推进|适时|"
    r"有望|呼吁|倡导|考虑|打造|构建|如果|若|未来|下一步)[^,。;]{0,16}$|(?:提议|建议|倡议),(?!宣[布告])[^,。;]{0,16}$"
)
_TO_COME = re.compile(
    r"(?:(?:根据|按照?|依据)[^,。;]{0,20}?,|未来,|今后,|下一步,|接下来,)*(?:双方|各方|[两三四五六](?:地|市|省|区|县|方|家|校))[^,。;]{0,8}?(?:将|拟|计划)"
    r"(?![^。;]{0,200}?(?:当[天日]|现场|仪式上|会上|已))"
)
"""How a sentence opens that tells what those who signed are going to do: 根据协议,双方将在…建立合作机制."""
_COUNTED = re.compile(r"(?:第[一二三四五六七八九十]+批|共)*(?:\d+|[一二两三四五六七八九十]+)(?:余|多)?[家个]")
_ROUND = re.compile(r"第[一二三四五六七八九十\d]+[次届]|\d{4}年|[一二三四五六七八九十]届")
_FIRST = re.compile(
    r"^(?:(?:全国|全省|全市|全球|国内|省内|市内|业内|行业|我[省市国]|本[市省]|西部|中国)?(?:首[个家支]|第[一二三]个|唯一)|我[省市国县区]|本[市省县区]|该|此|这个|一个|新的|"
    r"新(?!材料|能源|型|兴|城|媒)|会上|的|了|全国性|区域性|由|和|与|及|暨)+"
)
_GENERIC = re.compile(
    r"^(?:首批|第[一二三四五六七八九十]+批|新一批|全部|这些|各|产业|行业|战略|合作|企业|创新|发展|命运|一|个|多个|相关|该|此|工作|项目|专项|推进|联合|区域|城市|商会|校企|银企|上述|两个|各类|同业|命运|利益|招商|市级|区级|省级|县级|"
    r"专门|统筹|协调|联动|长效)*"
    r"(?:联盟|共同体|机制|理事会|委员会|专班|领导小组|工作组|联席会议(?:制度)?|协作体|联合体)$"
)
_OPENS = re.compile(
    r"[,;:。!?]|——|的|属于|分别(?:为|是)|(?P<verb>(?:成立|组建|组成|结成|缔结|建立|设立|加入|加盟|发起)(?:成立|组建)?(?:了|起)*|宣告|宣布|当选为?|入选|担任|[叫唤]做?|"
    r"(?:揭牌|授牌|共建|创立|创建|建起|启动|挂牌)(?:成立|组建)?(?:了|起)+|"
    r"共建(?<=[院局委会校市县区地方家厅门国州]共建)|"
    r"(?:签约|共同|联合|携手|抱团)(?:共建|创建|创立|组建|发起))"
)
_THING = re.compile(r"(?:基金|中心|联盟|平台|公司|研究院|实验室|基地|园|会|组|院|馆|库|网|站|体|机制|制度|协议|计划)$")
"""What ends a member of a list: 成立了甲基金、乙联盟."""
_OF_BODIES = re.compile(r"推广|推介|宣传|落实|实施|学习|制造|招商|采购|服务|保护|治理|研发|营销|保障|监管|协作")
"""What a body is for, though it is a verb elsewhere: never its founding."""
_POINTED = re.compile(
    rf"[^。;]{{0,24}}[,。;](?:标志着)?(?:[该这新]个?)?(?:联盟|共同体|协作体|联合会|促进会|理事会|协会|商会|委员会|联席会议){_ADVERBS}"
    r"(?:成立|揭牌|组建|挂牌|诞生|启动(?![会仪]))"
)
"""一块牌子属于甲联盟,联盟当天宣告成立: told of it by its bare noun, right behind."""
_LISTED = re.compile(r"”?(?:、|和|与|及|以及)“?")
_LINE = re.compile(r"^[▶●◆■·•\-—*\s\d.、()()一二三四五六七八九十]*")
_ANNOUNCES = re.compile(r"授牌|揭牌|成立|牌匾|挂牌|组建|亮相")
_ACROSS = 12
"""Sentences below an announcement in which a line that is only a name belongs to it."""
_REACH = 160
"""Characters before the noun in which its name begins, far more than any has."""
_LEAST_NAMED = 6
"""Characters of a name that tells what the body is for, where the text says whose it is."""
_DESCRIBED = re.compile(
    r"(?:是|系|为)(?:一[个家支])?[由经][^,。;“”]{0,60}(?:组建|成立|发起|设立|组成|结成)的(?=[^,。;“”的]*$)"
)
"""联盟是由甲、乙发起成立的|非营利性合作组织."""
_STANDING = re.compile(
    r"(?P<verb>(?:建立|形成|构建|签署|成立|启动|搭建)(?:起|了)*)"
    r"(?P<who>[^,。;的]{2,16}?(?:[两二三四五六七八九十]地|[两三四五六七八九十]市|双方|各方|[两三四五六]城))"
    r"(?P<name>(?:常态化|长效|定期|多层次|联动|协调|沟通|会商|对话|交流|合作)+的?[^,。;]{0,8}?机制)"
)


def extract(reading: Reading, event: Draft | None) -> list[Draft]:
    """The mechanisms that the document says were founded, joined or opened, with members and founding day.

    Exhortations (要建立…机制), conferences merely held, and offices without a place make none; a bare 机制 does only
    where it says whose.
    """
    drafts: list[Draft] = []
    told = hearsay(reading)
    announced = -_ACROSS
    for sentence in reading.holding(_NAMED):
        if sentence.index in told:
            continue
        line = _line(reading, sentence)
        if line is None and _ANNOUNCES.search(_around(reading, sentence)):
            announced = sentence.index
        if line and sentence.index - announced <= _ACROSS:
            _keep(reading, drafts, sentence, *line, event)
            continue
        for span in _told(reading, drafts, sentence):
            _keep(reading, drafts, sentence, *span, event)
        _standing(reading, drafts, sentence, event)
    for draft in drafts:
        mechanism_members.further(reading, draft)
    return drafts


def _told(reading: Reading, drafts: list[Draft], sentence: Sentence) -> list[tuple[int, int]]:
    """The names that the sentence says were founded, or that are known already; 甲联盟、乙联盟成立 founds both."""
    told = mechanism_lists.teams(reading, sentence, _AIMS)
    if told:
        return told
    named = [span for match in _NOUN.finditer(sentence.text) if (span := _named(reading, sentence, match))]
    if mechanism_lists.announced(reading, sentence, named, _AIMS):
        return named
    for span in reversed(named):
        listed = bool(told) and _LISTED.fullmatch(reading.plain, span[1], told[-1][0]) is not None
        listed = listed or mechanism_lists.counted(sentence, span, _AIMS)
        if listed or _known(drafts, reading, span) or _founded(reading, sentence, *span):
            told.append(span)
    return told[::-1]


def _around(reading: Reading, sentence: Sentence) -> str:
    """The sentence with those before and behind it: short lines of a post make one announcement."""
    low, high = max(sentence.index - 2, 0), sentence.index + 2
    return "\n".join(s.text for s in reading.sentences[low:high])


def _line(reading: Reading, sentence: Sentence) -> tuple[int, int] | None:
    """The name that a line of a list is: ▶ 江临氢能产业联盟."""
    text = sentence.text.rstrip(";。,、 ")
    lead = _LINE.match(text)
    start = lead.end() if lead else 0
    if not 6 <= len(text) - start <= 36 or not _BODY.search(text) or re.search(r"[,。:]", text[start:]):
        return None
    low, high = sentence.at(start), sentence.at(len(text))
    name = reading.plain[low:high]
    if (
        _GENERIC.match(name)
        or _DESCRIBED.search(name)
        or (reading.tokens.predicate(low, high) < high - 2 and re.search(r"成立|揭牌|召开|举行|发布|加入", name))
    ):
        return None
    return low, high


def _named(reading: Reading, sentence: Sentence, match: re.Match[str]) -> tuple[int, int] | None:
    """The name that ends in the noun; None for kinds of bodies, counted ones, and single rounds of a conference."""
    end = sentence.at(match.end())
    if sentence.text.count("《", 0, match.end()) > sentence.text.count("》", 0, match.end()):
        return None  # 《关于建立甲机制的意见》 is a paper
    start = _name_start(reading, sentence, match)
    also = reading.plain.rfind("暨", start, end)
    if also >= 0 and not reading.plain.startswith("领导小组", end - 4):
        start = also + 1
    start, end = trim(reading.plain, start, end)
    first = _FIRST.match(reading.plain[start:end])
    start += first.end() if first else 0
    opened = reading.plain.rfind("“", start, end)
    if opened >= 0 and reading.plain.find("”", opened, end) < 0:
        start = opened + 1
    name = clean(reading.text(start, end))
    if _described(reading, sentence, start, end):
        return None
    if (
        not 5 <= len(name) <= 50
        or not _BODY.search(name)
        or _GENERIC.match(name)
        or _COUNTED.match(name)
        or _ROUND.search(name)
    ):
        return None
    placed = bool(reading.regions_in(start, end)) or _lettered(reading, start)
    several = len(name) >= _LEAST_NAMED and mechanism_lists.of_several(reading, sentence, start)
    if not placed and _OF_A_PLACE.search(name) and (len(name) < 8 or name.endswith(("专班", "工作组"))) and not several:
        return None
    if not placed and _SOCIETIES.search(name):
        return None
    if name.endswith("机制") and not (several or (placed and len(name) >= 8)):
        return None
    if name.endswith("管理委员会") and not name.endswith("联合管理委员会"):
        return None
    return (start, end) if name.count("“") == name.count("”") and name.count("(") == name.count(")") else None


def _described(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words only say what another body is: 联盟是由甲、乙发起成立的非营利性合作组织."""
    told = _DESCRIBED.search(reading.plain, sentence.start, end)
    return told is not None and not reading.regions_in(max(start, told.end()), end)


def _lettered(reading: Reading, start: int) -> bool:
    """Whether a name opens with two letters that stand for places: 赣粤, 湘赣边."""
    return all(abbreviation(letter) for letter in reading.plain[start : start + 2])


def _name_start(reading: Reading, sentence: Sentence, noun: re.Match[str]) -> int:
    """Where the name begins: behind the mark, 的 or founding verb before it where nothing but nouns stand between, else
    where its noun phrase begins."""
    text, end = sentence.text, noun.end()
    low, founded = max(0, noun.start() - _REACH), False
    for opening in _OPENS.finditer(text, low, noun.start()):
        if text.count("“", 0, opening.end()) == text.count("”", 0, opening.end()):
            low, founded = opening.end(), opening["verb"] is not None
    low = signatories.past_lead(text, low, noun.start())
    first = _FIRST.match(text[low:end])
    low += first.end() if first else 0
    for joint in re.compile("[、和与及]").finditer(text, low, end):
        thing = _THING if joint.group() == "、" else _BODY
        if thing.search(text, low, joint.start()):
            low, founded = joint.end(), False
    start = sentence.at(low)
    short = reading.tokens.name_start(sentence.at(end), sentence.start)
    deeds = _AFTER.match(text, end) is not None
    if short <= start or end - low > 45 or not (founded or _nouns_only(reading, start, short, deeds=deeds)):
        return max(short, start)
    return start


def _nouns_only(reading: Reading, start: int, end: int, *, deeds: bool = False) -> bool:
    """Whether nothing that ends a name stands in [start, end); with `deeds` a verb that no founding has may (旅游推广
    联盟成立), behind the first word."""
    for token in reading.tokens.between(start, end):
        if token.start >= start and (
            (token.tag[0] in "pdur" and token.word not in "与和及边")
            or (
                token.word in DOING
                and token.word not in DOING_IN_NAMES
                and not (deeds and token.start > start and _OF_BODIES.fullmatch(token.word))
            )
        ):
            return False
    return True


def _founded(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the sentence says that the body was founded, joined or opened."""
    text = sentence.text
    low, high = start - sentence.start, end - sentence.start
    while low > 0 and text[low - 1] in "“《":
        low -= 1
    if mechanism_members.JOINED.match(text, high):
        return mechanism_members.JOINS.search(text[:low]) is not None
    before, after = _BEFORE.search(text[:low]), _AFTER.match(text, high)
    if _SOCIETIES.search(text, 0, high):
        before = before if _SOCIETY_MADE.search(text, 0, low) else None
        after = after if _SOCIETY_FOUNDED.match(text, high) else None
    if after and _NOT_YET.match(text, after.end()):
        after = None
    if before is None and after is None and _POINTED.match(text, high):
        return not negated(reading.plain, sentence.start, sentence.end) and not _AIMS.search(text[high:])
    if before and _BETWEEN.search(before["what"]):
        before = None
    if before is None and after is None:
        return bool(re.search(r"分别(?:为|是)", text[:low]) and _ANNOUNCES.search(text[:low]))
    at = before.start() if before else low
    if (
        _AIMS.search(text[:at])
        or _TO_COME.match(text, 0, at)
        or negated(reading.plain, sentence.start, sentence.at(at))
    ):
        return False
    if after and not before:
        verb = after.start("verb")
        if after["of"] and not _WITNESSED.search(text[:low]):
            return False
        if _AIMS.search(text[high:verb]) or negated(reading.plain, sentence.start, sentence.at(verb)):
            return False
        if _NOT_FOUNDING.match(text, after.end()) and not reading.dates_in(sentence.start, sentence.at(verb)):
            return False
    if before and re.match(r"(?:后|以来|大会|仪式|之初)", before["what"]):
        return False
    return not (sentence.text.rstrip('”"').endswith("?"))


_BETWEEN = re.compile(
    rf"后|以来|大会上|仪式上|的(?!{any_of(GROUPS)})[^、]{{0,20}}的|该|召开|举行|审议|听取|印发|发布|签署|提出|围绕|推动|加强|由(?!.*的)|表示|成员单位|办公室"
)
"""Between the verb and the name: another doing, so that what was founded is something else."""


def _known(drafts: list[Draft], reading: Reading, span: tuple[int, int]) -> Draft | None:
    name = clean(reading.text(*span))
    return next((d for d in drafts if _same(d.name, name)), None)


def _keep(reading: Reading, drafts: list[Draft], sentence: Sentence, start: int, end: int, event: Draft | None) -> None:
    known = _known(drafts, reading, (start, end))
    draft = known or Draft(reading, "mechanism", start, end)
    draft.words("name", start, end, sentence)
    if known is None:
        drafts.append(draft)
    mechanism_members.say(reading, draft, sentence, start, end)
    if not draft.get("date"):
        _say_day(reading, draft, sentence, start, end, event)
    if event:
        draft.came_of(event)


def _say_day(reading: Reading, draft: Draft, sentence: Sentence, start: int, end: int, event: Draft | None) -> None:
    """The day of the founding, where its sentence names one before the verb; else that of the event."""
    after = _AFTER.match(sentence.text, end - sentence.start)
    limit = sentence.at(after.end()) if after else start
    days = [
        d
        for d in reading.dates_in(sentence.start, limit)
        if not reading.plain.startswith(("电", "讯", "报道", "以来", "起"), d.end)
    ]
    if days:
        draft.date("date", max(reversed(days), key=lambda day: len(day.iso)), sentence)
    elif event and _founded(reading, sentence, start, end):
        for statement in event.statements:
            if statement.property == "date" and statement.value.text:
                draft.repeat("date", statement)


def _standing(reading: Reading, drafts: list[Draft], sentence: Sentence, event: Draft | None) -> None:
    """建立起…四地常态化的沟通机制: a standing exchange of named or counted places."""
    for match in _STANDING.finditer(sentence.text):
        if _AIMS.search(sentence.text[: match.start()]) or negated(
            reading.plain, sentence.start, sentence.at(match.start())
        ):
            continue
        low, high = sentence.at(match.start("name")), sentence.at(match.end("name"))
        draft = Draft(reading, "mechanism", low, high)
        draft.words("name", low, high, sentence)
        mechanism_members.say_group(reading, draft, sentence, match.start("who"), match.end("who"))
        if event:
            draft.came_of(event)
        drafts.append(draft)


def _same(left: str, right: str) -> bool:
    left, right = (re.sub(r"[()“”]", "", n) for n in (left, right))
    short, long = sorted((left, right), key=len)
    return (
        short == long
        or (len(short) >= 5 and long.endswith(short))
        or (len(short) >= 8 and short[-4:] == long[-4:] and set(short) <= set(long))
    )
