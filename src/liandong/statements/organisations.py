"""Organisations (机构): firms, public bodies, institutes and associations that a document names."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from liandong.statements import suffixes
from liandong.statements.draft import Draft, clean
from liandong.statements.phrases import Token
from liandong.statements.reading import Reading
from liandong.statements.sentences import Sentence
from liandong.vocabulary import names

_JOINT_SORTS = frozenset({"institute", "government", "association", "centre"})
_BUREAU_FIRM = re.compile(
    r"中(?:国)?(?:铁|交|建|冶|水电|电建|核)[一二三四五六七八九十]{0,3}[\u4e00-\u9fff]{0,3}?局(?:集团)?(?:有限公司)?"
)
_ENDS_A_NAME = re.compile(r"(?:企业|机构|公司|高校|集团|银行|大学|学院|研究院|政府|委|局|协会|中心)$")
_STANDS_ALONE = re.compile(
    r"(?:国务院|公安部|财政部|商务部|科技部|教育部|工信部|住建部|工业和信息化部|自然资源部|生态环境部|交通运输部|"
    r"农业农村部|文化和旅游部)$"
)

_ANCHOR = re.compile(
    r"(?:中共|中国|国家|全国|中央|国务院|长三角|长江|珠三角|粤港澳|大湾区|京津冀|成渝|香港|澳门|台湾|海峡|东盟|亚洲|"
    r"欧洲|联合国|"
    r"[省市区县州](?![场内外级长区属域]|直属)|(?!城市|都市|地区|园区|社区|小区|城区|辖区|片区|市区|"
    r"景区)[\u4e00-\u9fff]{1,7}?(?:省|自治区|市(?!场)|新区|自贸区|高新区|开发区|经开区|区(?!域|块)|县|州|(?<!联)盟|"
    r"镇|街道))"
)
_GENERIC = re.compile(
    r"(?:[多各该本某此两双几]|其他|其它|另|所有|一些|一批|部分|众多|若干|相关|有关|国内|国外|国有|大型|头部|龙头|"
    r"知名|著名|优质|首批|入驻|外资|民营|"
    r"上市|跨国|中小|初创|合作|政策性|商业|股份制|地方|当地|四地|三地|基层|一流|重点|综合性|高水平|新型|专业|第三方|"
    r"行业|产业(?!投资)|社会(?!科学)|"
    r"高等(?!教育)|职业|主管|牵头|成员|会员|创始|市场|子公司|母公司|总部|科创|"
    r"[一二三四五六七八九十百\d]+[家个所批类座]|新设立|国家级|省级|市级|区域(?!合作)|央企|科研|"
    r"省内|市内|区内|县内|在[\u4e00-\u9fff](?:金融|机构|企)|企业|机构|高校)"
)
_PLAIN_FIRM = re.compile(
    r"(?:服务|上市|投资|科技|咨询|建设|开发|运营|管理|母|子|保险|证券|控股|互联网|汽车|贸易|物流|能源|金融|平台|"
    r"软件|设计|出行|融资|担保|基金|科创|生物|制造)(?:集团)?(?:公司|集团|企业)$"
)
_COUNTED = re.compile(
    r"(?:\d+|[一二三四五六七八九十两百数多几]+)余?多?[家个所批座](?:(?![与和及由])[\u4e00-\u9fff]){0,4}$|"
    r"(?:多家|首批|一批|各类|各级|众多|新的?|该|某|本|大型)$"
)
_LEADING = suffixes.words(
    "会同 如 据 与 和 及 同 由 对 在 从 向 为 于 至 前往 来自 包括 邀请 联合 携手 依托 成为 位于 其中 以及 还有 "
    "例如 比如 像 让 使 被 把 将 当 原 "
    "时任 组织 吸引 加入 走进 参观 考察 共 等 是 有 到 比 因 因为 得到 支持 协调 带领 来到 近日 促进 加强 加快 "
    "近期 日前 目前 同时 此外 按照 经 由于 关于 针对 "
    "推动 服务 主持 落户 入驻 引进 签约 与会 现任 曾任 担任 就读于 毕业于 的 了 着 也 还 都 又 即 之 并 且 或 兼 暨"
)
_CUT = re.compile(
    r"^(?:.*?(?:日电|讯|报道)(?:\([^()]*\))?|记者从|"
    r".{0,8}?(?:会见|走访|访问|拜会|牵手|获悉|表彰|委托|邀请|收购|旗下|签约|会同|组建|对接|联手)"
    r"(?=[\u4e00-\u9fff]{4})|"
    r"(?:[德日美法韩英港台]资|外资|本土|民营|国有|知名|龙头|上市)企业)"
)
"""What a name cannot hold: a dateline, a verb with its place, a word for a sort of firm."""
_DIRECTION = ("南方", "北方", "东方", "西北", "东北", "西南", "东南", "华南", "华北", "华东", "华中", "中南")
_MAKING = re.compile(
    r"(?:打造|建设|建成|构建|建立|布局|规划|共建|形成|成为|作为|培育)(?:成|为|了)?(?:全?[\u4e00-\u9fff]{0,2}(?:的|"
    r"级))?$"
)
_FUNCTION = frozenset({"p", "c", "d", "u", "uj", "ul", "r", "m", "t", "f", "q", "y", "x", "mq"})
"""Tags of words that no brand begins with."""
_ALIAS = re.compile(r"\((?:以下|下)?(?:统?简称|称|下称)(?:为)?:?[“\"「]?([\u4e00-\u9fffA-Za-z0-9·]{2,12})[”\"」]?\)")
_LISTED = re.compile(
    r"等(?:[\d一二三四五六七八九十百多几数]+(?:余|多)?[家个所])?(?:(?!领域|行业|产业|方面|业务|环节|"
    r"特色)[\u4e00-\u9fff“”]){0,10}?(?:企业|公司|机构|高校|银行|单位|院校|集团|巨头)(?!家|代表|化|级|界|园|港)"
)
_EXAMPLE = re.compile(r"(?:企业|公司|机构|高校|巨头|独角兽|单位)(?:\(|,)?(?:如|包括|例如|比如|有)([^,。;()]{2,40}?)等")
_ITEM = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·&()]{2,20}")
_ITEM_BREAK = re.compile(r"[,。;:“”与和的]")
_SIGNING = re.compile(
    r"(?:、|与|和|同)([\u4e00-\u9fffA-Za-z0-9·&()]{2,16}?)(?:围绕|就|在会上|现场|分别|共同|正式|成功|签订|签署|签约|"
    r"达成|在[^,。;]{1,14}(?:签署|签订))"
)
_CONTRACT = re.compile(r"签订|签署|签约|签下|达成[^,。]{0,12}(?:合作|协议)")
_FIRM_POST = re.compile(
    r"联合创始人|创始人|首席[\u4e00-\u9fff]{1,4}官|CEO|CTO|CFO|COO|董事长|总裁|副总裁|总经理|副总经理"
)
_BRAND = re.compile(
    r"(?:^|[^\u4e00-\u9fffA-Za-z0-9])(?P<brand>[\u4e00-\u9fffA-Za-z0-9]{2,8}?)(?:原)?(?:执行|高级|常务)?$"
)
_COMMON_ITEM = re.compile(
    r"产业|技术|领域|经济|发展|建设|项目|服务|人才|资金|信息|制造|医药|能源|汽车|材料|电子|金融|机构|企业|部门|代表|"
    r"专家|高校|政府|地区|城市|区域|合作|模式|平台|政策|园区|省$|市$|区$|县$|^(?:银行|证券|保险|信托|基金)$|"
    r"^[一二三四五六七八九十\d]"
)
_BARE_BODY = re.compile(r"[省市区县](?:委|(?:人民)?政府|人大(?:常委会)?|政协|纪委(?:监委)?|监委|法院|检察院|管委会)")
_LEVELS = {"省": "省", "市": "市", "区": "区", "县": "县"}
_NAMED_PLACE = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,5}?(?P<level>省|市|区|县))(?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class OrganisationSpan:
    """An organisation named at [start, end) of the document's text.

    `name` is the name as the ledger writes it: the full one for a short form, with its city for a 市委 or 市政府 that
    leaves it to the words before it. `sort` is that of `suffixes.SORT`, or listed, brand, alias.
    """

    start: int
    end: int
    name: str
    sort: str = "legal"


_found: WeakKeyDictionary[Reading, tuple[OrganisationSpan, ...]] = WeakKeyDictionary()


def find(reading: Reading) -> tuple[OrganisationSpan, ...]:
    """The organisations named in title-less body text, left to right, without overlaps; worked out once per reading."""
    known = _found.get(reading)
    if known is None:
        known = _found[reading] = _find(reading)
    return known


def at(reading: Reading, offset: int) -> OrganisationSpan | None:
    """The organisation whose name `offset` stands in."""
    spans = find(reading)
    index = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return spans[index] if index >= 0 and offset < spans[index].end else None


_LEAD = re.compile(r"(?:[\u4e00-\u9fff]{0,3}(?:会议?|论坛|活动))?由|\d{1,2}[.、]")
_NO_BODY = re.compile(r"^.{1,2}$|[在的将]$|市长|书记|常委$|负责人|上半年|下半年|^大会由|\d+日")
"""Names that only look like one: a post, a time, a verb caught in them."""


def extract(reading: Reading, event: Draft | None = None) -> list[Draft]:
    """One draft an organisation, at its first mention, with its short names."""
    drafts: dict[str, Draft] = {}
    for span in find(reading):
        sentence = reading.sentence_at(span.start)
        if sentence is None:
            continue
        draft = drafts.get(span.name)
        if draft is None:
            draft = drafts[span.name] = Draft(reading, "organisation", span.start, span.end)
        if span.sort == "alias":
            if "short_name" not in {s.property for s in draft.statements}:
                draft.words("short_name", span.start, span.end, sentence)
        elif not draft.name:
            draft.words("name", span.start, span.end, sentence, text=span.name)
    return [draft for draft in drafts.values() if draft.name and not _NO_BODY.search(draft.name)]


def _find(reading: Reading) -> tuple[OrganisationSpan, ...]:
    spans: list[OrganisationSpan] = []
    for sentence in reading.body:
        found = [*_suffixed(reading, sentence), *_listed(reading, sentence)]
        spans.extend(_inherit(reading, sentence, _longest(found)))
    return tuple(map(_without_lead, _longest([*spans, *_aliases(reading, spans)])))


def _without_lead(span: OrganisationSpan) -> OrganisationSpan:
    """会议由甲局 and 3.甲学校: the words before the body are none of its name."""
    lead = _LEAD.match(span.name)
    if not lead or len(span.name) - lead.end() < 3:
        return span
    return replace(span, start=min(span.start + lead.end(), span.end), name=span.name[lead.end() :])


def _longest(spans: Iterable[OrganisationSpan]) -> tuple[OrganisationSpan, ...]:
    """The spans without those that overlap a longer one, left to right."""
    kept: list[OrganisationSpan] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if kept and span.start < kept[-1].end:
            if span.end - span.start > kept[-1].end - kept[-1].start:
                kept[-1] = span
            continue
        kept.append(span)
    return tuple(kept)


def _suffixed(reading: Reading, sentence: Sentence) -> Iterator[OrganisationSpan]:
    """Names that end in a word for an organisation; `floor` keeps a name from reaching into the one before it."""
    for match in _BUREAU_FIRM.finditer(reading.plain, sentence.start, sentence.end):
        yield OrganisationSpan(match.start(), match.end(), match.group(), "firm")
    for last in suffixes.ENDS.finditer(reading.plain, sentence.start, sentence.end):
        end = last.end()
        word = suffixes.ending(reading.plain, end, sentence.start)
        if not word or not suffixes.stands(reading.plain, word, end - len(word), end, suffixes.SORT[word]):
            continue
        sort, floor = suffixes.SORT[word], max(sentence.start, end - 40)
        start = _left(reading, end, floor, sort)
        if start > end - len(word):  # the tagger broke the suffix itself: 投促 | 中心
            start = _left(reading, end - len(word), floor, sort)
        alone = _STANDS_ALONE.search(reading.plain, start, end)
        start = alone.start() if alone else start
        name = clean(reading.text(start, end))
        if start < end and _acceptable(reading, start, end - len(word), end, name, sort):
            yield OrganisationSpan(start, end, name, sort)


def _left(reading: Reading, end: int, floor: int, sort: str) -> int:
    """Where the name that ends at `end` begins: its noun phrase, past 与 / 和 where these stand inside the name."""
    tokens, plain = reading.tokens, reading.plain
    start = past_leading(reading, tokens.name_start(end, floor), end)
    if plain[start - 1 : start] == "中" and plain[start - 2 : start - 1] in "、,和与的":
        start -= 1  # 中船集团: the tagger takes 中 for "in"
    start = max(start, plain.rfind("、", start, end) + 1)
    if sort == "government" and plain[start] in _LEVELS:
        start = next(
            (hit.start for hit in reading.regions_in(max(floor, start - 8), start + 1) if hit.end == start + 1), start
        )
    cut = _CUT.match(plain[start:end])
    if cut:
        return start + cut.end()
    if plain[start - 2 : start] in _DIRECTION and sort in ("institute", "firm", "legal"):
        return start - 2
    if sort in ("legal", "firm") and not _ANCHOR.match(plain, start, end):
        start = _brand_start(reading, start, floor)
    if sort in _JOINT_SORTS and plain[start - 1 : start] in "与和及" and not _ANCHOR.match(plain, start, end):
        wider = tokens.name_start(end, floor, soft=True)
        left = plain[wider : start - 1]
        if _ANCHOR.match(left) and "、" not in left and not _ENDS_A_NAME.search(left):
            return past_leading(reading, wider, end)
    return start


def _brand_start(reading: Reading, start: int, floor: int) -> int:
    """`start` moved back to the place that a firm's name opens with, over a brand of ordinary words."""
    broken = max(reading.plain.rfind(mark, floor, start) for mark in ",。;:、“”()与和及由") + 1
    for token in reading.tokens.between(max(broken, floor, start - 8), start):
        if token.tag == "ns" and token.start >= broken:
            between = reading.tokens.between(token.end, start)
            if len(between) <= 3 and not any(t.word in _LEADING or (t.tag == "v" and len(t.word) > 1) for t in between):
                return token.start
    if 1 <= start - broken <= 4 and not _proper(reading, start, start + 2):
        brand = reading.tokens.between(broken, start)
        if brand and not any(t.word in _LEADING or t.tag in _FUNCTION for t in brand):
            return broken  # 远航新能源有限公司: what stands between the comma and the trade is the firm's brand
    return start


