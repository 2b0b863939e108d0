"""`python -m tests.durability [--kills 200] [--seed 1] [--only review] [--database]`: see the package.

Prints how many kills each deed took, and ends with an error at the first that lost, doubled or spoiled something; its
site is kept.
"""

import argparse
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count, cycle
from pathlib import Path
from random import Random
from time import perf_counter

from liandong.cli.terminal import line
from tests.durability.deeds import DEEDS, Site
from tests.durability.hand import Hand
from tests.durability.kills import Killing, Sites
from tests.server import running

_MIGRATION = "migration"


def main() -> None:
    """Kills and prints."""
    parser = argparse.ArgumentParser(prog="python -m tests.durability", description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="the beginning of the name of a deed")
    parser.add_argument("--database", action="store_true", help="into a PostgreSQL of this machine")
    asked = parser.parse_args()
    folder, began = Path(tempfile.mkdtemp(prefix="durability")), perf_counter()
    with ExitStack() as held:
        server = held.enter_context(running(durable=True)) if asked.database else None
        told: Counter[str] = Counter()
        hand, random, known = Hand(), Random(asked.seed), dict[str, Killing]()
        for name in _names(asked.only):
            if name not in known:
                known[name] = Killing(hand, name, _sites(folder, server.place if server else None))
            told[name] += known[name].at_random(random)
            if told.total() >= asked.kills:
                break
    for name, kills in sorted(told.items()):
        line(f"{name:20} {kills:4} kills")
    where = "PostgreSQL" if asked.database else "SQLite"
    line(f"{where}, seed {asked.seed}: {told.total()} kills in {perf_counter() - began:.0f} s, nothing lost or doubled")
    shutil.rmtree(folder)


def _names(beginning: str) -> Iterator[str]:
    """The deeds again and again, of the migrations one at a time."""
    migrations = cycle([name for name in DEEDS if name.startswith(_MIGRATION) and name.startswith(beginning)] or [""])
    others = [name for name in DEEDS if not name.startswith(_MIGRATION) and name.startswith(beginning)]
    for number in count():
        yield from others
        name = next(migrations)
        if name:
            yield name
        assert others or name, f"no deed is called {beginning}"
        assert number < 10_000, "no run was killed"


def _sites(folder: Path, place: Callable[[], str] | None) -> Sites:
    def fresh() -> Site:
        shelf = Path(tempfile.mkdtemp(dir=folder))
        return Site(place() if place else str(shelf / "ws"), shelf)

    return fresh


if __name__ == "__main__":
    main()
