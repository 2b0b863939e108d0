"""Genre and language: what is set aside, and what must not be."""

import re

import pytest

from liandong import messages
from tests.corrupter import pinyin_mangle, traditional
from tests.documents.made import PARAGRAPHS, TITLE, reading

BODY = "\n".join(PARAGRAPHS)
NOVEL = "第十二章 签约\n" + "\n".join(
    ["“你疯了吗?”他怒道。", "她冷冷地道:“我没有。这份合同我已经签约了。”",
     "“好,很好。”林总笑道,“招商引资的事,就交给你了。”",
     "他缓缓说道:“三十亿的项目,明天开工。”", "众人看着他们,谁也不敢出声,整个大厅里静得可怕,只听见窗外的风声。"] * 8
) + "\n本章完 求收藏 求推荐票"  # fmt: skip
JOB = (
    "云江恒拓机器人有限公司招聘公告\n岗位职责:\n1、负责招商引资项目的前期洽谈,完成公司下达的年度任务;"
    "\n2、负责与政府部门对接,跟进项目落地。\n"
    "任职要求:\n1、本科及以上学历要求,三年以上工作经验;\n2、熟悉产业园区运营,能够适应出差。"
    "\n薪资:8000-12000元,五险一金,双休。有意者请投递简历,我们将在三个工作日内联系您。"
)
LIBRARY = (
    f"云江市招商引资工作总结.doc\n文档格式:DOC 页数:共12页 下载积分:20金币\n"
    f"{PARAGRAPHS[0]}\n免费预览已结束,剩余8页未读,下载文档后可查看全文。\n豆丁网 文档分享"
)
MODEL_TEXT = (
    "云江市招商工作总结及明年打算\n全年共引进项目xx个,总投资xx亿元,其中亿元以上项目x个。到位资金xx万元,同比增长xx%。"
    "与xx市签订合作协议x份,互派干部xx名。明年力争引进总投资超xx亿元的项目,开工xx个,竣工xx个,为全市发展作出新的贡献。"
)
JAPANESE = "広州市と深圳市は、協力に関する協定に署名しました。これは両市の経済発展を促進するものです。" * 6
ENGLISH = "Guangzhou and Shenzhen signed an agreement on industrial cooperation on Thursday. " * 20 + "广州"
VIETNAMESE = "Quảng Châu và Thâm Quyến đã ký kết thỏa thuận hợp tác phát triển công nghiệp. " * 20
SHELL = "招商引资 产业园区 签约 项目 开工 云江 海岭\n" * 30
STUFFED = "云江招商引资,海岭招商引资,云江产业园区招商引资,海岭产业园区招商引资。" * 20
POST = (
    "云江人,今年区里要办的事定了\n原创 云小江 云江微播\n2021-02-03 18:20\n区里的会上\n十件实事定了\n小编划重点\n上学\n"
    "8处操场完工,年内用上\n26所学校换上新黑板\n看病\n区中医院,今年开建!\n另外再新建5处卫生室\n治水\n"
    "干流:护岸18公里、步道30公里\n新建水坝6座、桥梁12座\n清淤40公里,做护岸22公里\n养老\n养老中心加快建设,床位300张\n"
    "你最期待哪一件?\n来源 | 云江日报 编辑 | 尹小禾\n觉得不错,点个在看\n阅读 1.2万 赞 318 在看 96\n往期推荐\n"
    "雪后除冰,他们忙到凌晨"
)
"""A post of an account all in short lines, with a line of its own below the editor's."""
FRONT = (
    "云江日报\n2021-02-03 08:20\n云江召开经济工作会议,部署全年任务\n园区上新了,设施更齐\n春运开始,车站、机场人流增多\n"
    "年货去哪买?看这里\n"
    "雪后除冰,他们忙到凌晨\n惠民政策,你了解吗?\n开学了,收心、收拾、收获\n老街新貌,一步一景\n山里的路,修到了家门口\n"
    "责任编辑:尹小禾\n天气转冷,添衣保暖\n灯会将至,提前订票"
)
"""A page of headlines with a date above and an editor amid them."""
SCRAMBLED = "".join(chr(0x7C00 + n * 7 % 1200) for n in range(400)) + "。"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (NOVEL, "novel"),
        (JOB, "advertisement"),
        (LIBRARY, "document_library"),
        (MODEL_TEXT, "document_library"),
        (JAPANESE, "foreign"),
        (ENGLISH, "foreign"),
        (VIETNAMESE, "foreign"),
        (SHELL, "keyword_shell"),
        (STUFFED, "keyword_shell"),
        (FRONT, "too_short"),
        (SCRAMBLED, "garbled"),
        ("页面不存在", "too_short"),
        ("云江市召开会议。", "too_short"),
        ("", "empty"),
        (" \n\t ", "empty"),
    ],
)
def test_what_is_no_source_is_set_aside_with_its_reason(text: str, reason: str) -> None:
    found = reading(text)
    assert found.documents == ()
    assert [aside.reason for aside in found.set_aside] == [reason]


