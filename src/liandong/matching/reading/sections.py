"""Sections (分段): what a description speaks of where, by its own headings; running text has none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

_WIDE = "".join(chr(code) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B)))
_HALF = str.maketrans("（），：；？！％－—～〔〕［］" + _WIDE, "(),:;?!%---()[]0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
"""One character for one, so that places stay."""


class Topic(StrEnum):
    """What a heading announces; NONE for running text."""

    TITLE = "title"
    PARTY = "party"
    AMOUNT = "amount"
    TERM = "term"
    RATE = "rate"
    SECURITY = "security"
    PURPOSE = "purpose"
    CONDITIONS = "conditions"
    PLACE = "place"
    INDUSTRY = "industry"
    STAGE = "stage"
    FOUNDED = "founded"
    BORROWER = "borrower"
    RATING = "rating"
    HONOURS = "honours"
    """What a firm is recognised as."""
    BARRED = "barred"
    """What is shut out."""
    ASIDE = "aside"
    """What asks nothing of a firm: how one applies, which papers are wanted, what is good about the product."""
    MIXED = "mixed"
    """Several at once (额度/期限/利率)."""
    OTHER = "other"
    NONE = "none"


_TOPICS: tuple[tuple[Topic, str], ...] = (
    (
        Topic.TITLE,
        "产品名|产品全称|^产品[一二三四五六七八九十\\d]{1,3}$|项目名|项目全称|工程名称|产品简称|需求名称|^名称|^项目$|^产品$|^事项$",
    ),
    (Topic.FOUNDED, "(?:成立|注册|设立|创办|创立|开业)(?:时间|日期|年月|年份)|^(?:成立|设立|创办|创立)于?$"),
    (
        Topic.OTHER,
        "担保费|保费|总投|交易对价|日利率|基金规模|总规模|资金池|^致|尊敬|领导$|您好|^存量|^已有|^现有(?!抵|质|担)|^自有|注册资[本金]|建设(?:周期|工期|期)",
    ),
    (Topic.OTHER, "(?:投资|建设|经营|企业|资产|生产|用地|人员)(?:规模|估算|金额)"),
    (
        Topic.ASIDE,
        "(?:融资|贷款|授信|垫款|放款)比例|成数|折扣率|抵押率|质押率|流程|材料|资料|特色|特点|优势|亮点|联系|咨询|电话|热线|渠道|(?:发布|推荐|主管|报送|组织|指导)单位"
        "|还款方式|还款来源|放款|提款|计息|编号|红利|案例"
        "|办理时间|办结|怎么办理|如何办理|如何申请|怎么申请",
    ),
    (
        Topic.BARRED,
        "否决|禁入|负面|^不予|^不得|^禁止|^不支持|^不适用|^排除|不适用(?:对象|情形|范围)|禁止(?:类|准入)|除外情形",
    ),
    (Topic.RATE, "利率|费率|成本|价格|价位|费用|利息|定价|(?<![贷借])多少钱"),
    (Topic.TERM, "期限|还款期|租期|借期|贷期|使用时间|用款时间|周期|多久|多长|时长|年限"),
    (
        Topic.AMOUNT,
        "额度|金额|融资额|融资需求|资金需求|贷款需求|规模|缺口|诉求|(?:融资|授信|贷款|金额|额度)上限|多少|^需要$|拟[^:]{0,2}[借贷融]|^需求$",
    ),
    (Topic.SECURITY, "担保|抵押|质押|增信|押品|保证|风险缓释|保障措施|什么保障"),
    (Topic.RATING, "评级|信用等级"),
    (
        Topic.PURPOSE,
        "用途|投向|去向|支持内容|支持范围|支持方向|适用场景|资金安排|资金使用|需求类[别型]|目的|事由|为什么"
        "|(?:钱|资金|贷款|用来|拿来)[^,]{0,4}(?:做|干)(?:什么|嘛)|^[做干]什么$|[缺花]什么|钱[花用]在"
        "|用来|用在|用于",
    ),
    (Topic.PARTY, "向谁|找谁|哪家|哪里办"),
    (
        Topic.CONDITIONS,
        "条件|准入|对象|客群|客户要求|适用(?!场景)|要求|资格|门槛|面向|服务群体|满足|符合|申请$|谁可以|谁能|哪些企业|什么企业"
        "|适合谁|须知|给谁|适合对象|什么样|能办|能申请|能贷$|申办|谁来",
    ),
    (Topic.BORROWER, "^客户$|^借款人$|^申请人$|^承租人$|^目标客户$"),
    (
        Topic.PLACE,
        "地区|区域|地域|选址|地市|省份|县市|所在地|注册地|位置|地点|地址|厂址|属地|坐落|镇街|所在市|区县|县区|范围",
    ),
    (Topic.INDUSTRY, "行业|产业|领域|主营|链条|赛道"),
    (Topic.STAGE, "阶段|进展|进度|^状态|(?:项目|建设)状态|前期工作|(?:立项|开工|投产|建设)情况"),
    (Topic.HONOURS, "资质$|荣誉|称号|认定情况"),
    (
        Topic.PARTY,
        "机构|银行|单位|企业名称|^企业$|(?:需求|申请|申报|借款|融资|受访)企业|公司|主体|业主|提供方|供方|资金方|贷款人|管理人|承保人|出资方|推出方|供给方|发起方"
        "|全称|[开经承]办行|收购方$",
    ),
)

_MARK = r"(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[.、)](?!\d)|\(\d{1,2}\)|\([一二三四五六七八九十]{1,2}\)|[①-⑳⑴-⒇])"
_SIGNS = r"[^\u4e00-\u9fffA-Za-z0-9\n(【\[┌|]{0,4}"
_UNIT = r"(?:\((?P<unit{0}>万元|亿元|元|个?月|年|天|%)\))?"
_HEADING = re.compile(
    rf"(?:^|(?<=[;。|])){_SIGNS}{_MARK}?[ ]*"
    rf"(?:[【\[┌][ ]*(?P<boxed>[^】\]┐\n]{{2,12}}?)[ ]*[】\]┐](?![是由为])(?::|(?!:))"
    rf"|(?P<plain>[\u4e00-\u9fff/及和与、]{{2,14}}?|[\u4e00-\u9fff][ \u3000]{{1,4}}[\u4e00-\u9fff]){_UNIT.format(1)}"
    rf"(?:\([^)\n]{{1,12}}\))?[ ]*(?:为?:|\t+|\|(?=[^\n|]*[^\s|])|\?(?=\n))"
    rf"|\|[ ]*(?P<cell>[\u4e00-\u9fff/]{{2,10}})[ ]*\|)[ \t]*",
    re.MULTILINE,
)
_LINE_HEADING = re.compile(
    rf"(?<=\n){_SIGNS}{_MARK}?[ \t]*"
    r"(?P<line>[\u4e00-\u9fff]{2,10}|[\u4e00-\u9fff]{2,6}(?:[、/][\u4e00-\u9fff]{2,6}){1,3})"
    rf"{_UNIT.format(2)}[ \t]*$",
    re.MULTILINE,
)
_LIST_HEADING = re.compile(
    r"(?:条件|要求|满足|符合|如下|具备)[^。;:\n]{0,6}:(?=\s*\(|\s*\d|\s*[①-⑳⑴-⒇·]|\s*其一|\s*一是)|要求有[一二三四五六七八]:"
)
_QUESTION = re.compile(
    rf"^{_SIGNS}(?:[问Q]\d{{0,2}}|问题[一二三四五六七八九十\d]{{1,2}})[.:、 ]*(?P<question>[^\n?]{{2,30}})\?[ \t]*"
    rf"(?:\n{_SIGNS}[答A]\d{{0,2}}[.:、 ]*)?",
    re.MULTILINE,
)
_SPACED = re.compile(
    rf"^{_SIGNS}{_MARK}?[ ]*(?P<spaced>[\u4e00-\u9fff]{{2,9}}){_UNIT.format(3)}[ \u3000]+(?=[^\s|])(?![^|\n]*\|)",
    re.MULTILINE,
)
_ASPECT = re.compile(r"(?<=[;。,])([\u4e00-\u9fff]{2,6})(?:方面|上),(?=[^。]*。)")
_BREAK = re.compile(r"[。;!\n|]|(?<=[^\s])(?=\(\d{1,2}\)|[①-⑳⑴-⒇])")
_NUMBERED = re.compile(
    r"^[^\u4e00-\u9fffA-Za-z0-9\n(“《≤≥<>①-⑳⑴-⒇]{0,4}"
    r"(?:\(\d{1,2}\)|\([一二三四五六七八九十]{1,2}\)|\d{1,2}[).、](?!\d)|\d{1,2}(?=企业|申请|借款|具|符)|[①-⑳⑴-⒇]"
    r"|[a-h][.)、]|[一二三四五六七八九十]{1,2}[、是]|第[一二三四五六七八九十]{1,3}条|其[一二三四五六七八],)?[ \t]*"
)
_ROW = re.compile(
    r"^[ ]*(?:\|[^|\n]*){4,}\|?[ ]*$|^[^\t\n]+(?:\t[^\t\n]*){3,}$|^[^|:\n]+(?:\|[^|:\n]*){3,}$", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, or a point of a list, at [start, end) of the text, and what its heading announces; `unit` is the unit
    that the heading names for the numbers under it, `heading` its words."""

    topic: Topic
    start: int
    end: int
    text: str
    unit: str = ""
    heading: str = ""


