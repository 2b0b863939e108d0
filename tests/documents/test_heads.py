"""Heads of pages as sites write them: title, page date and medium, whatever stands around them."""

import pytest

from tests.documents.made import PARAGRAPHS, TITLE, assert_mapped, only, reading

BODY = "\n".join(PARAGRAPHS)
HTML_BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
DAY = "2021-03-05"

DATES = {
    f"{TITLE}\n发布日期:2021-03-05 10:18 【字号:   阅读:\n{BODY}": None,
    f"{TITLE}\n2021/3/5 9:12:33 点击:123\n{BODY}": None,
    f"{TITLE}\n2021.03.05\n{BODY}": None,
    f"{TITLE}\n云江日报 2021年3月5日 星期五\n{BODY}": "云江日报",
    f"{TITLE}\n2021-03-05 10:35:30    云江日报\n{BODY}": "云江日报",
    f"{TITLE}\n2021年03月05日09:12    来源:云江日报\n{BODY}": "云江日报",
    f"{TITLE}\n2021-03-0509:12 来源:云江日报\n{BODY}": "云江日报",
    f"{TITLE}\n[ 2021-03-05 09:12 ] 来源: [ 云江网 ]\n{BODY}": "云江网",
    f"{TITLE}\n时间:[2021-03-05]  来源:云江日报 编辑:周晓\n{BODY}": "云江日报",
    f"{TITLE}2021-03-05 09:20来源:香岛商讯网\n{BODY}": "香岛商讯网",
    f"2021-03-05\n{TITLE}\n{BODY}": None,
    f"{TITLE}\n更新时间:2023-01-01 发布时间:2021-03-05\n{BODY}": None,
    f"{TITLE}\n成文日期:2021-03-01 发布日期:2021-03-05\n{BODY}": None,
    f"索 引 号:06000/2021-1  成文日期:2021年3月1日\n发布日期:2021-03-05 名称:{TITLE}\n{TITLE}\n{BODY}": None,
    f"A02 要闻\n云江日报 第A03版:要闻 2021年3月5日 星期五\n上一版  下一版 放大+ 缩小-\n{TITLE}\n{BODY}": None,
    f"您好!今天是\n设为主页收藏本页\n当前报章2021年03月05日\n字体: 放大 还原 缩小\n{TITLE}\n超八十亿元\n{BODY}": None,
    f"云江日报\n2021年3月5日 星期五 A06 区域\n{TITLE}\n记者 周明远 见习记者 林夏\n{BODY}": None,
    f"{TITLE}\n{BODY}\n\n2021-03-05 00:00:00 云江签约12个项目 1 1 云江日报 c_140001.html 1 /enpproperty-->": None,
    f"今日云江-数字报|今日云江-电子版\n2021年03月05星期五\n上一期 下一期\n放大 缩小 默认\n{TITLE}\n"
    f"发布时间:2021年03月05日  查看次数:次\n{BODY}": None,
    f"当前版:A03版\n发布日期:2021年03月05日\n{TITLE}\n{BODY}": None,
    f"{TITLE}-人人文库\n首页 | 公文 | 报告 | 合同 | 模板\n{TITLE}\n2021-03-05\n{BODY}": None,
    f"商品招商|项目招商|场所招商|商品招标|项目招标\n{TITLE}\n时间:2021-03-05 11:43:44来源:作者:夏丹\n{BODY}": None,
    f"标题:{TITLE}\n日期:2021-03-05\n来源:云江日报\n{BODY}": "云江日报",
    f"{TITLE}\n来源:云江网 时间:2021-03-05\n分享:\n{BODY}": "云江网",
    f"目录\n1.1 协作环境\n5.3 考核评估\n{TITLE}\n2021-03-05\n{BODY}": None,
}  # the medium of each, None where none is named

FILED = (
    f"云江日报 数字报纸\n00002版:要闻\n{TITLE}\n{BODY}\n"
    f"云江日报 要闻 00002 {TITLE} 2021-03-05 8405009 2 2021年03月05日 星期五"
)


def test_the_date_that_a_newspaper_files_below_its_article_is_the_page_date() -> None:
    document = only(FILED)
    assert document.published is not None
    assert document.published.value == DAY
    assert document.title is not None
    assert document.title.value == TITLE
    assert document.body == BODY


