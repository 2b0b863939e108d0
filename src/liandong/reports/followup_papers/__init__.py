"""The papers of follow-up (督办文书): slips, the monthly notice, the appraisal table, the task book.

Each is a report of the official layout, composed of the logs of tasks and of the ledger that proves where they come
from; the same logs and the same version give the same paper.
"""

from liandong.reports.followup_papers.appraisal import appraisal_table
from liandong.reports.followup_papers.book import book
from liandong.reports.followup_papers.notice import notice
from liandong.reports.followup_papers.slip import slip_paper
from liandong.reports.followup_papers.write import PAPER_FORMATS, ending, rendered

__all__ = ["PAPER_FORMATS", "appraisal_table", "book", "ending", "notice", "rendered", "slip_paper"]
