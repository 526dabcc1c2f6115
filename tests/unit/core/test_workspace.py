"""The workspace: finding it, reading it, and never leaving it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly.errors import ReportedlyError
from reportedly.workspace import (
    Damaged,
    Missing,
    NoWorkspace,
    Outside,
    Workspace,
    find_workspace,
)

BASE = Path(__file__).parents[2] / "examples" / "base"
FERRY = "harbour/ferry"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    root = tmp_path / "desk"
    shutil.copytree(BASE, root)
    return Workspace(root)


@pytest.mark.parametrize(
    "start",
    ["", "data", "data/harbour", "data/harbour/ferry.txt", "annotations/harbour/ferry/ana.yaml"],
)
def test_the_workspace_is_found_from_within(workspace: Workspace, start: str):
    assert find_workspace(workspace.root / start).root == workspace.root


def test_the_nearest_one_counts(workspace: Workspace):
    inner = workspace.root / "data" / "harbour" / "annotations"
    inner.mkdir()
    assert find_workspace(inner).root == workspace.root / "data" / "harbour"


def test_no_workspace(tmp_path: Path):
    with pytest.raises(NoWorkspace) as error:
        find_workspace(tmp_path)
    assert "reportedly init" in error.value.hint


@pytest.mark.parametrize("start", ["", "a.txt"])
def test_texts_without_a_workspace(tmp_path: Path, start: str):
    (tmp_path / "a.txt").write_text("a")
    with pytest.raises(NoWorkspace, match=f"^{tmp_path} has text files") as error:
        find_workspace(tmp_path / start)
    assert "reportedly init . && reportedly import *.txt" in error.value.hint


def test_what_a_workspace_has(workspace: Workspace):
    assert workspace.collections() == ["harbour"]
    assert workspace.collection("harbour").title == "The ferry"
    assert [entry.id for entry in workspace.articles("harbour")] == ["ferry", "harbour-note"]
    assert workspace.annotators(FERRY) == ["ana"]
    assert workspace.annotators("harbour/harbour-note") == ["ben"]
    assert workspace.annotators("harbour/nothing") == []
    assert workspace.codebook().tag == "default@1"


def test_an_article_is_its_bytes(workspace: Workspace):
    article = workspace.article(FERRY)
    assert article.text.encode() == (workspace.root / "data/harbour/ferry.txt").read_bytes()
    assert article.sha256 == article.entry.sha256
    assert article.address == FERRY


def test_line_ends_are_not_converted(workspace: Workspace):
    (workspace.root / "data/harbour/ferry.txt").write_bytes(b"a\r\nb\rc\x0cd\n")
    article = workspace.article(FERRY)
    assert article.text == "a\r\nb\rc\x0cd\n"
    assert article.sha256 != article.entry.sha256


def test_a_changed_list_is_read_again(workspace: Workspace):
    path = workspace.collection_path("harbour")
    assert workspace.collection("harbour") is workspace.collection("harbour")
    path.write_text(path.read_text().replace("The ferry", "The other ferry"))
    assert workspace.collection("harbour").title == "The other ferry"


def test_where_things_stand(workspace: Workspace):
    paths = [
        workspace.collection_path("harbour"),
        workspace.article_path(FERRY),
        workspace.annotation_path(FERRY, "ben"),
        workspace.links_path("harbour", "gold"),
        workspace.sources_path("harbour"),
        workspace.codebook_path(),
    ]
    assert [workspace.relative(path) for path in paths] == [
        "data/harbour/collection.yaml",
        "data/harbour/ferry.txt",
        "annotations/harbour/ferry/ben.yaml",
        "annotations/harbour/links/gold.yaml",
        "annotations/harbour/sources.yaml",
        "schemas/codebook.yaml",
    ]


HOSTILE_NAMES = [
    "",
    ".",
    "..",
    "../evil",
    "../../evil",
    "/etc",
    "a/b/c",
    "a\\b",
    "A",
    "é",
    "a.",
    ".a",
    "-a",
    "con",
    "con.x",
    "lpt1",
    "a\0",
    "a\n",
    "a b",
    "links",
    "sources",
    "a" * 65,
    "a\u202e",
    "~",
]


@pytest.mark.parametrize("name", HOSTILE_NAMES, ids=ascii)
@pytest.mark.parametrize(
    "place",
    [
        lambda workspace, name: workspace.collection_path(name),
        lambda workspace, name: workspace.annotation_path(FERRY, name),
        lambda workspace, name: workspace.annotation_path(f"{name}/ferry", "ana"),
        lambda workspace, name: workspace.annotation_path(f"harbour/{name}", "ana"),
        lambda workspace, name: workspace.links_path("harbour", name),
        lambda workspace, name: workspace.sources_path(name),
        lambda workspace, name: workspace.annotators(f"harbour/{name}"),
        lambda workspace, name: workspace.article(f"{name}/ferry"),
        lambda workspace, name: workspace.collection(name),
    ],
)
def test_a_name_that_is_no_id_is_refused(
    workspace: Workspace, place: Callable[[Workspace, str], object], name: str
):
    with pytest.raises(Outside):
        place(workspace, name)


@pytest.mark.parametrize("file", ["../evil.txt", "con.txt", "collection.yaml", "/etc/passwd"])
def test_a_list_cannot_name_a_text_outside(workspace: Workspace, file: str):
    path = workspace.collection_path("harbour")
    path.write_text(path.read_text().replace('"ferry.txt"', f'"{file}"'))
    with pytest.raises((Outside, Damaged)):
        workspace.article(FERRY)


@pytest.mark.parametrize(
    "link",
    ["data/harbour/ferry.txt", "data/harbour/collection.yaml", "data/harbour", "data"],
)
def test_a_link_that_leads_out_is_refused(workspace: Workspace, tmp_path: Path, link: str):
    place, outside = workspace.root / link, tmp_path / "outside"
    place.rename(outside)
    place.symlink_to(outside)
    with pytest.raises(Outside, match="leads out"):
        workspace.article(FERRY)


@pytest.mark.parametrize("link", ["annotations/harbour/ferry", "annotations"])
def test_nothing_is_written_through_a_link_that_leads_out(
    workspace: Workspace, tmp_path: Path, link: str
):
    (workspace.root / link).rename(tmp_path / "outside")
    (workspace.root / link).symlink_to(tmp_path / "outside")
    with pytest.raises(Outside, match="leads out"):
        workspace.annotation_path(FERRY, "ben")


def test_a_link_within_the_workspace_is_followed(workspace: Workspace):
    text = workspace.root / "data/harbour/ferry.txt"
    text.rename(workspace.root / "ferry-elsewhere.txt")
    text.symlink_to("../../ferry-elsewhere.txt")
    assert workspace.article(FERRY).sha256 == workspace.article(FERRY).entry.sha256


def test_a_workspace_reached_through_a_link(workspace: Workspace, tmp_path: Path):
    (tmp_path / "link").symlink_to(workspace.root)
    found = find_workspace(tmp_path / "link" / "data")
    assert found.root == workspace.root
    assert found.article(FERRY).text


def test_a_pipe_is_no_article(workspace: Workspace):
    path = workspace.root / "data/harbour/ferry.txt"
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(Damaged, match="this is no file"):
        workspace.article(FERRY)


@pytest.mark.parametrize("address", ["harbour/fairy", "port/ferry"])
def test_what_is_not_there(workspace: Workspace, address: str):
    with pytest.raises(
        Missing, match=r"no article 'fairy'|no collection 'port'; there are: harbour"
    ):
        workspace.article(address)


def test_a_label_is_no_article(workspace: Workspace):
    with pytest.raises(Outside, match="a label's address"):
        workspace.article("harbour/ferry#c4kx2m")


def test_texts_that_are_no_collection_yet(workspace: Workspace):
    folder = workspace.root / "data" / "storm"
    folder.mkdir()
    (folder / "a.txt").write_text("a")
    assert workspace.collections() == ["harbour"]
    assert workspace.unlisted() == ["storm"]
    with pytest.raises(Missing) as error:
        workspace.collection("storm")
    assert error.value.hint.endswith("reportedly import data/storm/*.txt -c storm")


def test_a_text_in_another_encoding(workspace: Workspace):
    (workspace.root / "data/harbour/ferry.txt").write_bytes(b"one\ncaf\xe9\n")
    with pytest.raises(
        Damaged, match=r"^data/harbour/ferry.txt:2:4: not UTF-8: byte 0xE9 at offset 7"
    ) as error:
        workspace.article(FERRY)
    assert error.value.exit_code == 1


def test_a_list_that_cannot_be_read(workspace: Workspace):
    path = workspace.collection_path("harbour")
    path.write_text(path.read_text().replace("language:", "langauge:"))
    with pytest.raises(Damaged, match=r"^data/harbour/collection.yaml:4:1: S1 unknown field"):
        workspace.collection("harbour")


CODEBOOK = "format: reportedly/codebook@1\nid: harbour\nversion: 2\nextends: default@1\n"
CLASH = """lists:
  confidence:
    - {value: none, label: "None", definition: "No idea.", key: l}
