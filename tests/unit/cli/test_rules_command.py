"""`reportedly rules`: the list, and what one rule means."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.check import RULES
from reportedly.check.rule import Rule
from reportedly.cli import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs the command, and returns its exit code, output and errors."""

    def called(*codes: str) -> tuple[int, str, str]:
        code = main(["rules", *codes], lambda request: 0, list)
        return code, *capsys.readouterr()

    return called


def test_every_rule_is_listed(run: Run):
    code, out, _ = run()
    assert code == 0
    rows = [line.split(maxsplit=2) for line in out.splitlines()]
    assert rows == [[rule.code, rule.severity, rule.title] for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_explained(run: Run, rule: Rule):
    code, out, _ = run(rule.code)
    assert code == 0
    assert out.startswith(f"{rule.code} {rule.severity}: {rule.title}\n\n")
    told = " ".join(out.split())
    assert " ".join(rule.explanation.split()) in told
    assert " ".join(rule.mending.split()) in told
    assert out.index("Wrong, in ") < out.index("^") < out.index("Right:")
    assert "\r" not in out


def test_several_rules_and_small_letters(run: Run):
    _, t2, _ = run("T2")
    _, a8, _ = run("A8")
    assert run("t2", "a8") == (0, f"{t2}\n{a8}", "")


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("T22", "did you mean T2?"),
        ("T9", "did you mean T8?"),
        ("A2", "did you mean A1?"),
        ("a11", "did you mean A1?"),
        ("Q1", "`reportedly rules` lists them"),
        ("", "`reportedly rules` lists them"),
        ("\x1b[31m", "`reportedly rules` lists them"),
    ],
)
def test_an_unknown_code_is_wrong_use(run: Run, code: str, hint: str):
    returned, out, err = run("T2", code)
    assert (returned, out) == (2, "")
    assert f"there is no rule '{code}' ({hint})" in err.replace("␛", "\x1b")
    assert "\x1b" not in err
