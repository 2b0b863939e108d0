"""What is kept with a log (有记录之物): a thing folded from entries that are only ever added to.

An entry does a deed and tells the fields that it sets. An edit names the version of the thing that it saw, and is
refused with EditConflict where that is no longer the present one; the latest entry that stands can be taken back by a
further one.
"""

from liandong.logged.books import Books
from liandong.logged.entry import UNDO, Entry, Kept, Said
from liandong.logged.machine import Machine
from liandong.logged.steps import Step, standing, undoable

__all__ = ["UNDO", "Books", "Entry", "Kept", "Machine", "Said", "Step", "standing", "undoable"]
