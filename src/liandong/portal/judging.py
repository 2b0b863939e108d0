"""Judging letters (来件处理): what a person's yes leads to, through the same ways as everything else that persons do.

A letter is settled first, so that two persons who judge it at once do so only once; where its deed then fails, it waits
again.
"""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from liandong.errors import EntryError, UnknownRecord
from liandong.inbox import Inbox, Letter, Sort, State
from liandong.jobs import Jobs
from liandong.jobs import State as JobState
from liandong.messages import text, words
from liandong.model import Act
from liandong.portal.form import Form, Signature
from liandong.portal.public.join import KIND, STATED
from liandong.workspace import Workspace

_HELD = (JobState.OFFERED, JobState.WAITING)
"""The states of an import that has read nothing yet."""
Outcome = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Judge:
    """What judging needs: the letters, the ledger and the imports."""

    inbox: Inbox
    workspace: Workspace
    jobs: Jobs

    def accept(self, letter: Letter, form: Form, lang: str) -> Outcome:
        """Lets the letter have its effect: a page is imported, a firm is entered, of an objection what the form says is
        done. EntryError where it cannot be, and then the letter waits as before."""
        do = {Sort.PAGE: self._page, Sort.FIRM: self._firm, Sort.OBJECTION: self._objection}[letter.sort]
        signed: Signature = form.signature
        deed = do(letter, form, lang)
        self.inbox.settle(letter.number, State.ACCEPTED, **signed)
        try:
            outcome = deed()
        except Exception:  # a full disk, a defect: whatever kept it from its effect
            self.inbox.reopen(letter.number, **signed)
            raise
        self.inbox.note(letter.number, outcome)
        return outcome

    def undo(self, letter: Letter, signed: Signature) -> Act | None:
        """Takes back what was decided, and what that led to: the entry of the log that does, if there is one.
        EntryError where pages were read already: what is in the ledger is taken out of it by erasing alone."""
        act = self._take_back(letter.outcome["act"], signed) if "act" in letter.outcome else None
        if "job" in letter.outcome:
            self._call_off(letter.outcome["job"])
        self.inbox.reopen(letter.number, **signed)
        return act

    def _take_back(self, id_: str, signed: Signature) -> Act | None:
        """None where somebody took it back by the log."""
        return None if self.workspace.act(id_).undone else self.workspace.undo(id_, **signed)

    def _call_off(self, id_: str) -> None:
        try:
            job = self.jobs.job(id_)
        except UnknownRecord:  # somebody removed it
            return
        if job.state not in _HELD:
            raise EntryError(words("fault.letter_read"))
        self.jobs.cancel(id_)

    def _page(self, letter: Letter, form: Form, lang: str) -> Callable[[], Outcome]:
        name, data = self._bytes(letter, form, lang)
        if not self.jobs.possible:
            raise EntryError(words("portal.import_nowhere"))

        def read() -> Outcome:
            job = self.jobs.offer([(name, io.BytesIO(data))])
            self.jobs.start(job.id, {}, **form.signature)
            return {"job": job.id}

        return read

    def _bytes(self, letter: Letter, form: Form, lang: str) -> tuple[str, bytes]:
        """The page: the file that the reviewer fetched, or came with the letter, or the text that was pasted."""
        for each in form.files:
            return each.name, each.data.read()
        sent = self.inbox.data(letter.number)
        if sent is not None:
            return letter.file, sent
        if letter.told.get("text"):
            name = letter.told.get("title") or text(f"portal.letter_{letter.sort}", lang)
            return f"{name} {letter.receipt}.txt", letter.told["text"].encode()
        raise EntryError(words("portal.letter_fetch"))

    def _firm(self, letter: Letter, form: Form, lang: str) -> Callable[[], Outcome]:
        values = {name: letter.told[field] for field, name in STATED.items()}
        self.workspace.read_entry(KIND, values, **form.signature)

        def enter() -> Outcome:
            return {"act": self.workspace.enter(KIND, values, **form.signature).id}

        return enter

    def _objection(self, letter: Letter, form: Form, lang: str) -> Callable[[], Outcome]:
        """A correction, a rejection of the value, or neither: what else was done stands in the log by itself."""
        record, name = letter.told["record"], letter.told["property"]
        deed = form.one("how")
        told = self.workspace.ledger().record(record)
        if deed == "correct":
            self.workspace.check_value(told.kind, name, form.one("value"))
            scope, on = form.one("scope") or None, form.one("on").strip() or None
            return lambda: {
                "act": self.workspace.correct(record, name, form.one("value"), scope=scope, on=on, **form.signature).id,
                "record": record,
            }
        if deed == "reject_value":
            value = next((v for v in told.values(name) if letter.told.get("statement") in v.statements), None)
            if value is None:
                raise EntryError(words("portal.value_gone"))
            return lambda: {
                "act": self.workspace.reject(record, name, value, **form.signature).id,
                "record": record,
            }
        if deed == "done":
            return lambda: {"record": record}
        raise EntryError(words("portal.deed_unknown"))
