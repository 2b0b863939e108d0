"""The server: one process; on this machine only, as long as the ledger has no accounts."""

import socket
from collections.abc import Callable, Collection
from pathlib import Path

from liandong.access import Access
from liandong.errors import PortalError
from liandong.messages import reason, words
from liandong.workspace import Workspace

LOOPBACK = ("127.0.0.1", "::1", "localhost")
_OWN_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})


def serve(
    workspace: Workspace,
    *,
    host: str,
    port: int,
    ready: Callable[[str], None],
    folder: Path | None = None,
    names: Collection[str] = (),
    public: bool = False,
) -> None:
    """Serves the portal until it is interrupted; `ready` is told its address once it listens, `folder` is its own,
    and `public` gives it a face for visitors.

    `names` are further ones by which browsers call it, of a machine or of what stands before it. PortalError where the
    address or a name is not of this machine alone and the ledger has no accounts, or the address is in use.
    """
    import uvicorn

    from liandong.portal.application import application

    called = {name.lower() for name in names}
    _check(workspace, host, called)
    listening = _listening(host, port)
    number = listening.getsockname()[1]
    shown = f"[{host}]" if ":" in host else host
    app = application(workspace, hosts=_OWN_NAMES | called | {shown.lower()}, folder=folder, public=public)
    app.begin()
    ready(f"http://{shown}:{number}/")
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="off")
    try:
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        app.close()


def _check(workspace: Workspace, host: str, names: Collection[str]) -> None:
    """Nobody else may reach a ledger without accounts."""
    foreign = sorted(set(names) - _OWN_NAMES)
    if host in LOOPBACK and not foreign:
        return
    access = Access(workspace.beside(), workspace.settings)
    try:
        if access.many():
            return
    finally:
        access.close()
    if host not in LOOPBACK:
        raise PortalError(words("fault.portal_host", host=host))
    raise PortalError(words("fault.portal_name", name=foreign[0]))


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
