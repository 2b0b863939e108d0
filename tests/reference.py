"""The tables of the reference pages, made from what the program declares; `tests.documentation` writes them in."""

import re
from collections.abc import Iterable
from pathlib import Path

from liandong import messages, settings
from liandong.model import KINDS, Kind
from liandong.model.kinds import SCOPES, STAGES
from liandong.workspace.report import UNREADABLE

_SLOT = re.compile(r"(<!-- (?P<name>\w+): begin -->\n)(?P<body>.*?)(<!-- (?P=name): end -->)", re.DOTALL)


def kinds() -> Iterable[str]:
    for kind in KINDS.values():
        yield f"## {kind.name} {kind.zh}\n"
        yield from _table(("property", "中文", "type", "fold", "names a", "filter"), _properties(kind))
        yield ""


def _properties(kind: Kind) -> Iterable[tuple[str, ...]]:
    for declared in kind.properties:
        yield (
            f"`{declared.name}`",
            declared.zh,
            declared.type,
            declared.fold,
            declared.refers_to or "",
            declared.facet or "",
        )


def expected() -> Iterable[str]:
    rows = ((f"`{kind.name}`", ", ".join(f"`{name}`" for name in kind.expected)) for kind in KINDS.values())
    return _table(("kind", "expects"), rows)


def scopes() -> Iterable[str]:
    return _table(("scope", "中文", "means"), ((f"`{name}`", zh, en) for name, (zh, en) in SCOPES.items()))


def stages() -> Iterable[str]:
    rows = ((f"`{name}`", zh, "beside it" if rank is None else str(rank)) for name, (rank, zh, _) in STAGES.items())
    return _table(("stage", "中文", "place in the order"), rows)


def reasons() -> Iterable[str]:
    codes = [code.removeprefix("set_aside.") for code in messages.keys("en") if code.startswith("set_aside.")]
    return _table(
        ("code", "", "means", "中文"),
        (
            (f"`{code}`", "●" if code in UNREADABLE else "", _words(code, "en"), _words(code, "zh"))
            for code in sorted(codes)
        ),
    )


def _words(code: str, lang: str) -> str:
    return messages.text(f"set_aside.{code}", lang)


def checks() -> Iterable[str]:
    codes = [code.removeprefix("recipe.") for code in messages.keys("en") if code.startswith("recipe.")]
    rows = ((f"`{c}`", messages.text(f"recipe.{c}", "en"), messages.text(f"recipe.{c}", "zh")) for c in codes)
    return _table(("check", "compares", "中文"), rows)


def knobs() -> Iterable[str]:
    rows = ((f"`{k.name}`", f"`{k.variable}`", str(k.default), k.meaning) for k in settings.described())
    return _table(("setting", "environment variable", "default", "meaning"), rows)


TABLES = {
    "kinds": kinds,
    "expected": expected,
    "scopes": scopes,
    "stages": stages,
    "reasons": reasons,
    "checks": checks,
    "settings": knobs,
}


def filled(text: str) -> str:
    """The document with every marked place filled anew whose table stands here."""

    def fill(match: re.Match[str]) -> str:
        if match["name"] not in TABLES:
            return match[0]
        return match[1] + "\n".join(TABLES[match["name"]]()).rstrip("\n") + "\n" + match[4]

    return _SLOT.sub(fill, text)


def refill(path: Path) -> None:
    write_if_new(path, filled(path.read_text(encoding="utf-8")))


def write_if_new(path: Path, text: str) -> None:
    """Leaves a file alone that would not change."""
    if path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def _table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterable[str]:
    yield "| " + " | ".join(headings) + " |"
    yield "|" + "---|" * len(headings)
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"
