"""The documentation says what the program does: commands run, outputs are those shown, nothing is left undescribed."""

import json
import re
import tomllib
from pathlib import Path

import pytest
import typer

from liandong import errors, settings
from liandong.cli.application import application
from liandong.cli.voice import Voice
from liandong.errors import LiandongError
from liandong.exchange import FORMATS, export
from liandong.store import schema
from tests.documentation import (
    ROOT,
    RUN,
    Block,
    Desk,
    blocks,
    documents,
    is_chinese,
    make_demo,
    missing_lines,
    quality,
    told_quality,
)
from tests.exchange.made import ledger as made_ledger
from tests.reference import TABLES, filled

REFERENCE = ROOT / "docs" / "reference"

LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?P<target>[^)\s]+)\)")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_demo(tmp_path_factory.mktemp("demo"))


def runnable(path: Path) -> list[Block]:
    return [block for block in blocks(path) if block.language in RUN and block.reason is None]


WITH_BLOCKS = [path for path in documents() if runnable(path)]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", WITH_BLOCKS, ids=named)
def test_the_examples_run_and_print_what_is_shown(path: Path, demo: Path, tmp_path: Path) -> None:
    desk = Desk(tmp_path, demo, chinese=is_chinese(path))
    program = ""
    for block in runnable(path):
        if block.language == "python":
            program += block.body
            continue
        for command, shown in block.sessions:
            result = desk.run(command)
            assert result.returncode == 0, f"{block.where}: {command}\n{result.stdout}"
            assert missing_lines(shown, result.stdout) == [], f"{block.where}: {command}\n{result.stdout}"
    if program:
        result = desk.python(program)
        assert result.returncode == 0, f"{path}\n{result.stdout}"


@pytest.mark.parametrize("path", documents(), ids=named)
def test_blocks_name_their_language_and_why_they_are_not_run(path: Path) -> None:
    assert [block.where for block in blocks(path) if not block.language] == []
    assert [block.where for block in blocks(path) if block.reason is not None and len(block.reason) < 10] == []


@pytest.mark.parametrize("path", documents(), ids=named)
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    targets = {match["target"].split("#")[0] for match in LINK.finditer(path.read_text(encoding="utf-8"))}
    local = {target for target in targets if target and ":" not in target}
    assert {target for target in local if not (path.parent / target).exists()} == set()


