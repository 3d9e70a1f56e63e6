"""What pyproject.toml admits of the libraries that the program itself needs.

bounds.py lowest     constraints for pip: each in its lowest version
bounds.py here       the versions in this environment
"""

import re
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

PROJECT = Path(__file__).parents[1] / "pyproject.toml"


def lowest() -> dict[str, str]:
    """Each library and the lowest version of it that is admitted."""
    wanted = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    return dict(re.fullmatch(r"([\w.-]+)>=([\d.]+)(?:,<[\d.]+)?", each).groups() for each in wanted)


def main() -> None:
    """Print what is asked for."""
    what = sys.argv[1]
    if what == "lowest":
        print("\n".join(f"{name}=={least}" for name, least in lowest().items()))
    elif what == "here":
        print(", ".join(f"{name} {version(name)}" for name in lowest()))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
