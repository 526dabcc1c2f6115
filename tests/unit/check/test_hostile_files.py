"""Whatever is put in place of a file: it is told with line and column, and nothing breaks.

The files of a case go through one `check` in a process of its own, as they would in CI.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.check.structure import form_problems
from reportedly_schemas.annotation import AnnotationFile
from reportedly_schemas.collection import CollectionFile
from reportedly_schemas.extension import CodebookFile
from reportedly_schemas.links import LinksFile
from reportedly_schemas.sources import SourcesFile

BASE = Path(__file__).parents[2] / "examples" / "base"
MODELS = (AnnotationFile, CollectionFile, LinksFile, SourcesFile, CodebookFile)
FERRY = "annotations/harbour/ferry"
SAMPLE = (BASE / FERRY / "ana.yaml").read_bytes()
CHECK = (
    *(sys.executable, "-c"),
    "import sys; from reportedly.cli import main; sys.exit(main(sys.argv[1:], lambda _: 0, list))",
    "check",
)
TOLD = re.compile(r"([^:]+):([1-9]\d*):([1-9]\d*): ([A-Z]\d+) (error|warning) .+")
LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
MERGES = "a: &a {x: 1}\n" + "".join(
    f"{new}: &{new} {{<<: [{', '.join([f'*{old}'] * 9)}]}}\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
DEEP = 100_000
CASES: dict[str, str | bytes] = {
    "laughs": LAUGHS,
    "merges": MERGES,
    "merge-without-alias": "<<: {format: x}\n",
    "brackets": "[" * DEEP,
    "braces": "{" * DEEP,
    "maps-in-lists": "[{a: " * DEEP,
    "dashes": "- " * DEEP,
    "questions": "? " * DEEP,
    "indented": "".join(f"{' ' * depth}a:\n" for depth in range(2_000)),
    "closed-again": f"notes: {'[' * 5_000}{']' * 5_000}\n",
    "open-in-a-field": "claims:\n  - id: c00000\n    spans: " + "[" * DEEP,
    "anchors": "&a " * DEEP,
    "tags": "!!python/object/apply:os.system ['true']\n",
    "tag-of-a-key": "!a b: c\n",
    "binary": "notes: !!binary aGFsbG8=\n",
    "directive": "%YAML 1.1\n---\nformat: x\n",
    "future": "%YAML 9.9\n---\nformat: x\n",
    "two-documents": "format: x\n---\nformat: y\n",
    "thousands-of-documents": "---\n" * DEEP,
    "empty": "",
    "only-a-comment": "# nothing\n",
    "only-a-word": "word",
    "only-null": "~\n",
    "a-list": "[1, 2]\n",
    "unclosed-quote": 'notes: "' + "x" * DEEP,
    "unclosed-escape": 'notes: "\\',
    "half-a-character": 'notes: "\\ud800"\n',
    "beyond-unicode": 'notes: "\\U00110000"\n',
    "nul-in-quotes": 'notes: "\\0"\n',
    "nul": b"notes: \x00\n",
    "escape": b"notes: \x1b]0;x\x07\n",
    "utf-16": "format: x\n".encode("utf-16"),
    "utf-32": "format: x\n".encode("utf-32"),
    "latin-1": "notes: \xe9\n".encode("latin-1"),
    "surrogates": b"notes: \xed\xa0\x80\n",
    "overlong": b"notes: \xc0\xaf\n",
    "mark": b"\xef\xbb\xbfformat: x\n",
    "returns": b"format: x\rnotes: y\r",
    "next-line": "notes: a\x85b\n",
    "separator": "notes: a\u2028b\n",
    "noncharacter": "notes: a\uffffb\n",
    "huge-number": "sha256: " + "9" * DEEP,
    "huge-hex": "sha256: 0x" + "f" * DEEP,
    "no-such-day": "notes: 2024-99-99\n",
    "sexagesimal": "notes: " + "1:" * 5_000 + "1\n",
    "infinity": "notes: [.inf, -.inf, .nan, 1e999]\n",
    "tab-indent": "claims:\n\t- id: c00000\n",
    "list-as-key": "? [a, b]\n: c\n",
    "map-as-key": "{a: b}: c\n",
    "number-as-key": "1: a\n",
    "null-as-key": "~: a\n",
    "empty-key": ": a\n",
    "long-key": f"{'k' * DEEP}: a\n",
    "keys-twice": "".join(f"k{number}: a\n" for number in range(5_000)) + "k0: b\n",
    "block-in-flow": "claims: [\n- a\n]\n",
    "json": '{"format": "reportedly/annotation@1", "claims": [{"id": "c00000"}]}',
    "json-nan": "[NaN, Infinity, -Infinity]",
    "html": "<!doctype html><p>404</p>",
    "conflict": b"<<<<<<< ours\nformat: x\n=======\nformat: y\n>>>>>>> theirs\n",
    "conflict-in-quotes": (
        b'notes: "one\n<<<<<<< ours\n  two\n||||||| base\n=======\n'
        b'  three\n>>>>>>> theirs\n  four"\n'
    ),
    "only-a-separator": b'notes: "one\n=======\n  two"\n',
    "pointer-to-a-large-file": "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n",
}


def checked(root: Path, files: dict[str, bytes]) -> dict[str, list[re.Match[str]]]:
    """Check a workspace with these files added, and return what is told of each."""
    shutil.copytree(BASE, root)
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    done = subprocess.run(
        [*CHECK, "--jobs", "2"], cwd=root, capture_output=True, text=True, check=False, timeout=120
    )
    assert (done.returncode, done.stderr) == (1, "")
    *lines, count = done.stdout.splitlines()
    assert re.fullmatch(r"\d+ errors?, \d+ warnings? in \d+ files", count)
    told: dict[str, list[re.Match[str]]] = {name: [] for name in files}
    for line in lines:
        found = TOLD.fullmatch(line)
        assert found, line
        if found[1] in told:
            told[found[1]].append(found)
    return told


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[re.Match[str]]]:
    """Return what is told of each case, as labels and as a collection's registry."""
    files = {}
    for case, content in CASES.items():
        data = content.encode() if isinstance(content, str) else content
        files[f"{FERRY}/{case}.yaml"] = data
        files[f"annotations/of-{case}/sources.yaml"] = data
        files[f"data/of-{case}/collection.yaml"] = data
    return checked(tmp_path_factory.mktemp("hostile") / "desk", files)


