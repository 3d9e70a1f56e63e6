"""The whole program loaded in this process, so that copies of it have that behind them."""

import gc
import importlib
import os
import pkgutil
import tempfile
from pathlib import Path

import pytest

import presencecheck
from presencecheck.formats.kinds import KINDS
from presencecheck.formats.load import load
from presencecheck.library import cache
from presencecheck.system.paths import shipped
from tests.support.evidence import LONG
from tests.support.validated_once import validated_once

_HEAD = "format: 1\nid: loaded\ntitle: Loaded\n"
_ITEMS = "".join(f"  - {{id: {kind}, kind: {kind}, ask: Is it so?}}\n" for kind in KINDS)
_FILES = (
    f"{_HEAD}items:\n{_ITEMS}",
    f"{_HEAD}include: [{{checklist: room}}]\n",
    f"{_HEAD}extends: room\nremove: [door]\n",
)
"""A file of each sort: pydantic makes what validates them when it first meets one."""


def load_program() -> None:
    """Load all modules of the program, and what they make once in a process; nothing of a home is read or written.

    In the short form, what is shipped is validated once for all copies, too.
    """
    for module in pkgutil.walk_packages(presencecheck.__path__, "presencecheck."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    if not os.environ.get(LONG):
        for text in _FILES:
            load(text.encode(), "loaded")
        validated_once(pytest.MonkeyPatch())
        with tempfile.TemporaryDirectory() as folder:
            for path in shipped().glob("*.yaml"):
                cache.get_or_validate(Path(folder), path, path.read_bytes(), path.stem)
    gc.collect()
    gc.freeze()
