"""The panel below the article: it puts the session's questions and hands back the answers."""

from __future__ import annotations

from collections.abc import Callable

from reportedly_tui.session.asking import JumpQuestion, question_for
from reportedly_tui.session.lines import Line
from reportedly_tui.session.outcome import Outcome
from reportedly_tui.session.questions import Answer, Question


class Panel:
    """Puts one question at a time.

    Args:
        show: Shows the question's lines; none when there is no question any more.
        width: Gives the cells a line may take.
        done: Takes what an answer came to.
    """

    def __init__(
        self,
        show: Callable[[list[Line]], None],
        width: Callable[[], int],
        done: Callable[[Outcome], None],
    ) -> None:
        self._show_lines = show
        self._width = width
        self._done = done
        self._question: Question | None = None
        self.height = 0

    @property
    def asking(self) -> bool:
        """Whether a question is being put."""
        return self._question is not None

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
        self._show()

    def press(self, stroke: str) -> bool:
        """A key for the question; returns whether it was the last one."""
        assert self._question is not None
        answer = self._question.press(stroke)
        if isinstance(answer, Answer):
            self._question = None
            self._show()
            self._done(answer.result)
            return True
        self._show()
        return False

    def show_again(self) -> None:
        """Show the question anew: what it is about has changed."""
        if self._question is not None:
            self._show()

    def paste(self, text: str) -> None:
        """Pasted text for the question."""
        if self._question is not None:
            self._question.paste(text)
            self._show()

    def _show(self) -> None:
        lines = self._question.lines(self._width()) if self._question is not None else []
        self.height = len(lines)
        self._show_lines(lines)
