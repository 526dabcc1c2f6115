"""An open file: every edit touches its own lines, and what will be written is proved."""

from __future__ import annotations

from dataclasses import replace
from difflib import ndiff
from random import Random
from typing import Any

import pytest
from by_chance import Chance, files, randoms
from hypothesis import given, settings
from hypothesis import strategies as st
from test_emit import ANNOTATION, COLLECTION, EMPTY, LINKS, SOURCES, WRITTEN

from reportedly.files.document import KeyedFile
from reportedly.files.emit import write
from reportedly.files.guard import Unreadable
from reportedly.files.reader import read
from reportedly.files.scalars import Unwritable
from reportedly.files.shapes import SECTIONS, shape_of
from reportedly.files.snapshot import NotEqual
from reportedly_schemas.annotation import (
    AnnotationFile,
    Assessment,
    Attribution,
    Claim,
    Flag,
    Span,
    Zone,
)
from reportedly_schemas.collection import ArticleEntry, CollectionFile
from reportedly_schemas.links import LinksFile
from reportedly_schemas.sources import Source, SourcesFile

HEAD = WRITTEN.partition("zones:")[0]


def opened(text: str = WRITTEN, model: type = AnnotationFile) -> KeyedFile[Any]:
    return KeyedFile.parse(text.encode(), model)


def text_of(file: KeyedFile[Any]) -> str:
    snapshot = file.snapshot()
    data = snapshot.render()
    snapshot.verify(data)
    return data.decode()


