"""The hooks, run by the real pre-commit in a repository of their own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from zcodegen.cli.main import run

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
HOOKS = ROOT / ".pre-commit-hooks.yaml"
BIN = Path(sys.executable).parent


class Repository:
    """A repository with a new catalog, its `out/`, and the three hooks installed."""

    def __init__(self, root: Path, config: dict[str, object], cache: Path) -> None:
        self.root = root
        self.environment = {
            "HOME": str(root.parent),
            "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
            "PRE_COMMIT_HOME": str(cache),
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        for name in ("AUTHOR", "COMMITTER"):
            self.environment |= {f"GIT_{name}_NAME": "a", f"GIT_{name}_EMAIL": "a@example.org"}
        (root / ".pre-commit-config.yaml").write_text(json.dumps({"repos": [config]}), encoding="utf-8")
        self("git", "init", "-q", "-b", "main")
        self("git", "add", ".")
        self("git", "commit", "-qm", "new")
        self(str(BIN / "pre-commit"), "install")

    def __call__(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=self.root, env=self.environment, check=False, capture_output=True, encoding="utf-8"
        )

    def commit(self, *paths: str) -> tuple[int, str]:
        """Add these files and commit; return the exit code and all that was said."""
        self("git", "add", "--", *paths)
        done = self("git", "commit", "-m", "change")
        return done.returncode, done.stdout + done.stderr

    @property
    def domain(self) -> Path:
        return self.root / "catalog" / "acme" / "common.yaml"


CHECKING = ("zcodegen-fmt", "zcodegen-check", "zcodegen-build")


def local_hooks(*ids: str) -> dict[str, object]:
    """The published hooks, run with this environment's zcodegen instead of an installed one."""
    hooks = YAML(typ="safe").load(HOOKS)
    chosen = [{**hook, "language": "system"} for hook in hooks if hook["id"] in (ids or CHECKING)]
    return {"repo": "local", "hooks": chosen}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if shutil.which("git") is None or not (BIN / "pre-commit").exists():
        pytest.skip("git or pre-commit is missing")
    root = tmp_path / "acme"
    root.mkdir()
    monkeypatch.chdir(root)
    assert run(["init", "--name", "acme"]) == 0
    assert run(["build", "--lang", "py"]) == 0
    manifest = root / "catalog" / "catalog.yaml"
    manifest.write_text(manifest.read_text(encoding="utf-8") + "targets: [python]\n", encoding="utf-8")
    assert run(["fmt"]) == 0
    return root


@pytest.fixture
def repository(project: Path, tmp_path: Path) -> Repository:
    return Repository(project, local_hooks(), tmp_path / "cache")


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def test_a_bad_edit_is_refused_with_its_place(repository: Repository) -> None:
    edit(repository.domain, "code: 1001", "code: 0")
    code, said = repository.commit("catalog")
    assert code == 1
    assert "error: code 0 is already used by OK" in said


def test_a_good_edit_passes(repository: Repository) -> None:
    edit(repository.domain, "Too many requests.", "There were too many requests.")
    assert repository("zcodegen", "build").returncode == 0
    code, said = repository.commit("catalog", "out")
    assert code == 0, said
    assert said.count("Passed") == 3


def test_output_that_is_out_of_date_is_refused(repository: Repository) -> None:
    edit(repository.domain, "Too many requests.", "There were too many requests.")
    code, said = repository.commit("catalog")
    assert code == 1
    assert "out is out of date:" in said
    assert "help: run `zcodegen build` and `git add out`" in said


def test_untidy_form_is_fixed_and_then_passes(repository: Repository) -> None:
    edit(
        repository.domain,
        "    status: OK\n",
        "    status:   OK\n",
    )
    code, said = repository.commit("catalog")
    assert code == 1
    assert "files were modified by this hook" in said
    assert "    status: OK\n" in repository.domain.read_text(encoding="utf-8")


def new_domain(repository: Repository, name: str) -> Path:
    new = repository.domain.with_name(f"{name}.yaml")
    text = repository.domain.read_text(encoding="utf-8").replace("acme.common", f"acme.{name}")
    new.write_text(text, encoding="utf-8")
    return new


