"""What most Textual apps show a text with: a read-only TextArea over the file that is named."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("TEXTUAL_FPS", "250")
os.environ.setdefault("ESCDELAY", "25")

from textual.app import App, ComposeResult
from textual.widgets import TextArea


class TextAreaApp(App[None]):
    """An article in a TextArea, without labels."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def compose(self) -> ComposeResult:
        yield TextArea(self.text, read_only=True, soft_wrap=True)


if __name__ == "__main__":
    TextAreaApp(Path(sys.argv[1]).read_text(encoding="utf-8")).run()
