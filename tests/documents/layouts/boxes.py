"""What stands around an article on a page: menus, teasers, source lines, sharing, comments, notices, footers."""

import random
import re
from collections.abc import Sequence
from html import escape

from tests.documents.layouts.wording import (
    AREAS,
    COMMENTS,
    DISCLAIMERS,
    HEADLINES,
    NICKS,
    OTHERS,
    PLACES,
    PROFILES,
    SUMMARIES,
    TRADES,
    Piece,
    Story,
    Writer,
)

SIZES = "<a>大</a> <a>中</a> <a>小</a>"
CHANNELS = tuple(
    re.findall(
        r"\w+",
        "首页 新闻 时政 财经 社会 文化 体育 教育 健康 汽车 房产 旅游 图片 视频 专题 论坛 数字报 "
        "政务公开 办事服务 互动交流 政策解读 招商引资 走进我们 产品中心 人才招聘 会员中心",
    )
)
BEFORE = ("热点推荐", "今日要闻", "栏目导航", "编辑精选", "本周排行", "最新播报", "图片新闻", "大家都在看", "滚动")
RELATED = (
    "相关新闻",
    "相关阅读",
    "延伸阅读",
    "猜你喜欢",
    "推荐阅读",
    "更多精彩",
    "你可能还想看",
    "新闻回顾",
    "同类资讯",
)


UNSEEN_BEFORE = ("论坛热帖", "排行榜", "特别策划", "精彩图集", "新闻速递", "人气文章", "专栏", "每日必读")
UNSEEN_RELATED = (
    "同主题文章",
    "相关链接",
    "推荐资讯",
    "看了本文的人还看了",
    "其他新闻",
    "更多相关",
    "近期热文",
    "您还可能关注",
)
HEARD = ("网友评论", "最新评论(共{n}条)", "全部评论", "发表评论", "跟帖 {n}", "精彩留言")
UNSEEN_HEARD = ("大家怎么说", "已有{n}人评论", "热评", "读者来信", "评论区", "我来说两句")


def headline(writer: Writer) -> str:
    """A headline of another article."""
    return writer.any(OTHERS if writer.dice.random() < 0.6 else HEADLINES)


def name_of(dice: random.Random, names: Sequence[str]) -> str:
    """A class as pages have it: telling, or the mark of a build."""
    return dice.choice(names) if dice.random() < 0.75 else f"{dice.choice('abcmrwx')}{dice.randint(1, 99)}-box"


def links(writer: Writer, count: int, tag: str = "li", dated: bool = False) -> str:
    dice = writer.dice
    out = []
    for _ in range(count):
        day = f"<span>{dice.randint(1, 12):02}-{dice.randint(1, 28):02}</span>" if dated else ""
        text = headline(writer)
        out.append(f'<{tag}>{day}<a href="/n/{dice.randrange(10**6)}.html" target="_blank">{text}</a></{tag}>')
    return "\n".join(out)


def menu(writer: Writer) -> str:
    dice = writer.dice
    names = dice.sample(CHANNELS, dice.randint(8, 16))
    cells = [f'<a href="/c{n}/">{name}</a>' for n, name in enumerate(names)]
    form = dice.choice((0, 0, 0, 1, 2, 2, 3))
    if form == 0:
        return f"<ul class='nav'>{''.join(f'<li>{cell}</li>' for cell in cells)}</ul>"
    if form == 1:
        return f"<table width='980'><tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr></table>"
    if form == 2:
        return f"<div class='{name_of(dice, ('topbar', 'menu'))}'>{' | '.join(cells)}</div>"
    return (
        f"<div>{'&nbsp;'.join(cells)}</div><div>欢迎光临!今天是<span id='d'></span> 请<a>登录</a> 免费<a>注册</a></div>"
    )


def crumbs(writer: Writer) -> str:
    dice = writer.dice
    one, two = dice.sample(CHANNELS[1:], 2)
    mark = dice.choice((" &gt; ", " &gt;&gt; ", " » ", "-", " / ", " → "))
    lead = dice.choice(("当前位置:", "您的位置:", "您现在所在的位置:", "", "所在栏目:"))
    return (
        f"<div>{lead}<a href='/'>首页</a>{mark}<a>{one}</a>{mark}<a>{two}</a>{dice.choice((mark + '正文', ''))}</div>"
    )


def source_line(writer: Writer, story: Story) -> str:
    dice = writer.dice
    clock = f"{dice.randint(6, 22):02}:{dice.randint(0, 59):02}"
    y, m, d, hits = story.year, story.month, story.day, dice.randint(9, 9999)
    lines = (
        f"{story.date} {clock}　来源:{story.medium}　作者:{story.author}",
        f"发布时间:{story.date}　来源:<a>{story.medium}</a>　点击:<span id='hits'>{hits}</span>",
        f"<span>{y}年{m:02}月{d:02}日 {clock}</span><span>{story.medium}</span><span>字号:{SIZES}</span>",
        f"<i>来源:{story.medium}</i><i>日期:{y}/{m}/{d}</i><i>浏览次数:{hits}次</i><a>【打印】</a><a>【关闭】</a>",
        f"<em>{story.author}</em><em>{story.date}</em><em>{hits}阅读</em><em>{dice.randint(0, 30)}评论</em>",
        f"记者 {story.author}</div><div>{y}-{m:02}-{d:02}",
    )
    return f"<div class='{name_of(dice, ('info', 'source', 'meta', 'article-info'))}'>{dice.choice(lines)}</div>"


