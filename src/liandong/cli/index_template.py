"""`liandong index template`: a methodology file to edit, made from the columns of a table."""

from pathlib import Path
from typing import Annotated

import typer

from liandong.cli import options
from liandong.cli.index_given import Named, columns, computing, data, named_columns
from liandong.cli.outcome import failed
from liandong.cli.terminal import line
from liandong.cli.voice import Voice
from liandong.exchange.files import check_target, replacing


def register(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="template", help=voice("help.index_template"))
    @named_columns(voice)
    def template(
        file: Annotated[Path, data(voice)],
        out: Annotated[Path, options.option(voice, "index_template_out", "-o", "--out", metavar="METHOD.toml")],
        named: Named,
    ) -> None:
        with computing(voice):
            from liandong.indices.text import Apart
            from liandong.indices.text import template as made

            check_target(out, (".toml",))
            if out.exists():  # it may hold an afternoon of somebody's decisions
                raise failed(voice, voice("template.exists", path=out), voice("template.exists_remedy"))
            text = made(columns(voice, file), Apart(*named), voice.lang, title=file.stem)
            with replacing(out) as written:
                written.write(text.encode())
            line(voice("indexing.template_done", path=options.folder(out), data=options.folder(file)))
