"""What is printed or written, held against a golden file word for word.

After a change that is meant: `LIANDONG_GOLDEN=write pytest tests/cli/…`, and read the difference.
"""

import os
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"


def same(name: str, printed: str) -> bool:
    """Whether the text is that of the golden file, which is written first where that is asked for."""
    file = GOLDEN / name
    if os.environ.get("LIANDONG_GOLDEN") == "write":
        file.write_text(printed, encoding="utf-8", newline="\n")
    assert file.read_text(encoding="utf-8") == printed
    return True
