"""The programs that are measured and what they are measured beside: how each is started."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.terminal import Program
from benchmarks.workspaces import ANNOTATOR

HERE = Path(__file__).parent
BIN = Path(sys.executable).parent
APP = BIN / "reportedly"
VIM = shutil.which("vim")


@dataclass(frozen=True, slots=True)
class Place:
    """Where programs run: a folder of workspaces, and an empty home beside them.

    Attributes:
        folder: Holds one workspace for each size.
        home: So that no setting of whoever runs this counts.
    """

    folder: Path
    home: Path = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "home", self.folder / "home")
        self.home.mkdir(exist_ok=True)

    def environment(self) -> dict[str, str]:
        """The variables a program gets: a plain terminal with all colours, and nothing else."""
        return {
            "PATH": os.pathsep.join((str(BIN), os.defpath)),
            "HOME": str(self.home),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            **{
                f"XDG_{kind}_HOME": str(self.home / kind.lower())
                for kind in ("CONFIG", "STATE", "DATA", "CACHE")
            },
        }

    def app(self, path: Path, under: tuple[str, ...] = ()) -> Program:
        """The app on the article or the workspace at `path`, started by the command `under`."""
        return self._start(*under, str(APP), str(path), "--annotator", ANNOTATOR)

    def floor(self) -> Program:
        """The smallest Textual app."""
        return self._start(sys.executable, str(HERE / "floor_app.py"))

    def textarea(self, article: Path) -> Program:
        """The article in a read-only TextArea."""
        return self._start(sys.executable, str(HERE / "textarea_app.py"), str(article))

    def vim(self, article: Path) -> Program:
        """The article in vim as it comes, without settings.

        Raises:
            LookupError: There is no vim here.
        """
        if VIM is None:
            raise LookupError("vim is not installed")
        return self._start(VIM, "-u", "NONE", "-i", "NONE", "-N", "-n", "-R", str(article))

    def _start(self, *argv: str) -> Program:
        return Program(argv, self.environment(), self.home)
