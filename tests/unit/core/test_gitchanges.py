"""What differs from a revision: by content, on disk as it is, and with little reading."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from reportedly import gitchanges
from reportedly.errors import ReportedlyError
from reportedly.gitchanges import changed_since

ANA, BO, CY = (f"annotations/harbour/ferry/{name}.yaml" for name in ("ana", "bo", "cy"))
TEXT = "data/harbour/ferry.txt"


def git(root: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Ana", "-c", "user.email=ana@example.org")
    done = subprocess.run(
        ["git", *who, *arguments], cwd=root, check=True, capture_output=True, text=True
    )
    return done.stdout


def put(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


def aged(root: Path) -> None:
    """Let all files be older than git's index, as they are wherever time passes between the two."""
    for path in root.rglob("*.*"):
        if ".git" not in path.parts and path.is_file():
            os.utime(path, (1_700_000_000, 1_700_000_000))
    git(root, "update-index", "-q", "--refresh")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a workspace in a repository with one commit."""
    root = tmp_path / "desk"
    for name in (ANA, BO, TEXT, "README.md"):
        put(root, name, f"of {name}\n")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "all")
    aged(root)
    return root


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list of the files that are read."""
    read: list[str] = []
    real = gitchanges.blob_id

    def watched(place: str, facts: os.stat_result, algorithm: str) -> str | None:
        read.append(place)
        return real(place, facts, algorithm)

    monkeypatch.setattr(gitchanges, "blob_id", watched)
    return read


def test_nothing_changed_and_nothing_is_read(root: Path, hashed: list[str]):
    assert changed_since(root, "HEAD") == frozenset()
    assert hashed == []


def test_only_what_looks_changed_is_read(root: Path, hashed: list[str]):
    put(root, ANA, "changed\n")
    (root / BO).touch()
    assert changed_since(root, "HEAD") == {ANA}
    assert sorted(hashed) == [f"{root}/{ANA}", f"{root}/{BO}"]


