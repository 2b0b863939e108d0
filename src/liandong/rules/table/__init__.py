"""Rules as a table that people read and write: a row a clause, in Excel or CSV, under Chinese or English headings.

The columns are 规则, 名称, 条件组, 字段, 关系, 值, 单位, 起, 止, 原文. What is written is read back as the same rules;
a clause that nobody could read keeps its row, with nothing but its text (原文).
"""

from liandong.rules.table.reading import RulesRead, read_file, read_rules
from liandong.rules.table.writing import rows

__all__ = ["RulesRead", "read_file", "read_rules", "rows"]
