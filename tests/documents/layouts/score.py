"""How much of a page's main text is found, and how much besides: the F1 of its runs of four characters."""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from statistics import mean

from trafilatura import extract

from liandong.documents import read
from liandong.model import Page
from tests.documents.layouts.pages import LAYOUTS, SIGNED, Layout
from tests.documents.layouts.wording import FIRST_UNSEEN, Writer

SPACE = re.compile(r"^- |[\s　]+|\\?\|")
"""White space, and the marks that an extractor puts before items and between cells."""
RUN = 4


@dataclass(frozen=True)
class Made:
    """A page with its main text: `main` what every reader should find, `neutral` lines that may be kept or not."""

    layout: str
    seed: int
    source: str
    main: str
    neutral: frozenset[str]


def made(layout: Layout, seed: int) -> Made:
    """One page of a layout: short and long articles, plain and with headings, lists, tables and captions."""
    writer = Writer(random.Random(f"{layout.__name__}/{seed}"), seed >= FIRST_UNSEEN)
    dice = writer.dice
    kinds = [kind for kind in ("h", "ol", "table", "caption") if dice.random() < 0.25]
    story = writer.story(dice.choice((2, 4, 5, 6, 8, 10, 12, 14, 16, 18, 20, 24)), kinds)
    main = "\n".join(line for piece in story.pieces if piece.kind != "caption" for line in piece.lines)
    own = (story.title, story.subtitle, SIGNED, f"{story.year}年{story.month}月{story.day}日", f"原标题:{story.title}")
    captions = (line for piece in story.pieces if piece.kind == "caption" for line in piece.lines)
    neutral = frozenset(packed(line) for line in (*own, *captions))
    return Made(layout.__name__, seed, layout(writer, story), main, neutral)


def packed(text: str) -> str:
    return SPACE.sub("", text)


def runs(text: str, neutral: frozenset[str] = frozenset()) -> Counter[str]:
    """The runs of four characters of a text, white space and neutral lines left out."""
    kept = "".join(line for raw in text.splitlines() if (line := packed(raw)) not in neutral)
    return Counter(kept[at : at + RUN] for at in range(len(kept) - RUN + 1))


def f1(found: str, page: Made) -> float:
    """The harmonic mean of precision and recall over runs of four characters."""
    one, two = runs(found, page.neutral), runs(page.main, page.neutral)
    both = (one & two).total()
    return 2 * both / (one.total() + two.total()) if one or two else 1.0


def by_trafilatura(page: Made) -> str:
    """What trafilatura alone makes of a page, called as this project calls it."""
    return (
        extract(page.source, output_format="txt", include_comments=False, include_tables=True, deduplicate=False) or ""
    )


def by_liandong(page: Made) -> str:
    """The bodies of the page's documents."""
    found = read(Page.of("page.html", "text/html", page.source.encode()))
    return "\n".join(document.body for document in found.documents)


def pages(seeds: Iterable[int]) -> Iterator[Made]:
    """A page of every layout for each seed."""
    seeds = list(seeds)
    return (made(layout, seed) for layout in LAYOUTS for seed in seeds)


def scores(found: Iterable[Made], reader: Callable[[Made], str]) -> dict[str, float]:
    """The mean F1 of each layout, and of all pages as `all`."""
    each: dict[str, list[float]] = {}
    for page in found:
        each.setdefault(page.layout, []).append(f1(reader(page), page))
    return {**{name: mean(values) for name, values in each.items()}, "all": mean(v for vs in each.values() for v in vs)}


__all__ = ["Made", "by_liandong", "by_trafilatura", "f1", "made", "pages", "scores"]
