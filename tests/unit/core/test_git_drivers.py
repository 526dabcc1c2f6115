"""Git calls us to merge and to compare: in real repositories, set up by `init --git`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from reportedly.cli import main
from reportedly.errors import ReportedlyError
from reportedly.gitsetup import set_up_git
from reportedly.init import init
from reportedly.revisions import model_of
from reportedly_schemas.links import LinksFile

BASE = Path(__file__).parents[2] / "examples" / "base"
LABELS = "annotations/harbour/ferry/ana.yaml"
WHO = ("-c", "user.name=Ana", "-c", "user.email=ana@example.org")


def git(root: Path, *arguments: str, code: int = 0) -> str:
    done = subprocess.run(
        ["git", *WHO, *arguments], cwd=root, check=False, capture_output=True, text=True
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def run(*argv: str) -> int:
    return main(argv, lambda _: 0, list)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository with a workspace in it, and stand there."""
    desk = tmp_path / "a desk"
    init(desk)
    for path in sorted(BASE.rglob("*.*")):
        there = desk / path.relative_to(BASE)
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_bytes(path.read_bytes())
    git(desk, "init", "-q", "-b", "main")
    monkeypatch.chdir(desk)
    return desk


@pytest.fixture
def set_up(desk: Path) -> Path:
    """Return the same with the drivers in place and all committed."""
    list(set_up_git(desk))
    git(desk, "add", "-A")
    git(desk, "commit", "-qm", "labels")
    return desk


def change(desk: Path, *pairs: tuple[str, str]) -> None:
    text = (desk / LABELS).read_text(encoding="utf-8")
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (desk / LABELS).write_text(text, encoding="utf-8")


def on_branches(desk: Path, ours: tuple[str, str], theirs: tuple[str, str]) -> None:
    for branch, pair in (("theirs", theirs), ("ours", ours)):
        git(desk, "checkout", "-qb", branch, "main")
        change(desk, pair)
        git(desk, "commit", "-qam", branch)


def test_setting_up_says_what_it_does_and_twice_is_once(desk: Path):
    first = list(set_up_git(desk))
    assert [line.partition(" ")[0] for line in first] == ["set"] * 4 + ["added"] * 3
    attributes = (desk / ".gitattributes").read_bytes()
    config = (desk / ".git/config").read_bytes()
    assert all(line.startswith("kept ") for line in set_up_git(desk))
    assert (desk / ".gitattributes").read_bytes() == attributes
    assert (desk / ".git/config").read_bytes() == config
    asked = git(desk, "check-attr", "merge", "diff", "text", "--", LABELS)
    assert "merge: reportedly" in asked
    assert "diff: reportedly" in asked
    assert "text: set" in asked


def test_what_is_set_otherwise_is_left_alone(desk: Path):
    git(desk, "config", "merge.reportedly.driver", "mine %A")
    (desk / ".gitattributes").write_text("annotations/** merge=union\n*.txt -text")
    told = list(set_up_git(desk))
    assert "left merge.reportedly.driver alone: it is mine %A" in told
    found = "it has merge=union, diff=unspecified"
    assert f"left annotations/**/*.yaml alone: {found}" in told
    assert git(desk, "config", "merge.reportedly.driver") == "mine %A\n"
    text = (desk / ".gitattributes").read_text()
    assert text.startswith("annotations/** merge=union\n*.txt -text\n\n# Labels are merged")
    assert "annotations/**/*.yaml" not in text


def test_a_program_that_was_moved_is_found_again(desk: Path):
    list(set_up_git(desk))
    git(desk, "config", "diff.reportedly.command", "'/old place/reportedly' diff --git")
    [line] = [each for each in set_up_git(desk) if "diff.reportedly.command" in each]
    assert line.startswith("set diff.reportedly.command to ")


