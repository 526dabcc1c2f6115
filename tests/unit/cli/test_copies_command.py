"""`reportedly copies`, and what import tells of copies."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reportedly.cli import main

HERALD = (
    "Dam breach\n\n"
    "The water board said on Monday that its engineers had found 12 cracks in the wall.\n\n"
    "“We were told that the gates would hold until the morning,” said Mara Lind. Nobody slept.\n"
)
WIRE = (
    "Wall fails\n\nIt was late. "
    "The water board said on Monday that its engineers had found 14 cracks in the wall.\n\n"
    "Aldith Penn, who had run the relief fund of the valley since the spring, told the Wire: "
    "“We were told that the gates would hold until the morning.”\n"
)
POST = "The water board said on Monday that its engineers had found 12 cracks in the wall.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty workspace, and stand in it; three articles lie beside it."""
    desk = tmp_path / "desk"
    (desk / "data").mkdir(parents=True)
    (desk / "annotations").mkdir()
    for name, text in {"the-herald": HERALD, "the-wire": WIRE, "the-post": POST}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(desk)
    return desk


def run(*argv: str) -> int:
    return main(argv, lambda request: 0, list)


def imported(*names: str, collection: str = "dam") -> None:
    assert run("import", *(f"../{name}.txt" for name in names), "-c", collection) == 0


