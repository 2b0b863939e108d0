"""Language and genre: what must not be read into a ledger, however full of its words it is."""

import re
import zlib
from dataclasses import dataclass
from functools import cache

from liandong.documents.characters import (
    BROKEN,
    HANGUL,
    KANA,
    LATIN,
    OTHER_LETTERS,
    count_common,
    count_hanzi,
    without_hanzi,
)
from liandong.documents.fiction import fiction
from liandong.documents.folding import folded
from liandong.documents.substance import tells
from liandong.messages import Words, words

LEAST_HANZI = 60
LEAST_TELLING = 12
"""So few are enough for a text that holds an amount beside a word of signing, building or issuing."""
_LEAST_PACKED = 22
_JOB = (
    "岗位职责", "任职要求", "任职资格", "职位描述", "薪资", "五险一金", "学历要求", "投递简历", "招聘人数",
    "工作经验", "职位要求",
    "月薪", "简历投递", "应聘", "双休", "年终奖", "招聘岗位", "岗位要求",
)  # fmt: skip
_SELLING = (
    "加盟热线", "免费咨询", "立即咨询", "限时优惠", "点击购买", "包邮", "厂家直销", "货到付款",
    "在线下单", "加微信", "咨询热线", "欢迎来电", "免费试用",
    "注册送", "首充", "下注", "投注", "彩金", "百家乐", "真人视讯", "体育平台", "官网入口", "app下载",
)  # fmt: skip
_LIBRARY = (
    "文档下载", "免费预览", "下载积分", "上传者", "豆丁", "道客巴巴", "百度文库", "原创力文档", "文库",
    "页未读", "下载文档", "金币", "付费文档", "会员免费",
    "文档分享", "word版", "文档格式",
)  # fmt: skip
_BLANKS = re.compile(r"(?<![A-Za-z])[xX×*＊]{1,3}(?:余|多)?(?:[亿万]?元|%|个|家|亩|项|月|年|名|市|县)")
_BLANK = "xX×*＊"
_MANY_BLANKS = 5
_SENTENCES = re.compile(r"[。!?！？]")


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a text is not read: a code of the message catalogue (`set_aside.<reason>`), and words on what was found."""

    reason: str
    told: Words


def judge_page(text: str) -> Objection | None:
    """Judges what needs no article: script, language, damage."""
    rest = without_hanzi(text)
    hanzi = len(text) - len(rest)
    broken = len(BROKEN.findall(rest))
    if broken > 5 and broken * 50 > hanzi:
        return Objection("garbled", words("detail.unreadable_characters", broken=broken, hanzi=hanzi))
    kana, hangul = len(KANA.findall(rest)), len(HANGUL.findall(rest))
    if (kana > 20 and kana * 8 > hanzi) or (hangul > 20 and hangul * 4 > hanzi):
        return Objection("foreign", words("detail.other_script", kana=kana, hangul=hangul, hanzi=hanzi))
    letters = len(LATIN.findall(rest)) + len(OTHER_LETTERS.findall(rest))
    if letters > 100 and hanzi * 4 < letters and hanzi < 400:
        return Objection("foreign", words("detail.other_letters", hanzi=hanzi, letters=letters))
    if hanzi < LEAST_HANZI and not (hanzi >= LEAST_TELLING and tells(folded(text))):
        return Objection("too_short", words("detail.hanzi", hanzi=hanzi))
    return None


def judge_rest(text: str) -> Objection:
    """Why a page without any article has none."""
    hanzi = count_hanzi(text)
    story = fiction(text, text, hanzi)
    if story:
        return Objection("novel", story)
    if _words_of(_LIBRARY, text) >= 2:
        return Objection("document_library", words("detail.no_article"))
    if hanzi >= 200:
        return Objection("keyword_shell", words("detail.no_paragraph", hanzi=hanzi))
    return Objection("too_short", words("detail.no_paragraph", hanzi=hanzi))


def judge_article(body: str, surroundings: str) -> Objection | None:
    """Judges one article: genre and substance; `surroundings` is all that its page shows around it and of it."""
    hanzi = count_hanzi(body)
    if hanzi < LEAST_HANZI and not (hanzi >= LEAST_TELLING and tells(folded(body))):
        return Objection("too_short", words("detail.hanzi", hanzi=hanzi))
    story = fiction(body, surroundings, hanzi)
    if story:
        return Objection("novel", story)
    for judge in (_garbled, _advertisement, _library, _keywords):
        verdict = judge(body, hanzi)
        if verdict:
            return verdict
    return None


def _garbled(body: str, hanzi: int) -> Objection | None:
    if hanzi < 100:
        return None
    rare = hanzi - count_common(body)
    if rare * 5 > hanzi:
        return Objection("garbled", words("detail.rare_characters", rare=rare, hanzi=hanzi))
    return None


def _advertisement(body: str, hanzi: int) -> Objection | None:
    if not _any_of(_JOB + _SELLING).search(body):
        return None
    jobs, selling = _words_of(_JOB, body), _words_of(_SELLING, body)
    if jobs >= 4 or (jobs >= 3 and hanzi < 800):
        return Objection("advertisement", words("detail.job_words", count=jobs))
    if selling >= 4 or (selling >= 3 and hanzi < 600):
        return Objection("advertisement", words("detail.selling_words", count=selling))
    return None


def _library(body: str, hanzi: int) -> Objection | None:
    blanks = len(_BLANKS.findall(body)) if any(mark in body for mark in _BLANK) else 0
    if blanks >= _MANY_BLANKS:
        return Objection("document_library", words("detail.model_text", blanks=blanks))
    found = _words_of(_LIBRARY, body)
    return Objection("document_library", words("detail.library_words", count=found)) if found >= 3 else None


def _keywords(body: str, hanzi: int) -> Objection | None:
    """A shell of keywords: hardly a sentence, or the same words over and over (prose shrinks to about half when
    packed).
    """
    if hanzi >= 150:
        data = body.encode("utf-8", "replace")
        least = _LEAST_PACKED * len(data)
        half = data[: len(data) // 2]  # of prose, half already packs to more than that
        packed = len(data) if len(zlib.compress(half, 1)) * 100 >= least else len(zlib.compress(data, 1))
        if packed * 100 < least:
            return Objection("keyword_shell", words("detail.packs", size=len(data), packed=packed))
    if (
        hanzi >= 300
        and len(_SENTENCES.findall(body)) * 400 < hanzi
        and body.count("\n") < 3
        and body.count(" ") * 12 > hanzi
    ):
        return Objection("keyword_shell", words("detail.no_sentences"))
    return None


def _words_of(known: tuple[str, ...], text: str) -> int:
    """How many of the words stand in a text; one pass tells whether any does, which is much the commonest case."""
    return sum(word in text for word in known) if _any_of(known).search(text) else 0


@cache
def _any_of(known: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(known))
