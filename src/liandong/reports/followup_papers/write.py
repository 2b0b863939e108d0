"""A paper in the format of a file's ending: a page, Word, PDF, and Excel where it has tables."""

from pathlib import Path

from liandong.errors import ExportError
from liandong.messages import words
from liandong.reports.model import Report
from liandong.reports.write import FORMATS, render

PAPER_FORMATS = (*FORMATS, "xlsx")


def rendered(paper: Report, name: str, fonts: Path | None = None) -> bytes:
    """The paper in one format; ExportError for one that there is not, or for Excel where it has no table."""
    if name != "xlsx":
        return render(paper, name, fonts)
    if not any(paper.tables()):
        raise ExportError(words("fault.paper_no_tables", title=paper.title))
    from liandong.reports import excel

    return excel.render(paper)


def ending(path: Path, formats: tuple[str, ...] = PAPER_FORMATS) -> str:
    """The format that the name of a file tells; ExportError for none of these."""
    name = path.suffix.lower().removeprefix(".")
    if name not in formats:
        raise ExportError(words("fault.ending", path=path, endings=" / ".join(f".{each}" for each in formats)))
    return name
