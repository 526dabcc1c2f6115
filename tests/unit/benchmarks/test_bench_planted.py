"""The planted copies are what they are said to be, and what finds them is scored rightly."""

from __future__ import annotations

import pytest
from benchmarks.planted import KINDS, ORIGINAL, SENTENCES, Planted, plant
from benchmarks.topics.copies import Score, reportedly


@pytest.fixture(scope="module")
def planted() -> Planted:
    return plant(60)


def test_every_sentence_is_where_it_is_said_to_be(planted: Planted):
    assert len(planted.starts) == 60 * SENTENCES
    for number in range(60 * SENTENCES):
        sentence = planted.stretch(number)
        assert sentence.endswith(".")
        assert sentence.count(".") == 1
        article, start = number // SENTENCES, planted.starts[number]
        assert list(planted.sentences(article, start, start + len(sentence))) == [number]


def test_copies_come_from_originals_of_other_articles(planted: Planted):
    assert set(planted.kind) == {*range(len(KINDS)), ORIGINAL}
    for number, (origin, kind) in enumerate(zip(planted.origin, planted.kind, strict=True)):
        assert planted.kind[origin] == ORIGINAL
        assert (origin == number) is (kind == ORIGINAL)
        if kind != ORIGINAL:
            assert origin // SENTENCES < number // SENTENCES
        if kind == KINDS.index("identical"):
            assert planted.stretch(number) == planted.stretch(origin)
        if kind in range(1, len(KINDS)):
            assert planted.stretch(number) != planted.stretch(origin)


def test_what_is_found_is_scored(planted: Planted):
    score = Score(planted)
    for one, other in reportedly(planted)():
        score.pair(one, other)
    figures = score.figures()
    assert figures["identical"] == figures["precision"] == 1
    assert min(figures.values()) > 0.95
    copied = next(at for at, kind in enumerate(planted.kind) if kind == 0)
    lone = Score(planted)
    lone.pair(planted.origin[copied], copied)
    lone.pair(0, 1)
    assert lone.found == {planted.origin[copied], copied}
    assert lone.figures()["precision"] == 0.5
