"""Hand-kept task tables (任务表): an Excel workbook read cell by cell into tasks, and tasks written as one."""

from liandong.documents.rows import Fault
from liandong.followup.tasks.table.calendar_feed import feed
from liandong.followup.tasks.table.entering import check, enter, sound
from liandong.followup.tasks.table.reading import Read, Row, read
from liandong.followup.tasks.table.writing import write

__all__ = ["Fault", "Read", "Row", "check", "enter", "feed", "read", "sound", "write"]
