"""What tests ask of the machine beside packages of Python: programs and fonts.

    python -m tests.machine

installs what is missing where it may, as the superuser of a Debian or Ubuntu, and says what stays away elsewhere and
what that leaves untested. `LIANDONG_INSTALL=no` keeps it from installing anything.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests import browser, server

FORBIDDEN = "LIANDONG_INSTALL"
_LIBREOFFICE = Path("/usr/lib/libreoffice/program")
_WRITER, _CALC = "libswlo.so", "libsclo.so"


class Need(NamedTuple):
    """Something that tests ask for, the Debian package that has it, and what is left out without it."""

    name: str
    package: str
    there: Callable[[], bool]
    without: str


def has_chinese_font() -> bool:
    """Whether a font of this machine holds Chinese, as fontconfig tells; macOS and Windows come with one."""
    program = shutil.which("fc-list")
    if program is None:
        return sys.platform in ("darwin", "win32")
    return bool(subprocess.run([program, ":lang=zh-cn"], capture_output=True, check=False).stdout.strip())


def writer() -> str | None:
    """LibreOffice where it has Writer: the program that the environment names, else that of this machine."""
    return _office(_WRITER)


def calc() -> str | None:
    """LibreOffice where it has Calc, found likewise."""
    return _office(_CALC)


def _office(part: str) -> str | None:
    named = os.environ.get("LIANDONG_SOFFICE")
    found = named or shutil.which("soffice")
    lacking = _LIBREOFFICE.is_dir() and not (_LIBREOFFICE / part).is_file()
    return None if found and not named and lacking else found


NEEDS = (
    Need("Chromium", "chromium", lambda: browser.executable() is not None, "no page is looked at in a browser"),
    Need("a Chinese font", "fonts-noto-cjk", has_chinese_font, "charts and reports cannot be drawn, their tests fail"),
    Need("LibreOffice Writer", "libreoffice-writer-nogui", lambda: writer() is not None, "no Word file is opened"),
    Need("LibreOffice Calc", "libreoffice-calc-nogui", lambda: calc() is not None, "no formula is computed anew"),
    Need("PostgreSQL", "postgresql", lambda: server.binaries() is not None, "nothing is tested on PostgreSQL"),
)


def missing() -> list[Need]:
    return [need for need in NEEDS if not need.there()]


def may_install() -> bool:
    """Whether packages can be installed here, and nobody has forbidden it."""
    superuser = hasattr(os, "geteuid") and os.geteuid() == 0
    return superuser and shutil.which("apt-get") is not None and os.environ.get(FORBIDDEN) != "no"


def install(packages: list[str]) -> None:
    """Installs Debian packages; that it could not is told by apt-get itself, and by what is missing afterwards."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        subprocess.run(["apt-get", "--quiet=2", *arguments], env=quiet, stdout=subprocess.DEVNULL, check=False)


def main() -> None:
    lacking = missing()
    if lacking and may_install():
        packages = [need.package for need in lacking]
        print(f"Installing what tests need of this machine ({FORBIDDEN}=no keeps from it): {', '.join(packages)}")
        install(packages)
        lacking = missing()
    for need in lacking:
        print(f"Without {need.name} {need.without} (Debian: apt install {need.package}).")


if __name__ == "__main__":
    main()
