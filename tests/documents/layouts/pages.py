"""Pages as Chinese sites build them, one function a kind of site; each gives its HTML around a story."""

from collections.abc import Callable

from tests.documents.layouts import boxes
from tests.documents.layouts.wording import COMMENTS, HEADLINES, NICKS, SUMMARIES, Story, Writer

P = "<p>{}</p>\n"
INDENTED = "<p style='text-indent:2em;line-height:28px'>　　{}</p>\n"
SPANNED = "<p><span style='font-size:16px;font-family:宋体'>{}</span></p>"
DIV = "<div>{}</div>\n"
BREAK = "　　{}<br>\n<br>\n"
SINGLE = "&nbsp;&nbsp;&nbsp;&nbsp;{}<br/>\n"
SIGNED = "岚川市商务局"
SECTION = "<section><section style='margin:0 8px'><span>{}</span></section></section>"


def body(writer: Writer, story: Story, *forms: str) -> str:
    form = writer.dice.choice(forms)
    return "".join(boxes.rich(writer, piece, form) for piece in story.pieces)


def document(writer: Writer, story: Story, inside: str, site: str = "") -> str:
    site = site or writer.dice.choice(("澄屿新闻网", "岚川政府网", "江海资讯", "东岸在线"))
    title = writer.dice.choice(
        (f"{story.title}_{site}", f"{story.title}-要闻-{site}", f"{site}--{story.title}", story.title)
    )
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title>"
        f"<style>.c{{color:#333}}</style><script>var id={writer.dice.randrange(10**6)};</script></head>\n"
        f"<body>{inside}</body></html>"
    )


def subtitle(story: Story, tag: str = "h2") -> str:
    return f"<{tag}>{story.subtitle}</{tag}>" if story.subtitle else ""


def old_table(w: Writer, s: Story) -> str:
    """A portal of the 2000s: tables within tables, paragraphs by line breaks."""
    left = f"<table>{''.join(f'<tr><td>·<a href=#>{w.any(HEADLINES)}</a></td></tr>' for _ in range(8))}</table>"
    return document(w, s, (
        f"{boxes.menu(w)}<table width=980><tr><td width=220 valign=top>{left}</td><td><table><tr><td align=center>"
        f"<font size=4><b>{s.title}</b></font></td></tr><tr><td>{boxes.source_line(w, s)}</td></tr>"
        f"<tr><td class=f14>{body(w, s, BREAK, SINGLE)}</td></tr><tr><td>{boxes.editor(w, s)}</td></tr>"
        f"<tr><td>{boxes.sharing(w)}</td></tr></table></td></tr></table>{boxes.related(w)}{boxes.footer(w)}"
    ))  # fmt: skip


def government(w: Writer, s: Story) -> str:
    """A page of disclosure: a box of fields above, the text in a cell or a zone."""
    fields = (
        f"<table><tr><td>索引号:</td><td>0000{w.dice.randrange(10**6)}/{s.year}-0001</td><td>主题分类:</td><td>综合政务</td></tr>"
        f"<tr><td>发布机构:</td><td>岚川市人民政府办公室</td><td>成文日期:</td><td>{s.date}</td></tr></table>"
    )
    close = "<div>扫一扫在手机打开当前页</div><div>【打印本页】【关闭窗口】</div>"
    return document(w, s, (
        f"{boxes.menu(w)}{boxes.crumbs(w)}{fields if w.dice.random() < 0.6 else ''}<div class='nr'><h1>{s.title}</h1>"
        f"{subtitle(s)}{boxes.source_line(w, s)}<div id='zoom'>{body(w, s, P, INDENTED, SPANNED)}</div>{close}</div>"
        f"{boxes.related(w)}{boxes.footer(w)}"
    ))  # fmt: skip


def soup(w: Writer, s: Story) -> str:
    """Nothing but divs, nested and namelessly classed."""
    inner = body(w, s, DIV, "<div><div><span>{}</span></div></div>")
    return document(w, s, (
        f"<div class=a1>{boxes.menu(w)}</div><div class=a2>{boxes.sidebar(w)}<div class=a3>"
        f"<div class=a4>{s.title}</div>"
        f"<div class=a5>{boxes.source_line(w, s)}</div><div class=a6><div><div>{inner}</div></div></div>"
        f"<div class=a7>{boxes.sharing(w)}</div></div></div><div class=a8>{boxes.related(w)}</div>{boxes.footer(w)}"
    ))  # fmt: skip


