"""How a job stands, as pages tell it."""

from typing import Any

import msgspec

from liandong.jobs import Job
from liandong.messages import has, text
from liandong.portal.times import shown_at


def running(job: Job, lang: str) -> dict[str, Any]:
    """State, stage, rate and share of a job in words, for `running.html`."""
    stage = f"build.stage_{job.stage}"
    return {
        "job": job,
        "state": state(job, lang),
        "stage": text(stage if has(stage, lang) else "build.stage_other", lang),
        "rate": f"{job.rate:,.0f}",
        "share": round(100 * job.done / job.total) if job.total else None,
        "wrong_of_job": job.wrong.get(lang, ""),
    }


def state(job: Job, lang: str) -> str:
    return text(f"portal.job_{job.state}", lang)


def moment(job: Job) -> str:
    """When it was sent, to the minute."""
    return shown_at(job.at)


def plain(job: Job) -> dict[str, Any]:
    """A job for programs, without what it was told, which is the portal's own."""
    held: dict[str, Any] = msgspec.to_builtins(job)
    del held["told"]
    return held
