"""HTML source to its visible text, every character with its place in the source.

A small tokenizer: tags, scripts, styles and comments are left out, entities decoded, white space collapsed as a browser
does, block elements on lines of their own. It forgives what browsers forgive; what is not a tag is text.
"""

import html
import re
from dataclasses import dataclass, field

from liandong.documents.markup_tables import has_headings
from liandong.model import Edit, EditKind, MappedText

Span = tuple[int, int]

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)[^<>]*>|<!--|<[!?][^<>]*>")
_PIECE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});|[ \t\r\n\f]+")
_SPACES = " \t\r\n\f"
_UNSEEN = frozenset(
    ("script", "style", "noscript", "template", "iframe", "svg", "object", "textarea", "select", "canvas", "math")
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)
_HEADLINES = frozenset(("h1", "h2", "title"))
_MEANT = _UNSEEN | _HEADLINES | {"meta", "a", "time"}
_UNSEEN_END = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in _UNSEEN}
_UNTIDY = re.compile("[&\n\t\r\f]|  ")
_ATTRIBUTE = re.compile(r"(?<![a-zA-Z:-])([a-zA-Z:-]++)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_DATED = re.compile(
    r'"(?:pubDate|datePublished|upDate|publishTime|publishDate|publish_time|pubTime|dateCreated)"\s*:\s*'
    r'"(20\d\d[-/]\d\d?[-/]\d\d?)'
)
_DATETIME = re.compile(r"\bdatetime\s*=\s*[\"']?\s*(20\d\d-\d\d-\d\d)", re.IGNORECASE)
_YEARLESS_TIME = re.compile(r"(?!\D{0,20}20\d\d)[^<]{0,40}</time>\s*<", re.IGNORECASE)
_FIELDS = {
    "date": frozenset(
        [
            "pubdate",
            "publishdate",
            "publish-date",
            "article:published_time",
            "og:release_date",
            "datepublished",
            "publishtime",
            "firstpublishedtime",
            "og:pubdate",
            "dc.date",
            "dc.date.issued",
            "article_date_original",
            "weibo:article:create_at",
            "og:article:published_time",
            "bytedance:published_time",
            "articlepubdate",
            "maketime",
            "publishedtime",
            "createdate",
            "releasedate",
            "releasetime",
            "date",
            "publish_time",
            "publish_date",
            "pub_date",
            "pubtime",
            "publicationdate",
            "publication_date",
            "dc.date.created",
            "dcterms.created",
            "dcterms.date",
            "dcterms.issued",
            "issuedate",
            "sailthru.date",
            "citation_date",
        ]
    ),
    "author": frozenset(["author", "article:author", "articleauthor", "og:author", "byl", "dc.creator"]),
    "medium": frozenset(
        ["source", "contentsource", "article:source", "og:article:source", "mediaid", "publishsource", "dc.source"]
    ),
    "address": frozenset(["og:url"]),
    "name": frozenset(["articletitle", "og:title", "dc.title", "title"]),
}
_CELLS = frozenset(("td", "th"))
_WITHIN_CELLS = frozenset(("p", "div", "br", "section", "center"))
_LONGEST_TABLE = 500_000
_TABLE, _TABLE_END = re.compile("<table", re.IGNORECASE), re.compile("</table", re.IGNORECASE)
_BETWEEN_HANZI = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")


@dataclass(slots=True)
class Markup:
    """The visible text, and stretches of the source: declared fields, headlines, link texts (`shown`: where these stand
    in the visible text), scripts and the like (`unseen`).
    """

    text: MappedText
    fields: dict[str, Span] = field(default_factory=dict)
    headlines: list[tuple[str, Span]] = field(default_factory=list)
    links: list[Span] = field(default_factory=list)
    shown: list[Span] = field(default_factory=list)
    unseen: list[Span] = field(default_factory=list)

    def links_in(self, text: MappedText) -> list[Span]:
        """Where the link texts stand in the visible text or in what repair made of it."""
        return self.shown if text is self.text else [text.text_span(*link) for link in self.links]


