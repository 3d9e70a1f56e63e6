"""What makes an answer survive a power cut: the settings by which SQLite syncs it to the disk as it is written.

There is no call of our own: at the end of each change SQLite calls fdatasync for the file and its journal, or what the
system has in its place (F_FULLFSYNC on macOS), before the change counts as made.
"""

import sqlite3
from pathlib import Path

from presencecheck.history.format.file_header import HistoryError
from presencecheck.messages import history_file as history_file_messages

# DELETE with EXTRA also syncs the folder once the journal is gone: an answer that was confirmed survives a power cut.
PRAGMAS = {
    "journal_mode": ("DELETE", "delete"),
    "synchronous": ("EXTRA", 3),
    "foreign_keys": ("ON", 1),
    "secure_delete": ("ON", 1),
    "trusted_schema": ("OFF", 0),
    "cell_size_check": ("ON", 1),
    "fullfsync": ("ON", 1),
}
"""Each setting, the value that it is given, and what SQLite then says that it is."""


def make_durable(connection: sqlite3.Connection, path: Path) -> None:
    """Have a connection sync each change to the disk before it counts as made.

    Raises:
        HistoryError: this computer's SQLite does not do so.
    """
    for name, (value, expected) in PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {value}")
        # SQLite does not report a pragma that it ignores.
        if connection.execute(f"PRAGMA {name}").fetchone()[0] != expected:
            raise HistoryError(
                history_file_messages.PRAGMA_NOT_HONOURED.format(name=name, path=path),
                history_file_messages.WITHOUT_HISTORY,
            )
