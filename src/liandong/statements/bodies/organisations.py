"""Organisations (机构): firms, public bodies, institutes and associations that a document names."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from liandong.model.noun import Noun, replace
from liandong.statements.bodies import organisation_marks, suffixes
from liandong.statements.bodies.organisation_bodies import (
    ANCHOR,
    COMMON_ITEM,
    DIRECTION,
    GENERIC,
    LEVELS,
    STANDS_ALONE,
    names_one,
    over_campus,
    proper,
)
from liandong.statements.draft import Draft
from liandong.statements.grammar.phrases import clean
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence

_JOINT_SORTS = frozenset({"institute", "government", "association", "centre"})
_BUREAU_FIRM = re.compile(
    r"中(?:国)?(?:铁|交|建|冶|水电|电建|核)[一二三四五六七八九十]{0,3}[\u4e00-\u9fff]{0,3}?局(?:集团)?(?:有限公司)?"
)
_ENDS_A_NAME = re.compile(r"(?:企业|机构|公司|高校|集团|银行|大学|学院|研究院|政府|委|局|协会|中心)$")

_LEADING = suffixes.words(
    "控股子公司 全资子公司 全资孙公司 控股公司 子公司 参股公司 下属 旗下 "
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
_NAMING_LEVELS = frozenset({"province", "prefecture", "county"})
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
_HELD = re.compile(
    r"副?(?:董事长|总经理|总裁|书记|市长|局长|厅长|县长|区长|省长|部长|主任|主席|院长|校长|行长|负责人)(?!协会)|法定代表人"
)
"""甲集团副总裁某: a name ends before the post."""
_TOGETHER = re.compile(
    r"(?:集团|公司|政府|管委会|[市区县委局]|大学|学院|银行|研究院|(?<=在)[\u4e00-\u9fff])[同跟](?=[\u4e00-\u9fff]{4})|(?:集团|公司|政府|管委会|大学|学院|医院)(?:(?:合作|联合)?共建|[—-]+)(?=[\u4e00-\u9fff]{2})|(?:[市县]|基金)与(?=[\u4e00-\u9fff]{4})|"
    r"(?:集团|公司|政府|管委会|委员会|常委会|[进管理革改源化技务游村融育政]局|大学|银行|研究院|(?:[市县区省局]|董事)长|总裁|总经理|书记)"
    r"(?:与|和|及)(?=[\u4e00-\u9fff]{4})|"
    r"(?:[市县区省局]长|总裁|总经理|书记|董事长|主任)[\u4e00-\u9fff]{2,3}(?:与|和|同)(?=[\u4e00-\u9fff]{4})|"
    r"[\u4e00-\u9fff”)](?<![自理缘事起来])由(?!由|于|来)(?=[\u4e00-\u9fff]{4})"
)
"""甲集团同乙公司, 甲市政府和乙集团, 甲项目由乙公司 are two, also where the tagger takes 和乙 for one word."""
_ADVERBS = "还已也又将拟并则均都等另曾"
"""Characters between a name and the verb of signing."""
_SIGNING = re.compile(
    r"(?:、|与|和|同)([\u4e00-\u9fffA-Za-z0-9·&()]{2,16}?)(?:[双三四五]方|[两三四五六]家)?(?:围绕|就|在会上|现场|分别|共同|正式|成功|举行|举办|召开|签订|签署|签约|"
    r"达成|在[^,。;]{1,14}(?:签署|签订))"
)
_MAY_LIST = re.compile("等|签|达成")
"""Words without which a sentence lists no bodies, and tells of no contract."""
_CONTRACT = re.compile(r"签订|签署|签约|签下|达成[^,。]{0,12}(?:合作|协议)")
_FIRM_POST = re.compile(
    r"联合创始人|创始人|首席[\u4e00-\u9fff]{1,4}官|CEO|CTO|CFO|COO|董事长|总裁|副总裁|总经理|副总经理"
)
_BRAND = re.compile(
    r"(?:^|[^\u4e00-\u9fffA-Za-z0-9])(?P<brand>[\u4e00-\u9fffA-Za-z0-9]{2,8}?)(?:原)?(?:执行|高级|常务)?$"
)
_BARE_BODY = re.compile(r"[省市区县](?:委|(?:人民)?政府|人大(?:常委会)?|政协|纪委(?:监委)?|监委|法院|检察院|管委会)")
_NAMED_PLACE = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,5}?(?P<level>省|市|区|县))(?=[\u4e00-\u9fff])")


class OrganisationSpan(Noun, frozen=True):
    """An organisation named at [start, end) of the document's text.

    `name` is the name as the ledger writes it: the full one for a short form, with its city for a 市委 or 市政府 that
    leaves it to the words before it. `sort` is that of `suffixes.SORT`, or listed, brand, alias.
    """

    start: int
    end: int
    name: str
    sort: str = "legal"


def find(reading: Reading) -> tuple[OrganisationSpan, ...]:
    """The organisations named in title-less body text, left to right, without overlaps; worked out once per reading."""
    return reading.once(_found)[0]


def _found(reading: Reading) -> tuple[tuple[OrganisationSpan, ...], list[int]]:
    """The organisations, and where each begins."""
    spans = _find(reading)
    return spans, [span.start for span in spans]


def among(reading: Reading, start: int, end: int) -> tuple[OrganisationSpan, ...]:
    """The organisations of whose names a part stands in [start, end)."""
    spans, starts = reading.once(_found)
    high = bisect_left(starts, end)
    low = max(bisect_right(starts, start) - 1, 0)
    return tuple(span for span in spans[low:high] if span.end > start)


def at(reading: Reading, offset: int) -> OrganisationSpan | None:
    """The organisation whose name `offset` stands in."""
    spans, starts = reading.once(_found)
    index = bisect_right(starts, offset) - 1
    return spans[index] if index >= 0 and offset < spans[index].end else None


_LEAD = re.compile(r"(?:[\u4e00-\u9fff]{0,3}(?:会议?|论坛|活动))?由|\d{1,2}[.、]")
_NO_BODY = re.compile(r"^.{1,2}$|[在的将]$|市长|书记|常委$|负责人|上半年|下半年|^大会由|\d+日")
"""Names that only look like one: a post, a time, a verb caught in them."""


def extract(reading: Reading, event: Draft | None = None) -> list[Draft]:
    """One draft an organisation, at its first mention, with its short names, its place and its code."""
    drafts: dict[str, Draft] = {}
    spans, codes = find(reading), "信用代码" in reading.plain
    for number, span in enumerate(spans):
        sentence = reading.sentence_at(span.start)
        if sentence is None:
            continue
        draft = drafts.get(span.name)
        if draft is None:
            draft = drafts[span.name] = Draft(reading, "organisation", span.start, span.end)
        if span.sort == "alias":
            if "short_name" not in {s.property for s in draft.statements}:
                draft.words("short_name", span.start, span.end, sentence)
            continue
        if not draft.name:
            draft.words("name", span.start, span.end, sentence, text=span.name)
        organisation_marks.say_place(reading, draft, sentence, span.start, span.end)
        if codes:
            after = spans[number + 1].start if number + 1 < len(spans) else reading.document.body_end
            organisation_marks.say_code(reading, draft, sentence, span.end, after)
    return [draft for draft in drafts.values() if draft.name and not _NO_BODY.search(draft.name)]


def _find(reading: Reading) -> tuple[OrganisationSpan, ...]:
    spans: list[OrganisationSpan] = []
    by_suffix, by_list, by_bureau, by_post = (
        {s.index for s in reading.holding(pattern)} for pattern in (suffixes.ENDS, _MAY_LIST, _BUREAU_FIRM, _FIRM_POST)
    )
    for index in sorted(by_suffix | by_list | by_bureau | by_post):
        sentence = reading.sentences[index]
        found = [*_suffixed(reading, sentence)] if index in by_suffix else []
        if index in by_list:
            found += _listed(reading, sentence)
        if index in by_bureau:
            found += _bureau_firms(reading, sentence)
        if index in by_post:
            found += _before_posts(reading, sentence)
        if found:
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


def _bureau_firms(reading: Reading, sentence: Sentence) -> Iterator[OrganisationSpan]:
    """中铁隧道局: firms that are named like a bureau."""
    for match in _BUREAU_FIRM.finditer(reading.plain, sentence.start, sentence.end):
        yield OrganisationSpan(match.start(), match.end(), match.group(), "firm")


def _suffixed(reading: Reading, sentence: Sentence) -> Iterator[OrganisationSpan]:
    """Names that end in a word for an organisation; `floor` keeps a name from reaching into the one before it."""
    for last in suffixes.ENDS.finditer(reading.plain, sentence.start, sentence.end):
        end = last.end()
        word = suffixes.ending(reading.plain, end, sentence.start)
        if not word or not suffixes.stands(reading.plain, word, end - len(word), end, suffixes.SORT[word]):
            continue
        sort, floor = suffixes.SORT[word], max(sentence.start, end - 40)
        start = _left(reading, end, floor, sort)
        if start > end - len(word):  # the tagger broke the suffix itself: 投促 | 中心
            start = _left(reading, end - len(word), floor, sort)
        alone = STANDS_ALONE.search(reading.plain, start, end) if word[-1] in "部院" else None
        start = alone.start() if alone else _with_region(reading, start, floor)
        start = _whole_region(reading, _apart(reading, start, end), floor)
        name = clean(reading.text(start, end))
        if start < end and names_one(reading, start, end - len(word), end, name, sort):
            end = over_campus(reading, end) if sort == "institute" else end
            yield OrganisationSpan(start, end, clean(reading.text(start, end)), sort)


def _whole_region(reading: Reading, start: int, floor: int) -> int:
    """`start` moved back where it stands within the name of a place: 如|东洋口港物流公司 of the county 如东."""
    hits = reading.regions_in(max(floor, start - 8), start + 8)
    return next((hit.start for hit in hits if hit.start < start < hit.end), start)


def _apart(reading: Reading, start: int, end: int) -> int:
    """`start` moved past a body that 与 or 和 joins to the name."""
    while both := _TOGETHER.search(reading.plain, start, end):
        start = both.end()
    return start


def _left(reading: Reading, end: int, floor: int, sort: str) -> int:
    """Where the name that ends at `end` begins: its noun phrase, past 与 / 和 where these stand inside the name."""
    tokens, plain = reading.tokens, reading.plain
    start = past_leading(reading, tokens.name_start(end, floor), end)
    if plain[start - 1 : start] == "中" and (
        plain[start - 2 : start - 1] in "、,和与的"
        or any(hit.end == start - 1 for hit in reading.regions_in(max(floor, start - 8), start))
    ):
        start -= 1  # 中船集团, 云口中沐公司: the tagger takes 中 for "in"
    start = max(start, plain.rfind("、", start, end) + 1)
    if sort == "government" and plain[start] in LEVELS:
        start = next(
            (hit.start for hit in reading.regions_in(max(floor, start - 8), start + 1) if hit.end == start + 1), start
        )
    cut = _CUT.match(plain[start:end])
    if cut:
        return start + cut.end()
    if plain[start - 2 : start] in DIRECTION and sort in ("institute", "firm", "legal"):
        return start - 2
    if sort in ("legal", "firm") and not ANCHOR.match(plain, start, end):
        start = _brand_start(reading, start, floor)
    if sort in _JOINT_SORTS and plain[start - 1 : start] in "与和及" and not ANCHOR.match(plain, start, end):
        wider = tokens.name_start(end, floor, soft=True)
        left = plain[wider : start - 1]
        apart = left[-1:] in ("省", "市", "区", "县", "州") or any(
            hit.start == start for hit in reading.regions_in(start, end)
        )
        if ANCHOR.match(left) and "、" not in left and not (apart or _ENDS_A_NAME.search(left) or _HELD.search(left)):
            return past_leading(reading, wider, end)
    return start


def _with_region(reading: Reading, start: int, floor: int) -> int:
    """`start` moved back over the region that stands right before it: 四川省自贡|运输机械集团."""
    for hit in reversed(reading.regions_in(max(start - 12, floor), start)):
        if hit.end != start or hit.region is None or hit.region.level not in _NAMING_LEVELS:
            break
        start = hit.start
    return start


def _brand_start(reading: Reading, start: int, floor: int) -> int:
    """`start` moved back to the place that a firm's name opens with, over a brand of ordinary words."""
    broken = max(reading.plain.rfind(mark, floor, start) for mark in ",。;:、“”()与和及由") + 1
    for token in reading.tokens.between(max(broken, floor, start - 8), start):
        if token.tag == "ns" and token.start >= broken:
            between = reading.tokens.between(token.end, start)
            if len(between) <= 3 and not any(t.word in _LEADING or (t.tag == "v" and len(t.word) > 1) for t in between):
                return token.start
    if 1 <= start - broken <= 4 and not proper(reading, start, start + 2):
        brand = reading.tokens.between(broken, start)
        if brand and not any(t.word in _LEADING or t.tag in _FUNCTION for t in brand):
            return broken  # 远航新能源有限公司: what stands between the comma and the trade is the firm's brand
    return start


