"""The real yaml-language-server, spoken to as editors do: JSON messages over its standard input and output."""

import json
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from typing import Any

from tests.support.real_parts import npm_package, program

PATIENCE = 60.0
"""Seconds after which an answer is held not to come."""
_SETTINGS = {"yaml": {"validate": True, "completion": True, "hover": True, "schemaStore": {"enable": False}}}
"""As editors have them; only the catalogue of all the world's schemas, which needs a network, is left out."""


class Editor:
    """An editor with files open in it."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process
        self._messages: Queue[dict[str, Any] | None] = Queue()
        self._last = 0
        threading.Thread(target=self._listen, daemon=True).start()
        self._ask("initialize", {"processId": None, "rootUri": None, "capabilities": _CAPABILITIES})
        self._send({"method": "initialized", "params": {}})
        self._send({"method": "workspace/didChangeConfiguration", "params": {"settings": _SETTINGS}})

    def open(self, path: Path) -> list[dict[str, Any]]:
        """Open the file, and what the editor marks in it."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": path.read_text(encoding="utf-8")}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        while True:
            message = self._receive()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == path.as_uri():
                marked: list[dict[str, Any]] = message["params"]["diagnostics"]
                return marked

    def completions(self, path: Path, line: int, column: int) -> set[str]:
        """What is offered at a place; line and column are counted from 1."""
        return {entry["label"] for entry in self._offers(path, line, column)}

    def insertions(self, path: Path, line: int, column: int) -> dict[str, str]:
        """What each offer at a place would write, by what is offered."""
        return {entry["label"]: entry.get("insertText", "") for entry in self._offers(path, line, column)}

    def _offers(self, path: Path, line: int, column: int) -> list[dict[str, Any]]:
        found = self._ask("textDocument/completion", _place(path, line, column))
        entries: list[dict[str, Any]] = found["items"] if isinstance(found, dict) else found
        return entries

    def hover(self, path: Path, line: int, column: int) -> str:
        """What is told at a place."""
        found = self._ask("textDocument/hover", _place(path, line, column))
        return str(found["contents"]["value"]) if found else ""

    def _ask(self, method: str, params: dict[str, Any]) -> Any:
        self._last += 1
        self._send({"id": self._last, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == self._last and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def _receive(self) -> dict[str, Any]:
        message = self._messages.get(timeout=PATIENCE)
        assert message is not None, "the language server ended"
        if message.get("method") == "workspace/configuration":
            wanted = [item.get("section") for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": [_SETTINGS.get(str(section)) for section in wanted]})
        elif "id" in message and "method" in message:
            self._send({"id": message["id"], "result": None})
        return message

    def _send(self, message: dict[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0"} | message).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        self._process.stdin.flush()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while line := stream.readline():
            length = 0
            while line.strip():
                name, _, value = line.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
                line = stream.readline()
            self._messages.put(json.loads(stream.read(length)))
        self._messages.put(None)


_CAPABILITIES = {
    "workspace": {"configuration": True},
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True}},
        "hover": {"contentFormat": ["markdown"]},
    },
}


def _place(path: Path, line: int, column: int) -> dict[str, Any]:
    return {
        "textDocument": {"uri": path.as_uri()},
        "position": {"line": line - 1, "character": column - 1},
    }


@contextmanager
def editor() -> Iterator[Editor]:
    """A running editor; skipped by name where npm's package or node is absent."""
    server = npm_package("yaml-language-server") / "bin" / "yaml-language-server"
    command = [program("node"), str(server), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            yield Editor(process)
        finally:
            process.kill()
