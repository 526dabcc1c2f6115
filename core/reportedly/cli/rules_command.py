"""`reportedly rules [CODE...]`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from textwrap import indent
from typing import TYPE_CHECKING

from reportedly.cli.output import say
from reportedly.cli.tables import table
from reportedly.errors import ReportedlyError

if TYPE_CHECKING:
    from reportedly.check.rule import Rule

WIDTH = 88


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "codes", metavar="CODE", nargs="*", help="rules to explain, such as T2; default: list all"
    )


def run(given: argparse.Namespace) -> int:
    """List the rules of `check`, or explain some of them.

    Raises:
        ReportedlyError: There is no rule of such a code.
    """
    from reportedly.check.catalogue import RULES

    if not given.codes:
        for line in table([(rule.code, rule.severity, rule.title) for rule in RULES]):
            say(line)
        return 0
    for number, rule in enumerate([_rule(code) for code in given.codes]):
        if number:
            say()
        for text in _explained(rule):
            for line in text.split("\n"):
                say(line)
    return 0


def _explained(rule: Rule) -> Iterator[str]:
    from reportedly.check.example import wrapped

    example = rule.example
    yield f"{rule.code} {rule.severity}: {rule.title}\n"
    yield "\n".join([*wrapped(rule.explanation, WIDTH), ""])
    yield f"Wrong, in {example.file}:\n"
    yield f"{indent(example.shown_wrong(), '    ')}\n"
    yield "Right:\n"
    yield f"{indent(example.shown_right(), '    ')}\n"
    yield "\n".join(wrapped(rule.mending, WIDTH))


def _rule(code: str) -> Rule:
    from reportedly.check.catalogue import RULES

    known = {rule.code: rule for rule in RULES}
    rule = known.get(code.upper())
    if rule is None:
        raise ReportedlyError(f"there is no rule '{code}'", _hint(code.upper(), list(known)))
    return rule


def _hint(code: str, known: list[str]) -> str:
    """Name the known code that is most alike, or the nearest number of the same letter."""
    from difflib import SequenceMatcher

    number = int(code[1:]) if code[1:].isdecimal() else 0
    family = [each for each in known if each[0] == code[:1]]
    alike = {each: -SequenceMatcher(None, code, each).ratio() for each in family}
    nearest = min(family, key=lambda each: (alike[each], abs(number - int(each[1:]))), default="")
    return f"did you mean {nearest}?" if nearest else "`reportedly rules` lists them"
