"""Pages made for the tests of reading: invented places, firms and persons in the registers of real pages."""

from liandong.documents import Outcome, read
from liandong.model import Document, Page

PARAGRAPHS = (
    "10月18日,云江市与海岭市在云江国际会议中心举行产业协作推介会。两市发展改革部门和投资促进部门负责人出席,"
    "近百家企业代表参加了当天的对接活动。",
    "会上,两市签署了智能装备、生物医药、现代物流三个领域的合作协议,并为驻海岭招商服务站揭牌。"
    "云江市投资促进局局长周明远介绍,此次共有12个项目签约,总投资86亿元。",
    "海岭市副市长林若溪表示,双方将建立常态化会商机制,每季度召开一次工作会议,推动重点事项落地见效。下一步,"
    "两地还将共建科技成果转化基地。",
    "“我们看中的是这里完整的产业链条。”云江恒拓机器人有限公司总经理何子昂说,"
    "企业计划三年内在海岭建设研发中心和生产基地,首期投资6亿元。",
)
TITLE = "云江海岭两市携手推进产业协作 12个项目集中签约"


def page(text: str | bytes, media_type: str = "text/plain", path: str = "page.txt") -> Page:
    return Page.of(path, media_type, text.encode() if isinstance(text, str) else text)


def reading(text: str | bytes, media_type: str = "text/plain") -> Outcome:
    return read(page(text, media_type))


def only(text: str | bytes, media_type: str = "text/plain") -> Document:
    """The one document of a page that has one."""
    found = reading(text, media_type)
    assert len(found.documents) == 1, (len(found.documents), found.set_aside)
    return found.documents[0]


def decoded(source: str | bytes) -> str:
    return source if isinstance(source, str) else source.decode()


def assert_mapped(document: Document, source: str) -> None:
    """Every stretch of the text outside edits equals the page at its place; noted values stand where they say."""
    mapped = document.mapped
    position = 0
    for edit in (*document.edits, None):
        end = edit.start if edit else len(document.text)
        if position < end:
            low, high = mapped.page_span(position, end)
            assert source[low:high] == document.text[position:end]
        position = edit.end if edit else end
    assert mapped.page_span(document.body_start, document.body_end) == (document.start, document.end)
