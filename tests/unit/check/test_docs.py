"""docs/rules.md is what the rules make of it, and every rule says what it means."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from reportedly.check import RULES
from reportedly.check.rule import Rule

DOCS = Path(__file__).parents[3] / "docs"
EACH = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def test_the_page_of_rules_is_up_to_date():
    spec = importlib.util.spec_from_file_location("rules_page", DOCS / "rules.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (DOCS / "rules.md").read_text(encoding="utf-8") == module.page(), "make docs"


def test_codes_are_there_once():
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)


@EACH
def test_a_rule_says_what_it_means(rule: Rule):
    assert rule.title[0].islower()
    assert not rule.title.endswith(".")
    assert rule.explanation.endswith(".")
    assert rule.mending.endswith(".")
    assert rule.checks or rule.code[0] == "Y"


@EACH
def test_codes_that_a_rule_names_exist(rule: Rule):
    named = re.findall(r"\b[ACDILPSTY]\d+\b", rule.explanation + rule.mending)
    assert set(named) <= {each.code for each in RULES}
