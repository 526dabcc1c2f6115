"""The app without a terminal, driven by the characters that a terminal would send."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from reportedly.files.reader import load_plain
from reportedly.importing import import_files
from reportedly.workspace import Workspace
from reportedly_tui.app import ReportedlyApp
from reportedly_tui.keys.keymap import make_keymap
from reportedly_tui.session.reading import Reading
from reportedly_tui.session.selection import Selection
from reportedly_tui.session.session import Session
from reportedly_tui.settings import Settings
from reportedly_tui.terminal.input import TerminalInput

HERALD = """Dam breach reportedly leaves more than 100 missing

Regional officials said that no crew was on the wall, according to the Water Board.

“We are still counting,” said Mara Lind. “It is slow.” She denied that 200 had died.

The Courier reported that the mayor believed that engineers had warned the board twice.
"""

WIRE = """Two crews were on the wall

Dozens were reportedly hurt [sic] near the dam.
"""

SENT = {
    "enter": "\r",
    "esc": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "space": " ",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "shift+right": "\x1b[1;2C",
    "shift+left": "\x1b[1;2D",
    "ctrl+s": "\x13",
    "ctrl+c": "\x03",
    "ctrl+q": "\x11",
    "ctrl+g": "\x07",
    "ctrl+z": "\x1a",
}
"""What an ordinary terminal sends for keys that have a name."""

ROUNDS = 3
"""How often messages are passed on until a key has had its effect: app, screen, widget."""


@dataclass
class Desk:
    """The app as somebody at the keyboard has it."""

    app: ReportedlyApp
    pilot: Pilot[int]
    input: TerminalInput = field(default_factory=TerminalInput)

    async def settle(self) -> None:
        """Wait until the app has done what it was told."""
        for _ in range(ROUNDS):
            await self.pilot._wait_for_screen()
            self.app.screen._on_timer_update()

    async def send(self, characters: str) -> None:
        """Send characters as a terminal would."""
        assert self.app._driver is not None
        messages = list(self.input.feed(characters.encode(errors="surrogatepass")))
        if characters == SENT["esc"]:
            self.input._parser._timeout_time = 0.0
            messages += self.input.rest()
        for message in messages:
            self.app._driver.process_message(message)
        await self.settle()

    async def press(self, keys: str) -> None:
        """Press keys, named or not, with blanks between them."""
        for key in keys.split():
            await self.send(SENT.get(key, key))

    async def type(self, text: str) -> None:
        """Type a text, a character at a time."""
        for character in text:
            await self.send(character)

    async def paste(self, text: str) -> None:
        """Paste a text as terminals do."""
        await self.send(f"\x1b[200~{text}\x1b[201~")

    async def click(self, words: str, *, plus: int = 0, times: int = 1, then: str = "") -> None:
        """Click on the first of some words on screen; with `then`, drag to the end of those."""
        column, row = self.place(words)
        column += plus
        for _ in range(times):
            await self.send(f"\x1b[<0;{column + 1};{row + 1}M")
            if then:
                to_column, to_row = self.place(then)
                to_column += len(then)
                await self.send(f"\x1b[<32;{to_column + 1};{to_row + 1}M")
                await self.send(f"\x1b[<0;{to_column + 1};{to_row + 1}m")
            else:
                await self.send(f"\x1b[<0;{column + 1};{row + 1}m")

    async def until(self, true: Callable[[], object]) -> None:
        """Wait until something is so."""
        for _ in range(2000):
            if true():
                return
            await self.pilot.pause(0.005)
        raise AssertionError(f"it never came true:\n{self.text}")

    async def saved(self) -> dict[str, Any]:
        """Wait until all is saved; what the annotator's file says then."""
        open_file = self.session.file_of(self.reading)
        await self.until(lambda: open_file.state == "saved")
        plain = load_plain(open_file.path.read_bytes())
        assert isinstance(plain, dict)
        return plain

    def select(self, words: str, nth: int = 0) -> None:
        """Select words of the article as any motion would."""
        at = -1
        for _ in range(nth + 1):
            at = self.reading.text.index(words, at + 1)
        self.reading.select(Selection(at, at + len(words)))

    def place(self, words: str) -> tuple[int, int]:
        """Column and row of words on screen."""
        for row, line in enumerate(self.lines):
            if words in line:
                return line.index(words), row
        raise AssertionError(f"{words!r} is not on screen:\n{self.text}")

    @property
    def session(self) -> Session:
        return self.app.session

    @property
    def reading(self) -> Reading:
        return self.session.reading

    @property
    def path(self) -> Path:
        """The annotator's file on the article on screen."""
        return self.session.file_of(self.reading).path

    @property
    def selected(self) -> str:
        """The selected words."""
        at = self.reading.selection
        return self.reading.text[at.start : at.end]

    @property
    def lines(self) -> list[str]:
        """What is on screen, row by row."""
        _, height = self.app.size
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip) for strip in strips[:height]]

    @property
    def text(self) -> str:
        """What is on screen."""
        return "\n".join(line.rstrip() for line in self.lines)

    @property
    def status(self) -> str:
        return self.lines[0]

    @property
    def footer(self) -> str:
        return self.lines[-1]

    def labels(self, section: str) -> list[Any]:
        """The labels of a section in reading order."""
        file = self.reading.file
        return [file.items(section)[label_id] for _, _, label_id in file.order(section)]


@asynccontextmanager
async def at_desk(
    workspace: Workspace,
    address: str | None = "harrow/the-herald",
    *,
    size: tuple[int, int] = (120, 40),
    annotator: str = "ana",
    theme: str = "dark",
    keys: Mapping[str, tuple[str, ...]] | None = None,
) -> AsyncIterator[Desk]:
    """The app on a workspace, with an article open or at its desk."""
    session = Session(workspace, annotator)
    if address is not None:
        session.open(address)
    app = ReportedlyApp(session, Settings(make_keymap(keys), theme))
    async with app.run_test(size=size) as pilot:
        desk = Desk(app, pilot)
        await desk.settle()
        yield desk
        session.close()


def words_of(spans: Any) -> list[str]:
    """The words of spans."""
    return [span.exact for span in spans]


def add_articles(workspace: Workspace, texts: dict[str, str]) -> None:
    """Import articles, given by id, into the workspace's one collection."""
    files = []
    for name, text in texts.items():
        file = workspace.root.parent / f"{name}.txt"
        file.write_bytes(text.encode())
        files.append(file)
    import_files(workspace, files, "harrow")
