"""Events held at home (主场): where one was held of which nothing tells the place, on a page that speaks from one
region."""

import re
from collections.abc import Sequence

from liandong.model import Modality
from liandong.statements.draft import Draft
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.projects.project_homes import Home, home_of

_ABROAD = re.compile(
    r"推介|招商|说明会|恳谈|洽谈|交易会|展览|展销|博览|论坛|峰会|年会|赴|走进|之行|考察|来访|中国|全国|国际|全球|世界|公司|集团|大学|校地|商会|线上|云签|"
    r"全省|全区域|东西部|一体化|走廊|联盟|联席|协作区|山海协作|授牌|颁奖|榜单|发布会|大赛|跨省|跨区域|飞地|分会场|专场"
)
"""In names of events that are held elsewhere as well as at home, or gather those of many places."""
_GONE = re.compile(
    r"赴|抵达|走进|亮相|考察|学习取经|取经|代表团|组团|海外|飞地|"
    r"分会场|等\d*多?[个家]?(?:县市|市县|城市|地市)|[两三四五六七八九十]城市?|分公司|名校"
)
"""In title or sentence: those who meet have gone somewhere, or come from many places."""
_HELD_IN = re.compile(r"在(?![此全本我该])[^,。;:]{2,14}?(?:举行|举办|召开|[上中里内下])|位于")
"""Where the event was held, told in words that no gazetteer has."""


def say_homes(reading: Reading, events: Sequence[Draft]) -> None:
    """Says the region from which the page speaks as place of each event that has been held, has none, and is of the
    kind that a region holds at home (集中开工仪式, 座谈会): no other region stands in its name or in the title
    (甲县在沪签约), nor in its sentence unless the title names the page's own."""
    home = home_of(reading)
    if home is None:
        return
    for event in events:
        if not event.get("place") and _held(event) and _at_home(reading, event, home):
            event.words("place", home.start, home.end, home.sentence, confidence=0.4)


def _held(event: Draft) -> bool:
    return all(s.modality is Modality.DONE for s in event.statements if s.property == "name")


def _at_home(reading: Reading, event: Draft, home: Home) -> bool:
    sentence, title = reading.sentence_at(event.start), reading.title
    if _ABROAD.search(event.name) or _of_group(reading, event):
        return False
    if sentence is None or _others(reading, home, event.start, event.end):
        return False
    if _GONE.search(sentence.text) or _HELD_IN.search(sentence.text) or _left(reading, sentence):
        return False
    if title is None:
        return not _others(reading, home, sentence.start, sentence.end)
    if _GONE.search(title.text) or _others(reading, home, title.start, title.end):
        return False
    titled = any(home.region in h.candidates for h in reading.regions_in(title.start, title.end))
    return titled or not _others(reading, home, sentence.start, sentence.end)


def _left(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence above tells that they have gone (代表团抵达上海)."""
    return any(_GONE.search(before.text) for before in reading.body if before.index < sentence.index)


def _of_group(reading: Reading, event: Draft) -> bool:
    """Whether its name is that of a group of cities or provinces, which meet in any of them."""
    return any(hit.candidates[0].level == "group" for hit in reading.regions_in(event.start, event.end))


def _others(reading: Reading, home: Home, start: int, end: int) -> bool:
    """Whether a region is named there that is neither the page's own nor around it."""
    return not all(home.region in h.candidates or home.within(h) for h in reading.regions_in(start, end))