"""


def test_the_projects_own_codebook(workspace: Workspace):
    workspace.codebook_path().parent.mkdir()
    workspace.codebook_path().write_text(CODEBOOK)
    assert workspace.codebook().tag == "harbour@2"


def test_a_codebook_that_does_not_fit(workspace: Workspace):
    workspace.codebook_path().parent.mkdir()
    workspace.codebook_path().write_text(CODEBOOK + CLASH)
    with pytest.raises(Damaged, match=r"^schemas/codebook.yaml:7:6\d: .*'l' stands for both"):
        workspace.codebook()


def test_hidden_and_foreign_files_are_not_seen(workspace: Workspace):
    folder = workspace.root / "annotations/harbour/ferry"
    for name in (".ana.yaml.x1.tmp", ".hidden.yaml", "Ben.yaml", "con.yaml", "notes.md", "cy.yml"):
        (folder / name).write_text("")
    (workspace.root / "data/Upper").mkdir()
    (workspace.root / "data/Upper/collection.yaml").write_text("")
    assert workspace.annotators(FERRY) == ["ana"]
    assert workspace.collections() == ["harbour"]


def test_reading_an_article_needs_neither_pydantic_nor_a_yaml_library(workspace: Workspace):
    code = (
        "import sys; from pathlib import Path; from reportedly.workspace import find_workspace; "
        "find_workspace(Path(sys.argv[1])).article('harbour/ferry'); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(workspace.root)],
        capture_output=True,
        check=True,
        text=True,
    )
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert not loaded & {"pydantic", "pydantic_core", "ruamel", "_ruamel_yaml", "argparse"}


def test_every_error_is_one_that_a_person_can_mend():
    assert issubclass(NoWorkspace, ReportedlyError)
    assert {error.exit_code for error in (NoWorkspace, Missing, Outside)} == {2}
