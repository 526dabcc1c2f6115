"""The docs explain every rule, under the title and with the severity it has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportedly.check import RULES
from reportedly.check.rule import Rule

TEXT = (Path(__file__).parents[3] / "docs" / "check.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (\w+: .+)\n\n((?:.*\n)*?)(?=^## |\Z)", TEXT, re.MULTILINE))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_is_explained_with_an_example(rule: Rule):
    section = SECTIONS[f"{rule.code}: {rule.title}"]
    assert section.lower().startswith(rule.severity)
    assert "```" in section


def test_no_other_rule_is():
    assert [title.partition(":")[0] for title in SECTIONS] == [rule.code for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_what_it_means(rule: Rule):
    assert rule.title[0].islower()
    assert rule.explanation.endswith(".")
