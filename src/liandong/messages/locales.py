"""Which language a person gets: what they asked for, or what their machine is set to."""

import locale
import os
from collections.abc import Mapping

from liandong.messages.catalogue import Language


def language(option: str | None = None, environment: Mapping[str, str] | None = None) -> Language:
    """`zh` or `en`: the option if given, else LC_ALL, LC_MESSAGES, LANG as in POSIX, else the system's locale.

    Anything Chinese is `zh` (zh_CN, zh_TW, the Windows name `Chinese (Simplified)_China`), anything else `en`.
    """
    if option:
        return _of(option)
    given = os.environ if environment is None else environment
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if given.get(name):
            return _of(given[name])
    if environment is not None:
        return "en"
    return _of(locale.getlocale()[0] or "")  # Windows sets no variable but gives a name here


def _of(name: str) -> Language:
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"
