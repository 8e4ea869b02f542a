"""Whether the server can listen where it is asked to; without Streamlit, so that it is said before that starts."""

from __future__ import annotations

import errno
import os
import socket

from lsp_data.errors import LspError


def require_free(address: str, port: int) -> None:
    """LspError where no server can listen there."""
    try:
        family, kind, _, _, place = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as tried:
            if os.name != "nt":  # as a server does, so that one that has just stopped is not in the way
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(place)
    except OSError as problem:
        if problem.errno == errno.EADDRINUSE:
            raise LspError(
                f"Port {port} is taken on {address}: perhaps a dashboard is running there already. Open "
                f"http://{address}:{port} to see, stop it, or choose another port, such as --port {port % 65535 + 1}."
            ) from problem
        raise LspError(
            f"The dashboard cannot listen on {address}, port {port}: {problem.strerror}. Choose another --address or "
            "--port (from 1024 on)."
        ) from problem
