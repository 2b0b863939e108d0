"""The papers of a matching round (对接会): what projects need (项目融资需求汇编), what institutions offer
(金融服务资源汇编), who is invited and meets whom and when, all of it as a workbook, and what every round brought.

Each is a report of the layout of booklets, made of the needs or offers that stand on a day; what is not known is said.
"""

from liandong.reports.booklets.agenda import agenda_paper
from liandong.reports.booklets.brought import brought_report
from liandong.reports.booklets.invitations import invitations_paper
from liandong.reports.booklets.needs import needs_booklet
from liandong.reports.booklets.offers import offers_booklet
from liandong.reports.booklets.workbook import round_workbook

__all__ = [
    "agenda_paper",
    "brought_report",
    "invitations_paper",
    "needs_booklet",
    "offers_booklet",
    "round_workbook",
]