def test_a_program_in_an_odd_place_is_quoted(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    program = tmp_path / "100 % mine" / "reportedly"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m reportedly_tui "$@"\n')
    program.chmod(0o755)
    monkeypatch.setattr(sys, "argv", [str(program)])
    list(set_up_git(desk))
    assert git(desk, "config", "diff.reportedly.command") == f"'{program}' diff --git\n"
    git(desk, "add", "-A")
    git(desk, "commit", "-qm", "labels")
    on_branches(desk, ("kind: headline", "kind: dek"), ("stance: asserts", "stance: denies"))
    git(desk, "merge", "-q", "-m", "both", "theirs")


def test_outside_of_a_repository(tmp_path: Path):
    with pytest.raises(ReportedlyError, match="is in no git repository"):
        list(set_up_git(tmp_path))
    assert run("init", str(tmp_path / "new"), "--git") == 2


def test_git_joins_what_differs_by_field(set_up: Path):
    on_branches(set_up, ("kind: headline", "kind: dek"), ("stance: asserts", "stance: denies"))
    git(set_up, "merge", "-q", "-m", "both", "theirs")
    text = (set_up / LABELS).read_text(encoding="utf-8")
    assert "kind: dek" in text
    assert text.count("stance: denies") == 2
    assert run("check", LABELS) == 0


def test_lines_next_to_each_other_are_no_conflict(set_up: Path):
    pair = ("    quote_type: direct\n    stance: asserts\n",)
    ours = (*pair, "    quote_type: mixed\n    stance: asserts\n")
    theirs = (*pair, "    quote_type: direct\n    stance: denies\n")
    on_branches(set_up, ours, theirs)
    git(set_up, "merge", "-q", "-m", "both", "theirs")
    assert "quote_type: mixed\n    stance: denies" in (set_up / LABELS).read_text(encoding="utf-8")


def test_a_conflict_is_marked_told_and_refused(set_up: Path, capsys: pytest.CaptureFixture[str]):
    on_branches(set_up, ("kind: headline", "kind: dek"), ("kind: headline", "kind: body"))
    told = git(set_up, "merge", "theirs", code=1)
    assert f"{LABELS}:9: conflict: zone z1m8qd" in told
    assert git(set_up, "diff", "--name-only", "--diff-filter=U") == f"{LABELS}\n"
    text = (set_up / LABELS).read_text(encoding="utf-8")
    assert text.index("<<<<<<< ours") < text.index("kind: dek") < text.index("kind: body")
    assert run("check", LABELS) == 1
    assert f"{LABELS}:9:1: Y3 error a merge conflict is not resolved" in capsys.readouterr().out
    assert "++<<<<<<< ours\n" in git(set_up, "diff")


def test_without_the_driver_a_conflict_is_refused_too(desk: Path):
    git(desk, "add", "-A")
    git(desk, "commit", "-qm", "labels")
    on_branches(desk, ("kind: headline", "kind: dek"), ("kind: headline", "kind: body"))
    git(desk, "merge", "theirs", code=1)
    assert run("check", LABELS) == 1


def test_a_side_that_can_not_be_read_is_merged_by_lines_and_told(set_up: Path):
    on_branches(set_up, ("kind: headline", "kind: dek"), ("stance: asserts", "stance: *x"))
    told = git(set_up, "merge", "theirs", code=1)
    assert f"{LABELS}: theirs can't be read: 56:13: Y3 an alias" in told
    text = (set_up / LABELS).read_text(encoding="utf-8")
    assert "kind: dek" in text
    assert "stance: *x" in text
    assert run("check", LABELS) == 1


def test_the_codebook_is_merged_by_lines(set_up: Path):
    book = set_up / "schemas/codebook.yaml"
    head = "format: reportedly/codebook@1\nid: mine\nversion: 1\nextends: default@1\n"
    value = "    - value: {0}\n      label: L\n      definition: d\n      key: '{1}'\n"
    lists = f"{head}lists:\n  claim.kind:\n{value.format('a', 1)}"
    book.write_text(f"{lists}  flag.code:\n{value.format('b', 1)}")
    git(set_up, "add", "-A")
    git(set_up, "commit", "-qm", "book")
    for branch, old, new in (("theirs", "a", "aa"), ("ours", "b", "bb")):
        git(set_up, "checkout", "-qb", branch, "main")
        book.write_text(book.read_text().replace(f"value: {old}\n", f"value: {new}\n"))
        git(set_up, "commit", "-qam", branch)
    git(set_up, "merge", "-q", "-m", "both", "theirs")
    assert book.read_text() == f"{lists}  flag.code:\n{value.format('b', 1)}".replace(
        "value: a\n", "value: aa\n"
    ).replace("value: b\n", "value: bb\n")


@pytest.mark.parametrize("seed", range(6))
def test_random_edits_on_branches(set_up: Path, seed: int):
    """Many more of these run on the merge itself, without git."""
    random = Random(seed)
    pairs = [
        ("kind: headline", "kind: dek"),
        ("stance: asserts", "stance: believes"),
        ("confidence: high", "confidence: low"),
        ("status: complete", "status: in_progress"),
        ("code: headline_mismatch", "code: text_error"),
    ]
    ours, theirs = random.sample(pairs, 2)
    on_branches(set_up, ours, theirs)
    git(set_up, "merge", "-q", "-m", "both", "theirs")
    text = (set_up / LABELS).read_text(encoding="utf-8")
    assert ours[1] in text
    assert theirs[1] in text


def test_git_diff_tells_the_words(set_up: Path):
    change(set_up, ("stance: asserts", "stance: denies"))
    assert git(set_up, "diff") == (f"{LABELS}\n  attribution a9vq1t: stance asserts → denies\n")
    assert "+    stance: denies\n" in git(set_up, "diff", "--no-ext-diff")
    assert "@@   - id: a9vq1t" in git(set_up, "diff", "--no-ext-diff", "-U1")
    (set_up / LABELS).write_text("format: [\n\x1b[31m")
    told = git(set_up, "diff")
    assert "can't be told in words" in told
    assert "\x1b" not in told


def test_diff_of_the_work_tree(set_up: Path, capsys: pytest.CaptureFixture[str]):
    assert run("diff") == 0
    assert capsys.readouterr().out == ""
    change(set_up, ("stance: asserts", "stance: denies"))
    (set_up / "annotations/harbour/links/ana.yaml").unlink()
    (set_up / "annotations/harbour/ferry/cy.yaml").write_bytes((set_up / LABELS).read_bytes())
    assert run("diff") == 0
    out = capsys.readouterr().out.splitlines()
    assert out[:2] == [LABELS, "  attribution a9vq1t: stance asserts → denies"]
    assert out[2] == "annotations/harbour/ferry/cy.yaml (added)"
    assert out[-2:] == [
        "annotations/harbour/links/ana.yaml (removed)",
        "  removed link l5d8wz: ferry#c4kx2m same harbour-note#cb3x8k",
    ]


@pytest.mark.parametrize(
    "words", [("HEAD~1..HEAD",), ("HEAD~1..",), ("main~1..main", "harbour/ferry")]
)
def test_diff_of_two_revisions(
    set_up: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
):
    change(set_up, ("stance: asserts", "stance: denies"))
    git(set_up, "commit", "-qam", "more")
    change(set_up, ("kind: headline", "kind: dek"))
    assert run("diff", *words) == 0
    assert capsys.readouterr().out == f"{LABELS}\n  attribution a9vq1t: stance asserts → denies\n"


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ((LABELS,), 2),
        (("harbour/ferry",), 2),
        (("harbour",), 2),
        (("HEAD", "data"), 0),
        (("main", LABELS), 2),
        (("HEAD", "--format", "text"), 2),
    ],
)
def test_diff_of_some_paths(
    set_up: Path, words: tuple[str, ...], lines: int, capsys: pytest.CaptureFixture[str]
):
    change(set_up, ("stance: asserts", "stance: denies"))
    assert run("diff", *words) == 0
    assert len(capsys.readouterr().out.splitlines()) == lines


