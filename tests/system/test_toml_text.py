"""One value in the text of a TOML file; `test_settings` tries it with whole files."""

import tomllib

import pytest

from presencecheck.system.toml_text import assignment, with_value, without_value


@pytest.mark.parametrize(
    ("text", "key", "value", "changed"),
    [
        ("", "keep-numbers", True, "keep-numbers = true\n"),
        ("# mine\n", "cue", "bell", '# mine\ncue = "bell"\n'),
        ("cue = 'none'  # now\n", "cue", "bell", 'cue = "bell"\n'),
        ("[probes]\non = true\n", "plain", False, "plain = false\n[probes]\non = true\n"),
        ("[probes]\non = true\n", "probes.load-warn", 80, "[probes]\non = true\nload-warn = 80\n"),
    ],
)
def test_one_value_is_set(text: str, key: str, value: str | bool | int, changed: str) -> None:
    """The rest stays as it is, to the letter."""
    assert with_value(text, key, value) == changed
    assert assignment(key, value) in changed
    assert tomllib.loads(changed)


@pytest.mark.parametrize("text", ["probes.on = true\n", "probes = {on = true}\n", "[ probes ]\n"])
def test_what_is_written_in_another_way_is_left(text: str) -> None:
    """Rather no change than a wrong one."""
    assert with_value(text, "probes.host", "a.example") is None


@pytest.mark.parametrize(
    ("text", "key", "changed"),
    [
        ("a = 1\n# mine\ncue = 'bell'\n", "cue", "a = 1\n# mine\n"),
        ("host = 'x'\n[probes]\nhost = 'a' # old\non = true\n", "probes.host", "host = 'x'\n[probes]\non = true\n"),
        ("[probes]\nhost = 'a'\n[practice]\nhost = 'a'\n", "practice.host", "[probes]\nhost = 'a'\n[practice]\n"),
        ("a = 1\n", "probes.host", "a = 1\n"),
        ("probes.host = 'a'\n", "probes.host", None),
        ('name = """\nname = 1\n"""\n', "name", None),
    ],
)
def test_one_value_is_taken_out(text: str, key: str, changed: str | None) -> None:
    """That one alone, whatever else has its name; what is written in another way is left."""
    assert without_value(text, key) == changed
