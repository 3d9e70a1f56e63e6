"""`where`: where everything is kept."""

from presencecheck.cli.options import Json, Plain
from presencecheck.cli.output import print_json, print_line
from presencecheck.cli.plain import is_plain
from presencecheck.messages import where as where_messages


def where(json: Json = False, plain: Plain = False) -> None:
    """Print where everything is kept: settings, your own checklists, the history."""
    from presencecheck.system.paths import shipped, user_paths

    places = {name: str(path) for name, path in user_paths()} | {"shipped": str(shipped())}
    if json:
        print_json(paths=places)
    else:
        size = max(map(len, where_messages.NAMES.values())) + 2
        for name, path in places.items():
            if is_plain():
                print_line(where_messages.PLACE.format(name=where_messages.NAMES[name], path=path))
            else:
                print_line(f"{where_messages.NAMES[name]:<{size}}{path}")
