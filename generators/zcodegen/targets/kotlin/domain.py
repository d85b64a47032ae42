"""The plan of one domain: a sealed interface over an enum of its codes, or over several enums where it is large."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from zcodegen.catalog.model import Code, Domain, Entry
from zcodegen.diagnostics import ZcodegenError
from zcodegen.targets.common import comment_locales, documents_of, file_of
from zcodegen.targets.kotlin import entries, names
from zcodegen.targets.kotlin.bundles import plan_bundles
from zcodegen.targets.kotlin.literals import in_line, kdoc, quoted, shown
from zcodegen.targets.kotlin.resources import domain_rows
from zcodegen.targets.plan import PlannedFile

LARGEST_ENUM: Final = 1_000
"""Up to so many entries are one enum. The JVM's 64 KB of a class's initialiser are full at about 2,500 of ours."""
PARTS: Final = 64
"""A larger domain is spread over so many enums, by its codes' checksums: on average 156 entries for 10,000."""
LARGEST_PART: Final = 2_000
LARGEST_NAMES: Final = 5_000
"""Names in one class: four constants each of the 65,535 that it may have. More classes make the compiler slower."""
_TEMPLATES = "src/main/kotlin/package/domain"
_KINDS: Mapping[str, tuple[str, str]] = {"integer": ("Integer", "Long"), "string": ("String", "String")}
_IN_COMPANION = " " * 8


def plan_domain(scope: entries.Scope, shared: Mapping[str, object]) -> Iterator[PlannedFile]:
    """Plan the source files and resources of one domain; `shared` is what all templates of the project are given."""
    domain, place = scope.domain, scope.places[scope.domain.name]
    names.refuse_shared_names(domain)
    kind, value = _KINDS[domain.code_type]
    base = {
        **shared,
        "file": file_of(domain.name),
        "package": place.package,
        "suppressed": suppressed(
            place.package, deprecated=any(map(_mentions_deprecated, domain.entries.values()))
        ),
        "name": place.name,
        "kind": kind,
        "value": value,
        "title": domain.name,
    }
    folder = f"src/main/kotlin/{place.folder}"
    parts = parts_of(domain) if len(domain.entries) > LARGEST_ENUM else {}
    template = f"{_TEMPLATES}/{'Large' if parts else 'Small'}.kt.jinja"
    yield PlannedFile(f"{folder}/{place.name}.kt", template, {**base, **_interface(scope, tuple(parts))})
    for number, members in parts.items():
        context = {**base, "number": number, **_part(scope, members)}
        yield PlannedFile(f"{folder}/{place.name}{number}.kt", f"{_TEMPLATES}/Part.kt.jinja", context)
    yield from _names(scope, parts, base)
    yield from domain_rows(scope.catalog, domain)
    yield from plan_bundles(scope.catalog, domain)


def suppressed(package: str, *, deprecated: bool = False) -> str:
    """Return what a file suppresses, quoted: uses of what is deprecated, and a package with an underscore."""
    found = ["DEPRECATION"] if deprecated else []
    if "_" in package:
        found.append("ktlint:standard:package-name")
    return ", ".join(map(quoted, found))


def _mentions_deprecated(entry: Entry) -> bool:
    return bool((entry.deprecated or entry.retired) and (entry.aliases or entry.arguments))


def parts_of(domain: Domain) -> dict[int, list[Entry]]:
    """Return number of a part -> its entries. An entry's part follows from its own code: none moves when one is added."""
    parts: dict[int, list[Entry]] = {}
    for entry in domain.entries.values():
        parts.setdefault(_part_of(entry.code), []).append(entry)
    for members in parts.values():
        if len(members) > LARGEST_PART:
            raise ZcodegenError(
                f"Kotlin: {domain.name} has {len(domain.entries):,} entries, more than the JVM's classes hold; "
                f"{PARTS * LARGEST_PART // 2:,} in a domain are safe: split it, or leave kotlin out of `targets`"
            )
    return dict(sorted(parts.items()))


def _part_of(code: Code) -> int:
    return zlib.crc32(str(code).encode("utf-8")) % PARTS


def _part(scope: entries.Scope, members: Iterable[Entry]) -> Mapping[str, object]:
    return {
        "imports": _imports(scope, {}, ["Status", "wire"]),
        "entries": entries.constants(scope, members, "    "),
    }


def _names(
    scope: entries.Scope, parts: Mapping[int, list[Entry]], base: Mapping[str, object]
) -> Iterator[PlannedFile]:
    """Plan the classes that lead from a name to its enum, each below the one before it."""
    place = scope.places[scope.domain.name]
    found = [row for part, members in parts.items() for row in entries.names_of(scope, members, part, "    ")]
    starts = range(0, len(found), LARGEST_NAMES)
    for number, start in enumerate(starts):
        rows = found[start : start + LARGEST_NAMES]
        context = {**base, "imports": (), "number": number, "names": rows, "last": number == len(starts) - 1}
        context["suppressed"] = suppressed(
            place.package, deprecated=any(annotation for annotation, *_ in rows)
        )
        path = f"src/main/kotlin/{place.folder}/{place.name}Names{number or ''}.kt"
        yield PlannedFile(path, f"{_TEMPLATES}/Names.kt.jinja", context)


def _interface(scope: entries.Scope, parts: tuple[int, ...]) -> Mapping[str, object]:
    domain, place = scope.domain, scope.places[scope.domain.name]
    kind = _KINDS[domain.code_type][0]
    included = [scope.places[name] for name in scope.catalog.included(domain.name)]
    called, imports = names.imported(place, place.package, included)
    functions = entries.functions(domain, _IN_COMPANION)
    used = [f"{kind}Code", f"{kind}Domain", f"Unknown{kind}", "Domain", *(["Filled"] if functions else [])]
    context: dict[str, object] = {
        "imports": _imports(scope, imports, [*used, *([] if parts else ["Status", "wire"])]),
        "about": _about(scope),
        "domain": quoted(domain.name),
        "hex": "true" if domain.code_format == "hex" else "false",
        "included": [called[other] for other in included],
        "functions": functions,
        "parts": parts,
    }
    if parts:
        return context
    members = list(domain.entries.values())
    return {
        **context,
        "entries": entries.constants(scope, members, _IN_COMPANION),
        "former": entries.former_names(scope, members, " " * 12),
    }


def _imports(scope: entries.Scope, others: Iterable[str], used: Iterable[str]) -> list[str]:
    root = scope.catalog.manifest.packages.kotlin_package
    package = scope.places[scope.domain.name].package
    own = [] if package == root else [f"{root}.{name}" for name in used]
    return names.sort_findings([*others, *own])


def _about(scope: entries.Scope) -> str:
    """Return the interface's comment: titles, descriptions and the pages that list the codes."""
    domain, manifest = scope.domain, scope.catalog.manifest
    locales = comment_locales(manifest)
    titles = [in_line(domain.title[locale]) for locale in locales if locale in domain.title]
    paragraphs = [f"{' · '.join(dict.fromkeys(titles))}: the codes of `{domain.name}`."]
    paragraphs += [shown(domain.description[locale]) for locale in locales if locale in domain.description]
    links = [
        f'@see <a href="{_href(url)}">{_link(document.title.get(locale, document.id))}</a>'
        for document in documents_of(scope.catalog, domain.name)
        for locale, url in sorted(document.url.items())
    ]
    return kdoc([*paragraphs, "\n".join(links)] if links else paragraphs)


def _href(url: str) -> str:
    return in_line(url).replace("&", "&amp;").replace('"', "&quot;")


def _link(title: str) -> str:
    return in_line(title).replace("<", "&lt;")