@pytest.fixture
def dam(desk: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    imported("the-herald", "the-wire", "the-post")
    capsys.readouterr()
    return desk


def test_import_tells_how_much_of_an_article_stands_in_others(
    desk: Path, capsys: pytest.CaptureFixture[str]
):
    imported("the-herald")
    assert "stand" not in capsys.readouterr().out
    imported("the-wire", "the-post")
    assert capsys.readouterr().out.splitlines()[2:] == [
        "dam/the-wire: 1 sentence also stands in the-herald, the-post",
        "dam/the-post: 1 sentence also stands in the-herald, the-wire",
    ]
    Path("../other.txt").write_text("Nothing of this was ever written by anybody else before.")
    imported("other")
    assert capsys.readouterr().out.splitlines()[1:] == [
        "dam/other: no sentence of it stands in another article"
    ]
    imported("other")
    assert "stand" not in capsys.readouterr().out


def test_import_names_three_others(desk: Path, capsys: pytest.CaptureFixture[str]):
    for number in range(5):
        Path(f"../a{number}.txt").write_text(POST)
    imported("a0", "a1", "a2", "a3", "a4")
    assert capsys.readouterr().out.splitlines()[-1] == (
        "dam/a4: 1 sentence also stands in a0, a1, a2, …"
    )


def test_copies_and_quotations_are_listed(dam: Path, capsys: pytest.CaptureFixture[str]):
    assert run("copies") == 0
    sentence = "The water board said on Monday that its engineers had found 12 cracks in the wall."
    assert capsys.readouterr().out.splitlines() == [
        "dam  3 articles, 1 copied sentence, 1 shared quotation",
        "",
        "  nearly the same sentence",
        "    dam/the-herald:3:1",
        f"      {sentence}",
        "    dam/the-post:1:1",
        "    dam/the-wire:3:14  94% alike",
        f"      {sentence.replace('12', '{12 → 14}')}",
        "",
        "  same quotation, credited to different speakers",
        "    dam/the-herald:5:2  Mara Lind (a guess)",
        "      We were told that the gates would hold until the morning,",
        "    dam/the-wire:5:90  Aldith Penn (a guess)",
    ]


def test_a_copy_of_a_copy_says_which_one_it_is_like(desk: Path, capsys: pytest.CaptureFixture[str]):
    second = POST.replace("The water board said on", "An engineer told us on")
    third = second.replace("had found 12 cracks in the wall", "had found 12 keys of the gate")
    for name, text in {"a": POST, "b": second, "c": third}.items():
        Path(f"../{name}.txt").write_text(text)
    imported("a", "b", "c")
    capsys.readouterr()
    assert run("copies") == 0
    places = [line for line in capsys.readouterr().out.splitlines() if line.startswith("    dam/")]
    assert places == [
        "    dam/a:1:1",
        "    dam/b:1:1  75% alike",
        "    dam/c:1:1  81% alike to dam/b:1:1",
    ]


def test_as_json(dam: Path, capsys: pytest.CaptureFixture[str]):
    assert run("copies", "dam", "--format", "json") == 0
    (found,) = json.loads(capsys.readouterr().out)["collections"]
    assert (found["collection"], found["articles"]) == ("dam", 3)
    (group,) = found["copies"]
    first, second, third = group["places"]
    assert group["kind"] == "near"
    assert (first["article"], first["line"], first["column"]) == ("dam/the-herald", 3, 1)
    assert HERALD[first["start"] : first["end"]] == first["text"]
    assert (second["article"], second["kind"], second["like"]) == ("dam/the-post", "identical", 0)
    assert (third["kind"], third["like"], third["similarity"]) == ("near", 0, 0.938)
    assert third["changes"] == [{"from": "12", "to": "14"}]
    (quotation,) = found["quotations"]
    assert (quotation["kind"], quotation["credited_apart"]) == ("identical", True)
    assert [place["credited"] for place in quotation["places"]] == [["Mara Lind"], ["Aldith Penn"]]
    for place, text in zip(quotation["places"], (HERALD, WIRE), strict=True):
        (fragment,) = place["fragments"]
        assert text[fragment["start"] : fragment["end"]] == place["text"] == fragment["text"]


@pytest.mark.parametrize(
    ("paths", "collections"),
    [
        ((), ["dam", "other"]),
        (("dam",), ["dam"]),
        (("data/other", "dam"), ["other", "dam"]),
        (("dam/the-wire",), ["dam"]),
        (("data/dam/the-wire.txt", "dam"), ["dam"]),
        (("annotations",), ["dam", "other"]),
    ],
)
def test_what_is_compared(
    dam: Path, paths: tuple[str, ...], collections: list[str], capsys: pytest.CaptureFixture[str]
):
    imported("the-post", collection="other")
    capsys.readouterr()
    assert run("copies", *paths, "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)["collections"]
    assert [one["collection"] for one in found] == collections
    assert [len(one["copies"]) for one in found if one["collection"] == "dam"] == [1]


def test_of_an_article_only_what_it_shares_is_told(dam: Path, capsys: pytest.CaptureFixture[str]):
    assert run("copies", "dam/the-post") == 0
    shown = capsys.readouterr().out
    assert shown.startswith("dam  3 articles, 1 copied sentence, 0 shared quotations\n")
    assert "dam/the-wire" in shown


def test_labels_say_who_is_credited(dam: Path, capsys: pytest.CaptureFixture[str]):
    import hashlib

    start = HERALD.index("We were")
    end = HERALD.index(",” said")
    folder = dam / "annotations/dam/the-herald"
    folder.mkdir(parents=True)
    digest = hashlib.sha256(HERALD.encode()).hexdigest()
    (folder / "ana.yaml").write_text(
        f'format: reportedly/annotation@1\narticle: dam/the-herald\nsha256: "{digest}"\n'
        "codebook: default@1\nannotator: ana\nattributions:\n  - id: a00000\n    content:\n"
        f'      - {{start: {start}, end: {end}, exact: "{HERALD[start:end]}"}}\n'
        "    implicit: true\n    speaker: [lind]\n"
    )
    (folder / "ben.yaml").write_text("not: [what")
    (dam / "annotations/dam/sources.yaml").write_text(
        'format: reportedly/sources@1\nsources:\n  lind: {name: "Lind, Mara\\e[31m"}\n'
    )
    assert run("copies") == 0
    assert "dam/the-herald:5:2  Lind, Mara␛[31m\n" in capsys.readouterr().out


def test_an_article_that_is_gone_does_not_stop_the_others(
    dam: Path, capsys: pytest.CaptureFixture[str]
):
    (dam / "data/dam/the-wire.txt").unlink()
    assert run("copies") == 0
    out, err = capsys.readouterr()
    assert "2 articles, 1 copied sentence" in out
    assert "data/dam/the-wire.txt is not there" in err


def test_hostile_text_is_shown_and_not_obeyed(desk: Path, capsys: pytest.CaptureFixture[str]):
    hostile = (
        "He wrote \u202e[red]{{a → b}}\u200b that nobody at the board had ever been told of it."
    )
    for name, text in {"a": hostile, "b": hostile.replace("nobody", "no\u2028one [/]")}.items():
        Path(f"../{name}.txt").write_text(text, encoding="utf-8")
    imported("a", "b")
    assert run("copies") == 0
    shown = capsys.readouterr().out
    assert [c for c in shown if c != "\n" and not c.isprintable()] == []
    assert "[red]" in shown


def test_no_collection(desk: Path, capsys: pytest.CaptureFixture[str]):
    assert run("copies") == 0
    assert "no collection yet" in capsys.readouterr().err
    assert run("copies", "nowhere") == 2


def test_every_process_tells_the_same(dam: Path):
    program = "import sys; from reportedly.cli import main; main(['copies'], lambda _: 0, list)"
    shown = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            timeout=60,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(shown) == 1