def portal(w: Writer, s: Story) -> str:
    """A large portal: article, comments, a column of teasers."""
    return document(w, s, (
        f"<header>{boxes.menu(w)}</header>{boxes.crumbs(w)}<div class='main'><article><h1>{s.title}</h1>"
        f"{boxes.source_line(w, s)}<div class='article-content'>{body(w, s, P, INDENTED)}</div>{boxes.editor(w, s)}"
        f"</article>{boxes.tags(w)}{boxes.sharing(w)}{boxes.comments(w)}{boxes.related(w)}</div>"
        f"<aside>{boxes.sidebar(w)}{boxes.sidebar(w)}</aside><footer>{boxes.footer(w)}</footer>"
    ))  # fmt: skip


def newspaper(w: Writer, s: Story) -> str:
    """The digital edition of a newspaper."""
    list_of = "".join(f"<li><a href='#'>{w.any(HEADLINES)}</a></li>" for _ in range(6))
    return document(w, s, (
        f"<table><tr><td>{s.year}年{s.month:02}月{s.day:02}日 星期三</td><td>第A0{w.dice.randint(1, 8)}版:要闻</td>"
        f"<td><a>上一版</a> <a>下一版</a></td></tr></table><div><ul>{list_of}</ul></div><table><tr><td><founder-title>"
        f"<p>{s.title}</p></founder-title></td></tr><tr><td>{subtitle(s, 'p')}</td></tr><tr><td><div id='ozoom'>"
        f"<founder-content>{body(w, s, P, '<P>　　{}</P>')}</founder-content></div></td></tr></table>"
        f"<div>上一篇 下一篇 放大 缩小 默认</div>{boxes.notice(w)}{boxes.footer(w)}"
    ), "岚川晚报数字报")  # fmt: skip


def chat_account(w: Writer, s: Story) -> str:
    """An article of an account in a chat application."""
    return document(w, s, (
        f"<div class='rich_media'><h1 id='activity-name'>{s.title}</h1><div id='meta_content'><span>原创</span>"
        f"<span>{s.author}</span><a>{s.medium}</a><em>{s.date} 18:02</em></div><div id='js_content'>"
        f"<section><p>点击上方蓝字关注我们</p></section>{body(w, s, SECTION, SPANNED)}<section><p>— END —</p>"
        f"<p>来源 | {s.medium}</p><p>编辑 | {s.editor}</p><p>往期回顾</p><p><a href='#'>{w.any(HEADLINES)}</a></p>"
        f"<p><a href='#'>{w.any(HEADLINES)}</a></p></section></div><div>阅读原文</div><div>喜欢此内容的人还喜欢</div>"
        f"<div>{w.any(HEADLINES)}</div><div>微信扫一扫关注该公众号</div></div>"
    ), s.medium)  # fmt: skip


def forum(w: Writer, s: Story) -> str:
    """A thread of a forum: the article is its first post, others answer below it."""

    def post(nick: str, text: str, floor: str) -> str:
        return (
            f"<table class='plhin'><tr><td><div>{nick}</div><p>主题 {w.dice.randint(1, 900)} | "
            f"帖子 {w.dice.randint(1, 9000)}</p><p>论坛元老</p></td><td>"
            f"<div>发表于 {s.date} 09:1{w.dice.randint(0, 9)} | 只看该作者</div><em>{floor}</em>"
            f"<table><tr><td class='t_f'>{text}</td></tr></table><div>回复 举报</div></td></tr></table>"
        )

    nicks = w.dice.sample(NICKS, 4)
    answers = "".join(
        post(nick, text, f"{n}#") for n, (nick, text) in enumerate(zip(nicks[1:], w.some(COMMENTS, 3), strict=True), 2)
    )
    return document(w, s, (
        f"{boxes.menu(w)}<div id='pt'>论坛 › 城市生活 › {s.title}</div><h1>{s.title}</h1>"
        f"{post(nicks[0], body(w, s, SINGLE, BREAK), '楼主')}{answers}<div>您需要登录后才可以回帖 登录 | 立即注册</div>"
        f"{boxes.footer(w)}"
    ), "江海论坛 - Powered by Discuz!")  # fmt: skip


def small_site(w: Writer, s: Story) -> str:
    """The template of a free content system: neighbours, lists of what is new and what is read."""
    return document(w, s, (
        f"{boxes.menu(w)}{boxes.crumbs(w)}<div class='pleft'><div class='viewbox'>"
        f"<div class='title'><h2>{s.title}</h2></div>"
        f"{boxes.source_line(w, s)}<div class='intro'>{w.any(SUMMARIES) if w.dice.random() < 0.2 else ''}</div>"
        f"<div class='content'><table><tr><td>{body(w, s, P, SINGLE, DIV)}</td></tr></table></div>{boxes.sharing(w)}"
        f"<div class='boxoff'>{boxes.neighbours(w)}</div></div>{boxes.comments(w)}</div><div class='pright'>"
        f"{boxes.sidebar(w)}{boxes.sidebar(w)}</div>{boxes.footer(w)}"
    ))  # fmt: skip