def half_width(text: str) -> str:
    """The text with half-width punctuation, every character in its place."""
    return text.translate(_HALF)


def topic_of(heading: str) -> Topic:
    """What a heading announces; OTHER for one that we do not know: it ends what was spoken of before all the same."""
    heading = re.sub(r"\s", "", heading)
    announced = {_one(part) for part in re.split("[/及和与、]", heading)} - {Topic.OTHER, Topic.TITLE}
    return _one(heading) if len(announced) < 2 else Topic.MIXED


def _one(heading: str) -> Topic:
    return next((topic for topic, words in _TOPICS if re.search(words, heading)), Topic.OTHER)


def pieces(text: str) -> Iterator[Piece]:
    """The sentences of a text in half width, in their order; of a table the cells, under the heads of their columns."""
    rows = list(_rows(text))
    heads = [head for head in _heads(text) if not any(row.start <= head.start < row.end for row in rows)]
    marks = sorted([*heads, *rows], key=lambda head: head.start)
    bounds = [Head(0, 0, Topic.NONE), *marks, Head(len(text), len(text), Topic.NONE)]
    for head, behind in pairwise(bounds):
        if isinstance(head, Row):
            yield from head.cells
            continue
        begin, said = head.end, False
        for end in [*(match.start() for match in _BREAK.finditer(text, begin, behind.start)), behind.start]:
            sentence = text[begin:end].lstrip("。;!\n|")
            number = _NUMBERED.match(sentence)
            start = end - len(sentence) + (number.end() if number else 0)
            stop = start + len(text[start:end].rstrip())
            if start < stop:
                named = head.topic in (Topic.TITLE, Topic.PARTY) and "\n" in text[head.end : start].strip(" \t")
                topic = Topic.NONE if named and said else head.topic
                yield Piece(topic, start, stop, text[start:stop], head.unit, head.words)
                said = True
            begin = end


