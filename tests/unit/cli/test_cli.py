"""The command line: what each command prints, and how it ends."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from reportedly.cli import COMMANDS, OpenRequest, main

BASE = Path(__file__).parents[2] / "examples" / "base"
LABELS = "annotations/harbour/ferry/ana.yaml"
ACTIONS = [
    {"action": "claim.toggle", "keys": "1", "context": "reader", "help": "Claim"},
    {"action": "help", "keys": "?", "context": "everywhere", "help": "Help for this place"},
]


class Terminal:
    """Runs the command line in this process and keeps what it opened and printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys
        self.opened: list[OpenRequest] = []

    def __call__(self, *argv: str) -> int:
        code = main(argv, self.open, lambda: ACTIONS)
        self.out, self.err = self.capsys.readouterr()
        return code

    def open(self, request: OpenRequest) -> int:
        self.opened.append(request)
        return 0

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a workspace, and stand in it."""
    desk = tmp_path / "desk"
    shutil.copytree(BASE, desk)
    monkeypatch.chdir(desk)
    return desk


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("argv", "collection", "address", "annotator"),
    [
        ((), None, None, None),
        ((".",), None, None, None),
        (("data",), None, None, None),
        (("data/harbour",), "harbour", None, None),
        (("data/harbour/collection.yaml",), "harbour", None, None),
        (("data/harbour/ferry.txt",), "harbour", "harbour/ferry", None),
        (("annotations/harbour",), "harbour", None, None),
        (("annotations/harbour/links/ana.yaml",), "harbour", None, None),
        (("annotations/harbour/sources.yaml",), "harbour", None, None),
        (("annotations/harbour/ferry",), "harbour", "harbour/ferry", None),
        ((LABELS,), "harbour", "harbour/ferry", "ana"),
        ((LABELS, "--annotator", "cy"), "harbour", "harbour/ferry", "cy"),
        (("harbour",), "harbour", None, None),
        (("harbour/ferry",), "harbour", "harbour/ferry", None),
        (("harbour/ferry#c4kx2m",), "harbour", "harbour/ferry", None),
        (("--annotator=cy", "harbour"), "harbour", None, "cy"),
        (("--annotator", "cy"), None, None, "cy"),
    ],
)
def test_what_opens(
    terminal: Terminal,
    desk: Path,
    argv: tuple[str, ...],
    collection: str | None,
    address: str | None,
    annotator: str | None,
):
    assert terminal(*argv) == 0, terminal.err
    [request] = terminal.opened
    assert request.workspace.root == desk
    assert (request.collection, request.address, request.annotator) == (
        collection,
        address,
        annotator,
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_may_be_called_like_a_command(terminal: Terminal, desk: Path, command: str):
    (desk / command / "data").mkdir(parents=True)
    assert terminal(f"./{command}") == 0
    assert terminal.opened[0].workspace.root == desk / command


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (("--anotator", "x"), "unknown option '--anotator' (see: reportedly --help)"),
        (("harbour", "ferry"), "one PATH at a time, not also 'ferry'"),
        (("--annotator", "Ana Lüders"), "--annotator: an id has lower-case letters"),
        (("--annotator",), "--annotator: an id can't be empty"),
        (("chekc",), "there is no 'chekc' (did you mean the command 'check'?)"),
        (("harbour/fairy",), "no article 'fairy' in the collection 'harbour'"),
        (("port/ferry",), "no collection 'port'; there are: harbour"),
        (("../../etc",), "there is no '../../etc'"),
        (("x" * 5000,), "there is no 'xxx"),
        (("data/harbour/new.txt",), "data/harbour/new.txt is not in the collection's list"),
        (("annotations/harbour/fairy",), "no article 'fairy'"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_does_not_open(terminal: Terminal, desk: Path, argv: tuple[str, ...], told: str):
    (desk / "data/harbour/new.txt").write_text("")
    (desk / "annotations/harbour/fairy").mkdir()
    assert terminal(*argv) == 2
    assert terminal.opened == []
    assert terminal.out == ""
    assert terminal.err.startswith(f"reportedly: {told}")
    assert terminal.err.count("\n") == 1


@pytest.mark.parametrize("argv", [(), ("status",), ("check",), ("import", "a.txt", "-c", "a")])
def test_without_a_workspace(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, argv: tuple[str, ...]
):
    monkeypatch.chdir(tmp_path)
    assert terminal(*argv) == 2
    assert terminal.err.startswith("reportedly: no workspace at ")
    assert "reportedly init DIR" in terminal.err


def test_help_names_every_command_and_has_examples(terminal: Terminal):
    assert terminal("--help") == 0
    assert terminal.err == ""
    for command, what in COMMANDS.items():
        assert f"  {command} " in terminal.out
        assert what in terminal.out
    assert "examples:" in terminal.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(terminal: Terminal, command: str):
    assert terminal(command, "--help") == 0
    assert terminal.out.startswith(f"usage: reportedly {command}")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_refuses_what_it_does_not_know(terminal: Terminal, desk: Path, command: str):
    assert terminal(command, "--nonsense") == 2
    assert terminal.err.startswith("reportedly: ")
    assert f"see: reportedly {command} --help" in terminal.err
    assert terminal.out == ""


def test_the_version(terminal: Terminal):
    assert terminal("--version") == 0
    assert terminal.out.startswith("reportedly 0.")


def test_check_of_a_valid_workspace(terminal: Terminal, desk: Path):
    assert terminal("check") == 0
    assert terminal.out == "7 files checked, no problems\n"
    assert terminal.err == ""


def test_check_tells_place_code_severity_message_hint_and_a_count(terminal: Terminal, desk: Path):
    replace(desk / LABELS, "stance: asserts", "stance: assert")
    replace(desk / "annotations/harbour/links/ana.yaml", "from: ferry", "from: fairy")
    assert terminal("check") == 1
    assert terminal.lines == [
        f"{LABELS}:56:13: P1 error 'assert' is not in the codebook's attribution.stance; did you "
        "mean 'asserts'? → use one of asserts, confirms, denies, declines, accepts, believes, "
        "speculates, asks, commits, demands, evaluates, observes; or add it to "
        "schemas/codebook.yaml",
        "annotations/harbour/links/ana.yaml:5:11: I2 error there is no article 'harbour/fairy'"
        " → check its address, or import it",
        "2 errors, 0 warnings in 7 files",
    ]


def test_check_with_warnings_only_is_fine(terminal: Terminal, desk: Path):
    replace(desk / LABELS, "stance: asserts", "stance: assert")
    (desk / "schemas").mkdir()
    (desk / "schemas/codebook.yaml").write_text(
        "format: reportedly/codebook@1\nid: mine\nversion: 1\nextends: default@1\n"
        "severities: {P1: warning}\n"
    )
    assert terminal("check") == 0
    assert terminal.lines[-1] == "0 errors, 1 warning in 8 files"


def test_check_as_json(terminal: Terminal, desk: Path):
    replace(desk / LABELS, "stance: asserts", "stance: assert")
    assert terminal("check", "--format", "json") == 1
    told = json.loads(terminal.out)
    [problem] = told.pop("problems")
    assert told == {"files": 7, "errors": 1, "warnings": 0}
    assert (problem["path"], problem["line"], problem["column"]) == (LABELS, 56, 13)
    assert set(problem) == {"path", "line", "column", "code", "severity", "message", "hint"}


@pytest.mark.parametrize(
    ("paths", "files"),
    [
        (["."], 7),
        (["annotations"], 4),
        (["data"], 3),
        ([LABELS], 1),
        (["harbour/ferry"], 2),
        (["data/harbour/ferry.txt"], 2),
        (["harbour"], 7),
        (["data/harbour/collection.yaml", LABELS], 2),
        ([LABELS, LABELS], 1),
    ],
)
def test_check_of_some_paths(terminal: Terminal, desk: Path, paths: list[str], files: int):
    assert terminal("check", *paths) == 0
    assert terminal.lines == [f"{files} file{'' if files == 1 else 's'} checked, no problems"]


def test_check_of_a_path_in_another_workspace(
    terminal: Terminal, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    assert terminal("check", "desk/data") == 0
    assert terminal("check", "desk/data", "/etc") == 2
    assert "is not in the workspace" in terminal.err


@pytest.mark.parametrize("path", ["README.md", "nowhere", "harbour/fairy", "port/ferry"])
def test_check_of_nothing(terminal: Terminal, desk: Path, path: str):
    (desk / "README.md").write_text("")
    assert terminal("check", path) == 2
    assert terminal.out == ""


def test_init_import_check_status(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    assert terminal("init", str(tmp_path / "new")) == 0
    assert f"made {tmp_path}/new/data/" in terminal.lines
    monkeypatch.chdir(tmp_path / "new")
    (tmp_path / "One.txt").write_bytes(b"One\r\n")
    (tmp_path / "Two.txt").write_bytes(b"\xff")
    assert terminal("import", "../One.txt", "../Two.txt", "-c", "news") == 1
    assert terminal.lines == ["imported ../One.txt: as news/one (1 CR LF line end made LF)"]
    assert terminal.err.splitlines() == [
        "reportedly: ../Two.txt: not UTF-8: byte 0xFF at offset 0, in line 1 (convert it: "
        "iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW.txt (or whatever it is))",
        "2 files: 1 imported, 0 unchanged, 1 refused",
    ]
    assert terminal("import", "../One.txt", "-c", "news") == 0
    assert terminal.lines == ["unchanged ../One.txt: is news/one already; nothing changed"]
    assert terminal("check") == 0
    assert terminal.lines == ["2 files checked, no problems"]
    assert terminal("status") == 0
    assert terminal.lines == ["news  1 article", "  nobody has begun"]


def test_init_again_tells_what_it_kept(terminal: Terminal, tmp_path: Path):
    (tmp_path / ".gitattributes").write_text("")
    assert terminal("init", str(tmp_path)) == 0
    assert f"kept {tmp_path}/.gitattributes" in terminal.lines
    assert "add the line 'data/** -text'" in terminal.err


def test_status(terminal: Terminal, desk: Path):
    replace(desk / "annotations/harbour/harbour-note/ben.yaml", "annotator: ben", "annotator: ")
    (desk / "data/storm").mkdir()
    (desk / "data/storm/a.txt").write_text("")
    assert terminal("status") == 0
    assert terminal.lines == [
        "harbour  2 articles",
        "  ana  1 complete, 1 not begun; 1 zone, 3 claims, 3 attributions, 1 flag",
    ]
    assert "annotations/harbour/harbour-note/ben.yaml:6:" in terminal.err
    assert "reportedly import data/storm/*.txt -c storm" in terminal.err


def test_schema_says_what_changed(terminal: Terminal, desk: Path):
    assert terminal("schema") == 0
    assert "new schemas/annotation.schema.json" in terminal.lines
    (desk / "schemas/codebook.yaml").write_text(
        "format: reportedly/codebook@1\nid: mine\nversion: 1\nextends: default@1\n"
        "lists:\n  confidence:\n"
        '    - {value: none, label: "None", definition: "No idea.", key: "n"}\n'
    )
    assert terminal("schema") == 0
    assert "changed schemas/annotation.schema.json" in terminal.lines
    assert "unchanged schemas/collection.schema.json" in terminal.lines
    assert '"none"' in (desk / "schemas/annotation.schema.json").read_text()
    assert terminal("schema", "--out", "elsewhere") == 0
    assert "new elsewhere/annotation.schema.json" in terminal.lines


def test_keys(terminal: Terminal):
    assert terminal("keys") == 0
    assert terminal.lines == [
        "reader      1  claim.toggle  Claim",
        "everywhere  ?  help          Help for this place",
    ]
    assert terminal("keys", "--format", "json") == 0
    assert json.loads(terminal.out) == ACTIONS


def test_codebook(terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert terminal("codebook") == 0
    assert terminal.lines[0] == "codebook default@1"
    assert "attribution.stance" in terminal.lines
    assert any(line.split()[1:3] == ["denies", "Denies"] for line in terminal.lines)
    assert "  dozens: 24 to 99" in terminal.lines
    assert "  hundreds: 200 or more" in terminal.lines
    assert "  some: no bounds" in terminal.lines


def test_codebook_of_the_workspace(terminal: Terminal, desk: Path):
    (desk / "schemas").mkdir()
    (desk / "schemas/codebook.yaml").write_text(
        "format: reportedly/codebook@1\nid: mine\nversion: 3\nextends: default@1\n"
        "lists:\n  attribution.stance:\n"
        '    - {value: denies, deprecated: "write asserts, and negated"}\n'
    )
    assert terminal("codebook") == 0
    assert terminal.lines[0] == "codebook mine@3"
    assert "(out of use: write asserts, and negated)" in terminal.out


def test_an_internal_error_is_one_line_and_says_where_the_details_lie(
    terminal: Terminal, desk: Path, home: Path
):
    def fail(request: OpenRequest) -> int:
        raise ValueError("oh\x1b[31m")

    code = main([], fail, list)
    told = terminal.capsys.readouterr().err
    assert code == 3
    assert told.startswith("reportedly: internal error: ValueError: oh␛[31m (details: ")
    assert told.count("\n") == 1
    log = Path(told.partition("details: ")[2].strip().rstrip(")"))
    assert log.is_relative_to(home)
    assert "Traceback" in log.read_text()


def test_interrupted(desk: Path):
    def interrupt(request: OpenRequest) -> int:
        raise KeyboardInterrupt

    assert main([], interrupt, list) == 130


HOSTILE = "\x1b]52;c;aGk=\x07\x9b31m\u202e\u200b\r[red]"


@pytest.mark.parametrize(
    "argv",
    [
        (HOSTILE,),
        (f"--{HOSTILE}",),
        ("--annotator", HOSTILE),
        ("check", HOSTILE),
        ("check", f"--{HOSTILE}"),
        ("check", "--format", HOSTILE),
        ("import", HOSTILE, "-c", "a"),
        ("import", HOSTILE, "-c", HOSTILE),
        ("import", "hostile.txt", "-c", "a"),
        ("init", f"{HOSTILE}/new"),
        ("status",),
        ("check",),
        ("codebook",),
        ("schema", "--out", HOSTILE),
    ],
    ids=ascii,
)
def test_nothing_foreign_reaches_the_terminal(
    terminal: Terminal, desk: Path, argv: tuple[str, ...]
):
    (desk / "hostile.txt").write_text("a")
    (desk / f"annotations/harbour/ferry/{HOSTILE.replace('/', '')}.yaml").write_text("a")
    quoted = json.dumps(HOSTILE)
    replace(desk / LABELS, "stance: asserts", f"stance: {quoted}")
    replace(desk / LABELS, 'exact: "Ola Brekke"', f"exact: {quoted}")
    (desk / "schemas").mkdir()
    (desk / "schemas/codebook.yaml").write_text(
        "format: reportedly/codebook@1\nid: mine\nversion: 3\nextends: default@1\n"
        f"lists:\n  attribution.stance:\n    - {{value: denies, deprecated: {quoted}}}\n"
    )
    terminal(*argv)
    shown = terminal.out + terminal.err
    assert shown
    assert [c for c in shown if c != "\n" and not c.isprintable()] == []


def test_a_terminal_that_knows_no_unicode(
    desk: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    replace(desk / LABELS, "stance: asserts", 'stance: "é🛟"')
    with open(tmp_path / "out", "w", encoding="ascii") as out:
        monkeypatch.setattr("sys.stdout", out)
        assert main(["check"], lambda request: 0, list) == 1
    assert "'\\xe9\\U0001f6df' is not in the codebook" in (tmp_path / "out").read_text()
