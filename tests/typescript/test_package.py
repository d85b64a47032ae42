"""The generated npm package, used as its users do: compiled at the strictest, run by Node, bundled, formatted."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from tests.build_helpers import build_into, load
from tests.catalogs import responses
from tests.catalogs.make import hostile, large
from tests.golden import same_tree
from tests.hostile import hostile_texts
from tests.toolchains import typescript
from tests.toolchains.tools import ROOT
from tests.typescript.conftest import CONSUMER, FEATURES, install
from tests.vectors.make import write
from zcodegen.catalog.model import Catalog, Domain, Text
from zcodegen.diagnostics import ZcodegenError

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_BYTES_OF_A_CONSTANT = 100
GOLDEN = Path(__file__).parent / "golden"
SHIPPED = ROOT / "catalog"


def test_vectors_of_the_features(features: Path) -> None:
    compared = typescript.node("dist/vectors.js", "vectors.json", cwd=features)
    assert int(compared) > 1_000


@pytest.mark.skipif(
    not (SHIPPED / "catalog.yaml").is_file(), reason="the shipped catalog is missing: no catalog/catalog.yaml"
)
def test_vectors_of_the_shipped_catalog(tmp_path: Path) -> None:
    package = build_into(SHIPPED, "ts", tmp_path / "package")
    project = install(tmp_path / "project", package, "vectors.ts")
    vectors = write(load(SHIPPED), tmp_path / "vectors.json")
    typescript.tsc(project)
    assert int(typescript.node("dist/vectors.js", vectors, cwd=project)) > 1_000
    typescript.prettier(package)


def test_usage(features: Path) -> None:
    found, filled = typescript.node("dist/usage.js", cwd=features).splitlines()
    assert json.loads(found) == {
        "constants": [104, 104, 0x80070005, "InvalidParameter.NotFound"],
        "filled": [*["you may publish 9 streams, 9 and not {more}."] * 2, None],
        "raised": "CodeError: acme.rtc: SDK_NOT_READY (-200012) 400 test",
        "domains": 10,
    }
    assert filled == "small unknown 10"


OTHER_OPTIONS: Mapping[str, Mapping[str, object]] = {
    "bundler": {"module": "preserve", "moduleResolution": "bundler"},
    "node16": {"module": "node16"},
    "newest": {"target": "esnext", "lib": ["esnext", "dom"]},
}


@pytest.mark.parametrize("compiler", typescript.COMPILERS)
@pytest.mark.parametrize("options", OTHER_OPTIONS)
def test_compiles(package: Path, tmp_path: Path, compiler: typescript.Compiler, options: str) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "usage.ts").write_bytes((CONSUMER / "usage.ts").read_bytes())
    typescript.tsc(typescript.project(tmp_path, {"codes": package}, OTHER_OPTIONS[options]), compiler)


def test_golden(package: Path) -> None:
    """What a reader opens first: one domain, whole, and the package's own files."""
    whole = {path.relative_to(package).as_posix(): path for path in package.rglob("*") if path.is_file()}
    kept = [
        path for path in whole if "/" not in path or path.startswith(("acme/rtc/room", "acme/hostile.d.ts"))
    ]
    kept = [path for path in kept if path == "acme/rtc/room.cjs" or not path.endswith(("cjs", "cts"))]
    same_tree({path: whole[path].read_text(encoding="utf-8") for path in sorted(kept)}, GOLDEN)


def test_formatter_leaves_it_alone(package: Path) -> None:
    typescript.prettier(package)


