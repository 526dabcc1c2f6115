"""The three-way merge: no label lost, no id twice, and what clashes is marked whole."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
from branches import Branch
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.files.document import KeyedFile
from reportedly.files.formatting import formatted
from reportedly.files.guard import Unreadable, decoded
from reportedly.files.reader import read
from reportedly.merging import Marks, NotReadable, merged
from reportedly.merging.faults import faults_in
from reportedly.workspace import Workspace
from reportedly_schemas.annotation import AnnotationFile
from reportedly_schemas.collection import CollectionFile
from reportedly_schemas.links import LinksFile
from reportedly_schemas.sources import SourcesFile

ROOT = Path(__file__).parents[2] / "examples" / "base"
NAME = "annotations/harbour/ferry/ana.yaml"
BASE = (ROOT / NAME).read_text(encoding="utf-8")
TEXT = (ROOT / "data/harbour/ferry.txt").read_text(encoding="utf-8")
FAULTS = faults_in(Workspace(ROOT), NAME)
SECTIONS = ("zones", "claims", "attributions", "flags")


def labels(file: AnnotationFile) -> dict[str, Any]:
    return {label.id: label for name in SECTIONS for label in getattr(file, name)}


def merge(ours: str, theirs: str, base: str = BASE, model: type = AnnotationFile) -> str:
    """Merge what ends without conflict."""
    found = merged(base.encode(), ours.encode(), theirs.encode(), model, faults=FAULTS)
    assert found.conflicts == ()
    return found.data.decode()


def clash(ours: str, theirs: str, base: str = BASE, model: type = AnnotationFile) -> str:
    """Merge what ends in a conflict, and see that `check` refuses it at its line."""
    found = merged(base.encode(), ours.encode(), theirs.encode(), model, faults=FAULTS)
    with pytest.raises(Unreadable, match="a merge conflict is not resolved") as refused:
        decoded(found.data)
    assert refused.value.line == found.conflicts[0][0]
    return found.data.decode()


def changed(old: str, new: str, text: str = BASE) -> str:
    assert text.count(old) == 1, old
    return text.replace(old, new)


def label(key: str, text: str = BASE) -> str:
    """Return the lines of a label."""
    begin = text.index(f"  - id: {key}\n")
    ends = [
        at for mark in ("\n  - ", "\nattributions", "\nflags") if (at := text.find(mark, begin)) > 0
    ]
    return text[begin : min(ends, default=len(text) - 1) + 1]


def label_lines(data: bytes, key: str) -> str:
    file: KeyedFile[Any] = KeyedFile.parse(data, AnnotationFile)
    return next(file.raw(name, key) for name in SECTIONS if key in file.items(name))


def branches(seed: int) -> tuple[bytes, bytes]:
    """Return a file as two people changed it, each validly."""
    random = Random(seed)
    sides = []
    while len(sides) < 2:
        branch = Branch(BASE.encode(), TEXT, random)
        for _ in range(random.randint(1, 6)):
            branch.edit()
        data = branch.bytes()
        if not FAULTS(read(data, AnnotationFile)):
            sides.append(data)
    return sides[0], sides[1]


@given(st.integers(0, 2**64))
@settings(max_examples=80)
def test_whatever_two_people_do_no_label_is_lost_and_none_doubled(seed: int):
    ours, theirs = branches(seed)
    found = merged(BASE.encode(), ours, theirs, AnnotationFile, faults=FAULTS)
    old, one, other = (labels(read(each, AnnotationFile)) for each in (BASE.encode(), ours, theirs))
    kept = {
        key
        for key in {*one, *other}
        if not (key in old and (one.get(key, old[key]), other.get(key)) == (old[key], None))
        and not (key in old and (one.get(key), other.get(key, old[key])) == (None, old[key]))
    }
    for side, held in ((ours, one), (theirs, other)):
        for key in kept & set(held):
            for comment in re.findall(r"# [0-9]+", label_lines(side, key)):
                assert comment.encode() in found.data
    if found.conflicts:
        with pytest.raises(Unreadable) as refused:
            decoded(found.data)
        assert refused.value.line == found.conflicts[0][0]
        assert all(f"id: {key}\n".encode() in found.data for key in kept)
        return
    made = read(found.data, AnnotationFile)
    assert set(labels(made)) == kept
    assert sum(len(getattr(made, name)) for name in SECTIONS) == len(kept)
    assert FAULTS(made) == frozenset()
    assert formatted(found.data, AnnotationFile) == found.data


@given(st.integers(0, 2**64))
@settings(max_examples=30)
def test_where_only_one_side_changed_its_bytes_are_the_result(seed: int):
    ours, theirs = branches(seed)
    assert merged(BASE.encode(), BASE.encode(), theirs, AnnotationFile).data == theirs
    assert merged(BASE.encode(), ours, BASE.encode(), AnnotationFile).data == ours
    assert merged(BASE.encode(), ours, ours, AnnotationFile).data == ours


def test_different_labels_and_different_fields_are_joined():
    ours = changed("stance: asserts", "stance: confirms", changed("kind: headline", "kind: dek"))
    theirs = changed(
        "quote_type: direct",
        "quote_type: mixed",
        changed("confidence: high\n", "confidence: low\n"),
    )
    both = changed(
        "quote_type: direct",
        "quote_type: mixed",
        changed("confidence: high\n", "confidence: low\n", ours),
    )
    assert merge(ours, theirs) == merge(theirs, ours) == both


def test_the_same_field_is_marked_around_the_whole_label():
    ours, theirs = changed("kind: headline", "kind: dek"), changed("kind: headline", "kind: body")
    made = clash(ours, theirs)
    block = (
        f"<<<<<<< ours\n{label('z1m8qd', ours)}=======\n{label('z1m8qd', theirs)}>>>>>>> theirs\n"
    )
    block = block.replace("claims:\n", "")
    assert made == BASE.replace(label("z1m8qd").replace("claims:\n", ""), block)


def test_changed_and_removed_is_a_conflict():
    gone = BASE.replace(label("f0h3wa"), "").replace("flags:\n", "", 1)
    assert "flags:\n" not in gone
    other = changed('notes: "Nothing', 'notes: "Hardly anything')
    flags = other[other.index("flags:\n") :]
    assert clash(other, gone).endswith(f"<<<<<<< ours\n{flags}=======\n>>>>>>> theirs\n")
    assert clash(gone, other).endswith(f"<<<<<<< ours\n=======\n{flags}>>>>>>> theirs\n")


def test_a_label_that_the_other_side_refers_to_is_not_removed_unseen():
    gone = BASE.replace(label("c4kx2m"), "").replace(", derived_from: c4kx2m", "")
    gone = gone.replace("    claims: [c4kx2m]\n", "")
    assert merge(gone, BASE) == gone
    refers = changed("claims: [c7h0wa]", "claims: [c7h0wa, c4kx2m]")
    made = clash(gone, refers)
    assert f"=======\n{label('c4kx2m')}>>>>>>> theirs\n" in made
    assert "claims: [c7h0wa, c4kx2m]" in made


def test_parents_that_go_in_a_circle_are_a_conflict():
    ours = changed("    quote_type: direct\n", "    parent: a2b7np\n    quote_type: direct\n")
    theirs = changed("    quote_type: indirect\n", "    parent: a9vq1t\n    quote_type: indirect\n")
    sides = (ours.encode(), theirs.encode())
    found = merged(BASE.encode(), *sides, AnnotationFile, faults=circle)
    assert [where for _, where in found.conflicts] == [("attributions", "a2b7np")]


def circle(file: Any) -> frozenset[tuple[str, tuple[str, str]]]:
    parents = {each.id: each.parent for each in file.attributions}
    turned = [key for key, above in parents.items() if above and parents.get(above) == key]
    return frozenset([("A6", ("attributions", key)) for key in sorted(turned)[:1]])


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("[a, b]", "[a, c]", "[a, b, c]"),
        ("[b]", "[a, c]", "[b, c]"),
        ("[]", "[a, c]", "[c]"),
        ("[c, a]", "[a, c]", "[c, a]"),
    ],
)
def test_lists_of_codes_are_joined(ours: str, theirs: str, expected: str):
    def with_flags(codes: str) -> str:
        line = f"flags: {codes}" if codes != "[]" else 'confidence: "high"'
        return changed("    flags: [needs_context]\n", f"    {line}\n").replace(
            '    confidence: "high"\n', ""
        )

    assert merge(with_flags(ours), with_flags(theirs), with_flags("[a]")) == with_flags(expected)


def test_a_label_made_twice_is_one_where_it_is_the_same_and_else_a_conflict():
    new = '  - id: f00000\n    code: text_error\n    notes: "x"\n'
    at = BASE.rindex("flags:\n") + len("flags:\n")
    first = BASE[:at] + new + BASE[at:]
    assert merge(first, first) == first
    second = first.replace('notes: "x"', 'notes: "y"')
    assert '<<<<<<< ours\n  - id: f00000\n    code: text_error\n    notes: "x"\n=======\n' in clash(
        first, second
    )


@pytest.mark.parametrize("field", ["sha256", "codebook", "annotator", "article", "status"])
def test_fields_of_the_file(field: str):
    values = {
        "sha256": ['"' + digit * 64 + '"' for digit in "ab"],
        "codebook": ["mine@1", "mine@2"],
        "annotator": ["ben", "cy"],
        "article": ["harbour/a", "harbour/b"],
        "status": ["in_progress", "adjudicated"],
    }[field]
    line = next(line for line in BASE.split("\n") if line.startswith(f"{field}: "))
    ours, theirs = (BASE.replace(line, f"{field}: {value}", 1) for value in values)
    assert merge(ours, BASE) == ours
    made = clash(ours, theirs)
    block = f"<<<<<<< ours\n{field}: {values[0]}\n=======\n{field}: {values[1]}\n>>>>>>> theirs\n"
    assert block in made


def test_labels_made_on_an_older_text_are_a_conflict_of_the_text():
    line = next(line for line in BASE.split("\n") if line.startswith("sha256: "))
    moved = BASE.replace(line, f'sha256: "{"a" * 64}"')
    spans = changed("{start: 40, end: 49, exact", "{start: 41, end: 49, exact")
    assert f'<<<<<<< ours\nsha256: "{"a" * 64}"\n=======\n{line}\n' in clash(moved, spans)
    stance = changed("stance: asserts", "stance: confirms")
    assert merge(moved, stance) == changed("stance: asserts", "stance: confirms", moved)


def test_comments_of_both_sides_stay():
    ours = changed("  - id: c9q3zt\n", "  # ours\n  - id: c9q3zt\n")
    ours = changed("stance: denies", "stance: denies  # mine", ours)
    theirs = changed("  - id: c9q3zt\n    spans:\n", "  - id: c9q3zt\n    spans:  # theirs\n")
    theirs = changed("    kind: headline\n", "    # why\n    kind: dek\n", theirs)
    theirs = changed("status: complete\n", "status: in_progress  # again\n", theirs)
    made = merge(ours, f"# at the top\n{theirs}# at the end\n")
    for comment in (
        "# ours",
        "# theirs",
        "# mine",
        "# why",
        "# again",
        "# at the top",
        "# at the end",
    ):
        assert made.count(comment) == 1, comment
    assert made.startswith("# yaml-language-server: ")
    assert "    # why\n    kind: dek\n" in made
    assert "status: in_progress  # again\n" in made
    assert made.endswith("# at the end\n")


def test_files_in_other_forms_are_joined_all_the_same():
    ours = BASE.replace("    kind: headline\n", "    kind:   headline\n").replace("\n", "\r\n")
    theirs = changed("stance: asserts", "stance: confirms")
    made = merge(ours, theirs)
    assert made == changed(
        "stance: asserts", "stance: confirms", ours.replace("\r\n", "\n")
    ).replace("\n", "\r\n")
    assert merge(theirs, ours) == theirs


def test_a_file_that_both_sides_made_anew():
    head = BASE[: BASE.index("zones:")]
    ours, theirs = (f'{head}notes: "x"\n', BASE)
    assert merge(ours, theirs, base="") == BASE + 'notes: "x"\n'
    other = theirs.replace("status: complete", "status: in_progress")
    assert "<<<<<<< ours\nstatus: complete\n=======\nstatus: in_progress\n" in clash(
        BASE, other, ""
    )


@pytest.mark.parametrize("broken", [0, 1, 2])
def test_a_version_that_can_not_be_read_is_named(broken: int):
    versions = [BASE.encode(), BASE.encode(), BASE.encode()]
    versions[broken] = BASE.replace("kind: headline", "kind: *a").encode()
    side = ("the common ancestor", "ours", "theirs")[broken]
    with pytest.raises(NotReadable, match=f"^{side} can't be read: 10:11: Y3 an alias"):
        merged(*versions, AnnotationFile)


def test_an_id_that_stands_twice_is_refused():
    twice = changed("  - id: c7h0wa\n", "  - id: c4kx2m\n")
    with pytest.raises(NotReadable, match="I1"):
        merged(BASE.encode(), twice.encode(), BASE.encode(), AnnotationFile)


def test_marks_have_names_and_a_length_that_is_seen():
    ours, theirs = changed("kind: headline", "kind: dek"), changed("kind: headline", "kind: body")
    sides = (BASE.encode(), ours.encode(), theirs.encode())
    made = merged(*sides, AnnotationFile, Marks("ours (HEAD)", "theirs (x)", 9)).data.decode()
    assert "\n<<<<<<<<< ours (HEAD)\n" in made
    assert "\n=========\n" in made
    assert "\n>>>>>>>>> theirs (x)\n" in made
    assert "\n<<<<<<< ours\n" in merged(*sides, AnnotationFile, Marks(size=2)).data.decode()


LINK = "  - id: {0}\n    from: a#c00000\n    to: b#c00000\n    relation: {1}\n"
LINKS = "format: reportedly/links@1\nlinks:\n" + LINK.format("l00000", "same")


def test_links_are_joined_by_id():
    ours = LINKS + LINK.format("l22222", "updates")
    theirs = LINKS.replace("same", "contradicts") + LINK.format("l11111", "same")
    expected = (
        LINKS.replace("same", "contradicts")
        + LINK.format("l11111", "same")
        + LINK.format("l22222", "updates")
    )
    assert merge(ours, theirs, LINKS, LinksFile) == expected
    assert merge(
        ours,
        LINKS.replace(LINK.format("l00000", "same"), "").replace("links:\n", ""),
        LINKS,
        LinksFile,
    ) == (LINKS.replace("l00000", "l22222").replace("same", "updates"))


SOURCES = """\
format: reportedly/sources@1
sources:
  board:
    name: "Board"
  crew:
    name: "Crew"
