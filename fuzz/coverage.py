"""Mutants led by coverage: atheris (libFuzzer) keeps what reaches code that nothing reached, and goes on from there.

atheris is no part of the development tools: `pip install -e ".[fuzz]"` brings it, on Linux and Python 3.11 to 3.13.
"""

import os
import sys
from pathlib import Path

LONGEST = 20_000
_WORDS = "dictionary.txt"


def run(minutes: float, number: int, target: str, work: Path) -> None:
    """Fuzzes one target for so many minutes, and ends the process as libFuzzer does: 0 where nothing was found.

    `work` keeps what was found to reach new code, so that the next run goes on from there, and pages that fail.
    """
    import atheris

    with atheris.instrument_imports(include=["liandong"]):
        from fuzz.targets import strike
    from fuzz.mutants import WORDS
    from fuzz.seeds import seeds

    corpus, first = work / target, work / "seeds"
    for folder in (corpus, first):
        folder.mkdir(parents=True, exist_ok=True)
    for name, data in seeds().items():
        (first / name).write_bytes(data[:LONGEST])
    entries = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in WORDS if len(word.encode()) <= 60)
    (work / _WORDS).write_text("".join(f'"{entry}"\n' for entry in entries), encoding="ascii")
    arguments = [
        sys.argv[0], str(corpus), str(first), f"-max_total_time={round(minutes * 60)}", f"-seed={number}",
        f"-max_len={LONGEST}", f"-dict={work / _WORDS}", f"-artifact_prefix={work}{os.sep}", "-timeout=60",
        "-rss_limit_mb=4096", "-print_final_stats=1", "-verbosity=1", "-reload=0",
    ]  # fmt: skip
    atheris.Setup(arguments, lambda data: strike(data, target))
    atheris.Fuzz()