def test_a_catalog_file_that_is_not_staged_is_refused(repository: Repository) -> None:
    new_domain(repository, "media")
    edit(repository.domain, "Wait a second", "Wait a minute")
    repository("zcodegen", "build")
    code, said = repository.commit("catalog/acme/common.yaml", "out")
    assert code == 1
    assert "1 file with changes that are not in the commit:\n  catalog/acme/media.yaml" in said


def test_generated_files_that_are_not_staged_are_refused(repository: Repository) -> None:
    new_domain(repository, "media")
    repository("zcodegen", "build")
    repository("git", "add", "catalog")
    code, said = repository.commit("-u")
    assert code == 1
    assert "not in the commit:" in said
    assert "out/python/" in said
    assert "help: run `git add catalog out`" in said
    code, said = repository.commit("out")
    assert code == 0, said


def test_a_commit_that_only_deletes_runs_the_hooks(repository: Repository) -> None:
    new = new_domain(repository, "media")
    repository("zcodegen", "build")
    assert repository.commit("catalog", "out")[0] == 0
    new.unlink()
    code, said = repository.commit("catalog")
    assert code == 1
    assert "out is out of date:" in said
    repository("zcodegen", "build")
    code, said = repository.commit("catalog", "out")
    assert code == 0, said


@pytest.mark.parametrize("what", [("--all",), ("catalog", "out")], ids=["all", "paths"])
def test_a_commit_of_what_is_not_staged_before(repository: Repository, what: tuple[str, ...]) -> None:
    """Git stages it in an index of its own."""
    edit(repository.domain, "Too many requests.", "There were too many requests.")
    done = repository("git", "commit", "-m", "change", *what)
    assert done.returncode == 1
    assert "out is out of date:" in done.stderr
    assert repository("zcodegen", "build").returncode == 0
    done = repository("git", "commit", "-m", "change", *what)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("Passed") == 3


def test_a_commit_of_paths_lacks_what_is_staged_beside_them(repository: Repository) -> None:
    edit(repository.domain, "Too many requests.", "There were too many requests.")
    assert repository("zcodegen", "build").returncode == 0
    repository("git", "add", "catalog", "out")
    done = repository("git", "commit", "-m", "change", "catalog")
    assert done.returncode == 1
    assert "out is out of date:" in done.stderr


@pytest.mark.parametrize("hook", ["fmt", "check", "build", "build-check"])
@pytest.mark.parametrize("arguments", [("--catalog", "nowhere"), ("--no-such-option",)], ids=" ".join)
def test_arguments_that_mean_nothing_are_refused(
    repository: Repository, hook: str, arguments: tuple[str, ...]
) -> None:
    done = repository("zcodegen", "hook", hook, *arguments)
    assert done.returncode == 2, done.stderr


def test_build_check_takes_the_options_of_build(repository: Repository) -> None:
    edit(repository.domain, "Too many requests.", "There were too many requests.")
    repository("git", "add", "catalog")
    assert repository("zcodegen", "hook", "build-check", "--lang", "py").returncode == 1
    assert repository("zcodegen", "hook", "build-check", "--lang", "cobol").returncode == 2


def test_an_unrelated_commit_looks_at_no_catalog(repository: Repository) -> None:
    edit(repository.domain, "code: 1001", "code: 0")  # in the work tree, not in the commit
    (repository.root / "NOTES.md").write_text("Notes.\n", encoding="utf-8")
    code, said = repository.commit("NOTES.md")
    assert code == 0, said
    assert said.count("Passed") == 3


def test_a_changed_schema_for_entries_runs_the_hooks(repository: Repository) -> None:
    manifest = repository.root / "catalog/catalog.yaml"
    manifest.write_text(f"{manifest.read_text('utf-8')}rules: {{schema: policy/entry.json}}\n", "utf-8")
    repository("zcodegen", "fmt")
    policy = repository.root / "policy/entry.json"
    policy.parent.mkdir()
    policy.write_text('{"required": ["message"]}', encoding="utf-8")
    code, said = repository.commit("catalog", "policy")
    assert code == 0, said
    policy.write_text('{"required": ["note"], "description": "every entry has a note"}', encoding="utf-8")
    code, said = repository.commit("policy")
    assert code == 1
    assert "every entry has a note" in said


