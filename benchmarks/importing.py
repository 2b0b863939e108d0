"""Time of `import liandong` in a fresh interpreter, beside `import json, decimal` in the same run.

    python benchmarks/importing.py [--rounds 15]

Prints the median of each above that of an empty interpreter, and their ratio.
"""

import argparse
import statistics
import subprocess
import sys
import time

RIVAL = "import json, decimal"
OURS = "import liandong"


def seconds(code: str) -> float:
    """Wall clock of one fresh interpreter that runs the code."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - begin


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15, help="runs of each, in turn")
    rounds = parser.parse_args().rounds
    programs = {"empty interpreter": "pass", RIVAL: RIVAL, OURS: OURS}
    for code in programs.values():  # warm the caches of the file system and of compiled modules
        seconds(code)
    times: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(rounds):
        for name, code in programs.items():
            times[name].append(seconds(code))
    medians = {name: statistics.median(runs) for name, runs in times.items()}
    floor = medians["empty interpreter"]
    print(f"empty interpreter      {floor * 1000:7.1f} ms")
    for name in (RIVAL, OURS):
        print(f"{name:<22} {(medians[name] - floor) * 1000:+7.1f} ms above it")
    ratio = (medians[OURS] - floor) / max(medians[RIVAL] - floor, 1e-4)
    print(f"ratio {OURS} / {RIVAL}: {ratio:.1f}")


if __name__ == "__main__":
    main()
