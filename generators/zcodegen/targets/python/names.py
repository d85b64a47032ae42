"""Where the code of a domain stands: the modules of a package, and which names they have."""

from __future__ import annotations

from typing import Final

from zcodegen.naming import escape, in_case

TAKEN: Final = frozenset({"lookup", "parse"})
"""Functions of the generated modules: a domain's segment of that name would hide them."""


def path_of(domain: str) -> str:
    """Return the dotted path of a domain's module below the package: `zego.rtc.media-file` -> `zego.rtc.media_file`."""
    return ".".join(escape(in_case(segment, "snake"), "python", TAKEN) for segment in domain.split("."))


def flat(domain: str) -> str:
    """Return the name of the one module of a domain's tables: `zego__rtc__media_file`. `load` in _codes.py does the same."""
    return domain.replace(".", "__").replace("-", "_")


def folder_of(locale: str) -> str:
    """Return the folder of a locale's texts: `zh_cn`."""
    return locale.lower().replace("-", "_")


def files(domains: tuple[str, ...]) -> dict[str, str]:
    """Return domain -> file below the package; a domain that is a parent as well is a package.

    No two domains meet: their segments hold no `_`, which is what `-` becomes and what words of Python end in.
    """
    paths = {domain: path_of(domain) for domain in domains}
    parents = parents_of(domains)
    return {
        domain: f"{path.replace('.', '/')}{'/__init__' if path in parents else ''}.py"
        for domain, path in paths.items()
    }


def parents_of(domains: tuple[str, ...]) -> dict[str, list[str]]:
    """Return the paths of all modules above `domains`, each with its children's names, sorted."""
    parents: dict[str, list[str]] = {}
    for path in sorted(path_of(domain) for domain in domains):
        parts = path.split(".")
        for length in range(1, len(parts)):
            children = parents.setdefault(".".join(parts[:length]), [])
            if parts[length] not in children:
                children.append(parts[length])
    return parents