def past_leading(reading: Reading, start: int, end: int) -> int:
    """`start` moved past prepositions and verbs that the words' tags let through."""
    inside: list[Token] = reading.tokens.between(start, end)
    for token in inside:
        if token.start < start:
            continue
        if token.tag in ("x", "j") and len(token.word) > 2 and token.word[0] in "由与和及同据对如":
            return token.start + 1  # 由广汽: an unknown word that begins with a preposition
        if token.word in _LEADING or not token.word.strip() or token.word in "“”\"'、,:·":
            start = token.end
        else:
            break
    return start


def _acceptable(reading: Reading, start: int, suffix: int, end: int, name: str, sort: str) -> bool:
    """Whether the phrase names one body rather than a sort of bodies."""
    own = name[: max(suffix - start, 0)]
    if _STANDS_ALONE.search(name):
        return True
    if (
        not own
        or names.false_end(name)
        or len(name) > 32
        or name.count("“") != name.count("”")
        or name.count("(") != name.count(")")
    ):
        return False
    if _GENERIC.match(name) or _COUNTED.search(reading.plain, max(start - 10, 0), start):
        return False
    anchored = bool(_ANCHOR.match(name)) or name.startswith(_DIRECTION) or _proper(reading, start, suffix)
    if sort == "legal":
        return len(own) >= 2
    if sort == "firm":
        known = anchored or (
            name.endswith("集团")
            and len(own) <= 6
            and not _COMMON_ITEM.search(own)
            and reading.plain[start - 1 : start] != "的"
        )
        return known and len(own) >= 2 and not (name.endswith("公司") and _PLAIN_FIRM.search(name))
    if sort == "government":
        return bool(_ANCHOR.match(name)) or _place(reading, start)
    if sort == "association":
        return bool(_ANCHOR.match(name)) or (_place(reading, start) and reading.plain[start - 1 : start] != "的")
    if sort == "centre":
        return anchored and len(own) >= 2 and not _MAKING.search(reading.plain, max(start - 8, 0), start)
    return (anchored and len(own) >= 2) or own in _LEVELS


