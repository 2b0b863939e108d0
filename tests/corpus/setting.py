"""The articles of the grammar set out as pages: head, navigation, footer, and the damage that real pages have."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from tests.corpus.frames import FRAMES
from tests.corpus.grammar import ROUNDS, Article, Page, Sentence, Told, World, anchor, wordings
from tests.corrupter import full_width, html_page, late_residue, pinyin_mangle, traditional
from tests.samples.label import Row

MEDIA = {"development": ("newspaper", "government", "wechat", "mirror"), "test": ("portal", "agency", "company", "hk")}

DAMAGE: tuple[tuple[str, ...], ...] = (
    (),
    ("nav", "footer"),
    ("headlines", "footer"),
    ("half_width",),
    ("pinyin", "headlines"),
    ("glued", "no_date"),
    ("nav",),
    ("listing", "nav"),
    ("full_width", "footer"),
)
"""The damage of one page after another; their number has no factor in common with that of the frames."""

_HALF_WIDTH = str.maketrans("，：；！？（）", ",:;!?()")
_LAYOUTS = ("clean", "table", "nested")


@dataclass(frozen=True)
class _Look:
    """How pieces of text come out on a damaged page."""

    change: Callable[[str], str]
    paragraph_end: Callable[[str], str]
    glued: bool
    html: bool


def _look(damage: tuple[str, ...], medium: str, html: bool) -> _Look:
    change: Callable[[str], str] = traditional if medium == "hk" else str
    end: Callable[[str], str] = str
    if "half_width" in damage:
        change = _half_width
    if "full_width" in damage:
        change = full_width
    if "pinyin" in damage:
        change, end = pinyin_mangle, late_residue
    return _Look(change, end, "glued" in damage, html)


def _half_width(text: str) -> str:
    return text.translate(_HALF_WIDTH)


class _Sheet:
    """The text of a page as it grows, and where its sentences stand."""

    def __init__(self) -> None:
        self.text = ""
        self.places: dict[Sentence, tuple[int, int]] = {}

    def add(self, piece: str) -> tuple[int, int]:
        start = len(self.text)
        self.text += piece
        return start, len(self.text)


def _article(half: str, number: int, damage: tuple[str, ...]) -> Article:
    name = list(FRAMES)[number % len(FRAMES)]
    media = MEDIA[half]
    medium = media[(number + number // len(FRAMES)) % len(media)]
    if "pinyin" in damage and medium == "hk":
        medium = media[0]
    world = World(half, number, dated="no_date" not in damage)
    title = FRAMES[name](world)
    return world.article(title, name, medium)


def set_out(half: str) -> Iterator[Page]:
    """Every page of a half, in order; a listing takes two articles more."""
    more = len(FRAMES) * ROUNDS
    for number in range(len(FRAMES) * ROUNDS):
        damage = DAMAGE[number % len(DAMAGE)]
        articles = [_article(half, number, damage)]
        if "listing" in damage:
            for _ in range(2):
                other = replace(_article(half, more, ()), medium=articles[0].medium)
                articles.append(other)
                more += 1
        html = number % 7 == 3 and not set(damage) & {"listing", "glued", "pinyin", "no_date", "headlines"}
        yield _page(half, number, articles, damage, html=html)


def _page(half: str, number: int, articles: list[Article], damage: tuple[str, ...], *, html: bool) -> Page:
    name = f"{'g' if half == 'development' else 't'}{number + 1:02d}"
    first = articles[0]
    words = wordings()["page"]
    look = _look(damage, first.medium, html)
    sheet = _Sheet()
    nav, headlines = ([look.change(line) for line in words[key][half]] for key in ("nav", "headlines"))
    if "nav" in damage and not html:
        sheet.add("\n".join(nav[: 1 + number % 3]) + "\n")
    stretches = []
    for article in articles:
        start = len(sheet.text)
        (_html if html else _plain)(sheet, article, look)
        stretches.append((start, *_body(sheet, article)))
        if len(articles) > 1:
            sheet.add(f"\n{look.change(words['listing'][half][0])}\n\n")
    if "headlines" in damage:
        sheet.add("\n" + "\n".join(f"· {line}" for line in headlines[number % 2 :]))
    if "footer" in damage and not html:
        filled = (line.format(reporter="值班编辑", paper="本站") for line in words["footer"][half])
        sheet.add("\n" + "\n".join(map(look.change, filled)) + "\n")
    kinds = (*damage, *(("traditional",) if first.medium == "hk" else ()), *(("nav", "footer") if html else ()))
    labels = tuple(
        _label(f"{name}-{place}" if len(articles) > 1 else name, name + (".html" if html else ".txt"), sheet, article,
               tuple(dict.fromkeys(kinds)), stretch, listed=len(articles) > 1)
        for place, (article, stretch) in enumerate(zip(articles, stretches, strict=True), 1)
    )  # fmt: skip
    return Page(labels[0]["file"], sheet.text, labels)


def _plain(sheet: _Sheet, article: Article, look: _Look) -> None:
    wechat = article.medium == "wechat"
    sheet.add(look.change(article.title) + "\n" + look.change(article.source) + "\n")
    indent = "" if wechat or look.glued else "　　"
    for number, paragraph in enumerate(article.paragraphs):
        for place, sentence in enumerate(paragraph):
            if place == 0 or wechat:
                sheet.add(("" if look.glued or (number == place == 0) else "\n") + indent)
            text = look.change(_with_lead(article, number, place, sentence))
            if place == len(paragraph) - 1 and number % 2:
                text = look.paragraph_end(text)
            sheet.places[sentence] = sheet.add(text)


def _html(sheet: _Sheet, article: Article, look: _Look) -> None:
    texts = [
        [look.change(_with_lead(article, number, place, sentence)) for place, sentence in enumerate(paragraph)]
        for number, paragraph in enumerate(article.paragraphs)
    ]
    shown = f"{article.published} 17:52" if article.published else ""
    layout = _LAYOUTS[len(article.title) % len(_LAYOUTS)]
    sheet.add(html_page(look.change(article.title), ["".join(each) for each in texts], layout, shown))
    cursor = sheet.text.index('id="content"')
    for paragraph, written in zip(article.paragraphs, texts, strict=True):
        for sentence, text in zip(paragraph, written, strict=True):
            start = sheet.text.index(text, cursor)
            cursor = start + len(text)
            sheet.places[sentence] = (start, cursor)


def _with_lead(article: Article, number: int, place: int, sentence: Sentence) -> str:
    return article.lead + sentence.text if number == place == 0 else sentence.text


def _body(sheet: _Sheet, article: Article) -> tuple[int, int]:
    """The body of the article on the sheet."""
    places = [sheet.places[sentence] for paragraph in article.paragraphs for sentence in paragraph]
    return places[0][0], places[-1][1]


def _label(
    name: str,
    file: str,
    sheet: _Sheet,
    article: Article,
    damage: tuple[str, ...],
    stretch: tuple[int, int, int],
    *,
    listed: bool,
) -> Row:
    """The label of one article, in the form in which people write theirs."""
    text, (start, low, high) = sheet.text, stretch
    label: Row = {
        "id": name, "file": file, "encoding": "utf-8", "medium": article.medium, "region": article.region,
        "damage": list(damage), "source_facts": f"template grammar, frame {article.frame}", "title": article.title,
        "doc_kind": "article",
    }  # fmt: skip
    if article.published:
        label["published"] = article.published.isoformat()
        label["year"] = article.published.year
    whole = (0, len(text))
    if listed:
        label["item"] = anchor(text, *whole, start, high)
        whole = (start, high)
    label["main"] = anchor(text, *whole, low, high)
    label["records"] = [_record(sheet, each, (low, high)) for each in article.told if each.scored]
    label["unscored"] = [_record(sheet, each, (low, high)) for each in article.told if not each.scored]
    return label


def _record(sheet: _Sheet, told: Told, body: tuple[int, int]) -> Row:
    anchors = [anchor(sheet.text, *body, *sheet.places[sentence]) for sentence in dict.fromkeys(told.proofs)]
    return {**told.fields, "at": anchors[0], "more": anchors[1:]}
