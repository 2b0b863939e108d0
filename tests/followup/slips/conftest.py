"""Slips beside a ledger, in either store, with tasks for which they are issued."""

from tests.followup.tasks.conftest import tasks, workspace

__all__ = ["tasks", "workspace"]