@dataclass(frozen=True, slots=True)
class Head:
    """A heading at [start, end)."""

    start: int
    end: int
    topic: Topic
    unit: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Row(Head):
    """A row of a table."""

    cells: tuple[Piece, ...] = ()


def _rows(text: str) -> Iterator[Row]:
    """The rows of a table that has its heads in its first row; the first row and rules between rows have no cells."""
    above: list[str] | None = None
    last = -2
    for match in _ROW.finditer(text):
        separator = "|" if "|" in match[0] else "\t"
        spans = [cell.span() for cell in re.finditer(rf"[^{separator}\n]+", match[0])]
        cells = [(match.start() + start, match.start() + end) for start, end in spans]
        if above is None or match.start() > last + 1:
            above = [text[start:end].strip() for start, end in cells]
            known = sum(_one(re.sub(r"\(.*", "", head)) is not Topic.OTHER for head in above)
            above = above if known > 1 else None
            if above is not None:
                yield Row(match.start(), match.end(), Topic.NONE)
        elif len(cells) == len(above):
            if not re.search("[^-: ]", "".join(text[start:end] for start, end in cells)):
                last = match.end()
                yield Row(match.start(), match.end(), Topic.NONE)
                continue
            found = [_cell(text, span, head) for span, head in zip(cells, above, strict=True)]
            yield Row(match.start(), match.end(), Topic.NONE, cells=tuple(each for each in found if each.text))
        last = match.end()