def test_a_change_that_looks_like_none_is_seen(root: Path):
    before = (root / ANA).stat()
    put(root, ANA, (root / ANA).read_text().swapcase())
    os.utime(root / ANA, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert changed_since(root, "HEAD") == {ANA}


def test_a_change_at_the_moment_the_index_is_written_is_seen(root: Path):
    put(root, ANA, "staged\n")
    git(root, "add", ANA)
    put(root, ANA, "STAGED\n")
    git(root, "commit", "-qm", "staged")
    assert changed_since(root, "HEAD") == {ANA}


def do(root: Path, step: str) -> None:
    """Take one step: to git, or to a file."""
    word, *rest = step.split()
    match word:
        case "git":
            git(root, *rest)
        case "write":
            put(root, rest[0], f"{' '.join(rest[1:])}\n")
        case "unlink":
            (root / rest[0]).unlink()
        case "link":
            (root / rest[0]).symlink_to(rest[1])
        case "chmod":
            (root / rest[0]).chmod(0o755)


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([f"write {CY} new"], {CY}),
        ([f"write {CY} new", "git add -A"], {CY}),
        ([f"write {CY} new", "git add -A", f"unlink {CY}"], {CY}),
        ([f"write {CY} new", "git add -A", "git commit -qm more"], {CY}),
        ([f"write {CY} new", "write .gitignore cy.yaml"], set()),
        ([f"unlink {ANA}"], {ANA}),
        ([f"git rm -q {ANA}", "git commit -qm less"], {ANA}),
        ([f"git rm -q --cached {ANA}"], set()),
        ([f"git rm -q --cached {ANA}", f"write {ANA} changed"], {ANA}),
        ([f"git mv {ANA} {CY}"], {ANA, CY}),
        ([f"unlink {ANA}", f"link {ANA} bo.yaml"], {ANA}),
        ([f"unlink {ANA}", f"write {ANA}/x.yaml new"], {ANA, f"{ANA}/x.yaml"}),
        ([f"write {ANA} changed", f"git add {ANA}", f"write {ANA} of {ANA}"], set()),
        ([f"chmod {ANA}"], set()),
        (["write README.md changed"], set()),
        (["write schemas/codebook.yaml new"], {"schemas/codebook.yaml"}),
        (["write schemas/annotation.schema.json new"], set()),
        (["write annotations/own/a.yaml a", "git init -q annotations/own"], {"annotations/own"}),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_every_kind_of_change(root: Path, steps: list[str], expected: set[str]):
    first = git(root, "rev-parse", "HEAD").strip()
    for step in steps:
        do(root, step)
    assert changed_since(root, first) == expected


def test_a_sparse_checkout_leaves_out_what_did_not_change(root: Path):
    git(root, "update-index", "--skip-worktree", ANA)
    (root / ANA).unlink()
    assert changed_since(root, "HEAD") == frozenset()


def test_a_file_that_git_was_only_told_of_is_new(root: Path):
    (root / CY).touch()
    git(root, "add", "--intent-to-add", CY)
    assert changed_since(root, "HEAD") == {CY}


def test_of_a_conflict_only_what_stands_on_disk_counts(root: Path):
    for branch, text in (("one", "one\n"), ("two", "two\n")):
        git(root, "checkout", "-qb", branch, "main")
        put(root, ANA, text)
        git(root, "commit", "-qam", branch)
    with pytest.raises(subprocess.CalledProcessError):
        git(root, "merge", "one")
    put(root, ANA, "two\n")
    assert changed_since(root, "HEAD") == frozenset()
    assert changed_since(root, "main") == {ANA}


def test_a_conflict_is_a_change(root: Path):
    for branch, text in (("one", "one\n"), ("two", "two\n")):
        git(root, "checkout", "-qb", branch, "main")
        put(root, ANA, text)
        git(root, "commit", "-qam", branch)
    with pytest.raises(subprocess.CalledProcessError):
        git(root, "merge", "one")
    assert changed_since(root, "HEAD") == {ANA}


def test_a_workspace_below_the_top_of_its_repository(root: Path):
    git(root.parent, "init", "-q")
    (root / ".git").rename(root.parent / "old")
    git(root.parent, "add", "desk")
    git(root.parent, "commit", "-qm", "all")
    put(root, ANA, "changed\n")
    put(root.parent, "annotations/x.yaml", "not ours\n")
    assert changed_since(root, "HEAD") == {ANA}


def test_names_that_are_not_text_or_look_like_something_else(root: Path):
    names = [b"--output=x", b"a\nb.txt", b"caf\xe9.txt", b":(top)x", b"100644 ab 0"]
    for name in names:
        put(root, f"data/{os.fsdecode(name)}", "a")
    expected = {f"data/{os.fsdecode(name)}" for name in names}
    assert changed_since(root, "HEAD") == expected
    git(root, "add", "-A")
    assert changed_since(root, "HEAD") == expected
    git(root, "commit", "-qm", "names")
    assert changed_since(root, "HEAD") == frozenset()


@pytest.mark.parametrize("revision", ["HEAD", "main", "HEAD^{/all}", "v1", "@", "main@{0}"])
def test_revisions(root: Path, revision: str):
    git(root, "tag", "-am", "one", "v1")
    assert changed_since(root, revision) == frozenset()


@pytest.mark.parametrize(
    "revision",
    [
        "",
        "nowhere",
        "HEAD~5",
        "--help",
        "--output=x",
        "-q",
        "HEAD\n",
        "HEAD:data",
        "HEAD..HEAD",
        "HEAD^{tree}",
    ],
)
def test_what_is_no_revision_is_refused(root: Path, revision: str):
    with pytest.raises(ReportedlyError) as caught:
        changed_since(root, revision)
    assert revision.strip() in caught.value.message
    assert not (root / "x").exists()


def test_outside_a_repository(tmp_path: Path):
    with pytest.raises(ReportedlyError, match="in no git repository"):
        changed_since(tmp_path, "HEAD")


def test_without_git(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ReportedlyError, match="git is not installed"):
        changed_since(root, "HEAD")


def test_a_broken_repository(root: Path):
    (root / ".git" / "index").write_bytes(b"broken")
    with pytest.raises(ReportedlyError, match="git can't say what changed"):
        changed_since(root, "HEAD")


def test_before_git_has_an_index(tmp_path: Path):
    git(tmp_path, "init", "-q")
    tree = git(tmp_path, "mktree").strip()
    commit = git(tmp_path, "commit-tree", "-m", "empty", tree).strip()
    put(tmp_path, ANA, "new\n")
    assert changed_since(tmp_path, commit) == {ANA}


def test_a_list_in_another_form_is_no_list(root: Path, monkeypatch: pytest.MonkeyPatch):
    real = gitchanges.Question.answer

    def otherwise(question: gitchanges.Question) -> str:
        return real(question).replace("  ctime", "ctime")

    monkeypatch.setattr(gitchanges.Question, "answer", otherwise)
    with pytest.raises(ReportedlyError, match="git can't say"):
        changed_since(root, "HEAD")