def sharing(writer: Writer) -> str:
    return writer.dice.choice(
        (
            "<div class='share'>分享到:<a>微信</a><a>微博</a><a>QQ空间</a></div>",
            "<div><span>收藏</span><span>点赞</span><span>0</span><p>打开微信,点击底部的“发现”,"
            "使用“扫一扫”即可将网页分享至朋友圈。</p></div>",
            "<div class='bdsharebuttonbox'><a>更多</a><a>0</a></div>",
            "<p>【<a>大</a> <a>中</a> <a>小</a>】【<a>打印</a>】【<a>关闭窗口</a>】</p>",
            "<div>长按二维码,关注我们的公众号,第一时间获取最新资讯。</div>",
            "",
        )
    )


def teasers(writer: Writer, count: int) -> str:
    """Headlines of others with a paragraph each."""
    dice = writer.dice
    out = []
    for _ in range(count):
        title, text = headline(writer), writer.any(SUMMARIES)
        more = "<a href='#'>[详细]</a>" if dice.random() < 0.4 else ""
        if dice.random() < 0.5:
            out.append(f"<dl><dt><a href='#'>{title}</a></dt><dd>{text}{more}</dd></dl>")
        else:
            out.append(f"<div><h3><a href='#'>{title}</a></h3><p>{text}{more}</p><em>2小时前</em></div>")
    return "\n".join(out)


def sidebar(writer: Writer) -> str:
    dice = writer.dice
    head = writer.dice.choice(UNSEEN_BEFORE if writer.unseen else BEFORE)
    inner = (
        teasers(writer, dice.randint(2, 4)) if dice.random() < 0.4 else f"<ul>{links(writer, dice.randint(5, 12))}</ul>"
    )
    return f"<div class='{name_of(dice, ('sidebar', 'right', 'rank', 'hot'))}'><h3>{head}</h3>{inner}</div>"


def related(writer: Writer) -> str:
    dice = writer.dice
    head = writer.dice.choice(UNSEEN_RELATED if writer.unseen else RELATED)
    mark = dice.choice(
        ("<h4>{}</h4>", "<p><b>{}:</b></p>", "<div class='tit'><span>{}</span></div>", "<strong>[{}]</strong>")
    )
    form = dice.randrange(4)
    if form == 0:
        inner = teasers(writer, dice.randint(2, 4))
    elif form == 1:
        inner = "<br>".join(f"·<a href='#'>{writer.any(OTHERS)}</a>" for _ in range(dice.randint(3, 6)))
    else:
        inner = f"<ul>{links(writer, dice.randint(4, 9), dated=form == 3)}</ul>"
    return f"<div class='{name_of(dice, ('related', 'xgyd', 'recommend'))}'>{mark.format(head)}{inner}</div>"


def comments(writer: Writer) -> str:
    dice = writer.dice
    head = dice.choice(UNSEEN_HEARD if writer.unseen else HEARD)
    out = []
    for nick, text in zip(dice.sample(NICKS, 3), writer.some(COMMENTS, 3), strict=False):
        liked = f"<i>赞({dice.randint(0, 99)})</i> <i>回复</i>"
        out.append(f"<div><a>{nick}</a><span>{dice.randint(1, 23)}小时前</span><p>{text}</p>{liked}</div>")
    return f"<div class='{name_of(dice, ('comments', 'pinglun'))}'><h3>{writer.fill(head)}</h3>{''.join(out)}</div>"


def neighbours(writer: Writer) -> str:
    one, two = writer.any(OTHERS), writer.any(HEADLINES)
    return writer.dice.choice(
        (
            f"<p>上一篇:<a href='#'>{one}</a></p><p>下一篇:<a href='#'>{two}</a></p>",
            f"<div>« <a href='#'>{one}</a></div><div><a href='#'>{two}</a> »</div>",
            f"<ul><li>上一条 <a href='#'>{one}</a></li><li>下一条 <a href='#'>{two}</a></li></ul>",
        )
    )


def pager(writer: Writer) -> str:
    count = writer.dice.randint(2, 5)
    numbers = " ".join(f"<a href='_{n}.html'>{n}</a>" for n in range(2, count + 1))
    return f"<div class='page'><span>1</span> {numbers} <a href='_2.html'>下一页</a> <a>全文阅读</a></div>"


def editor(writer: Writer, story: Story) -> str:
    other = writer.person()
    return writer.dice.choice(
        (
            f"<p align='right'>(责任编辑:{story.editor})</p>",
            f"<p>编辑:{story.editor}　审核:{other}　监制:{writer.person()}</p>",
            f"<div class='editor'>[责任编辑 {story.editor}]</div>",
            f"<p>值班编委:{other} | 责编 {story.editor}</p>",
            "",
        )
    )


