"""Each module of the program has its tests in a file of its name: `packs/lock.py` in `tests/packs/test_lock.py`."""

from pathlib import Path

TESTS = Path(__file__).parents[1]
SOURCE = TESTS.parent / "src" / "presencecheck"
LEAST = 0.8
"""Share of the modules that have such a file; what has none are tables of sentences. Raise it, never lower it."""


def file_for(module: Path) -> Path:
    """Where the tests of a module are expected."""
    return TESTS / module.relative_to(SOURCE).with_name(f"test_{module.name}")


def has_tests() -> dict[str, bool]:
    """Every module by its path below the package, and whether the file of its tests is there."""
    modules = sorted(path for path in SOURCE.rglob("*.py") if path.name != "__init__.py")
    return {module.relative_to(SOURCE).as_posix(): file_for(module).is_file() for module in modules}


def test_modules_have_a_test_file_of_their_name() -> None:
    """No fewer than there were; a failure lists the modules that have none."""
    found = has_tests()
    missing = [name for name, has in found.items() if not has]
    share = 1 - len(missing) / len(found)
    assert share >= LEAST, f"{share:.1%} of {len(found)} modules; without one:\n" + "\n".join(missing)


def test_the_folders_mirror_the_source() -> None:
    """A module's tests are looked for in the folder of its package, and one that is not there counts as missing."""
    assert file_for(SOURCE / "packs" / "lock.py") == TESTS / "packs" / "test_lock.py"
    assert file_for(SOURCE / "__main__.py") == TESTS / "test___main__.py"
    assert not file_for(SOURCE / "packs" / "no_such_module.py").is_file()
    assert has_tests()["packs/lock.py"]
