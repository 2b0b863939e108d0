"""`python -m tests.corpus.measure SPLIT [--errors [FILE.html]]`: the figures of one split of the corpus.

Prints what `liandong evaluate` prints. `--errors` lists the errors of the development split, or writes them as a page
to click through; of the others nothing but figures is shown.
"""

import argparse
import tempfile
from pathlib import Path

from liandong.cli.evaluate import describe, measured, write_errors
from liandong.cli.terminal import line
from liandong.cli.voice import Voice
from liandong.engine import SerialEngine
from liandong.evaluation import Evaluation
from liandong.workspace import open_workspace
from tests.corpus.splits import SHOWN, SPLITS, Split, assembled

VOICE = Voice("en")


def evaluation(split: Split, folder: Path) -> Evaluation:
    """The figures of one split; workspace and pages are made inside `folder`."""
    pages, gold = assembled(split, folder / split)
    with open_workspace(folder / "workspace", create=True) as workspace:
        workspace.build([pages], engine=SerialEngine())  # in this process: what a measurement leaves out is left out
        return measured(workspace.ledger(), gold)


def listed(found: Evaluation) -> list[str]:
    """One line for each error."""
    return [
        *(f"missed\t{e.page}\t{e.kind}\t{e.name}" for e in found.misses),
        *(f"extra\t{e.page}\t{e.kind}\t{e.name}" for e in found.extras),
        *(f"wrong\t{e.page}\t{e.kind}\t{e.name}\t{e.field}: {e.wanted} ≠ {e.found or '–'}" for e in found.wrongs),
    ]


def main(arguments: list[str] | None = None) -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.measure", description=__doc__)
    parser.add_argument("split", choices=SPLITS)
    parser.add_argument("--errors", nargs="?", const="", metavar="FILE.html", help="development only")
    asked = parser.parse_args(arguments)
    if asked.split != SHOWN and asked.errors is not None:
        parser.error(f"the errors of this split are not shown: rules are written from the {SHOWN} split alone")
    with tempfile.TemporaryDirectory() as folder:
        found = evaluation(asked.split, Path(folder))
    describe(VOICE, found)
    if asked.errors:
        write_errors(VOICE, found, Path(asked.errors))
    elif asked.errors is not None:
        for each in listed(found):
            line(each)


if __name__ == "__main__":
    main()
