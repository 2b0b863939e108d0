"""Where the name of an organisation begins, whose end is known, and what stands before it that is none of it."""

import re

from liandong.statements.bodies import suffixes
from liandong.statements.bodies.organisation_bodies import ANCHOR, DIRECTION, LEVELS, proper
from liandong.statements.grammar.reading import Reading

_JOINT_SORTS = frozenset({"institute", "government", "association", "centre"})
_ENDS_A_NAME = re.compile(r"(?:企业|机构|公司|高校|集团|银行|大学|学院|研究院|政府|委|局|协会|中心)$")
LEADING = suffixes.words(
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
HELD = re.compile(
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
_MAY_JOIN = re.compile("[同跟与和及由建—-]")
"""One of these stands in whatever `_TOGETHER` matches."""


def whole_region(reading: Reading, start: int, floor: int) -> int:
    """`start` moved back where it stands within the name of a place: 如|东洋口港物流公司 of the county 如东."""
    hits = reading.regions_in(max(floor, start - 8), start + 8)
    return next((hit.start for hit in hits if hit.start < start < hit.end), start)


def apart(reading: Reading, start: int, end: int) -> int:
    """`start` moved past a body that 与 or 和 joins to the name."""
    plain = reading.plain
    while _MAY_JOIN.search(plain, start, end) and (both := _TOGETHER.search(plain, start, end)):
        start = both.end()
    return start


def left(reading: Reading, end: int, floor: int, sort: str) -> int:
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
        before = plain[wider : start - 1]
        parted = before[-1:] in ("省", "市", "区", "县", "州") or any(
            hit.start == start for hit in reading.regions_in(start, end)
        )
        if (
            ANCHOR.match(before)
            and "、" not in before
            and not (parted or _ENDS_A_NAME.search(before) or HELD.search(before))
        ):
            return past_leading(reading, wider, end)
    return start


def with_region(reading: Reading, start: int, floor: int) -> int:
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
            if len(between) <= 3 and not any(t.word in LEADING or (t.tag == "v" and len(t.word) > 1) for t in between):
                return token.start
    if 1 <= start - broken <= 4 and not proper(reading, start, start + 2):
        brand = reading.tokens.between(broken, start)
        if brand and not any(t.word in LEADING or t.tag in _FUNCTION for t in brand):
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
        if word not in LEADING and word.strip() and word not in "“”\"'、,:·":
            break
        start = tokens.ends[index]
    return start