def flatten(source: str) -> Markup:
    """The visible text of an HTML source with its offset map, and what its markup says of it."""
    return _Flattener(source).run()


class _Flattener:
    def __init__(self, source: str) -> None:
        self.source = source
        self.pieces: list[str] = []
        self.edits: list[Edit] = []
        self.length = 0
        self.last = 0  # source offset after the last character that was taken
        self.gap = ""  # what the source between there and here amounts to: nothing, a space or a line break
        self.fields: dict[str, Span] = {}
        self.headlines: list[tuple[str, Span]] = []
        self.links: list[Span] = []
        self.shown: list[Span] = []
        self.unseen: list[Span] = []
        self.open_link = self.open_shown = -1
        self.taken = 0
        self.unclosed: set[str] = set()
        self.open_headline: tuple[str, int] | None = None
        self.table_end = 0  # where a table of data ends in which this place is: its cells are parted by tabs
        self.in_row = False
        self.seen_ahead: dict[re.Pattern[str], int] = {}

    def run(self) -> Markup:
        source = self.source
        position: int | None = 0
        while position is not None:
            position = self.walk(position)
        self.take(self.taken, len(source))
        text = MappedText("".join(self.pieces), self.edits)
        return Markup(text, self.fields, self.headlines, self.links, self.shown, self.unseen)

    def ahead(self, what: re.Pattern[str], place: int) -> int:
        """Where the pattern next stands from `place` on, the end where it does not; each stretch is searched once."""
        known = self.seen_ahead.get(what, -1)
        if known < place:
            found = what.search(self.source, place)
            known = self.seen_ahead[what] = found.start() if found else len(self.source)
        return known

    def walk(self, position: int) -> int | None:
        """Takes in the source from `position` to the next stretch to be skipped; gives its end, None at the end of
        all.
        """
        for match in _TAG.finditer(self.source, position):
            start, end = match.span()
            if start > self.taken:
                self.take(self.taken, start)
            self.taken = end
            name = match[2]
            if name is None:
                if match[0] == "<!--" and "!--" not in self.unclosed:
                    close = self.source.find("-->", end)
                    if close >= 0:
                        self.taken = close + 3
                        return self.taken
                    self.unclosed.add("!--")
                continue
            name = name.lower()
            if name in _BLOCKS:
                if start < self.table_end and (name in _CELLS or name in _WITHIN_CELLS):
                    self.gap = self.cell() if name in _CELLS and not match[1] else self.gap or " "
                    self.in_row = True
                else:
                    self.gap, self.in_row = "\n", False
                if name == "table" and not match[1] and start >= self.table_end:
                    close = self.ahead(_TABLE_END, end)
                    if close < min(self.ahead(_TABLE, end), end + _LONGEST_TABLE) and has_headings(
                        self.source, end, close
                    ):
                        self.table_end = close
            if name in _MEANT:
                skipped = self.tag(name, match)
                if skipped:
                    self.unseen.append((start, skipped))
                    self.taken = skipped
                    return skipped
        return None

    def cell(self) -> str:
        """The gap before a cell: a tab for each that begins, blank ones too, on the line of its row."""
        blank = "" if self.gap.strip("\n\t") else self.gap
        return blank + "\t" * self.in_row or " "

    def tag(self, name: str, match: re.Match[str]) -> int:
        """Notes what a tag means; gives where to go on if its content is not to be seen, else 0."""
        closing = bool(match[1])
        if name in _UNSEEN:
            if closing or match[0].endswith("/>") or name in self.unclosed:
                return 0
            end = _UNSEEN_END[name].search(self.source, match.end())
            if end:
                if "json" in match[0]:
                    self.data(match.end(), end.start())
                return end.end()
            self.unclosed.add(name)
        elif name == "meta":
            self.meta(match)
        elif name == "time":
            if not closing:
                self.time(match)
        elif name == "a":
            self.link(match.end() if not closing else -1, match.start())
        elif not closing:
            self.open_headline = (name, match.end())
        elif self.open_headline and self.open_headline[0] == name:
            self.headlines.append((name, (self.open_headline[1], match.start())))
            self.open_headline = None
        return 0

    def link(self, opened: int, closed: int) -> None:
        if self.open_link >= 0:
            self.links.append((self.open_link, closed))
            self.shown.append((self.open_shown, self.length))
        self.open_link, self.open_shown = opened, self.length

    def time(self, match: re.Match[str]) -> None:
        """Takes in the day that a time names for machines, where it stands by itself and shows no year (3月5日)."""
        day = _DATETIME.search(match[0])
        if day and _YEARLESS_TIME.match(self.source, match.end()):
            self.take(match.start() + day.start(1), match.start() + day.end(1))
            self.gap = " "

    def data(self, start: int, end: int) -> None:
        """The date that structured data (JSON-LD) declares, where no field does."""
        found = _DATED.search(self.source, start, end)
        if found and "date" not in self.fields:
            self.gap = "\n"
            self.fields["date"] = found.span(1)
            self.take(*found.span(1))
            self.gap = "\n"

    def meta(self, match: re.Match[str]) -> None:
        found: dict[str, tuple[str, Span]] = {}
        for attribute in _ATTRIBUTE.finditer(self.source, match.end(2), match.end()):
            group = next(number for number in (2, 3, 4) if attribute[number] is not None)
            found[attribute[1].lower()] = (attribute[group], attribute.span(group))
        key = next((found[name][0].strip().lower() for name in ("name", "property", "itemprop") if name in found), "")
        content = found.get("content")
        if not content or not content[0].strip():
            return
        for name, keys in _FIELDS.items():
            if key in keys and name not in self.fields:
                self.gap = "\n"
                self.fields[name] = content[1]
                self.take(*content[1])
                self.gap = "\n"

    def take(self, start: int, end: int) -> None:
        """Appends the source stretch, its white space collapsed and its entities decoded."""
        raw = self.source[start:end]
        stripped = raw.strip(_SPACES)
        if not stripped:
            if raw:
                self.gap = self.gap or " "
            return
        low = start + raw.index(stripped[0])
        if low > start:
            self.gap = self.gap or " "
        high = low + len(stripped)
        if _UNTIDY.search(stripped):
            self.take_pieces(low, high)
        else:
            self.emit(low, high)
        if high < end:
            self.gap = self.gap or " "

    def take_pieces(self, low: int, high: int) -> None:
        position = low
        for piece in _PIECE.finditer(self.source, low, high):
            found = piece.group()
            if found == " ":
                continue
            if piece.start() > position:
                self.emit(position, piece.start())
            position = piece.end()
            if found[0] == "&":
                new = html.unescape(found)
                self.emit(piece.start(), piece.end(), " " if new == "\n" else new)
            else:
                self.gap = self.gap or " "
        if position < high:
            self.emit(position, high)

    def emit(self, start: int, end: int, new: str | None = None) -> None:
        """Appends the source stretch as it is, or `new` in its place, and before it what the gap amounts to."""
        if start > self.last or self.gap:
            self.close_gap(start)
        if new is None:
            self.pieces.append(self.source[start:end])
            self.length += end - start
        else:
            self.pieces.append(new)
            self.edits.append(Edit(self.length, self.length + len(new), start, end, EditKind.EXACT, "entity"))
            self.length += len(new)
        self.last = end

    def close_gap(self, start: int) -> None:
        gap = self.gap if self.length else ""
        if (
            gap == " "
            and self.pieces
            and _BETWEEN_HANZI.match(self.pieces[-1][-1:])
            and _BETWEEN_HANZI.match(self.source[start])
        ):
            gap = "" if "\n" in self.source[self.last : start] else gap
        self.edits.append(Edit(self.length, self.length + len(gap), self.last, start, EditKind.EXACT, "markup"))
        if gap:
            self.pieces.append(gap)
            self.length += len(gap)
        self.gap = ""