def test_diff_as_json(set_up: Path, capsys: pytest.CaptureFixture[str]):
    change(set_up, ("stance: asserts", "stance: denies"))
    assert run("diff", "--format", "json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["from"], told["to"]) == ("HEAD", None)
    [file] = told["files"]
    assert (file["path"], file["change"], file["problem"]) == (LABELS, "changed", None)
    assert file["changes"] == [
        {
            "kind": "attribution",
            "key": "a9vq1t",
            "change": "changed",
            "words": "",
            "fields": [
                {
                    "field": "stance",
                    "old": "asserts",
                    "new": "denies",
                    "words": "stance asserts → denies",
                }
            ],
            "told": "attribution a9vq1t: stance asserts → denies",
        }
    ]


def test_diff_of_a_form_and_of_what_can_not_be_read(
    set_up: Path, capsys: pytest.CaptureFixture[str]
):
    change(set_up, ("kind: headline\n", "kind: headline  # here\n"))
    assert run("diff") == 0
    assert capsys.readouterr().out == f"{LABELS}\n  only its form or its comments\n"
    change(set_up, ("kind: headline  # here", "kind: *headline"))
    assert run("diff") == 1
    told = capsys.readouterr()
    assert told.out == f"{LABELS}\n"
    assert told.err.startswith(
        f"reportedly: {LABELS}: what it is can't be read: 10:11: Y3 an alias"
    )


@pytest.mark.parametrize("word", ["nonsense", "--output=x", "HEAD..nonsense", "a..b..c"])
def test_diff_of_no_revision(set_up: Path, word: str, capsys: pytest.CaptureFixture[str]):
    assert run("diff", word) == 2
    assert capsys.readouterr().err.startswith("reportedly: ")
    assert not (set_up / "x").exists()


def test_diff_outside_of_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    init(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert run("diff") == 2


def test_nothing_that_a_repository_configures_is_run(set_up: Path, tmp_path: Path):
    ran = tmp_path / "ran"
    evil = tmp_path / "evil.sh"
    evil.write_text(f"#!/bin/sh\necho ran >> '{ran}'\nexit 1\n")
    evil.chmod(0o755)
    for name in ("diff.external", "diff.reportedly.command", "diff.reportedly.textconv"):
        git(set_up, "config", name, str(evil))
    git(set_up, "config", "core.fsmonitor", str(evil))
    git(set_up, "config", "filter.evil.clean", str(evil))
    (set_up / ".gitattributes").write_text("* filter=evil diff=reportedly\n")
    change(set_up, ("stance: asserts", "stance: denies"))
    assert run("diff") == 0
    assert run("diff", "HEAD..HEAD") == 0
    assert run("check", "--changed-since", "HEAD") == 0
    assert not ran.exists()


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_a_version_that_is_not_there(
    set_up: Path, missing: int, capsys: pytest.CaptureFixture[str]
):
    files = [LABELS, LABELS, LABELS]
    files[missing] = "nowhere"
    before = (set_up / LABELS).read_bytes()
    assert run("merge", *files) == 2
    assert capsys.readouterr().err == "reportedly: nowhere: No such file or directory\n"
    assert (set_up / LABELS).read_bytes() == before


def test_hidden_characters_in_a_name_are_not_written_to_the_file(set_up: Path, tmp_path: Path):
    versions = []
    text = (set_up / LABELS).read_text(encoding="utf-8")
    for name, kind in (("base", "headline"), ("ours", "dek"), ("theirs", "body")):
        path = tmp_path / name
        path.write_text(text.replace("kind: headline", f"kind: {kind}"), encoding="utf-8")
        versions.append(os.fspath(path))
    assert run("merge", *versions, "--ours-name", "a\x1bb\nc", "--theirs-name", "%Y") == 1
    made = (tmp_path / "ours").read_text(encoding="utf-8")
    assert "<<<<<<< ours (a␛b␊c)\n" in made
    assert ">>>>>>> theirs\n" in made


def test_what_kind_of_file_it_is_is_found_at_once_among_very_many_blank_lines():
    assert (
        model_of(b"a: |" + b"\n " * 300_000, b"x: 1\n  format: reportedly/links@1\n") is LinksFile
    )
