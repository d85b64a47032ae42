"""Protocol Buffers: an enum for the codes of each domain, with stable numbers and texts as comments.

Promises: protoc and `buf lint` accept the files; the number of a value never changes while its entry has its code. An enum has
32 bits, so a domain with strings or larger numbers has another form: the number of a value is a hash of its name, and the
option `code` of the value has the code itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from zcodegen.catalog.model import Catalog
from zcodegen.targets.plan import Filters, PlannedFile, variables
from zcodegen.targets.proto import names
from zcodegen.targets.proto.domain import BufModule, Options, ProtoFile, has_own_numbers, proto_file
from zcodegen.targets.proto.literals import comment, quoted

FILTERS: Final[Filters] = {"comment": comment, "quoted": quoted}


def plan(catalog: Catalog) -> Iterator[PlannedFile]:
    """Return a file for each domain with entries, that of the option if a domain needs it, and buf's configuration."""
    domains = [domain for domain in catalog.domains.values() if domain.entries]
    paths = names.packages(catalog)
    for domain in domains:
        file: ProtoFile = proto_file(domain, catalog, paths)
        yield PlannedFile(names.file_path(file.package, "code"), "code.proto.jinja", variables(file))
    if not all(map(has_own_numbers, domains)):
        options = Options(names.options_package(catalog))
        yield PlannedFile(
            names.file_path(options.package, "options"), "options.proto.jinja", variables(options)
        )
    yield PlannedFile("buf.yaml", "buf.yaml.jinja", variables(BufModule(catalog.manifest.name)))
