"""Groups of regions (区域): what areas that cross cities and provinces are called (长三角, 粤港澳大湾区, 京津冀)."""

from liandong.vocabulary.patterns import longest_first
from liandong.vocabulary.tables import rows

GROUPS: tuple[str, ...] = longest_first(
    name
    for row in rows("places.tsv")
    if row["level"] == "group"
    for name in (row["name"], *(row["aliases"].split("|") if row["aliases"] else ()))
)
"""Their names and other names, longest first."""
