"""Settings (设置): every knob of a workspace, each with its meaning; read from `liandong.toml` and the environment.

The environment (`LIANDONG_MAX_PAGE_BYTES=...`) outranks the file `liandong.toml` in the workspace's folder, which
outranks the defaults. A docs test lists `described()`.
"""

import os
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from liandong.errors import SettingsError
from liandong.messages import Words, reason, words

FILE_NAME = "liandong.toml"
PREFIX = "LIANDONG_"
MOST_WORKERS = 1024
_MEBIBYTE = 1024 * 1024


MOST_FILE_BYTES = _MEBIBYTE
"""Of the file of settings."""
_MOST = 2**31 - 1
_MOST_BYTES = 10**9
"""What SQLite keeps in one cell, by its default (SQLITE_MAX_LENGTH)."""
_MOST_UPLOAD = 64 * _MEBIBYTE
"""A letter is held in memory as a whole."""


def _knob(default: int, meaning: str, least: int = 1, most: int = _MOST) -> int:
    knob: int = field(default=default, metadata={"meaning": meaning, "least": least, "most": most})
    return knob


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of one workspace; whole numbers, sizes in bytes, times in seconds."""

    max_page_bytes: int = _knob(
        16 * _MEBIBYTE,
        "Largest page that is read, in bytes; a larger file is set aside as too_large.",
        most=_MOST_BYTES,
    )
    workers: int = _knob(0, "Worker processes of a build; 0 means one for each core.", least=0, most=MOST_WORKERS)
    pool_from: int = _knob(
        400, "Number of pages to read from which a build starts worker processes (starting them takes seconds)."
    )
    batch_pages: int = _knob(64, "Most pages in one batch: one transaction, and what a kill can cost.", most=10_000)
    batch_bytes: int = _knob(
        8 * _MEBIBYTE, "Most bytes of pages in one batch; a larger page is a batch of its own.", most=_MOST_BYTES
    )
    max_upload_bytes: int = _knob(
        64 * _MEBIBYTE, "Most bytes that one sending of files to the portal may have, all files together."
    )
    max_letter_bytes: int = _knob(
        2 * _MEBIBYTE, "Most bytes of a page that a visitor sends in on the public face.", most=_MOST_UPLOAD
    )
    max_letters: int = _knob(
        500, "Most letters of visitors that wait for a person; further ones are refused until some are judged."
    )
    session_seconds: int = _knob(
        12 * 3600, "How long a person who logged in to the portal stays logged in at most, in seconds.", least=60
    )
    session_idle_seconds: int = _knob(
        2 * 3600, "How long a person stays logged in who does nothing, in seconds.", least=60
    )
    silent_months: int = _knob(
        12, "Months without any evidence after which a promise that is not judged counts as silent.", most=1_200
    )
    reminder_timeout_seconds: int = _knob(
        10, "How long a sent reminder waits for the server's answer, in seconds; without one it is in doubt.", most=600
    )
    reminder_lease_seconds: int = _knob(
        300, "After how long a reminder that is being sent, and of which nothing is heard, is in doubt, in seconds."
    )
    reminder_tries: int = _knob(
        5, "How often a reminder that certainly did not go out is tried before it is undelivered.", most=100
    )
    reminder_retry_seconds: int = _knob(
        60, "How long it waits before the second try, in seconds; before each further one twice as long.", most=86_400
    )
    busy_seconds: int = _knob(
        0, "How long a build waits for another one that writes to the same workspace, in seconds.", least=0
    )


@dataclass(frozen=True, slots=True)
class Described:
    """One setting as the reference lists it."""

    name: str
    default: int
    meaning: str
    variable: str


def described() -> tuple[Described, ...]:
    """Every setting with its default, its meaning and the environment variable that sets it."""
    defaults = Settings()
    return tuple(
        Described(f.name, getattr(defaults, f.name), f.metadata["meaning"], PREFIX + f.name.upper())
        for f in fields(Settings)
    )


def load(folder: Path | None, environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of the workspace in `folder` (None: in a database, which has no file of them).

    SettingsError names file or variable, the setting and the fault.
    """
    variables = os.environ if environment is None else environment
    data = read_file(folder) if folder else None
    chosen = parse(data, folder / FILE_NAME) if folder and data is not None else {}
    for knob in described():
        if knob.variable in variables:
            where = words("fault.variable", name=knob.variable)
            chosen[knob.name] = _number(knob.name, variables[knob.variable], where)
    made = Settings(**chosen)
    if made.reminder_lease_seconds <= made.reminder_timeout_seconds:
        least = made.reminder_timeout_seconds
        raise SettingsError(words("fault.lease_short", lease=made.reminder_lease_seconds, timeout=least))
    return made


def read_file(folder: Path) -> bytes | None:
    """The file of settings in `folder`, which can be read as one; None where there is none. SettingsError as `load`."""
    path = folder / FILE_NAME
    try:
        kind = path.stat().st_mode
        if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):  # a pipe or device may have no end
            raise SettingsError(words("fault.no_plain_file", file=path))
        with path.open("rb") as file:
            data = file.read(MOST_FILE_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SettingsError(words("fault.settings_unreadable", path=path, reason=reason(error))) from error
    parse(data, path)
    return data


def parse(data: bytes, path: Path) -> dict[str, int]:
    """What a file of these bytes sets; SettingsError where it cannot be used, which names it as `path`."""
    if len(data) > MOST_FILE_BYTES:
        raise SettingsError(words("fault.settings_too_long", path=path, most=MOST_FILE_BYTES))
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # no TOML, no UTF-8, a number or a nesting without end
        raise SettingsError(words("fault.settings_toml", path=path, error=error)) from error
    known = {f.name for f in fields(Settings)}
    for name in table:
        if name not in known:
            raise SettingsError(words("fault.no_setting", path=path, name=name, names=", ".join(sorted(known))))
    return {name: _number(name, value, str(path)) for name, value in table.items()}


def _number(name: str, value: object, where: str | Words) -> int:
    least, most = next((f.metadata["least"], f.metadata["most"]) for f in fields(Settings) if f.name == name)
    try:
        number = int(value) if isinstance(value, str) or (isinstance(value, int) and value is not True) else None
    except ValueError:
        number = None
    if number is None or not least <= number <= most:
        told = words("fault.not_whole", where=where, name=name, value=value, least=least, most=most)
        raise SettingsError(told)
    return number