def notice(writer: Writer, long: bool = False) -> str:
    parts = writer.some(DISCLAIMERS, 4 if long else 1)
    form = writer.dice.randrange(3)
    if form == 0:
        return "".join(f"<p>{part}</p>" for part in parts)
    if form == 1:
        return f"<div class='{name_of(writer.dice, ('statement', 'disclaimer'))}'>{'<br>'.join(parts)}</div>"
    return f"<div><font color='#999999'>{'</font></div><div><font>'.join(parts)}</font></div>"


def profile(writer: Writer) -> str:
    return f"<div class='{name_of(writer.dice, ('about', 'author'))}'><p>{writer.any(PROFILES)}</p></div>"


def tags(writer: Writer) -> str:
    words = writer.dice.sample((*TRADES, *AREAS, *PLACES), 5)
    label = writer.dice.choice(("标签:", "关键词:", "Tags:", ""))
    return f"<div>{label}{' '.join(f'<a>{word}</a>' for word in words)}</div>"


def footer(writer: Writer) -> str:
    dice = writer.dice
    place = dice.choice(PLACES)
    number = dice.randint(10**7, 10**8 - 1)
    line = f"{place[0]}ICP备{number}号-1　{place[0]}公网安备 {number}0{number}号"
    about = "关于我们 | 广告服务 | 诚聘英才 | 网站律师 | 友情链接 | 联系我们"
    licence = f"互联网新闻信息服务许可证 {number}{dice.randint(10, 99)}　广播电视节目制作经营许可证(字)第{place}号"
    host = f"主办单位:{place}市人民政府办公室　承办单位:{place}市大数据中心　网站标识码:{number}01"
    seen = (
        f"版权所有 © {place}市融媒体中心 未经授权禁止转载",
        f"地址:{place}市江滨路{dice.randint(1, 300)}号　邮编:{dice.randint(100000, 899999)}　电话:0000-{number}",
        "建议使用1024×768分辨率浏览本站,推荐使用新版浏览器以获得更佳体验。",
        f"Copyright 2003-{dice.randint(2008, 2025)} All Rights Reserved　技术支持:{place}网络科技",
        "违法和不良信息举报电话:0000-0000000　举报邮箱:jubao@example.cn",
    )
    other = (
        f"{place}日报社主管主办　本网法律顾问:{place}律师事务所",
        f"新闻热线 0000-{number}　广告热线 0000-{number}",
        f"Copyright © {place}在线 版权归原作者所有",
        "不良信息举报 | 网站声明 | 投稿指南 | 网站地图",
        f"{place}市信息中心 制作维护　您是第{number}位访客",
    )
    lines = dice.sample((line, about, licence, host, *(other if writer.unseen else seen)), dice.randint(2, 5))
    if dice.random() < 0.2:
        return f"<table width='100%'><tr><td align='center'>{'<br>'.join(lines)}</td></tr></table>"
    return f"<div class='{name_of(dice, ('footer', 'copyright'))}'>{''.join(f'<p>{line}</p>' for line in lines)}</div>"


def hidden(writer: Writer) -> str:
    """What a page loads for later and does not show."""
    return (
        f"<div style='display:none'><p>{writer.any(SUMMARIES)}</p><p>正在加载,请稍候。</p></div>"
        if writer.dice.random() < 0.5
        else "<div class='popup' style=\"display: none;\">"
        "<p>登录后才能继续操作,是否前往登录页面?</p><a>确定</a><a>取消</a></div>"
    )


def rows_of(piece: Piece) -> str:
    return "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row.split(chr(9)))}</tr>" for row in piece.lines
    )


def rich(writer: Writer, piece: Piece, paragraph: str) -> str:
    """A piece in the mark-up of editors: `paragraph` is the form of a paragraph with a place for its text."""
    dice = writer.dice
    if piece.kind == "table":
        return f"<table border='1'>{rows_of(piece)}</table>"
    if piece.kind == "ol":
        if "<p" in paragraph and dice.random() < 0.5:
            return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in piece.lines)}</ul>"
        return "".join(paragraph.format(escape(line)) for line in piece.lines)
    if piece.kind == "caption":
        return f"<p align='center'><img src='/u/{dice.randrange(10**5)}.jpg' alt=''/></p>" + paragraph.format(
            piece.text
        )
    text = escape(piece.text)
    if piece.kind == "h":
        return paragraph.format(f"<strong>{text}</strong>") if dice.random() < 0.7 else f"<h3>{text}</h3>"
    if dice.random() < 0.15 and len(text) > 30:  # text in stretches, as editors leave it
        cut = dice.randint(8, len(text) - 8)
        text = f"<span>{text[:cut]}</span><span>{text[cut:]}</span>"
    elif dice.random() < 0.1 and len(text) > 30:
        text = f"{text[:12]}<a href='#'>{text[12:16]}</a>{text[16:]}"
    return paragraph.format(text)
