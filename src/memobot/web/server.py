"""`serve`: the chat page on an address of this machine, until it is stopped."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from memobot.errors import MemobotError, SettingsError
from memobot.settings import Settings
from memobot.web.guard import Hosts
from memobot.web.workfolder import claim, work_folder

if TYPE_CHECKING:
    from memobot.web.desk import Desk

_log = logging.getLogger(__name__)

# Bytes over the websocket; the page does not let so long a question be typed.
LARGEST_MESSAGE = 1_000_000


def serve(settings: Settings) -> None:
    """Serve the page on ``settings.host`` and ``settings.port`` until interrupted.

    Prints one line with the address as soon as it can be opened. Raises SettingsError, before
    anything heavy is imported, when the address cannot be had.
    """
    with listening(settings.host, settings.port) as listener, work_folder() as folder:
        hosts = Hosts.serving(settings.host, socket.gethostname())
        address = f"http://{hosts.shown}:{listener.getsockname()[1]}"
        if not hosts.local:
            _log.warning("The page has no login: whoever reaches this machine's port can ask.")
        _end_in_order_when_told_to()
        with suppress(KeyboardInterrupt):  # that is how it is stopped
            _run(settings, hosts, listener, folder, f"memobot is ready: {address}")


def listening(host: str, port: int) -> socket.socket:
    """A socket that holds the address, before it accepts anyone. Raises SettingsError."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host.strip("[]"), port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
    except (OSError, UnicodeError) as error:
        raise SettingsError(
            f"There is no address {host} here ({error}). Set another host."
        ) from None
    try:
        if os.name == "posix":  # elsewhere this would share the port with another process
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        # On Linux two sockets can be bound while none listens; the backlog keeps whoever comes
        # early waiting until the page is ready.
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise SettingsError(
            f"Port {port} of {host} cannot be used ({error.strerror}). "
            f"Stop what uses it, or choose another: MEMOBOT_PORT={port % 65535 + 1}."
        ) from None
    return listener


def _run(
    settings: Settings, hosts: Hosts, listener: socket.socket, folder: Path, ready: str
) -> None:
    claim(os.environ, folder)
    from memobot.web.desk import Desk

    desk = Desk(settings)
    threading.Thread(target=_warm, args=(desk,), name="memobot-warm", daemon=True).start()

    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets=sockets)
            if self.started:
                sys.stdout.write(f"{ready}\n")
                sys.stdout.flush()

    from memobot.web.application import application

    config = uvicorn.Config(
        application(desk, folder, hosts),
        log_level="warning",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        workers=1,
        ws_max_size=LARGEST_MESSAGE,
        timeout_graceful_shutdown=2,
    )
    Server(config).run(sockets=[listener])


def _warm(desk: Desk) -> None:
    """Open the index while the page starts, so that the first question need not wait."""
    try:
        desk.assistant()
    except MemobotError as error:
        _log.warning("%s", error)
    except Exception:
        _log.exception("The index could not be opened")


def _end_in_order_when_told_to() -> None:
    """Let SIGTERM unwind the stack, so that the work folder is removed."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
