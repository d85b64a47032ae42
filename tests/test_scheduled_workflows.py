"""The workflows that import new documentation on a schedule, step by step, with Git repositories as remotes."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.toolchains.tools import ROOT, run, succeed

pytestmark = pytest.mark.slow

STARTER = ROOT / "generators/zcodegen/starter"
WHO = {f"GIT_{role}_{what}": "test@invalid" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
BRANCH = "zcodegen/documentation"
MANIFEST = """\
zcodegen: 1
name: acme-codes
version: 1.0.0
title: {en: Acme codes}
locales: {source: en, required: [en]}
targets: [python]
documents:
  acme.codes:
    title: {en: Codes}
    domain: acme.api
    pages: [{path: pages/codes.md, locale: en}]
"""
DOMAIN = """\
domain: acme.api
title: {en: Codes of Acme}
code_type: integer
entries:
  ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: The room does not exist.}}
"""
GH = """\
#!{python}
import json, os, sys
store = {store!r}
pulls = json.load(open(store)) if os.path.exists(store) else []
words = sys.argv[1:]
option = lambda name: words[words.index(name) + 1]
if words[:2] == ["pr", "list"]:
    found = [one for one in pulls if one["head"] == option("--head") and option("--state") in ("all", one["state"])]
    print(found[0]["number"] if found else "")
elif words[:2] == ["pr", "create"]:
    body = open(option("--body-file"), encoding="utf-8").read()
    new = {{"number": len(pulls) + 7, "state": "open", "head": option("--head"), "base": option("--base")}}
    pulls.append({{**new, "title": option("--title"), "body": body}})
elif words[:2] == ["pr", "edit"]:
    pull = next(one for one in pulls if str(one["number"]) == words[2])
    pull["body"] = open(option("--body-file"), encoding="utf-8").read()
elif words[:2] != ["auth", "setup-git"]:
    sys.exit("unknown: " + " ".join(words))
json.dump(pulls, open(store, "w"))
"""
"""The parts of `gh` that the workflow uses, with pull requests in a file."""
PUSH_OPTIONS = """\
#!{python}
import os
for number in range(int(os.environ.get("GIT_PUSH_OPTION_COUNT", "0"))):
    with open({store!r}, "a", encoding="utf-8") as store:
        store.write(os.environ[f"GIT_PUSH_OPTION_{{number}}"] + "\\0")
"""
"""A hook of the remote that keeps the push options, by which GitLab opens and updates merge requests."""

OLD = (104, "The room does not exist.")


def page(*rows: tuple[int, str]) -> str:
    lines = "".join(f"| {code} | {text} |\n" for code, text in rows)
    return f"# Codes\n\n| Code | Message |\n|---|---|\n{lines}"


class Site:
    """A project with its remote, and the repository of its documentation."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.project, self.remote, self.pages = root / "project", root / "remote.git", root / "documentation"
        self.bin = root / "bin"
        is_new = not self.bin.exists()
        if is_new:
            self._make()
        self.tool("gh", GH.format(python=sys.executable, store=str(root / "pulls.json")))
        hook = self.remote / "hooks/pre-receive"
        options = PUSH_OPTIONS.format(python=sys.executable, store=str(root / "options"))
        hook.write_text(options, encoding="utf-8")
        hook.chmod(0o755)
        self.git(self.project, "remote", "set-url", "origin", self.remote.as_uri())
        if is_new:
            self.push()

    def _make(self) -> None:
        for folder in (self.bin, self.project, self.pages):
            folder.mkdir()
        for folder in (self.project, self.pages):
            self.git(folder, "init", "--quiet", "--initial-branch", "main")
        self.git(self.root, "init", "--quiet", "--bare", "--initial-branch", "main", str(self.remote))
        self.git(self.remote, "config", "receive.advertisePushOptions", "true")
        (self.remote / "hooks").mkdir(exist_ok=True)
        self.publish("2026-01-05", page(OLD))
        (self.project / "catalog/acme").mkdir(parents=True)
        (self.project / "catalog/catalog.yaml").write_text(MANIFEST, encoding="utf-8")
        (self.project / "catalog/acme/api.yaml").write_text(DOMAIN, encoding="utf-8")
        (self.project / ".gitattributes").write_text(
            "out/** linguist-generated -merge\ncatalog/**/*.yaml merge=zcodegen\n", encoding="utf-8"
        )
        self.zcodegen("import", "--manifest", "--root", str(self.pages))
        self.zcodegen("fmt")
        self.zcodegen("build")
        self.git(self.project, "remote", "add", "origin", self.remote.as_uri())
        self.commit(self.project, "First")
        self.git(self.project, "tag", "catalog/v1.0.0")

    def tool(self, name: str, text: str) -> None:
        (self.bin / name).write_text(text, encoding="utf-8")
        (self.bin / name).chmod(0o755)

    def git(self, folder: Path, *arguments: str, **env: str) -> str:
        return succeed(["git", *arguments], cwd=folder, env={**WHO, **env})

    def zcodegen(self, *arguments: str) -> None:
        succeed([sys.executable, "-m", "zcodegen", *arguments], cwd=self.project)

    def commit(self, folder: Path, message: str, **env: str) -> None:
        self.git(folder, "add", ".")
        self.git(folder, "commit", "--quiet", "--allow-empty", "--message", message, **env)

    def push(self) -> None:
        self.git(self.project, "push", "--quiet", "origin", "main", "--tags")

    def publish(self, day: str, text: str) -> None:
        """Commit the page with this text as of a day, which is its version."""
        (self.pages / "pages").mkdir(exist_ok=True)
        (self.pages / "pages/codes.md").write_text(text, encoding="utf-8")
        date = f"{day}T12:00:00Z"
        self.commit(self.pages, day, GIT_COMMITTER_DATE=date, GIT_AUTHOR_DATE=date)

    def checkout(self) -> Path:
        """Return a fresh clone, as a runner has it."""
        number = len([*self.root.glob("runner*")])
        folder = self.root / f"runner{number}"
        succeed(["git", "clone", "--quiet", self.remote.as_uri(), str(folder)], cwd=self.root)
        return folder

    def run(self, shell: list[str], script: str, folder: Path, env: dict[str, str]) -> tuple[int, str]:
        path = os.pathsep.join((str(self.bin), str(Path(sys.executable).parent), os.environ["PATH"]))
        home = {"HOME": str(self.root), "GIT_CONFIG_NOSYSTEM": "1"}
        done = run([*shell, "-c", f"exec 2>&1\n{script}"], cwd=folder, env={"PATH": path, **home, **env})
        return done.returncode, done.stdout + done.stderr

    def show(self, path: str, revision: str = BRANCH) -> str:
        return self.git(self.remote, "show", f"{revision}:{path}")


