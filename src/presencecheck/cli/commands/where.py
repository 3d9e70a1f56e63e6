"""`where` and `config`: where everything is, and what can be set."""

from typing import Annotated

import typer

from presencecheck.cli.options import Json
from presencecheck.cli.output import print_json, print_line, print_table
from presencecheck.messages import config as config_messages

config = typer.Typer(help="Read and change your settings; without a command, list them.", invoke_without_command=True)
Key = Annotated[str, typer.Argument(metavar="KEY", help="The setting's name; `presencecheck config list` shows them.")]


def where(json: Json = False) -> None:
    """Print where everything is kept: settings, your own checklists, the history."""
    from presencecheck.reports.json.shapes import enveloped
    from presencecheck.system.paths import locate, shipped

    places = {name: str(path) for name, path in locate()} | {"shipped": str(shipped())}
    if json:
        print_json(enveloped(paths=places))
    else:
        for name, path in places.items():
            print_line(f"{name:<9}{path}")


@config.command("get")
def get(key: Key) -> None:
    """Print one setting."""
    from presencecheck.system import settings
    from presencecheck.system.paths import locate

    print_line(settings.text_of(settings.load(locate().config), key))


@config.command("set")
def set_(key: Key, value: Annotated[str, typer.Argument(metavar="VALUE", help="Its new value.")]) -> None:
    """Change one setting; the file's other lines stay as they are."""
    from presencecheck.library.library import Library
    from presencecheck.system import settings
    from presencecheck.system.paths import locate

    paths = locate()
    if key == "routine":
        Library.of(paths).find(value)
    settings.store(paths.config, key, value)


@config.callback()
def all_(context: typer.Context, json: Json = False) -> None:
    """List the settings."""
    if context.invoked_subcommand is None:
        list_(json)


@config.command("list")
def list_(json: Json = False) -> None:
    """List every setting with its value and what it is for."""
    from presencecheck.reports.json.shapes import enveloped
    from presencecheck.system import settings
    from presencecheck.system.paths import locate

    now = settings.load(locate().config)
    if json:
        print_json(enveloped(settings={key: settings.value_of(now, key) for key in settings.KEYS}))
        return
    fallback = settings.Settings()
    rows = []
    for key in settings.KEYS:
        same = settings.value_of(now, key) == settings.value_of(fallback, key)
        rows.append(
            (
                key,
                settings.text_of(now, key) + (f" {config_messages.DEFAULT}" if same else ""),
                config_messages.MEANINGS[key],
            )
        )
    print_table(("setting", "value", "what it is for"), rows)
