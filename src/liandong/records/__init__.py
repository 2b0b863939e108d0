"""Records (记录): statements that speak of one thing are resolved, folded into ledger entries, and checked.

`resolve` joins mentions, `fold` makes records of them, `reconcile` holds parts against totals. All three are pure.
"""

from liandong.records.as_of import as_of, changes
from liandong.records.fold import fold, members_of
from liandong.records.health import day_of, health
from liandong.records.held import HeldDesk
from liandong.records.profiles import Survey
from liandong.records.reconcile import Reconciliation, reconcile
from liandong.records.resolve import resolve, resolve_desk
from liandong.revision import revision

REVISION = revision("model", "vocabulary", "records")
"""Version of these rules; a change makes every ledger be folded anew."""

__all__ = [
    "REVISION",
    "HeldDesk",
    "Reconciliation",
    "Survey",
    "as_of",
    "changes",
    "day_of",
    "fold",
    "health",
    "members_of",
    "reconcile",
    "resolve",
    "resolve_desk",
]
