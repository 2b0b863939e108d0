"""Plainness (平文): the text of a need as it is read, every character in its place: in half width, sums and years in
figures, without boxes that are not ticked, with the marks of tables and of headings that the reading knows."""

import re

from liandong.matching.reading.sections import half_width
from liandong.matching.reading.topics import Topic, topic_of

_UNTICKED = re.compile(r"[□☐][^□☐☑☒√■✓✔\n,;。:]{1,14}")
_TICK = re.compile("[☑☒√■✓✔]")
_CHEQUE = re.compile("[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{2,}(?=元|圆|万|亿|整)|[壹贰叁肆伍陆柒捌玖拾]{1,3}(?=年|个月)")
_EVERYDAY = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_YEAR = re.compile("[〇○零一二三四五六七八九]{4}年(?:[一二三四五六七八九]月)?")
_FIGURES = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_COLUMNS, _SHORT = 4, 10
"""A table has at least so many columns, their heads fewer characters."""
_ENGLISH = {
    "名称": "project|title of project|project name",
    "企业": "who|company|firm|borrower|applicant",
    "地址": "where|location|address|place|region",
    "行业": "industry|sector|business",
    "金额": "how much|amount|loan amount|size",
    "期限": "how long|tenor|term|maturity",
    "利率": "price|rate|interest|interest rate|pricing",
    "用途": "why|purpose|use|use of proceeds",
    "担保": "security|collateral|guarantee|guarantees|pledge",
    "成立": "founded|established|since",
    "进度": "stage|status|progress",
    "评级": "rating|credit rating",
    "荣誉": "title|titles|honours|honors",
}
_IN_CHINESE = {english: chinese for chinese, words in _ENGLISH.items() for english in words.split("|")}
_LABEL = re.compile(
    rf"^(?P<signs>[^\w\n]{{0,4}})(?P<label>{'|'.join(sorted(_IN_CHINESE, key=len, reverse=True))})"
    r"(?P<mark>[ ]*:[ ]*|[ \u3000]+)(?=\S)",
    re.MULTILINE | re.IGNORECASE,
)
_STROKE = re.compile(r"(?<=[\u4e00-\u9fff)])/(?=[\u4e00-\u9fff])")
_LABELS = 3
"""Of fewer English labels we are not sure that they are labels."""


def plain(text: str) -> str:
    """The text as it is read."""
    return _tabled(_in_chinese(_in_figures(_ticked(_listed(half_width(text).replace("抵(质)押", "抵押/质押"))))))


def _ticked(text: str) -> str:
    """The text of a form without the boxes that are not ticked, every other character in its place."""
    if not _TICK.search(text):
        return text
    blank = _UNTICKED.sub(lambda match: " " * len(match[0]), text)
    return _TICK.sub(" ", blank)


def _in_figures(text: str) -> str:
    """The text with sums in the numerals of cheques (贰仟万元) in those of every day, and years (二〇一六年四月) in
    figures."""
    text = _CHEQUE.sub(lambda match: match[0].translate(_EVERYDAY), text)
    return _YEAR.sub(lambda match: match[0].translate(_FIGURES), text)


def _listed(text: str) -> str:
    """The text with commas for the strokes of lines that list what they tell between such."""
    lines = (_STROKE.sub(",", line) if len(_STROKE.findall(line)) >= _LABELS else line for line in text.split("\n"))
    return "\n".join(lines)


def _in_chinese(text: str) -> str:
    """The text with headings in Chinese for those in English (AMOUNT, TENOR), where lines begin with such."""
    if len(_LABEL.findall(text)) < _LABELS:
        return text

    def translated(match: re.Match[str]) -> str:
        length = len(match["label"] + match["mark"])
        return match["signs"] + (_IN_CHINESE[match["label"].lower()][: length - 1] + ":").ljust(length)

    return _LABEL.sub(translated, text)


def _tabled(text: str) -> str:
    """The text with tabs for the commas of a table that has its heads in its first line."""
    lines = text.split("\n")
    heads = [re.sub(r"\(.*", "", head) for head in lines[0].split(",")]
    known = sum(topic_of(head) is not Topic.OTHER for head in heads if len(head) < _SHORT)
    if len(heads) < _COLUMNS or known < len(heads) - 2 or "。" in lines[0]:
        return text
    return "\n".join(line.replace(",", "\t") if line.count(",") == len(heads) - 1 else line for line in lines)
