"""Sections (分段): what a description speaks of where, by its own headings; running text has none."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from liandong.matching.reading import words
from liandong.matching.reading.signs import firmly
from liandong.matching.reading.topics import TOPICS, Topic, topic_alone, topic_of

__all__ = ["Piece", "Span", "Topic", "half_width", "parts", "pieces", "topic_of"]

Span = tuple[int, int]
"""From where to where in the text."""

_WIDE = "".join(chr(code) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B)))
_HALF = str.maketrans(
    "（），：；？！％－—～〔〕［］｜．" + _WIDE, "(),:;?!%---()[]|.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
)
"""One character for one, so that places stay."""

_MARK = (
    r"(?:[一二三四五六七八九十]{1,3}(?:、|[ \u3000]+)|第[一二三四五六七八九十\d]{1,3}(?:部分|[点条项章节部])[ \u3000]*"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}[ \u3000]+|\d{1,2}[ \u3000]+(?=[\u4e00-\u9fff])"
    r"|\d{1,2}[.、)](?!\d)|\(\d{1,2}\)|\([一二三四五六七八九十]{1,2}\)|[①-⑳⑴-⒇])"
)
_SIGNS = r"[^\u4e00-\u9fffA-Za-z0-9\n(【\[┌|]{0,4}"
_UNIT = r"(?:\((?P<unit{0}>万元|亿元|元|个?月|年|天|%)\))?"
_SHORT_HEADS = (
    "产品名称|产品|名称|机构|办理机构|合作银行|担保机构"
    "|额度|金额|保额|单户上限|单户|融资|期限|租期|保险期间|担保期限|贷款期限|利率|年利率|年化利率|贷款利率|银行利率"
    "|保费|担保费|费率|用途|投向|担保|反担保|增信|抵质押|(?:抵质?押|质押|担保)物|押品|(?:担保|增信|反担保)(?:方式|措施)|对象|准入对象|适用对象|条件|准入条件|负面清单|不保|谁能投保|谁能办|保什么|还款"
)
"""Headings behind which a space stands for the colon."""
_HEADING = re.compile(
    rf"(?:^|(?<=[;。|\[])|(?<=  )|(?<=\u3000\u3000)"
    rf"|(?<=[ \u3000])(?=[◆◇■●▶◎★▪]|(?:\d{{1,2}}[.、])?[\u4e00-\u9fff]{{2,6}}:))"
    rf"{_SIGNS}{_MARK}?[ ]*(?:[A-Za-z][A-Za-z ]{{1,20}}[ ](?=[\u4e00-\u9fff]))?"
    rf"(?:[【\[┌][ ]*(?P<boxed>[^】\]┐\n]{{2,12}}?)[ ]*[】\]┐](?![是由为])(?::|(?!:))"
    rf"|(?P<plain>[\u4e00-\u9fff/及和与、]{{2,14}}?|[\u4e00-\u9fff][ \u3000]{{1,4}}[\u4e00-\u9fff]){_UNIT.format(1)}"
    rf"(?:\([^)\n]{{1,12}}\))?[ ]*(?:为?:|\t+|\|(?=[^\n|]*[^\s|])|\?(?=\s*\S))"
    rf"|(?P<spaced>{_SHORT_HEADS})[ \u3000]+(?=[^ \u3000\n])"
    rf"|(?P<dashed>[\u4e00-\u9fff]{{2,10}})--|(?P<latin>[a-z]{{2,12}})="
    rf"|\|[ ]*(?P<cell>[\u4e00-\u9fff/]{{2,10}}){_UNIT.format(4)}[ ]*\|)[ \t]*",
    re.MULTILINE,
)
_LINE_HEADING = re.compile(
    rf"(?:(?<=\n)|\A(?={_MARK})){_SIGNS}{_MARK}?[ \t]*"
    r"(?P<line>[\u4e00-\u9fff]{2,10}|[\u4e00-\u9fff]{2,6}(?:[、/][\u4e00-\u9fff]{2,6}){1,3})"
    rf"{_UNIT.format(2)}(?:\([^)\n]{{1,12}}\))?[:-]{{0,2}}[ \t]*$",
    re.MULTILINE,
)
_GLUED = re.compile(
    r"(?:\d\.\d{1,2}|(?<=[^\s\d第十])[一二三四五六七八九十]、)(?P<glued>(?:产品|贷款|适用|担保|还款|申请|办理|服务|融资)"
    r"(?:介绍|简介|用途|特点|对象|期限|方式|条件|流程|额度|利率|材料|客户|要求))(?=[\u4e00-\u9fff\d(≥≤])"
)
"""A numbered heading with nothing between it and what it announces, as pages lose their line ends."""
_INLINE = re.compile(
    r"(?<=[ \u3000。;])[一二三四五六七八九十]{1,2}、[ ]?(?P<inline>[\u4e00-\u9fff]{2,9})[ \u3000]+"
    r"(?=\d{1,2}[.、]|[\u4e00-\u9fff])"
)
"""A numbered heading in running text, as pages lose their line ends."""
_NUMBERED_LINE = re.compile(
    rf"^[ \t]*{_MARK}[ ]*[\u4e00-\u9fffA-Za-z“”]{{2,20}}?"
    r"(?P<tail>(?:申请|准入|办理|贷款|产品)?(?:条件|对象|流程|材料|要求|要素|优势|特点|特色|额度|期限|利率|用途|方式))"
    r":?[ \t]*$",
    re.MULTILINE,
)
"""A numbered line that ends as headings do: (四)某银行某贷申请条件."""
_DOTTED = re.compile(rf"^[ \t]*{_MARK}[ \u3000]*(?P<dotted>[\u4e00-\u9fff]{{2,9}})。(?=[^\n])", re.MULTILINE)
"""A numbered heading that ends with a full stop: 第三条 支持对象。在本市登记的企业."""
_LIST_HEADING = re.compile(
    r"(?:条件|要求|满足|符合|如下|具备|须|必须|确认|只要|自查|受理|情形)[^。;:\n]{0,8}:"
    r"(?=\s*\(|\s*\d|\s*[①-⑳⑴-⒇·◎●◆√✓▪☐○]|\s*其一|\s*一是|\s*一、|\s*-)"
    r"|(?:要求|条件|做到的?|门槛|规矩)[^。;:\n]{0,4}有[一二三四五六七八九十]{1,2}[条项点个]?[:-]+|先看看:"
)
_LEADS = re.compile(
    r"[^\u4e00-\u9fff]{0,4}(?:[\u4e00-\u9fff]{0,4}(?:企业|借款人|申请人|主体|[供需购租]?方|客户|供应商|项目))?(?:应当?|均|需|要|还|请)*"
)
"""What a sentence says before it tells that conditions follow: who must meet them."""
_QUESTION = re.compile(
    rf"^{_SIGNS}(?:\d{{1,2}}[.、)][ ]*)?(?:[\u4e00-\u9fff]{{0,4}}[问Q]\d{{0,2}}"
    rf"|问题[一二三四五六七八九十\d]{{1,2}})[.:、 ]*"
    rf"(?P<question>[^\n?]{{2,30}})\?[ \t]*"
    rf"(?:\n?{_SIGNS}[\u4e00-\u9fff]{{0,4}}[答A]\d{{0,2}}[.:、 ]*)?",
    re.MULTILINE,
)
_SPACED = re.compile(
    rf"^{_SIGNS}{_MARK}?[ ]*(?P<spaced>[\u4e00-\u9fff]{{2,9}}){_UNIT.format(3)}[ \u3000]+(?=[^\s|])(?![^|\n]*\|)",
    re.MULTILINE,
)
_ASPECT = re.compile(r"(?<=[;。,])([\u4e00-\u9fff]{2,6})(?:方面|(?<!以)上),(?=[^。]*。)")
_BREAK = re.compile(
    r"[。;!\n|]|(?<=[^\s])(?=\(\d{1,2}\)|[①-⑳⑴-⒇])|(?<=\s)(?=[◆◇■□●○▶►◎★☆▪✅√×①-⑳])| / (?![^()\n]{0,24}\))"
)
_NUMBERED = re.compile(
    r"^[^\u4e00-\u9fffA-Za-z0-9\n(“《≤≥<>①-⑳⑴-⒇]{0,4}"
    r"(?:\(\d{1,2}\)|\([一二三四五六七八九十]{1,2}\)|\d{1,2}[).、](?!\d)|\d{1,2}(?=企业|申请|借款|具|符)|[①-⑳⑴-⒇]"
    r"|[a-h][.)、]|\d{1,2}\.\d{1,2}[ \u3000]|\d{1,2}(?:\.\d{1,2}){2,3}[ \u3000]*|[一二三四五六七八九十]{1,2}[、是]"
    r"|[一二三四五六七八九十]{1,2}[ \u3000]+|第[一二三四五六七八九十]{1,3}条|其[一二三四五六七八],)?[ \t]*"
)
_POINT = re.compile(
    r"[^\u4e00-\u9fffA-Za-z0-9\n(【\[①-⑳]{0,4}(?:(?P<number>\d{1,2}[.、])|(?P<bracket>\(\d{1,2}\))|(?P<chinese>[一二三四五六七八九十]{1,3}、)"
    r"|(?P<both>\([一二三四五六七八九十]{1,2}\))|(?P<ring>[①-⑳]))"
)
"""How a point of a list is numbered."""
_ROW = re.compile(
    r"^[ ]*(?:\|[^|\n]*){4,}\|?[ ]*$|^[^\t\n]+(?:\t[^\t\n]*){3,}$|^[^|:\n]+(?:\|[^|:\n]*){3,}$", re.MULTILINE
)

_HEADS_END = re.compile("(?:额度|期限|利率|条件|对象|方式|流程|要求|特点|优势|用途|范围|贷款)$")
_BARE, _SHORT = 5, 6
"""A row of so many cells, none of them so short and known as a head, stands without heads above it."""
_LONG = 14
"""A cell that is as long is no head."""


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
            sentence = text[begin:end].lstrip("。;!\n|[]/ \u3000")
            number = _NUMBERED.match(sentence)
            start = end - len(sentence) + (number.end() if number else 0)
            stop = start + len(text[start:end].rstrip())
            if start < stop:
                listed = number is not None and bool(number[0].strip())
                topic = Topic.NONE if said and _ends(head, text, start, listed) else head.topic
                yield Piece(topic, start, stop, text[start:stop], head.unit, head.words)
                said = True
            begin = end


def _ends(head: "Head", text: str, start: int, listed: bool) -> bool:
    """Whether a heading speaks no longer of a sentence behind its first: a name is in one line; of points in one line
    each has a heading of its own or none; what is shut out is a list."""
    between = text[head.end : start]
    if head.topic in (Topic.TITLE, Topic.PARTY) and "\n" in between.strip(" \t"):
        return True
    if "\n" not in between and re.search("[◆◇■●▶★▪]", between):
        return True
    if listed and head.start < len(text) and _peers(text[head.start : head.end], between):
        return True
    return head.topic is Topic.BARRED and not listed and between.rstrip().count("\n") > 1


def _peers(head: str, between: str) -> bool:
    """Whether a heading with its value in its line is a point of a list (5. 担保方式:信用), and what follows in another
    line is a point numbered as it is (1. 成立满2年)."""
    first, _, rest = between.partition("\n")
    marks = [_POINT.match(head), _POINT.match(rest.rpartition("\n")[2])]
    if not first.strip() or None in marks:
        return False
    one, other = (mark.lastgroup for mark in marks if mark)
    return one == other


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
    rows = list(_ROW.finditer(text))
    for match in () if _paired(rows) else rows:
        separator = "|" if "|" in match[0] else "\t"
        spans = [cell.span() for cell in re.finditer(rf"[^{separator}\n]+", match[0])]
        cells = [(match.start() + start, match.start() + end) for start, end in spans]
        if above is None or match.start() > last + 1:
            above = [text[start:end].strip() for start, end in cells]
            known = sum(topic_alone(re.sub(r"\(.*", "", head)) is not Topic.OTHER for head in above)
            bare = len(above) >= _BARE and not any(len(head) <= _SHORT and _known(head) for head in above)
            above = above if known > 1 and not bare else None
            if above is not None:
                yield Row(match.start(), match.end(), Topic.NONE)
            elif bare:
                held = [each for span in cells for each in _sentences(_cell(text, span, ""))]
                yield Row(
                    match.start(), match.end(), Topic.NONE, cells=tuple(replace(e, topic=Topic.NONE) for e in held)
                )
        elif len(cells) == len(above):
            if not re.search("[^-: ]", "".join(text[start:end] for start, end in cells)):
                last = match.end()
                yield Row(match.start(), match.end(), Topic.NONE)
                continue
            found = [
                each for span, head in zip(cells, above, strict=True) for each in _sentences(_cell(text, span, head))
            ]
            yield Row(match.start(), match.end(), Topic.NONE, cells=tuple(each for each in found if each.text))
        last = match.end()


def _paired(rows: Sequence[re.Match[str]]) -> bool:
    """Whether rows tell a head and its value, then another head and its value."""
    cells = [[cell for each in re.split(r"[|\t]", row[0]) if (cell := each.strip())] for row in rows]
    told = [[_known(cell) and len(cell) < _LONG for cell in row] for row in cells if len(row) in (2, 4)]
    heads, values = sum(sum(row[::2]) for row in told), sum(sum(row[1::2]) for row in told)
    return heads > max(3, 3 * values)


def _known(head: str) -> bool:
    return topic_alone(re.sub(r"\(.*", "", head)) not in (Topic.OTHER, Topic.ASIDE)


def _cell(text: str, span: tuple[int, int], head: str) -> Piece:
    held = text[span[0] : span[1]]
    start = span[0] + len(held) - len(held.lstrip())
    unit = re.search(r"[(/](万元|亿元|元|个?月|年|天|%)\)?$", head)
    stop = start + len(held.strip())
    return Piece(topic_of(re.sub(r"\(.*", "", head)), start, stop, held.strip(), unit[1] if unit else "", head)


def _sentences(cell: Piece) -> Iterator[Piece]:
    """The sentences of a cell, and the points of a list in it."""
    bounds = [0, *(match.start() for match in _BREAK.finditer(cell.text)), len(cell.text)]
    for begin, end in pairwise(bounds):
        sentence = cell.text[begin:end].lstrip("。;!\n|[]/ \u3000")
        number = _NUMBERED.match(sentence)
        start = end - len(sentence) + (number.end() if number else 0)
        told = cell.text[start:end].rstrip()
        if told:
            yield replace(cell, start=cell.start + start, end=cell.start + start + len(told), text=told)


def _heads(text: str) -> list[Head]:
    found: dict[int, Head] = {}
    for match in _HEADING.finditer(text):
        name = match["boxed"] or match["plain"] or match["cell"] or match["spaced"] or match["latin"] or match["dashed"]
        begins = not text[: match.start()].strip() and match[0].rstrip().endswith("|") and not match["cell"]
        begins = begins and not name.endswith("名称")
        asks = match[0].rstrip().endswith("?") and topic_of(name) is Topic.OTHER
        announces = re.search("(?:以下|如下|下列|包括)", name) and topic_of(name) is Topic.OTHER
        if (
            begins
            or asks
            or announces
            or (match["dashed"] and topic_of(name) is Topic.OTHER and not re.search(_MARK, match[0]))
        ):
            continue
        found[match.start()] = Head(
            match.start(), match.end(), topic_of(name), match["unit1"] or match["unit4"] or "", name
        )
    for match in _QUESTION.finditer(text):
        for at in [at for at in found if match.start() <= at < match.end()]:
            del found[at]
        found[match.start()] = Head(match.start(), match.end(), topic_of(match["question"]), "", match["question"])
    for match in _ASPECT.finditer(text):
        end = text.find("。", match.end())
        found[match.start()] = Head(match.start(), match.end(), topic_of(match[1]))
        found.setdefault(end, Head(end, end, Topic.NONE))
    for match in _LIST_HEADING.finditer(text):
        start = sentence = max(text.rfind(mark, 0, match.start()) for mark in "。;:\n") + 1
        if (
            start in found
            or any(start < at < match.start() for at in found)
            or not _LEADS.fullmatch(text[start : match.start()])
        ):
            start = match.start()
        shut = re.search("不予|不受理|不得|禁止|不接受|不能申请", text[sentence : match.end()])
        found.setdefault(start, Head(start, match.end(), Topic.BARRED if shut else Topic.CONDITIONS))
    for match in _spaced(text):
        found.setdefault(
            match.start(),
            Head(match.start(), match.end(), topic_of(match["spaced"]), match["unit3"] or "", match["spaced"]),
        )
    values: set[int] = set()  # what stands in the line below a heading is no heading
    first = re.match(r"\s*(?P<line>产品名称|名称|产品名|产品)[ \t]*\n", text)
    if first is not None:
        values.add(first.start("line"))
        found[first.start("line")] = Head(first.start(), first.end(), Topic.TITLE)
    for match in _LINE_HEADING.finditer(text):
        above = text.rfind("\n", 0, max(0, match.start() - 1)) + 1
        topic = topic_of(match["line"])
        if match.start() in found or above in values or not _is_heading(match["line"], topic):
            continue
        if _is_listed(match["line"], topic, _topic_above(found, match.start())):
            continue
        values.add(match.start())
        found[match.start()] = Head(match.start(), match.end(), topic, match["unit2"] or "", match["line"])
    _numbered(text, found, values)
    return [found[at] for at in sorted(found)]


def _is_listed(line: str, topic: Topic, above: Topic) -> bool:
    """Whether a line is a thing of a list under the heading above it: 厂房抵押, 采购原材料."""
    if above is Topic.SECURITY:
        told = topic in (Topic.SECURITY, Topic.OTHER) or re.search("(?:抵押|质押|保证|担保)$", line)
        return bool(told) and words.secures(line)
    return above is Topic.PURPOSE and bool(words.found(words.PURPOSES, line)) and not _HEADS_END.search(line)


def _topic_above(found: Mapping[int, Head], at: int) -> Topic:
    """What the last heading before a place announces."""
    last = max((start for start in found if start < at), default=-1)
    return found[last].topic if last >= 0 else Topic.NONE


def _numbered(text: str, found: dict[int, Head], values: set[int]) -> None:
    """Adds the headings that are told by their numbers: with nothing behind them, or with a name before them."""
    glued = list(_GLUED.finditer(text))
    for match in glued if len(glued) > 2 else ():
        found.setdefault(match.start(), Head(match.start(), match.end(), topic_of(match["glued"]), "", match["glued"]))
    for match in (*_INLINE.finditer(text), *_DOTTED.finditer(text)):
        name = match[match.lastgroup or 0]
        if topic_of(name) is not Topic.OTHER:
            found.setdefault(match.start(), Head(match.start(), match.end(), topic_of(name), "", name))
    for match in _NUMBERED_LINE.finditer(text):
        covered = any(head.start <= match.start() < head.end for head in found.values())
        if not covered and match.start() not in values:
            head = Head(match.start(), match.end(), topic_of(match["tail"]), "", match["tail"])
            found.setdefault(match.start(), head)


def _spaced(text: str) -> list[re.Match[str]]:
    """Headings with a space behind them, where lines are told so one after the other."""
    matches = list(_SPACED.finditer(text))
    return matches if sum(topic_of(match["spaced"]) is not Topic.OTHER for match in matches) > 2 else []


def _is_heading(line: str, topic: Topic) -> bool:
    """Whether a line is called as a heading is: what it speaks of stands at its end; if it lists things, of several."""
    if re.match("[以由须应有无未在可不具持已与同经按]|提供|实际控制人|法定代表人|企业(?!要求|条件)|股东", line):
        return False  # a clause, as 以厂房抵押
    if (firmly(line) and not re.search("(?:要求|条件|承诺|前提)$", line)) or re.search("(?:范围|辖区|境)内$", line):
        return False
    if re.search("[、/]", line):
        return topic is Topic.MIXED
    announced = "|".join(branches.pattern for _, branches in TOPICS)
    return bool(
        re.search(
            rf"(?:{announced}|流程|材料|特色|特点|优势|亮点|介绍|概况|简介|方式|类型|政策|补偿|内容|背景|分析|效益|规模|投资|必要性|来源|计划|情况|工作)[\u4e00-\u9fff]?$",
            line,
        )
    )


def parts(piece: Piece) -> Iterator[Piece]:
    """What stands between the commas of a sentence."""
    for match in re.finditer(r"(?:[^,]|(?<=\d),(?=\d{3}(?!\d)))+", piece.text):
        start = piece.start + match.start() + len(match[0]) - len(match[0].lstrip())
        end = piece.start + match.start() + len(match[0].rstrip())
        if start < end:
            yield Piece(
                piece.topic, start, end, piece.text[start - piece.start : end - piece.start], piece.unit, piece.heading
            )
