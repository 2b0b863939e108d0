"""Kinds (类名): 园区, 公司 or 该行, which stand for a thing of that kind that the text names."""

import re
from bisect import bisect_left, bisect_right

from liandong.statements.bodies import organisations
from liandong.statements.grammar.reading import Reading

BARE = re.compile(
    r"(?:该|本|此|这[家个座只]?|整个)?(?P<kind>园区|产业园|开发区|试验区|示范区|新区|片区|管委会|公司|企业|集团|银行|行|基金|"
    r"联盟|协会|商会|学校|医院|研究院|港口|机场|港区|"
    r"项目|工程|工厂|基地|中心|平台|枢纽|线路|总部|大厦|首期|第?[一二三四五六]期)(?:一期|二期|首期|管委会)?"
)
"""Kinds that stand for a thing named before when they come without a name."""
OPENS_BARE = re.compile(
    r"(?:该|本|此|这[家个座只]?|整个)?(?:园区|产业园|开发区|试验区|示范区|新区|片区|公司|集团|银行|基金|联盟|协会|商会|学校|医院|研究院|港口|机场|"
    r"港区|工厂|基地)(?=[\u4e00-\u9fff])"
)
"""Such a kind with the measure or the verb behind it that goes on the phrase (园区固定资产, 开发区开复工项目)."""
_OF_ANOTHER = re.compile(r"[^,。;:、《》]{0,8}(?:集团|公司)|[^,。;:《》]{0,24}》")
"""Behind a name that only stands in the name of a firm or a paper."""
_MAKING = re.compile(r"(?:合作|共同|联合|共建|建设|打造|推进|设立|开发|签约)+")
_FELLOWS = {
    "园区": "园区?|开发区|高新区|经开区|示范区|试验区|新区|合作区|新城",
    "开发区": "开发区|经开区|高新区",
    "试验区": "试验区",
    "示范区": "示范区",
    "新区": "新区",
    "片区": "片区",
    "公司": "公司|集团|股份",
    "银行": "银行|分行|支行|农商行",
    "基金": "基金",
    "联盟": "联盟",
    "协会": "协会",
    "商会": "商会",
    "学校": "大学|学院|学校",
    "医院": "医院",
    "研究院": "研究院",
    "港口": "港",
    "机场": "机场",
    "线路": "号线|铁路|公路|高速|航线|专线",
}
_SAME = {
    "产业园": "园区", "管委会": "园区", "企业": "公司", "集团": "公司", "行": "银行", "港区": "港口",
}  # fmt: skip
_FIRM = re.compile(r"[\u4e00-\u9fffA-Za-z()]{4,30}?(?:有限公司|集团公司|股份公司|集团)")


def kind_of(text: str) -> str | None:
    """The kind that a bare noun names (园区, 该公司 → 公司); None for a noun with a name."""
    match = BARE.fullmatch(text)
    return _SAME.get(match["kind"], match["kind"]) if match else None


def has_names(kind: str) -> bool:
    """Whether things of the kind (公司, 园区, no 项目) are looked for by name."""
    return kind in _FELLOWS


def of_kind(name: str, kind: str) -> bool:
    """Whether a name ends as things of the kind do (苏滁现代产业园 is a 园区)."""
    return kind in _FELLOWS and re.search(f"(?:{_FELLOWS[kind]})$", name) is not None


def named_before(reading: Reading, kind: str, before: int) -> tuple[int, int] | None:
    """The name of that kind which the text brought up first and uses more than once, named before the offset `before`;
    None where none is named."""
    if kind not in _FELLOWS:
        return None
    if kind in ("公司", "银行"):
        firms, ends = reading.once_for(_firms_of, kind)
        index = bisect_right(ends, before) - 1
        if index >= 0:
            return firms[index]
        if kind == "公司":
            return _firm_of_title(reading)
    first, again = reading.once_for(_names_of, kind)
    first = again if again and again[0][0] < before else first
    index = bisect_left(first, (before, before)) - 1
    return first[index] if index >= 0 else None


def _firms_of(reading: Reading, kind: str) -> tuple[list[tuple[int, int]], list[int]]:
    """Where the firms of that kind are named, and where each name ends."""
    spans = [(s.start, s.end) for s in organisations.find(reading) if re.search(rf"(?:{_FELLOWS[kind]})$", s.name)]
    return spans, [end for _, end in spans]


def _names_of(reading: Reading, kind: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Where the name of that kind stands that the text brings up first, and the first one that it uses again."""
    found: dict[str, list[tuple[int, int]]] = {}
    low = reading.title.start if reading.title else reading.document.body_start
    for match in re.finditer(_FELLOWS[kind], reading.plain[low : reading.document.body_end]):
        end = low + match.end()
        sentence = reading.sentence_at(end - 1)
        if sentence is None or _OF_ANOTHER.match(reading.plain, end, sentence.end):
            continue
        start = reading.tokens.name_start(end, max(sentence.start, end - 24))
        made = _MAKING.match(reading.plain, start, end - 4)
        start = made.end() if made else start
        text = reading.plain[start:end]
        if len(text) - len(match.group()) >= 2 and kind_of(text) is None and proper(reading, start, end):
            found.setdefault(text, []).append((start, end))
    named = sorted(found.values())
    return next(iter(named), []), next((places for places in named if len(places) > 1), [])


def _firm_of_title(reading: Reading) -> tuple[int, int] | None:
    """The firm with which the title of an announcement opens."""
    title = reading.title
    match = _FIRM.match(reading.plain, title.start, title.end) if title else None
    return match.span() if match else None


def proper(reading: Reading, start: int, end: int) -> bool:
    """Whether a name of a park or body has a place or a brand in it: 苏滁现代产业园, not 现代化产业园区."""
    if reading.regions_in(start, end):
        return True
    first = next(iter(reading.tokens.indices(start, end)), None)
    return first is not None and reading.tokens.tags[first] in ("nr", "ns", "nz", "nt", "j", "eng", "nrt", "nrfg")
