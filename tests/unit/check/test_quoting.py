"""A8 and A9: quotation marks around content, as articles really have them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from labelling import attributions, found, span

from reportedly.anchors import make_span

TEXT = """\
“It was not a wave,” said Roake, “it was the whole lake.” He left.

“We went up. The workers’ camp was gone.

“Nobody was there,” he added. ‘Nobody’ is a big word.

The board said “no concerns” were raised, and that the “so-called” order was ‘never’ given.

"Straight marks," she said, "are 'nested' here." We are lost, he shouted.

He read out:

The gates were shut on Monday.

„So war es“, sagte sie. »Nein«, sagte er. ”Ja”, sade hon.

‘Singles,’ he said, don’t last in the workers’ camp.
"""


def types(quote_type: str, *contents: str) -> list[str]:
    """Return what A8 says when the words have this type."""
    content = tuple(span(TEXT, words) for words in contents)
    file = attributions({"content": content, "quote_type": quote_type})
    return [each.message for each in found("A8", TEXT, file)]


@pytest.mark.parametrize(
    "contents",
    [
        ("“It was not a wave,”", "“it was the whole lake.”"),
        ("It was not a wave", "it was the whole lake"),
        ("“We went up. The workers’ camp was gone.\n\n“Nobody was there,”",),
        ("The workers’ camp was gone",),
        ("“Nobody was there,”",),
        ("‘Nobody’",),
        ('"Straight marks,"', "\"are 'nested' here.\""),
        ("Straight marks", "are 'nested' here"),
        ("„So war es“",),
        ("Singles",),
        ("“no concerns”",),
    ],
)
def test_what_stands_in_marks_is_direct(contents: tuple[str, ...]):
    assert types("direct", *contents) == []
    [message] = types("indirect", *contents)
    assert message.startswith("indirect, but ")


@pytest.mark.parametrize(
    "contents",
    [
        ("We are lost",),
        ("He left",),
        ("The gates were shut on Monday.",),
        ("last in the workers’ camp",),
        ("don’t last",),
        ("were raised",),
    ],
)
def test_what_stands_in_no_marks_is_indirect(contents: tuple[str, ...]):
    assert types("indirect", *contents) == []
    [message] = types("direct", *contents)
    assert message.startswith("direct, but ")


@pytest.mark.parametrize(
    "words",
    [
        "“no concerns” were raised",
        "the “so-called” order was ‘never’ given",
        "‘Nobody’ is a big word",
    ],
)
def test_words_in_marks_within_indirect_content_are_fine(words: str):
    assert types("indirect", words) == []
    assert types("direct", words) == []


@pytest.mark.parametrize(
    ("cue", "content", "fine"),
    [
        ("told me", "they had a ‘crew’ there", True),
        ("told me", "‘crew’ there", True),
        ("she said", "they had a ‘crew’ there", False),
        ("told me", "‘crew’", False),
    ],
)
def test_marks_around_the_cue_too_are_those_of_another(cue: str, content: str, fine: bool):
    text = "“He told me they had a ‘crew’ there,” she said.\n"
    parts = {"cue": (span(text, cue),), "content": (span(text, content),)}
    findings = found("A8", text, attributions(parts | {"quote_type": "indirect"}))
    assert (findings == []) == fine


@pytest.mark.parametrize("quote_type", ["mixed", "block"])
@pytest.mark.parametrize("words", ["“no concerns”", "We are lost"])
def test_other_types_are_not_judged(quote_type: str, words: str):
    assert types(quote_type, words) == []


def marks(*contents: str, flags: tuple[str, ...] = (), text: str = TEXT) -> list[str]:
    """Return the offsets' marks that A9 names."""
    file = attributions({"content": tuple(span(text, each) for each in contents), "flags": flags})
    return [each.message.split()[3] for each in found("A9", text, file)]


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        (("“It was not a wave,",), "“"),
        (("It was not a wave,”",), "”"),
        (("“It was not a wave,”", "“it was the whole"), "“"),
        (("“We went up",), "“"),
        (("Nobody was there,”",), "”"),
        (('"Straight marks,',), '"'),
        (("are 'nested",), "'"),
        (("was ‘never",), "‘"),
        (("never’ given",), "’"),
        (("„So war es",), "„"),
        (("raised, and that the “so-called",), "“"),
    ],
)
def test_half_a_quotation_is_told(contents: tuple[str, ...], expected: str):
    assert marks(*contents) == [expected]


@pytest.mark.parametrize(
    "contents",
    [
        ("“It was not a wave,”", "“it was the whole lake.”"),
        ("It was not a wave", "it was the whole lake"),
        ("“We went up. The workers’ camp was gone.",),
        ("“We went up. The workers’ camp was gone.\n\n“Nobody was there,”",),
        ("The workers’ camp",),
        ("don’t last in the workers’ camp",),
        ("“no concerns” were raised, and that the “so-called” order",),
        ("\"are 'nested' here.\"",),
        ("„So war es“",),
        ("»Nein«",),
        ("”Ja”",),
        ("‘Singles,’",),
    ],
)
def test_whole_quotations_are_balanced(contents: tuple[str, ...]):
    assert marks(*contents) == []


def test_fragments_count_together():
    text = "“We went, he said, up the hill.”\n"
    assert marks("“We went", "up the hill.”", text=text) == []
    assert marks("“We went", text=text) == ["“"]


def test_an_article_that_lacks_the_other_mark():
    text = "He said: “We are lost! And then he left.\n\nNobody came.\n"
    assert marks("“We are lost!", text=text) == ["“"]
    assert marks("“We are lost!", flags=("text_error",), text=text) == []


PROSE = st.text(st.sampled_from("ab  “”\"'‘’«».,\n—"), min_size=1, max_size=60)


@given(PROSE, st.data())
def test_any_content_of_any_text_is_judged(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text) - 1))
    one = make_span(text, start, data.draw(st.integers(start + 1, len(text))))
    for quote_type in ("direct", "indirect"):
        file = attributions({"content": (one,), "quote_type": quote_type})
        assert len(found("A8", text, file)) <= 1
    for finding in found("A9", text, attributions({"content": (one,)})):
        at = int(finding.message.split()[5])
        assert one.start <= at < one.end
        assert finding.message.split()[3] == text[at]
