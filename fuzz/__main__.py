"""`python -m fuzz`: see the package."""

import argparse
from pathlib import Path

import fuzz

NAMES = ("decode", "repair", "clean", "quantities", "page")


def main() -> None:
    arguments = argparse.ArgumentParser(
        prog="python -m fuzz", description=fuzz.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--found", type=Path, default=Path("build/fuzz"), help="folder for pages that fail")
    commands = arguments.add_subparsers(dest="command", required=True)
    drawn = commands.add_parser("pages", help="mutants drawn by Hypothesis")
    drawn.add_argument("--count", type=int, default=10_000)
    drawn.add_argument("--seed", type=int, default=1, help="seed of the first round of 500 pages")
    led = commands.add_parser("coverage", help="mutants led by coverage (atheris)")
    led.add_argument("--minutes", type=float, default=10)
    led.add_argument("--seed", type=int, default=1)
    led.add_argument("--target", choices=NAMES, default="page")
    again = commands.add_parser("again", help="one page once more")
    again.add_argument("file", type=Path)
    asked = commands.add_parser("api", help="requests of the portal's OpenAPI document (schemathesis)")
    asked.add_argument("workspace", type=Path, help="folder of a ledger, of which a copy is served")
    asked.add_argument("--count", type=int, default=10_000, help="requests by each of three who ask")
    asked.add_argument("--seed", type=int, default=1)
    judged = commands.add_parser("rules", help="rules over tables, held against the same on single records")
    judged.add_argument("--count", type=int, default=100_000, help="verdicts")
    judged.add_argument("--seed", type=int, default=1)
    chosen = arguments.parse_args()
    if chosen.command == "rules":
        from fuzz import rules

        rules.run(chosen.count, chosen.seed)
        return
    if chosen.command == "api":
        from fuzz import api

        api.run(chosen.count, chosen.seed, chosen.workspace)
        return
    if chosen.command == "coverage":
        from fuzz import coverage

        coverage.run(chosen.minutes, chosen.seed, chosen.target, chosen.found)
        return
    from fuzz import pages
    from fuzz.targets import strike

    if chosen.command == "again":
        took = pages.seconds(strike, chosen.file.read_bytes())
        print(f"{chosen.file}: {took:.1f} s")
        return
    pages.run(chosen.count, chosen.seed, chosen.found)


if __name__ == "__main__":
    main()
