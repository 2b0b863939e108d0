"""The template grammar: pages about an invented country, with the labels that their making knows.

Words stand in vocabulary.toml and wordings.toml, kept apart for development and test; frames.py says what a kind of
page tells. The same seed gives the same pages, so none is stored.
"""

import random
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from tests.samples.label import Row

Half = Literal["development", "test"]
HALVES: tuple[Half, ...] = get_args(Half)
"""Halves of vocabulary and wordings, which share no word that carries meaning."""
SEED = 2031
ROUNDS = 4
"""Pages of each frame in each half."""

_WITHOUT_LEAD = frozenset({"policy", "notice", "interview", "bulletin", "minutes"})
_FOLDER = Path(__file__).parent
_DIGITS = "零一二三四五六七八九十"


@cache
def wordings() -> dict[str, dict[str, dict[str, list[str]]]]:
    """The sentences by section, key and half."""
    return tomllib.loads((_FOLDER / "wordings.toml").read_text(encoding="utf-8"))


@cache
def vocabulary() -> dict[str, Row]:
    """The words by half."""
    return tomllib.loads((_FOLDER / "vocabulary.toml").read_text(encoding="utf-8"))


@dataclass(eq=False)
class Sentence:
    """One sentence of an article and the records that it proves first; `proofs` of others may point at it too."""

    text: str


@dataclass(eq=False)
class Told:
    """A record of the truth: the fields of its label, and the sentences that prove it."""

    fields: Row
    proofs: list[Sentence] = field(default_factory=list)
    scored: bool = True


@dataclass
class Article:
    """One article before it is set out on a page."""

    title: str
    published: date | None
    medium: str
    region: str
    lead: str
    source: str
    paragraphs: list[list[Sentence]]
    told: list[Told]
    frame: str


@dataclass(frozen=True)
class Page:
    """A page as a crawler would have it, and a label for each of its articles."""

    file: str
    text: str
    labels: tuple[Row, ...]


@dataclass(frozen=True)
class Amount:
    """A sum in words, and in yuan."""

    words: str
    value: int
    qualifier: str | None


class World:
    """What one article draws from: the words of its half, each used once, and the days around its event."""

    def __init__(self, half: str, number: int, *, dated: bool = True) -> None:
        self.chance = random.Random(f"{SEED} {half} {number}")
        self.half = half
        self.words: Row = vocabulary()[half]
        self.paragraphs: list[list[Sentence]] = []
        self.told: list[Told] = []
        self._used: dict[str, list[Any]] = {}
        self._lines: dict[str, list[str]] = {}
        self.city = self.draw("cities")
        self.trade: Row = self.draw("trades")
        self.person = self.draw("persons")
        self.reporter = self.draw("persons")
        self.day = date(self.chance.randint(2009, 2025), self.chance.randint(1, 12), self.chance.randint(2, 28))
        self.gap = self.chance.randint(0, 2)
        self.published = self.day + timedelta(days=self.gap) if dated else None

    # words ------------------------------------------------------------------------------------------------------------

    def draw(self, name: str) -> Any:
        """A word of the list that this article has not used yet."""
        left = self._used.setdefault(name, self.chance.sample(self.words[name], len(self.words[name])))
        return left.pop()

    def either(self, *options: Any) -> Any:
        return self.chance.choice(options)

    def firm(self) -> str:
        """A firm of the article's trade."""
        home = self.either("", "", self.city)
        return f"{home}{self.draw('brands')}{self.trade['firm']}{self.either(*self.words['forms'])}"

    def place(self) -> str:
        """A district or a zone of the article's city."""
        zone = f"{self.city}{self.either(*self.words['zones'])}"
        return str(self.either(f"{self.city}市{self.draw('districts')}", self.draw("districts"), zone))

    def hall(self) -> str:
        return f"{self.city}{self.draw('halls')}"

    def project(self) -> tuple[str, str]:
        """The name of a project, and its product."""
        product = self._product()
        noun = self.either(*self.words["nouns"])
        name = self.either(f"{product}{noun}项目", f"{product}{noun}", f"{self.city}{product}{noun}项目")
        return name, product

    def _product(self) -> str:
        left = self._used.setdefault("products", self.chance.sample(self.trade["products"], 3))
        if not left:
            self._used.pop("products")
            self.trade = self.draw("trades")
            return self._product()
        return str(left.pop())

    # numbers and days -------------------------------------------------------------------------------------------------

    def number(self, low: int, high: int) -> int:
        return self.chance.randint(low, high)

    def counted(self, number: int) -> str:
        """A count in digits, or small ones in characters."""
        return _DIGITS[number] if 3 <= number <= 10 and self.chance.random() < 0.4 else str(number)

    def money(self, low: float, high: float, *, plain: bool = False) -> Amount:
        """A sum between so many 亿元, sometimes with a bound unless the wording has one of its own."""
        amount = self.chance.uniform(low, high)
        if amount < 1:
            tens = round(amount * 1000) * 10
            words, value = f"{tens}万元", tens * 10_000
        else:
            hundredths = round(amount * 100) if amount < 10 else round(amount * 10) * 10 if amount < 100 else 0
            hundredths = hundredths or round(amount) * 100
            words, value = f"{hundredths / 100:g}亿元", hundredths * 1_000_000
        bound = None if plain else self.either(None, None, None, None, "约", "超", "近", "逾")
        return Amount(f"{bound or ''}{words}", value, bound)

    def day_words(self, *, full: bool = False) -> tuple[str, str | None]:
        """The day of the event in words, and in ISO where the page lets one know it."""
        day = self.day
        whole = f"{day.year}年{day.month}月{day.day}日"
        if full:
            return whole, day.isoformat()
        short = [f"{day.month}月{day.day}日", f"{day.month}月{day.day}日", "近日"]
        if self.published:
            short += [f"{day.day}日", "昨日"] if self.gap == 1 else [f"{day.day}日"]
        words = self.either(whole, *short)
        known = words != "近日" and (self.published is not None or words == whole)
        return words, day.isoformat() if known else None

    # telling ----------------------------------------------------------------------------------------------------------

    def phrase(self, key: str, **slots: Any) -> str:
        """One of the wordings of this half with its slots filled in; none comes twice before all came once."""
        section, name = key.split(".")
        told = {"city": self.city, "person": self.person, "trade": self.trade["word"], "group": self.words["group"]}
        lines = wordings()[section][name][self.half]
        left: list[str] = self._lines.setdefault(key, [])
        if not left:
            left += self.chance.sample(lines, len(lines))
        return left.pop().format(**{**told, **slots})

    def say(self, key: str, *told: Told, **slots: Any) -> Sentence:
        """Adds a sentence to the last paragraph; it proves what is told."""
        if not self.paragraphs:
            self.paragraphs.append([])
        sentence = Sentence(self.phrase(key, **slots))
        self.paragraphs[-1].append(sentence)
        for each in told:
            each.fields = {name: _fitting(value, sentence.text) for name, value in each.fields.items()}
            each.proofs.append(sentence)
            if each not in self.told:
                self.told.append(each)
        return sentence

    def paragraph(self) -> None:
        """Begins a new paragraph."""
        if self.paragraphs and self.paragraphs[-1]:
            self.paragraphs.append([])

    def shuffled(self, parts: Sequence[Any]) -> list[Any]:
        return self.chance.sample(list(parts), len(parts))

    def article(self, title: str, frame: str, medium: str) -> Article:
        """The article as told so far."""
        paper = f"{self.city}{self.either(*self.words['newspapers'])}"
        shown = self.published.isoformat() if self.published else ""
        key = "page.source" if self.published else "page.undated"
        facts = {"paper": paper, "date": shown, "reporter": self.reporter}
        facts |= {"month": self.published.month, "d": self.published.day} if self.published else {}
        lead = self.phrase("page.lead", **facts) if self.published and frame not in _WITHOUT_LEAD else ""
        source = self.phrase(key, **facts)
        region = str(self.words["province"])
        paragraphs = [each for each in self.paragraphs if each]
        return Article(title, self.published, medium, region, lead, source, paragraphs, self.told, frame)


