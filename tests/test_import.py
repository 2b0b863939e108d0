"""`import liandong` is light, and the package needs nothing beyond its base dependencies."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import liandong

ROOT = Path(__file__).parent.parent

HEAVY = (
    *("alembic", "jinja2", "lxml", "numpy", "opencc", "openpyxl", "pandas", "pypinyin", "python_calamine", "rapidfuzz"),
    *("rensa", "rich", "rjieba", "sqlalchemy", "sqlite3", "trafilatura", "typer", "xlsxwriter", "asyncio", "ssl"),
)


def run_python(code: str) -> str:
    """What a fresh interpreter prints."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_import_loads_no_heavy_module() -> None:
    loaded = json.loads(run_python("import liandong, sys, json; print(json.dumps(sorted(sys.modules)))"))
    assert "liandong" in loaded
    assert sorted(set(loaded) & set(HEAVY)) == []


def test_import_reads_and_writes_no_file_beyond_modules() -> None:
    opened = run_python(
        "import sys, json\n"
        "seen = []\n"
        "sys.addaudithook(lambda event, args: seen.append(str(args[0])) if event == 'open' else None)\n"
        "import liandong\n"
        "print(json.dumps(seen))"
    )
    others = [name for name in json.loads(opened) if not re.search(r"\.(py|pyc|so|pyd)(\.\d+)?$", name)]
    assert others == []


def test_every_public_name_can_be_had() -> None:
    assert [name for name in liandong.__all__ if not hasattr(liandong, name)] == []


def third_party(source: Path) -> Iterator[tuple[str, str]]:
    """File and top-level module of every import that is neither of the standard library nor ours."""
    for path in sorted(source.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            for name in names:
                top = name.split(".")[0]
                if top not in sys.stdlib_module_names and top != "liandong":
                    yield path.relative_to(source).as_posix(), top


EXTRAS = {
    "store/postgres/": "pg",
    "store/parquet.py": "parquet",
    "access/passwords.py": "portal",
    "followup/reminders/": "notify",
    "indices/": "indices",
    "rules/columns.py": "rules",
    "rules/given.py": "rules",
    "matching/": "matching",
    "indices/methods/imputation/learned.py": "learned",
    "portal/pages/index/": "indices",
    "portal/pages/match/": "matching",
    "portal/": "portal",
    "portal/bundle.py": "reports",
    "charts/": "reports",
    "reports/": "reports",
    "reports/index/": "indices",
}
"""The folders and modules that need more than the base dependencies, and the extra that brings it."""


def test_the_package_imports_its_base_dependencies_only() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    base = _names(project["dependencies"])
    extra = {folder: _names(project["optional-dependencies"][name]) for folder, name in EXTRAS.items()}
    owners = packages_distributions()
    undeclared = {
        f"{file} imports {module}"
        for file, module in third_party(ROOT / "src" / "liandong")
        if not base.union(*(names for folder, names in extra.items() if file.startswith(folder)))
        & {_normal(owner) for owner in owners.get(module, [module])}
    }
    assert sorted(undeclared) == []


def _names(lines: list[str]) -> set[str]:
    return {_normal(re.split(r"[<>=\[; ]", line)[0]) for line in lines}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
