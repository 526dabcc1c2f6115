"""`reportedly reanchor`: what it lists, what it writes, and what it leaves alone."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from reportedly.check import check_workspace
from reportedly.cli import main
from reportedly.files.emit import row_line
from reportedly.files.save import digest
from reportedly.reanchor.spans import pinned
from reportedly.workspace import Workspace

BASE = Path(__file__).parents[2] / "examples" / "base"
FERRY = "data/harbour/ferry.txt"
NOTE = "data/harbour/harbour-note.txt"
ANA = "annotations/harbour/ferry/ana.yaml"
BEN = "annotations/harbour/harbour-note/ben.yaml"
LISTED = "data/harbour/collection.yaml"


class Desk:
    """A workspace in git, and the command line in it."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self.capsys = capsys

    def __call__(self, *argv: str) -> int:
        code = main(["reanchor", *argv], lambda _: 0, list)
        self.out, self.err = self.capsys.readouterr()
        return code

    def read(self, name: str) -> str:
        return (self.root / name).read_bytes().decode()

    def change(self, name: str, old: str, new: str) -> None:
        text = self.read(name)
        assert text.count(old) == 1, name
        (self.root / name).write_bytes(text.replace(old, new).encode())

    def on_top(self, name: str, text: str = "Updated at noon.\n\n") -> None:
        (self.root / name).write_bytes((text + self.read(name)).encode())

    @property
    def states(self) -> list[str]:
        return [line.split(": ")[1].split()[0] for line in self.out.splitlines()[:-1]]

    @property
    def codes(self) -> set[str]:
        return {problem.code for problem in check_workspace(Workspace(self.root)).problems}

    @property
    def files(self) -> dict[str, str]:
        return {name: self.read(name) for name in (ANA, BEN, LISTED, FERRY, NOTE)}


@pytest.fixture
def bare(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Desk:
    """Return a workspace without git."""
    shutil.copytree(BASE, tmp_path / "desk")
    monkeypatch.chdir(tmp_path / "desk")
    return Desk(tmp_path / "desk", capsys)


@pytest.fixture
def desk(bare: Desk) -> Desk:
    who = ("-c", "user.name=Ana", "-c", "user.email=ana@example.org")
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "labels"]):
        subprocess.run(["git", *who, *words], cwd=bare.root, check=True)
    return bare


def test_with_nothing_to_do(desk: Desk):
    before = desk.files
    assert desk() == 0
    assert desk.out == "every label stands on its article's text\n"
    assert desk("--apply", "moved") == 0
    assert desk.files == before


def test_it_lists_every_span_with_its_place_and_changes_nothing(desk: Desk):
    desk.on_top(FERRY)
    before = desk.files
    assert desk() == 1
    assert desk.files == before
    assert set(desk.states) == {"moved"}
    first, *_, last = desk.out.splitlines()
    assert first == (
        f'{ANA}:12:17: moved z1m8qd spans "Ferry 🛟 reportedly turned back": [0, 30) → [18, 48)'
    )
    assert last == "0 exact, 14 moved, 0 ambiguous, 0 lost in 1 file"
    assert f"git checkout -- {FERRY}" in desk.err
    assert "--apply moved" in desk.err


def test_what_moved_is_written_and_check_is_content(desk: Desk):
    desk.on_top(FERRY)
    desk.on_top(NOTE)
    assert desk("--apply", "moved") == 0
    assert desk.codes == set()
    assert digest(desk.read(FERRY).encode()) in desk.read(ANA)
    assert "start: 75, end: 98" in desk.read(ANA)  # evidence, from the other article
    assert desk() == 0


def test_what_stands_where_it_stood_needs_the_hash_alone(desk: Desk):
    (desk.root / FERRY).write_bytes(desk.read(FERRY).encode() + b"\nIt left at noon, as always.\n")
    before = desk.read(ANA)
    assert desk() == 1
    assert set(desk.states) == {"exact"}
    assert desk("--apply", "moved") == 0
    old, new = digest((BASE / FERRY).read_bytes()), digest(desk.read(FERRY).encode())
    assert desk.read(ANA) == before.replace(old, new)
    assert desk.codes == set()


def test_comments_and_other_lines_keep_their_bytes(desk: Desk):
    desk.change(ANA, "  - id: c4kx2m\n", "  # seen twice\n  - id: c4kx2m   # two\n")
    desk.on_top(FERRY)
    before = [line for line in desk.read(ANA).splitlines() if "start:" not in line]
    assert desk("--apply", "moved") == 0
    after = [line for line in desk.read(ANA).splitlines() if "start:" not in line]
    assert [line for line in after if "sha256" not in line] == [
        line for line in before if "sha256" not in line
    ]


def halfway(desk: Desk) -> None:
    desk.on_top(FERRY)
    desk.change(FERRY, "two boats", "three boats")
    assert desk("--apply", "moved") == 1


def test_while_a_span_is_left_the_hash_stays_and_check_refuses(desk: Desk):
    old = digest((BASE / FERRY).read_bytes())
    halfway(desk)
    assert "lost" in desk.states
    assert old in desk.read(ANA)
    assert "left and its sha256 stays" in desk.err
    assert desk.codes >= {"T1", "T2"}


def test_half_done_work_is_never_moved_twice(desk: Desk):
    halfway(desk)
    before = desk.files
    assert desk() == 1
    assert "moved" not in desk.states
    assert desk("--apply", "moved") == 1
    assert desk.files == before


