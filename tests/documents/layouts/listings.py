"""Pages of several articles, and of one that looks like several, with the lines where their articles end and begin."""

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from liandong.documents import read
from liandong.model import Page
from tests.documents.layouts import boxes
from tests.documents.layouts.wording import FIRST_UNSEEN, HEADINGS, HEADLINES, OTHERS, SUMMARIES, Story, Writer

Cut = tuple[str, str]
"""The last line of an article and the first of the next, as the page has them."""


@dataclass(frozen=True)
class Listing:
    """A page, and the bodies of its articles in their order: the first and last line of each."""

    form: str
    seed: int
    media_type: str
    source: str
    bodies: tuple[tuple[str, str], ...]

    @property
    def cuts(self) -> list[Cut]:
        return [(one[1], two[0]) for one, two in pairwise(self.bodies)]


@dataclass
class Draft:
    """A page in the making: its lines, and the bodies among them."""

    lines: list[str] = field(default_factory=list)
    bodies: list[tuple[str, str]] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    sources: int | None = None

    def add(self, *lines: str) -> None:
        self.lines += [line for line in lines if line]

    def body(self, paragraphs: Sequence[str]) -> None:
        self.lines += paragraphs
        self.bodies.append((paragraphs[0], paragraphs[-1]))

    def title(self, w: Writer) -> str:
        """A headline, put on a line of its own by whoever asked for it."""
        title = w.any(w.dice.choice((HEADLINES, OTHERS, MORE)))
        self.titles.add(title)
        return title


MORE = (
    "{a}:江畔灯火里的新产业", "{name}赴{a}调研{trade}工作", "{a}市人民政府与{brand}{form}签署战略合作协议",
    "关于公布{a}市第{few}批{trade}示范企业名单的通知", "“{trade}”何以成为{a}的新名片", "{brand}{form}今日揭牌",
    "{a}市举行第{few}届{trade}博览会", "数说{a}:{n}万件快递背后的城市活力", "{a}海关:前{few}月进出口增长{rate}%",
    "{a}代表团在{b}举办投资说明会,{n}家企业参加", "再添新动能 {a}{trade}园二期封顶", "{a}—{b}货运班列首发",
)  # fmt: skip


def paragraphs(w: Writer, least: int = 2, most: int = 6) -> list[str]:
    """Paragraphs of an article, no two of a page alike."""
    return [
        f"{w.sentences(w.dice.choice((1, 2, 3)))}{w.fill('{a}方面共有{n}人参加。')}"
        for _ in range(w.dice.randint(least, most))
    ]


def source_of(w: Writer, draft: Draft, s: Story) -> str:
    """A source line as stripped pages have it."""
    y, m, d = s.year, s.month, s.day
    clock = f"{w.dice.randint(6, 22):02}:{w.dice.randint(0, 59):02}"
    return draft_choice(
        w,
        draft,
        (
            f"{s.date} {clock} 来源:{s.medium}",
            f"发布时间:{s.date}  来源:{s.medium}  浏览:{w.dice.randint(1, 999)}次",
            f"{s.medium} {y}年{m}月{d}日",
            f"来源: {s.medium}  日期: {y}-{m:02}-{d:02}",
            f"{y}年{m:02}月{d:02}日 {clock}  {s.medium}",
            f"{y}/{m}/{d} {clock}:09",
            s.date,
            f"时间:{s.date}  作者:{s.author}",
            f"{s.date} 记者 {s.author}",
        ),
    )