class GitHub:
    """The starter workflow of GitHub."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def schedule(self) -> tuple[int, str]:
        """Run the steps as a scheduled run does; return the last code and all that was printed."""
        folder = self.site.checkout()
        temporary = self.site.root / f"{folder.name}-temp"
        temporary.mkdir()
        job = YAML(typ="safe").load(STARTER / "github-documentation.yml")["jobs"]["import"]
        outputs: dict[str, str] = {}
        printed = ""
        for step in job["steps"]:
            if "run" not in step or step["name"] == "Install zcodegen":
                continue
            if "if" in step and outputs.get("changed") != "true":
                assert step["if"] == "steps.import.outputs.changed == 'true'"
                continue
            env = {
                "BASE": "main",
                "BRANCH": job["env"]["BRANCH"],
                "CATALOG": job["env"]["CATALOG"],
                "DOCUMENTATION": self.site.pages.as_uri(),
                "RUNNER_TEMP": str(temporary),
                "GITHUB_OUTPUT": str(temporary / "output"),
                "GITHUB_STEP_SUMMARY": str(temporary / "summary"),
                "CODE": outputs.get("code", ""),
            }
            code, said = self.site.run(["bash", "-e"], step["run"], folder, env)
            printed += said
            if (temporary / "output").exists():
                outputs = dict(
                    line.split("=", 1) for line in (temporary / "output").read_text("utf-8").splitlines()
                )
            if code:
                return code, printed
        return 0, printed

    @property
    def requests(self) -> list[dict[str, Any]]:
        store = self.site.root / "pulls.json"
        found: list[dict[str, Any]] = json.loads(store.read_text("utf-8")) if store.exists() else []
        return found


class GitLab:
    """The job of GitLab's starter; a push with options opens a merge request or updates it."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def schedule(self) -> tuple[int, str]:
        template = YAML(typ="safe").load(STARTER / "gitlab-ci.yml")
        job = template["documentation"]
        for tool in ("apt-get", "pip"):
            self.site.tool(tool, "#!/bin/sh\nexit 0\n")
        lines = [
            line
            for item in (*job["before_script"], *job["script"])
            for line in (item if isinstance(item, list) else [item])
        ]
        env = {
            **template["variables"],
            **job["variables"],
            "DOCUMENTATION": self.site.pages.as_uri(),
            "CI_DEFAULT_BRANCH": "main",
            "CI_SERVER_HOST": "gitlab.example",
        }
        return self.site.run(["sh", "-e"], "\n".join(lines), self.site.checkout(), env)

    @property
    def requests(self) -> list[dict[str, Any]]:
        """Return the merge request as GitLab has it after all pushes: one for the branch."""
        store = self.site.root / "options"
        if not store.exists():
            return []
        pairs = (pair.partition("=") for pair in store.read_text("utf-8").split("\0") if pair)
        options = {key.removeprefix("merge_request."): value for key, _, value in pairs}
        assert "create" in options
        body = options["description"].replace("\\n", "\n")
        return [{"title": options["title"], "base": options["target"], "body": body}]