def difference(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that went and those that came."""
    lines = list(ndiff(before.splitlines(), after.splitlines()))
    return [x[2:] for x in lines if x[0] == "-"], [x[2:] for x in lines if x[0] == "+"]


def claim(key: str, start: int, **fields: Any) -> Claim:
    return Claim(key, (Span(start, start + 4, "word"),), **fields)


def test_a_changed_field_changes_its_line():
    file = opened()
    file.put("claims", "c4kx2m", replace(file.item("c4kx2m"), factuality="pr-"))
    assert difference(WRITTEN, text_of(file)) == (["    factuality: ct-"], ["    factuality: pr-"])


def test_a_new_label_adds_its_lines_at_its_place():
    file = opened()
    file.put("claims", "c00000", claim("c00000", 5, kind="quote"))
    gone, came = difference(WRITTEN, text_of(file))
    assert gone == []
    assert came == [
        "  - id: c00000",
        "    spans:",
        '      - {start: 5, end: 9, exact: "word"}',
        "    kind: quote",
    ]
    assert text_of(file).index("c00000") < text_of(file).index("id: c4kx2m")


def test_a_removed_label_takes_its_lines_and_the_empty_header():
    file = opened()
    file.remove("zones", "z1m8qd")
    gone, came = difference(WRITTEN, text_of(file))
    assert came == []
    assert gone[:2] == ["zones:", "  - id: z1m8qd"]
    assert len(gone) == 5


def test_a_section_comes_at_its_place_in_the_model():
    file = KeyedFile.new(EMPTY)
    file.set("notes", "n")
    file.put("attributions", "a00000", Attribution(id="a00000", content=(Span(0, 1, "x"),)))
    file.put("zones", "z00000", Zone("z00000", "body", (Span(0, 1, "x"),)))
    file.put("flags", "f00000", Flag("f00000", "text_error"))
    keys = [line for line in text_of(file).split("\n") if line[:1].isalpha()]
    assert [key.partition(":")[0] for key in keys[5:]] == [
        "status",
        "zones",
        "attributions",
        "flags",
        "notes",
    ]


def test_a_label_moves_with_its_offsets():
    file = opened(write(replace(EMPTY, claims=(claim("c00001", 10), claim("c00002", 20)))).decode())
    file.put("claims", "c00001", claim("c00001", 30))
    assert [key for _, _, key in file.order("claims")] == ["c00002", "c00001"]
    assert (
        text_of(file)
        == write(replace(EMPTY, claims=(claim("c00002", 20), claim("c00001", 30)))).decode()
    )


@given(randoms)
@settings(max_examples=60)
def test_any_edits_of_a_canonical_file_leave_it_canonical(random: Random):
    chance = Chance(random)
    held = chance.file()
    file = KeyedFile.parse(write(held), type(held))
    for _ in range(5):
        section = random.choice(file.sections)
        keys = sorted(file.items(section))
        if keys and random.random() < 0.4:
            file.remove(section, random.choice(keys))
            continue
        item = chance.instance(shape_of(type(held)).by_key[section].model)
        key = (
            random.choice(keys)
            if keys and random.random() < 0.5
            else f"{section[0]}zzzz{random.choice('xyz')}"
        )
        file.put(section, key, replace(item, id=key) if hasattr(item, "id") else item)
    text = text_of(file)
    assert write(read(text.encode(), type(held))).decode() == text


@given(randoms)
@settings(max_examples=60)
def test_one_edit_of_a_canonical_file_is_a_diff_of_its_own_lines(random: Random):
    chance = Chance(random)
    held = chance.file(AnnotationFile)
    before = write(held).decode()
    file = opened(before)
    section = random.choice([name for name in file.sections if file.items(name)] or ["zones"])
    new = replace(chance.instance(shape_of(AnnotationFile).by_key[section].model), id="zzzzzz")
    file.put(section, "zzzzzz", new)
    added = text_of(file)
    own = file.raw(section, "zzzzzz")
    header = "" if f"\n{section}:\n" in before else f"{section}:\n"
    assert added.replace(header + own, "", 1) == before
    file.remove(section, "zzzzzz")
    assert text_of(file) == before


@given(files)
@settings(max_examples=40)
def test_taking_all_items_out_and_putting_them_back_gives_the_same_bytes(held: Any):
    data = write(held)
    file = KeyedFile.parse(data, type(held))
    taken = [
        (name, key, item, file.raw(name, key))
        for name in file.sections
        for key, item in file.items(name).items()
    ]
    for name, key, _, _ in taken:
        file.remove(name, key)
    assert read(text_of(file).encode(), type(held)) == replace(
        held, **dict.fromkeys(file.sections, ())
    ) or isinstance(held, SourcesFile)
    for name, key, item, raw in taken:
        file.put(name, key, item, raw)
    assert file.snapshot().render() == data


# What people write between the lines.

COMMENTED = (
    HEAD.replace("status: in_progress", "status: in_progress            # in_progress | complete")
    + """\
# --- what is claimed ---
claims:   # by hand
  # the first one
  - id: c00001   # checked twice
    spans:
      - {start: 10, end: 14, exact: "word"}   # see the dek
      # and in the caption
      - {start: 20, end: 24, exact: 'more'}
    # in other words
    text: 'A claim.'   # mine
    kind: numerical
    # end of the first

  # nobody's

  # the second one
  - id: c00002
    spans:
      - {start: 30, end: 34, exact: "word"}
# about the notes
notes: "n"
# the end
"""
)


def test_a_comment_behind_a_changed_value_stays_there():
    file = opened(COMMENTED)
    file.put("claims", "c00001", replace(file.item("c00001"), text="Other."))
    assert difference(COMMENTED, text_of(file)) == (
        ["    text: 'A claim.'   # mine"],
        ['    text: "Other."   # mine'],
    )


def test_a_comment_behind_a_changed_row_stays_there_and_other_rows_keep_their_bytes():
    file = opened(COMMENTED)
    first, second = file.item("c00001").spans
    file.put(
        "claims", "c00001", replace(file.item("c00001"), spans=(replace(first, end=15), second))
    )
    assert difference(COMMENTED, text_of(file)) == (
        ['      - {start: 10, end: 14, exact: "word"}   # see the dek'],
        ['      - {start: 10, end: 15, exact: "word"}   # see the dek'],
    )


def test_comments_of_a_removed_field_stay_in_the_label():
    file = opened(COMMENTED)
    file.put("claims", "c00001", replace(file.item("c00001"), text=None))
    assert difference(COMMENTED, text_of(file)) == (
        ["    text: 'A claim.'   # mine"],
        ["    # mine"],
    )
    assert "    # in other words\n    # mine\n    kind:" in text_of(file)


def test_a_removed_label_takes_its_comments_and_no_others():
    file = opened(COMMENTED)
    file.remove("claims", "c00001")
    found = text_of(file)
    for comment in (
        "# the first one",
        "# checked twice",
        "# see the dek",
        "# mine",
        "# end of the first",
    ):
        assert comment not in found
    for comment in (
        "# by hand",
        "# nobody's\n\n  # the second one\n  - id: c00002",
        "# the end",
        "# --- what",
    ):
        assert comment in found
    assert found.count("#") == COMMENTED.count("#") - 7


def test_a_removed_header_leaves_its_comments_and_comes_back_with_them():
    file = opened(COMMENTED)
    raw = {key: (file.item(key), file.raw("claims", key)) for key in ("c00001", "c00002")}
    for key in raw:
        file.remove("claims", key)
    assert "claims:" not in text_of(file)
    kept = "# --- what is claimed ---\n# by hand\n  # nobody's\n\n# about the notes\nnotes"
    assert kept in text_of(file)
    for key, (item, lines) in raw.items():
        file.put("claims", key, item, lines)
    assert "# --- what is claimed ---\nclaims:   # by hand\n  # the first one" in text_of(file)


def test_undoing_with_the_lines_gives_the_bytes_back():
    file = opened(COMMENTED)
    before, raw = file.item("c00001"), file.raw("claims", "c00001")
    assert raw.startswith("  # the first one\n")
    assert raw.endswith("# end of the first\n\n")
    file.put("claims", "c00001", claim("c00001", 90))
    file.put("claims", "c00001", before, raw)
    assert text_of(file) == COMMENTED


def test_a_field_of_the_file_keeps_its_comments():
    file = opened(COMMENTED)
    file.set("status", "complete")
    assert "status: complete            # in_progress | complete\n" in text_of(file)
    file.set("notes", None)
    assert text_of(file).endswith("# about the notes\n# the end\n")
    file.set("notes", "again")
    assert text_of(file).endswith('# about the notes\nnotes: "again"\n# the end\n')


@pytest.mark.parametrize(
    ("written", "after"),
    [
        ("claims: []  # none yet\n", "# none yet\nclaims:\n"),
        ("claims: [\n  # odd\n  ]\n", "# odd\nclaims:\n"),
        ("", "claims:\n"),
    ],
)
def test_a_section_in_flow_style_gets_lines_of_its_own_with_its_first_label(
    written: str, after: str
):
    file = opened(HEAD + written + 'notes: "n"\n')
    assert text_of(file) == HEAD + written + 'notes: "n"\n'
    file.put("claims", "c00001", claim("c00001", 1))
    lines = '  - id: c00001\n    spans:\n      - {start: 1, end: 5, exact: "word"}\n'
    assert text_of(file) == HEAD + after + lines + 'notes: "n"\n'


def test_new_labels_follow_the_indentation_and_line_ends_there_are():
    text = COMMENTED.replace("\n  ", "\n").replace("\n", "\r\n")
    file = opened(text)
    file.put("claims", "c00003", claim("c00003", 50))
    added = '- id: c00003\r\n  spans:\r\n    - {start: 50, end: 54, exact: "word"}\r\n'
    assert text_of(file).replace(added, "", 1) == text


@pytest.mark.parametrize("end", ['notes: "n"', "notes: |-\n  n", "flags: []", '# "n"'])
def test_a_last_line_without_end_gets_one_only_when_something_follows(end: str):
    text = WRITTEN.partition("flags:")[0] + end
    file = opened(text)
    file.set("status", "complete")
    assert text_of(file) == text.replace("in_progress", "complete")
    file.put("flags", "f00000", Flag("f00000", "text_error"))
    assert read(text_of(file).encode(), AnnotationFile).flags == (Flag("f00000", "text_error"),)


def test_a_text_that_would_change_with_an_end_to_its_line_is_written_anew():
    text = WRITTEN.partition("zones:")[0] + "notes: |\n  n"
    file = opened(text)
    assert text_of(file) == text
    assert file.get("notes") == "n"
    file.set("status", "complete")
    assert text_of(file).endswith('notes: "n"\n')


def test_a_file_like_json_is_kept_until_it_changes_and_then_written_anew():
    text = '{"format": "reportedly/links@1", "links": []}\n'
    file = opened(text, LinksFile)
    assert text_of(file) == text
    file.put("links", "l00001", LINKS.links[0])
    assert text_of(file).encode() == write(LINKS)


def test_labels_out_of_order_stay_where_they_are():
    lines = [
        write(replace(EMPTY, claims=(claim(f"c0000{i}", at),))).decode().partition("claims:\n")[2]
        for i, at in ((1, 50), (2, 20), (3, 70))
    ]
    file = opened(HEAD + "claims:\n" + "".join(lines))
    file.put("claims", "c00009", claim("c00009", 60))
    assert list(read(text_of(file).encode(), AnnotationFile).claims) == [
        claim("c00001", 50),
        claim("c00002", 20),
        claim("c00009", 60),
        claim("c00003", 70),
    ]
    assert [start for start, _, _ in file.order("claims")] == [20, 50, 60, 70]
    file.remove("claims", "c00002")
    assert "c00002" not in text_of(file)


def test_articles_stand_as_listed_links_by_id_and_sources_by_key():
    listed = KeyedFile.parse(write(COLLECTION), CollectionFile)
    listed.put("articles", "a-new-one", ArticleEntry("a-new-one", "a-new-one.txt", "a" * 64))
    assert [key for _, _, key in listed.order("articles")] == [
        "the-wire",
        "2018-02-15",
        "a-new-one",
    ]
    listed.put("articles", "the-wire", replace(listed.item("the-wire"), title="T"))
    assert read(text_of(listed).encode(), CollectionFile).articles[0].title == "T"
    sources = KeyedFile.parse(write(SOURCES), SourcesFile)
    sources.put("sources", "no", Source("No"))
    assert list(read(text_of(sources).encode(), SourcesFile).sources) == ["mara-lind", "no", "off"]
    links = KeyedFile.parse(write(LINKS), LinksFile)
    links.put("links", "l00000", replace(LINKS.links[0], id="l00000"))
    assert [start for start, _, _ in links.order("links")] == [0, 0]
    assert read(text_of(links).encode(), LinksFile).links[1] == LINKS.links[0]


def test_what_an_open_file_tells():
    file = opened()
    assert file.model_type is AnnotationFile
    assert file.sections == ("zones", "claims", "attributions", "flags")
    assert file.get("annotator") == "ana"
    assert KeyedFile.new(EMPTY).get("notes") is None
    assert file.item("a9vq1t") == ANNOTATION.attributions[0]
    assert dict(file.items("flags")) == {"f0h3wa": ANNOTATION.flags[0]}
    assert file.order("attributions") == [(1139, 69, "a9vq1t")]
    assert file.order("flags") == [(0, 0, "f0h3wa")]
    with pytest.raises(TypeError):
        file.items("flags")["f0h3wa"] = None
    for missing in (lambda: file.item("c00000"), lambda: file.raw("claims", "c00000")):
        with pytest.raises(KeyError):
            missing()
    with pytest.raises(KeyError):
        file.remove("claims", "a9vq1t")


@pytest.mark.parametrize(
    ("key", "item", "error"),
    [
        ("c00001", claim("c00002", 1), ValueError),
        ("z1m8qd", claim("z1m8qd", 1), ValueError),
        ("c4kx2m", claim("c4kx2m", 1, notes="\ud800"), Unwritable),
        ("c00001", claim("c00001", 1, notes="\ud800"), Unwritable),
    ],
)
def test_a_label_that_can_not_be_written_changes_nothing(key: str, item: Claim, error: type):
    file = opened()
    with pytest.raises(error):
        file.put("claims", key, item)
    with pytest.raises(Unwritable):
        file.set("notes", "\udfff")
    assert text_of(file) == WRITTEN
    assert file.get("notes") == "free text"


@pytest.mark.parametrize("comment", ["", "# c\n"])
def test_an_id_twice_is_refused_with_its_place(comment: str):
    twice = WRITTEN.replace("id: f0h3wa", "id: c4kx2m") + comment
    assert read(twice.encode(), AnnotationFile).flags[0].id == "c4kx2m"
    with pytest.raises(Unreadable, match=r"45:9: I1 .*c4kx2m"):
        opened(twice)


# Snapshots.


def test_a_snapshot_does_not_change_any_more():
    file = opened()
    before = file.snapshot()
    file.put("claims", "c4kx2m", claim("c4kx2m", 1))
    after = file.snapshot()
    file.remove("flags", "f0h3wa")
    file.set("status", "complete")
    assert before.render().decode() == WRITTEN
    before.verify(before.render())
    assert b"c4kx2m" in after.render()
    assert b"f0h3wa" in after.render()
    after.verify(after.render())
    assert b"f0h3wa" not in file.snapshot().render()


def test_only_what_changed_since_the_last_proof_is_read_back():
    file = opened()
    file.put("claims", "c4kx2m", claim("c4kx2m", 1))
    first = file.snapshot()
    assert b"c4kx2m" in b"".join(first.sample)
    assert b"a9vq1t" not in b"".join(first.sample)
    file.put("flags", "f0h3wa", Flag("f0h3wa", "orphan_quote"))
    first.verify(first.render())
    second = file.snapshot()
    assert b"c4kx2m" not in b"".join(second.sample)
    assert b"f0h3wa" in b"".join(second.sample)
    second.verify(second.render())
    assert b"f0h3wa" not in b"".join(file.snapshot().sample)
    new = KeyedFile.new(ANNOTATION).snapshot()
    assert b"".join(new.sample) == new.render() == WRITTEN.encode()


@pytest.mark.parametrize(
    "wrong",
    [
        Claim("c00001", (Span(True, 2, "x"),)),
        Claim("c00001", (Span(1, 2, ""),)),
        Claim("c00001", ()),
        claim("c0", 1),
        claim("c00001", 1, flags=("",), assessment=Assessment("", by="A")),
    ],
)
def test_what_its_model_does_not_allow_is_never_proved(wrong: Claim):
    file = opened()
    file.put("claims", wrong.id, wrong)
    snapshot = file.snapshot()
    with pytest.raises(NotEqual):
        snapshot.verify(snapshot.render())


@pytest.mark.parametrize("old", ["ct-", "free text", "f0h3wa", "status: in_progress\n", "#"])
def test_other_bytes_are_never_proved(old: str):
    snapshot = opened().snapshot()
    with pytest.raises(NotEqual):
        snapshot.verify(WRITTEN.replace(old, "ct+", 1).encode())


def test_a_file_too_large_to_be_read_again_is_never_proved(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("reportedly.files.snapshot.LARGEST", len(WRITTEN.encode()) - 1)
    snapshot = opened().snapshot()
    with pytest.raises(NotEqual, match="MiB"):
        snapshot.verify(snapshot.render())


def test_a_wrong_chunk_is_never_proved():
    file = opened()
    file.put("claims", "c4kx2m", claim("c4kx2m", 1), raw=file.raw("claims", "c4kx2m"))
    snapshot = file.snapshot()
    with pytest.raises(NotEqual):
        snapshot.verify(snapshot.render())


@given(files, st.randoms(use_true_random=False))
@settings(max_examples=50)
def test_an_item_reads_the_same_wherever_it_stands(held: Any, random: Random):
    """What `Snapshot.verify` rests on: an item's lines say the same with and without the others."""
    file = KeyedFile.parse(write(held), type(held))
    text = file._parts.head
    chosen: dict[str, Any] = {}
    for field in shape_of(type(held)).fields:
        if field.form not in SECTIONS:
            text += next(part.text for part in file._parts.fields if part.field is field)
            continue
        keys = [key for _, _, key in file.order(field.name) if random.random() < 0.5]
        text += f"{field.key}:\n" * bool(keys) + "".join(file.raw(field.name, key) for key in keys)
        pairs = [(key, file.items(field.name)[key]) for key in keys]
        chosen[field.name] = (
            dict(pairs) if field.form == "keyed" else tuple(item for _, item in pairs)
        )
    assert read(text.encode(), type(held)) == replace(held, **chosen)


MANY = replace(
    ANNOTATION,
    claims=tuple(claim(f"c{number:05d}", 10 * number) for number in range(700)),
    attributions=(),
)


@pytest.mark.parametrize("seed", range(8))
def test_labels_that_are_only_lines_yet_are_those_of_the_file(seed: int):
    chance, file = Random(seed), opened(write(MANY).decode())
    expected = {label.id: label for label in MANY.claims}
    for _ in range(60):
        key = f"c{chance.randrange(700):05d}"
        match chance.choice(("look", "look", "change", "move", "remove", "mention")):
            case "look":
                assert file.items("claims").get(key) == expected.get(key)
            case "change" if key in expected:
                expected[key] = replace(expected[key], notes=f"about c{chance.randrange(700):05d}")
                file.put("claims", key, expected[key])
            case "move" if key in expected:
                expected[key] = claim(key, chance.randrange(7000))
                file.put("claims", key, expected[key])
            case "remove" if key in expected:
                del expected[key]
                file.remove("claims", key)
            case "mention":
                found = file.mentioning("claims", key)
                assert [label for label in expected.values() if key in f"{label}"] == [
                    label for label in expected.values() if label in found and key in f"{label}"
                ]
    assert dict(file.items("claims")) == expected
    assert read(text_of(file).encode(), AnnotationFile).claims == tuple(
        sorted(expected.values(), key=lambda one: (one.spans[0].start, 4, one.id))
    )
