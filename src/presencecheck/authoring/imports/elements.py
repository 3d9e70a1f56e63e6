"""Parts of FHIR elements, whatever stands there. Pure."""

from typing import Any

from presencecheck.authoring.imports.inline import one_line
from presencecheck.authoring.imports.model import Fields


def entries(element: Fields, name: str) -> list[Fields]:
    """The parts of an element that are elements; whatever else stands there is none."""
    found: Any = element.get(name)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def text_of(element: Fields, name: str = "text") -> str:
    """A text on one line; empty where there is none."""
    found = element.get(name)
    return one_line(found) if isinstance(found, str) else ""


def codes(element: Fields, system: str) -> list[str]:
    """The codes of a system by which an element is known."""
    return [str(each.get("code", "")) for each in entries(element, "code") if each.get("system") == system]


def coding(element: Fields, name: str = "valueCoding") -> Fields:
    """A code with its system."""
    found = element.get(name)
    return found if isinstance(found, dict) else {}


def number(element: Fields, name: str) -> int | None:
    """A whole number; None where there is none."""
    found = element.get(name)
    return found if isinstance(found, int) and not isinstance(found, bool) else None
