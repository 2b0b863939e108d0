"""Power cuts and full disks: what SQLite writes is recorded, and lost where it had not reached the disk.

A shim between SQLite and its files (a VFS of its own in the library that Python's sqlite3 uses) notes each write,
truncation, synchronisation and deletion. After a cut a file holds all that was written before its last
synchronisation, and of what was written since any part, down to half a page. With `room` the disk takes so many bytes
and is full then.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

_OK, _FULL = 0, 13
_RECORDED = 0x100 | 0x800 | 0x80000
"""SQLITE_OPEN_MAIN_DB, SQLITE_OPEN_MAIN_JOURNAL, SQLITE_OPEN_WAL"""
_SECTOR = 512
_INT, _LONG, _ANY = ctypes.c_int, ctypes.c_int64, ctypes.c_void_p

_Open = ctypes.CFUNCTYPE(_INT, _ANY, _ANY, _ANY, _INT, _ANY)
_Delete = ctypes.CFUNCTYPE(_INT, _ANY, _ANY, _INT)
_Write = ctypes.CFUNCTYPE(_INT, _ANY, _ANY, _INT, _LONG)
_Truncate = ctypes.CFUNCTYPE(_INT, _ANY, _LONG)
_Sync = ctypes.CFUNCTYPE(_INT, _ANY, _INT)


class _Vfs(ctypes.Structure):
    """sqlite3_vfs, as far as it is changed; the rest of it is copied as it is."""

    _fields_ = (
        ("version", _INT),
        ("file_size", _INT),
        ("longest_path", _INT),
        ("next", _ANY),
        ("name", ctypes.c_char_p),
        ("data", _ANY),
        ("open", _Open),
        ("delete", _Delete),
        ("rest", _ANY * 14),
    )


class _Methods(ctypes.Structure):
    """sqlite3_io_methods."""

    _fields_ = (
        ("version", _INT),
        ("close", _ANY),
        ("read", _ANY),
        ("write", _Write),
        ("truncate", _Truncate),
        ("sync", _Sync),
        ("rest", _ANY * 13),
    )


@dataclass(frozen=True)
class Event:
    """One thing that happened to a file, or (`said`) something that a person was told of as done."""

    what: str
    file: str = ""
    place: int = 0
    data: bytes = b""
    said: str = ""


@dataclass
class Recorder:
    """What happened, in its order."""

    events: list[Event] = field(default_factory=list)
    room: int | None = None

    @property
    def written(self) -> int:
        """How many bytes."""
        return sum(len(event.data) for event in self.events)

    def say(self, words: str) -> None:
        """Notes that a person was told of this as done."""
        self.events.append(Event("said", said=words))

    def cut(self, moment: int, random: Random, folder: Path) -> list[str]:
        """Lays the files into the folder as a power cut before that event may leave them; what was said until then."""
        folder.mkdir()
        done = self.events[:moment]
        for name in sorted({event.file for event in done if event.file}):
            data = _left([event for event in done if event.file == name], random)
            if data is not None:
                (folder / Path(name).name).write_bytes(data)
        return [event.said for event in done if event.said]


def _left(events: list[Event], random: Random) -> bytes | None:
    """What a file holds after the cut; None where it is gone."""
    safe = max((place for place, event in enumerate(events) if event.what == "sync"), default=-1)
    data: bytearray | None = None
    for place, event in enumerate(events):
        if event.what == "delete":
            data = None
            continue
        data = bytearray() if data is None else data
        if event.what == "write":
            for start in range(0, len(event.data), _SECTOR):
                if place < safe or random.random() < 0.5:
                    _put(data, event.place + start, event.data[start : start + _SECTOR])
        elif event.what == "truncate" and (place < safe or random.random() < 0.5):
            del data[event.place :]
    return None if data is None else bytes(data)


def _put(data: bytearray, place: int, piece: bytes) -> None:
    data.extend(bytes(max(0, place - len(data))))
    data[place : place + len(piece)] = piece


def library() -> ctypes.CDLL | None:
    """The SQLite of Python's sqlite3; None where its files cannot be stood in for."""
    import _sqlite3

    try:
        found = ctypes.CDLL(_sqlite3.__file__)
        found.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        return found
    except (AttributeError, OSError):
        return None


@contextmanager
def recorded(found: ctypes.CDLL, room: int | None = None) -> Iterator[Recorder]:
    """Records what is done to every database that is opened in the block."""
    usual = found.sqlite3_vfs_find(None)
    recorder, shim = Recorder(room=room), _Shim(usual)
    shim.recorder = recorder
    found.sqlite3_vfs_register(ctypes.byref(shim.vfs), 1)
    try:
        yield recorder
    finally:
        found.sqlite3_vfs_register(usual, 1)
        found.sqlite3_vfs_unregister(ctypes.byref(shim.vfs))


class _Shim:
    """Calls the usual VFS, and notes what it was asked to write."""

    recorder: Recorder

    def __init__(self, usual: Any) -> None:
        self._usual = usual
        self._names: dict[int, str] = {}
        self._made: dict[int, tuple[_Methods, _Methods]] = {}
        self.vfs = _Vfs()
        ctypes.memmove(ctypes.byref(self.vfs), usual, ctypes.sizeof(_Vfs))
        self.vfs.next, self.vfs.name = None, b"recorded"
        self.vfs.open, self.vfs.delete = _Open(self._open), _Delete(self._delete)
        self._write, self._truncate, self._sync = _Write(self._wrote), _Truncate(self._truncated), _Sync(self._synced)

    def _open(self, _vfs: int, name: int | None, file: int, flags: int, told: int | None) -> int:
        code = int(self._usual.contents.open(self._usual, name, file, flags, told))
        if code == _OK and flags & _RECORDED and name:
            methods = ctypes.cast(file, ctypes.POINTER(ctypes.c_void_p))
            self._names[file] = ctypes.string_at(name).decode()
            methods[0] = ctypes.addressof(self._methods(methods[0] or 0)[1])
        return code

    def _methods(self, usual: int) -> tuple[_Methods, _Methods]:
        if usual not in self._made:
            known = _Methods.from_address(usual)
            ours = _Methods()
            ctypes.memmove(ctypes.byref(ours), usual, ctypes.sizeof(_Methods))
            ours.version = min(known.version, 2)
            ours.write, ours.truncate, ours.sync = self._write, self._truncate, self._sync
            self._made[usual] = known, ours
        return self._made[usual]

    def _known(self, file: int) -> _Methods:
        ours = ctypes.cast(file, ctypes.POINTER(ctypes.c_void_p))[0]
        return next(known for known, made in self._made.values() if ctypes.addressof(made) == ours)

    def _wrote(self, file: int, data: int, size: int, place: int) -> int:
        if self.recorder.room is not None:
            if size > self.recorder.room:
                return _FULL
            self.recorder.room -= size
        self.recorder.events.append(Event("write", self._names[file], place, ctypes.string_at(data, size)))
        return int(self._known(file).write(file, data, size, place))

    def _truncated(self, file: int, size: int) -> int:
        self.recorder.events.append(Event("truncate", self._names[file], size))
        return int(self._known(file).truncate(file, size))

    def _synced(self, file: int, flags: int) -> int:
        code = int(self._known(file).sync(file, flags))
        self.recorder.events.append(Event("sync", self._names[file]))
        return code

    def _delete(self, _vfs: int, name: int, flags: int) -> int:
        self.recorder.events.append(Event("delete", ctypes.string_at(name).decode()))
        return int(self._usual.contents.delete(self._usual, name, flags))
