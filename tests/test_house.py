"""House rules that a program can see: sizes, room names, no leftovers, no machine's paths, no catch-alls."""

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "liandong"

LONGEST_MODULE = 400
LONGEST_FUNCTION = 60
LONGEST_DOUBLED = 40
"""Characters up to which two modules may each spell a pattern for themselves."""
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "misc", "common", "core"}

TEXT_SUFFIXES = {".py", ".md", ".toml", ".txt", ".html", ".j2", ".css", ".js", ".ini", ".mako", ".cfg", ".yml", ".yaml"}
SKIPPED = {".venv", ".git", "build", "dist", "demo", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache"}

LEFTOVERS = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
MACHINE_PATHS = re.compile(r"(?<![\w.~/-])(?:/(?:home|Users|root|mnt|srv|tmp|opt|work)/|[A-Za-z]:\\+Users\\)")
"""Where people and machines keep what is theirs: no file of ours can name it for others."""
REGISTRY_HOSTS = re.compile(r"https?://[^\s/]*(?:py" r"pi|python" r"hosted|npm" r"js|debian)[^\s/]*")


def files_of_ours() -> Iterator[Path]:
    """Every text file of the project, sample and label pages apart: they are data."""
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT)
        if SKIPPED & set(inside.parts) or any(part.endswith(".egg-info") for part in inside.parts):
            continue
        if path.is_file() and (path.suffix in TEXT_SUFFIXES or path.name in ("Makefile", "run", "LICENSE")):
            yield path


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def programs() -> list[Path]:
    """What stands beside the package: it is code of ours too."""
    return sorted(path for room in ("benchmarks", "fuzz") for path in (ROOT / room).glob("*.py"))


def is_data(path: Path) -> bool:
    """Whether the file is a sample, or a page or label of the corpus."""
    parts = set(path.relative_to(ROOT).parts)
    return "samples" in parts or ("corpus" in parts and bool(parts & {"pages", "labels"}))


def found(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}: {match.group()}"
        for path in files_of_ours()
        if not is_data(path) and path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (match := pattern.search(line))
    ]


def test_no_module_is_longer_than_a_person_reads() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


def test_every_module_and_room_says_what_it_is() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in modules()
        if ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) is None
    ]
    assert silent == []


def test_names_say_what_a_room_does() -> None:
    named = {path.stem if path.suffix == ".py" else path.name for path in SOURCE.rglob("*")}
    assert named & FORBIDDEN_NAMES == set()
    assert [name for name in named if re.search(r"(^|_)v\d+$", name)] == []


def test_nothing_is_left_undone_in_a_remark() -> None:
    assert found(LEFTOVERS) == []


def test_no_file_names_a_machine() -> None:
    assert found(MACHINE_PATHS) == []


def test_no_file_names_a_registry() -> None:
    assert found(REGISTRY_HOSTS) == []


def test_no_handler_swallows_everything() -> None:
    caught = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in [*modules(), *sorted((ROOT / "tests").rglob("*.py")), *programs()]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or {"Exception", "BaseException"} & set(_names(node.type)))
        and not _raises_again(node)
    ]
    assert caught == []