@pytest.mark.parametrize("case", CASES)
def test_every_file_is_refused_with_its_place(case: str, told: dict[str, list[re.Match[str]]]):
    for name in (f"{FERRY}/{case}.yaml", f"annotations/of-{case}/sources.yaml"):
        assert "error" in {found[5] for found in told[name]}, name


@pytest.mark.parametrize(
    ("case", "place"),
    [
        ("laughs", (1, 4)),
        ("merges", (1, 4)),
        ("merge-without-alias", (1, 1)),
        ("brackets", (1, 17)),
        ("maps-in-lists", (1, 41)),
        ("open-in-a-field", (3, 25)),
        ("half-a-character", (1, 11)),
        ("latin-1", (1, 8)),
        ("keys-twice", (5_001, 1)),
        ("two-documents", (2, 1)),
        ("conflict", (1, 1)),
        ("conflict-in-quotes", (2, 1)),
        ("only-a-separator", (2, 1)),
        ("next-line", (1, 9)),
        ("list-as-key", (1, 3)),
    ],
)
def test_the_place_is_that_of_the_cause(
    case: str, place: tuple[int, int], told: dict[str, list[re.Match[str]]]
):
    [found] = told[f"{FERRY}/{case}.yaml"]
    assert (int(found[2]), int(found[3])) == place


def test_a_file_cut_off_at_any_byte(tmp_path: Path):
    files = {f"{FERRY}/ana{end}.yaml": SAMPLE[:end] for end in range(len(SAMPLE))}
    told = checked(tmp_path / "desk", files)
    assert all(told.values())  # if nothing else, its name and its annotator differ


def test_a_file_of_fifty_megabytes(tmp_path: Path):
    name = f"{FERRY}/large.yaml"
    [found] = checked(tmp_path / "desk", {name: SAMPLE + b"#" * 50_000_000})[name]
    assert "larger than 32 MiB" in found[0]


@pytest.mark.parametrize(
    "note",
    ["======= no conflict", "a ======= b", "<<<<<<< ours", ">>>>>>>", "\n=======\n", "|||||||"],
)
def test_what_looks_like_a_conflict_within_a_line_is_text(note: str, tmp_path: Path):
    from reportedly.check import check_workspace
    from reportedly.files.scalars import quoted
    from reportedly.workspace import Workspace

    shutil.copytree(BASE, tmp_path / "desk")
    (tmp_path / "desk" / FERRY / "ana.yaml").write_bytes(
        SAMPLE.rstrip(b"\n") + f"\nnotes: {quoted(note)}\n".encode()
    )
    codes = {each.code for each in check_workspace(Workspace(tmp_path / "desk")).problems}
    assert codes <= {"Y1"}  # the sample has notes of its own


ODD = st.sampled_from(
    [
        *(b"\x00", b"\xff", b"[", b"{", b'"', b"'", b"&a ", b"*a", b"!t ", b"<<: ", b"\n", b"\t"),
        *(b"- ", b"? ", b": ", b"---\n", b"...\n", b"%YAML 1.2\n", b"\r", b"\xef\xbb\xbf", b"|\n"),
        *(b">\n", b"#", b"=======\n", b"\\", b"~", b"1:30", b"0x1", b"\xc2\x85", b",", b"]", b"}"),
    ]
)


@given(st.binary(max_size=200) | st.lists(ODD, max_size=30).map(b"".join), st.sampled_from(MODELS))
def test_any_bytes_are_refused_with_a_place(data: bytes, model: type):
    found = form_problems(data, model)
    assert found
    assert all(finding.place and min(finding.place) >= 1 for _, finding in found)


@given(st.data(), st.sampled_from(MODELS))
def test_a_file_with_anything_put_into_it_is_read_or_refused(data: st.DataObject, model: type):
    at = data.draw(st.integers(0, len(SAMPLE)))
    length = data.draw(st.integers(0, 20))
    changed = SAMPLE[:at] + data.draw(ODD | st.binary(max_size=5)) + SAMPLE[at + length :]
    for _, finding in form_problems(changed, model):
        assert finding.place is not None
        assert min(finding.place) >= 1