def test_a_line_that_gives_but_a_sum_is_not_the_headline() -> None:
    deck = f"签约十五个亿元项目\n项目总投资额达到八十六亿元\n云江海岭举行重大项目集中签约活动\n周明远见证签约\n{BODY}"
    document = only(deck)
    assert document.title is not None
    assert document.title.value == "云江海岭举行重大项目集中签约活动"


ABOVE = {
    "menu": "首页 新闻 财经 房产 教育 便民",
    "piped menu": "云江展会通  首页|展会日历|签约快讯|园区地图|会员登录",
    "franchise menu": "餐饮加盟 服装加盟 教育加盟 建材加盟 注册 登录",
    "breadcrumb": "云江在线 >> 新闻中心 >> 经济",
    "asked breadcrumb": "您如今的位置:首页 > 热门 > 财经观察",
    "section of a department": "云江市发展和改革委员会 部门动态",
    "searches": "热门搜索关键字: 云江 海岭 协作区",
    "notice fields": "证券代码:600000     证券简称:恒拓科技     公告编号:2021-009",
    "spam": "免费影片_高清视频在线观看",
}


@pytest.mark.parametrize(("text", "medium"), DATES.items(), ids=range(len(DATES)))
def test_a_page_date_is_found_in_every_notation(text: str, medium: str | None) -> None:
    document = only(text)
    assert document.published is not None
    assert document.published.value == DAY
    assert (document.medium and document.medium.value) == medium
    assert document.title is not None
    assert document.title.value == TITLE
    assert document.body == BODY


@pytest.mark.parametrize("above", ABOVE.values(), ids=ABOVE)
def test_what_a_site_puts_above_a_headline_is_not_the_title(above: str) -> None:
    document = only(f"{above}\n{TITLE}\n2021-03-05 来源:云江日报\n{BODY}")
    assert document.title is not None
    assert document.title.value == TITLE


def test_a_subtitle_between_headline_and_source_line_is_not_the_title() -> None:
    document = only(f"云江海岭两市共建产业协作园区\n年产三万台机器人……这些项目已经投产\n云江晚报 记者 周明远\n{BODY}")
    assert document.title is not None
    assert document.title.value == "云江海岭两市共建产业协作园区"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("云江市人民政府办公室关于印发", "云江市产业协作实施方案的通知"),
        ("云江恒拓机器人股份有限公司", "关于终止投资海岭基地项目的公告"),
    ],
)
def test_a_title_in_two_lines_is_one(first: str, second: str) -> None:
    document = only(f"云江门户\n    {first}\n  {second}\n2021-03-08 来源:云江市人民政府\n各有关单位:\n{BODY}")
    assert document.title is not None
    assert document.title.value == first + second
    assert document.text[document.title.start : document.title.end].startswith(first)
    assert document.body == "各有关单位:\n" + BODY


def test_the_day_of_signing_off_does_not_outdo_the_day_of_publication() -> None:
    document = only(f"{TITLE}\n发布时间:2021-03-08\n{BODY}\n云江市人民政府办公室\n2021年3月5日")
    assert document.published is not None
    assert document.published.value == "2021-03-08"


def test_a_day_in_the_text_is_no_page_date() -> None:
    assert only(f"{TITLE}\n{BODY}").published is None


@pytest.mark.parametrize(
    ("opening", "date"),
    [
        ("(集团宣传部 2021年3月5日)", DAY),
        ("【云江网 2021-03-05】", DAY),
        ("(集团宣传部 周明远)", None),
        ("(截至2021年3月5日的统计)", None),
        ("2021年3月5日,", None),
    ],
)
def test_a_date_bracketed_with_its_sender_before_the_text_is_the_page_date(opening: str, date: str | None) -> None:
    document = only(f"{TITLE}\n{opening}{BODY}")
    assert (document.published and document.published.value) == date


def test_today_is_no_page_date() -> None:
    document = only(f"今天是2023年3月6日 星期一\n{TITLE}\n2021-03-05\n{BODY}")
    assert document.published is not None
    assert document.published.value == DAY


