"""Whether an article is a story: what a page of serial fiction shows around it, and how a story is told.

A single sign tells nothing: interviews are full of quotations, plans have chapters, features on online literature speak
of monthly votes. So signs of two sorts are asked for together: the frame (chapter headings, the buttons and pleas of
fiction sites, looked for in short lines of the whole page) and the telling (speech, gestures, persons without a name or
post). A telling without a frame is a story only where nothing at all speaks of a report.
"""

import re
from dataclasses import dataclass

from liandong.messages import Words, words
from liandong.vocabulary.patterns import by_letter

_CHAPTER = re.compile(r"第[零〇一二三四五六七八九十百千两\d]{1,7}[章回卷]")
_ARTICLES_OF_LAW = re.compile(r"第[一二三四五六七八九十百\d]{1,4}条")
_SURE_MARKS = ("本章完", "本章未完", "上一章", "下一章")
"""Marks that count wherever they stand; the others only in a line that is no prose."""

_MARKS = (
    "月票", "推荐票", "求收藏", "求订阅", "求打赏", "打赏", "加入书架", "加入书签", "章节目录", "章节列表",
    "章节报错", "返回目录", "返回书页", "投推荐", "作者有话", "书友", "小说", "书名", "番外", "全文阅读",
    "最新章节", "更新字数", "本书由", "首发",
)  # fmt: skip
_ANY_MARK = re.compile(by_letter("|".join(_MARKS)))
_AUTHOR = re.compile(
    r"作者\s*[:：]?\s*\S{1,12}.{0,20}(?:字数|更新)|(?:字数|更新).{0,20}作者|(?:本章|章节)?字数\s*[:：]\s*\d"
)
_SHORT = 48
_GESTURES = re.compile(by_letter("|".join((
    "冷笑", "苦笑", "冷哼", "皱眉", "皱了皱", "眉头", "点了点头", "摇了摇头", "摇摇头", "叹了口气", "叹了一口气",
    "转过身", "转身", "站起身", "抬起头", "抬头", "低下头", "压低声音", "话音", "愣了", "一愣", "愣住", "怔", "瞪",
    "眼神", "眼睛", "眸", "目光落", "嘴角", "嘴唇", "脸色", "脸上", "心中一", "心里一", "心头", "咬牙", "咬着", "眼泪",
    "忍不住", "忽然", "突然", "顿时", "猛地", "淡淡", "冷冷", "轻轻", "缓缓", "一声(?!令下)", "沉默", "脑海", "宿主",
    "修为", "灵气", "丹田", "少爷", "老爷", "大小姐", "小子", "师父", "陛下", "王爷", "本王", "本宫", "前世", "重生",
    "竟然", "居然", "仿佛", "身后", "手指", "肩膀", "胸口", "窗外", "门外", "深吸", "心跳", "拍了拍", "耸", "嗓",
))))  # fmt: skip
_SPOKEN = re.compile(
    r"(?:笑|怒|喝|叹|喊|骂|冷|[冷淡轻低沉颤厉]声|冷冷地?|淡淡地?|急忙|连忙|缓缓|开口|咬牙)(?:说道|问道|道)"
    r"|[他她我](?:又|却|只|便|也|才)?[说问答笑喊]?道(?=[:：,，。])|道[:：]\s*[“\"「『]"
)
_OPENS_SPEECH = ("“", '"', "「", "『", "——“")
_QUOTED = re.compile(r"“[^”\n]*”|「[^」\n]*」")
_NOT_SINGLE = re.compile(r"[他她我你]们|我[国省市县区州镇乡村院校会局厅]|其他")
_REPORTED = (
    "记者", "通讯员", "本报", "据悉", "据了解", "介绍", "表示", "指出", "同比", "负责人", "责任编辑", "来源:", "来源：",
)  # fmt: skip
_FACTUAL = re.compile(r"日电|日讯|日前|近日|采访|讲述|回忆|\d月\d|(?:19|20)\d\d年")
"""What besides those speaks of a report, or of a life that was lived."""

