"""Who may import whom: every room imports only rooms of the layers below it, also inside functions."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "liandong"
ARCHITECTURE = ROOT / "docs" / "reference" / "architecture.md"

LAYERS: tuple[tuple[frozenset[str], ...], ...] = (
    # bottom first; the rooms of one group of a layer may see one another, the groups of a layer may not
    (frozenset({"messages"}),),
    (frozenset({"model", "errors", "settings", "revision"}),),
    (frozenset({"vocabulary"}),),
    (frozenset({"pages", "documents", "statements", "records"}), frozenset({"store"}), frozenset({"engine"})),
    (frozenset({"search"}), frozenset({"fetch"})),
    (frozenset({"workspace", "access", "jobs", "inbox"}),),
    tuple(frozenset({room}) for room in ("rules", "chains", "exchange", "charts", "samples", "logged")),
    tuple(
        frozenset({room})
        for room in (
            *("indices", "linkage", "matching", "policies", "panels"),
            *("credit", "screening", "sharing", "followup", "evaluation"),
        )
    ),
    (frozenset({"reports"}),),
    (frozenset({"portal"}),),
    (frozenset({"cli"}),),
)
"""DESIGN, section 4, but that the command line stands above the portal, which one of its commands opens.
`liandong/__init__.py` and `__main__.py` stand above all of them."""

SPINE = ("pages", "documents", "statements", "records")

FACT_GROUPS = (
    *("measures", "grammar", "confidence", "draft", "bodies", "parties", "papers", "events", "projects"),
    *("homes", "agreements", "mechanisms", "pledges", "figures", "ledger_sheet", "attested", "extract"),
)
"""The folders and modules of `statements` in the order in which they build on one another."""

NOTHING_OF_OURS = frozenset({"model", "messages"})


def room_of(module: str) -> str | None:
    """`liandong.store.sqlite` → `store`; None for the package's own face and for the modules of others."""
    parts = module.split(".")
    return parts[1] if parts[0] == "liandong" and len(parts) > 1 else None


def imported(tree: ast.AST, module: str) -> Iterator[tuple[int, str]]:
    """Line and full name of everything that the module imports, wherever in it, lazily and for types included."""
    package = module.split(".")
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level] if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{stem}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("import_module", "importlib.import_module"):
            named = [arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant)]
            yield from ((node.lineno, name) for name in named if isinstance(name, str))


def place(room: str) -> tuple[int, int]:
    """Layer and group of a room; KeyError for a room that has no place in the house."""
    for level, groups in enumerate(LAYERS):
        for number, group in enumerate(groups):
            if room in group:
                return level, number
    raise KeyError(room)


def allowed(room: str, other: str) -> bool:
    """Whether `room` may import `other`."""
    if room == other:
        return True
    if room in NOTHING_OF_OURS:
        return False
    (level, group), (other_level, other_group) = place(room), place(other)
    if other_level != level:
        return other_level < level
    if room in SPINE and other in SPINE:
        return SPINE.index(other) < SPINE.index(room)
    return group == other_group


def violations(source: Path) -> list[str]:
    """Every import under `source` (a folder `liandong`) that the house forbids, as `file:line room imports room`."""
    found = []
    for path in sorted(source.rglob("*.py")):
        parts = ("liandong", *path.relative_to(source).with_suffix("").parts)
        module = ".".join(parts)
        room = room_of(module)
        if room is None or room in ("__init__", "__main__"):
            continue
        for line, name in imported(ast.parse(path.read_text(encoding="utf-8")), module):
            other = room_of(name)
            if other is not None and other != "__version__" and not allowed(room, other):
                found.append(f"{'/'.join(parts)}.py:{line} {room} imports {other}")
    return found


def fact_groups(source: Path) -> set[tuple[str, str]]:
    """Which group of facts of `statements` imports which other."""
    room, pairs = source / "statements", set()
    for path in room.rglob("*.py"):
        inside = path.relative_to(room).with_suffix("").parts
        if inside[0] != "__init__":
            module = ".".join(("liandong", "statements", *inside))
            names = (name.split(".") for _, name in imported(ast.parse(path.read_text(encoding="utf-8")), module))
            pairs |= {
                (inside[0], name[2]) for name in names if name[:2] == ["liandong", "statements"] and len(name) > 2
            }
    return {(group, other) for group, other in pairs if group != other}


def test_each_group_of_facts_builds_on_those_before_it() -> None:
    found = fact_groups(SOURCE)
    assert found
    assert [pair for pair in sorted(found) if FACT_GROUPS.index(pair[0]) < FACT_GROUPS.index(pair[1])] == []


def test_the_reference_tells_the_groups_of_facts_in_that_order() -> None:
    told = ARCHITECTURE.read_text(encoding="utf-8").split("Within `statements`", 1)[1].split("\n\n", 1)[0]
    assert tuple(re.findall(r"`(\w+)`", told)) == FACT_GROUPS


def test_every_folder_of_statements_has_its_place_in_that_order() -> None:
    room = SOURCE / "statements"
    found = {path.relative_to(room).parts[0].removesuffix(".py") for path in room.rglob("*.py")}
    assert found - {"__init__"} == set(FACT_GROUPS)


def rooms() -> list[str]:
    names = (p.stem for p in SOURCE.iterdir() if p.suffix == ".py" or (p.is_dir() and any(p.rglob("*.py"))))
    return sorted(name for name in names if not name.startswith("__"))


def test_every_room_imports_only_layers_below_it() -> None:
    assert violations(SOURCE) == []


def test_every_room_has_its_place_in_the_house() -> None:
    assert {room: place(room) for room in rooms()}


def _house(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / "liandong" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "liandong"


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("model/page.py", "from liandong.errors import PageError", "model imports errors"),
        ("pages/find.py", "from liandong.documents import read", "pages imports documents"),
        ("records/fold.py", "import liandong.store.sqlite", "records imports store"),
        ("store/schema.py", "from liandong.engine import serial", "store imports engine"),
        ("search/query.py", "def f():\n    from ..workspace import open_workspace", "search imports workspace"),
        ("exchange/xlsx.py", "from liandong.cli import main", "exchange imports cli"),
        ("linkage/pairs.py", "from liandong import indices", "linkage imports indices"),
        ("engine/pool.py", "import importlib\nimportlib.import_module('liandong.records')", "engine imports records"),
        ("workspace/__init__.py", "from ..exchange import export", "workspace imports exchange"),
    ],
)
def test_a_forbidden_import_is_found(tmp_path: Path, name: str, text: str, complaint: str) -> None:
    assert [found.split(" ", 1)[1] for found in violations(_house(tmp_path, {name: text}))] == [complaint]


def test_imports_of_lower_layers_and_of_the_own_room_are_allowed(tmp_path: Path) -> None:
    house = _house(
        tmp_path,
        {
            "__init__.py": "from liandong.workspace import open_workspace",
            "statements/amounts.py": "from liandong.documents import read\nfrom .dates import find\nimport re",
            "cli/build.py": "from liandong import __version__\nfrom liandong.workspace import open_workspace",
        },
    )
    assert violations(house) == []


def test_a_room_without_a_place_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="toolbox"):
        violations(_house(tmp_path, {"cli/build.py": "import liandong.toolbox"}))
