"""Once: a form that is sent twice is done once, and both sendings lead to the same page."""

import os
from collections import OrderedDict
from pathlib import Path
from threading import Condition

_KEPT = 10_000
"""So many sendings are remembered, the latest ones."""
_LINES = 4 * _KEPT
"""Of the file, before it is written anew without what is remembered no more."""
UNKNOWN = ""
"""Where a sending led that was at work when the server ended: only the log of what persons did tells."""


class Once:
    """Remembers where each sending led, by its number; in a file too, where there is a folder for it."""

    def __init__(self, folder: Path | None) -> None:
        self._led: OrderedDict[str, str | None] = OrderedDict()
        self._changed = Condition()
        self._file, self._lines = None if folder is None else folder / "sent", 0
        self._load()

    def begin(self, number: str) -> str | None:
        """Where the sending of this number led before; None where it is new, and now at work.

        Waits while the same one is at work.
        """
        with self._changed:
            while number in self._led:
                led = self._led[number]
                if led is not None:
                    return led
                self._changed.wait()
            self._led[number] = None
            self._note(number, UNKNOWN)
            while len(self._led) > _KEPT:
                self._led.popitem(last=False)
        return None

    def end(self, number: str, led: str | None) -> None:
        """The sending led to this address; None where nothing was done, so that it may come again."""
        with self._changed:
            if led is None:
                self._led.pop(number, None)
            else:
                self._led[number] = led
            self._note(number, "-" if led is None else led)
            self._changed.notify_all()

    def _load(self) -> None:
        if self._file is None:
            return
        try:
            lines = self._file.read_text(encoding="ascii").splitlines()
        except (OSError, ValueError):
            return
        for line in lines:
            number, _, led = line.partition(" ")
            self._led[number] = led
        for number in [number for number, led in self._led.items() if led == "-"]:
            del self._led[number]
        while len(self._led) > _KEPT:
            self._led.popitem(last=False)
        self._lines = len(lines)
        if self._lines > _LINES:
            self._write_anew(self._file)

    def _write_anew(self, file: Path) -> None:
        """The file without what is remembered no more."""
        fresh = file.with_suffix(".new")
        told = [f"{number} {UNKNOWN if led is None else led}\n" for number, led in self._led.items()]
        fresh.write_text("".join(told), encoding="ascii")
        os.replace(fresh, file)  # noqa: PTH105 - one step, also where the file is there
        self._lines = len(told)

    def _note(self, number: str, led: str) -> None:
        if self._file is None:
            return
        try:
            with self._file.open("a", encoding="ascii") as file:
                file.write(f"{number} {led}\n")
            self._lines += 1
            if self._lines > _LINES:
                self._write_anew(self._file)
        except OSError:  # a full disk is told where the act itself is written
            self._file = None
