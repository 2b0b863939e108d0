"""`python -m tests.followup.reminders [--messages 1000] [--kills 50] [--seed 1] [--database]`: reminders all due at
once, two workers, servers that fail in every way, and kills.

Prints what became of them, and ends with an error where one came twice, was lost, or is told wrongly.
"""

import argparse
import tempfile
from contextlib import ExitStack
from pathlib import Path

from liandong.cli.terminal import line
from tests.followup.reminders.kills import WORKERS, killed
from tests.server import running


def main() -> None:
    """Kills and prints."""
    parser = argparse.ArgumentParser(prog="python -m tests.followup.reminders", description=__doc__)
    parser.add_argument("--messages", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", action="store_true", help="into a PostgreSQL of this machine")
    asked = parser.parse_args()
    with ExitStack() as held:
        folder = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="reminders")))
        place = held.enter_context(running()).place() if asked.database else str(folder / "ws")
        told = killed(place, asked.messages, asked.kills, asked.seed)
    for state, count in sorted(told.states.items()):
        line(f"{state:12} {count:5}")
    line(f"came: {told.came}, each once; of those in doubt {told.came_in_doubt} came")
    where = "PostgreSQL" if asked.database else "SQLite"
    line(f"{where}, {WORKERS} workers, seed {asked.seed}: {told.kills} kills in {told.seconds:.0f} s, none came twice")


if __name__ == "__main__":
    main()
