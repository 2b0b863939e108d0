"""What persons do to a ledger, as a workspace offers it: each act is written down with who, when and why."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from liandong.errors import EntryError, LiandongError
from liandong.messages import words
from liandong.model import Act, Attested, Decision, Deed, FoldedValue, Judgement, Page, Target
from liandong.settings import Settings
from liandong.store.protocol import Store
from liandong.store.rows import Action
from liandong.workspace.ledger import Ledger
from liandong.workspace.people.attesting import attestation
from liandong.workspace.report import BuildReport
from liandong.workspace.spine import Spine, spine

if TYPE_CHECKING:
    from liandong.workspace.people.review import Questions
    from liandong.workspace.people.stating import Stating
    from liandong.workspace.people.wanted import Scoped, Wanted


class People:
    """The part of a workspace that persons write to. What is done shows in the ledger after the next build."""

    settings: Settings
    _store: Store
    _spine: Spine | None
    ledger: Callable[[], Ledger]
    build: Callable[[Sequence[Path | str]], BuildReport]
    _acts: tuple[int, Mapping[str, Sequence[Act]]] | None = None
    """The log by what its acts are about, read anew once it has more entries."""

    def decide(
        self,
        left: str,
        right: str,
        judgement: Judgement | str,
        *,
        actor: str,
        reason: str,
        at: str | None = None,
    ) -> Decision:
        """Records a person's judgement on two things: `same`, `different` or `unsure`; the next build follows it.

        `left` and `right` are ids of records or of mentions, or their first six digits or more; `actor` and `reason`
        say who judged and why, `at` when (ISO 8601 with offset; now by default). Nothing is overwritten: of two
        judgements on one pair the newer holds, and `undo` takes one back. Of two members of one record that are
        different each takes along what stands on its page; where more is left, `split` says which goes. UnknownRecord
        where a thing is not in the ledger, LiandongError where both ids name one mention, EntryError where they are of
        different kinds, WorkspaceBusy while a build writes its version.
        """
        from liandong.workspace.people.log import of_decision
        from liandong.workspace.people.splitting import parted

        ledger = self.ledger()
        one, other = ledger.mention(left), ledger.mention(right)
        if one == other:
            raise LiandongError(words("fault.one_mention", id=one))
        judged, stated = Judgement(judgement), attestation(actor, reason, at)
        record = ledger.record(one)
        if judged is Judgement.DIFFERENT and other in record.members:
            decision = parted(ledger, record, one, other, stated)
        else:
            anchors = ledger.anchor(one), ledger.anchor(other)
            if anchors[0].kind != anchors[1].kind:
                raise EntryError(words("fault.other_kinds", left=anchors[0].kind, right=anchors[1].kind))
            decision = Decision(one, other, judged, stated, anchors=anchors)
        self._logged(of_decision(decision))
        return decision

    def split(self, record: str, members: Sequence[str], *, actor: str, reason: str, at: str | None = None) -> Decision:
        """Records that these members of a record are another thing than all its others; the next build parts them.

        It is one act, undone as one. EntryError where they are none of its members, or all of them.
        """
        from liandong.workspace.people.log import of_decision
        from liandong.workspace.people.splitting import split

        ledger = self.ledger()
        going = [ledger.mention(member) for member in members]
        decision = split(ledger, ledger.record(record), going, attestation(actor, reason, at))
        self._logged(of_decision(decision))
        return decision

    def decisions(self) -> tuple[Decision, ...]:
        """Every decision that was recorded, those taken back included, in the order of their time."""
        return tuple(sorted(self._store.decisions(), key=lambda d: (d.attestation.moment, d.id)))

    def correct(
        self,
        record: str,
        name: str,
        text: str,
        *,
        actor: str,
        reason: str,
        at: str | None = None,
        scope: str | None = None,
        on: str | None = None,
    ) -> Act:
        """Gives a property of a record the value that these words say; the next build shows it before all others.

        `record` is an id or the beginning of one, `name` the property (`amount`, `投资额`), `text` the value as one
        would write it (`180亿元`, `2031-05-19`, `开工`, the id of another record). `scope` is what an amount counts, by
        default what the leading value does, `on` the day as of which the value holds (of a stage by default that of the
        attestation). What sources tell stays beside it. EntryError names what cannot be read.
        """
        return self._stated(self._stating(actor, reason, at).correct(record, name, text, scope, on=on))

    def confirm(
        self,
        record: str,
        name: str,
        value: str | FoldedValue | None = None,
        *,
        actor: str,
        reason: str = "",
        at: str | None = None,
        scope: str | None = None,
    ) -> Act:
        """Vouches for a value that the record has, by default the leading one: it stands before all others then.

        Words mean the value itself; one of the record's own values means what its sources say of it, so that a
        confirmed denial is a rejection.
        """
        stating = self._stating(actor, reason, at, bare=True)
        return self._stated(stating.judge(Deed.CONFIRM, record, name, value, scope))

    def reject(
        self,
        record: str,
        name: str,
        value: str | FoldedValue | None = None,
        *,
        actor: str,
        reason: str,
        at: str | None = None,
        scope: str | None = None,
    ) -> Act:
        """Says that a value which the record has is wrong: it loses to all others, however many sources tell it.

        Of the record's own values one that is denied is right then.
        """
        return self._stated(self._stating(actor, reason, at).judge(Deed.REJECT, record, name, value, scope))

    def enter(
        self,
        kind: str,
        values: "Mapping[str, str | Sequence[str | Scoped]]",
        *,
        actor: str,
        reason: str,
        at: str | None = None,
        on: str | None = None,
    ) -> Act:
        """Enters a record of this kind with these values by property, proved by the person's word, as of the day `on`.
        A value may come with what it counts (`Scoped`).

        EntryError names the property that cannot be read, or that is missing.
        """
        return self._stated(self._stating(actor, reason, at).enter(kind, values, on=on))

    def read_entry(
        self,
        kind: str,
        values: "Mapping[str, str | Sequence[str | Scoped]]",
        *,
        actor: str,
        reason: str,
        on: str | None = None,
    ) -> Attested:
        """What `enter` would write down, as it was understood; nothing is written. EntryError as there."""
        from liandong.workspace.people.attesting import told_on

        return told_on(self._stating(actor, reason, None).enter(kind, values, on=on))

    def check_value(self, kind: str, name: str, text: str) -> None:
        """EntryError where a property of this kind of record cannot have the value that these words say."""
        self._stating("-", "", None, bare=True).check(kind, name, text)

    def take_in(
        self,
        wanted: "Sequence[Wanted]",
        *,
        workbook: str,
        file: str,
        version: int,
        actor: str,
        reason: str,
        at: str | None = None,
    ) -> Act:
        """Writes down all that a workbook asks for as one act, which `undo` takes back as a whole.

        `workbook` is the hash of the file, `version` that of the ledger with which it was compared: EntryError where
        another one has been made since, or one thing cannot be taken: then nothing is written.
        """
        from liandong.workspace.people.attesting import said
        from liandong.workspace.people.log import of_import, of_page
        from liandong.workspace.people.stating import Stating

        stated = attestation(actor, reason, at)
        with self._store.lock(self.settings.busy_seconds):
            if self._store.newest() != version:
                raise EntryError(words("fault.import_outdated", version=version, newest=self._store.newest()))
            stating = Stating(self.ledger(), stated)
            acts = [of_page(stating.page(each)) for each in wanted]
            made = of_import(acts, workbook, said(file), stated)
            if any(row.id == made.id for row in self._store.actions()):
                raise EntryError(words("fault.import_known", at=stated.at))
            self._store.add_actions([*acts, made])
        return self._named(made.id)

    def taken_in(self, workbook: str) -> frozenset[tuple[str, str]]:
        """The cells (sheet, address) of the workbook with this hash whose acts stand."""
        from liandong.workspace.people.log import taken_in

        return taken_in(self._store, workbook)

    def undo(self, act: Act | Decision | str, *, actor: str, reason: str, at: str | None = None) -> Act:
        """Takes back an act, which stays in the log; the next build is as if it had not been done.

        An undoing can be undone. EntryError where there is no such act, or it was taken back already.
        """
        from liandong.workspace.people.log import undoing

        given = act if isinstance(act, str) else act.id
        return self._logged(undoing(self._store, given, attestation(actor, reason, at)))

    def erase(
        self,
        target: str,
        what: Target | str | None = None,
        *,
        actor: str,
        reason: str,
        at: str | None = None,
        also: Sequence[str] | bool | None = None,
    ) -> Act:
        """Takes a page out of the ledger in all its versions, or a person out of all pages that tell of him, for good.

        `target` is the hash or the file of a page, or the id of the record of a person: the whole of it, or, where
        `what` says which of the two is meant, its first six digits or more. What is left is a tombstone: the hash, who,
        when and why. With it goes what persons stated and judged of what it told, and their reasons; of these the
        entries of the log stay, without words. So do needs, offers and rounds that were read of it, without its
        sentences. The page is not read again. A ledger without it is built at once.

        Where other pages hold the name of the person, EntryError names them until `also` says in which of them he is
        meant too: in all (True), in none (False), or in those of these files or hashes.
        """
        from liandong.search import record_entry
        from liandong.workspace.people.erasing import erasure, refolded

        code = self._spine or spine()
        with self._store.lock(self.settings.busy_seconds):
            stated, kind = attestation(actor, reason, at), Target(what) if what else None
            pages, acts, action = erasure(self._store, self.ledger(), code, target, kind, stated, also)
            self._store.erase(pages, acts, action, record_entry, partial(refolded, code))
        self.build([])
        if self._store.uncompacted():
            self._store.compact()
        return self._named(action.id)

    def review(self, limit: int = 100) -> "Questions":
        """What is for a person to decide, what is worth most first: values on which sources really differ, things that
        may be one, and what persons stated of mentions that have lost their place; `more` tells how many are left.

        It is asked of the newest version: what was done since shows after the next build.
        """
        from liandong.workspace.people.review import review

        return review(self._store, self._store.view(self._store.newest()), limit)

    def reattach(self, act: Act | str, record: str, *, actor: str, reason: str, at: str | None = None) -> Act:
        """Says of this record what an act said of one that has lost its place, and takes that act back."""
        from liandong.workspace.people.log import undoing
        from liandong.workspace.people.moving import moved

        given, stated = self._named(act if isinstance(act, str) else act.id), attestation(actor, reason, at)
        action = moved(self._store, self._store.view(self._store.newest()), given, record, stated)
        self._store.add_actions([undoing(self._store, given.id, stated), action])
        return self._named(action.id)

    def log_faults(self) -> tuple[int, ...]:
        """The numbers of the entries of the log that are not as they were recorded; none where all is well."""
        return self._store.log_faults()

    def act(self, id_: str) -> Act:
        """The entry of the log of this id, or of its unique beginning (six digits); EntryError where there is none."""
        return self._named(id_)

    def log(self) -> tuple[Act, ...]:
        """Everything that persons did, in the order in which it was recorded."""
        from liandong.workspace.people.log import log

        return log(self._store)

    def last_erased(self) -> str | None:
        """When something was erased last; None where nothing was."""
        return max((row.recorded for row in self._store.actions(deed=Deed.ERASE)), default=None)

    def acts_on(self, mentions: Collection[str]) -> tuple[Act, ...]:
        """What persons did about these mentions, those acts included that were taken back, in the order of the log."""
        _, logged = self._store.state()
        if self._acts is None or self._acts[0] != logged:
            about: dict[str, list[Act]] = {}
            for act in self.log():
                for mention in act.mentions:
                    about.setdefault(mention, []).append(act)
            self._acts = logged, about
        found = {act.number: act for mention in mentions for act in self._acts[1].get(mention, ())}
        return tuple(act for _, act in sorted(found.items()))

    def _stating(self, actor: str, reason: str, at: str | None, *, bare: bool = False) -> "Stating":
        from liandong.workspace.people.stating import Stating  # loads all that reads pages

        return Stating(self.ledger(), attestation(actor, reason, at, bare=bare))

    def _stated(self, page: Page) -> Act:
        from liandong.workspace.people.log import of_page

        return self._logged(of_page(page))

    def _logged(self, action: Action) -> Act:
        """The act, written down; EntryError where the log has the very same, and it was taken back since."""
        self._store.add_actions([action])
        act = self._named(action.id)
        if act.undone:
            raise EntryError(words("fault.act_again", number=act.number))
        return act

    def _named(self, id_: str) -> Act:
        from liandong.workspace.people.log import named

        return named(self._store, id_)
