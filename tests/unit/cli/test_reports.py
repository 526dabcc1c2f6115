"""Reports for programs: whatever stands in a file, it reads back as it was and forges nothing."""

from __future__ import annotations

import json
import os
import re
from typing import Any
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.check import RULES, Failure, Report
from reportedly.cli.reports import ascii_json, github, junit, sarif, text
from reportedly.problems import Problem
from reportedly.text.safe import visible

NASTY = st.sampled_from(
    [
        "::error file=x::forged",
        "a\n::warning::forged",
        "100%0A::error::forged",
        "##[error]forged",
        "]]></failure><failure>&amp;\"'",
        "\x00\x07\x1b]0;gone\x07\x7f\x85\x9b\u2028\u202e\ufeff\ufffe\U0001ffff",
        "\ud800",
        "one, two: three % four\r\n\tfive",
    ]
)
TEXTS = st.text() | NASTY
PATHS = st.lists(
    st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1)
    | st.sampled_from(["a,b:c%", "::error::", "caf\udce9", "\n", "\u202e", "<&>"]),
    min_size=1,
    max_size=3,
).map("/".join)
PROBLEMS = st.builds(
    Problem,
    path=PATHS,
    line=st.integers(1, 10**6),
    column=st.integers(1, 10**6),
    code=st.sampled_from([rule.code for rule in RULES]),
    severity=st.sampled_from(["error", "warning"]),
    message=TEXTS,
    hint=TEXTS,
)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    problems = tuple(sorted(draw(st.lists(PROBLEMS, max_size=5))))
    names = {problem.path for problem in problems} | set(draw(st.lists(PATHS, max_size=3)))
    failures = tuple(Failure(path, draw(TEXTS), "") for path in draw(st.lists(PATHS, max_size=2)))
    return Report(problems, tuple(sorted(names)), failures)


def data_of(lines: Any) -> Any:
    """Return what JSON says, having seen that a terminal shows each line as it is."""
    found = list(lines)
    assert all(line.isascii() and line.isprintable() for line in found)
    return json.loads("\n".join(found))


@given(reports())
def test_json_reads_back_bit_by_bit(report: Report):
    told = data_of(ascii_json.lines(report))
    assert [Problem(**problem) for problem in told["problems"]] == list(report.problems)
    assert (told["files"], told["errors"]) == (report.files, report.count("error"))
    failures = [(each["path"], each["message"]) for each in told.get("failures", [])]
    assert failures == [(each.path, each.message) for each in report.failures]


@given(reports())
def test_text_has_a_line_for_each_problem_and_a_count(report: Report):
    *problems, count = [visible(line) for line in text.lines(report)]
    assert len(problems) == len(report.problems)
    for line, problem in zip(problems, report.problems, strict=True):
        assert line.isprintable() or not line.isascii()
        assert line.startswith(f"{visible(problem.path)}:{problem.line}:{problem.column}: ")
    assert re.fullmatch(
        r"\d+ errors?, \d+ warnings? in \d+ files?|\d+ files? checked, no problems", count
    )


def unescaped(value: str) -> str:
    for code, character in {"%2C": ",", "%3A": ":", "%0A": "\n", "%0D": "\r", "%25": "%"}.items():
        value = value.replace(code, character)
    return value


@given(reports())
def test_github_takes_each_line_for_the_command_it_is(report: Report):
    lines = [visible(line) for line in github.lines(report, "desk/")]
    assert lines.pop() == text.count(report)
    commands = lines[: len(report.problems)]
    assert len(lines) == len(report.problems) + len(report.failures)
    for line, problem in zip(commands, report.problems, strict=True):
        found = re.fullmatch(r"::(error|warning) ([^:]*)::(.*)", line)
        assert found
        properties = dict(pair.split("=", 1) for pair in found[2].split(","))
        assert list(properties) == ["file", "line", "col", "title"]
        assert unescaped(properties["file"]) == f"desk/{visible(problem.path)}"
        assert (properties["line"], properties["col"]) == (str(problem.line), str(problem.column))
        assert properties["title"].startswith(problem.code)
        assert unescaped(found[3]).startswith(visible(problem.message))
    assert all(line.startswith("::error file=") for line in lines[len(commands) :])


@given(reports(), st.booleans())
def test_junit_is_xml_with_a_test_case_for_each_file(report: Report, strict: bool):
    lines = list(junit.lines(report, strict))
    assert all(line.isascii() and line.isprintable() for line in lines)
    suites = ElementTree.fromstring("\n".join(lines))
    [suite] = suites
    names = sorted({*report.names, *(each.path for each in report.failures)})
    assert [case.get("name") for case in suite] == [visible(name) for name in names]
    for name, case in zip(names, suite, strict=True):
        own = [each for each in report.problems if each.path == name]
        failing = [each for each in own if strict or each.severity == "error"]
        told = {part.tag: (part.text or "").strip("\n ") for part in case}
        assert told.get("failure", "").count("\n") == max(0, len(failing) - 1)
        assert ("failure" in told) == bool(failing)
        assert ("system-out" in told) == (len(failing) < len(own))
        for problem in failing:
            assert visible(problem.message).strip(" \n") in told["failure"]
    failed = sum(case.find("failure") is not None for case in suite)
    assert suite.get("failures") == suites.get("failures") == str(failed)
    assert suite.get("tests") == str(len(suite))


@given(reports())
def test_sarif_has_what_its_schema_asks_for(report: Report):
    log = data_of(sarif.lines(report, "desk/"))
    assert set(log) == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in RULES]
    assert len(run["results"]) == len(report.problems)
    for result, problem in zip(run["results"], report.problems, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == problem.code
        assert result["level"] == problem.severity
        assert result["message"]["text"].startswith(visible(problem.message, keep_newlines=True))
        [place] = result["locations"]
        physical = place["physicalLocation"]
        region = physical["region"]
        assert (region["startLine"], region["startColumn"]) == (problem.line, problem.column)
        location = physical["artifactLocation"]
        assert unquote_to_bytes(location["uri"]) == os.fsencode(f"desk/{problem.path}")
        assert re.fullmatch(r"(?:[A-Za-z0-9_.~/-]|%[0-9A-F]{2})+", location["uri"])
        assert location["uriBaseId"] in run["originalUriBaseIds"]
    [invocation] = run["invocations"]
    assert invocation["executionSuccessful"] == (not report.failures)
    told = invocation.get("toolExecutionNotifications", [])
    assert [each["message"]["text"] for each in told] == [
        visible(failure.message) for failure in report.failures
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_sarif_explains_every_rule_in_sentences(rule: Any):
    told = data_of(sarif.lines(Report((), ()), ""))["runs"][0]["tool"]["driver"]["rules"]
    [found] = [each for each in told if each["id"] == rule.code]
    assert found["defaultConfiguration"] == {"level": rule.severity}
    assert all(found[part]["text"] for part in ("shortDescription", "fullDescription", "help"))
