"""Words that people type for others: what they are told exists."""

from presencecheck.cli.manual_pages import all_contexts
from presencecheck.core.context import MODALITIES, SETTINGS
from presencecheck.messages import config as config_messages
from presencecheck.messages import usage as usage_messages
from presencecheck.system.setting_values import CHOICES

CONTEXTS = dict(all_contexts())


def test_other_options_lead_to_options() -> None:
    """Only where the command has the one that is named, and with its value."""
    assert usage_messages.other_option("--last", ["--since"]) == "--since 90d"
    assert usage_messages.other_option("--last", ["--at"]) == ""
    assert usage_messages.other_option("--CSV=x", ["--format"]) == "--format csv"
    assert usage_messages.other_option("--couple", ["--setting"]) == "--setting couple"


def test_other_subcommands_lead_to_subcommands() -> None:
    """By their names here."""
    for path, names in usage_messages._SUBCOMMANDS.items():
        assert set(names) <= set(CONTEXTS[path].command.commands)
        assert not {word for words in names.values() for word in words} & set(CONTEXTS[path].command.commands)
    assert usage_messages.other_subcommand("pack", "Install") == "add"
    assert usage_messages.other_subcommand("pack", "nosuch") == ""


def test_other_values_lead_to_values() -> None:
    """Of the setting, and of the option of the same name."""
    for key, words in config_messages.OTHER_VALUES.items():
        assert set(words.values()) <= set(CHOICES[key])
        assert not set(words) & set(CHOICES[key])
    assert usage_messages.other_value("modality", "Phone") in MODALITIES
    assert usage_messages.other_value("setting", "pair") in SETTINGS


def test_lines_that_help_begin_with_the_program() -> None:
    """Each option's line has the option, and each command has an example that says more than its name."""
    assert all(option in line for option, line in usage_messages.OPTION_VALUES.items())
    assert usage_messages.example("config set") == "presencecheck config set keep 3 months"
    assert usage_messages.example("where") == ""
