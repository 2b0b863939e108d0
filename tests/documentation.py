"""The code blocks of the documentation: found, run as a reader would run them, and their shown output compared.

`python -m tests.documentation` fills the tables of the reference and the figures of quality, runs every block and
writes the present output below each `$ command` of a `console` block.
A block below a comment `<!-- not run: reason -->` is left alone.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from liandong import samples
from liandong.evaluation import evaluate
from liandong.exchange.jsonl import document_rows, record_rows
from liandong.workspace import open_workspace
from tests.reference import refill, write_if_new

ROOT = Path(__file__).parent.parent
RUN = ("console", "sh", "bash", "python")
ELISION = "…"

_FENCE = re.compile(r"^(?P<fence>```+)(?P<language>\w*)\n(?P<body>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL)
_QUALITY = re.compile(r"(?P<head><!-- (?P<code>[\w.]+) -->[^|\n]*\| )(?P<share>\d\.\d\d) \|")
_NOT_RUN = re.compile(r"<!-- not run: (?P<reason>.+?) -->\s*\Z")


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block of a document; `reason` says why it is not run, where it is not."""

    path: Path
    line: int
    language: str
    body: str
    reason: str | None

    @property
    def where(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.line}"

    @property
    def sessions(self) -> list[tuple[str, list[str]]]:
        """The commands with the output shown below each (`console`), or the whole block as one (`sh`)."""
        if self.language != "console":
            return [(self.body, [])]
        found: list[tuple[str, list[str]]] = []
        for line in self.body.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            elif found:
                found[-1][1].append(line)
        return found


def documents() -> list[Path]:
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(path: Path) -> Iterator[Block]:
    """Every fenced block of the document, in order."""
    text = path.read_text(encoding="utf-8")
    for match in _FENCE.finditer(text):
        mark = _NOT_RUN.search(text, 0, match.start())
        line = text.count("\n", 0, match.start()) + 1
        yield Block(path, line, match["language"], match["body"], mark["reason"] if mark else None)


class Desk:
    """A folder as a reader has it after `make demo`: `demo/` is the sample ledger, `pages/` holds the sample pages.

    Their labels stand in `labels.jsonl`, and where the source has them; so do the tables of worked examples.
    """

    def __init__(self, folder: Path, ledger: Path, *, chinese: bool) -> None:
        self.folder = folder
        shutil.copytree(ledger, folder / "demo")
        with samples.folder() as pages:
            shutil.copytree(pages, folder / "pages")
        with samples.gold() as gold:
            shutil.copy(gold, folder / "labels.jsonl")
            packaged = folder / "src" / "liandong" / "samples"
            packaged.mkdir(parents=True)
            shutil.copy(gold, packaged)
        shutil.copytree(ROOT / "docs" / "data", folder / "docs" / "data")
        self.environment = environment(chinese=chinese)

    def run(self, command: str) -> subprocess.CompletedProcess[str]:
        """Runs a command line with the shell, output and errors together as a reader sees them."""
        return subprocess.run(
            ["bash", "-euc", command], cwd=self.folder, env=self.environment, text=True, encoding="utf-8",
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip

    def python(self, code: str) -> subprocess.CompletedProcess[str]:
        """Runs a program; the Python blocks of one document are one program."""
        return subprocess.run(
            [sys.executable, "-W", "error", "-c", code], cwd=self.folder, env=self.environment, text=True,
            encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip


def environment(*, chinese: bool) -> dict[str, str]:
    """The environment of a reader: this Python's programs on the path, and the language."""
    own = Path(sys.executable).parent
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LIANDONG_"))}
    return kept | {
        "PATH": f"{own}{os.pathsep}{os.environ['PATH']}",
        "LANG": "zh_CN.UTF-8" if chinese else "en_GB.UTF-8",
        "PYTHONUTF8": "1",
    }


def is_chinese(path: Path) -> bool:
    return ".zh-CN." in path.name


def missing_lines(shown: list[str], printed: str) -> list[str]:
    """Lines shown in the document that the program did not print in that order; `…` stands for any number of lines."""
    actual = iter(line.rstrip() for line in printed.splitlines())
    return [line for line in shown if line.strip() and line.strip() != ELISION and line.rstrip() not in actual]


def make_demo(folder: Path) -> Path:
    """The sample ledger, built once."""
    arguments = [str(Path(sys.executable).parent / "liandong"), "--lang", "en", "demo", "-w", "demo"]
    subprocess.run(arguments, cwd=folder, env=environment(chinese=False), check=True, stdout=subprocess.DEVNULL)
    return folder / "demo"


def quality(demo: Path) -> dict[str, float]:
    """How right the sample ledger is: F1 of the kinds, of all, of the lists; shares of fields and of same things."""
    with open_workspace(demo) as workspace, samples.gold() as gold:
        ledger = workspace.ledger()
        found = evaluate(document_rows(ledger), record_rows(ledger), gold)
    shares = {kind: scores.f1 for kind, scores in found.kinds.items()}
    shares |= {name: share.share for name, share in found.fields.items()}
    shares |= {name: members.f1 for name, members in found.lists.items()}
    return shares | {"all": found.all.f1, "identity": found.identity.share if found.identity else 0.0}


def told_quality(text: str) -> list[tuple[str, str]]:
    """The figures of quality in a document: the code in the comment of the row, and the two digits told."""
    return [(match["code"], match["share"]) for match in _QUALITY.finditer(text)]


def requality(path: Path, measured: dict[str, float]) -> None:
    """Writes the measured figures of quality into the rows that tell them; rows of other figures stay as they are."""

    def told(match: re.Match[str]) -> str:
        share = measured.get(match["code"])
        return match.group() if share is None else f"{match['head']}{share:.2f} |"

    text = path.read_text(encoding="utf-8")
    write_if_new(path, _QUALITY.sub(told, text))


def rewrite(path: Path, ledger: Path) -> None:
    """Writes what each command prints now below it; output that was shortened with `…` is left to the author."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder), ledger, chinese=is_chinese(path))
        text = path.read_text(encoding="utf-8")
        for block in blocks(path):
            if block.reason or block.language not in ("console", "sh", "bash"):
                continue
            lines: list[str] = []
            for command, shown in block.sessions:
                printed = desk.run(command).stdout.splitlines()
                keep = not shown or any(line.strip() == ELISION for line in shown)
                lines += [f"$ {command}", *(shown if keep else [line.rstrip() for line in printed])]
            if block.language == "console":
                text = text.replace(f"```console\n{block.body}```", "```console\n" + "\n".join(lines) + "\n```")
        write_if_new(path, text)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        ledger = make_demo(Path(folder))
        measured = quality(ledger)
        for path in documents():
            refill(path)
            requality(path, measured)
            rewrite(path, ledger)


if __name__ == "__main__":
    main()