def _raises_again(handler: ast.ExceptHandler) -> bool:
    """Whether the handler only tidies up and lets the error go on."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def _names(node: ast.expr) -> list[str]:
    return [ast.unparse(each) for each in (node.elts if isinstance(node, ast.Tuple) else [node])]


def private_names(tree: ast.Module) -> dict[str, int]:
    """The private names that a module gives to something of its own, with their lines."""
    given: dict[str, int] = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            given |= {} if node.decorator_list else {node.name: node.lineno}  # a decorator may keep it: a fixture
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = (each for target in targets for each in ast.walk(target) if isinstance(each, ast.Name))
            given |= {each.id: node.lineno for each in names}
    return {name: line for name, line in given.items() if name.startswith("_") and not name.startswith("__")}


def own_reads(tree: ast.Module) -> set[str]:
    """The names that a module reads by themselves."""
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}


def foreign_reads(tree: ast.Module) -> set[str]:
    """The names that it takes from others: imported, or read off something."""
    imported = {each.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for each in node.names}
    return imported | {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def unread_names(trees: Mapping[str, ast.Module]) -> list[str]:
    """Private names of these modules that neither their own module nor another one reads."""
    foreign = {name for tree in trees.values() for name in foreign_reads(tree)}
    return [
        f"{place}:{line} {name}"
        for place, tree in trees.items()
        for name, line in private_names(tree).items()
        if name not in foreign and name not in own_reads(tree)
    ]


def patterns(tree: ast.Module) -> Iterator[str]:
    """The compiled patterns of a module, as its code spells them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile":
            yield ast.unparse(node)


def test_no_private_name_stands_there_for_nobody() -> None:
    ours = [*modules(), *sorted((ROOT / "tests").rglob("*.py")), *programs()]
    assert unread_names({str(p.relative_to(ROOT)): ast.parse(p.read_text(encoding="utf-8")) for p in ours}) == []


def test_no_pattern_is_written_twice() -> None:
    where: dict[str, set[str]] = {}
    for path in modules():
        for pattern in patterns(ast.parse(path.read_text(encoding="utf-8"))):
            if len(pattern) > LONGEST_DOUBLED:
                where.setdefault(pattern, set()).add(str(path.relative_to(ROOT)))
    assert {pattern: places for pattern, places in where.items() if len(places) > 1} == {}


def test_the_build_server_does_what_a_developer_does_and_nothing_else() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if line and not line.startswith("#")]
    assert commands == ["set -euo pipefail", 'cd "$(dirname "${BASH_SOURCE[0]}")/.."', "exec make test"]


def test_the_source_archive_holds_what_its_tests_read() -> None:
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    packed = {name.removeprefix("/") for name in build["targets"]["sdist"]["include"]} | {"pyproject.toml"}
    read = {
        name
        for path in (ROOT / "tests").rglob("*.py")
        for name in re.findall(r'(?:ROOT|parents\[\d\]) / "([^"/]+)"', path.read_text(encoding="utf-8"))
        if (ROOT / name).exists()
    }
    assert {"changelog.d", ".ci"} <= read
    assert read - packed == set()


def test_versions_are_pinned_exactly_and_without_hosts_or_hashes() -> None:
    pins = [line for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
    assert [pin for pin in pins if not re.fullmatch(r"[A-Za-z0-9_.-]+==[A-Za-z0-9.+!]+", pin)] == []


def test_notes_for_the_next_release_are_named_by_topic_and_type() -> None:
    notes = [path.name for path in (ROOT / "changelog.d").iterdir() if path.name != "README.md"]
    assert [name for name in notes if not re.fullmatch(r"[a-z0-9-]+\.(added|changed|fixed|removed)\.md", name)] == []


def test_the_rules_see_what_breaks_them() -> None:
    assert LEFTOVERS.search("# TODO later")
    for path in ("open('/tmp/x')", "/home/someone/pages", "see /srv/pages/a.txt", r"C:\Users\someone"):
        assert MACHINE_PATHS.search(path)
    for path in ("https://example.org/tmp/x", "../home/x", "build/tmp/x", "/etc/passwd"):
        assert not MACHINE_PATHS.search(path)
    assert REGISTRY_HOSTS.search("https://pypi.org/simple")


def test_the_rule_for_names_sees_what_nobody_reads() -> None:
    trees = {
        "a": ast.parse("_A = 1\n_B: int = _A\n\ndef _c():\n    return 1\n\nclass _D: ...\n_E, F = 1, 2"),
        "b": ast.parse("from a import _c\nimport a\nprint(a._E)"),
    }
    assert unread_names(trees) == ["a:2 _B", "a:7 _D"]
