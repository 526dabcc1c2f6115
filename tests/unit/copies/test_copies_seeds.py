"""The real articles beside the repository, when they are there: what they have from one another."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from reportedly.copies.collection import Texts, copied_sentences
from reportedly.copies.quoting import shared_quotations

SEEDS = Path(__file__).parents[3].parent / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="no seeds beside the repository")


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {path.stem[:3]: path.read_bytes().decode() for path in sorted(SEEDS.glob("*.txt"))}


def test_the_copied_sentences(texts: dict[str, str]):
    found = {}
    for group in copied_sentences(Texts("c", "en", texts)):
        places = [place for wording in group for place in wording.places]
        for one, other in combinations(places, 2):
            same = (
                texts[one.article][one.start : one.end]
                == texts[other.article][other.start : other.end]
            )
            found[one.article, other.article, one.end - one.start] = same
    assert found == {
        ("000", "002", 145): False,
        ("001", "002", 159): False,
        ("001", "004", 216): True,
        ("001", "002", 176): True,
        ("001", "002", 43): True,
    }


def test_the_shared_quotations(texts: dict[str, str]):
    officers, analyst = shared_quotations(texts, "en", lambda _: ())
    assert [(one.article, one.speakers) for one in officers.quoted] == [
        ("000", ("Ryan Dillon",)),
        ("002", ("Veale",)),
    ]
    assert officers.credited_apart
    assert [(one.article, len(one.fragments), one.speakers) for one in analyst.quoted] == [
        ("001", 2, ("Vladimir Frolov",)),
        ("002", 2, ("Vladimir Frolov",)),
    ]
    assert not analyst.credited_apart
    assert not analyst.altered
