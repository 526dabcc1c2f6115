"""`init`: a new workspace, and nothing that was there is touched."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from reportedly import init as module
from reportedly.check import check_workspace
from reportedly.errors import ReportedlyError
from reportedly.export import write_schemas
from reportedly.init import SAMPLE, init, sample_root
from reportedly.workspace import Workspace, find_workspace
from reportedly_schemas.default_codebook import DEFAULT

BASE = Path(__file__).parents[2] / "examples" / "base"
SCHEMAS = [
    f"schemas/{kind}.schema.json"
    for kind in ("annotation", "codebook", "collection", "links", "sources")
]


def test_an_empty_folder_becomes_a_workspace(tmp_path: Path):
    done = init(tmp_path / "new" / "desk")
    assert sorted(done.made) == sorted(["data/", "annotations/", ".gitattributes", *SCHEMAS])
    assert (done.kept, done.advice) == ((), "")
    workspace = find_workspace(tmp_path / "new" / "desk")
    assert workspace.root == tmp_path / "new" / "desk"
    report = check_workspace(workspace)
    assert (report.problems, report.files) == ((), 0)


def test_a_second_time_everything_is_kept(tmp_path: Path):
    first = init(tmp_path)
    second = init(tmp_path)
    assert second.made == ()
    assert second.kept == first.made


def test_what_is_there_is_never_overwritten(tmp_path: Path):
    (tmp_path / "schemas").mkdir()
    for name in (".gitattributes", SCHEMAS[0], "README.md"):
        (tmp_path / name).write_text("mine")
    done = init(tmp_path)
    assert set(done.kept) == {".gitattributes", SCHEMAS[0]}
    for name in (".gitattributes", SCHEMAS[0], "README.md"):
        assert (tmp_path / name).read_text() == "mine"
    assert "data/** -text" in done.advice


def test_attributes_that_protect_articles_need_no_advice(tmp_path: Path):
    (tmp_path / ".gitattributes").write_text("*.md text\ndata/** -text\n")
    assert init(tmp_path).advice == ""


def test_git_leaves_the_line_ends_of_articles_alone(tmp_path: Path):
    init(tmp_path)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    asked = ["data/a/b.txt", "data/a/collection.yaml", "annotations/a/b/c.yaml"]
    told = subprocess.run(
        ["git", "check-attr", "text", "eol", "--", *asked],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert "data/a/b.txt: text: unset" in told
    assert "data/a/collection.yaml: text: unset" in told
    assert "annotations/a/b/c.yaml: eol: lf" in told


def test_a_file_is_no_place_for_a_workspace(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ReportedlyError, match="file"):
        init(tmp_path / "file")


def test_no_file_is_written_through_a_link(tmp_path: Path):
    outside = tmp_path / "outside"
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / ".gitattributes").symlink_to(outside)
    init(desk, sample=False)
    assert not outside.exists()


@pytest.mark.parametrize("package", ["site-packages/reportedly", "checkout/core/reportedly"])
def test_the_sample_of_a_wheel_and_of_a_checkout(tmp_path: Path, package: str):
    here = tmp_path / package
    root = here / "sample" if package.startswith("site") else tmp_path / "checkout"
    (root / "data" / SAMPLE).mkdir(parents=True)
    here.mkdir(parents=True, exist_ok=True)
    with pytest.raises(ReportedlyError, match="without the sample"):
        sample_root(here)
    (root / "data" / SAMPLE / "collection.yaml").write_text("")
    assert sample_root(here) == root


def test_the_sample_is_copied_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    root = tmp_path / "installed"
    for part in ("data", "annotations"):
        shutil.copytree(BASE / part / "harbour", root / part / "harbour")
    (root / "annotations" / "harbour" / ".ana.yaml.x.tmp").write_text("")
    monkeypatch.setattr(module, "SAMPLE", "harbour")
    monkeypatch.setattr(module, "sample_root", lambda: root)
    done = init(tmp_path / "desk", sample=True)
    assert "annotations/harbour/ferry/ana.yaml" in done.made
    assert not any(name.endswith(".tmp") for name in done.made)
    report = check_workspace(Workspace(tmp_path / "desk"))
    assert (report.problems, report.files) == ((), 7)


def test_schemas_say_what_changed(tmp_path: Path):
    first = write_schemas(DEFAULT, tmp_path / "schemas")
    assert set(first.values()) == {"new"}
    assert set(write_schemas(DEFAULT, tmp_path / "schemas").values()) == {"unchanged"}
    path = tmp_path / SCHEMAS[0]
    path.write_text("{}")
    assert write_schemas(DEFAULT, tmp_path / "schemas")[path] == "changed"
    assert json.loads(path.read_text())["$schema"].endswith("2020-12/schema")


def test_a_schema_is_not_written_through_a_link(tmp_path: Path):
    folder = tmp_path / "schemas"
    folder.mkdir()
    outside = tmp_path / "precious"
    outside.write_text("precious")
    (folder / "annotation.schema.json").symlink_to(outside)
    write_schemas(DEFAULT, folder)
    assert outside.read_text() == "precious"
    assert not (folder / "annotation.schema.json").is_symlink()