@pytest.mark.parametrize("path", sorted(REFERENCE.glob("*.md")), ids=named)
def test_the_tables_of_the_reference_are_up_to_date(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert filled(text) == text, "run: make docs"


def test_every_declared_table_stands_in_the_reference() -> None:
    texts = "".join(path.read_text(encoding="utf-8") for path in REFERENCE.glob("*.md"))
    assert {name for name in TABLES if f"<!-- {name}: begin -->" not in texts} == set()


def sections(name: str) -> dict[str, str]:
    """The text below each second-level heading of a reference page."""
    parts = re.split(r"^## (.+)$", (REFERENCE / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_command_and_each_of_its_options_is_described() -> None:
    group = typer.main.get_command(application(Voice("en")))
    described = sections("commands.md")
    commands: dict[str, typer.core.TyperCommand] = group.commands  # type: ignore[attr-defined]
    assert set(described) == {f"liandong {name}" for name in commands}
    missing = [
        f"{name} {option}"
        for name, command in commands.items()
        for each in (command, *getattr(command, "commands", {}).values())
        for parameter in each.params
        for option in parameter.opts
        if option.startswith("-") and f"`{option}" not in described[f"liandong {name}"]
    ]
    assert missing == []
    inside = {(name, of) for name, command in commands.items() for of in getattr(command, "commands", {})}
    assert [(name, of) for name, of in sorted(inside) if f"`{of}" not in described[f"liandong {name}"]] == []


def test_every_setting_is_described() -> None:
    text = (REFERENCE / "settings.md").read_text(encoding="utf-8")
    assert [knob.name for knob in settings.described() if f"`{knob.name}`" not in text] == []


def test_every_error_is_described() -> None:
    text = (REFERENCE / "errors.md").read_text(encoding="utf-8")
    classes = [n for n, c in vars(errors).items() if isinstance(c, type) and issubclass(c, LiandongError)]
    assert [name for name in classes if f"| `{name}` |" not in text] == []


def test_every_error_stands_in_the_tree_of_its_module() -> None:
    classes = [n for n, c in vars(errors).items() if isinstance(c, type) and issubclass(c, LiandongError)]
    assert [name for name in classes if name not in (errors.__doc__ or "")] == []


def test_every_format_of_export_is_described() -> None:
    text = (REFERENCE / "export-formats.md").read_text(encoding="utf-8")
    assert [name for name in FORMATS if f"| `{name}` |" not in text] == []


def test_every_table_of_a_dump_and_its_columns_are_described() -> None:
    rows = re.findall(r"^\| `(\w+)` \|.*\| (.*) \|$", sections("dump.md")["The tables"], flags=re.MULTILINE)
    described = {name: re.findall(r"`(\w+)`(?: \(.*?\))?(?:, |$)", columns) for name, columns in rows}
    assert described == {name: table.columns.keys() for name, table in schema.metadata.tables.items()}


def test_every_room_is_described() -> None:
    source = ROOT / "src" / "liandong"
    rooms = {p.stem for p in source.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    described = set(re.findall(r"\| `(\w+)` \|", (REFERENCE / "architecture.md").read_text(encoding="utf-8")))
    assert {room for room in rooms if not room.startswith("__")} == described


@pytest.mark.parametrize("name", ["documents", "statements", "records", "answers", "set_aside"])
def test_every_field_of_the_json_lines_is_described(name: str, demo: Path, tmp_path: Path) -> None:
    desk = Desk(tmp_path, demo, chinese=False)
    assert desk.run("liandong export -w demo --format jsonl --out out").returncode == 0
    export(made_ledger(), "jsonl", tmp_path / "made")
    text = (REFERENCE / "jsonl.md").read_text(encoding="utf-8")
    fields: set[str] = set()
    lines = [(tmp_path / folder / f"{name}.jsonl").read_text(encoding="utf-8") for folder in ("out", "made")]
    for line in "".join(lines).splitlines():
        row = json.loads(line)
        fields |= set(row)
        for values in row.get("properties", {}).values():
            for value in values:
                fields |= set(value) | {key for quote in value["evidence"] for key in quote}
    assert fields
    assert {field for field in fields if f"`{field}`" not in text} == set()


def test_the_quality_told_in_the_readmes_is_that_of_the_samples(demo: Path) -> None:
    """The digits may lag a little behind the rules, to the low side rather; `make docs` fills them anew."""
    measured = quality(demo)
    for name in ("README.md", "README.zh-CN.md"):
        told = {code: float(share) for code, share in told_quality((ROOT / name).read_text(encoding="utf-8"))}
        assert set(told) >= {
            "all",
            "event",
            "project",
            "agreement",
            "figure",
            "identity",
            "project.place",
            "figure.subject",
        }
        assert {c: share for c, share in told.items() if not -0.10 <= share - measured[c] <= 0.03} == {}


def test_the_quality_told_of_the_corpus_is_that_of_its_floors() -> None:
    """A floor stands at most one and a half hundredths, and the rounding, below what is reached."""
    pinned = tomllib.loads((ROOT / "tests" / "acceptance" / "floors.toml").read_text(encoding="utf-8"))
    text = (REFERENCE / "reading-quality.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| <!-- (\S+) --> [^|]+\| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|$", text, flags=re.MULTILINE)
    assert len(rows) > 20
    for code, *told in rows:
        for split, share in zip(("development", "test", "grammar"), told, strict=True):
            assert 0 <= round(float(share) - pinned[split]["floors"][code], 3) <= 0.03, (code, split)
    for name in ("README.md", "README.zh-CN.md"):
        unseen = re.search(r"<!-- unseen --> ?([\d.]+)", (ROOT / name).read_text(encoding="utf-8"))
        assert unseen
        assert unseen[1] == next(told[1] for code, *told in rows if code == "total.all")


def test_both_readmes_name_the_same_commands() -> None:
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh-CN.md")]
    commands = [sorted(set(re.findall(r"liandong (\w+) ", text))) for text in texts]
    assert commands[0] == commands[1]


def test_a_difference_between_document_and_program_is_found() -> None:
    assert missing_lines(["a", "…", "c"], "a\nb\nc\n") == []
    assert missing_lines(["a", "x"], "a\nb\nc\n") == ["x"]
    assert missing_lines(["c", "a"], "a\nb\nc\n") == ["a"]
