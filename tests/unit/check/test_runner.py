"""Which files are checked, by how many processes, and what happens when one of them fails us."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path
from typing import Any

import pytest

from reportedly.check import Report, check_workspace, inspection, workers
from reportedly.check.changes import affected
from reportedly.check.places import Place
from reportedly.check.selection import Selection
from reportedly.workspace import Workspace

BASE = Path(__file__).parents[2] / "examples" / "base"
LABELS = "annotations/harbour/ferry/ana.yaml"
NOTE = "annotations/harbour/harbour-note/ben.yaml"
SOURCES = "annotations/harbour/sources.yaml"
LINKS = "annotations/harbour/links/ana.yaml"
COLLECTION = "data/harbour/collection.yaml"
FERRY, HARBOUR_NOTE = "data/harbour/ferry.txt", "data/harbour/harbour-note.txt"
ALL = {LABELS, NOTE, SOURCES, LINKS, COLLECTION, FERRY, HARBOUR_NOTE}


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    shutil.copytree(BASE, tmp_path / "desk")
    return Workspace(tmp_path / "desk")


def many(desk: Workspace, copies: int = 12) -> None:
    """Add collections that are like the first one, each with a problem of its own."""
    for number in range(copies):
        for part in ("data", "annotations"):
            shutil.copytree(desk.root / part / "harbour", desk.root / part / f"port{number}")
        for path in sorted((desk.root / f"annotations/port{number}").rglob("*.yaml")):
            text = path.read_text(encoding="utf-8").replace("harbour/", f"port{number}/")
            if number % 3 == 0:
                text = text.replace("stance: asserts", "stance: assert")
            path.write_text(text, encoding="utf-8")
        if number % 3 == 1:
            (desk.root / f"data/port{number}/ferry.txt").write_bytes(b"other\r\n")
        if number % 4 == 2:
            (desk.root / f"annotations/port{number}/ferry/ana.yaml").write_bytes(b"[" * 99)


@pytest.mark.parametrize("asked", [Selection(), Selection(["annotations"]), Selection(["data"])])
def test_the_report_is_the_same_whatever_the_number_of_processes(desk: Workspace, asked: Selection):
    many(desk)
    alone = check_workspace(desk, asked, jobs=1)
    assert list(alone.problems) == sorted(alone.problems)
    assert alone.count("error") > 5
    for jobs in (2, 3, 8, 200):
        assert check_workspace(desk, asked, jobs=jobs) == alone


def test_progress_is_told_up_to_the_end(desk: Workspace):
    many(desk)
    for jobs in (1, 3):
        told: list[tuple[int, int]] = []
        report = check_workspace(desk, jobs=jobs, tell=lambda *at, told=told: told.append(at))
        assert told == [(done, report.files) for done in range(1, report.files + 1)]


def failing(real: Any, name: str, how: Any) -> Any:
    def check(place: Place, library: Any) -> Any:
        return how() if place.name == name else real(place, library)

    return check


def no_luck() -> None:
    raise KeyError("no\x1bluck")


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("name", [LABELS, COLLECTION, FERRY])
def test_an_error_of_ours_ends_with_its_file(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch, name: str, jobs: int
):
    expected = check_workspace(desk)
    monkeypatch.setattr(inspection, "check_file", failing(inspection.check_file, name, no_luck))
    report = check_workspace(desk, jobs=jobs)
    assert report.problems == expected.problems
    assert report.names == expected.names
    [failure] = report.failures
    assert (failure.path, failure.message) == (name, "KeyError: 'no\\x1bluck'")
    assert "no_luck" in failure.details


def test_a_reader_that_fails_is_told_of_the_file_it_fails_on(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch
):
    from reportedly.check import library

    real = library.read_parts

    def read(data: bytes, model: type) -> Any:
        if b"reportedly/sources@1" in data:
            raise RuntimeError
        return real(data, model)

    monkeypatch.setattr(library, "read_parts", read)
    report = check_workspace(desk)
    assert [failure.path for failure in report.failures] == [SOURCES]


def test_a_process_that_dies_is_told_of_the_files_it_had(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch
):
    many(desk)
    real = inspection.check_file
    deadly = failing(real, LABELS, lambda: os.kill(os.getpid(), signal.SIGKILL))
    monkeypatch.setattr(inspection, "check_file", deadly)
    report = check_workspace(desk, jobs=2)
    assert LABELS in {failure.path for failure in report.failures}
    assert {failure.message for failure in report.failures} == {
        "the process that was to check it has ended"
    }
    left = set(report.names) - {failure.path for failure in report.failures}
    monkeypatch.undo()
    expected = [each for each in check_workspace(desk).problems if each.path in left]
    assert [each for each in report.problems if each.path in left] == expected


def test_no_process_outlives_an_interrupt(desk: Workspace, monkeypatch: pytest.MonkeyPatch):
    many(desk)
    crews: list[Any] = []
    real = workers._Crew.hire

    def hire(crew: Any, number: int) -> None:
        crews.append(crew)
        real(crew, number)

    def interrupt(done: int, of: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(workers._Crew, "hire", hire)
    with pytest.raises(KeyboardInterrupt):
        check_workspace(desk, jobs=3, tell=interrupt)
    [crew] = crews
    assert len(crew._processes) == 3
    assert not any(process.is_alive() for process in crew._processes)


@pytest.mark.parametrize(
    ("groups", "covered", "led_to", "neither"),
    [
        ([], ["a", "a/b"], ["a"], []),
        ([["."]], ["a", "a/b"], ["a"], []),
        ([["a/b"]], ["a/b", "a/b/c/d"], ["a"], ["b", "a/bc", "a/c"]),
        ([["a/b", "c"], ["a"]], ["a/b"], ["a"], ["c", "a/c"]),
        ([["a/b"], ["a/b/c"]], ["a/b/c", "a/b/c/d"], ["a", "a/b"], ["a/b/d"]),
        ([[]], [], [], ["a"]),
    ],
)
def test_a_selection(
    groups: list[list[str]], covered: list[str], led_to: list[str], neither: list[str]
):
    asked = Selection(*groups)
    assert all(asked.covers(name) and asked.leads_to(name) for name in covered)
    assert all(asked.leads_to(name) for name in led_to)
    assert not any(asked.covers(name) or asked.leads_to(name) for name in neither)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ([], set()),
        ([LABELS], {LABELS, LINKS, SOURCES}),
        (["annotations/harbour/ferry/gone.yaml"], {LINKS, SOURCES}),
        ([SOURCES], {LABELS, NOTE, LINKS, SOURCES}),
        ([LINKS], {LINKS, SOURCES}),
        ([FERRY], {FERRY, LABELS, NOTE, COLLECTION}),
        ([HARBOUR_NOTE], {HARBOUR_NOTE, NOTE, LABELS, COLLECTION}),
        ([COLLECTION], ALL),
        (["schemas/codebook.yaml"], ALL),
        (["data/harbour/loose.txt"], {COLLECTION}),
        (["annotations/port/ferry/ana.yaml"], set()),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_depends_on_a_change_is_checked_too(
    desk: Workspace, changed: list[str], expected: set[str]
):
    report = check_workspace(desk, Selection(list(affected(desk, changed))))
    assert set(report.names) == expected
    assert report.problems == ()


def test_labels_that_cite_a_changed_article_of_another_collection_are_checked(desk: Workspace):
    many(desk, 1)
    path = desk.root / "annotations/port0/ferry/ana.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("ref: port0/harbour-note", "ref: harbour/harbour-note"), "utf-8")
    for changed in (HARBOUR_NOTE, COLLECTION):
        names = check_workspace(desk, Selection(list(affected(desk, [changed])))).names
        assert "annotations/port0/ferry/ana.yaml" in names
        assert "annotations/port0/harbour-note/ben.yaml" not in names


def test_a_changed_file_where_nothing_is_read_is_told(desk: Workspace):
    stray = "annotations/harbour/ferry/ana.yml"
    (desk.root / stray).write_text("")
    report = check_workspace(desk, Selection(list(affected(desk, [stray]))))
    assert [problem.path for problem in report.problems] == [stray]


def test_an_empty_report_is_fine():
    assert not Report((), ()).broken(strict=True)
