"""Pages of one line each (a firm, a year, its output), and a spine that reads them by rules of its own.

Reading is what a build mostly takes time for, batch by batch; with it left out, a hundred thousand documents go in
minutes through everything that holds something of each: files, pages, survey, resolution, fold, checks, index.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from liandong.model import (
    Document,
    Fingerprint,
    Mention,
    Page,
    Quote,
    Role,
    SetAside,
    Statement,
    Tier,
    Value,
    content_id,
)
from liandong.records.values.firms import firm
from liandong.workspace.spine import Spine, spine

PAGES_OF_A_FIRM = 5
COPIES = 0.1
YI = Decimal(10**8)
HAN = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"


def write(folder: Path, sizes: Sequence[int]) -> None:
    """Pages up to the largest of these numbers; those up to each number are in a folder of their own."""
    made = 0
    for place, size in enumerate(sizes):
        (folder / str(place)).mkdir(parents=True)
        for number in range(made, size):
            (folder / str(place) / f"{number:06}.txt").write_text(line(number), encoding="utf-8")
        made = max(made, size)


def line(number: int) -> str:
    """The text of a page; a copy says what the one before says, and that it is a copy."""
    dice = random.Random(number)
    if number and dice.random() < COPIES:
        return f"{line(number - 1)} 转载"
    return (
        f"{company(number // PAGES_OF_A_FIRM)} {dice.randint(2010, 2025)}年 {dice.randint(1, 900)}亿元 第{number}号报道"
    )


def company(number: int) -> str:
    return "".join(random.Random(number).choices(HAN, k=5)) + "科技有限公司"


def fill_caches() -> None:
    """Has the program remember as many names as it does at most; a collection of some ten thousand pages does so."""
    for number in range(firm.cache_parameters()["maxsize"] or 0):
        firm(company(-number))


def code() -> Spine:
    """The program's spine, but for reading and the fingerprints."""
    return replace(spine(), read=read, extract=extract, fingerprint=fingerprint, revision="lines", recipe="lines")


@dataclass(frozen=True, slots=True)
class Reading:
    documents: tuple[Document, ...]
    set_aside: tuple[SetAside, ...] = ()


def read(page: Page) -> Reading:
    text = page.data.decode()
    id_, size = content_id("document", page.hash), len(text)
    return Reading((Document(id_, page.hash, page.path, "lines", text, 0, size, 0, size),))


def extract(document: Document) -> tuple[Statement, ...]:
    name, year, output = document.text.split()[:3]
    named = Mention(document.page, 0, len(name), "organisation")
    start = document.text.index(output)
    told = Mention(document.page, start, start + len(output), "figure")
    yuan = Decimal(output.removesuffix("亿元")) * YI
    amount = Value(output, format(yuan, "f"), yuan, unit="元", currency="CNY", step=YI)
    size = len(document.text)
    quote = Quote(Role.VALUE, document.id, 0, size, document.text, document.page, 0, size)

    def say(mention: Mention, name: str, value: Value, ref: str | None = None) -> Statement:
        return Statement(mention, name, value, (quote,), document.id, "lines@1", ref=ref)

    return (
        say(named, "name", Value(name, name)),
        say(told, "subject", Value(name, name), named.id),
        say(told, "metric", Value("产值", "产值")),
        say(told, "period", Value(year, year)),
        say(told, "value", amount),
    )


def fingerprint(document: Document) -> Fingerprint:
    """Copies share a band."""
    number = int(content_id(document.text.partition("转载")[0])[:8], 16)
    return Fingerprint(document.id, Tier.MEDIA, signature=(number,), bands=(number,))