_PER = 1000
_FEW_GESTURES, _MANY_GESTURES = (3, 3), (8, 5)
"""How many in a thousand characters, and how many different ones."""

_SPOKEN_DENSITY, _PERSONS_DENSITY = 2, 15
_LEAST_SPOKEN = 3
_MANY_REPORTED = 3
_SPEECH_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Telling:
    """How an article is told: points for gestures, for speech, for persons, and how many words of reports it has."""

    gestures: int
    speech: int
    persons: int
    reported: int

    @property
    def points(self) -> int:
        return self.gestures + self.speech + self.persons


def fiction(body: str, surroundings: str, hanzi: int) -> Words | None:
    """What shows the article to be a story, None where it is none; `surroundings` is all that the page shows of it."""
    chapters, marks = _frame(surroundings)
    frame = min(chapters, 1) + min(marks, 3)
    gestures = _gestures(body, hanzi)
    if not gestures and frame < 2:
        return None
    told = _telling(body, hanzi, gestures)
    needed = 5 - max(frame, 1) + (frame > 0 and told.reported >= _MANY_REPORTED)
    if told.points < max(2, needed) or (not frame and (told.reported or _FACTUAL.search(surroundings))):
        return None
    return words(
        "detail.fiction",
        chapters=chapters,
        marks=marks,
        gestures=told.gestures,
        speech=told.speech,
        persons=told.persons,
    )


def is_told(text: str) -> bool:
    """Whether a text of a few lines has any of the ways of a story: enough to leave out what is too short to judge."""
    return bool(_CHAPTER.search(text) or _GESTURES.search(text) or _SPOKEN.search(text) or _ANY_MARK.search(text))


def _frame(text: str) -> tuple[int, int]:
    """How many chapter headings and how many marks of fiction sites a page shows in lines that are no prose."""
    sure = {mark for mark in _SURE_MARKS if mark in text} if "章" in text else set()
    possible = [mark for mark in _MARKS if mark in text] if _ANY_MARK.search(text) else []
    chapter = _CHAPTER.search(text)
    authored = "字数" in text or "更新" in text
    if not (possible or chapter or authored):
        return 0, len(sure)
    lines = [line for line in map(str.strip, text.split("\n")) if 2 < len(line) <= _SHORT and line[-1] not in "。；;"]
    chapters = {match.group() for line in lines if (match := _CHAPTER.search(line))} if chapter else set()
    if chapters and len(_ARTICLES_OF_LAW.findall(text)) >= 2:
        chapters = set()
    marks = sure.union(mark for mark in possible if any(mark in line for line in lines))
    return len(chapters), len(marks) + (authored and any(_AUTHOR.search(line) for line in lines))


def _gestures(body: str, hanzi: int) -> int:
    found = _GESTURES.findall(body)
    different = len(set(found))
    for density, kinds in (_MANY_GESTURES, _FEW_GESTURES):
        if different >= kinds and len(found) * _PER >= density * hanzi:
            return 2 if kinds == _MANY_GESTURES[1] else 1
    return 0


def _telling(body: str, hanzi: int, gestures: int) -> Telling:
    lines = [line for line in map(str.strip, body.split("\n")) if line]
    opened = sum(line.startswith(_OPENS_SPEECH) for line in lines)
    spoken = len(_SPOKEN.findall(body))
    speech = int(opened >= _LEAST_SPOKEN and opened >= _SPEECH_SHARE * len(lines))
    speech += spoken >= _LEAST_SPOKEN and spoken * _PER >= _SPOKEN_DENSITY * hanzi
    told = _NOT_SINGLE.sub("", _QUOTED.sub("", body))
    persons = sum(map(told.count, "他她我你"))
    return Telling(
        gestures,
        speech,
        int(persons * _PER >= _PERSONS_DENSITY * max(len(told), 1)),
        sum(word in body for word in _REPORTED),
    )