def blog(w: Writer, s: Story) -> str:
    """A blog with widgets, an author's profile and comments."""
    return document(w, s, (
        f"<header>{boxes.menu(w)}</header><div id='content'><div class='post'><h2 class='entry-title'>{s.title}</h2>"
        f"{boxes.source_line(w, s)}<div class='entry'>{body(w, s, P)}</div>{boxes.tags(w)}{boxes.profile(w)}"
        f"{boxes.neighbours(w)}</div>{boxes.related(w)}{boxes.comments(w)}</div><div id='secondary'>{boxes.sidebar(w)}"
        f"{boxes.profile(w)}</div>{boxes.footer(w)}"
    ))  # fmt: skip


def mobile(w: Writer, s: Story) -> str:
    """A page for telephones: an application to load, the text, an endless feed."""
    feed = "".join(
        f"<section class='item'><h3>{w.any(HEADLINES)}</h3><p>{s.medium} {w.dice.randint(1, 23)}小时前</p></section>"
        for _ in range(6)
    )
    return document(w, s, (
        f"<div class='open'>打开客户端,阅读体验更佳 <a>立即打开</a></div><h1>{s.title}</h1>{boxes.source_line(w, s)}"
        f"<div class='text'>{body(w, s, P, DIV)}</div><div>展开剩余{w.dice.randint(30, 80)}%</div>{boxes.hidden(w)}"
        f"<div>特别声明:以上内容为自媒体平台用户上传并发布,本平台仅提供信息存储服务。</div><div>热门推荐</div>{feed}"
        f"{boxes.footer(w)}"
    ))  # fmt: skip


def firm(w: Writer, s: Story) -> str:
    """The news of a firm between products and profile."""
    products = "".join(f"<li><a href='#'>{w.any(('{trade}系列', '{brand}{trade}'))}</a></li>" for _ in range(6))
    return document(w, s, (
        f"{boxes.menu(w)}<div class='left'><h3>产品中心</h3><ul>{products}</ul><h3>联系我们</h3>"
        f"<p>联系人:{w.person()}先生</p><p>手机:000-0000-0000</p><p>地址:{w.any(('{a}市{area}创业路88号',))}</p>{boxes.profile(w)}</div>"
        f"<div class='right'>{boxes.crumbs(w)}<h1>{s.title}</h1>{boxes.source_line(w, s)}<div class='con'>"
        f"{body(w, s, P, SPANNED, BREAK)}</div>{boxes.neighbours(w)}</div>{boxes.footer(w)}"
    ), "启岳科技有限公司")  # fmt: skip


def copied(w: Writer, s: Story) -> str:
    """A page of a copying site, with a notice that is longer than a short article."""
    return document(w, s, (
        f"{boxes.menu(w)}{boxes.crumbs(w)}<h1>{s.title}</h1>{boxes.source_line(w, s)}<div class='art'>"
        f"{body(w, s, P, DIV)}</div>{boxes.notice(w, long=True)}{boxes.tags(w)}{boxes.related(w)}{boxes.sidebar(w)}"
        f"{boxes.footer(w)}"
    ))  # fmt: skip


def broken_lines(w: Writer, s: Story) -> str:
    """Text straight within a box, parted by line breaks; the page's other texts likewise."""
    return document(w, s, (
        f"{boxes.menu(w)}<div id=main><b>{s.title}</b><br>{boxes.source_line(w, s)}{body(w, s, BREAK, SINGLE)}"
        f"{boxes.editor(w, s)}<br>{boxes.sharing(w)}</div>{boxes.related(w)}{boxes.notice(w)}{boxes.footer(w)}"
    ))  # fmt: skip


def built(w: Writer, s: Story) -> str:
    """A page that a program renders: spans and divs with marks for classes, blocks not yet shown."""
    inner = "".join(f"<div class='_3x{n}'><span data-text='true'>{p.text}</span></div>" for n, p in enumerate(s.pieces))
    return document(w, s, (
        f"<div id='app'><div class='_1a'>{boxes.menu(w)}</div><div class='_2b'><div class='_2c'>{s.title}</div>"
        f"<div class='_2d'><span>{s.medium}</span><span>{s.date} 12:30</span></div><div class='_2e'>{inner}</div></div>"
        f"{boxes.hidden(w)}<div class='_4f'>{boxes.comments(w)}</div><div class='_5g'>{boxes.sidebar(w)}</div>"
        f"<div>{boxes.footer(w)}</div></div>"
    ))  # fmt: skip


