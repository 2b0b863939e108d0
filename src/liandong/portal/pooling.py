"""Taking in tables of needs and offers (导入需求表、产品表): the job that reads files, tells their faults by cell, and
lists what stands in them."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from liandong.jobs import Heard, Job, Offered, Work
from liandong.store.beside import Beside
from liandong.workspace import Progress

SORT = "match"
AGREED, SKIP = "agreed", "skip"


def work(beside: Beside) -> Work:
    """What reads the files. They are offered with their faults until a person has agreed."""
    return partial(_work, beside)


def _work(beside: Beside, job: Job, files: Sequence[Path], heard: Heard) -> Mapping[str, Any]:
    from liandong.portal.pages.match.taking import enter, read  # here: a server without the libraries starts too

    heard(Progress("read", 0, len(files)))
    found = read(files)
    seen = found.seen()
    if AGREED not in job.told or (found.faults and SKIP not in job.told):
        raise Offered(seen)
    return seen | enter(beside, found, actor=job.actor, reason=job.reason)