def _proper(reading: Reading, start: int, suffix: int) -> bool:
    """Whether a proper noun, an unknown word or a word in Latin letters stands in the first words of the name."""
    head = reading.tokens.between(start, max(suffix, start + 1))[:3]
    return any(
        t.tag in ("ns", "nr", "nrt", "nrfg", "nt", "nz", "eng", "j") or (t.tag == "x" and t.word.isalnum())
        for t in head
    )


def _place(reading: Reading, start: int) -> bool:
    head = reading.tokens.between(start, start + 1)
    return bool(head) and head[0].tag in ("ns", "nt")


def _listed(reading: Reading, sentence: Sentence) -> Iterator[OrganisationSpan]:
    """Names without a suffix: in lists that say what they are (A、B等企业), at a signing, before a firm's post."""
    plain, text = reading.plain, sentence.text
    if "等" in text:
        for match in _LISTED.finditer(plain, sentence.start, sentence.end):
            yield from _items(reading, match.start(), sentence.start)
        for match in _EXAMPLE.finditer(plain, sentence.start, sentence.end):
            yield from _items(reading, match.end(1), match.start(1))
    if ("签" in text or "达成" in text) and _CONTRACT.search(text):
        for match in _SIGNING.finditer(plain, sentence.start, sentence.end):
            yield from _items(reading, match.end(1), sentence.start)
    for match in _FIRM_POST.finditer(plain, sentence.start, sentence.end):
        before = max(sentence.start, match.start() - 13)
        brand = _BRAND.search(plain[before : match.start()])
        if brand and suffixes.SUFFIX.search(brand["brand"]) is None:
            start, end = before + brand.start("brand"), before + brand.end("brand")
            if _brand(reading, start, end):
                yield OrganisationSpan(start, end, brand["brand"], "brand")