def columns(w: Writer, s: Story) -> str:
    """Columns of teasers with whole paragraphs before and beside the article."""
    top = f"<div class='focus'>{boxes.teasers(w, 2)}</div>"
    return document(w, s, (
        f"{boxes.menu(w)}{top if w.dice.random() < 0.5 else ''}<div class='wrap'>{boxes.sidebar(w)}<div class='col-m'>"
        f"{boxes.crumbs(w)}<h1>{s.title}</h1>{subtitle(s)}{boxes.source_line(w, s)}<div class='txt'>"
        f"{body(w, s, P, INDENTED, DIV)}</div>{boxes.pager(w)}{boxes.editor(w, s)}{boxes.notice(w)}</div></div>"
        f"{boxes.related(w)}{boxes.footer(w)}"
    ))  # fmt: skip


def film(w: Writer, s: Story) -> str:
    """A film with a short text below it."""
    return document(w, s, (
        f"{boxes.menu(w)}<h1>{s.title}</h1>{boxes.source_line(w, s)}<div class='video'><video src='x.mp4'></video>"
        f"<p>您的浏览器版本过低,暂不支持视频播放</p></div><div class='v-text'>{body(w, s, P, DIV)}</div>"
        f"{boxes.editor(w, s)}"
        f"<div class='list'>{boxes.links(w, 8, 'dd')}</div>{boxes.comments(w)}{boxes.footer(w)}"
    ))  # fmt: skip


def interrupted(w: Writer, s: Story) -> str:
    """An article with boxes of others between its paragraphs."""
    form = w.dice.choice((P, DIV, INDENTED))
    parts = [boxes.rich(w, piece, form) for piece in s.pieces]
    half = len(parts) // 2
    box = w.dice.choice((
        f"<div class='ad'>广告</div><div class='rel'><p>延伸阅读</p><p><a href='#'>{w.any(HEADLINES)}</a></p></div>",
        f"<ul class='in-list'>{boxes.links(w, 3)}</ul>",
        "<p>(请继续往下阅读)</p>",
        f"<blockquote><a href='#'>推荐:{w.any(HEADLINES)}</a></blockquote>",
    ))  # fmt: skip
    return document(w, s, (
        f"{boxes.menu(w)}{boxes.crumbs(w)}<h1>{s.title}</h1>{boxes.source_line(w, s)}<div class='content'>"
        f"{''.join(parts[:half])}{box}{''.join(parts[half:])}</div>{boxes.sharing(w)}{boxes.related(w)}"
        f"<div>{boxes.sidebar(w)}</div>{boxes.footer(w)}"
    ))  # fmt: skip


def agency(w: Writer, s: Story) -> str:
    """The plain page of an agency: little but the article."""
    return document(w, s, (
        f"<div class='header'>{boxes.menu(w)}</div><div class='main clearfix'>"
        f"<div class='head-line'><h1>{s.title}</h1></div>"
        f"{boxes.source_line(w, s)}<div id='detail'>{body(w, s, P, INDENTED, SPANNED)}</div>{boxes.editor(w, s)}</div>"
        f"{boxes.footer(w)}"
    ), "东岸通讯社")  # fmt: skip


def letter(w: Writer, s: Story) -> str:
    """A notice of an office, signed and dated below, with what is attached to it."""
    files = "<p>附件:<a href='1.doc'>1.申报表.doc</a></p>" if w.dice.random() < 0.5 else ""
    return document(w, s, (
        f"{boxes.menu(w)}<div class='container'><div class='article'>{boxes.crumbs(w)}<h2>{s.title}</h2>"
        f"{boxes.source_line(w, s)}<div class='article-con'>{body(w, s, P, INDENTED)}"
        f"<p style='text-align:right'>{SIGNED}</p>"
        f"<p style='text-align:right'>{s.year}年{s.month}月{s.day}日</p>{files}</div></div></div>{boxes.sharing(w)}"
        f"{boxes.footer(w)}"
    ), "岚川市商务局")  # fmt: skip


def magazine(w: Writer, s: Story) -> str:
    """A commercial site in modern marks: header, main, aside, footer."""
    return document(w, s, (
        f"<header><nav>{boxes.menu(w)}</nav></header><main><article class='post-content'><header><h1>{s.title}</h1>"
        f"<p class='dek'>{s.subtitle}</p><time datetime='{s.date}'>{s.date}</time></header>{body(w, s, P)}</article>"
        f"{boxes.tags(w)}{boxes.profile(w) if w.dice.random() < 0.5 else ''}<section class='related-posts'>"
        f"{boxes.related(w)}</section></main><aside>{boxes.sidebar(w)}</aside><footer>{boxes.footer(w)}</footer>"
    ))  # fmt: skip


Layout = Callable[[Writer, Story], str]
LAYOUTS: tuple[Layout, ...] = (
    old_table, government, soup, portal, newspaper, chat_account, forum, small_site, blog, mobile, firm, copied,
    broken_lines, built, columns, film, interrupted, agency, letter, magazine,
)  # fmt: skip
