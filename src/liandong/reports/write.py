"""A report written in one or several formats, all of them together or none."""

from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, get_args

from liandong.charts import use_fonts
from liandong.errors import ExportError
from liandong.exchange.files import write_all
from liandong.messages import words
from liandong.reports.model import Report

Format = Literal["html", "docx", "pdf"]
FORMATS: tuple[Format, ...] = get_args(Format)
LIBRARIES = ("altair", "vl_convert", "docx", "typst")
"""What the extra `reports` brings."""
STEM = {"zh": "区域合作研究报告", "en": "regional-report"}


def write(
    report: Report,
    folder: Path,
    formats: Sequence[str] = FORMATS,
    *,
    fonts: Path | None = None,
    progress: Callable[[str, int, int], None] = lambda name, done, total: None,
) -> tuple[Path, ...]:
    """Writes the report into `folder`, a file for each format, and names them; `fonts` is a folder with more fonts.

    ExportError for a format that there is not, or a place that cannot be written; FontError for characters that no font
    holds. Nothing is changed then.
    """
    chosen = tuple(dict.fromkeys(formats))
    for name in chosen:
        _check(name)
    made: list[tuple[str, Iterable[bytes]]] = []
    for number, name in enumerate(chosen):
        progress(name, number, len(chosen))
        made.append((f"{STEM[report.lang]}.{name}", [render(report, name, fonts)]))
        progress(name, number + 1, len(chosen))
    write_all(folder, made)
    return tuple(folder / name for name, _ in made)


def render(report: Report, name: str, fonts: Path | None = None) -> bytes:
    """The report in one format; errors as `write`."""
    _check(name)
    use_fonts(fonts)
    if name == "html":
        from liandong.reports import html

        return "".join(html.render(report)).encode()
    if name == "docx":
        from liandong.reports import word

        return word.render(report)
    from liandong.reports import pdf

    return pdf.render(report, fonts)


def _check(name: str) -> None:
    """ExportError for a format that there is not, and where a library is not installed that draws or writes it."""
    if name not in FORMATS:
        raise ExportError(words("fault.no_format", format=name, formats=", ".join(FORMATS)))
    missing = [library for library in LIBRARIES if find_spec(library) is None]
    if missing:
        raise ExportError(words("fault.no_report_library", names=", ".join(missing)))
