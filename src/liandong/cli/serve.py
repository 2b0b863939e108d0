"""`liandong serve`: the ledger in a browser."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from liandong.cli import finding, options
from liandong.cli.outcome import failed, reported
from liandong.cli.terminal import line
from liandong.cli.voice import Voice

PORT = 8010


def register(app: typer.Typer, voice: Voice) -> None:
    @app.command(name="serve", help=voice("help.serve"))
    def serve(
        workspace: Annotated[str, options.workspace(voice)],
        host: Annotated[str, options.option(voice, "serve_host", "--host", metavar="ADDRESS")] = "127.0.0.1",
        port: Annotated[int, options.option(voice, "serve_port", "--port", metavar="N", min=0, max=65535)] = PORT,
        name: Annotated[list[str] | None, options.option(voice, "serve_name", "--name", metavar="NAME")] = None,
        files: Annotated[Path | None, options.option(voice, "serve_files", "--files", metavar="FOLDER")] = None,
        public: Annotated[bool, options.option(voice, "serve_public", "--public")] = False,
    ) -> None:
        try:
            from liandong import portal
        except ImportError as error:
            raise failed(voice, voice("serve.missing"), voice("serve.missing_remedy")) from error
        with reported(voice), finding.existing(voice, workspace) as opened:
            ready = partial(_ready, voice, public)
            portal.serve(opened, host=host, port=port, ready=ready, folder=files, names=name or (), public=public)


def _ready(voice: Voice, public: bool, address: str) -> None:
    line(voice("serve.at", address=address))
    if public:
        line(voice("serve.public_at", address=f"{address}public/"))
