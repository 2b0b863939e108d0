"""The server: one process, on this machine only."""

import socket
from collections.abc import Callable
from pathlib import Path

from liandong.errors import PortalError
from liandong.messages import reason, words
from liandong.workspace import Workspace

LOOPBACK = ("127.0.0.1", "::1", "localhost")


def serve(
    workspace: Workspace, *, host: str, port: int, ready: Callable[[str], None], folder: Path | None = None
) -> None:
    """Serves the portal until it is interrupted; `ready` is told its address once it listens, `folder` is its own.

    PortalError where the address is not of this machine alone, for the portal knows no accounts yet, or is in use.
    """
    import uvicorn

    from liandong.portal.application import application

    if host not in LOOPBACK:
        raise PortalError(words("fault.portal_host", host=host))
    listening = _listening(host, port)
    number = listening.getsockname()[1]
    app = application(workspace, hosts=("127.0.0.1", "localhost", "[::1]"), folder=folder)
    ready(f"http://{f'[{host}]' if ':' in host else host}:{number}/")
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="off")
    try:
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        app.close()


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)
    except (OSError, OverflowError) as error:
        listening.close()
        told = reason(error) if isinstance(error, OSError) else error
        raise PortalError(words("fault.portal_port", host=host, port=port, reason=told)) from error
    return listening