def past_leading(reading: Reading, start: int, end: int) -> int:
    """`start` moved past prepositions and verbs that the words' tags let through."""
    tokens = reading.tokens
    for index in tokens.indices(start, end):
        if tokens.starts[index] < start:
            continue
        word = tokens.words[index]
        if len(word) > 2 and word[0] in "由与和及同据对如" and tokens.tags[index] in ("x", "j"):
            return tokens.starts[index] + 1  # 由广汽: an unknown word that begins with a preposition
        if word not in _LEADING and word.strip() and word not in "“”\"'、,:·":
            break
        start = tokens.ends[index]
    return start


def _listed(reading: Reading, sentence: Sentence) -> Iterator[OrganisationSpan]:
    """Names without a suffix: in lists that say what they are (A、B等企业), at a signing."""
    plain, text = reading.plain, sentence.text
    if "等" in text:
        for match in _LISTED.finditer(plain, sentence.start, sentence.end):
            yield from _items(reading, match.start(), sentence.start)
        for match in _EXAMPLE.finditer(plain, sentence.start, sentence.end):
            yield from _items(reading, match.end(1), match.start(1))
    if ("签" in text or "达成" in text) and _CONTRACT.search(text):
        for match in _SIGNING.finditer(plain, sentence.start, sentence.end):
            yield from _items(reading, match.end(1), sentence.start)


