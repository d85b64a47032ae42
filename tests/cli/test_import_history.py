"""`import --history` and `--discover`: versions from Git, documents from a folder of pages, in linear time."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from time import process_time

import pytest

from tests import repositories
from zcodegen.catalog.claims import Version, load_claims, sort_versions
from zcodegen.catalog.load import LoadResult, load_catalog, load_on_disk
from zcodegen.catalog.model import Document
from zcodegen.cli.main import EXIT_USAGE, run
from zcodegen.importer.requests import ImportRequest, Snapshot
from zcodegen.importer.run import import_pages
from zcodegen.importer.workspace import WorkspaceInfo
from zcodegen.revision import Commit

MANIFEST = "zcodegen: 1\nname: acme\nversion: 0.1.0\nlocales: {source: en, required: [en]}\n"
Run = Callable[..., tuple[int, str, str]]


def page(*rows: tuple[object, str], title: str = "Codes") -> str:
    lines = "".join(f"| {code} | {text} |\n" for code, text in rows)
    return f"# {title}\n\n| Error code | Description |\n| --- | --- |\n{lines}"


@pytest.fixture
def zcodegen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog/catalog.yaml").write_text(MANIFEST, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    git("init", "-q")

    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(arguments)
        written = capsys.readouterr()
        return code, written.out, written.err

    return call


def git(*arguments: str, date: str = "2026-01-01") -> None:
    repositories.git(Path.cwd(), *arguments, date=f"{date}T12:00:00Z")


def commit(path: str, text: str, date: str, subject: str = "Change a page") -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8", newline="\n")
    git("add", "--all", "--", path)
    git("commit", "-qm", subject, date=date)


HISTORY = ("import", "docs/en/codes.md", "--document", "acme.codes", "--domain", "acme.rtc", "--history")


def versions_of() -> list[Version]:
    versions, findings = load_claims(Path("catalog"))
    assert findings == []
    return sort_versions(versions, Document("acme.codes", {}))


def stored() -> list[tuple[str, int]]:
    return [(version.version, len(version.claims)) for version in versions_of()]


def test_every_content_is_a_version_dated_by_its_commit(zcodegen: Run) -> None:
    commit("docs/en/old.md", page((104, "No such room.")), "2025-03-01", "Add the codes")
    commit("docs/en/other.md", "# Nothing\n", "2025-03-02")
    git("mv", "docs/en/old.md", "docs/en/codes.md")
    git("commit", "-qm", "Rename the page", date="2025-03-03")
    commit("docs/en/codes.md", page((104, "No such room."), (105, "The room is full.")), "2025-04-01")
    commit("docs/en/codes.md", page((105, "The room is full."), (106, "Too late.")), "2025-04-01", "Drop 104")
    code, _, err = zcodegen(*HISTORY)
    assert code == 0, err
    assert stored() == [("2025-03-01", 1), ("2025-04-01", 2), ("2025-04-01.2", 2)]
    assert [(version.date, version.subject) for version in versions_of()] == [
        ("2025-03-01", "Add the codes"),
        ("2025-04-01", "Change a page"),
        ("2025-04-01", "Drop 104"),
    ]
    catalog = load_catalog(Path("catalog")).catalog
    assert catalog is not None
    assert sorted(entry.code for entry in catalog.entries()) == [105, 106]  # the newest version proposes
    report = json.loads(zcodegen("check", "--format", "json", "--only", "versions")[1])
    assert [(finding["rule"], finding["code"]) for finding in report["findings"]] == [
        ("version-dropped", 104)
    ]
    assert "Drop 104" in report["findings"][0]["related"][1]["message"]


def test_the_same_history_again_changes_nothing(zcodegen: Run) -> None:
    for number, day in enumerate(("2025-03-01", "2025-03-01", "2025-05-01")):
        commit("docs/en/codes.md", page((104, f"No such room ({number}).")), day)
    zcodegen(*HISTORY)
    first = stored()
    assert zcodegen(*HISTORY)[2].endswith("0 files written in catalog\n")
    commit("docs/en/codes.md", page((104, "The room is gone.")), "2025-06-01")
    zcodegen(*HISTORY)
    assert stored() == [*first, ("2025-06-01", 1)]


def test_a_version_that_was_imported_before_keeps_its_name(zcodegen: Run) -> None:
    commit("docs/en/codes.md", page((104, "One.")), "2025-03-01")
    commit("docs/en/codes.md", page((104, "Two.")), "2025-03-01")
    zcodegen(*HISTORY[:-1])
    commit("docs/en/codes.md", page((104, "Three.")), "2025-03-01")
    code, _, err = zcodegen(*HISTORY)
    assert code == 0, err
    assert [(version.version, version.claims[0].message) for version in versions_of()] == [
        ("2025-03-01", "Two."),
        ("2025-03-01.2", "Three."),
    ]


def test_since_leaves_out_older_versions_and_versions_without_rows_are_named(zcodegen: Run) -> None:
    commit("docs/en/codes.md", page((104, "One.")), "2025-01-01")
    commit("docs/en/codes.md", "# Soon\n", "2025-02-01")
    commit("docs/en/codes.md", page((104, "Two.")), "2025-03-01")
    code, _, err = zcodegen(*HISTORY, "--since", "2025-01-15")
    assert code == 0
    assert stored() == [("2025-03-01", 1)]
    assert "acme.codes 2025-02-01" in err


def test_a_page_outside_git_has_no_history(zcodegen: Run) -> None:
    Path("docs/en").mkdir(parents=True)
    Path("docs/en/codes.md").write_text(page((104, "One.")), encoding="utf-8")
    assert zcodegen(*HISTORY)[0] == 2
    assert zcodegen(*HISTORY[:-1], "--since", "2025-01-01")[0] == 2


def test_the_versions_of_a_page_have_a_limit(zcodegen: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    commit("docs/en/codes.md", page((1, "Door shut."), title="Codes" * 100), "2026-01-01")
    commit("docs/en/codes.md", page((1, "Key lost.")), "2026-02-01")
    monkeypatch.setattr("zcodegen.revision.history.MAX_HISTORY_BYTES", 400)
    code, _, said = zcodegen(*HISTORY)
    assert code == EXIT_USAGE
    assert "--since" in said
    assert zcodegen(*HISTORY, "--since", "2026-01-15")[0] == 0


def test_a_folder_has_no_history_of_its_own(zcodegen: Run) -> None:
    commit("docs/en/codes.md", page((104, "One.")), "2025-01-01")
    asked = ("docs/en", "--document", "acme.codes", "--domain", "acme.rtc", "--history")
    assert zcodegen("import", *asked)[0] == 2


def test_snippets_are_read_at_the_commit_of_the_page(zcodegen: Run) -> None:
    commit("docs/en/rows.mdx", page((104, "Old.")), "2025-01-01")
    commit("docs/en/codes.md", "import Rows from './rows.mdx'\n\n# Codes\n\n<Rows />\n", "2025-01-02")
    commit("docs/en/rows.mdx", page((104, "New.")), "2025-02-01")
    commit("docs/en/codes.md", "import Rows from './rows.mdx'\n\n# All codes\n\n<Rows />\n", "2025-02-02")
    zcodegen(*HISTORY)
    assert [version.claims[0].message for version in versions_of()] == ["Old.", "New."]


def test_the_catalog_is_loaded_once_however_many_pages(
    zcodegen: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    load = load_on_disk

    def count(contents: Mapping[str, bytes], folder: Path, *, shown: str) -> LoadResult:
        calls.append(shown)
        return load(contents, folder, shown=shown)

    monkeypatch.setattr("zcodegen.importer.workspace.load_on_disk", count)
    for number in range(5):
        commit(f"docs/en/p{number}.md", page((100 + number, f"Reason {number}.")), "2025-01-01")
    code, _, err = zcodegen(
        "import", *(f"docs/en/p{n}.md" for n in range(5)), "--document", "acme.codes", "--domain", "acme.rtc"
    )
    assert code == 1, err  # five pages of one version: the first is stored, the others are refused
    assert calls == ["catalog"]


def test_discovered_documents_pair_locales_and_share_a_domain(zcodegen: Run) -> None:
    docs = Path("docs")
    rows = page((1001, "The room does not exist."), (1002, "The room is full."))
    for path, text in {
        "rooms/en/server/return-codes.md": rows,
        "rooms/zh/server/return-codes.md": page(
            (1001, "房间不存在。"), (1002, "房间已满。"), title="返回码"
        ).replace("Error code", "错误码"),
        "rooms/en/android/errors.md": page((7, "No network."), (8, "No camera.")),
        "rooms/en/ios/errors.md": page((7, "No network."), (8, "No camera.")),
        "other/en/web/errors.md": page((7, "The licence has expired."), (8, "The stage is closed.")),
        "guide.md": "# Guide\n\nNothing here. See the error codes.\n",
    }.items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(text, encoding="utf-8")
    code, _, err = zcodegen("import", "--discover", "docs")
    assert code == 0, err
    catalog = load_catalog(Path("catalog")).catalog
    assert catalog is not None
    documents = catalog.manifest.documents
    assert {name: (document.domain, len(document.pages)) for name, document in documents.items()} == {
        "acme.other.web.errors": ("acme.other.client", 1),
        "acme.rooms.android.errors": ("acme.rooms.client", 1),
        "acme.rooms.ios.errors": ("acme.rooms.client", 1),
        "acme.rooms.server.return-codes": ("acme.rooms.server", 2),
    }
    assert {page.locale for page in documents["acme.rooms.server.return-codes"].pages} == {"zh-CN", "en"}
    assert "0 files written" in zcodegen("import", "--discover", "docs")[2]
    git("add", "docs")
    git("commit", "-qm", "Add pages")
    assert zcodegen("import", "--manifest")[0] == 0
    loaded = load_catalog(Path("catalog"))
    assert loaded.ok
    assert loaded.catalog is not None
    assert len(list(loaded.catalog.entries())) == 6


def test_sides_without_a_product_are_domains(zcodegen: Run) -> None:
    for side, code in (("server", 50001), ("client", 1001)):
        path = Path("docs", side, "en/errors.md")
        path.parent.mkdir(parents=True)
        path.write_text(page((code, "The room does not exist."), (code + 1, "Full.")), encoding="utf-8")
    assert zcodegen("import", "--discover", "docs")[0] == 0
    catalog = load_catalog(Path("catalog")).catalog
    assert catalog is not None
    domains = {document.domain for document in catalog.manifest.documents.values()}
    assert domains == {"acme.server", "acme.client"}


def test_pages_below_a_root_outside_of_the_project(zcodegen: Run, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-docs"
    (outside / "en").mkdir(parents=True)
    (outside / "en/codes.md").write_text(page((1001, "No such room."), (1002, "Full.")), encoding="utf-8")
    assert zcodegen("import", "--discover", str(outside))[0] == 0
    assert "en/codes.md" in Path("catalog/catalog.yaml").read_text(encoding="utf-8")
    code, _, err = zcodegen("import", "--manifest", "--root", str(outside))
    assert code == 1
    assert "page-version" in err  # not in Git
    subprocess.run(["git", "init", "-q"], check=True, cwd=outside)
    subprocess.run(["git", "add", "."], check=True, cwd=outside)
    subprocess.run(
        ["git", "-c", "user.name=t", "-c", "user.email=t@e.org", "commit", "-qm", "x"],
        check=True,
        cwd=outside,
    )
    code, _, err = zcodegen("import", "--manifest", "--root", str(outside))
    assert code == 0, err
    ((version,), _) = load_claims(Path("catalog"))
    assert version.page == "en/codes.md"
    link = outside / "en/link.md"
    link.symlink_to(tmp_path / "catalog/catalog.yaml")
    text = Path("catalog/catalog.yaml").read_text(encoding="utf-8").replace("en/codes.md", "en/*.md")
    Path("catalog/catalog.yaml").write_text(text, encoding="utf-8")
    assert zcodegen("import", "--manifest", "--root", str(outside))[0] == 2


def test_the_time_is_linear_in_the_number_of_versions(tmp_path: Path) -> None:
    """Each version is read, compared and written once: twice the versions take at most three times as long."""

    def seconds(versions: int) -> float:
        files = {"catalog.yaml": MANIFEST.encode()}
        requests = [
            ImportRequest(
                tmp_path / "codes.md",
                "acme.codes",
                f"1.{number}",
                "en",
                "acme.rtc",
                snapshot=Snapshot(
                    page(*((1000 + row, f"Reason {row} of {number}.") for row in range(60))).encode(),
                    Commit("0" * 40, "2026-01-01"),
                    lambda _path: None,
                ),
            )
            for number in range(versions)
        ]
        start = process_time()
        done = import_pages(files, requests, WorkspaceInfo(tmp_path, "catalog", schemas=False))
        assert len(done.versions) == versions
        return process_time() - start

    seconds(2)  # what is loaded once
    assert seconds(40) < 3 * seconds(20)


def test_why_git_gives_a_page_no_date(zcodegen: Run, tmp_path: Path) -> None:
    commit("docs/codes.md", page((1, "The gate is shut.")), "2026-01-01")
    git("clone", "-q", "--depth", "1", Path.cwd().as_uri(), str(tmp_path / "clone"))
    shallow = str(tmp_path / "clone/docs/codes.md")
    where = ("--document", "acme.codes", "--domain", "acme.room")
    code, _, err = zcodegen("import", shallow, *where)
    assert code == 1
    assert "the page has no date and its clone is shallow, which lacks its commits" in err
    assert "help: run `git fetch --unshallow` there, or name its version with --version" in err
    code, _, err = zcodegen("import", shallow, *where, "--history")
    assert code == 2
    assert "is shallow, so its history is not known: run `git fetch --unshallow` there" in err
    Path("docs/codes.md").write_text(page((1, "The gate is open.")), encoding="utf-8")
    _, _, err = zcodegen("import", "docs/codes.md", *where)
    assert "the page has no date and was changed since its last commit" in err
    assert "help: commit it, or name its version with --version" in err
