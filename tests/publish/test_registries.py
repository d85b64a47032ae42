"""Release after release through real registries: each package is installed by its own client, and runs."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from tests.publish.consumers import by_go, by_maven, by_npm, by_pip
from tests.publish.project import fine, zcodegen
from tests.publish.registries import NpmRegistry, Registry, deadly_front, npm_registry, python_index
from tests.repositories import git

FOUND = "acme.room: ROOM_NOT_FOUND (104)\n"
FULL = "acme.room: ROOM_FULL (105)\n"
SECRETS = {"TWINE_PASSWORD": "opensesame-python", "MAVEN_PASSWORD": "opensesame-maven"}


@dataclass(frozen=True, slots=True)
class Places:
    """Where the four packages go, and all that was printed on the way."""

    python: Registry
    npm: NpmRegistry
    proxy: Path
    repository: Path
    scratch: Path
    printed: list[str] = field(default_factory=list)

    def environment(self) -> dict[str, str]:
        """Credentials, one client without patience, and a folder for temporary files that can be searched."""
        names = {"TWINE_USERNAME": "acme", "MAVEN_USERNAME": "acme", "NODE_AUTH_TOKEN": self.npm.token}
        return {**names, **SECRETS, "TMPDIR": str(self.scratch), "npm_config_fetch_retries": "0"}

    def to(self, npm: str | None = None) -> list[str]:
        """Return the options that name them."""
        places = {
            "python": self.python.url,
            "npm": npm or self.npm.url,
            "go": str(self.proxy),
            "maven": self.repository.as_uri(),
        }
        return [part for name, place in places.items() for part in ("--to", f"{name}={place}")]

    def publish(self, project: Path) -> list[str]:
        """Publish to all of them and return what became of each."""
        output = fine("publish", *self.to(), cwd=project, env=self.environment())
        self.printed.append(output)
        return [line.partition(": ")[2].partition(" ")[0].rstrip(",") for line in output.splitlines()]

    def consume(self, version: str, folder: Path, *codes: int) -> dict[str, str]:
        """Install each package into an empty project and return what its program prints."""
        return {
            "python": by_pip(self.python.url, version, folder / "python", *codes),
            "npm": by_npm(self.npm.url, version, folder / "npm", *codes),
            "go": by_go(self.proxy.as_uri(), version, folder / "go", *codes),
            "maven": by_maven(self.repository.as_uri(), version, folder / "maven", *codes),
        }

    def search(self, *folders: Path) -> None:
        """Fail where a secret was printed, or lies in a file below `folders` or among the temporary ones."""
        secrets = [self.npm.token, *SECRETS.values()]
        for secret in secrets:
            assert secret not in "".join(self.printed)
            for folder in (*folders, self.scratch, self.proxy, self.repository):
                for path in folder.rglob("*"):
                    assert not path.is_file() or secret.encode() not in path.read_bytes(), path


def places(stack: ExitStack, folder: Path) -> Places:
    scratch = folder / "temporary"
    scratch.mkdir()
    return Places(
        stack.enter_context(python_index(folder / "index")),
        stack.enter_context(npm_registry(folder / "npm")),
        folder / "proxy",
        folder / "repository",
        scratch,
    )


def test_release_after_release(first: Path, second: Path, tmp_path: Path) -> None:
    with ExitStack() as stack:
        registries = places(stack, tmp_path)
        assert registries.publish(first) == ["sent"] * 4
        assert registries.publish(first) == ["skipped"] * 4
        assert set(registries.consume("1.0.0", tmp_path / "one", 104).values()) == {FOUND}
        assert registries.publish(second) == ["sent"] * 4
        assert set(registries.consume("1.1.0", tmp_path / "two", 104, 105).values()) == {FOUND + FULL}
        assert registries.publish(first) == ["skipped"] * 4
        registries.search(first, second)


def test_registry_killed_in_the_middle(first: Path, tmp_path: Path) -> None:
    with ExitStack() as stack:
        registries = places(stack, tmp_path)
        with deadly_front(registries.npm) as npm:
            done = zcodegen("publish", *registries.to(npm), cwd=first, env=registries.environment())
        assert done.returncode == 2
        assert done.stdout.startswith("python  acme-codes 1.0.0: sent acme_codes-1.0.0")
        assert "zcodegen: npm  @acme/codes 1.0.0: npm publish failed" in done.stderr
        assert done.stderr.endswith(
            "published: python; the same command again skips what is there and sends the rest\n"
        )
        assert not registries.proxy.exists()
        registries.printed.extend((done.stdout, done.stderr))
        registries.search(first)
    with ExitStack() as stack:
        (tmp_path / "temporary").rmdir()
        registries = places(stack, tmp_path)
        assert registries.publish(first) == ["skipped", "sent", "sent", "sent"]
        assert by_npm(registries.npm.url, "1.0.0", tmp_path / "consumer", 104) == FOUND


def test_registry_that_is_down_stops_all(first: Path, tmp_path: Path) -> None:
    with ExitStack() as stack:
        registries = places(stack, tmp_path)
        registries.npm.kill()
        done = zcodegen("publish", *registries.to(), cwd=first, env=registries.environment())
        assert done.returncode == 2
        assert "npm view failed" in done.stderr
        assert not list((tmp_path / "index").glob("*.whl"))


def test_wrong_token_is_reported_and_not_shown(first: Path, tmp_path: Path) -> None:
    with npm_registry(tmp_path / "npm") as npm:
        env = {"NODE_AUTH_TOKEN": "opensesame-wrong", "npm_config_fetch_retries": "0"}
        done = zcodegen("publish", "--to", f"npm={npm.url}", cwd=first, env=env)
    assert done.returncode == 2
    assert "npm publish failed" in done.stderr
    assert "opensesame" not in done.stdout + done.stderr


def test_different_is_refused(first: Path, second: Path, tmp_path: Path) -> None:
    """The second release under the first one's version: the registries keep what they have."""
    with ExitStack() as stack:
        registries = places(stack, tmp_path)
        to = registries.to()[:4]
        fine("publish", *to, cwd=first, env=registries.environment())
        changed = tmp_path / "changed"
        fine_copy(second, changed)
        done = zcodegen("publish", *to, cwd=changed, env=registries.environment())
        assert done.returncode == 1
        refused = [line.partition(" is published with other content: ") for line in done.stdout.splitlines()]
        assert [output for output, _, _ in refused] == [
            "python  acme-codes 1.0.0: refused, acme_codes-1.0.0-py3-none-any.whl",
            "python  acme-codes 1.0.0: refused, acme_codes-1.0.0.tar.gz",
            "npm  @acme/codes 1.0.0: refused, @acme/codes@1.0.0",
        ]
        assert all(", packed " in hashes for _, _, hashes in refused)


def fine_copy(second: Path, folder: Path) -> None:
    """Make the second release's catalog a project that calls itself 1.0.0."""
    git(second, "clone", "--quiet", str(second), str(folder))
    (folder / "catalog/acme/room.yaml").write_bytes((second / "catalog/acme/room.yaml").read_bytes())
    fine("build", cwd=folder)
    fine("pack", "--lang", "py,ts", cwd=folder)


def test_go_get_from_the_git_repository(first: Path, tmp_path: Path) -> None:
    remote = tmp_path / "codes.git"
    git(tmp_path, "init", "--quiet", "--bare", str(remote))
    fine("publish", "--to", f"go={remote}", cwd=first)
    assert by_go("direct", "1.0.0", tmp_path / "consumer", 104, repository=remote) == FOUND


def test_trailing_slash_is_nothing(first: Path, tmp_path: Path) -> None:
    with python_index(tmp_path / "index") as index:
        env = {"TWINE_USERNAME": "acme", "TWINE_PASSWORD": "opensesame-python"}
        fine("publish", "--to", f"python={index.url}", cwd=first, env=env)
        output = fine("publish", "--to", f"python={index.url.rstrip('/')}", cwd=first, env=env)
        assert "skipped" in output
