"""`where`: where everything is kept."""

from pathlib import Path

from presencecheck.cli.options import Json, Plain
from presencecheck.cli.output import print_json, print_line, print_paragraph
from presencecheck.messages import where as where_messages


def where(json: Json = False, plain: Plain = False) -> None:
    """Print where everything is kept, what that is, and whether it is there yet."""
    from presencecheck.system.paths import shipped, user_paths

    places = dict(user_paths()) | {"shipped": shipped()}
    if json:
        print_json(paths={name: str(path) for name, path in places.items()})
        return
    for name, path in places.items():
        words = {"name": where_messages.NAMES[name], "holds": where_messages.HOLDS[name], "state": _state(path)}
        print_paragraph(where_messages.PLACE.format(**words))
        print_line(f"  {path}")  # on a line of its own, whole, so that it can be copied


def _state(path: Path) -> str:
    """Whether it is there, and how much is in it."""
    try:
        if path.is_dir():
            count = sum(1 for entry in path.iterdir() if not entry.name.startswith("."))
            return where_messages.FILES.of(count) if count else where_messages.EMPTY
        return where_messages.SIZE.format(kilobytes=-(-path.stat().st_size // 1000))
    except FileNotFoundError:
        return where_messages.MISSING
    except OSError as error:
        from presencecheck.system.files import reason_of

        return reason_of(error)
