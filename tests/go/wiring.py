"""Write what a consumer of a generated Go module has to type by hand: its imports, and the names of all codes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.build_helpers import build_into
from tests.toolchains import go
from tests.vectors.make import write
from zcodegen.targets.go import names
from zcodegen.targets.go.columns import go_attributes
from zcodegen.targets.go.literals import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zcodegen.catalog.model import Catalog, Entry

CONSUMER = Path(__file__).parent / "consumer"


def consumer(catalog: Catalog, folder: Path) -> Path:
    """Build the module of `catalog` and a consumer with the vectors next to it; return the consumer's folder."""
    package = build_into(catalog, "go", folder / "package")
    program = go.module(folder / "program", {catalog.manifest.packages.go_module: package})
    write(catalog, program / "vectors.json")
    for source in CONSUMER.glob("*.go"):
        (program / source.name).write_bytes(source.read_bytes())
    (program / "wiring_test.go").write_text(wiring(catalog), encoding="utf-8", newline="\n")
    return program


def wiring(catalog: Catalog) -> str:
    """Return the consumer's `wiring_test.go` for this catalog."""
    module = catalog.manifest.packages.go_module
    packages = names.domain_packages(catalog)
    called = {domain: f"p{number}" for number, domain in enumerate(packages)}
    return "\n".join(
        [
            "package consumer",
            "import (",
            '"encoding"',
            '"encoding/json"',
            f'root "{module}"',
            f'"{module}/index"',
            *(f'{called[domain]} "{module}/{package.path}"' for domain, package in packages.items()),
            ")",
            "type (\nCode = root.Code\nText = root.Text\n)",
            "var lookups = map[string]func(any) Code{",
            *(
                f"{quoted(domain)}: func(code any) Code {{ return {called[domain]}.Lookup({_raw(catalog, domain)}) }},"
                for domain in packages
            ),
            "}\nvar casts = map[string]func(any) Code{",
            *(
                f"{quoted(domain)}: func(code any) Code {{ return {called[domain]}.Code({_raw(catalog, domain)}) }},"
                for domain in packages
            ),
            "}\nvar constants = map[string]Code{",
            *(line for domain in packages for line in _constants(catalog, domain, called[domain])),
            "}\nvar filled = map[string]func(...string) (Text, bool){",
            *(
                _filled(entry, called[entry.domain], names.entry_names(catalog.domains[entry.domain]))
                for entry in catalog.entries()
                if entry.arguments
            ),
            "}\nfunc attributes(c Code) map[string]any {\nfound := map[string]any{}",
            *(
                f"if value, ok := root.{attribute.method}Of(c); ok {{ found[{quoted(attribute.attribute.name)}] = value }}"
                for attribute in go_attributes(catalog, names.attribute_names(catalog), "root")
            ),
            "return found\n}",
            "func meanings(code any) []Code {",
            "if text, ok := code.(string); ok {\nreturn index.LookupString(text)\n}",
            "return index.Lookup(number(code))\n}",
            "func codes() []Code { return index.Codes() }",
            *(
                line
                for way in ("Text", "JSON")
                for line in (
                    f"func through{way}(c Code) (Code, error) {{\nswitch c := c.(type) {{",
                    *(f"case {name}.Code: return as{way}(c)" for name in called.values()),
                    "}\nreturn nil, nil\n}",
                )
            ),
            _GENERIC,
        ]
    )


_GENERIC = """
func asText[C Code](c C) (Code, error) {
	var back C
	text, err := any(c).(encoding.TextMarshaler).MarshalText()
	if err == nil {
		err = any(&back).(encoding.TextUnmarshaler).UnmarshalText(text)
	}
	return back, err
}

func asJSON[C Code](c C) (Code, error) {
	var back C
	text, err := json.Marshal(c)
	if err == nil {
		err = json.Unmarshal(text, &back)
	}
	return back, err
}
"""


def _raw(catalog: Catalog, domain: str) -> str:
    return "code.(string)" if catalog.domains[domain].code_type == "string" else "number(code)"


def _constants(catalog: Catalog, domain: str, package: str) -> Iterator[str]:
    spelled = names.entry_names(catalog.domains[domain])
    for name, identifier in spelled.items():
        if not name.endswith("()"):
            yield f'"{domain}.{name}": {package}.{identifier},'


def _filled(entry: Entry, package: str, spelled: dict[str, str]) -> str:
    fields = names.field_names(entry.full_name, entry.arguments)
    values = ", ".join(
        f"{fields[argument.name]}: {quoted(argument.example) if isinstance(argument.example, str) else argument.example}"
        for argument in entry.arguments
    )
    return f'"{entry.full_name}": {package}.{spelled[f"{entry.name}()"]}{{{values}}}.Text,'
