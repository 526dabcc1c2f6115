"""The articles that are measured: the same every time, and labelled as the app would."""

from __future__ import annotations

import pytest
from benchmarks import prose
from benchmarks.workspaces import SMALL, annotate

from reportedly.anchors import make_span


@pytest.fixture(scope="module")
def article():
    return prose.write(SMALL.length, seed=0)


def test_a_seed_gives_the_same_text_and_another_one_another(article):
    assert prose.write(SMALL.length, seed=0) == article
    assert prose.write(SMALL.length, seed=1)[0] != article[0]


def test_the_text_is_as_long_as_was_asked_for(article):
    assert SMALL.length <= len(article[0].encode()) < SMALL.length + 200


def test_sentences_and_their_parts_lie_where_they_say(article):
    text, sentences = article
    for sentence in sentences:
        assert text[sentence.end - 1] == "."
        assert text[sentence.start - 1].isspace()
        for _, start, end in sentence.parts:
            assert sentence.start <= start < end < sentence.end


def test_the_first_word_of_the_body_stands_there_once(article):
    assert article[0].count(prose.FIRST_WORD) == 1


def test_labels_are_as_many_as_asked_for_and_their_spans_as_the_app_makes_them(article):
    text, sentences = article
    made = annotate(text, sentences, "c/a", SMALL.labels)
    spans = [span for claim in made.claims for span in claim.spans]
    spans += [span for one in made.attributions for span in (*one.source, *one.cue, *one.content)]
    assert len(made.claims) + len(made.attributions) == SMALL.labels
    assert spans == [make_span(text, span.start, span.end) for span in spans]


def test_ids_are_all_different():
    text, sentences = prose.write(90_000, seed=0)
    made = annotate(text, sentences, "c/a", 1_000)
    assert len({label.id for label in (*made.claims, *made.attributions)}) == 1_000


def test_more_labels_than_sentences_are_refused(article):
    with pytest.raises(ValueError, match="sentences"):
        annotate(*article, "c/a", 1_000)