def _before_posts(reading: Reading, sentence: Sentence) -> Iterator[OrganisationSpan]:
    """Names without a suffix before a firm's post (华为董事长)."""
    plain = reading.plain
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
        not COMMON_ITEM.search(name)
        and not GENERIC.match(name)
        and name not in _LEADING
        and reading.tokens.name_start(end, start) == start
    )


def _items(reading: Reading, end: int, floor: int) -> Iterator[OrganisationSpan]:
    """The members of the list that ends at `end`, from the last to the first."""
    while end > floor:
        while end > floor and reading.plain[end - 1] in _ADVERBS:
            end -= 1
        start = _item_start(reading, end, max(floor, end - 20))
        start = _apart(reading, start, end)
        held = _HELD.search(reading.plain, start + 2, end)
        end = held.start() if held else end
        name = clean(reading.text(start, end))
        if not 2 <= len(name) <= 20 or not _ITEM.fullmatch(name) or COMMON_ITEM.search(name) or GENERIC.match(name):
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
        level = LEVELS.get(span.name[0]) if span.sort != "listed" else None
        if level is None or (len(span.name) > 2 and span.name[1] in "场级"):
            yield span
            continue
        place = ""
        for match in _NAMED_PLACE.finditer(reading.plain, sentence.start, span.start):
            if match["level"] == level:
                place = _bare_place(reading, match.start(), match.end())
        if len(place) > 2:
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