def test_the_generating_hook_writes_and_asks_to_stage(project: Path, tmp_path: Path) -> None:
    repository = Repository(project, local_hooks("zcodegen-generate"), tmp_path / "cache")
    new_domain(repository, "media")
    code, said = repository.commit("catalog")
    assert code == 1
    assert "not in the commit:" in said
    code, said = repository.commit("catalog", "out")
    assert code == 0, said


def test_all_files(repository: Repository) -> None:
    edit(repository.domain, "code: 1001", "code: 0")
    repository("git", "add", "catalog")
    repository("git", "commit", "-q", "--no-verify", "-m", "wrong")
    done = repository(str(BIN / "pre-commit"), "run", "--all-files")
    assert done.returncode == 1
    assert "code 0 is already used by OK" in done.stdout


def test_a_range_of_commits(repository: Repository) -> None:
    """As a server runs it after a push: nothing is staged, the range names the changes."""
    edit(repository.domain, "code: 1001", "code: 0")
    repository("git", "commit", "-q", "--no-verify", "-am", "wrong")
    (repository.root / "NOTES.md").write_text("Notes.\n", encoding="utf-8")
    repository("git", "add", "NOTES.md")
    repository("git", "commit", "-q", "--no-verify", "-m", "notes")
    pre_commit = (str(BIN / "pre-commit"), "run", "--to-ref", "HEAD", "--from-ref")
    assert repository(*pre_commit, "HEAD~1").returncode == 0
    assert repository(*pre_commit, "HEAD~2").returncode == 1


def test_each_catalog_of_a_repository_by_itself(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository.root / "billing").mkdir()
    monkeypatch.chdir(repository.root / "billing")
    assert run(["init", "--name", "billing"]) == 0
    assert run(["build"]) == 0
    code, said = repository.commit("billing")
    assert code == 0, said
    edit(repository.root / "billing/catalog/billing/common.yaml", "code: 1001", "code: 0")
    code, said = repository.commit("billing")
    assert code == 1
    assert "billing/catalog/billing/common.yaml:" in said
    assert "catalog/acme" not in said
    repository("git", "checkout", "-q", "HEAD", "--", "billing")
    edit(repository.domain, "Too many requests.", "There were too many requests.")
    assert repository("zcodegen", "build").returncode == 0
    code, said = repository.commit("catalog", "out")
    assert code == 0, said


def test_a_repository_of_very_many_catalogs_is_refused(
    project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A branch could bring thousands, each of which takes the time of a command."""
    monkeypatch.setattr("zcodegen.cli.hook._MAX_CATALOGS", 2)
    for name in ("b", "c"):
        shutil.copytree(project / "catalog", project / name / "catalog")
    for command in (("init", "-q"), ("add", ".")):
        subprocess.run(["git", *command], check=True)
    assert run(["hook", "check"]) == 2
    assert (
        "3 catalogs are to be looked at, and a hook looks at 2; name catalogs with --catalog"
        in capfd.readouterr().err
    )
    named = [part for name in (".", "b", "c") for part in ("--catalog", f"{name}/catalog")]
    assert run(["hook", "check", *named]) == 0
    assert run(["hook", "check", *named[:2]]) == 0


@pytest.mark.torture
def test_the_hooks_install_from_the_repository(project: Path, tmp_path: Path) -> None:
    """As users have it: pre-commit clones zcodegen at a revision and installs it, with what it needs from the index."""
    revision = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    hooks = [{"id": name} for name in CHECKING]
    config: dict[str, object] = {"repo": str(ROOT), "rev": revision.stdout.strip(), "hooks": hooks}
    repository = Repository(project, config, tmp_path / "cache")
    edit(repository.domain, "code: 1001", "code: 0")
    code, said = repository.commit("catalog")
    assert code == 1
    assert "code 0 is already used by OK" in said


def test_our_own_hooks_are_the_published_ones() -> None:
    own = YAML(typ="safe").load(ROOT / ".pre-commit-config.yaml")["repos"][0]["hooks"]
    ours = {hook["id"]: hook["entry"] for hook in own if hook["id"].startswith("zcodegen-")}
    published = {hook["id"]: hook["entry"] for hook in YAML(typ="safe").load(HOOKS) if hook["id"] in CHECKING}
    assert ours == {name: f".venv/bin/{entry}" for name, entry in published.items()}
