"""Writes the sample ledger in the Excel template: `python -m tests.samples.ledger`."""

from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook

from liandong import samples
from liandong.exchange.template import write_template
from tests.samples.mangle import NOTICE

PAGE = "14_ledger.xlsx"
HEADINGS_ROW = 3
TOTAL = "合计"

Cell = str | int | float

ROWS: dict[str, list[dict[str, Cell]]] = {
    "活动": [
        {
            "名称": "霁川市2025年秋季招商恳谈会",
            "日期": "2025-09-16",
            "地点": "霁川市槿湖区",
            "主办承办": "霁川市投资促进局；槿湖区人民政府",
            "签约项目数": 14,
            "金额（万元）": 634000,
            "金额（原文）": "63.4亿元",
            "领域": "集成电路；生物医药",
        },
        {"名称": "霁鹭双城重大项目调度会", "日期": "2025-11", "地点": "鹭原市"},
    ],
    "项目": [
        {
            "名称": "12英寸特色工艺晶圆制造基地",
            "参与方": "霁光半导体有限公司",
            "地点": "澜江新区",
            "投资额（万元）": 1380000,
            "投资额（原文）": "138亿元",
            "状态": "在建",
            "行业": "集成电路",
            "日期": "2025-06-18",
        },
        {
            "名称": "细胞治疗产业化中心",
            "参与方": "沐岚医药（鹭原）有限公司",
            "地点": "槿湖区",
            "投资额（万元）": 186000,
            "投资额（原文）": "18.6亿元",
            "状态": "投产",
            "行业": "生物医药",
            "日期": "2025-10-09",
        },
        {
            "名称": "光刻胶配套材料项目",
            "参与方": "芦砚新材料公司；霁光半导体有限公司",
            "地点": "澜江新区",
            "投资额（万元）": 52000,
            "投资额（原文）": "约5.2亿元",
            "状态": "签约",
            "行业": "新材料",
            "所属活动": "霁川市2025年秋季招商恳谈会",
        },
        {
            "名称": "槿湖医疗器械检测中心",
            "地点": "槿湖区",
            "投资额（原文）": "1亿元（首期）",
            "状态": "意向",
            "行业": "检验检测",
        },
        {"名称": TOTAL, "投资额（万元）": 1628000},
    ],
    "协议": [
        {
            "名称": "集成电路人才联合培养协议",
            "参与方": "霁川市教育局；鹭原理工学院；霁光半导体有限公司",
            "领域": "人才培养；实训基地",
            "日期": "2025-09-16",
            "所属活动": "霁川市2025年秋季招商恳谈会",
        },
    ],
    "机制": [{"名称": "霁鹭双城项目会商机制", "成员": "霁川市；鹭原市", "日期": "2025-11"}],
    "政策": [
        {
            "名称": "霁川市促进生物医药产业发展实施细则",
            "发布机构": "霁川市人民政府办公室",
            "日期": "2025-08-01",
            "文号": "霁府办规〔2025〕11号",
        },
    ],
    "数据": [
        {"主体": "霁川市", "指标": "新签约项目", "数值": 317, "数值单位": "个", "时期": "2025Q1-Q3"},
        {"主体": "12英寸特色工艺晶圆制造基地", "指标": "占地面积", "数值": 860, "数值单位": "亩"},
        {"主体": "霁川市", "指标": "实际使用外资", "数值": 7.8, "数值单位": "亿美元", "数值（原文）": "7.8亿美元"},
    ],
    "承诺": [
        {
            "承诺方": "霁光半导体有限公司",
            "内容": "一期通线投产",
            "期限": "2027-03",
            "项目": "12英寸特色工艺晶圆制造基地",
        },
        {"承诺方": "霁川市", "内容": "新增标准厂房", "目标": 120, "目标单位": "万平方米", "期限": "2026"},
    ],
}
"""What stands in the sheets, by heading. The second row of 项目 ends a history that the news pages begin."""


def fill(workbook: Workbook) -> None:
    """Fills an empty template, and says on a sheet of its own that all of it is invented."""
    for title, entries in ROWS.items():
        sheet = workbook[title]
        columns = {str(cell.value).removesuffix(" *"): cell.column for cell in sheet[HEADINGS_ROW] if cell.value}
        for number, entry in enumerate(entries, start=HEADINGS_ROW + 1):
            for heading, value in entry.items():
                sheet.cell(row=number, column=columns[heading], value=value)
    workbook.create_sheet("说明")["A1"] = NOTICE


def write(out: Path) -> None:
    """Writes the sample ledger to `out`."""
    write_template(out)
    workbook = openpyxl.load_workbook(out)
    fill(workbook)
    workbook.save(out)


if __name__ == "__main__":
    with samples.folder() as pages:
        write(pages / PAGE)
