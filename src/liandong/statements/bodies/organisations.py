"""Organisations (机构): firms, public bodies, institutes and associations that a document names."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from liandong.model.noun import Noun, replace
from liandong.statements.bodies import organisation_bounds, organisation_marks, suffixes
from liandong.statements.bodies.organisation_bodies import (
    COMMON_ITEM,
    GENERIC,
    LEVELS,
    STANDS_ALONE,
    names_one,
    over_campus,
)
from liandong.statements.draft import Draft
from liandong.statements.grammar.phrases import clean
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence

_BUREAU_FIRM = re.compile(
    r"中(?:国)?(?:铁|交|建|冶|水电|电建|核)[一二三四五六七八九十]{0,3}[\u4e00-\u9fff]{0,3}?局(?:集团)?(?:有限公司)?"
)
_ALIAS = re.compile(r"\((?:以下|下)?(?:统?简称|称|下称)(?:为)?:?[“\"「]?([\u4e00-\u9fffA-Za-z0-9·]{2,12})[”\"」]?\)")
_LISTED = re.compile(
    r"等(?:[\d一二三四五六七八九十百多几数]+(?:余|多)?[家个所])?(?:(?!领域|行业|产业|方面|业务|环节|"
    r"特色)[\u4e00-\u9fff“”]){0,10}?(?:企业|公司|机构|高校|银行|单位|院校|集团|巨头)(?!家|代表|化|级|界|园|港)"
)
_EXAMPLE = re.compile(r"(?:企业|公司|机构|高校|巨头|独角兽|单位)(?:\(|,)?(?:如|包括|例如|比如|有)([^,。;()]{2,40}?)等")
_ITEM = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·&()]{2,20}")
_ITEM_BREAK = re.compile(r"[,。;:“”与和的]")
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

_LEAD = re.compile(r"(?:[\u4e00-\u9fff]{0,3}(?:会议?|论坛|活动))?由|\d{1,2}[.、]")
_NO_BODY = re.compile(r"^.{1,2}$|[在的将]$|市长|书记|常委$|负责人|上半年|下半年|^大会由|\d+日")
"""Names that only look like one: a post, a time, a verb caught in them."""


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
    return tuple([span for span in spans[low:high] if span.end > start])


def at(reading: Reading, offset: int) -> OrganisationSpan | None:
    """The organisation whose name `offset` stands in."""
    spans, starts = reading.once(_found)
    index = bisect_right(starts, offset) - 1
    return spans[index] if index >= 0 and offset < spans[index].end else None


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
    ends = _ends(reading)
    by_list, by_bureau, by_post = (
        {s.index for s in reading.holding(pattern)} for pattern in (_MAY_LIST, _BUREAU_FIRM, _FIRM_POST)
    )
    for index in sorted(by_list.union(ends, by_bureau, by_post)):
        sentence = reading.sentences[index]
        found = [*_suffixed(reading, sentence, ends[index])] if index in ends else []
        if index in by_list:
            found += _listed(reading, sentence)
        if index in by_bureau:
            found += _bureau_firms(reading, sentence)
        if index in by_post:
            found += _before_posts(reading, sentence)
        if found:
            spans.extend(_inherit(reading, sentence, _longest(found)))
    return tuple(map(_without_lead, _longest([*spans, *_aliases(reading, spans)])))


def _ends(reading: Reading) -> dict[int, list[int]]:
    """Where a suffix may end, by number of the sentence."""
    found: dict[int, list[int]] = {}
    for last in suffixes.ENDS.finditer(reading.plain, reading.document.body_start, reading.document.body_end):
        sentence = reading.sentence_at(last.start())
        if sentence is not None:
            found.setdefault(sentence.index, []).append(last.end())
    return found


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


def _suffixed(reading: Reading, sentence: Sentence, ends: Iterable[int]) -> Iterator[OrganisationSpan]:
    """Names that end in a word for an organisation; `floor` keeps a name from reaching into the one before it."""
    for end in ends:
        word = suffixes.ending(reading.plain, end, sentence.start)
        if not word or not suffixes.stands(reading.plain, word, end - len(word), end, suffixes.SORT[word]):
            continue
        sort, floor = suffixes.SORT[word], max(sentence.start, end - 40)
        start = organisation_bounds.left(reading, end, floor, sort)
        if start > end - len(word):  # the tagger broke the suffix itself: 投促 | 中心
            start = organisation_bounds.left(reading, end - len(word), floor, sort)
        alone = STANDS_ALONE.search(reading.plain, start, end) if word[-1] in "部院" else None
        start = alone.start() if alone else organisation_bounds.with_region(reading, start, floor)
        start = organisation_bounds.whole_region(reading, organisation_bounds.apart(reading, start, end), floor)
        name = clean(reading.text(start, end))
        if start < end and names_one(reading, start, end - len(word), end, name, sort):
            whole = over_campus(reading, end) if sort == "institute" else end
            yield OrganisationSpan(start, whole, clean(reading.text(start, whole)), sort)


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
        and name not in organisation_bounds.LEADING
        and reading.tokens.name_start(end, start) == start
    )


def _items(reading: Reading, end: int, floor: int) -> Iterator[OrganisationSpan]:
    """The members of the list that ends at `end`, from the last to the first."""
    while end > floor:
        while end > floor and reading.plain[end - 1] in _ADVERBS:
            end -= 1
        start = _item_start(reading, end, max(floor, end - 20))
        start = organisation_bounds.apart(reading, start, end)
        held = organisation_bounds.HELD.search(reading.plain, start + 2, end)
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
        return organisation_bounds.past_leading(reading, comma + 1, end)
    return organisation_bounds.left(reading, end, floor, "listed")


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
    return clean(
        reading.text(organisation_bounds.past_leading(reading, reading.tokens.name_start(end, start), end), end)
    )


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
