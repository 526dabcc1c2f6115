"""L: links between claims."""

from __future__ import annotations

from reportedly.check import linking
from reportedly.check.example import Change, Example
from reportedly.check.rule import Rule
from reportedly.check.subjects import Labels, Links

FILE = "annotations/harbour/links/ana.yaml"
NOTE = "annotations/harbour/harbour-note/ben.yaml"

LINK = """\
  - id: l5d8wz
    from: ferry#c4kx2m
    to: harbour-note#cb3x8k
    relation: same
    basis: [quantity]
"""
SECOND = """\
  - id: l7m3qa
    from: harbour-note#cb3x8k
    to: ferry#c7h0wa
    relation: same
"""
BOATS: Change = (
    NOTE,
    'exact: "two boats had been seen"}\nattributions:\n',
    'exact: "two boats had been seen"}\n'
    "    quantities:\n"
    '      - {measure: "sails", raw: "two", min: 2, max: 2}\n'
    "attributions:\n",
)
"""The claim in the note counts something else than the one in the ferry."""

SECOND_FILE = "annotations/harbour/harbour-note/ana.yaml"
ANAS_NOTE: Change = (
    SECOND_FILE,
    "",
    "format: reportedly/annotation@1\narticle: harbour/harbour-note\n"
    'sha256: "8c6717a81abebf18ecd294ab6f644821a77dc30d8d754d16abc5dce17e3d2172"\n'
    "codebook: default@1\nannotator: ana\nclaims:\n  - id: c0t4gh\n    spans:\n"
    '      - {start: 57, end: 80, exact: "two boats had been seen"}\n    quantities:\n'
    '      - {measure: "boats", raw: "two", min: 2, max: 2}\n',
)
"""Labels of ana's in the note, too: there they count two boats, as in the ferry."""

RULES: tuple[Rule, ...] = (
    Rule(
        "L1",
        "error",
        "a link to itself, twice, or turned round",
        "A link joins two claims, and says once what the first is to the second. `same`, "
        "`contradicts`, `same_quote`, `copied_text` and `not_comparable` say the same from either "
        "end. Only one annotator's links are compared: two who make the same link agree.",
        "Remove one of the two, or name the other claim.",
        Example(
            FILE,
            LINK,
            LINK + "  - ‸id: l7m3qa\n    from: harbour-note#cb3x8k\n    to: ferry#c4kx2m\n"
            "    relation: same\n",
            LINK,
        ),
        {Links: linking.link_again},
    ),
    Rule(
        "L2",
        "error",
        "claims that are the same and contradict each other",
        "`same` goes on: A = B and B = C make A = C, and then A ≠ C can't be. Only one annotator's "
        "links are followed: where two annotators link against each other they disagree, and the "
        "board says so.",
        "Find out which of the links in the message is wrong, and change or remove it.",
        Example(
            FILE,
            LINK,
            LINK + SECOND + "  - id: l9t2kd\n    from: ferry#c4kx2m\n    to: ferry#c7h0wa\n"
            "    relation: ‸contradicts\n",
            LINK + "  - id: l9t2kd\n    from: ferry#c4kx2m\n    to: ferry#c7h0wa\n"
            "    relation: contradicts\n",
        ),
        {Links: linking.same_and_contradicting},
    ),
    Rule(
        "L3",
        "warning",
        "a contradiction between quantities that count something else",
        "A number of the dead and a number of the missing do not contradict each other, nor do "
        "the dead among the workers and the dead among the townspeople. Nothing is said where one "
        "of the claims has no quantity, leaves its population out, or where the link's `basis` "
        "says that they contradict each other about something else.",
        "Link them `not_comparable`; or give the `basis` of the contradiction.",
        Example(
            FILE,
            "    relation: same\n    basis: [quantity]\n",
            "    relation: ‸contradicts\n    basis: [quantity]\n",
            "    relation: not_comparable\n    basis: [quantity]\n",
            (BOATS,),
        ),
        {Links: linking.contradicting_about_nothing},
    ),
    Rule(
        "L4",
        "warning",
        "quantities that exclude each other, and no link",
        "Two claims of one annotator in two articles count the same of the same population, and "
        "no number is in both their bounds. An approximate bound reaches a tenth further, and one "
        "that is not given is open. Looked for once the collection has links, and told in the "
        "file that sorts later.",
        "Link the two claims: they may contradict each other, the one may update the other, or "
        "they are not comparable after all. A link through claims that are `same` will do.",
        Example(
            SECOND_FILE,
            '      - {measure: "boats", raw: "two", min: 2, max: 2}\n',
            '      - ‸{measure: "boats", raw: "three", min: 3, max: 3}\n',
            '      - {measure: "boats", raw: "two", min: 2, max: 2}\n',
            (ANAS_NOTE,),
        ),
        {Labels: linking.unlinked_exclusion},
    ),
    Rule(
        "L5",
        "error",
        "a circle of more_specific or updates",
        "What is more specific than another, or later, can't also be less so. Claims that are "
        "`same` count as one here, so two of them can't be more specific than each other either.",
        "Find out which of the links in the message is wrong, and turn or remove it.",
        Example(
            FILE,
            LINK,
            LINK.replace("same\n    basis: [quantity]", "updates")
            + SECOND.replace("same", "updates")
            + "  - id: l9t2kd\n    from: ferry#c7h0wa\n    to: ferry#c4kx2m\n"
            "    relation: ‸updates\n",
            LINK.replace("same\n    basis: [quantity]", "updates")
            + SECOND.replace("same", "updates")
            + "  - id: l9t2kd\n    from: ferry#c4kx2m\n    to: ferry#c7h0wa\n"
            "    relation: updates\n",
        ),
        {Links: linking.going_round},
    ),
    Rule(
        "L8",
        "error",
        "the same claim with opposite verdicts",
        "Claims that are `same` are true together or false together, so one can't be supported "
        "and the other refuted. Where several links of `same` lead from the one to the other, it "
        "is told at the last of them in the file.",
        "Look at both assessments again; or the claims are not the same.",
        Example(
            FILE,
            LINK,
            "  - id: l5d8wz\n    from: ferry#c7h0wa\n    to: harbour-note#cb3x8k\n"
            "    relation: ‸same\n",
            "  - id: l5d8wz\n    from: ferry#c7h0wa\n    to: harbour-note#cb3x8k\n"
            "    relation: contradicts\n",
            (
                (
                    NOTE,
                    'exact: "two boats had been seen"}\nattributions:\n',
                    'exact: "two boats had been seen"}\n    assessment:\n      verdict: refuted\n'
                    '      rationale: "The other report has none."\nattributions:\n',
                ),
            ),
        ),
        {Links: linking.opposite_verdicts},
    ),
)
