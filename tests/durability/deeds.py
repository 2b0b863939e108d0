"""What is killed (ingest, fold, review, erasure, migration, backup, restoration), and what it must have come to."""

import json
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from liandong import Workspace, open_workspace, restore_workspace
from liandong.cli import main
from liandong.store import holds_store
from liandong.workspace import Progress
from tests.store import released
from tests.workspace import real

_DONE = re.compile(r"^Written down: .*  id ([0-9a-f]{10,})$", re.MULTILINE)
_COPY = "03_spun_copy.txt"
"""The page that is erased."""


@dataclass(frozen=True)
class Site:
    """Where a deed is done: the place of the workspace, and a folder for files beside it."""

    place: str
    shelf: Path

    @property
    def pages(self) -> Path:
        return self.shelf / "in"

    @property
    def backup(self) -> Path:
        return self.shelf / "backup.zip"

    @property
    def said(self) -> Path:
        """What the program told the person."""
        return self.shelf / "said.txt"

    def acknowledged(self) -> list[str]:
        """The beginnings of the ids of the acts that the person was told of as done."""
        return _DONE.findall(self.said.read_text(encoding="utf-8")) if self.said.exists() else []


Kept = tuple[Mapping[str, bytes], Sequence[tuple[str, str]]]


class Deed(ABC):
    """Something that writes to a workspace, and may be killed at it."""

    @property
    @abstractmethod
    def name(self) -> str: ...

    @abstractmethod
    def prepare(self, site: Site) -> None:
        """Makes the site as it stands before."""

    @abstractmethod
    def work(self, site: Site) -> None:
        """What is killed; done again, it goes on where it was."""

    def finish(self, site: Site) -> None:
        """What is run after the kill."""
        self.work(site)
        real.build(site.place)

    def kept(self, site: Site) -> Kept:
        """What must be the same whether it was killed or not."""
        with open_workspace(site.place) as opened:
            log = [(act.id, act.deed.value) for act in opened.log()]
        return real.exported(site.place), log

    def look(self, site: Site) -> None:
        """What must hold right behind the kill: it opens, is sound, and knows each act of which the person was told."""
        said = site.acknowledged()
        if not holds_store(site.place):
            assert not said
            return
        with open_workspace(site.place) as opened:
            _sound(opened)
            ids = [act.id for act in opened.log()]
            assert len(set(ids)) == len(ids)
            lost = [one for one in said if not any(id_.startswith(one) for id_ in ids)]
            assert not lost, lost


def _sound(opened: Workspace) -> None:
    faults = opened.check().faults
    assert faults == (), faults


def run(site: Site, *arguments: str) -> None:
    """The command line in English, which must end well; what it says is kept."""
    with site.said.open("a", encoding="utf-8") as said, redirect_stdout(said), redirect_stderr(said):
        try:
            main(["--lang", "en", *arguments])
        except SystemExit as end:
            if end.code:
                raise AssertionError(arguments, end.code, site.said.read_text(encoding="utf-8")[-1000:]) from end


class Ingest(Deed):
    """Pages one by one, then the first version."""

    name = "ingest"

    def prepare(self, site: Site) -> None:
        real.pages(site.pages)

    def work(self, site: Site) -> None:
        with pytest.MonkeyPatch.context() as patched:
            patched.setenv("LIANDONG_BATCH_PAGES", "1")  # many transactions
            run(site, "build", str(site.pages), "-w", site.place)


class _GivenUp(Exception):
    pass


class Fold(Deed):
    """All is read; what is left is the second version."""

    name = "fold"

    def prepare(self, site: Site) -> None:
        names = sorted(real.pages(site.pages).iterdir())
        real.build(site.place, *map(str, names[:2]))
        with open_workspace(site.place) as opened:
            try:
                opened.build([site.pages], progress=_before_the_survey)
            except _GivenUp:
                return
        raise AssertionError("nothing was left to fold")

    def work(self, site: Site) -> None:
        real.build(site.place)


def _before_the_survey(step: Progress) -> None:
    if step.stage == "survey":
        raise _GivenUp


