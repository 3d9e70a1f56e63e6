"""`config list`: every setting."""

from presencecheck.cli.options import Json, Plain
from presencecheck.cli.output import print_json, print_table
from presencecheck.messages import config as config_messages


def list_(json: Json = False, plain: Plain = False) -> None:
    """List every setting with its value and what it is for."""
    from presencecheck.system import settings
    from presencecheck.system.paths import user_paths

    now = settings.load_strictly(user_paths().config)
    if json:
        print_json(settings={key: settings.value_of(now, key) for key in settings.KEYS})
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
    print_table(config_messages.COLUMNS, rows, words=lambda cells: config_messages.ROW.format(*cells))
