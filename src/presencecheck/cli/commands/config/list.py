"""`config list`: the settings."""

from typing import TYPE_CHECKING, Annotated

from presencecheck.cli.options import Json, Plain
from presencecheck.cli.output import print_json, print_line, print_paragraph, print_table
from presencecheck.cli.parameters import Option
from presencecheck.messages import config as config_messages

if TYPE_CHECKING:
    from presencecheck.system.settings import Settings

All = Annotated[bool, Option("--all", help=config_messages.OPTIONS["all"])]


def list_(json: Json = False, plain: Plain = False, all_: All = False) -> None:
    """List what a person sets with its value and what it is for; with --all the limits of measurements, too."""
    from presencecheck.system import settings
    from presencecheck.system.paths import user_paths

    now = settings.load_strictly(user_paths().config)
    if json:
        shown = {key: settings.value_of(now, key) for key in settings.KEYS}
        print_json(settings=shown | {"calendar": settings.text_of(now, "calendar")})
        return
    limits = () if all_ else [key for key in settings.KEYS if type(settings.value_of(now, key)) is int]
    rows = []
    for key in settings.KEYS:
        if key in limits:
            continue
        same = settings.value_of(now, key) == settings.value_of(settings.AS_SHIPPED, key)
        value = settings.text_of(now, key)
        usual = f"{value} {config_messages.DEFAULT}" if same else value
        rows.append((key, _with_origin(now, key) or usual, config_messages.MEANINGS[key]))
    print_table(config_messages.COLUMNS, rows, words=lambda cells: config_messages.ROW.format(*cells))
    if limits:
        print_line()
        print_paragraph(config_messages.MORE.format(count=len(limits)))


def _with_origin(now: "Settings", key: str) -> str:
    """The value with whose it is, where this computer's policy sets it; else empty."""
    from presencecheck.messages import policy as policy_messages
    from presencecheck.system.settings import text_of

    terms = now.policy
    if terms is None or not terms.sets(key, now.given):
        return ""
    text = policy_messages.BY_FOR_ALL if key in terms.fixed else policy_messages.BY
    return text.format(value=text_of(now, key), by=terms.by)
