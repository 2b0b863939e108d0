"""The two booklets of a matching round (对接会): what projects need (项目融资需求汇编), and what institutions offer
(金融服务资源汇编).

Each is a report of the layout of booklets, made of the needs or offers that stand on a day; what is not known is said.
"""

from liandong.reports.booklets.needs import needs_booklet
from liandong.reports.booklets.offers import offers_booklet

__all__ = ["needs_booklet", "offers_booklet"]
