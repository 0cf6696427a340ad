"""Starting the workbench: a server for one browser on this machine."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import uvicorn

from qualkit.workbench.app import make_app
from qualkit.workbench.desk import Desk
from qualkit.workbench.guarding import Keys

HOST = "127.0.0.1"


class Invitation(NamedTuple):
    """Where the workbench listens, and the address that lets one browser in, once."""

    port: int
    address: str


def serve(folder: Path, invite: Callable[[Invitation], None], *, port: int = 0) -> None:
    """Serve the workbench until it is stopped (Ctrl+C).

    invite: called once, when requests will be answered. port: 0 takes a free one.

    Raises: ProjectError if the folder holds no project that can be opened; OSError if the port is taken.
    """
    with socket.create_server((HOST, port)) as listening:
        port = listening.getsockname()[1]
        keys, desk = Keys(), Desk(folder)
        app = make_app(desk, keys, port)
        # No access log: addresses say what somebody reads.
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="on")
        try:
            desk.open()
            invite(Invitation(port, f"http://{HOST}:{port}/enter#{keys.code}"))
            uvicorn.Server(config).run(sockets=[listening])
        finally:
            desk.close()