def test_binary_rubbish_is_set_aside() -> None:
    assert [aside.reason for aside in reading(bytes(range(256)) * 40).set_aside] == ["undecodable"]


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        traditional(BODY),
        pinyin_mangle(BODY),
        f"云江市举办大型招聘会\n{PARAGRAPHS[0]}招聘会提供岗位1200个,月薪5000元以上岗位占六成,"
        f"不少求职者现场投递简历。{PARAGRAPHS[2]}",
        "第一章 总则\n第一条 为支持产业协作,根据有关规定,结合本市实际,制定本措施。\n第二章 支持政策\n第二条 "
        "对新引进项目给予最高500万元奖励。\n" + BODY,
        "\n".join(
            f"“我们将扩大投资。”企业负责人{n}说,“云江的营商环境让人放心。”" + PARAGRAPHS[n % 4] for n in range(6)
        ),
        POST,
    ],
    ids=["news", "traditional", "mangled", "job fair", "regulation", "interviews", "post"],
)
def test_news_and_documents_are_not_set_aside(text: str) -> None:
    found = reading(text)
    assert found.set_aside == ()
    assert len(found.documents) == 1


def test_one_article_set_aside_does_not_take_the_others_with_it() -> None:
    page = (
        "\n".join(f"-\n云江市第{n}批重点产业项目集中开工\n{BODY}\n2023-10-1{n}" for n in range(3))
        + f"\n-\n{JOB}\n2023-10-19"
    )
    found = reading(page)
    assert len(found.documents) == 3
    assert [aside.reason for aside in found.set_aside] == ["advertisement"]
    assert found.set_aside[0].start is not None
    assert found.set_aside[0].end is not None
    assert "任职要求" in page[found.set_aside[0].start : found.set_aside[0].end]


def test_the_detail_says_what_was_found() -> None:
    assert "chapter" in reading(NOVEL).set_aside[0].detail
    assert reading(f"{TITLE}").set_aside[0].detail == "21 Hanzi, no paragraph"


@pytest.mark.parametrize(
    "text",
    [
        NOVEL,
        JOB,
        LIBRARY,
        MODEL_TEXT,
        JAPANESE,
        ENGLISH,
        SHELL,
        STUFFED,
        FRONT,
        SCRAMBLED,
        "页面不存在",
        "�" * 40 + BODY[:99],
    ],
)
def test_what_was_found_has_words_in_either_language(text: str) -> None:
    (aside,) = reading(text).set_aside
    values = dict(aside.values)
    assert messages.text(aside.note, "en", **values) == aside.detail
    told = messages.text(aside.note, "zh", **values)
    assert re.search(r"[\u4e00-\u9fff]", told)
    assert not re.search("[A-Za-z]", told)