class Review(Deed):
    """Five acts of a person, one of them undone, with the version that each makes."""

    name = "review"

    def prepare(self, site: Site) -> None:
        real.build(site.place, str(real.pages(site.pages)))
        with open_workspace(site.place) as opened:
            ids = [record.id for record in opened.ledger().records("project")]
        (site.shelf / "ids.json").write_text(json.dumps(ids[:3]), encoding="utf-8")

    def work(self, site: Site) -> None:
        with open_workspace(site.place) as opened:
            done = {act.attestation.at: act.id for act in opened.log()}
        for at, arguments in self._acts(site):
            if at not in done:
                words = [done.get(word, word) for word in arguments]
                run(site, "review", *words, "-w", site.place, "--actor", "王明", "--reason", "现场核实", "--at", at)
                with open_workspace(site.place) as opened:
                    done = {act.attestation.at: act.id for act in opened.log()}

    def _acts(self, site: Site) -> Iterator[tuple[str, Sequence[str]]]:
        one, two, three = json.loads((site.shelf / "ids.json").read_text(encoding="utf-8"))
        times = [f"2026-11-26T10:0{minute}:00+08:00" for minute in range(5)]
        yield times[0], ("correct", one, "amount", "18亿元")
        yield times[1], ("different", one, two)
        yield times[2], ("enter", "project", "name=乙港三期工程", "amount=3亿元")
        yield times[3], ("undo", times[0])
        yield times[4], ("confirm", three, "name")


class Erasure(Deed):
    """A page goes out of every table, and no byte of it stays in the file."""

    name = "erasure"

    def prepare(self, site: Site) -> None:
        real.build(site.place, str(real.pages(site.pages)))
        words = (site.pages / _COPY).read_text(encoding="utf-8").split("。")
        (site.shelf / "erased.txt").write_text(max(words, key=len).strip(), encoding="utf-8")

    def work(self, site: Site) -> None:
        with open_workspace(site.place) as opened:
            if opened.log():
                return
        told = ("--actor", "王明", "--reason", "误收", "--at", "2026-11-26T10:00:00+08:00")
        run(site, "review", "erase", _COPY, "-w", site.place, *told)

    def kept(self, site: Site) -> Kept:
        sentence = (site.shelf / "erased.txt").read_bytes()
        for file in Path(site.place).glob("ledger.sqlite*") if Path(site.place).is_dir() else ():
            assert sentence not in file.read_bytes(), f"{file.name} still holds what was erased"
        with open_workspace(site.place) as opened:
            assert not opened._store.uncompacted()
        return super().kept(site)


@dataclass(frozen=True)
class Migration(Deed):
    """A ledger of an older program is opened."""

    revision: str

    @property
    def name(self) -> str:
        return f"migration from {self.revision}"

    def prepare(self, site: Site) -> None:
        released.lay(self.revision, site.place)

    def work(self, site: Site) -> None:
        open_workspace(site.place).close()


class Backup(Deed):
    """A backup takes the place of an older one."""

    name = "backup"

    def prepare(self, site: Site) -> None:
        names = sorted(real.pages(site.pages).iterdir())
        real.build(site.place, *map(str, names[:2]))
        self.work(site)
        real.build(site.place, str(site.pages))

    def work(self, site: Site) -> None:
        run(site, "backup", "-w", site.place, "--out", str(site.backup))

    def look(self, site: Site) -> None:
        super().look(site)
        _restored(site, "old or new")

    def kept(self, site: Site) -> Kept:
        parts = [file.name for file in site.shelf.iterdir() if file.name.endswith(".part")]
        assert parts == []
        exported, log = super().kept(site)
        assert _restored(site, "new") == exported
        return exported, log


def _restored(site: Site, name: str) -> Mapping[str, bytes]:
    """What the ledger of the backup exports, restored into a folder of its own."""
    place = next(path for path in (site.shelf / f"{name} {number}" for number in count()) if not path.exists())
    with restore_workspace(site.backup, place) as opened:
        _sound(opened)
    return real.exported(place)


class Restoration(Deed):
    """A backup becomes a workspace, whole or not at all."""

    name = "restoration"

    def prepare(self, site: Site) -> None:
        made = site.shelf / "made"
        real.build(str(made), str(real.pages(site.pages)))
        run(site, "backup", "-w", str(made), "--out", str(site.backup))

    def work(self, site: Site) -> None:
        if not holds_store(site.place):
            run(site, "restore", str(site.backup), "-w", site.place)

    def look(self, site: Site) -> None:
        super().look(site)
        if holds_store(site.place):
            assert real.exported(site.place) == real.exported(site.shelf / "made")


DEEDS: Mapping[str, Deed] = {
    deed.name: deed
    for deed in (
        Ingest(),
        Fold(),
        Review(),
        Erasure(),
        *(Migration(revision) for revision in released.REVISIONS[:-1]),
        Backup(),
        Restoration(),
    )
}