Host = GitHub | GitLab


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site that the tests copy; it is never changed."""
    root = tmp_path_factory.mktemp("site")
    Site(root)
    return root


@pytest.fixture
def site(made: Path, tmp_path: Path) -> Site:
    root = tmp_path / "site"
    shutil.copytree(made, root, symlinks=True)
    return Site(root)


@pytest.fixture(params=[GitHub, GitLab])
def host(site: Site, request: pytest.FixtureRequest) -> Host:
    found: Host = request.param(site)
    return found


def test_a_new_version_opens_one_request(host: Host, site: Site) -> None:
    code, printed = host.schedule()
    assert code == 0, printed
    assert "no new versions" in printed
    assert host.requests == []
    assert BRANCH not in site.git(site.remote, "branch", "--list")
    site.publish("2026-03-02", page((104, "The token has expired."), (105, "The room is full.")))
    code, printed = host.schedule()
    assert code == 0, printed
    (request,) = host.requests
    assert request["base"] == "main"
    body = request["body"]
    assert "(105) is new" in body
    assert "the version would be 1.1.0, it was 1.0.0; tag it catalog/v1.1.0" in body
    assert "| meaning | 104 | The room does not exist. | The token has expired. |" in body
    assert "2026-03-02" in body
    assert "version-meaning" in body
    assert "proposed: true" in site.show("catalog/acme/api.yaml")
    assert "105" in site.show("catalog/documents/acme.codes/2026-03-02.en.yaml")
    assert site.git(site.remote, "grep", "--fixed-strings", "= 105", BRANCH, "--", "out")
    code, printed = host.schedule()
    assert code == 0, printed
    assert [request["body"] for request in host.requests] == [body]
    assert site.git(site.remote, "rev-list", "--count", f"main..{BRANCH}").strip() == "1"


def test_what_reviewers_pushed_stays_and_the_request_goes_on(host: Host, site: Site) -> None:
    site.publish("2026-03-02", page(OLD, (105, "The room is full.")))
    host.schedule()
    site.git(site.project, "fetch", "--quiet", "origin")
    site.git(site.project, "switch", "--quiet", "--create", "review", f"origin/{BRANCH}")
    site.zcodegen("confirm", "--domain", "acme.api")
    site.zcodegen("build")
    site.commit(site.project, "Confirm")
    site.git(site.project, "push", "--quiet", "origin", f"HEAD:{BRANCH}")
    site.git(site.project, "switch", "--quiet", "main")
    site.zcodegen(
        "add",
        "acme.api",
        "DISK_FULL",
        "--code",
        "9",
        "--status",
        "RESOURCE_EXHAUSTED",
        "--message",
        "The disk is full.",
    )
    site.zcodegen("build")
    site.commit(site.project, "An entry of ours")
    site.push()
    site.publish("2026-04-02", page(OLD, (105, "The room is full."), (106, "The user does not exist.")))
    code, printed = host.schedule()
    assert code == 0, printed
    (request,) = host.requests
    assert "106" in request["body"]
    shown = site.show("catalog/acme/api.yaml")
    assert "DISK_FULL" in shown
    assert shown.count("proposed: true") == 1
    clone = site.checkout()
    site.git(clone, "switch", "--quiet", BRANCH)
    succeed([sys.executable, "-m", "zcodegen", "build", "--check"], cwd=clone)


def test_a_page_that_cannot_be_imported_fails_the_run_after_the_request(host: Host, site: Site) -> None:
    manifest = site.project / "catalog/catalog.yaml"
    second = "  acme.faq:\n    title: {en: FAQ}\n    domain: acme.api\n    pages: [{path: pages/faq.md, locale: en}]\n"
    manifest.write_text(manifest.read_text("utf-8") + second, "utf-8")
    site.commit(site.project, "A second document")
    site.push()
    (site.pages / "pages/faq.md").write_text("# Nothing\n\nNo codes here.\n", encoding="utf-8")
    site.publish("2026-03-02", page((104, "::add-mask::x \\n/merge\\n"), (105, "```\\n/close")))
    code, printed = host.schedule()
    assert code == 1, printed
    (request,) = host.requests
    assert "(105) is new" in request["body"]
    assert not re.search(r"^\s{0,3}/(merge|close)", request["body"], re.MULTILINE)
    if isinstance(host, GitHub):
        outside = re.sub(r"::stop-commands::(\w+)\n.*?::\1::", "", printed, flags=re.DOTALL)
        assert "add-mask" in printed
        assert "add-mask" not in outside


def test_a_closed_request_is_not_opened_again_for_the_same_version(site: Site) -> None:
    host = GitHub(site)
    site.publish("2026-03-02", page(OLD, (105, "The room is full.")))
    host.schedule()
    store = site.root / "pulls.json"
    store.write_text(store.read_text("utf-8").replace('"open"', '"closed"'), "utf-8")
    code, printed = host.schedule()
    assert code == 0, printed
    assert "was closed" in printed
    assert len(host.requests) == 1
