"""Line separators survive an editor that would split at them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly_tui.session.separators import SEPARATORS, hide, restore


def test_every_separator_of_python_is_known():
    splitting = {chr(code) for code in range(0x11000) if len(f"a{chr(code)}b".splitlines()) > 1}
    assert splitting == {"\n", *SEPARATORS}


@pytest.mark.parametrize("separator", SEPARATORS, ids=lambda one: f"U+{ord(one):04X}")
def test_a_separator_is_hidden_and_comes_back(separator: str):
    text = f"one{separator}two\nthree{separator}"
    hidden, table = hide(text)
    assert hidden.splitlines() == hidden.split("\n")
    assert len(hidden) == len(text)
    assert restore(hidden, table) == text


@pytest.mark.parametrize("text", ["", "plain", "one\ntwo\n", "\ue000", "漢字\t"])
def test_a_text_without_separators_stays_as_it_is(text: str):
    assert hide(text) == (text, {})


def test_characters_that_are_there_already_stand_for_nothing_else():
    text = "\ue000\r\ue001\u2028\ue002"
    hidden, table = hide(text)
    assert restore(hidden, table) == text
    assert not set(map(chr, table)) & set(text)


def test_what_is_written_in_between_is_kept():
    hidden, table = hide("one\u2028two")
    assert restore(hidden.replace("two", "three\nfour"), table) == "one\u2028three\nfour"


@settings(max_examples=150)
@given(st.text(st.one_of(st.characters(), st.sampled_from(SEPARATORS + "\n\ue000\ue001\uf8ff"))))
def test_any_text_comes_back(text: str):
    hidden, table = hide(text)
    assert not set(hidden) & set(SEPARATORS)
    assert len(hidden) == len(text)
    assert restore(hidden, table) == text
