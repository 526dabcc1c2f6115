"""Sentences end where a reader says they do."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.text.sentences import sentences


def split(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text), language)]


@pytest.mark.parametrize(
    "text",
    [
        "The dam failed.|It rained.",
        "The U.S. Army left.|It was the U.S. gate.",
        "Col. Ana Roth spoke.|Mr. Thomas F. Veal left.",
        "He came at 5 a.m. on Monday.|It was late.",
        "He came at 5 p.m. Tuesday and left.|It was late.",
        "It began at 9 a.m. GMT and ended.|They left.",
        "“We knew.” |“They left,” he said. |Then silence.",
        "He said: “Go. Now.”|Then he left.",
        "“Stop!” he cried.|They ran.",
        "He left.”|Then they ran.",
        'He left."|Then they ran.',
        "We ... carried on.|It rained.",
        "He paid $3.5bn.|It rose 1.2%.",
        "The É.U. left.|It rained.",
        "It rained.\u00a0|It stopped.",
        "It rained.\t|It stopped.",
        "No terminator",
        "What?|Really?!|Yes.",
        "你好。|他走了！",
        "नमस्ते। |वह गया।",
        "قال. |ذهب؟",
    ],
)
def test_sentences(text: str):
    expected = [part.strip() for part in text.split("|")]
    assert split(text.replace("|", " ") if "。" not in text else text.replace("|", "")) == expected


def test_the_language_is_passed_on():
    text = "Am 5. Mai kam Dr. Roth. Er ging."
    assert split(text, "de") == ["Am 5. Mai kam Dr. Roth.", "Er ging."]
    assert split("One. Two.", "no-such-language") == ["One.", "Two."]


@given(
    st.text(alphabet=st.characters() | st.sampled_from("aB .?!\"'“”’()\u00a0\u2028"), max_size=40)
)
@settings(max_examples=150)
def test_nothing_but_white_space_is_lost(text: str):
    found = sentences(text, 0, len(text), "en")
    covered = {at for start, end in found for at in range(start, end)}
    assert all(at in covered for at, each in enumerate(text) if not each.isspace())


@pytest.mark.parametrize("pieces", [["The dam", "failed."], [], ["Something else."]])
def test_pieces_that_do_not_line_up_are_not_used(pieces, monkeypatch: pytest.MonkeyPatch):
    fake = SimpleNamespace(segment=lambda language, text: pieces)
    monkeypatch.setitem(sys.modules, "sentencex", fake)
    assert split("The dam failed. It rained.") == ["The dam failed. It rained."]


def test_a_panic_of_the_segmenter_is_survived(monkeypatch: pytest.MonkeyPatch):
    class PanicError(BaseException):
        """What Rust raises: no Exception."""

    def segment(language: str, text: str) -> list[str]:
        raise PanicError

    monkeypatch.setitem(sys.modules, "sentencex", SimpleNamespace(segment=segment))
    assert split("The dam failed. It rained.") == ["The dam failed. It rained."]
