"""Exchange: the ledger out as JSONL, Excel and one self-contained HTML file, and the Excel ledger template.

Each format is a module or folder of its own behind `export`; equal ledgers give equal bytes, whatever the day.
"""

from pathlib import Path
from typing import Literal, get_args

from liandong.errors import ExportError
from liandong.exchange.source import Source
from liandong.exchange.template import write_template
from liandong.messages import LANGUAGES, Language, words

Format = Literal["jsonl", "xlsx", "html"]
FORMATS: tuple[Format, ...] = get_args(Format)

__all__ = ["FORMATS", "Format", "Language", "Source", "export", "write_template"]


def export(
    ledger: Source,
    format: str,  # noqa: A002 - the option's name
    out: Path | str,
    *,
    lang: Language = "zh",
    layout: Path | str | None = None,
) -> None:
    """Writes the ledger to `out`: a folder for `jsonl`, a file for `xlsx` and `html`. For `xlsx`, `layout` may be the
    table of an office's own sheets and columns.

    What stood there before stays whole until the new export is complete. ExportError names the path that cannot be
    written, or the format or language that is not known.
    """
    out = Path(out)
    if lang not in LANGUAGES:
        raise ExportError(words("fault.no_language", lang=lang, langs=", ".join(LANGUAGES)))
    if layout is not None and format != "xlsx":
        raise ExportError(words("fault.layout_format", format=format))
    if format == "jsonl":
        from liandong.exchange import jsonl

        jsonl.write(ledger, out)
    elif format == "xlsx":
        from liandong.exchange import xlsx

        if layout is None:
            xlsx.write(ledger, out, lang=lang)
        else:
            from liandong.exchange.layout import read_layout

            xlsx.write(ledger, out, lang=lang, layout=read_layout(layout))
    elif format == "html":
        from liandong.exchange import html

        html.write(ledger, out, lang=lang)
    else:
        raise ExportError(words("fault.no_format", format=format, formats=", ".join(FORMATS)))
