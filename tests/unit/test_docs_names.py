"""What the README and the docs name exists, and what exists is named in them."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from reportedly.check import RULES
from reportedly.cli import COMMANDS, main
from reportedly.cli.opening import OPTION
from reportedly_tui.__main__ import VARIABLE
from reportedly_tui.keys.actions import ACTIONS
from reportedly_tui.keys.keymap import NAMED_KEYS, UNSENT_CTRL, KeymapError, strokes
from reportedly_tui.session.themes import THEMES
from reportedly_tui.settings import read_settings

ROOT = Path(__file__).parents[2]
PATHS = [*ROOT.glob("*.md"), *sorted(ROOT.glob("docs/*.md"))]
TEXTS = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in PATHS}
README, GUIDE = TEXTS["README.md"], TEXTS["docs/guide.md"]
ALL = "\n".join(TEXTS.values())
PLACES = {
    "everywhere": "Everywhere",
    "desk": "The desk",
    "board": "The board",
    "sources": "The sources",
    "reader": "The reader",
    "draft": "A new attribution",
}
OF_OTHERS = ("NO_COLOR", "XDG_CONFIG_HOME", "XDG_STATE_HOME")
"""Variables that are not ours, and that the app heeds."""


def code(text: str) -> Iterator[str]:
    """Yield every command line that a text shows: in blocks for a shell, and in its lines."""
    for block in re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        yield from block.splitlines()
    yield from re.findall(r"`([^`\n]+)`", text)


def section(text: str, heading: str) -> str:
    """Return what stands under a heading of the second level."""
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def anchors(text: str) -> set[str]:
    """Return what links can lead to in a page: its headings as GitHub names them."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def key_tables() -> str:
    """Return what stands between the marks of the README."""
    lines: list[str] = []
    for place, title in PLACES.items():
        lines += ["", f"### {title}", "", "| keys | action | does |", "|---|---|---|"]
        lines += [
            f"| {' '.join(f'`{key}`' for key in one.keys)} | `{one.id}` | {one.help} |"
            for one in ACTIONS
            if one.context == place
        ]
    return "\n".join([*lines, "", ""])


def test_the_readme_has_every_key():
    assert set(PLACES) == {action.context for action in ACTIONS}
    found = re.search(r"<!-- keys -->\n(.*?)<!-- /keys -->", README, re.DOTALL)
    assert found, "the README has lost its marks"
    assert found[1] == key_tables(), f"put this between the marks:\n{key_tables()}"


def test_the_readme_has_every_command():
    named = re.findall(r"^\| `reportedly ([a-z]+)?", README, re.MULTILINE)
    assert named == ["", *COMMANDS]


def test_help_lists_the_same_commands(capsys: pytest.CaptureFixture[str]):
    assert main(["--help"], lambda _: 0, list) == 0
    listed = capsys.readouterr().out.partition("commands:\n")[2].partition("\n\n")[0]
    assert [line.split()[0] for line in listed.splitlines()] == list(COMMANDS)


def test_the_readme_begins_with_two_commands():
    start = section(README, "Start")
    assert re.findall(r"^```sh\n(.*?)\n```", start, re.MULTILINE | re.DOTALL) == [
        "make run",
        "make test",
    ]


def test_the_changelog_has_every_command():
    for name in COMMANDS:
        assert re.search(rf"`(reportedly )?{name}`", TEXTS["CHANGELOG.md"]), name


def options(name: str) -> set[str]:
    """Return the options of a command."""
    parser = ArgumentParser()
    import_module(f"reportedly.cli.{name}_command").arguments(parser)
    return {option for action in parser._actions for option in action.option_strings}


@pytest.mark.parametrize("page", TEXTS)
def test_commands_and_options_that_a_page_shows_exist(page: str):
    for line in code(TEXTS[page]):
        words = line.partition("#")[0].split()
        if words[:1] != ["reportedly"]:
            continue
        shown = {word.partition("=")[0] for word in words[1:] if word.startswith("-")}
        command = words[1] if words[1:] and words[1] in COMMANDS else ""
        known = options(command) if command else {OPTION, "--help", "--version"}
        assert shown <= known, line


@pytest.mark.parametrize("name", COMMANDS)
def test_options_that_exist_are_shown_somewhere(name: str):
    for option in options(name) - {"-h", "--help"}:
        if not (name == "import" and option == "--collection"):  # shown in short, as -c
            assert re.search(rf"(?<![\w-]){option}\b", ALL), f"{name} {option}"


@pytest.mark.parametrize("page", TEXTS)
def test_links_lead_somewhere(page: str):
    for target in re.findall(r"\]\(([^)\s]+)\)", TEXTS[page]):
        if re.match(r"https?:", target):
            continue
        file, _, anchor = target.partition("#")
        there = (ROOT / page).parent / file if file else ROOT / page
        assert there.exists(), target
        if anchor:
            assert anchor in anchors(there.read_text(encoding="utf-8")), target


@pytest.mark.parametrize("page", TEXTS)
def test_make_targets_exist(page: str):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for line in code(TEXTS[page]):
        if found := re.match(r"make ([a-z]+)", line):
            assert re.search(rf"^{found[1]}:", makefile, re.MULTILINE), line


def test_every_make_target_is_named():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^([a-z]+):", makefile, re.MULTILINE):
        assert f"make {target}" in ALL, target


@pytest.mark.parametrize("page", TEXTS)
def test_rules_that_are_named_exist(page: str):
    codes = {rule.code for rule in RULES}
    named = re.findall(r"\(([A-Z]\d+)\)", TEXTS[page])
    assert set(named) <= codes


@pytest.mark.parametrize("page", TEXTS)
def test_variables_that_are_named_exist(page: str):
    named = re.findall(r"`\$?([A-Z]+_[A-Z_]+)`?", TEXTS[page])
    assert set(named) <= {VARIABLE, *OF_OTHERS}


@pytest.mark.parametrize("name", [VARIABLE, *OF_OTHERS])
def test_variables_are_explained_in_the_guide(name: str):
    assert name in GUIDE


@pytest.mark.parametrize("page", TEXTS)
def test_files_that_are_named_exist(page: str):
    for path in re.findall(r"`((?:docs|tests|core|tui|schemas|data|\.ci)/[\w./-]+)`", TEXTS[page]):
        if path != "schemas/codebook.yaml":  # a project's own
            assert (ROOT / path).exists(), path


def test_the_guides_keymap_is_accepted(tmp_path: Path):
    keymap, theme = re.findall(r"^```yaml\n((?!  - id).*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    (tmp_path / "keymap.yaml").write_text(keymap, encoding="utf-8")
    (tmp_path / "settings.yaml").write_text(theme, encoding="utf-8")
    settings = read_settings(tmp_path)
    assert settings.keymap.keys_of("claim") == ("2",)
    assert settings.keymap.keys_of("page.down") == ("ctrl+f", "pagedown")
    assert settings.theme == "light"


def test_the_guide_lists_the_keys_with_names():
    keys = section(GUIDE, "Your keys")
    named = keys.partition("or one of ")[2].partition(", or `ctrl+`")[0]
    assert set(re.findall(r"`([^`]+)`", named)) == NAMED_KEYS


def test_the_guide_names_keys_that_terminals_do_not_send():
    for key in re.findall(r"`(ctrl\+[a-z])`", section(GUIDE, "Your keys")):
        assert key[-1] in UNSENT_CTRL
        with pytest.raises(KeymapError):
            strokes(key)


def test_the_guide_has_every_theme():
    assert all(f"`{name}`" in section(GUIDE, "Themes and colour") for name in THEMES)
