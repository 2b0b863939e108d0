"""Slips (交办单、催办单、督办单): what is sent to the owner of a task, each with a number of its own.

Every slip that was issued stands in a log that is only ever added to: printed again it has the same number and says the
same, of the task as it was then.
"""

from liandong.followup.slips.slip import Slip, Sort, named
from liandong.followup.slips.slips import Issue, Slips, answer_by, possible

__all__ = ["Issue", "Slip", "Slips", "Sort", "answer_by", "named", "possible"]
