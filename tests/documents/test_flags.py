"""Every flag is documented, in order, and nothing else is."""

import re
from pathlib import Path

from liandong.documents.flags import Flag

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "flags.md"


def test_the_reference_lists_every_flag_in_order() -> None:
    listed = re.findall(r"^\| `(\w+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert listed == [flag.value for flag in Flag]