def _brand(reading: Reading, start: int, end: int) -> bool:
    """Whether a short name before a firm's post is a name and not a word like 公司 or 现任."""
    name = reading.plain[start:end]
    return (
        not _COMMON_ITEM.search(name)
        and not _GENERIC.match(name)
        and name not in _LEADING
        and reading.tokens.name_start(end, start) == start
    )


def _items(reading: Reading, end: int, floor: int) -> Iterator[OrganisationSpan]:
    """The members of the list that ends at `end`, from the last to the first."""
    while end > floor:
        start = _item_start(reading, end, max(floor, end - 20))
        name = clean(reading.text(start, end))
        if not 2 <= len(name) <= 20 or not _ITEM.fullmatch(name) or _COMMON_ITEM.search(name) or _GENERIC.match(name):
            return
        yield OrganisationSpan(start, end, name, "listed")
        if reading.plain[start - 1 : start] not in ("、", "与", "和"):
            return
        end = start - 1


def _item_start(reading: Reading, end: int, floor: int) -> int:
    """Where a member of a list begins: right behind the 、 before it, else where its noun phrase begins."""
    comma = reading.plain.rfind("、", floor, end)
    if comma >= 0 and not _ITEM_BREAK.search(reading.plain, comma + 1, end):
        return past_leading(reading, comma + 1, end)
    return _left(reading, end, floor, "listed")


