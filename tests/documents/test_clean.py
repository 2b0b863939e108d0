"""What each line of a page is for."""

import pytest

from liandong.documents.clean import classify, kind_of, stamped_runs
from liandong.documents.folding import folded
from liandong.documents.lines import LineKind, split_lines
from liandong.documents.runon import part
from tests.documents.made import PARAGRAPHS, TITLE

BODY = (
    "两市相关部门签署了七个领域的专项合作协议。",
    "一、政策体系构建产业生态基础",
    "粤港澳大湾区要协调联动一体发展",
    "1、签署多项合作协议:论坛期间,四地政府签署了多项合作协议。",
    "主办单位:云江市人民政府",
    "声明强调,双方将继续合作,共同维护产业链供应链稳定,并在年内召开第二次会议。",
    "最新数据显示,前三季度两市进出口总额同比增长8.1%,其中高新技术产品出口增长较快。",
    "关注民生,关注发展,推介会还安排了就业专场,为两地劳动者提供岗位对接服务。",
)
JUNK = (
    "您现在的位置:主页 > 行业动态 > 政策法规 >",
    "当前位置: 首页 > 新闻 > 正文",
    "电话:4008002582",
    "地址:某市某区某大厦22楼B",
    "版权所有 某ICP备17113859号",
    "转载请注明出处。",
    "【打印】【关闭】",
    "扫一扫在手机打开当前页",
    "◎欢迎参与讨论,请在这里发表您的看法、交流您的观点。",
    "(资料图)",
    "返回顶部",
)
STOPS = (
    "本文标题:《某论坛》作者:某网",
    "原文链接:http://example.com/12807.html",
    "相关文章",
    "推荐阅读:",
    "友情链接",
    "上一篇:关于某事的通知",
    "关键词:",
    "免责声明:本文仅供参考。",
    "凡本网注明来源的作品,均为本网所有。",
)
METAS = (
    "来源:未知 发布日期:2020-10-23 14:37 浏览量:",
    "08月31日 17:52",
    "2025-09-04",
    "2023-10-19 08:30:11 来源: 云江日报 责任编辑:王小明",
    "发布时间:2023年10月20日 09:12 来源:云江市人民政府网 字号:[大 中 小] 浏览次数:102",
    "21世纪经济报道 记者郭美婷 广州报道",
    "编辑:李雷 一审:韩梅 二审:张伟 三审:刘洋",
    "信息来源:深圳特区报",
)


@pytest.mark.parametrize("line", BODY)
def test_lines_of_an_article_are_kept(line: str) -> None:
    assert kind_of(line) in (LineKind.PROSE, LineKind.ITEM, LineKind.HEADING)


@pytest.mark.parametrize("line", JUNK)
def test_furniture_of_a_site_is_junk(line: str) -> None:
    assert kind_of(line) is LineKind.JUNK


@pytest.mark.parametrize("line", STOPS)
def test_what_opens_the_rest_of_a_page_stops_the_article(line: str) -> None:
    assert kind_of(line) is LineKind.STOP


@pytest.mark.parametrize("line", METAS)
def test_source_lines_are_told_from_prose(line: str) -> None:
    assert kind_of(line) is LineKind.META


@pytest.mark.parametrize("line", [*JUNK, *STOPS, *METAS])
def test_full_width_punctuation_makes_no_difference(line: str) -> None:
    wide = line.translate({ord(c): 0xFEE0 + ord(c) for c in ",:;?!()"})
    assert kind_of(folded(wide)) is kind_of(line)


def test_a_run_of_headlines_with_times_is_found_before_repeats_are() -> None:
    pairs = [text for n in range(5) for text in (f"第{n}条其他新闻的标题写到一半就", "08月31日 17:52")]
    lines = tuple(split_lines("\n".join((PARAGRAPHS[0], *pairs))))
    assert stamped_runs(lines) == set(range(1, 11))
    assert classify(lines)[0].kind is LineKind.PROSE


def test_one_headline_with_its_time_is_no_run() -> None:
    assert stamped_runs(tuple(split_lines(f"{TITLE}\n08月31日 17:52\n{PARAGRAPHS[0]}"))) == set()


def test_lines_stand_where_they_say() -> None:
    text = f"  {TITLE} \r\n\r\n\u3000\u3000{PARAGRAPHS[0]}\u3000\u3000{PARAGRAPHS[1]}"
    lines = [line for line in split_lines(text) if line.bare]
    assert [text[line.start : line.end] for line in lines] == [TITLE, *PARAGRAPHS[:2]]


def test_lines_that_ran_together_are_parted_at_source_line_and_footer() -> None:
    text = f"{TITLE} 2023-10-19 08:30 来源:云江日报 {' '.join(PARAGRAPHS)} 上一篇:甲"
    parts = [text[line.start : line.end] for line in part(split_lines(text))]
    assert parts == [TITLE, "2023-10-19 08:30 来源:云江日报", " ".join(PARAGRAPHS), "上一篇:甲"]