@pytest.mark.parametrize("issuer", ["中共云江市委 云江市人民政府", "云江市商务局等三部门"])
def test_several_issuers_above_what_they_issue_are_of_its_title(issuer: str) -> None:
    document = only(f"政策文件库\n{issuer}\n关于印发《云海铁路沿线开发三年行动计划》的通知\n各有关单位:\n{BODY}")
    assert document.title is not None
    assert document.title.value == issuer + "关于印发《云海铁路沿线开发三年行动计划》的通知"


HEADS = {
    "site as title": "<title>云江市人民政府门户网站</title></head><body><h1>{t}</h1><div>发布时间:{d}</div>",
    "many suffixes": "<title>{t}_要闻_新闻频道_云江网</title><meta property='article:published_time' "
    "content='{d}T09:12:00+08:00'></head><body><div>{t}</div>",
    "only declared": "<title>云江市人民政府</title><meta name='ArticleTitle' content='{t}'>"
    "<meta name='PubDate' content='{d} 09:12'></head><body>",
    "section as title": "<title>招商动态-云江高新技术产业开发区</title></head><body><div>{t}</div>"
    "<div>日期:{d} 浏览:2</div>",
    "site first": "<title>云江晚报网-{t}</title></head><body><p>{d} 10:20 云江晚报网</p>",
    "site and section first": "<title>云江网-新闻中心-{t}</title></head><body><p>{d} 10:20</p>",
    "page of a newspaper": "<title>第A03版:要闻_云江日报数字报</title></head><body><h1>{t}</h1><p>{d}</p>",
    "half declared behind sections": "<title>投资者关系 - 公司动态 - 两市携手推进产业协作</title></head><body>"
    "<h2>{t}</h2><p>{d}</p>",
    "half declared behind a site": "<title>云江晚报网-云江海岭两市携手推进产业协作</title></head><body>"
    "<h1>{t}</h1><p>{d} 10:20 云江晚报网</p>",
    "half declared behind a bar": "<title>最云江 | 云江海岭携手推进产业协作</title></head><body><h1>{t}</h1><p>{d}</p>",
    "time for machines": "<title>{t}_云江网</title></head><body><h1>{t}</h1>"
    "<div><time datetime='{d}T09:10:00+08:00'>3月5日 09:10</time></div>",
    "time for readers": "<title>{t}_云江网</title></head><body><h1>{t}</h1>"
    "<div><time datetime='2023-01-01'>2021年3月5日</time></div>",
    "structured data": "<title>{t} - 云江日报</title><script type='application/ld+json'>"
    '{{"title":"x","pubDate":"{d}T09:12:00"}}</script></head><body>',
    "linked headline": "<title>{t}|产业|协作|云江新闻</title></head><body><h1><a href='#'>{t}</a></h1><i>{d} 09:12</i>",
    "visible before declared": "<meta name='PubDate' content='2023-01-01'><title>{t}</title></head>"
    "<body><h1>{t}</h1><i>2021年03月05日</i>",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_title_and_date_of_html_are_found_where_each_site_puts_them(head: str) -> None:
    document = only(f"<html><head>{head.format(t=TITLE, d=DAY)}<div>{HTML_BODY}</div></body></html>", "text/html")
    assert document.title is not None
    assert document.title.value == TITLE
    assert document.published is not None
    assert document.published.value == DAY
    assert document.body == BODY


def test_a_menu_of_links_without_spaces_is_a_row_of_links() -> None:
    menu = "".join(f'<a href="/a-rather-long-path/{n}/index.html">栏目{n}</a>' for n in range(6))
    source = (
        f"<html><head><title>招商</title></head><body><div>{menu}</div><h2>{TITLE}</h2><p>{DAY}</p>{HTML_BODY}</html>"
    )
    document = only(source, "text/html")
    assert document.title is not None
    assert document.title.value == TITLE


def test_a_paragraph_with_a_linked_picture_stays_a_paragraph() -> None:
    picture = f'<a href="/p.html"><img src="/{"x" * 400}.jpg"></a>'
    body = "".join(f"<p>{picture}{paragraph}</p>" for paragraph in PARAGRAPHS)
    source = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><i>{DAY}</i>{body}</body></html>"
    assert only(source, "text/html").body == BODY


def test_a_headline_amid_the_text_is_read_once() -> None:
    paragraphs = HTML_BODY.replace("<p>会上", f"<h1>{TITLE}</h1><p>会上", 1)
    source = f"<html><body>{paragraphs}</body></html>"
    document = only(source, "text/html")
    assert PARAGRAPHS[0] in document.body
    assert PARAGRAPHS[1] in document.body
    assert document.text.count(TITLE) <= 1
    assert_mapped(document, source)


def test_halves_of_a_title_with_a_source_line_between_them_are_not_joined() -> None:
    text = f"云江恒拓机器人股份有限公司\n2021-03-05 来源:云江日报\n关于终止投资海岭基地项目的公告\n{BODY}"
    document = only(text)
    assert document.title is not None
    assert "\n" not in document.text[document.title.start : document.title.end]
    assert document.published is not None
    assert_mapped(document, text)


def test_a_declared_title_of_another_thing_does_not_make_a_headline() -> None:
    source = (
        f"<html><head><title>云江新区规划展示馆今起开放</title></head><body><h3>{TITLE}</h3>{HTML_BODY}</body></html>"
    )
    document = only(source, "text/html")
    assert document.title is not None
    assert document.title.value == "云江新区规划展示馆今起开放"


def test_a_list_under_a_label_gives_its_articles_with_their_own_titles_and_dates() -> None:
    items = "".join(
        f"<article><h3><a href='/{day}.html'>{name}一季度{day}个项目开工</a></h3><p>2024-03-{day} 记者 周明</p>"
        f"{HTML_BODY}</article>"
        for day, name in ((11, "云江"), (12, "海岭"), (13, "临港"))
    )
    source = (
        "<html><head><title>标签:集中开工 - 云江新报网</title></head><body>"
        f"<div>标签“集中开工”下共有 3 篇文章</div>{items}</body></html>"
    )
    found = [
        (d.title and d.title.value, d.published and d.published.value) for d in reading(source, "text/html").documents
    ]
    assert found == [
        ("云江一季度11个项目开工", "2024-03-11"),
        ("海岭一季度12个项目开工", "2024-03-12"),
        ("临港一季度13个项目开工", "2024-03-13"),
    ]


PARTS = [
    ("云江市人民政府", "关于加快产业协作的", "实施意见"),
    ("关于印发《云江市产业协作三年行动方案》", "的通知"),
    ("云江市人民政府办公室关于印发云江市", "产业协作三年行动方案", "(2021—2023年)的通知"),
    ("云江市发展和改革委员会", "云江市商务局", "关于印发《云江市产业协作三年行动方案》的通知"),
]


@pytest.mark.parametrize("parts", PARTS)
def test_a_title_broken_over_several_lines_is_one(parts: tuple[str, ...]) -> None:
    document = only("\n".join((*parts, "云府办〔2021〕3号", "各县区人民政府:", BODY)))
    assert document.title is not None
    assert document.title.value == "".join(parts)


def test_a_heading_below_a_whole_title_is_no_part_of_it() -> None:
    title = "云江市人民政府关于印发产业协作方案的通知"
    document = only(f"{title}\n云江市产业协作方案\n{BODY}")
    assert document.title is not None
    assert document.title.value == title


@pytest.mark.parametrize(
    "head",
    [
        f"<title>Untitled Document</title></head><body><div>{TITLE}</div>",
        f"<title>{TITLE}|产业|协作|签约</title></head><body>",
        f"<title>新闻详情</title></head><body><h3>{TITLE}</h3>",
    ],
)
def test_a_title_that_names_no_article_or_files_it_is_not_taken_whole(head: str) -> None:
    document = only(f"<html><head>{head}<p>{DAY}</p>{HTML_BODY}</body></html>", "text/html")
    assert document.title is not None
    assert document.title.value == TITLE


@pytest.mark.parametrize("above", [f"{TITLE}.docx", "发布机构 云江市人民政府", "# "])
def test_names_of_files_and_fields_without_a_colon_are_no_titles(above: str) -> None:
    document = only(f"{above}{'' if above == '# ' else chr(10)}{TITLE}\n{DAY}\n{BODY}")
    assert document.title is not None
    assert document.title.value == TITLE
