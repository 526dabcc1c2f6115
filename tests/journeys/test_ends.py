"""However it ends: the terminal is left as it was found, and what was labelled is on disk."""

from __future__ import annotations

import random
import re
import signal
import sys
from pathlib import Path

import pytest
from pseudo_terminal import LEFT, Start, Terminal, labels, left_as_found

SIGNALS = [(signal.SIGTERM, 143), (signal.SIGHUP, 129)]


def leftovers(folder: Path) -> list[Path]:
    """Files among the labels that are no labels."""
    found = (folder / "annotations").rglob("*")
    return [path for path in found if path.is_file() and path.name != "ana.yaml"]


@pytest.mark.parametrize(("number", "code"), SIGNALS)
def test_a_signal_ends_it_in_order(folder: Path, start: Start, number: signal.Signals, code: int):
    terminal = start()
    terminal.shows("Dam breach", "? help")
    terminal.type("s1s1")
    terminal.shows("2 claims")
    terminal.signal(number)
    assert terminal.end() == code
    left_as_found(terminal)
    assert len(labels(folder).claims) == 2
    assert not leftovers(folder)


@pytest.mark.parametrize(("number", "code"), SIGNALS)
def test_a_signal_while_writing_keeps_the_text(
    folder: Path, start: Start, number: signal.Signals, code: int
):
    terminal = start()
    terminal.type("s1enhalf a sentence")
    terminal.shows("half a sentence", "Esc keeps it")
    terminal.signal(number)
    assert terminal.end() == code
    assert labels(folder).claims[0].notes == "half a sentence"
    left_as_found(terminal)


@pytest.mark.parametrize(("number", "code"), SIGNALS)
def test_a_signal_while_it_loads(folder: Path, start: Start, number: signal.Signals, code: int):
    terminal = start()
    terminal.enters()
    terminal.signal(number)
    assert terminal.end() == code
    left_as_found(terminal)
    assert b"Traceback" not in terminal.raw


def test_closing_the_terminals_window(folder: Path, start: Start):
    terminal = start()
    terminal.shows("Dam breach", "? help")
    terminal.type("s1")
    terminal.shows("1 claim ·")
    terminal.hang_up()
    assert terminal.process.wait(20) == 129
    assert len(labels(folder).claims) == 1


@pytest.mark.parametrize("seed", range(4))
def test_killed_at_any_moment_no_label_called_saved_is_lost(folder: Path, start: Start, seed: int):
    moments = random.Random(seed)
    for _ in range(4):
        terminal = start()
        terminal.enters()
        terminal.type("s1" * moments.randint(1, 12))
        called_saved = watched(terminal, moments.uniform(0.1, 0.9))
        path = folder / "annotations/harrow/the-herald/ana.yaml"
        assert called_saved == 0 or len(labels(folder).claims) >= called_saved
        if path.exists():
            path.unlink()


def watched(terminal: Terminal, seconds: float) -> int:
    """Read for a while, kill the app, read what is left; how many claims it called saved."""
    best = 0

    def look() -> bool:
        nonlocal best
        status = terminal.lines[0]
        if (count := re.search(r"(\d+) claim", status)) and " saved" in status:
            best = max(best, int(count[1]))
        return False

    terminal.watch(look, seconds)
    terminal.process.kill()
    terminal.end()
    look()
    return best


@pytest.mark.parametrize("seed", range(3))
def test_leaving_at_any_moment_leaves_nothing_else_behind(folder: Path, start: Start, seed: int):
    moments = random.Random(seed)
    for keys in ("s1" * moments.randint(1, 9) + "qq", "s1en" + "x" * 20, "s1s1uUu"):
        terminal = start()
        terminal.enters()
        terminal.type(keys)
        terminal.watch(lambda: False, moments.uniform(0.2, 0.6))
        terminal.signal(signal.SIGTERM)
        assert terminal.end() in (0, 143)
        assert not leftovers(folder)
        left_as_found(terminal)


CRASHING = """
import sys
from reportedly_tui.__main__ import main
from reportedly_tui.session.commands import table

def crash(*_):
    raise RuntimeError("boom \\x1b]0;gone\\x07 [/] [red]")

{patch}
sys.exit(main(sys.argv[1:]))
"""
PLACES = {
    "a command": "table.COMMANDS['dim'] = crash",
    "painting": (
        "from reportedly_tui.widgets.article import ArticleView\n"
        "table.COMMANDS['dim'] = lambda _: setattr(ArticleView, '_paint', crash)"
    ),
    "a timer": (
        "from reportedly_tui.screens.watch import Watch\n"
        "table.COMMANDS['dim'] = lambda _: setattr(Watch, '_look', crash)\n"
        "from reportedly_tui.session import conflicts\n"
        "conflicts.look = crash"
    ),
    "what a thread tells": (
        "from reportedly_tui.session import conflicts\n"
        "from reportedly_tui.screens.watch import Watch\n"
        "table.COMMANDS['dim'] = lambda _: setattr(Watch, '_show_git', crash)"
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_an_error_of_its_own(folder: Path, start: Start, place: str, home: Path):
    program = (sys.executable, "-c", CRASHING.format(patch=PLACES[place]))
    terminal = start(argv=program)
    terminal.shows("Dam breach", "? help")
    terminal.type("s1s1s1en")
    terminal.shows("notes of c", "Esc keeps it")
    terminal.type("kept\x1b")
    terminal.until(lambda: "Esc keeps it" not in terminal.text)
    terminal.type("=" + "s1" * 3)
    assert terminal.end() == 3
    left_as_found(terminal)
    said = bytes(terminal.raw).rpartition(LEFT)[2].decode()
    said = re.sub(r"\x1b\[\?\d+[hl]", "", said).strip()
    assert said.startswith("reportedly: internal error: RuntimeError: boom ␛]0;gone␇ [/] [red] (")
    assert "\n" not in said
    assert "Traceback" not in said
    log = Path(re.search(r"details: (.+?)\)$", said)[1])
    assert log.is_relative_to(home)
    assert "Traceback" in log.read_text()
    assert "in crash" in log.read_text()
    claims = labels(folder).claims
    assert len(claims) >= 3
    assert "kept" in [claim.notes for claim in claims]
    assert not leftovers(folder)


def test_an_error_before_the_app_is_there(folder: Path, start: Start):
    program = (
        sys.executable,
        "-c",
        "import sys\n"
        "from reportedly_tui.__main__ import main\n"
        "from reportedly_tui.terminal import prepaint\n"
        "enter = prepaint.Prepainted.paint\n"
        "def paint(self, *a):\n"
        "    enter(self, *a)\n"
        "    sys.modules['textual'] = None\n"
        "prepaint.Prepainted.paint = paint\n"
        "sys.exit(main(sys.argv[1:]))",
    )
    terminal = start(argv=program)
    assert terminal.end() == 3
    left_as_found(terminal)
    assert b"Traceback" not in terminal.raw
    assert b"internal error" in terminal.raw
