"""House rules that a program can see: sizes, room names, no leftovers, no machine's paths, no catch-alls."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "liandong"

LONGEST_MODULE = 400
LONGEST_FUNCTION = 60
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


def test_the_build_server_does_what_a_developer_does_and_nothing_else() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if line and not line.startswith("#")]
    assert commands == ["set -euo pipefail", 'cd "$(dirname "${BASH_SOURCE[0]}")/.."', "exec make test"]


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