def test_examples_of_the_readme_compile(package: Path, tmp_path: Path) -> None:
    blocks = re.findall(r"```ts\n(.*?)```", (package / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 4
    for number, block in enumerate(blocks):
        # The one example that shows the compiler's complaint ends with it.
        program = block.replace("code satisfies never;", "")
        answer = "declare const answer: { code: number };\n" if "answer" in program else ""
        used = "export const used = [handle];\n" if "handle" in program else ""
        used += "export { textOf };\n" if "textOf(" not in program and "textOf" in program else ""
        used += "export {};\n"
        place = tmp_path / "src" / f"example{number}.ts"
        place.parent.mkdir(exist_ok=True)
        place.write_text(answer + program + used, encoding="utf-8")
    options = {"lib": ["es2022", "dom"], "target": "es2022"}
    typescript.tsc(typescript.project(tmp_path, {"@acme/codes": package}, options))


def test_only_what_is_deprecated_has_a_tag(package: Path, tmp_path: Path) -> None:
    strange = build_into(hostile(3_000, seed=1), "ts", tmp_path / "strange")
    assert typescript.jsdoc_tags(strange) == {}
    tagged = typescript.jsdoc_tags(package)
    wanted = {
        name: ["deprecated"]
        for entry in load(FEATURES).entries()
        for name in (*entry.aliases, *[entry.name] * bool(entry.deprecated or entry.retired))
    }
    assert tagged == wanted


def test_ten_thousand_entries_in_one_domain(tmp_path: Path) -> None:
    package = build_into(large(10_000), "ts", tmp_path / "package")
    (tmp_path / "src").mkdir()
    program = """
        import * as codes from "codes/acme/large";
        import { textOf } from "codes/acme/large/text/en";
        const code: codes.Code = codes.ROOM_NOT_FOUND_0;
        const last = codes.entries().at(-1);
        console.log(codes.isKnown(code), codes.nameOf(410_009_999) === last?.name, textOf(code)?.message);
    """
    (tmp_path / "src" / "main.ts").write_text(program, encoding="utf-8")
    typescript.tsc(typescript.project(tmp_path, {"codes": package}, {"lib": ["es2022", "dom"]}))
    assert typescript.node("dist/main.js", cwd=tmp_path) == (
        "true true Error 0: the requested resource does not exist.\n"
    )


def test_formatter_leaves_long_names_alone(tmp_path: Path) -> None:
    catalog = load(FEATURES)
    layer = replace(catalog.manifest.attributes["layer"], values=tuple(f"layer-{n}" for n in range(40)))
    short = replace(layer, values=tuple(f"layer-{n}" for n in range(7)), description="One\ntwo")
    attributes = {
        "layer": layer,
        "id": replace(short, name="id"),
        "wide": replace(layer, name="wide", values=("x" * 90,)),
    }
    domains: dict[str, Domain] = {}
    for number in range(12):
        domain = renamed(
            catalog.domains["acme.windows"], ".".join(["long-winded-name", "x" * (number * 8 + 1), "y"])
        )
        domains[domain.name] = replace(
            domain,
            title={"en": "中" * (20 + number)},
            includes=tuple(domains),
            entries={
                f"{'LONG_NAME_' * 6}{length}"[-length:].strip("_"): replace(
                    entry,
                    name=f"{'LONG_NAME_' * 6}{length}"[-length:].strip("_"),
                    aliases=(),
                    message={
                        "zh-CN": Text("中" * length),
                        "ja": Text("¡é→" * length),
                        "ar": Text("ق" * length),
                    },
                    attributes={"id": "y" * length, "tags": tuple("标签" for _ in range(length))},
                    status=entry.status,
                )
                for length in range(3, 64)
                for entry in [replace(domain.entries["LARGEST_SAFE"], code=2**53 - length)]
            },
        )
    manifest = replace(
        catalog.manifest,
        attributes=attributes,
        required_locales=("zh-CN", *(f"en-{n:03}" for n in range(20))),
    )
    typescript.prettier(build_into(Catalog(manifest, dict(sorted(domains.items()))), "ts", tmp_path))


def test_package_is_sound(package: Path, tmp_path: Path) -> None:
    shutil.copytree(package, tmp_path / "package")
    typescript.package_lint(tmp_path / "package")


def test_one_error_in_both_module_systems(features: Path) -> None:
    """A program whose parts load the package as ES modules and as CommonJS: what one throws, the other knows."""
    (features / "mixed.cjs").write_text(
        """
const assert = require("node:assert");
const room = require("codes/acme/rtc/room");
const { CodeError, throwIfError } = require("codes/error");
const { textOf } = require("codes/acme/rtc/room/text");
const { load } = require("codes/acme/rtc/room/text/lazy");
const { problem } = require("codes/problem");
const all = require("codes");
(async () => {
  const esm = { ...(await import("codes/error")), ...(await import("codes/acme/rtc/room")) };
  assert.notStrictEqual(esm.CodeError, CodeError);
  for (const Thrown of [CodeError, esm.CodeError]) {
    class Sub extends Thrown {}
    for (const parse of [room.parse, esm.parse]) {
      const error = new Thrown(parse("104"), { message: "said", values: { limit: 1 } });
      assert(error instanceof CodeError && error instanceof esm.CodeError && !(error instanceof Sub));
      assert(new Sub(parse(7)) instanceof CodeError && new Sub(parse(7)) instanceof Sub);
      assert(error.is("acme.rtc.room", esm.ROOM_NOT_FOUND) && error.is("acme.rtc.room", room.ROOM_NOT_FOUND));
      assert.strictEqual(JSON.parse(JSON.stringify(error)).reason, "ROOM_NOT_FOUND");
      assert.strictEqual(problem(error, textOf(104, "en")).detail, "said");
    }
  }
  assert(!({} instanceof CodeError) && !(null instanceof CodeError) && !(new Error("x") instanceof CodeError));
  assert.strictEqual((await load("en-GB;q=0.2, xx"))(104).locale, "en");
  assert.strictEqual(throwIfError(room.parse(0)).ok, true);
  assert.throws(() => throwIfError(room.parse(7)), CodeError);
  assert.strictEqual(all.negotiate(["fr", "ja"]), "ja");
  assert.strictEqual(all.domains.length, 10);
  process.stdout.write("one");
})();
""",
        encoding="utf-8",
    )
    assert typescript.node("mixed.cjs", cwd=features) == "one"


def test_everyday_uses(features: Path) -> None:
    (features / "everyday.mjs").write_bytes((CONSUMER.parent / "fixtures" / "everyday.mjs").read_bytes())
    assert " 0 differences" in typescript.node("everyday.mjs", cwd=features)


def test_both_sides_of_http(tmp_path: Path) -> None:
    package = build_into(responses.responses(), "ts", tmp_path / "package")
    typescript.prettier(package)
    (tmp_path / "src").mkdir()
    program = """
        import * as pay from "codes/pay";
        const answer = pay.fromResponse({});
        export const wait: number | undefined = answer?.retryAfter ?? answer?.entry.retryAfter;
        export const own: pay.Own | undefined = answer?.entry.known && pay.isOwn(answer.entry.code) ? answer.entry.code : undefined;
    """
    (tmp_path / "src" / "main.ts").write_text(program, encoding="utf-8")
    typescript.tsc(typescript.project(tmp_path, {"codes": package}))
    program = (CONSUMER.parent / "fixtures" / "responses.mjs").read_text(encoding="utf-8")
    (tmp_path / "responses.mjs").write_text(program, encoding="utf-8")
    assert typescript.node("responses.mjs", json.dumps(responses.BODY), cwd=tmp_path) == "answered\n"


def test_commonjs_compiles(package: Path, tmp_path: Path) -> None:
    """A CommonJS project at the strictest, in every mode of resolution that knows CommonJS."""
    for number, module in enumerate(("node16", "nodenext", "commonjs")):
        folder = tmp_path / str(number)
        (folder / "src").mkdir(parents=True)
        program = """
            import room = require("codes/acme/rtc/room");
            import { textOf } from "codes/acme/rtc/room/text";
            import { CodeError } from "codes/error";
            const code: room.Code = room.ROOM_NOT_FOUND;
            export = { text: textOf(room.ROOM_NOT_FOUND, "en").message, error: new CodeError(room.parse(code)) };
        """
        (folder / "src" / "main.cts").write_text(program, encoding="utf-8")
        options = {"module": module, "verbatimModuleSyntax": False, "erasableSyntaxOnly": False}
        if module == "commonjs":
            options["moduleResolution"] = "node10"
        typescript.tsc(typescript.project(folder, {"codes": package}, options), "typescript5")


def test_bigint_domains(tmp_path: Path) -> None:
    package = build_into(FEATURES.parent / "wide", "ts", tmp_path / "package")
    (tmp_path / "src").mkdir()
    program = """
        import { deepStrictEqual } from "node:assert";
        import * as wide from "codes/acme/wide";
        import { textOf } from "codes/acme/wide/text";
        import { problem } from "codes/problem";
        const codes: readonly bigint[] = wide.entries().map(({ code }) => code);
        for (const code of codes) {
          const entry = wide.parse(code);
          deepStrictEqual([entry.known, entry.code], [true, code]);
          deepStrictEqual(wide.parse(String(code)), entry);
          if (Number.isSafeInteger(Number(code))) deepStrictEqual(wide.parse(Number(code)), entry);
          if (!wide.isKnown(code)) throw new Error("unknown");
          deepStrictEqual(JSON.parse(JSON.stringify(entry)).code, String(code));
          deepStrictEqual(problem(entry, textOf(code)).code, String(code));
        }
        const largest: bigint = codes.reduce((one, other) => (one > other ? one : other));
        deepStrictEqual(wide.parse(largest - 1n).known, false);
        console.log(largest > 2n ** 53n);
    """
    (tmp_path / "src" / "main.ts").write_text(program, encoding="utf-8")
    typescript.tsc(typescript.project(tmp_path, {"codes": package}, {"types": ["node"]}), "typescript5")
    assert typescript.node("dist/main.js", cwd=tmp_path) == "true\n"
    typescript.prettier(package)


@pytest.mark.parametrize("bundler", typescript.BUNDLERS)
def test_bundlers_split_lazy_locales(features: Path, tmp_path: Path, bundler: typescript.Bundler) -> None:
    (tmp_path / "node_modules").symlink_to(features / "node_modules")
    entry = tmp_path / "lazy.js"
    program = """
        import { load } from "codes/acme/common/text/lazy";
        const textOf = await load(["en"]);
        console.log(textOf(0).message);
    """
    entry.write_text(program, encoding="utf-8")
    chunks = typescript.split(entry, bundler)
    holders = {name for name, text in chunks.items() if "Success." in text}
    assert len(chunks) > 3
    assert holders
    assert "main.js" not in holders
    assert any("成功" not in chunks[name] for name in holders), "a chunk has one locale"


@pytest.mark.parametrize("bundler", typescript.BUNDLERS)
def test_a_bundle_holds_what_it_uses(features: Path, tmp_path: Path, bundler: typescript.Bundler) -> None:
    def bundled(name: str, program: str) -> str:
        entry = tmp_path / f"{name}.js"
        entry.write_text(program, encoding="utf-8")
        return typescript.bundle(entry, bundler)

    (tmp_path / "node_modules").symlink_to(features / "node_modules")
    empty = bundled("empty", 'console.log("empty");\n')
    named = bundled(
        "named", 'import { ROOM_NOT_FOUND } from "codes/acme/rtc/room";\nconsole.log(ROOM_NOT_FOUND);\n'
    )
    starred = bundled(
        "starred", 'import * as room from "codes/acme/rtc/room";\nconsole.log(room.ROOM_NOT_FOUND);\n'
    )
    alone = bundled(
        "alone", 'import { textOf } from "codes/acme/common/text/en";\nconsole.log(textOf(0)?.message);\n'
    )
    assert len(named) - len(empty) <= MOST_BYTES_OF_A_CONSTANT
    assert len(starred) - len(empty) <= MOST_BYTES_OF_A_CONSTANT
    assert "104" in named
    assert "成功" not in alone, "one locale's module brings another locale"
    assert "\\u6210\\u529f" not in alone.lower(), "one locale's module brings another locale"
    assert "Success." in alone


@hostile_texts(10_000)
def test_hostile_texts(catalog: Catalog, tmp_path: Path) -> None:
    package = build_into(catalog, "ts", tmp_path / "package")
    project = install(tmp_path / "project", package, "vectors.ts")
    vectors = write(catalog, tmp_path / "vectors.json")
    typescript.tsc(project)
    assert int(typescript.node("dist/vectors.js", vectors, cwd=project)) > len(list(catalog.entries()))
    typescript.prettier(package)


def test_domains_that_include_each_other(tmp_path: Path) -> None:
    """A circle is a finding, but a build goes on: the modules import each other and still work."""
    catalog = load(FEATURES)
    domains = dict(catalog.domains)
    domains["acme.common"] = replace(domains["acme.common"], includes=("acme.rtc.room",))
    round_and_round = Catalog(catalog.manifest, domains)
    package = build_into(round_and_round, "ts", tmp_path / "package")
    project = install(tmp_path / "project", package, "vectors.ts")
    typescript.tsc(project)
    vectors = write(round_and_round, tmp_path / "vectors.json")
    assert int(typescript.node("dist/vectors.js", vectors, cwd=project)) > 1_000


def test_attributes_beyond_a_number(tmp_path: Path) -> None:
    catalog = load(FEATURES)
    domain = catalog.domains["acme.windows"]
    zero = replace(domain.entries["ZERO"], attributes={"priority": 2**53})
    domains = {"acme.windows": replace(domain, entries={"ZERO": zero})}
    package = build_into(Catalog(catalog.manifest, domains), "ts", tmp_path / "package")
    (tmp_path / "src").mkdir()
    program = """
        import * as windows from "codes/acme/windows";
        const priority: bigint | undefined = windows.parse(windows.ZERO).attributes.priority;
        console.log(priority === 2n ** 53n);
    """
    (tmp_path / "src" / "main.ts").write_text(program, encoding="utf-8")
    typescript.tsc(typescript.project(tmp_path, {"codes": package}), "typescript5")
    assert typescript.node("dist/main.js", cwd=tmp_path) == "true\n"


def test_refuses_an_empty_catalog(tmp_path: Path) -> None:
    with pytest.raises(ZcodegenError, match="has no entries"):
        build_into(Catalog(load(FEATURES).manifest, {}), "ts", tmp_path)


def test_refuses_two_constants_of_one_name(tmp_path: Path) -> None:
    catalog = load(FEATURES)
    domain = catalog.domains["acme.windows"]
    entries = dict(domain.entries)
    entries["ZERO"] = replace(entries["ZERO"], aliases=("ACCESS_DENIED",))
    domains = {"acme.windows": replace(domain, entries=entries)}
    with pytest.raises(ZcodegenError, match=r"windows\.ZERO: the alias ACCESS_DENIED"):
        build_into(Catalog(catalog.manifest, domains), "ts", tmp_path)


def renamed(domain: Domain, name: str) -> Domain:
    entries = {key: replace(entry, domain=name) for key, entry in domain.entries.items()}
    return replace(domain, name=name, entries=entries)


def test_domains_named_like_our_modules(tmp_path: Path) -> None:
    catalog = load(FEATURES)
    domain = catalog.domains["acme.windows"]
    names = (
        "text",
        "text.text",
        "lookup",
        "error",
        "index",
        "acme",
        "acme.text",
        "acme.text.en",
        *(
            "own",
            "texts",
            "en",
            "problem",
            "read",
            "matching",
            "modules",
            "entry",
            "known",
            "code",
            "unknown",
        ),
        *(
            "status",
            "response",
            "string",
            "error.lazy",
            "text.lazy",
            "codes.text.lazy",
            "export",
            "esm",
            "map",
        ),
    )
    domains = {name: renamed(domain, name) for name in sorted(names)}
    strange = Catalog(catalog.manifest, domains)
    package = build_into(strange, "ts", tmp_path / "package")
    project = install(tmp_path / "project", package, "vectors.ts")
    typescript.tsc(project)
    vectors = write(strange, tmp_path / "vectors.json")
    assert int(typescript.node("dist/vectors.js", vectors, cwd=project)) > 100
    typescript.prettier(package)