def _inherit(reading: Reading, sentence: Sentence, spans: Iterable[OrganisationSpan]) -> Iterator[OrganisationSpan]:
    """市政府 after 深圳市委 becomes 深圳市政府; where no place stands before, only a longer name is kept."""
    for span in spans:
        level = _LEVELS.get(span.name[0]) if span.sort != "listed" else None
        if level is None or (len(span.name) > 2 and span.name[1] in "场级"):
            yield span
            continue
        place = ""
        for match in _NAMED_PLACE.finditer(reading.plain, sentence.start, span.start):
            if match["level"] == level:
                place = _bare_place(reading, match.start(), match.end())
        if place:
            yield OrganisationSpan(span.start, span.end, place + span.name[1:], span.sort)
        elif not _BARE_BODY.fullmatch(span.name):
            yield span


def _bare_place(reading: Reading, start: int, end: int) -> str:
    """The place [start, end) without words before it that the pattern swallowed (由深圳市 → 深圳市)."""
    return clean(reading.text(past_leading(reading, reading.tokens.name_start(end, start), end), end))


def _aliases(reading: Reading, spans: list[OrganisationSpan]) -> Iterator[OrganisationSpan]:
    """Every occurrence of a short form that the text itself introduces: (下称“微品致远”)."""
    full = {span.end: span.name for span in spans}
    for match in _ALIAS.finditer(reading.plain, reading.document.body_start, reading.document.body_end):
        name = full.get(match.start())
        if name is None:
            continue
        short = match[1]
        position = reading.plain.find(short, match.start(1))
        while 0 <= position < reading.document.body_end:
            yield OrganisationSpan(position, position + len(short), name, "alias")
            position = reading.plain.find(short, position + len(short))
