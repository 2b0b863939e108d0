"""What a person did, brought into the ledger, and the browser led to where it shows."""

from liandong.exchange.acts import short
from liandong.jobs import Jobs
from liandong.model import Act, Decision
from liandong.portal.asked import address
from liandong.portal.form import Done

_WAITED_SECONDS = 20.0
"""So long a browser waits until the ledger shows an act; then it is told that it will."""


def did(jobs: Jobs, act: Act | Decision, path: str, **given: str) -> Done:
    """The page at this path, with a notice of the act."""
    late = {} if jobs.catch_up(_WAITED_SECONDS) else {"late": "1"}
    told = {**given, "did": short(act.id), **late}
    return Done(address(path, tuple(told.items())))