def draft_choice(w: Writer, draft: Draft, forms: Sequence[str]) -> str:
    """One of the forms: that of the page, for four pages of five."""
    if draft.sources is None:
        draft.sources = w.dice.randrange(5 * len(forms) // 4 + 1)
    return forms[draft.sources] if draft.sources < len(forms) else w.dice.choice(forms)


def dateline(w: Writer, s: Story) -> str:
    place = w.any(("{a}", "{b}"))
    return w.dice.choice(
        (f"本报讯({s.month}月{s.day}日 记者 {s.author})", f"本报{place}{s.month}月{s.day}日讯(记者 {s.author})",
         f"新华社{place}{s.month}月{s.day}日电", f"{s.medium}{s.month}月{s.day}日讯 ",
         f"中新社{place}{s.month}月{s.day}日电 (记者 {s.author})")
    )  # fmt: skip


def head(w: Writer, draft: Draft) -> None:
    """What a site puts above everything."""
    draft.add(w.dice.choice(("首页 新闻 财经 社会 论坛", "岚川在线", "首页 > 要闻 > 列表", "")))


def foot(w: Writer, draft: Draft) -> None:
    draft.add(
        w.dice.choice(("上一页 1 2 3 4 下一页", "共 12 页", "")),
        "关于我们 | 联系我们",
        "版权所有 岚川在线 未经授权禁止转载",
    )


def full(w: Writer, draft: Draft, count: int) -> None:
    """Whole articles, each under its headline and source line."""
    apart = w.dice.choice(("", "\n", "----", "=========="))
    closing = w.dice.random() < 0.4
    for _ in range(count):
        story = w.story(2)
        draft.add(draft.title(w), source_of(w, draft, story))
        draft.body(paragraphs(w))
        draft.add(f"(责任编辑:{story.editor})" if closing else "", apart)


def dated_below(w: Writer, draft: Draft, count: int) -> None:
    """Whole articles, each with its date below it."""
    for _ in range(max(count, 3)):
        story = w.story(2)
        draft.add(draft.title(w))
        draft.body(paragraphs(w))
        draft.add(w.dice.choice((story.date, f"{story.year}年{story.month}月{story.day}日")))


def appended(w: Writer, draft: Draft, count: int) -> None:
    """An article with its source line, others below it that open with their datelines."""
    story = w.story(2)
    draft.add(draft.title(w), source_of(w, draft, story))
    draft.body(paragraphs(w, 3))
    for _ in range(min(count, 3) - 1):
        other = w.story(2)
        draft.add(draft.title(w))
        first, *rest = paragraphs(w)
        draft.body([dateline(w, other) + first, *rest])


def digest(w: Writer, draft: Draft, count: int) -> None:
    """Items of an archive: headline, date, what the article is about."""
    form = w.dice.randrange(4)
    more = w.dice.choice(("", "[详细]", "阅读全文 >>", "查看详情"))
    for _ in range(count + 2):
        story = w.story(2)
        day = w.dice.choice((story.date, f"{story.year}年{story.month}月{story.day}日", f"发布时间:{story.date}"))
        if form == 0:
            draft.add(draft.title(w), story.date)
        elif form == 1:
            draft.add(f"{draft.title(w)} {story.date}")
        elif form == 2:
            draft.add(draft.title(w), day)
        else:
            draft.add(f"[{story.date}] {draft.title(w)}")
        draft.body(
            [w.any(SUMMARIES).rstrip("…") + w.fill("另据介绍,{a}有关方面已经着手准备,预计参与的人数将达到{n}人。")]
        )
        draft.add(more)


def one(w: Writer, draft: Draft, count: int) -> None:
    """One article with headings, and headlines of others below it."""
    story = w.story(2)
    parts = [paragraphs(w, 1, 3) for _ in range(count)]
    lines = [parts[0][0], *parts[0][1:]]
    for part in parts[1:]:
        lines += [w.dice.choice((w.dice.choice(HEADINGS), f"{len(lines)}、{w.dice.choice(HEADINGS)}")), *part]
    draft.add(draft.title(w), story.subtitle, source_of(w, draft, story))
    draft.body(lines)
    draft.add(f"(编辑:{story.editor})", w.dice.choice(boxes.UNSEEN_RELATED if w.unseen else boxes.RELATED))
    for _ in range(6):
        draft.add(
            w.any((*HEADLINES, *OTHERS))
            + w.dice.choice(("", f" {w.story(1).date}", f"({w.dice.randint(1, 12)}-{w.dice.randint(1, 28)})"))
        )


def one_that_quotes(w: Writer, draft: Draft, count: int) -> None:
    """One article whose paragraphs name agencies and days, with summaries of others below it."""
    story = w.story(2)
    lines = paragraphs(w, 3, 6)
    lines.insert(
        2, w.fill(f"据新华社{{a}}{story.month}月{story.day}日电报道,{{b}}方面也在推进类似的安排。") + w.sentences(2)
    )
    lines.insert(1, f"{story.year}年{story.month}月{story.day}日,{w.sentences(1)}")
    draft.add(draft.title(w), source_of(w, draft, story))
    draft.body(lines)
    draft.add("相关阅读")
    for _ in range(min(count, 4)):
        other = w.story(1)
        draft.add(draft.title(w), other.date, w.any(SUMMARIES))


def one_in_two_parts(w: Writer, draft: Draft, count: int) -> None:
    """One article with a box of background in it, under a headline but without a source of its own."""
    story = w.story(2)
    draft.add(draft.title(w), source_of(w, draft, story))
    draft.body(
        [*paragraphs(w, 2, 4), w.dice.choice(("新闻链接", "背景资料", "记者手记", "相关背景")), *paragraphs(w, 1, 3)]
    )
    foot(w, draft)


def dated_above(w: Writer, draft: Draft, count: int) -> None:
    """Items of an archive under their days."""
    for _ in range(count + 2):
        story = w.story(2)
        draft.add(w.dice.choice((story.date, f"{story.year}年{story.month}月{story.day}日")), draft.title(w))
        draft.body([w.any(SUMMARIES).rstrip("…") + w.fill("据悉,{a}方面今年还将安排{n}场类似的活动。")])


def subtitled(w: Writer, draft: Draft, count: int) -> None:
    """Whole articles with a second line of title and an editor's line."""
    for _ in range(count):
        story = w.story(2)
        draft.add(
            draft.title(w),
            w.any(("——{a}{area}发展观察", "{n}家企业首批入驻", "{a}{b}两地同步启动")),
            source_of(w, draft, story),
        )
        draft.body(paragraphs(w))
        draft.add(f"编辑:{story.editor} 审核:{w.person()}")


def one_with_a_chronicle(w: Writer, draft: Draft, count: int) -> None:
    """One article that tells a course of events under days."""
    story = w.story(2)
    draft.add(draft.title(w), source_of(w, draft, story))
    lines = paragraphs(w, 1, 3)
    form = w.dice.randrange(3)
    for n in range(count):
        day = f"{story.year - count + n}年{w.dice.randint(1, 12)}月{w.dice.randint(1, 28)}日"
        heading = w.fill("{a}{trade}园奠基")
        lines += [day] if form == 0 else [f"{day} {heading}"] if form == 1 else [heading]
        lines.append((f"{day}," if form == 2 else "") + w.sentences(2))
    draft.body(lines)


def one_with_an_annex(w: Writer, draft: Draft, count: int) -> None:
    """One notice, signed and dated, with what it makes known below it."""
    story = w.story(2)
    draft.add(w.fill("{a}市商务局关于印发{trade}产业扶持办法的通知"), source_of(w, draft, story) if count % 2 else "")
    lines = [*paragraphs(w, 1, 2), "岚川市商务局", f"{story.year}年{story.month}月{story.day}日", "岚川市产业扶持办法"]
    for n in range(count):
        lines.append(f"第{'一二三四五六七八九'[n]}条 {w.sentences(2)}")
    draft.body(lines)


Form = Callable[[Writer, Draft, int], None]
FORMS: tuple[Form, ...] = (full, dated_below, appended, digest, one, one_that_quotes, one_in_two_parts, dated_above,
    subtitled, one_with_a_chronicle, one_with_an_annex,
)  # fmt: skip


def stripped(form: Form, seed: int) -> Listing:
    """A page as text."""
    w = Writer(random.Random(f"text/{form.__name__}/{seed}"), seed >= FIRST_UNSEEN)
    draft = Draft()
    head(w, draft)
    form(w, draft, w.dice.randint(2, 7))
    foot(w, draft)
    return Listing(form.__name__, seed, "text/plain", "\n".join(draft.lines), tuple(draft.bodies))


def marked_up(form: Form, seed: int) -> Listing:
    """The same as HTML: each line a block, each article in a box or none, menus and footers around."""
    w = Writer(random.Random(f"html/{form.__name__}/{seed}"), seed >= FIRST_UNSEEN)
    draft = Draft()
    form(w, draft, w.dice.randint(2, 7))
    block = w.dice.choice(("<p>{}</p>", "<div>{}</div>", "{}<br>", "<tr><td>{}</td></tr>"))
    linked = w.dice.random() < 0.4
    rows = [
        block.format(
            f"<a href='/{w.dice.randrange(9999)}.html'>{line}</a>" if linked and line in draft.titles else line
        )
        if line.strip("-=\n")
        else "<hr>"
        for line in draft.lines
    ]
    inside = "\n".join(rows)
    inside = (
        f"<table>{inside}</table>"
        if block.startswith("<tr")
        else f"<div class='{boxes.name_of(w.dice, ('list', 'content'))}'>{inside}</div>"
    )
    source = (
        f"<html><head><title>{w.dice.choice(('要闻列表_岚川在线', '招商动态', draft.lines[0]))}</title></head><body>"
        f"{boxes.menu(w)}{boxes.crumbs(w)}{inside}{boxes.pager(w)}{boxes.footer(w)}</body></html>"
    )
    return Listing(f"{form.__name__} html", seed, "text/html", source, tuple(draft.bodies))


def listings(seeds: Iterable[int]) -> list[Listing]:
    return [make(form, seed) for seed in seeds for form in FORMS for make in (stripped, marked_up)]


def found_cuts(listing: Listing) -> list[Cut]:
    """Where reading parts a page: the last line before and the first after each cut, what is set aside included."""
    outcome = read(Page.of("page", listing.media_type, listing.source.encode()))
    spans = sorted(
        [(d.start, d.end) for d in outcome.documents]
        + [(a.start, a.end) for a in outcome.set_aside if a.start is not None and a.end is not None]
    )
    return [
        (listing.source[low:high].splitlines()[-1], listing.source[after:end].splitlines()[0])
        for (low, high), (after, end) in pairwise(spans)
    ]


def same(found: Cut, wanted: Cut) -> bool:
    return wanted[0].strip() in found[0] and wanted[1].strip() in found[1]


@dataclass(frozen=True)
class Tally:
    """Cuts that should be, that were found, and that are both."""

    wanted: int
    found: int
    both: int

    @property
    def precision(self) -> float:
        return self.both / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.both / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.both / (self.found + self.wanted) if self.found + self.wanted else 1.0


def tally(found: Iterable[Listing]) -> Tally:
    """The cuts of all pages; one counts where both of its lines are the right ones."""
    wanted = cut = both = 0
    for listing in found:
        cuts = found_cuts(listing)
        wanted, cut = wanted + len(listing.cuts), cut + len(cuts)
        both += sum(any(same(one, two) for one in cuts) for two in listing.cuts)
    return Tally(wanted, cut, both)
