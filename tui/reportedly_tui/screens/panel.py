"""The panel below the article: it puts the session's questions and hands back the answers."""

from __future__ import annotations

from collections.abc import Callable

from reportedly_tui.session.asking import JumpQuestion, question_for
from reportedly_tui.session.outcome import Outcome
from reportedly_tui.session.questions import Answer, Question
from reportedly_tui.widgets.palette import Palette
from reportedly_tui.widgets.rows import Rows


class Panel:
    """Shows one question at a time in a `Rows` widget.

    Args:
        rows: Where the question is shown.
        done: Takes what an answer came to.
        moved: Called when the panel's height or the letters on the article changed.
    """

    def __init__(
        self, rows: Rows, done: Callable[[Outcome], None], moved: Callable[[], None]
    ) -> None:
        self.rows = rows
        self._done = done
        self._moved = moved
        self._question: Question | None = None

    @property
    def asking(self) -> bool:
        """Whether a question is being put."""
        return self._question is not None

    @property
    def height(self) -> int:
        """Rows the panel takes."""
        return len(self.rows.lines) if self._question is not None else 0

    @property
    def letters(self) -> dict[int, str]:
        """Offset → letters to show on the article while jumping."""
        question = self._question
        if not isinstance(question, JumpQuestion):
            return {}
        return {offset: name for name, offset in question.jump.places.items()}

    def ask(self, question: Outcome) -> None:
        """Put a question."""
        self._question = question_for(question)
        self.rows.display = True
        self._show()

    def close(self) -> None:
        """Take the question away."""
        if self._question is not None:
            self._question = None
            self.rows.display = False
            self._moved()

    def press(self, stroke: str) -> None:
        """A key for the question."""
        assert self._question is not None
        answer = self._question.press(stroke)
        if isinstance(answer, Answer):
            self.close()
            self._done(answer.result)
        else:
            self._show()

    def paste(self, text: str) -> None:
        """Pasted text for the question."""
        if self._question is not None:
            self._question.paste(text)
            self._show()

    def _show(self) -> None:
        assert self._question is not None
        before = self.height
        lines = self._question.lines(self.rows.app.size.width)
        self.rows.show(lines)
        if len(lines) != before or self.rows.styles.height is None:
            self.rows.styles.height = len(lines)
        self._moved()

    def restyle(self, palette: Palette) -> None:
        """Change the theme."""
        self.rows.restyle(palette)