def test_what_is_left_may_be_done_by_hand(desk: Desk):
    halfway(desk)
    desk("--format", "json")
    text, lines = desk.read(FERRY), desk.read(ANA).split("\n")
    left = [row for row in json.loads(desk.out)["spans"] if row["state"] != "exact"]
    for row in left:
        words = row["exact"].replace("two boats", "three boats")
        at = text.index(words)
        written = row_line(pinned(text, at, at + len(words)), 6)
        lines[row["line"] - 1] = written.rstrip("\n")
    (desk.root / ANA).write_bytes("\n".join(lines).encode())
    assert desk() == 1
    assert set(desk.states) == {"exact"}
    assert desk("--apply", "moved") == 0
    assert desk.codes == set()
    assert desk.read(ANA).count("prefix") == 3


def test_as_data(desk: Desk):
    desk.change(FERRY, "two boats", "three boats")
    assert desk("--format", "json", ANA) == 1
    told = json.loads(desk.out)
    rows = {(row["label"], row["part"], row["exact"]): row for row in told["spans"]}
    assert told["left"] is True
    assert told["exact"] + told["moved"] + told["ambiguous"] + told["lost"] == len(told["spans"])
    row = rows["c4kx2m", "spans", "two boats"]
    assert (row["path"], row["line"], row["column"], row["state"]) == (ANA, 16, 17, "lost")
    assert row["places"] == [{"start": 40, "end": 51, "exact": "three boats", "why": "alike"}]


@pytest.mark.parametrize(
    ("paths", "told"),
    [
        ([], {"exact", "evidence"}),
        (["harbour/harbour-note"], {"evidence", "exact"}),
        (["data/harbour/harbour-note.txt"], {"evidence", "exact"}),
        ([ANA], {"evidence"}),
        ([BEN], {"exact"}),
        (["harbour/ferry"], {"evidence"}),
    ],
)
def test_what_is_asked_for(desk: Desk, paths: list[str], told: set[str]):
    (desk.root / NOTE).write_bytes(desk.read(NOTE).encode() + b" Nobody else has said so yet.")
    assert desk("--format", "json", *paths) == 1
    rows = json.loads(desk.out)["spans"]
    found = {"evidence" if row["part"] == "evidence" else "exact" for row in rows}
    assert found == told


def test_evidence_that_was_mended_is_left_alone(desk: Desk):
    desk.on_top(NOTE)
    assert desk("--apply", "moved") == 0
    desk.change(LISTED, digest(desk.read(NOTE).encode()), digest((BASE / NOTE).read_bytes()))
    assert desk("--format", "json") == 1
    assert {row["state"] for row in json.loads(desk.out)["spans"]} == {"exact"}


def test_labels_that_say_they_fit_but_do_not_are_found_too(desk: Desk):
    desk.change(ANA, "start: 40, end: 49", "start: 41, end: 50")
    assert desk.codes == {"T2", "P2"}
    assert desk("--format", "json") == 1
    (row,) = json.loads(desk.out)["spans"]
    assert (row["label"], row["state"], row["places"][0]["start"]) == ("c4kx2m", "lost", 40)


def test_without_git_less_is_certain(bare: Desk):
    bare.on_top(FERRY)
    assert bare() == 1
    assert set(bare.states) == {"moved", "lost"}
    assert bare.states.count("moved") == 3  # those that hold their context
    assert "--old FILE" in bare.err


def test_a_kept_text_does_as_well(bare: Desk, tmp_path: Path):
    kept = tmp_path / "kept.txt"
    shutil.copy(BASE / FERRY, kept)
    bare.on_top(FERRY)
    assert bare("--old", str(kept)) == 1
    assert set(bare.states) == {"moved"}
    assert bare("--old", str(kept), "--apply", "moved") == 0
    assert bare.codes == set()


@pytest.mark.parametrize("text", ["Another one.", None])
def test_another_text_is_refused(bare: Desk, tmp_path: Path, text: str | None):
    if text is not None:
        (tmp_path / "kept.txt").write_text(text)
    bare.on_top(FERRY)
    before = bare.files
    assert bare("--old", str(tmp_path / "kept.txt"), "--apply", "moved") == 2
    assert ("is not the text" if text else "No such file") in bare.err
    assert bare.files == before


def test_what_can_not_be_read_is_said_and_the_rest_goes_on(desk: Desk):
    (desk.root / BEN).write_text("status: [")
    desk.on_top(FERRY)
    assert desk() == 1
    assert f"{BEN}:2:1: Y3" in desk.err
    assert desk.states.count("moved") == 14


def test_a_text_that_is_gone_is_said(desk: Desk):
    (desk.root / NOTE).unlink()
    assert desk() == 1
    assert f"{NOTE} is not there" in desk.err


def test_words_are_shown_and_not_obeyed(desk: Desk):
    desk.change(ANA, '"two boats"', '"\\e]0;x\\a boats"')
    desk.on_top(FERRY)
    assert desk() == 1
    assert "\x1b" not in desk.out + desk.err
    assert "\x07" not in desk.out + desk.err


def test_an_article_without_labels_is_accepted(desk: Desk):
    (desk.root / BEN).unlink()
    (desk.root / NOTE).write_bytes(desk.read(NOTE).encode() + b" That was all on this day.")
    assert desk("--apply", "moved", "harbour/harbour-note") == 0
    assert digest(desk.read(NOTE).encode()) in desk.read(LISTED)


def test_somebody_elses_save_is_never_overwritten(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    from reportedly.reanchor import applying

    desk.on_top(FERRY)
    whole = applying.finish

    def meanwhile(file, article):
        desk.change(ANA, "status: complete", "status: in_progress")
        whole(file, article)

    monkeypatch.setattr(applying, "finish", meanwhile)
    before = desk.read(ANA)
    assert desk("--apply", "moved") == 2
    assert "changed by another program" in desk.err
    assert desk.read(ANA) == before.replace("status: complete", "status: in_progress")