def _fitting(value: Any, text: str) -> Any:
    """Of "占地:占地面积|用地面积" the first alternative whose words stand in the sentence, or else the last."""
    if not isinstance(value, str) or "|" not in value:
        return value
    for option in value.split("|"):
        needle, _, meant = option.rpartition(":")
        if needle and needle in text:
            return meant
    return value.split("|")[-1]


def record(kind: str, **fields: Any) -> Told:
    """A record of the truth; what is None is left out of its label."""
    return Told({"kind": kind, **{name: value for name, value in fields.items() if value is not None}})


def figure(subject: str, metric: str, value: float, unit: str, **more: Any) -> Told:
    return record("figure", subject=subject, metric=metric, value=value, unit=unit, **more)


def sum_of(subject: str, metric: str, amount: Amount, **more: Any) -> Told:
    """A figure of money."""
    return figure(subject, metric, amount.value, "元", qual=amount.qualifier, **more)


def anchor(text: str, low: int, high: int, start: int, end: int) -> str:
    """The shortest "first words~last words" that names [start, end) and nothing else in [low, high)."""
    for length in range(6, end - start + 1):
        head = text[start : start + length]
        if text.find(head, low, high) == start and text.find(head, start + 1, high) < 0:
            break
    else:
        raise ValueError(f"no anchor for {text[start:end]!r}")
    for length in range(4, end - start + 1):
        if text.find(text[end - length : end], start, high) == end - length:
            return f"{head}~{text[end - length : end]}"
    raise ValueError(f"no end for {text[start:end]!r}")


def words_of(half: Half) -> Iterator[str]:
    """Every word of a half's vocabulary that carries meaning; forms of firms apart, which law gives to all."""
    for name, value in vocabulary()[half].items():
        for each in value if isinstance(value, list) else [value]:
            if name == "trades":
                yield from (str(each["word"]), *map(str, each["products"]))
            elif name != "forms":
                yield str(each)


def lines_of(half: Half) -> Iterator[str]:
    """Every wording of a half, its slots taken out."""
    for section in wordings().values():
        for key in section.values():
            yield from (re.sub(r"\{\w+\}", "", line) for line in key[half])


@cache
def pages(half: Half) -> tuple[Page, ...]:
    """All pages of a half."""
    from tests.corpus.setting import set_out

    return tuple(set_out(half))
