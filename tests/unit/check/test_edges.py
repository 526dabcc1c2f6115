"""T5, T6 and T8: the edges of spans, over any text and over words that are hard to take apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from labelling import claims, found, span

from reportedly.anchors import make_span, merge
from reportedly.check import occurrences
from reportedly.check.occurrences import MOST, Occurrences
from reportedly.text.units import Units
from reportedly_schemas.annotation import Span

TEXTS = st.text(st.sampled_from("aab  “”.,’é\u0301🛟\n\u00a0李キ1-"), min_size=1, max_size=40)


@given(st.data())
def test_spans_as_the_app_makes_them_have_their_context(data: st.DataObject):
    text = data.draw(TEXTS)
    start = data.draw(st.integers(0, len(text) - 1))
    one = make_span(text, start, data.draw(st.integers(start + 1, len(text))))
    assert found("T5", text, claims((one,))) == []


@given(st.data())
def test_words_that_stand_there_twice_need_context(data: st.DataObject):
    text = data.draw(TEXTS)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    made = make_span(text, start, end)
    bare = Span(start, end, text[start:end])
    recurs = made != bare and not bare.exact.isspace()
    assert len(found("T5", text, claims((bare,)))) == recurs


@given(TEXTS, st.sampled_from(["word", "sentence", "paragraph"]))
def test_units_that_the_app_selects_are_not_ragged(text: str, kind: str):
    units = Units(text).units_in(kind, 0, len(text))
    assert found("T6", text, claims(*((make_span(text, *unit),) for unit in units))) == []


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("a two boats", "wo boats", ["start"]),
        ("two boats", "two boat", ["end"]),
        ("two boats", "wo boat", ["start", "end"]),
        ("two boats", "two ", ["end"]),
        ("two boats", " boats", ["start"]),
        ("two\u00a0boats", "\u00a0boats", ["start"]),
        ("two\n\nboats", "two\n", ["end"]),
        ("two   boats", "   ", ["start"]),
        ("cafe\u0301 noir", "cafe", ["end"]),
        ("👨\u200d👩\u200d👧 x", "👨", ["end"]),
        ("🇩🇪🇫🇷", "🇪🇫", ["start", "end"]),
        ("1,200 men", "200 men", ["start"]),
        ("rose 3.5 points", "rose 3", ["end"]),
        ("rose 40% since", "rose 40", ["end"]),
        ("$3bn", "3bn", ["start"]),
        ("U.S. men", "U", ["end"]),
        ("couldn’t", "couldn", ["end"]),
        ("O’Brien", "Brien", ["start"]),
        ("they’ve", "ve", ["start"]),
        ("x_y", "x", ["end"]),
    ],
)
def test_what_is_cut(text: str, words: str, expected: list[str]):
    assert [each.path[-1] for each in found("T6", text, claims((span(text, words),)))] == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("two boats", "two boats"),
        ("“two” boats", "two"),
        ("(two)", "two"),
        ("two, boats", "two"),
        ("x: two", "x"),
        ("the end.Next", "the end"),
        ("two—boats", "two"),
        ("pro-Vessimer", "Vessimer"),
        ("the 47-metre wall", "47"),
        ("Lind’s men", "Lind"),
        ("Lind's men", "Lind"),
        ("he’s late", "he"),
        ("the workers’ camp", "workers"),
        ("in the U.S.", "in the U.S"),
        ("l’homme", "homme"),
        ("dell’Interno", "Interno"),
        ("俄国官员说", "官员"),
        ("ロシアメディア", "ロシア"),
        ("러시아는", "러시아"),
        ("ไทยพูด", "ไทย"),
        ("CNNは", "CNN"),
        ("CNN는", "CNN"),
        ("ភាសាខ្មែរ", "ភាសា"),
        ("12 3月", "3"),
        ("🛟🛟", "🛟"),
        ("say @mara", "mara"),
        ("1,200", "1,200"),
    ],
)
def test_what_is_whole(text: str, words: str):
    assert found("T6", text, claims((span(text, words),))) == []


@given(st.data())
def test_spans_that_were_joined_do_not_touch(data: st.DataObject):
    text = "abcdefgh"
    pairs = st.tuples(st.integers(0, 7), st.integers(1, 3))
    spans = [
        make_span(text, start, min(start + length, 8))
        for start, length in data.draw(st.lists(pairs, min_size=1, max_size=5))
    ]
    assert found("T8", text, claims(merge(spans, text))) == []


def test_each_span_that_touches_the_one_before_it_is_told():
    text = "abcdefgh"
    spans = tuple(make_span(text, at, at + 2) for at in (0, 2, 4))
    assert [each.path[3] for each in found("T8", text, claims(spans))] == [1, 2]


@given(
    st.text("ab c", min_size=20, max_size=200),
    st.lists(st.text("ab c", min_size=1, max_size=14), min_size=1, max_size=12),
)
def test_words_are_found_all_at_once_as_one_by_one(text: str, wanted: list[str]):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(occurrences, "ENOUGH", 0)
        patch.setattr(occurrences, "FEW", 0)
        all_at_once = Occurrences(text, wanted)
        assert set(all_at_once._found) == set(wanted)
    one_by_one = Occurrences(text, wanted)
    assert one_by_one._found == {}
    for words in wanted:
        starts = [at for at in range(len(text)) if text.startswith(words, at)]
        assert all_at_once.starts(words) == one_by_one.starts(words) == starts[:MOST]


def test_a_few_words_in_a_very_long_text_are_searched_one_by_one():
    found = Occurrences("a" * occurrences.ENOUGH + "said", ["said", "denied", "port"])
    assert found._found == {}
    assert found.starts("said") == [occurrences.ENOUGH]
