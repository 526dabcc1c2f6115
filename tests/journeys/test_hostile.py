"""Nothing of an article, a file or a name reaches the terminal as a control character."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pseudo_terminal import APP, LEFT, Terminal, labels, make_workspace

PAYLOAD = (
    "\x1b]52;c;SEVSRQ==\x07\x1b]0;gone\x07\x1b[7777;1H\x9b7777;1H\x9d0;gone\x9c\u202egnp\u2066x"
    "[red]Red[/] [/b] [sic] [@click=app.exit]x[/]"
)
SEEN = "␛]52;c;SEVSRQ==␇␛]0;gone␇␛[7777;1H�7777;1H�0;gone��gnp�x[red]Red[/] [/b] [sic]"
ARTICLE = f"{PAYLOAD} opens it\n\nThe mayor said that {PAYLOAD} was true.\n"

OURS = re.compile(
    rb"\x1b\[[0-9;]*[mHABCDGJK]"  # colours, and where to write
    rb"|\x1b\[[?<>=]?[0-9;]*\$?[hlupqc]"  # modes of the terminal
    rb"|\x1b\]22;[a-z]*\x07"  # the mouse pointer's shape
)
"""What the app itself tells the terminal."""


def no_harm(terminal: Terminal) -> None:
    """Whatever controls the terminal is the app's own."""
    raw = bytes(terminal.raw)
    assert b"7777" not in b"".join(OURS.findall(raw))
    text = OURS.sub(b"", raw).decode()
    harmful = {character for character in text if not character.isprintable()}
    assert harmful <= {"\r", "\n", "\x0f", "\x0e"}, harmful


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A workspace whose article, title and publisher are hostile."""
    facts = {"title": f"T{PAYLOAD}", "publisher": f"P{PAYLOAD}"}
    return make_workspace(tmp_path / "desk", {"bad": ARTICLE}, **facts)


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
def test_in_the_app_everywhere(hostile: Path, size: tuple[int, int]):
    with Terminal((*APP, "harrow/bad", "--annotator", "ana"), hostile, size=size) as terminal:
        terminal.shows("? help", SEEN[:40])
        terminal.type("s1")
        terminal.shows("1/")
        terminal.type("tx")
        terminal.shows("Esc keeps it")
        terminal.type(f"\x1b[200~{PAYLOAD}\x1b[201~")
        terminal.shows("SEVSRQ")
        terminal.type("\x1b")
        terminal.until(lambda: "Esc keeps it" not in terminal.text)
        terminal.type("\t")
        terminal.shows("CLAIM")
        terminal.type("\x1b[200~ignored\x1b[201~\t/")
        terminal.shows("/")
        terminal.type(f"\x1b[200~{PAYLOAD}!\x1b[201~")
        terminal.shows("SEVSRQ==␇")
        terminal.type("\r")
        terminal.shows("not found")
        terminal.type("ssaf")
        terminal.type("\x07\x07=tk\x07gd")
        terminal.shows("complete")
        terminal.type("/x\x1b[200~" + PAYLOAD + "\x1b[201~")
        terminal.shows("no article matches")
        terminal.type("\x07q")
        assert terminal.end() == 0
        no_harm(terminal)
    (claim,) = labels(hostile, "bad").claims
    assert claim.text == PAYLOAD
    assert PAYLOAD in claim.spans[0].exact


def test_what_is_on_disk_comes_back(hostile: Path):
    with Terminal((*APP, "harrow/bad", "--annotator", "ana"), hostile) as terminal:
        terminal.type("s1tn")
        terminal.shows("Esc keeps it")
        terminal.type(f"\x1b[200~{PAYLOAD}\nsecond\x1b[201~\x1b")
        terminal.until(lambda: "Esc keeps it" not in terminal.text)
        terminal.type("qq")
        assert terminal.end() == 0
    assert labels(hostile, "bad").claims[0].notes == f"{PAYLOAD}\nsecond"
    path = hostile / "annotations/harrow/bad/ana.yaml"
    path.write_bytes(path.read_bytes().replace(b"claims:", b"cl\\e]0;x: \\x9b [/]\nclaims:"))
    with Terminal((*APP, "harrow/bad", "--annotator", "ana"), hostile) as terminal:
        terminal.shows("read-only")
        terminal.type("s1")
        terminal.shows("read-only: ")
        terminal.type("qq")
        assert terminal.end() == 0
        no_harm(terminal)


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        ((f"no-such-{PAYLOAD}",), 2),
        ((f"--no-{PAYLOAD}",), 2),
        ((".", "--annotator", PAYLOAD), 2),
        (("import", f"no-{PAYLOAD}", "-c", "harrow"), 1),
        (("import", "hostile-name", "-c", PAYLOAD), 2),
        (("check",), 1),
        (("check", f"no-{PAYLOAD}"), 2),
        (("status",), 0),
        (("check", f"--{PAYLOAD}"), 2),
        (("init", f"new{PAYLOAD}/x"), 0),
    ],
    ids=range(10),
)
def test_on_the_command_line(hostile: Path, argv: tuple[str, ...], code: int):
    folder = hostile / "annotations/harrow/bad"
    folder.mkdir(parents=True)
    quoted = PAYLOAD.encode("unicode_escape").decode()
    (folder / "ana.yaml").write_text(
        f'format: reportedly/annotation@1\narticle: "{quoted}"\nannotator: "{quoted}"\n'
    )
    with Terminal((*APP, *argv), hostile, size=(200, 24)) as terminal:
        assert terminal.end() == code
        raw = bytes(terminal.raw)
        assert not {character for character in raw.decode() if not character.isprintable()} - {
            "\r",
            "\n",
        }
        assert b"Traceback" not in raw


def test_hostile_settings_are_refused_in_one_inert_line(hostile: Path, monkeypatch, home: Path):
    folder = home / "xdg_config_home" / "reportedly"
    folder.mkdir(parents=True)
    quoted = PAYLOAD.encode("unicode_escape").decode()
    (folder / "keymap.yaml").write_text(f'"{quoted}": x\n')
    with Terminal((*APP, "harrow/bad", "--annotator", "ana"), hostile, size=(200, 24)) as terminal:
        assert terminal.end() == 2
        raw = bytes(terminal.raw)
        assert LEFT not in raw
        assert b"keymap.yaml:1:1: " in raw
        assert raw.decode().replace("\r\n", "").isprintable()
        assert raw.count(b"\n") == 1
