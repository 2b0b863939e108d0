"""Fonts that hold Chinese: a picture whose font lacks a character draws nothing in its place, and says nothing."""

from functools import cache
from pathlib import Path

from liandong.errors import FontError
from liandong.messages import words

FAMILIES: tuple[str, ...] = (
    *("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "Microsoft YaHei", "SimHei"),
    *("PingFang SC", "Heiti SC", "STHeiti", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "Droid Sans Fallback"),
)
"""Sans-serif families with simplified Chinese on Linux, Windows and macOS, the first that is there is used."""

ENDINGS = (".ttf", ".otf", ".ttc", ".otc")
_PROBE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24">'
    '<text x="2" y="20" font-size="20" font-family="{families}">{character}</text></svg>'
)
_MISSING = "&#x10fffd;"
"""A character that no font holds: what is drawn like it is not drawn at all, or as an empty box."""


_added: dict[str, None] = {}
"""The folders whose fonts vl-convert knows besides those of the system, for as long as the process lives."""


def use_fonts(folder: Path | None = None) -> None:
    """Adds the fonts of a folder to those of the system; FontError where no Chinese character can be drawn then."""
    if folder is not None and str(folder.resolve()) not in _added:
        _register(folder.resolve())
    if not _drawn(tuple(_added)):
        raise FontError(words("fault.no_chinese_font", families=", ".join(FAMILIES[:6])))


def _register(folder: Path) -> None:
    import vl_convert

    if not any(path.suffix.lower() in ENDINGS for path in folder.glob("*")):
        raise FontError(words("fault.no_fonts_in_folder", folder=folder, endings=" / ".join(ENDINGS)))
    vl_convert.register_font_directory(str(folder))
    _added[str(folder)] = None


@cache
def _drawn(folders: tuple[str, ...]) -> bool:
    """Whether a Chinese character comes out as a picture of its own; asked anew for each set of folders."""
    import vl_convert

    drawn = [
        vl_convert.svg_to_png(_PROBE.format(families=", ".join(FAMILIES), character=character))
        for character in ("国", _MISSING, " ")
    ]
    return drawn[0] not in drawn[1:]
