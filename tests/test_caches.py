"""Caches make a build fast and never wrong: what is kept is held against a build without, after every kind of change."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from zcodegen import cache
from zcodegen.catalog.claims import load_claims
from zcodegen.catalog.load import load_catalog
from zcodegen.catalog.model import example_of
from zcodegen.output.seen import last_seen, note_seen
from zcodegen.render import Renderer
from zcodegen.targets.table import TARGETS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zcodegen.catalog.model import Texts
    from zcodegen.targets.table import Target

ROOT = Path(__file__).parent.parent
FEATURES = ROOT / "tests" / "catalogs" / "features"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the features catalog and all targets, whose files may be changed."""
    shutil.copytree(
        FEATURES, tmp_path / "project" / "catalog", ignore=shutil.ignore_patterns("expected", "out")
    )
    with (tmp_path / "project" / "catalog" / "catalog.yaml").open("a", encoding="utf-8") as manifest:
        manifest.write(f"targets: [{', '.join(TARGETS)}]\n")
    return tmp_path / "project"


def build(project: Path, kept: str, *options: str) -> str:
    """Build with a cache folder, none for ""; return what was said."""
    done = subprocess.run(
        [sys.executable, "-m", "zcodegen", "build", *options],
        cwd=project,
        env={**os.environ, "ZCODEGEN_CACHE": kept},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


def tree(folder: Path) -> Mapping[str, bytes]:
    """Return all files below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize(
    ("old", "new"), [("retryable: false", "retryable: true"), (r"\b(en|text): ([A-Z])", r"\1: Now \2")]
)
def test_every_change_of_a_domain_builds_as_without_a_cache(
    project: Path, tmp_path: Path, old: str, new: str
) -> None:
    kept = str(tmp_path / "kept")
    build(project, kept)
    for path in sorted((project / "catalog").rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        if "\nentries:" not in text:
            continue
        path.write_text(re.sub(old, new, text), encoding="utf-8")
        build(project, kept)
    built = tree(project / "out")
    shutil.rmtree(project / "out")
    build(project, "")
    assert built == tree(project / "out")


def test_a_second_build_renders_only_what_changed(project: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    build(project, str(kept))
    before = {path: path.stat().st_mtime_ns for path in (kept / "parts").iterdir()}
    shutil.rmtree(project / "out")
    build(project, str(kept))
    assert before
    assert before == {path: path.stat().st_mtime_ns for path in (kept / "parts").iterdir()}


@pytest.mark.parametrize("damage", [b"", b"\0", b"x" * 100, None])
def test_a_damaged_cache_is_no_cache(project: Path, tmp_path: Path, damage: bytes | None) -> None:
    kept = tmp_path / "kept"
    build(project, str(kept))
    built = tree(project / "out")
    build(project, str(kept))
    for path in kept.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            middle = len(content) // 2
            flipped = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
            path.write_bytes(flipped if damage is None else damage)
    shutil.rmtree(project / "out")
    build(project, str(kept))
    assert tree(project / "out") == built


def test_contents_that_are_lost_are_made_anew(project: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    build(project, str(kept))
    built = tree(project / "out")
    lists = [path for path in (kept / "parts").iterdir() if b"[[" in path.read_bytes()[:100]]
    contents = set((kept / "parts").iterdir()) - set(lists)
    assert len(lists) == len(contents)
    for path in contents:
        path.unlink()
    shutil.rmtree(project / "out")
    build(project, str(kept))
    assert tree(project / "out") == built


def test_an_edited_output_is_noticed_beside_a_changed_catalog(project: Path, tmp_path: Path) -> None:
    kept = str(tmp_path / "kept")
    build(project, kept)
    TestSettled.wait_for_the_clock(project)
    build(project, kept)
    assert list((tmp_path / "kept" / "seen").iterdir())
    path = project / "out" / "python" / "README.md"
    found, text = path.stat(), path.read_bytes()
    path.write_bytes(text[:-2] + b"x\n")
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
    domain = project / "catalog" / "acme" / "rtc" / "room.yaml"
    domain.write_text(domain.read_text("utf-8").replace("retryable: false", "retryable: true"), "utf-8")
    with pytest.raises(AssertionError, match=r"edited by hand: \S+python/README\.md;"):
        build(project, kept)
    build(project, kept, "--force")
    assert path.read_bytes().endswith(text[-2:])


def test_a_linked_folder_of_templates_that_leads_to_another_one_is_noticed(
    project: Path, tmp_path: Path
) -> None:
    own = project / "templates" / "table"
    shutil.copytree(ROOT / "docs" / "examples" / "sql-table", own)
    declaration = own / "target.yaml"
    declaration.write_text(
        declaration.read_text("utf-8").replace("codes.sql.jinja", "now/codes.sql.jinja"), "utf-8"
    )
    for version in ("old", "new"):
        (own / version).mkdir()
        (own / version / "codes.sql.jinja").write_text(f"-- {version}\n", encoding="utf-8")
    (own / "now").symlink_to("old")
    asked = (str(tmp_path / "kept"), "--lang", "table")
    build(project, *asked)
    TestSettled.wait_for_the_clock(project)
    for _ in range(2):
        build(project, *asked)
    (own / "now").unlink()
    (own / "now").symlink_to("new")
    assert "1 file written" in build(project, *asked)


def test_what_another_zcodegen_saw_is_not_known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ZCODEGEN_CACHE", str(tmp_path))
    seen = {"go/go.mod": ("signature", "digest")}
    note_seen(tmp_path, seen)
    assert last_seen(tmp_path) == seen
    monkeypatch.setattr(cache, "_identity", [cache.digest(b"another")])
    assert last_seen(tmp_path) == {}


@pytest.mark.parametrize(
    ("modified", "changed", "before", "known"),
    [
        (1.5, 7.5, 7.6, True),
        (1.5, 7.5, 7.4, False),
        (7.5, 1.5, 7.4, False),  # Windows has the time at which it was made in place of the other
        (1.0, 7.0, 7.5, False),  # a clock of whole seconds, of two perhaps
        (1.0, 7.0, 9.5, True),
        (1.0, 7.5, 7.6, True),
    ],
)
def test_a_file_is_known_by_its_signature_once_its_clock_has_gone_on(
    *, modified: float, changed: float, before: float, known: bool
) -> None:
    second = 1_000_000_000
    found = os.stat_result(
        range(10), {"st_mtime_ns": int(modified * second), "st_ctime_ns": int(changed * second)}
    )
    assert bool(cache.stat_key(found, int(before * second))) is known


def test_what_is_kept_for_another_key_is_not_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ZCODEGEN_CACHE", str(tmp_path))
    one, other = cache.digest(b"one"), cache.digest(b"other")
    cache.put("name", one, b"content")
    assert cache.get("name", one) == b"content"
    assert cache.get("name", other) is None
    cache.put("name", other, b"")
    assert cache.get("name", one) is None
    assert cache.get("name", other) == b""


def test_a_full_disk_keeps_nothing(tmp_path: Path) -> None:
    script = (
        "import resource\n"
        "from zcodegen import cache\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "cache.put('parts/x', bytes(32), bytes(9000))\n"
        "print(cache.get('parts/x', bytes(32)))\n"
    )
    environment = {**os.environ, "ZCODEGEN_CACHE": str(tmp_path)}
    ran = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True)
    assert (ran.stdout, ran.stderr) == (b"None\n", b"")
    assert list((tmp_path / "parts").iterdir()) == []


def test_a_folder_that_cannot_be_written_keeps_nothing(project: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file", encoding="utf-8")
    build(project, str(tmp_path / "kept"))
    assert tree(project / "out")


class TestSettled:
    """A build that has nothing to do."""

    @pytest.fixture
    def kept(self, project: Path, tmp_path: Path) -> str:
        """The cache folder of a project that was built, and looked at after that."""
        kept = str(tmp_path / "kept")
        build(project, kept)
        self.wait_for_the_clock(project)
        assert "0 files written" in build(project, kept)
        assert any("nothing has changed" in build(project, kept) for _ in range(3))
        return kept

    @staticmethod
    def wait_for_the_clock(project: Path) -> None:
        """Let a tick of the file system's clock go by since the last change of the output."""
        place = project / "out" / ".zcodegen-manifest.json"
        probe = project / "probe"
        while True:
            probe.write_text("", encoding="utf-8")
            if probe.stat().st_ctime_ns > place.stat().st_ctime_ns + 100_000_000:
                return

    def test_an_edited_output_is_noticed_though_size_and_times_are_as_before(
        self, project: Path, kept: str
    ) -> None:
        path = next((project / "out").rglob("*.go"))
        found, text = path.stat(), path.read_bytes()
        path.write_bytes(text[:-2] + b"x\n")
        os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
        assert "1 file written" in build(project, kept, "--force")
        path.write_bytes(text[:-2] + b"x\n")
        os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
        with pytest.raises(AssertionError, match="edited by hand"):
            build(project, kept)

    def test_a_removed_output_comes_back(self, project: Path, kept: str) -> None:
        next((project / "out").rglob("*.go")).unlink()
        assert "1 file written" in build(project, kept)

    def test_a_changed_text_is_built(self, project: Path, kept: str) -> None:
        path = next(
            path
            for path in sorted((project / "catalog").rglob("*.yaml"))
            if "entries:" in path.read_text("utf-8")
        )
        path.write_text(
            path.read_text("utf-8").replace("retryable: false", "retryable: true"), encoding="utf-8"
        )
        assert " 0 files written" not in build(project, kept)

    def test_a_template_of_the_users_is_built(self, project: Path, kept: str) -> None:
        own = project / "templates" / "go"
        own.mkdir(parents=True)
        (own / "go.mod.jinja").write_text("module example.org/own\n", encoding="utf-8")
        assert "1 file written" in build(project, kept)

    def test_a_target_of_the_users_is_built_whatever_it_is_called(self, project: Path, kept: str) -> None:
        own = project / "templates" / "documents"
        shutil.copytree(ROOT / "docs" / "examples" / "sql-table", own)
        asked = ("--lang", "documents")
        build(project, kept, *asked)
        self.wait_for_the_clock(project)
        assert any("nothing has changed" in build(project, kept, *asked) for _ in range(3))
        with (own / "codes.sql.jinja").open("a", encoding="utf-8") as template:
            template.write("-- The end.\n")
        assert "1 file written" in build(project, kept, *asked)

    def test_domains_among_the_templates_are_none(self, project: Path, kept: str) -> None:
        (project / "catalog" / "acme").rename(project / "acme")
        (project / "templates").mkdir()
        (project / "acme").rename(project / "templates" / "acme")
        with pytest.raises(AssertionError, match="no entries"):
            build(project, kept)

    def test_a_folder_of_the_output_that_leads_elsewhere_is_refused(self, project: Path, kept: str) -> None:
        (project / "out" / "python").rename(project / "elsewhere")
        (project / "out" / "python").symlink_to(project / "elsewhere")
        with pytest.raises(AssertionError, match="is a symbolic link that leads out of"):
            build(project, kept)

    def test_a_file_of_the_catalog_that_leads_elsewhere_is_refused(self, project: Path, kept: str) -> None:
        domain = project / "catalog" / "acme" / "rtc.yaml"
        domain.rename(project / "elsewhere.yaml")
        domain.symlink_to(project / "elsewhere.yaml")
        with pytest.raises(AssertionError, match="is a symbolic link that leads out of the catalog"):
            build(project, kept)

    def test_another_command_is_not_taken_for_it(self, project: Path, kept: str) -> None:
        assert "nothing has changed" not in build(project, kept, "--lang", "go")
        assert "would change" in build(project, kept, "--dry-run")

    def test_a_damaged_note_is_none(self, project: Path, kept: str) -> None:
        for path in (Path(kept) / "settled").iterdir():
            path.write_bytes(path.read_bytes()[:-1])
        assert "0 files written" in build(project, kept)


class TestOutlines:
    """Domains that are not read, for nothing about them has changed."""

    @pytest.fixture
    def linked(self, tmp_path: Path) -> Path:
        """A project of three domains: `a.one` includes `a.two` and is told to use an entry of it; `b.three` is alone."""
        catalog = tmp_path / "linked" / "catalog"
        entry = "code: {}, status: NOT_FOUND, retryable: false, message: {{en: No such thing.}}"
        stone = "deprecated: {since: 1.0.0, reason: Too vague., replaced_by: a.two.GONE}"
        texts = {
            "catalog.yaml": "zcodegen: 1\nname: linked\nversion: 1.0.0\nlocales: {source: en, required: [en]}\n",
            "a/one.yaml": f"includes: [a.two]\nentries:\n  OLD: {{{entry.format(1)}, {stone}}}\n",
            "a/two.yaml": f"entries:\n  GONE: {{{entry.format(2)}}}\n  LOST: {{{entry.format(3)}}}\n",
            "b/three.yaml": f"entries:\n  AWAY: {{{entry.format(2)}}}\n",
        }
        for path, text in texts.items():
            name = path.removesuffix(".yaml").replace("/", ".")
            above = (
                "" if path == "catalog.yaml" else f"domain: {name}\ntitle: {{en: T}}\ncode_type: integer\n"
            )
            (catalog / path).parent.mkdir(parents=True, exist_ok=True)
            (catalog / path).write_text(above + text, encoding="utf-8")
        return catalog.parent

    @staticmethod
    def said(project: Path, kept: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "zcodegen", "build", "--out", "elsewhere"],
            cwd=project,
            env={**os.environ, "ZCODEGEN_CACHE": kept},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return done.stderr.rpartition(" (")[0] if done.returncode == 0 else done.stderr

    @pytest.mark.parametrize(
        ("path", "old", "new"),
        [
            ("a/two.yaml", "GONE", "RENAMED"),  # what another domain's entry is replaced by
            ("a/two.yaml", "code: 3", "code: 2"),
            ("a/one.yaml", "[a.two]", "[a.two, b.three]"),  # both have the code 2
            ("a/one.yaml", "[a.two]", "[a.four]"),
            ("b/three.yaml", "AWAY", "{"),
            ("b/three.yaml", "en: No", "en-us: No"),
        ],
    )
    def test_every_fault_is_told_as_without_a_cache(
        self, linked: Path, tmp_path: Path, path: str, old: str, new: str
    ) -> None:
        kept = str(tmp_path / "kept")
        self.said(linked, kept)
        place = linked / "catalog" / path
        before = place.read_text(encoding="utf-8")
        place.write_text(before.replace(old, new), encoding="utf-8")
        assert self.said(linked, kept) == self.said(linked, "")
        place.write_text(before, encoding="utf-8")
        assert self.said(linked, kept) == self.said(linked, "")

    def test_a_file_that_comes_or_goes_is_noticed(self, linked: Path, tmp_path: Path) -> None:
        kept = str(tmp_path / "kept")
        self.said(linked, kept)
        (linked / "catalog" / "a" / "two.yaml").unlink()
        found = self.said(linked, kept)
        assert "a.two" in found
        assert found == self.said(linked, "")


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
def test_what_follows_from_outlines_shows_no_words_but_the_examples(target: Target) -> None:
    catalog = load_catalog(FEATURES).catalog
    assert catalog
    example = example_of(catalog.entries())

    def reworded(texts: Texts) -> Texts:
        return {locale: replace(text, value=f"{text.value} Reworded.") for locale, text in texts.items()}

    others = {
        name: replace(
            domain,
            entries={
                key: entry
                if entry == example
                else replace(
                    entry,
                    message=reworded(entry.message),
                    cause=reworded(entry.cause),
                    action=reworded(entry.action),
                )
                for key, entry in domain.entries.items()
            },
        )
        for name, domain in catalog.domains.items()
    }
    other = replace(catalog, domains=others)
    renderer = Renderer(target.id, target.filters())
    pairs = zip(target.parts()(catalog), target.parts()(other), strict=True)
    made = [(one.outline, renderer.render(one.files()), renderer.render(two.files())) for one, two in pairs]
    assert any(outline for outline, *_ in made)
    assert all(one == two for outline, one, two in made if outline)
    assert any(one != two for outline, one, two in made if not outline)


def test_a_fault_that_came_since_the_last_look_is_told(
    monkeypatch: pytest.MonkeyPatch, project: Path, tmp_path: Path
) -> None:
    monkeypatch.setenv("ZCODEGEN_CACHE", str(tmp_path / "kept"))
    folder = project / "catalog"
    domain = folder / "acme" / "rtc" / "room.yaml"
    claims = folder / "documents" / "acme.rtc.room" / "1.0.en.yaml"
    claims.parent.mkdir(parents=True)
    shutil.copy(next((ROOT / "catalog" / "documents").rglob("*.yaml")), claims)
    for _ in range(2):
        assert not load_catalog(folder).findings
        assert not load_claims(folder)[1]
    domain.write_text(domain.read_text("utf-8").replace("status: ", "state: ", 1), encoding="utf-8")
    claims.write_text(claims.read_text("utf-8").replace("claims:", "said:", 1), encoding="utf-8")
    for _ in range(2):
        assert {found.rule for found in load_catalog(folder).findings} == {"schema"}
        assert {found.rule for found in load_claims(folder)[1]} == {"schema"}
