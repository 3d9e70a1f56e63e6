"""A bus with one guest, which does as it is told."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def bus(serve: Callable[[socket.socket], object]) -> Iterator[str]:
    """A bus that serves its one guest so; its address, among others and with a blank, as one may have it."""
    with TemporaryDirectory(prefix="bus") as folder, socket.socket(socket.AF_UNIX) as listening:
        path = Path(folder) / "a bus"
        listening.bind(str(path))
        listening.listen()

        def take() -> None:
            guest, _ = listening.accept()
            with guest:
                serve(guest)

        thread = threading.Thread(target=take, daemon=True)
        thread.start()
        yield f"tcp:host=x;unix:path={str(path).replace(' ', '%20')},guid=1"
        thread.join(60)