def _cell(text: str, span: tuple[int, int], head: str) -> Piece:
    held = text[span[0] : span[1]]
    start = span[0] + len(held) - len(held.lstrip())
    unit = re.search(r"[(/](万元|亿元|元|个?月|年|天|%)\)?$", head)
    stop = start + len(held.strip())
    return Piece(topic_of(re.sub(r"\(.*", "", head)), start, stop, held.strip(), unit[1] if unit else "", head)


def _heads(text: str) -> list[Head]:
    found: dict[int, Head] = {}
    for match in _HEADING.finditer(text):
        name = match["boxed"] or match["plain"] or match["cell"]
        found[match.start()] = Head(match.start(), match.end(), topic_of(name), match["unit1"] or "", name)
    for match in _QUESTION.finditer(text):
        for at in [at for at in found if match.start() <= at < match.end()]:
            del found[at]
        found[match.start()] = Head(match.start(), match.end(), topic_of(match["question"]), "", match["question"])
    for match in _ASPECT.finditer(text):
        end = text.find("。", match.end())
        found[match.start()] = Head(match.start(), match.end(), topic_of(match[1]))
        found.setdefault(end, Head(end, end, Topic.NONE))
    for match in _LIST_HEADING.finditer(text):
        start = max(text.rfind(mark, 0, match.start()) for mark in "。;:\n") + 1
        start = start if start not in found and not any(start < at < match.start() for at in found) else match.start()
        found.setdefault(start, Head(start, match.end(), Topic.CONDITIONS))
    for match in _spaced(text):
        found.setdefault(match.start(), Head(match.start(), match.end(), topic_of(match["spaced"])))
    values = set()  # what stands in the line below a heading is no heading
    first = re.match(r"\s*(?P<line>产品名称|名称|产品名|产品)[ \t]*\n", text)
    if first is not None:
        values.add(first.start("line"))
        found[first.start("line")] = Head(first.start(), first.end(), Topic.TITLE)
    for match in _LINE_HEADING.finditer(text):
        above = text.rfind("\n", 0, max(0, match.start() - 1)) + 1
        topic = topic_of(match["line"])
        if match.start() in found or above in values or not _is_heading(match["line"], topic):
            continue
        values.add(match.start())
        found[match.start()] = Head(match.start(), match.end(), topic, match["unit2"] or "", match["line"])
    return [found[at] for at in sorted(found)]


def _spaced(text: str) -> list[re.Match[str]]:
    """Headings with a space behind them, where lines are told so one after the other."""
    matches = list(_SPACED.finditer(text))
    return matches if sum(topic_of(match["spaced"]) is not Topic.OTHER for match in matches) > 2 else []


def _is_heading(line: str, topic: Topic) -> bool:
    """Whether a line is called as a heading is: what it speaks of stands at its end; if it lists things, of several."""
    if re.search("[、/]", line):
        return topic is Topic.MIXED
    words = "|".join(words for _, words in _TOPICS)
    return bool(
        re.search(
            rf"(?:{words}|流程|材料|特色|特点|优势|亮点|介绍|概况|简介|方式|类型|政策|补偿)[\u4e00-\u9fff]?$", line
        )
    )


def parts(piece: Piece) -> Iterator[Piece]:
    """What stands between the commas of a sentence."""
    for match in re.finditer(r"[^,]+", piece.text):
        start = piece.start + match.start() + len(match[0]) - len(match[0].lstrip())
        end = piece.start + match.start() + len(match[0].rstrip())
        if start < end:
            yield Piece(
                piece.topic, start, end, piece.text[start - piece.start : end - piece.start], piece.unit, piece.heading
            )
