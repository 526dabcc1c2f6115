"""Make docs/rules.md from the rules of `check`. Run by `make docs`; a test says when it is old."""

from __future__ import annotations

from pathlib import Path

from reportedly.check import RULES
from reportedly.check.example import wrapped
from reportedly.check.rule import Rule
from reportedly.text.safe import visible

PAGE = Path(__file__).parent / "rules.md"
WIDTH = 140
HEAD = """\
# Check rules

What `reportedly check` looks for; [check](check.md) says how to run it. Codes are stable. An error
makes it fail, a warning does not; a project changes how much a rule weighs in
`schemas/codebook.yaml`:

```yaml
severities: {T5: error, A10: warning}
```

`reportedly rules` lists the rules, and `reportedly rules T2` shows in the terminal what stands here
about one. This page is made from the same list (`make docs`). In the examples a caret stands below
each value that `check` names, with its line and column.

| code | weighs | catches |
|---|---|---|
"""


def page() -> str:
    """Return the whole page."""
    rows = [
        f"| [{rule.code}](#{_anchor(rule)}) | {rule.severity} | {rule.title} |" for rule in RULES
    ]
    return HEAD + "\n".join([*rows, "", *map(_section, RULES)])


def _section(rule: Rule) -> str:
    example = rule.example
    kind = "yaml" if example.file.endswith(".yaml") else "text"
    return "\n".join(
        [
            f"## {_heading(rule)}",
            "",
            *wrapped(f"{rule.severity.capitalize()}. {rule.explanation}", WIDTH),
            "",
            f"Wrong, in `{example.file.partition('/')[2]}`:",
            "",
            _block(kind, example.shown_wrong()),
            "",
            "Right:",
            "",
            _block(kind, example.shown_right()),
            "",
            *wrapped(rule.mending, WIDTH),
            "",
        ]
    )


def _block(kind: str, text: str) -> str:
    return f"```{kind}\n{visible(text, keep_newlines=True)}\n```"


def _heading(rule: Rule) -> str:
    return f"{rule.code}: {rule.title}"


def _anchor(rule: Rule) -> str:
    """Return the heading as links name it."""
    kept = "".join(each for each in _heading(rule).lower() if each.isalnum() or each in "_- ")
    return kept.replace(" ", "-")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
