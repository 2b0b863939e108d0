"""`python -m tests.corpus.damaged SPLIT [--errors] [--damage WORD]`: what each kind of damage costs the reading.

The pages of a split that are one article without damage of substance are spoiled by each kind of damage that the
corrupter knows (`spoiling.DAMAGES`), read clean and spoiled, and measured with the same labels. Printed are, over all
records of the pages that a kind changes, F1 of the clean pages, of the spoiled ones, and the difference; last, all
together. `--errors` lists what is wrong on spoiled pages only, of the development split; of the others nothing but
figures is shown. `--damage` leaves out the kinds that do not have the word in their name.
"""

import argparse
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from liandong.cli.evaluate import measured
from liandong.cli.terminal import line
from liandong.engine import SerialEngine
from liandong.evaluation import Evaluation, Scores
from liandong.workspace import Ledger, open_workspace
from tests.corpus.measure import listed
from tests.corpus.splits import FOLDER, SHOWN, TOLD, Split, sources, told
from tests.corpus.spoiling import DAMAGES, Damage, is_clean, spoiled
from tests.samples.label import Row, lines


@dataclass(frozen=True, slots=True)
class Pair:
    """The figures of the same pages before and after."""

    pages: int
    before: Evaluation
    after: Evaluation

    @property
    def errors(self) -> list[str]:
        """One line for each error that only the spoiled pages have."""
        known = set(listed(self.before))
        return [each for each in listed(self.after) if each not in known]


def articles(split: Split) -> list[tuple[bytes, Row]]:
    """The clean articles of a split: each page, and its row of the gold with its encoding."""
    encodings = {label["file"]: label["encoding"] for label in sources(split)}
    rows = (row | {"encoding": encodings[row["file"]]} for row in told(split))
    return [((FOLDER / split / "pages" / row["file"]).read_bytes(), row) for row in rows if is_clean(row)]


def compared(pages: Iterable[tuple[bytes, Row]], damages: Iterable[Damage], folder: Path) -> Iterator[Pair | None]:
    """The pages read clean, once, and spoiled by one kind of damage after another; None where none is changed."""
    before = tuple(pages)
    with _read(before, folder / "before") as clean:
        for number, damage in enumerate(damages):
            found = [each for page, row in before if (each := spoiled(page, row, damage))]
            place = folder / str(number)
            if not found:
                yield None
                continue
            with _read([(each.after, each.row) for each in found], place) as after:
                yield Pair(
                    len(found),
                    _measured(clean, [each.row for each in found], place / "before.jsonl"),
                    _measured(after, [each.row_after for each in found], place / "after.jsonl"),
                )


@contextmanager
def _read(pages: Iterable[tuple[bytes, Row]], folder: Path) -> Iterator[Ledger]:
    (folder / "pages").mkdir(parents=True)
    for content, row in pages:
        (folder / "pages" / row["file"]).write_bytes(content)
    with open_workspace(folder / "workspace", create=True) as workspace:
        workspace.build([folder / "pages"], engine=SerialEngine())
        yield workspace.ledger()


def _measured(ledger: Ledger, rows: Iterable[Row], gold: Path) -> Evaluation:
    gold.write_text(lines(rows), encoding="utf-8")
    return measured(ledger, gold)


def together(scores: Iterable[Scores]) -> Scores:
    """The sums of several."""
    each = tuple(scores)
    return Scores(sum(s.found for s in each), sum(s.missed for s in each), sum(s.extra for s in each))


def shown(name: str, pages: int, before: Scores, after: Scores) -> str:
    """A row of the table."""
    difference = f"{after.f1 - before.f1:+.3f}".replace("-", "−")
    return f"| {name} | {pages:,} | {before.gold:,} | {before.f1:.3f} | {after.f1:.3f} | {difference} |"


def measures(split: Split, word: str = "") -> Iterator[tuple[str, Pair]]:
    """Each kind of damage that changes pages of the split."""
    chosen = {name: damage for name, damage in DAMAGES.items() if word in name}
    with tempfile.TemporaryDirectory() as folder:
        for name, pair in zip(chosen, compared(articles(split), chosen.values(), Path(folder)), strict=True):
            if pair:
                yield name, pair


def main(arguments: list[str] | None = None) -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.damaged", description=__doc__)
    parser.add_argument("split", choices=TOLD)
    parser.add_argument("--errors", action="store_true", help="development only")
    parser.add_argument("--damage", default="", metavar="WORD")
    asked = parser.parse_args(arguments)
    if asked.split != SHOWN and asked.errors:
        parser.error(f"the errors of this split are not shown: rules are written from the {SHOWN} split alone")
    line("| damage | pages | records | F1 clean | F1 spoiled | difference |")
    line("|---|---|---|---|---|---|")
    found: list[Pair] = []
    for name, pair in measures(asked.split, asked.damage):
        found.append(pair)
        line(shown(name, pair.pages, pair.before.all, pair.after.all))
        for error in pair.errors if asked.errors else ():
            line(error)
    whole = [together(each) for each in ((p.before.all for p in found), (p.after.all for p in found))]
    line(shown("all together", sum(pair.pages for pair in found), *whole))


if __name__ == "__main__":
    main()
