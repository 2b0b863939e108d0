"""Papers of follow-up on a page (督办文书): what they say, opened by themselves, and taken away."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from fastapi import Response

from liandong.errors import UnknownRecord
from liandong.followup.tasks import Tasks
from liandong.messages import LANGUAGES, text, words
from liandong.portal.asked import Asked
from liandong.portal.opened import file_of, opened
from liandong.portal.sheet import Table
from liandong.reports.followup_papers import PAPER_FORMATS, rendered
from liandong.reports.model import Paragraph, Report, written
from liandong.reports.model import Table as Listed

C = TypeVar("C")
Compose = Callable[[str], Report]
"""Makes the paper in a language."""


def counted(tasks: Tasks, name: str, question: Hashable, ask: Callable[[], C]) -> C:
    """What a paper of this name counts; of the question that was asked last it is kept as long as nothing is written,
    for its files. One alone, for it may hold all tasks."""
    last: dict[Hashable, C] = tasks.remembered(name, dict)
    found = last.get(question)
    if found is None:
        found = ask()
        last.clear()
        last[question] = found
    return found


def shown(asked: Asked, paper: Report, at: str, **given: str) -> dict[str, Any]:
    """What the template needs of a paper whose page stands `at` this path and is asked for by what is `given`."""
    files = ((name, asked.link(f"{at}/file/{name}", **given)) for name in ("docx", "pdf", "xlsx"))
    return {
        "named": f"{paper.title} {paper.subtitle}".strip(),
        "sections": [(section.title, [block(each) for each in section.blocks]) for section in paper.sections],
        "open": asked.link(f"{at}/open", **given),
        "files": [(text(f"portal.format_{name}", asked.lang), link) for name, link in files],
        "all": asked.link("/tasks"),
    }


def first_table(paper: Report, lang: str) -> Table:
    """The first table of a paper, for programs that read tables."""
    table = next(iter(paper.tables()), None)
    if table is None:
        return Table([text("paper.head_owner", lang)], [])
    rows = [[written(cell) for cell in row] for row in table.rows]
    return Table([column.heading for column in table.columns], rows)


def page_of(asked: Asked, compose: Compose) -> Response:
    """The paper as a page by itself."""
    return opened(rendered(compose(_language(asked)), "html"))


def file_from(asked: Asked, compose: Compose, name: str, stem: str) -> Response:
    """The paper in the format that the address names, under a plain `name` and one in words; UnknownRecord where there
    is no such format."""
    form = asked.places["format"]
    if form not in PAPER_FORMATS:
        raise UnknownRecord(words("fault.no_paper", format=form, formats=", ".join(PAPER_FORMATS)))
    return file_of(f"{name}.{form}", f"{stem}.{form}", form, rendered(compose(_language(asked)), form))


def _language(asked: Asked) -> str:
    lang = asked.one("in") or asked.lang
    return lang if lang in LANGUAGES else "zh"


def block(block: object) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {"text": written(block.line), "style": block.style.value}
    assert isinstance(block, Listed)
    heads = [(column.heading, column.numeric) for column in block.columns]
    return {"heads": heads, "caption": block.caption, "rows": [[written(cell) for cell in row] for row in block.rows]}
