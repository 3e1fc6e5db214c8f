"""A plain web server for a folder: right types, no headers of its own, and a record of what was asked."""

from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any


class StaticHost:
    """Serves `folder` on this machine. `asked` holds the paths that were asked for, in their order."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []
        self.missing: list[str] = []
        """Those that were not there."""
        self.headers: dict[str, str] = {}
        """What every answer carries besides."""
        self._port = 0
        self.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._port}/"

    def start(self) -> None:
        """Answer, at the address of before."""
        host = self

        class Handler(SimpleHTTPRequestHandler):
            extensions_map = SimpleHTTPRequestHandler.extensions_map | {
                ".js": "text/javascript",
                ".mjs": "text/javascript",
                ".wasm": "application/wasm",
            }

            def __init__(self, *given: Any) -> None:
                super().__init__(*given, directory=str(host.folder))

            def end_headers(self) -> None:
                for name, value in host.headers.items():
                    self.send_header(name, value)
                super().end_headers()

            def log_request(self, code: Any = "-", size: Any = "-") -> None:
                host.asked.append(self.path)
                if code == HTTPStatus.NOT_FOUND:
                    host.missing.append(self.path)

            def log_message(self, *said: Any) -> None:
                pass

        self._server = Server(("127.0.0.1", self._port), Handler)
        self._port = self._server.server_port
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Answer no more: whoever asks is refused."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class Server(ThreadingHTTPServer):
    """Says nothing of browsers that left before the answer."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass
