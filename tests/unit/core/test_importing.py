"""Import: text files become articles, once."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from reportedly.check import check_workspace
from reportedly.errors import ReportedlyError
from reportedly.importing import Outcome, import_files, title_of
from reportedly.workspace import Damaged, Outside, Workspace

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "desk" / "data").mkdir(parents=True)
    return Workspace(tmp_path / "desk")


def files(folder: Path, **texts: str | bytes) -> list[Path]:
    """Write files `<name>.txt`, `__` in a name standing for a space."""
    paths = []
    for name, text in texts.items():
        path = folder / f"{name.replace('__', ' ')}.txt"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        paths.append(path)
    return paths


def everything(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def test_a_file_becomes_an_article(workspace: Workspace, tmp_path: Path):
    original = b"\xef\xbb\xbf\r\n  The  Dam \r\nBroke\x07.\r"
    [path] = files(tmp_path, the_herald=original)
    [outcome] = import_files(workspace, [path], "harrow-dam")
    assert outcome == Outcome(
        str(path),
        "imported",
        "harrow-dam/the_herald",
        "as harrow-dam/the_herald (2 CR LF line ends made LF, 1 CR line end made LF, "
        "1 byte order mark dropped, 1 control character dropped)",
    )
    article = workspace.article("harrow-dam/the_herald")
    assert article.text == "\n  The  Dam \nBroke.\n"
    entry = article.entry
    assert entry.sha256 == article.sha256
    assert (entry.id, entry.file, entry.title) == ("the_herald", "the_herald.txt", "The  Dam")
    origin = entry.origin
    assert origin is not None
    assert (origin.name, origin.sha256) == (
        "the_herald.txt",
        hashlib.sha256(original).hexdigest(),
    )
    assert (origin.crlf, origin.cr, origin.bom, origin.control) == (2, 1, 1, 1)
    assert workspace.collection("harrow-dam").title == "Harrow dam"
    assert check_workspace(workspace).problems == ()


@pytest.mark.parametrize(
    ("name", "article"),
    [
        ("000_b6da33f2c77d0415.txt", "000_b6da33f2c77d0415"),
        ("The Herald.txt", "the-herald"),
        ("Überschwemmung am Fluß.TXT", "uberschwemmung-am-flu"),
        ("a.b.txt", "a.b"),
        ("no extension", "no-extension"),
        ("links.txt", "article-links"),
        ("CON.txt", "article-con"),
        ("李雷.txt", "article"),
        (".hidden.txt", "hidden"),
        ("-rf.txt", "rf"),
        ("x" * 200 + ".txt", "x" * 63),
    ],
)
def test_the_id_comes_from_the_files_name(
    workspace: Workspace, tmp_path: Path, name: str, article: str
):
    path = tmp_path / name
    path.write_text("One\n")
    [outcome] = import_files(workspace, [path], "a")
    assert outcome.address == f"a/{article}"
    assert workspace.article(f"a/{article}").text == "One\n"
    assert check_workspace(workspace).problems == ()


def test_a_name_that_is_not_utf8_or_holds_controls(workspace: Workspace, tmp_path: Path):
    path = tmp_path / os.fsdecode(b"caf\xe9\x1b[31m.txt")
    path.write_text("One\n")
    [outcome] = import_files(workspace, [path], "a")
    assert outcome.address == "a/caf-31m"
    origin = workspace.article("a/caf-31m").entry.origin
    assert origin is not None
    assert origin.name == "caf\ufffd\x1b[31m.txt"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("", None),
        ("\n \n\u00a0\n", None),
        ("\n  One two \nThree", "One two"),
        ("One\x0cTwo\u2028Three\nFour", "One\x0cTwo\u2028Three"),
        ("x" * 300, "x" * 300),
        ("one " * 100, "one " * 74 + "one …"),
        ("x" * 301, "x" * 300 + " …"),
    ],
)
def test_the_title_is_the_first_line_that_says_something(text: str, title: str | None):
    assert title_of(text) == title


def test_an_empty_file_is_an_article(workspace: Workspace, tmp_path: Path):
    import_files(workspace, files(tmp_path, nothing=""), "a")
    article = workspace.article("a/nothing")
    assert (article.text, article.entry.title) == ("", "nothing")


def test_importing_twice_changes_nothing_and_says_so(workspace: Workspace, tmp_path: Path):
    paths = files(tmp_path, one="One\r\n", two="Two\n")
    import_files(workspace, paths, "a")
    before = everything(workspace.root)
    outcomes = import_files(workspace, paths, "a")
    assert [outcome.state for outcome in outcomes] == ["unchanged", "unchanged"]
    assert outcomes[0].message == "is a/one already; nothing changed"
    assert everything(workspace.root) == before


def test_another_text_under_the_same_id_is_refused(workspace: Workspace, tmp_path: Path):
    import_files(workspace, files(tmp_path, one="One\n"), "a")
    before = everything(workspace.root)
    [outcome] = import_files(workspace, files(tmp_path, one="Other\n"), "a")
    assert outcome.state == "refused"
    assert outcome.message == "a/one is another text, and labels may hang on it"
    assert outcome.hint == "give the file another name and import it again"
    assert everything(workspace.root) == before


def test_two_files_that_would_be_one_article(workspace: Workspace, tmp_path: Path):
    paths = files(tmp_path, A__b="One\n", a_b="Two\n", **{"a-b": "Three\n"})
    states = [outcome.state for outcome in import_files(workspace, paths, "a")]
    assert states == ["imported", "imported", "refused"]
    assert workspace.article("a/a-b").text == "One\n"


def test_one_that_fails_does_not_stop_the_others(workspace: Workspace, tmp_path: Path):
    one, bad, two = files(tmp_path, one="One\n", bad=b"caf\xe9", two="Two\n")
    outcomes = import_files(workspace, [one, tmp_path, bad, tmp_path / "none.txt", two], "a")
    assert [outcome.state for outcome in outcomes] == [
        "imported",
        "refused",
        "refused",
        "refused",
        "imported",
    ]
    assert [outcome.message for outcome in outcomes[1:4]] == [
        "is a folder",
        "not UTF-8: byte 0xE9 at offset 3, in line 1",
        "No such file or directory",
    ]
    assert [entry.id for entry in workspace.articles("a")] == ["one", "two"]


def test_a_collection_keeps_its_bytes_and_comments(workspace: Workspace, tmp_path: Path):
    import_files(workspace, files(tmp_path, one="One\n"), "a")
    path = workspace.collection_path("a")
    text = path.read_text().replace('"One"', "'One'   # the first").replace("A", "The river")
    path.write_text(text + "\n# the end\n")
    before = path.read_text()
    import_files(workspace, files(tmp_path, two="Two\n"), "a")
    after = path.read_text()
    assert "'One'   # the first" in after
    assert "# the end" in after
    lines = after.splitlines()
    assert [line for line in before.splitlines() if line not in lines] == []
    assert [entry.id for entry in workspace.articles("a")] == ["one", "two"]


def test_a_text_that_lies_there_unlisted_is_taken_in(workspace: Workspace):
    folder = workspace.root / "data" / "a"
    folder.mkdir()
    paths = files(folder, one="One\n", two="Two\r\n")
    outcomes = import_files(workspace, paths, "a")
    assert [outcome.state for outcome in outcomes] == ["imported", "refused"]
    assert outcomes[1].message == "another text stands at data/a/two.txt"
    assert (folder / "two.txt").read_bytes() == b"Two\r\n"
    assert [entry.id for entry in workspace.articles("a")] == ["one"]


def test_a_text_that_was_lost_is_written_again(workspace: Workspace, tmp_path: Path):
    paths = files(tmp_path, one="One\n")
    import_files(workspace, paths, "a")
    listed = workspace.collection_path("a").read_bytes()
    workspace.article_path("a/one").unlink()
    [outcome] = import_files(workspace, paths, "a")
    assert outcome.state == "imported"
    assert workspace.article("a/one").text == "One\n"
    assert workspace.collection_path("a").read_bytes() == listed


@pytest.mark.parametrize("collection", ["../evil", "A", "", "links"])
def test_a_collection_is_an_id(workspace: Workspace, tmp_path: Path, collection: str):
    with pytest.raises(Outside):
        import_files(workspace, files(tmp_path, one="One\n"), collection)
    assert everything(workspace.root) == {}


def test_a_list_that_cannot_be_read_is_left_alone(workspace: Workspace, tmp_path: Path):
    import_files(workspace, files(tmp_path, one="One\n"), "a")
    path = workspace.collection_path("a")
    path.write_text(path.read_text() + "langauge: en\n")
    before = everything(workspace.root)
    with pytest.raises(Damaged, match=r"^data/a/collection.yaml:\d+:1: S1 unknown field"):
        import_files(workspace, files(tmp_path, two="Two\n"), "a")
    assert everything(workspace.root) == before


def test_no_text_is_written_through_a_link(workspace: Workspace, tmp_path: Path):
    outside = tmp_path / "outside.txt"
    outside.write_text("precious")
    folder = workspace.root / "data" / "a"
    folder.mkdir()
    (folder / "one.txt").symlink_to(outside)
    with_link = import_files(workspace, files(tmp_path, one="One\n"), "a")
    assert [outcome.state for outcome in with_link] == ["refused"]
    assert outside.read_text() == "precious"


def test_every_error_is_one_a_person_can_mend():
    assert issubclass(Damaged, ReportedlyError)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not beside the checkout")
def test_the_seeds(workspace: Workspace):
    paths = sorted(SEEDS.glob("*.txt"))
    outcomes = import_files(workspace, paths, "deir-ez-zor")
    assert [outcome.state for outcome in outcomes] == ["imported"] * 5
    for path in paths:
        article = workspace.article(f"deir-ez-zor/{path.stem}")
        assert article.text.encode() == path.read_bytes().replace(b"\r\n", b"\n")
        assert article.entry.title == article.text.split("\n")[0].strip()
    assert check_workspace(workspace).problems == ()