"""


def test_sources_are_joined_by_key():
    ours = SOURCES.replace('"Board"\n', '"Board"\n    aliases: ["the board"]\n')
    theirs = (
        SOURCES.replace('"Board"\n', '"Board"\n    aliases: ["it"]\n') + '  dam:\n    name: "Dam"\n'
    )
    made = merge(ours, theirs, SOURCES, SourcesFile)
    assert made == theirs.replace('["it"]', '["the board", "it"]')
    gone = SOURCES[: SOURCES.index("  crew")]
    member = SOURCES.replace('"Board"\n', '"Board"\n    members: [crew]\n')
    assert '=======\n  crew:\n    name: "Crew"\n>>>>>>> theirs\n' in clash(
        gone, member, SOURCES, SourcesFile
    )


def test_articles_are_joined_by_id():
    head = 'format: reportedly/collection@1\ntitle: "T"\nlanguage: en\narticles:\n'
    entry = '  - id: {0}\n    file: "{0}.txt"\n    sha256: "' + "0" * 64 + '"\n'
    base = head + entry.format("b")
    made = merge(
        base + entry.format("c"),
        base.replace('"T"', '"U"') + entry.format("a"),
        base,
        CollectionFile,
    )
    assert made == base.replace('"T"', '"U"') + entry.format("c") + entry.format("a")
