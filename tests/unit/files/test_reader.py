"""What is refused, with its place; and what is read though it is not in canonical form."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_emit import ANNOTATION, WRITTEN

from reportedly.files.guard import LARGEST
from reportedly.files.reader import Unreadable, load_plain, locate, locate_all, problems, read
from reportedly.files.scalars import Bare
from reportedly_schemas.annotation import AnnotationFile
from reportedly_schemas.extension import CodebookFile
from reportedly_schemas.sources import Source, SourcesFile

HOSTILE = [
    (b"", "Y3", 1, 1, "empty"),
    (b"# only a comment\n", "Y3", 1, 1, "empty"),
    (b"a: 1\nb: 2\na: 3\n", "Y1", 3, 1, "twice"),
    (b"a: {b: 1, b: 2}\n", "Y1", 1, 11, "twice"),
    (b"a: 1\n'a': 2\n", "Y1", 2, 1, "twice"),
    (b"[" * 500, "Y3", 1, 17, "deep"),
    (b"[" * 100_000, "Y3", 1, 17, "deep"),
    (b"{a: " * 100_000, "Y3", 1, 65, "deep"),
    (b"- " * 100_000, "Y3", 1, 33, "deep"),
    (b"? " * 100_000, "Y3", 1, 3, "name"),
    (b"a: &x 1\n", "Y3", 1, 4, "anchor"),
    (b"a: *x\n", "Y3", 1, 4, "alias"),
    (b"a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n", "Y3", 1, 4, "anchor"),
    (b"a: !!str 1\n", "Y3", 1, 4, "tag"),
    (b"a: ! x\n", "Y3", 1, 4, "tag"),
    (b"a: !!python/object/apply:os.system [x]\n", "Y3", 1, 4, "tag"),
    (b"<<: {a: 1}\n", "Y3", 1, 1, "merge key"),
    (b"%YAML 1.1\n---\na: 1\n", "Y3", 1, 1, "directive"),
    (b"%YAML 1.3\n---\na: 1\n", "Y3", 1, 1, "YAML"),
    (b"%TAG !x! y:\n---\na: 1\n", "Y3", 1, 1, "directive"),
    (b"a: 1\n---\nb: 1\n", "Y3", 2, 1, "second document"),
    (b"? [a]\n: b\n", "Y3", 1, 3, "name"),
    (b"? {a: b}\n: b\n", "Y3", 1, 3, "name"),
    (b"1: a\n", "Y2", 1, 1, "'1'"),
    (b"x: 1\nno: a\n", "Y2", 2, 1, "'no'"),
    (b"~: a\n", "Y2", 1, 1, "'~'"),
    (b"2018-02-15: a\n", "Y2", 1, 1, "2018"),
    (b"a: [1, 2\n", "Y3", 2, 1, "YAML"),
    (b'a: "x\n', "Y3", 2, 1, "YAML"),
    (b"a: b: c\n", "Y3", 1, 5, "YAML"),
    (b"a: 1\n\tb: 2\n", "Y3", 2, 1, "YAML"),
    (b"a: @x\n", "Y3", 1, 4, "YAML"),
    (b'a: "\\ud800"\n', "Y3", 1, 7, "YAML"),
    (b'a: "\\ud83d\\ude00"\n', "Y3", 1, 7, "YAML"),
    (b'a: "\\q"\n', "Y3", 1, 5, "YAML"),
    (b"a: x\x00y\n", "Y3", 1, 5, "U+0000"),
    (b"a: 1\nb: \x1b[31m\n", "Y3", 2, 4, "U+001B"),
    (b"a: \x7f\n", "Y3", 1, 4, "U+007F"),
    ("ä: ö\x9b\n".encode(), "Y3", 1, 5, "U+009B"),
    ("a: x\x85y\n".encode(), "Y3", 1, 5, "U+0085"),
    ("a: 1\nb: é\u2028\n".encode(), "Y3", 2, 5, "U+2028"),
    ("a: \u2029".encode(), "Y3", 1, 4, "U+2029"),
    ("a: \ufffe".encode(), "Y3", 1, 4, "U+FFFE"),
    (b"\xef\xbb\xbfa: 1\n", "Y3", 1, 1, "byte order mark"),
    ("a: b\ufeff".encode(), "Y3", 1, 5, "byte order mark"),
    (b"a: 1\rb: 2\n", "Y3", 1, 5, "carriage return"),
    ("a: é\nb: ".encode() + b"\xe9\n", "Y3", 2, 4, "0xE9"),
    ("a: é".encode("utf-16"), "Y3", 1, 1, "UTF-8"),
    (b"a: \xed\xa0\x80\n", "Y3", 1, 4, "UTF-8"),
    (b"<<<<<<< HEAD\na: 1\n", "Y3", 1, 1, "merge conflict"),
    (b"a: 1\n=======\nb: 2\n", "Y3", 2, 1, "merge conflict"),
    (b'a: "text\n\n||||||| base\n more"\n', "Y3", 3, 1, "merge conflict"),
    (b"a: 1\r\n>>>>>>> theirs\r\n", "Y3", 2, 1, "merge conflict"),
    (b" " * (LARGEST + 1), "Y3", 1, 1, "32 MiB"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "code", "line", "column", "told"), HOSTILE, ids=range(len(HOSTILE))
)
def test_hostile_bytes_are_refused_at_once_with_their_place(
    data: bytes, code: str, line: int, column: int, told: str
):
    began = time.process_time()
    for reading in (lambda: load_plain(data), lambda: read(data, AnnotationFile)):
        with pytest.raises(Unreadable) as caught:
            reading()
        error = caught.value
        assert (error.code, error.line, error.column) == (code, line, column)
        assert told in error.message
    assert [str(each) for each in problems(data, AnnotationFile)] == [str(error)]
    assert time.process_time() - began < 2


def test_the_deepest_file_does_not_kill_the_process():
    code = (
        "import sys; from reportedly.files.reader import load_plain; load_plain(b'[' * 30_000_000)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert run.returncode == 1
    assert b"1:17: Y3" in run.stderr


@given(
    st.binary(max_size=60)
    | st.text(alphabet="ab:-?[]{}\"'|>&*!%#@,\\\n \t01~", max_size=40).map(str.encode)
)
@settings(max_examples=300)
def test_any_bytes_are_read_or_refused_with_a_place(data: bytes):
    with suppress(Unreadable):
        load_plain(data)
        return
    with pytest.raises(Unreadable) as caught:
        load_plain(data)
    assert 1 <= caught.value.line <= data.count(b"\n") + 2
    assert caught.value.column >= 1
    assert caught.value.message


def changed(*changes: tuple[str, str]) -> bytes:
    text = WRITTEN
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text.encode()


WRONG = [
    ("annotator: ana", "annotator: |no", "Y2", 'write it in quotes: "no"'),
    ("annotator: ana", "annotator: |007", "Y2", 'write it in quotes: "007"'),
    ("kind: headline", "kind: |1:30", "Y2", 'write it in quotes: "1:30"'),
    ('date: "2018-02-17"', "date: |2018-02-17", "Y2", 'write it in quotes: "2018-02-17"'),
    ('raw: "more than 100"', "raw: |100", "Y2", 'write it in quotes: "100"'),
    ('raw: "more than 100"', "raw: |yes", "Y2", 'write it in quotes: "yes"'),
    ('mod, "on"]', "mod, |on]", "Y2", 'write it in quotes: "on"'),
    ("status: in_progress", "status: |True", "Y2", 'write it in quotes: "True"'),
    ("min: 101", "min: |1_000", "Y2", "write it in digits only"),
    ("negated: false", "negated: |no", "Y2", "write true or false"),
    ("format: reportedly/annotation@1\n", "|", "S1", ""),
    ("annotator: ana\n", "annotator: ana\n|annotatr: ana\n", "S1", ""),
    ("start: 0", 'start: |"0"', "S1", ""),
    ("start: 0", "start: |true", "S1", ""),
    ("status: in_progress", "status: |done", "S1", ""),
    ("id: c4kx2m", "id: |c4", "S1", ""),
    ("negated: false", "negated:|", "S1", ""),
    ("id: z1m8qd\n    kind: headline\n", "|id: z1m8qd\n", "S1", ""),
    ("speaker: [russian-mod", "speaker: [|{a: b}", "S1", ""),
]


@pytest.mark.parametrize(("old", "new", "code", "hint"), WRONG)
def test_what_does_not_fit_the_model_is_told_with_its_place(
    old: str, new: str, code: str, hint: str
):
    before, _, after = WRITTEN.partition(old)
    before += new.partition("|")[0]
    with pytest.raises(Unreadable) as caught:
        read((before + new.partition("|")[2] + after).encode(), AnnotationFile)
    error = caught.value
    assert (error.code, error.hint) == (code, hint)
    assert error.line == before.count("\n") + 1
    assert error.column == len(before) - before.rfind("\n")


def test_all_problems_are_told_in_the_order_of_the_file():
    data = changed(
        ("\nnotes: ", "\nnots: "), ("annotator: ana", "annotator: no"), ("end: 74", "end: x")
    )
    found = problems(data, AnnotationFile)
    assert [(each.line, each.code) for each in found] == [(6, "Y2"), (12, "S1"), (48, "S1")]
    assert "did you mean 'notes'" in found[-1].message
    assert problems(WRITTEN.encode(), AnnotationFile) == []


OTHER_FORMS = [
    [('"free text"', "'free text'")],
    [('"free text"', "free text")],
    [('"free text"', "free\n  text")],
    [('"free text"', ">-\n  free\n  text")],
    [('notes: "free text"\n', '"notes" : "free text"')],
    [("status: in_progress", "status: in_progress            # in_progress | complete")],
    [("format:", "---\nformat:")],
    [
        ('      - {start: 0, end: 74, exact: "US', '      - exact: "US'),
        (' …"}', ' …"\n        start: 0\n        end: 74'),
    ],
    [("\nclaims:", "\n\n# about the claims\nclaims:  # here\n")],
    [("  - id: c4kx2m\n    spans:", "  -\n    id: c4kx2m\n    spans:")],
    [("negated: false", "negated: False")],
    [("claims: [c4kx2m]", "claims:\n    - c4kx2m")],
]


@pytest.mark.parametrize("changes", OTHER_FORMS, ids=range(len(OTHER_FORMS)))
def test_other_forms_of_the_same_file_say_the_same(changes: list[tuple[str, str]]):
    assert read(changed(*changes), AnnotationFile) == ANNOTATION


def test_line_ends_of_other_systems_say_the_same():
    assert read(WRITTEN.replace("\n", "\r\n").encode(), AnnotationFile) == ANNOTATION


def test_plain_values_keep_their_doubts():
    assert load_plain(b"a: no\nb: [1, 1.5, true, ~, x, '1', 010]\n") == {
        "a": Bare("no"),
        "b": [1, Bare("1.5"), True, None, "x", "1", Bare("010")],
    }


def test_a_codebook_is_read_though_it_has_no_canonical_form():
    data = b"format: reportedly/codebook@1\nid: dam\nversion: 2\nextends: default@1\n"
    data += b'lists:\n  claim.kind:\n    - {value: "no", label: No}\n'
    with pytest.raises(Unreadable, match="7:28: Y2"):
        read(data, CodebookFile)
    found = read(data.replace(b"label: No", b'label: "No"'), CodebookFile)
    assert found.lists["claim.kind"][0].label == "No"


def test_a_source_twice_is_refused():
    data = b'format: reportedly/sources@1\nsources:\n  a:\n    name: "A"\n  a:\n    name: "B"\n'
    with pytest.raises(Unreadable, match="5:3: Y1"):
        read(data, SourcesFile)
    assert read(data.replace(b"  a:", b"  b:", 1), SourcesFile).sources["a"] == Source("B")


def test_places_are_found_by_path():
    data = WRITTEN.encode()
    assert locate(data, ("claims", 0, "spans", 0, "exact")) == (16, 41)
    assert locate(data, ("claims", 0, "spans", 0, "exact"), key=True) == (16, 34)
    assert locate(data, ("claims", 0)) == (14, 5)
    assert locate(data, ("claims",), key=True) == (13, 1)
    assert locate(data, ("claims", 7, "id")) == (14, 3)
    assert locate(data, ("claims", 0, "notes"), key=True) == (14, 5)
    assert locate(data, ()) == (2, 1)
    assert locate_all(data, [("zones", 0, "id"), ("notes",)]) == [(9, 9), (48, 8)]


@pytest.mark.parametrize("collecting", [True, False])
def test_the_garbage_collector_is_left_as_it_was(collecting: bool, monkeypatch: pytest.MonkeyPatch):
    import gc

    was = gc.isenabled()
    try:
        (gc.enable if collecting else gc.disable)()
        read(WRITTEN.encode(), AnnotationFile)
        with pytest.raises(Unreadable):
            read(b"a: 1", AnnotationFile)
        assert gc.isenabled() is collecting
    finally:
        (gc.enable if was else gc.disable)()


def test_a_canonical_file_needs_no_library():
    code = f"""
import sys
from reportedly.files.document import KeyedFile
from reportedly.files.reader import read
from reportedly_schemas.annotation import AnnotationFile
data = {WRITTEN.encode()!r}
file = KeyedFile.parse(data, AnnotationFile)
file.put("claims", "c4kx2m", read(data, AnnotationFile).claims[0])
file.remove("flags", "f0h3wa")
file.set("notes", "other")
file.snapshot().render()
print(*sys.modules)
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"pydantic", "ruamel.yaml", "_ruamel_yaml", "filelock", "typing_extensions"} & set(
        run.stdout.split()
    )
