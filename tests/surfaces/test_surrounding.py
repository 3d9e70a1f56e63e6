"""A surface around another one."""

from typing import Any

from presencecheck.surfaces.surface import Surface
from presencecheck.surfaces.surrounding import SurroundingSurface


class Inner:
    """Takes note of what it is asked, and with what."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = []

    def __getattr__(self, name: str) -> Any:
        def note(*given: Any, **named: Any) -> str:
            self.asked.append((name, given, named))
            return f"what {name} said"

        return note


METHODS = [name for name, what in vars(Surface).items() if callable(what) and not name.startswith("_")]


def test_everything_is_handed_on() -> None:
    """Each method with what it was given, and what came of it; one that a surface gets later on, too."""
    assert "ask" in METHODS
    for name in METHODS:
        inner: Any = Inner()
        surrounding: Any = SurroundingSurface(inner)
        count = getattr(Surface, name).__code__.co_argcount - 1
        given = tuple(range(count))
        named = dict.fromkeys(getattr(Surface, name).__code__.co_varnames[count + 1 :][: kind_only(name)], True)
        said = getattr(surrounding, name)(*given, **named)
        assert inner.asked == [(name, given, named)]
        assert said in (None, f"what {name} said")


def kind_only(name: str) -> int:
    """How many arguments a method takes by name alone."""
    return int(getattr(Surface, name).__code__.co_kwonlyargcount)
