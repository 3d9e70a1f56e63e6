"""`where` and `config`: where everything is, and what can be set."""

from typing import Annotated

import typer

from presencecheck import messages as say
from presencecheck.cli.options import Json
from presencecheck.cli.output import emit, line, table

config = typer.Typer(help="Read and change your settings; without a command, list them.", invoke_without_command=True)
Key = Annotated[str, typer.Argument(metavar="KEY", help="The setting's name; `presencecheck config list` shows them.")]


def where(json: Json = False) -> None:
    """Print where everything is kept: settings, your own checklists, the history."""
    from presencecheck.paths import locate, shipped
    from presencecheck.reports.shapes import enveloped

    places = {name: str(path) for name, path in locate()} | {"shipped": str(shipped())}
    if json:
        emit(enveloped(paths=places))
    else:
        for name, path in places.items():
            line(f"{name:<9}{path}")


@config.command("get")
def get(key: Key) -> None:
    """Print one setting."""
    from presencecheck import settings
    from presencecheck.paths import locate

    line(settings.text_of(settings.load(locate().config), key))


@config.command("set")
def set_(key: Key, value: Annotated[str, typer.Argument(metavar="VALUE", help="Its new value.")]) -> None:
    """Change one setting; the file's other lines stay as they are."""
    from presencecheck import settings
    from presencecheck.library import Library
    from presencecheck.paths import locate

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
    from presencecheck import settings
    from presencecheck.paths import locate
    from presencecheck.reports.shapes import enveloped

    now = settings.load(locate().config)
    if json:
        emit(enveloped(settings={key: settings.value_of(now, key) for key in settings.KEYS}))
        return
    fallback = settings.Settings()
    rows = []
    for key in settings.KEYS:
        same = settings.value_of(now, key) == settings.value_of(fallback, key)
        rows.append((key, settings.text_of(now, key) + (f" {say.DEFAULT}" if same else ""), settings.MEANINGS[key]))
    table(("setting", "value", "what it is for"), rows)
