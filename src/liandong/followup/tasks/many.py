"""Many at once (批量办理): one deed done to several tasks, all or none, and taken back where nothing followed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection

from liandong.errors import EditConflict, EntryError, LiandongError, UnknownRecord
from liandong.followup.tasks.event import Deed, Event, Told
from liandong.followup.tasks.task import Task
from liandong.logged import UNDO, Books
from liandong.messages import words
from liandong.model import Attestation
from liandong.workspace.people.attesting import attestation

SAME = "fault.log_same"
_FAULTS = (EditConflict, EntryError, UnknownRecord)


@dataclass(frozen=True, slots=True)
class Batch:
    """What came of it: the tasks as they are after it; the numbers of those that were so already, to which nothing was
    done; and what kept others from it, by number."""

    done: tuple[Task, ...] = ()
    same: tuple[int, ...] = ()
    refused: Mapping[int, LiandongError] = field(default_factory=dict)


class _Refused(Exception):
    """Ends the transaction, so that nothing of it is written."""

    def __init__(self, faults: Mapping[int, LiandongError]) -> None:
        self.faults = faults


class Many(Books[Task, Event, Told]):
    """Tasks that are changed several at once."""

    def change_all(
        self, seen: Mapping[int, int], deed: Deed, told: Told | None = None, *, actor: str, reason: str = "",
        at: str | None = None,
    ) -> Batch:  # fmt: skip
        """One deed done to each of these tasks, at the version that was `seen` of it, in one transaction.

        Where one cannot take it, nothing is written to any, and each that cannot is refused with the error of `change`.
        One that is so already is left as it is. EntryError where nobody is named, a reason is needed, or a field cannot
        be taken.
        """
        by, ready = self._signed(deed, actor, reason, at), self.machine.checked(deed, told or Told())
        self._prepare()
        done, same, faults = list[Task](), list[int](), dict[int, LiandongError]()
        try:
            with self._beside.writing() as connection:
                for number, version in sorted(seen.items()):
                    try:
                        done.append(self._do(connection, number, version, deed, ready, by))
                    except _FAULTS as error:
                        if error.words is not None and error.words.code == SAME:
                            same.append(number)
                        else:
                            faults[number] = error
                if faults:
                    raise _Refused(faults)
        except _Refused as refused:
            return Batch(refused=refused.faults)
        return Batch(tuple(done), tuple(same))

    def undo_all(self, entries: Iterable[tuple[int, int]], *, actor: str, reason: str, at: str | None = None) -> Batch:
        """Takes back these entries, each told by task and version, where nothing came after them; what keeps the others
        is told by number. In one transaction."""
        by = attestation(actor, reason, at)
        self._prepare()
        done, faults = list[Task](), dict[int, LiandongError]()
        with self._beside.writing() as connection:
            for number, version in sorted(set(entries)):
                try:
                    with connection.begin_nested():
                        done.append(self._take_this_back(connection, number, version, by))
                except _FAULTS as error:
                    faults[number] = error
        return Batch(tuple(done), refused=faults)

    def _take_this_back(self, connection: Connection, number: int, version: int, by: Attestation) -> Task:
        """EntryError where the entry is one that took another back: undoing then means that other's forerunner."""
        task = self._one(connection, number)
        if task.version == version and self._log(connection, number)[-1].deed == UNDO:
            raise EntryError(words("fault.task_undone", task=number))
        return self._take_back(connection, number, version, by)
