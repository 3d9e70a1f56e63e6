"""`config get`: one setting."""

from presencecheck.cli.commands.config.options import Key
from presencecheck.cli.output import print_line


def get(key: Key) -> None:
    """Print one setting."""
    from presencecheck.system import settings
    from presencecheck.system.paths import user_paths
    from presencecheck.system.setting_text import full_key

    print_line(settings.text_of(settings.load_strictly(user_paths().config), full_key(key, settings.KEYS)))
