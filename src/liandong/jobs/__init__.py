"""Jobs (任务): long work on a workspace, one after another, with progress; it survives a reload and a restart."""

from liandong.jobs.job import Job, State
from liandong.jobs.jobs import Heard, Jobs, Offered, Work

__all__ = ["Heard", "Job", "Jobs", "Offered", "State", "Work"]
