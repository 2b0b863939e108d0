"""Headings (表头) of task tables, as offices write them, and the columns of our own."""

import re
import unicodedata

COLUMNS: dict[str, tuple[str, ...]] = {
    "code": ("编号", "序号", "事项编号", "任务编号", "督办编号", "own number", "code", "no.", "no"),
    "title": (
        *(
            "事项",
            "任务",
            "任务名称",
            "事项名称",
            "工作任务",
            "重点任务",
            "督办事项",
            "任务内容",
            "事项内容",
            "工作内容",
        ),
        *("工作事项", "主要任务", "具体任务", "title", "task"),
    ),
    "parent": ("上级事项", "上级编号", "上级任务", "所属任务", "所属事项", "part of", "parent"),
    "owner": (
        *("责任单位", "牵头单位", "主办单位", "承办单位", "牵头部门", "责任部门", "责任主体", "责任人", "owner"),
    ),
    "co_owners": ("配合单位", "协办单位", "参与单位", "配合部门", "协同单位", "with"),
    "supervisor": ("督办单位", "督办人", "督查单位", "督导单位", "supervisor"),
    "start": ("开始日期", "开始时间", "启动时间", "启动日期", "交办时间", "交办日期", "start"),
    "due": (
        *("完成期限", "完成时限", "完成时间", "完成日期", "截止日期", "截止时间", "办结时限", "办结期限", "期限"),
        *("时限", "时间节点", "due"),
    ),
    "needs": ("前置事项", "前置任务", "前置编号", "depends on", "needs"),
}
"""By field the headings that mean it; the first is our own in Chinese."""

_BRACKETS = re.compile(r"[（(][^（）()]*[)）]")
_KNOWN = {heading: field for field, headings in COLUMNS.items() for heading in headings}


def field_of(heading: str) -> str | None:
    """The field that a heading means; None for another."""
    plain = unicodedata.normalize("NFKC", heading)
    plain = re.sub(r"\s+", " ", plain).strip().strip(":：*").lower()
    for name in (plain, plain.replace(" ", ""), _BRACKETS.sub("", plain).replace(" ", "")):
        if name in _KNOWN:
            return _KNOWN[name]
    return None
