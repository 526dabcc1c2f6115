"""From the first key to the file on disk, in a real terminal with real bytes."""

from __future__ import annotations

from pathlib import Path

import pytest
from pseudo_terminal import ENTERED, Start, labels, left_as_found


def test_start_label_quit_and_open_again(folder: Path, start: Start):
    terminal = start()
    terminal.shows("Dam breach")
    terminal.type("s1tkn")
    terminal.shows("1 claim ·", " saved")
    terminal.type("qq")
    assert terminal.end() == 0
    left_as_found(terminal)
    (claim,) = labels(folder).claims
    assert (claim.kind, claim.spans[0].start) == ("numerical", 0)
    again = start()
    again.shows("1 claim ·", "Dam breach")
    again.type("n")
    again.shows("numerical", "1 of 1")
    again.type("dqq")
    assert again.end() == 0
    assert labels(folder).claims == ()


def test_from_the_desk(folder: Path, start: Start):
    terminal = start(".", "--annotator", "ana", size=(80, 24))
    terminal.shows("the-herald", "the-wire")
    terminal.type("wire\r")
    terminal.shows("Two crews")
    terminal.type("s1qq")
    assert terminal.end() == 0
    assert len(labels(folder, "the-wire").claims) == 1
    left_as_found(terminal)


@pytest.mark.parametrize("ready", [False, True], ids=["at once", "while it loads"])
def test_keys_typed_while_it_starts_are_not_lost(folder: Path, start: Start, ready: bool):
    terminal = start()
    if ready:
        terminal.enters()
    terminal.type("s1")
    terminal.shows("1 claim ·", " saved")
    terminal.type("qq")
    assert terminal.end() == 0
    assert len(labels(folder).claims) == 1
    assert terminal.raw.count(ENTERED) == 1
    if ready:
        assert terminal.raw.startswith(ENTERED)
        assert b"s1" not in terminal.raw


def test_enter_typed_before_the_app_is_there_opens_an_article(folder: Path, start: Start):
    terminal = start(".", "--annotator", "ana")
    terminal.type("\rs1")
    terminal.shows("1 claim ·", " saved")
    terminal.type("qq")
    assert terminal.end() == 0
    assert len(labels(folder).claims) == 1
    left_as_found(terminal)


def test_a_burst_of_keys_all_count(folder: Path, start: Start):
    terminal = start()
    terminal.type("s1" * 30 + "u" * 5 + "U" * 2 + "enwritten ahead")
    terminal.shows("written ahead", "Esc keeps it")
    terminal.type("\x1b")
    terminal.shows(" saved")
    terminal.until(lambda: "Esc keeps it" not in terminal.text)
    terminal.type("qq")
    assert terminal.end() == 0
    claims = labels(folder).claims
    assert len(claims) == 27
    assert [claim.notes for claim in claims if claim.notes] == ["written ahead"]


@pytest.mark.parametrize("where", ["", "t", "s1en", "s1tq", ":", "/", "?", "gd", "sa"])
def test_ctrl_c_does_no_harm(folder: Path, start: Start, where: str):
    terminal = start()
    terminal.shows("Dam breach", "? help")
    terminal.type(where)
    terminal.type("\x03\x03\x1c\x11\x1a")
    terminal.type("\x1b")
    terminal.until(lambda: terminal.process.poll() is None)
    terminal.type("\x1b")
    terminal.shows("harrow")
    assert terminal.process.poll() is None


@pytest.mark.parametrize(
    "bad",
    [
        b"\xff\xfe\x80",
        b"\xc3(",
        b"\xed\xa0\x80",
        b"\x1b[99999999u",
        b"\x1b[1;99999999999999999999A",
        b"\x1b[<9999999999;9999999999;9999999999M",
        b"\x1b[48;99999;99999;1;1t",
        b"\x1b[200~\x1b[31ms1\x1b[201~",
    ],
)
def test_bytes_that_mean_nothing_do_not_end_it(folder: Path, start: Start, bad: bytes):
    terminal = start()
    terminal.shows("Dam breach", "? help")
    terminal.type(bad)
    terminal.type("\x1b[As1")
    terminal.shows("1 claim ·")
    terminal.type("qq")
    assert terminal.end() == 0


def test_a_storm_of_sizes(folder: Path, start: Start):
    terminal = start()
    terminal.shows("Dam breach", "? help")
    for size in ((1, 1), (300, 100), (2, 40), (60, 3), (80, 24), (500, 1), (120, 40)):
        terminal.resize(*size)
        terminal.type("s")
    terminal.type("1")
    terminal.shows("1 claim ·", " saved", "? help")
    terminal.type("qq")
    assert terminal.end() == 0


def test_a_second_app_on_the_same_file_reads_only(folder: Path, start: Start):
    first, second = start(), None
    first.shows("Dam breach")
    first.type("s1")
    first.shows("1 claim ·", " saved")
    second = start()
    second.shows("read-only", "another reportedly has this file open")
    second.type("s1s1")
    second.shows("read-only: another reportedly")
    second.type("qq")
    assert second.end() == 0
    first.type("s1")
    first.shows("2 claims", " saved")
    first.type("qq")
    assert first.end() == 0
    assert len(labels(folder).claims) == 2
    third = start()
    third.type("nd")
    third.shows("1 claim ·", " saved")


def test_a_checkout_under_the_app_is_noticed(folder: Path, start: Start):
    terminal = start()
    terminal.type("s1")
    terminal.shows("1 claim ·", " saved")
    path = folder / "annotations/harrow/the-herald/ana.yaml"
    once = path.read_bytes()
    terminal.type("s1")
    terminal.shows("2 claims", " saved")
    path.write_bytes(once)
    terminal.shows("1 claim ·", "was read anew")
    assert path.read_bytes() == once


def test_no_colour(folder: Path, start: Start, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NO_COLOR", "1")
    terminal = start()
    terminal.type("s1en")
    terminal.shows("Esc keeps it")
    terminal.type("x\x1b")
    terminal.until(lambda: "Esc keeps it" not in terminal.text)
    terminal.type("qq")
    assert terminal.end() == 0
    assert b";5;" not in terminal.raw
    assert b"8;2;" not in terminal.raw
    assert b"\x1b[4" in terminal.raw
