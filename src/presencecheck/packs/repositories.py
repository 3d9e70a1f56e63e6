"""Addresses of repositories on GitHub and GitLab, and those of the zips in which they give what is in them. Pure."""

import re
from urllib.parse import urlsplit

from presencecheck.core.errors import UsageError
from presencecheck.messages import repositories as repositories_messages

_LATEST = "HEAD"
"""The latest of the branch that people see first."""
_SHORT = re.compile(r"git@([A-Za-z0-9.-]+):(.+)")
_PAGES = {"github.com": ("tree", "releases/tag"), "gitlab.com": ("-/tree", "-/tags", "-/releases")}
"""The pages of a repository that show one state of it, by the server; what follows names the state."""


def is_repository(text: str) -> bool:
    """Whether a source is an address as git takes it, and not as a browser does."""
    return (
        bool(_SHORT.fullmatch(text)) or text.startswith(("git+", "ssh://", "git://")) or _plain(text).endswith(".git")
    )


def archive_address(text: str) -> str:
    """The address of the zip of what a repository's address or page shows; the text itself where it is neither.

    Args:
        text: such as https://github.com/practice/lists, with @TAG or with /tree/BRANCH behind it.

    Raises:
        UsageError: it is a repository on a server of which it is not known where its zips are.
    """
    try:
        parts = urlsplit(_plain(text))
    except ValueError:
        return text
    path, at, state = parts.path.strip("/").partition("@")
    found = "" if parts.query else _archive(parts.netloc.removeprefix("git@"), path, state if at else "")
    if not found and is_repository(text):
        raise UsageError(*repositories_messages.NO_ARCHIVE)
    return found or text


def _plain(text: str) -> str:
    """The address with `https://` in front, as a browser takes it."""
    if short := _SHORT.fullmatch(text):
        return f"https://{short[1]}/{short[2]}"
    return re.sub(r"^(?:ssh|git)://", "https://", text.removeprefix("git+"))


def _archive(host: str, path: str, state: str) -> str:
    if host not in _PAGES:
        return ""
    for page in _PAGES[host]:
        before, found, after = path.partition(f"/{page}/")
        if found:
            path, state = before, after
    names = path.removesuffix(".git").split("/")
    if len(names) < 2 or not all(names) or "-" in names or (host == "github.com" and len(names) != 2):
        return ""  # a person, a group, or another page, such as that of a file
    state, address = state or _LATEST, f"https://{host}/{'/'.join(names)}"
    if host == "github.com":
        return f"{address}/archive/{state}.zip"
    return f"{address}/-/archive/{state}/{names[-1]}-{state.replace('/', '-')}.zip"
