"""Slips beside a ledger, in either store, with tasks for which they are issued."""

from tests.followup.tasks.conftest import tasks

__all__ = ["tasks"]
