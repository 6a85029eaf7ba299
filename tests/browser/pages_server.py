"""Serves a folder on this machine the way GitHub Pages does, while a block runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from safe_build.pages_server import open_pages


@contextmanager
def serve_folder(folder: Path, base: str = "/") -> Iterator[str]:
    """Serve `folder` below `base` ("/" or "/netzwerk/") on a free port; gives its address with a final slash."""
    with open_pages(folder, base) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{base}"
        finally:
            server.shutdown()
            thread.join()
