"""The report set out as a Word file; the same report gives the same bytes."""

import io
import zipfile
from datetime import datetime

from liandong.reports.model import Report
from liandong.reports.word.official import Official
from liandong.reports.word.study import Study
from liandong.reports.word.styles import dress

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip archive can name: every part is of this one."""


def render(report: Report) -> bytes:
    """The Word file; FontError where the figures cannot be drawn."""
    import docx

    document = docx.Document()
    dress(document, report.lang)
    writer = Official(document, report) if report.layout.official else Study(document, report)
    writer.write()
    told = document.core_properties
    told.title, told.author, told.subject = report.title, "Liandong", report.subtitle
    told.created = told.modified = datetime.fromisoformat(report.day)
    told.last_modified_by, told.comments, told.revision, told.language = "Liandong", "", 1, report.lang
    file = io.BytesIO()
    document.save(file)
    return _timeless(file)


def _timeless(file: io.BytesIO) -> bytes:
    """The archive with every part of one time, so that the day of writing leaves no trace."""
    made = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            told = zipfile.ZipInfo(part.filename, _EPOCH)
            told.compress_type, told.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(told, old.read(part.filename))
    return made.getvalue()
