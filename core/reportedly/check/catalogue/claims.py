"""C: claims, their numbers and their verdicts."""

from __future__ import annotations

from reportedly.check import assessing, counting
from reportedly.check.example import Example
from reportedly.check.rule import Rule
from reportedly.check.subjects import Labels

ANA = "annotations/harbour/ferry/ana.yaml"
BEN = "annotations/harbour/harbour-note/ben.yaml"
RATIONALE = '      rationale: "The other report agrees."\n'
EVIDENCE = (
    "        - {kind: span, ref: harbour/harbour-note, start: 57, end: 80, "
    'exact: "two boats had been seen", stance: supports}\n'
)
REASONS = RATIONALE + "      evidence:\n" + EVIDENCE
SEEN = '    spans:\n      - {start: 57, end: 80, exact: "two boats had been seen"}\n'

RULES: tuple[Rule, ...] = (
    Rule(
        "C1",
        "error",
        "a verdict without evidence or rationale",
        "Whoever reads a verdict must be able to see what it rests on: `evidence`, or a "
        "`rationale` that says why, also why there is not enough evidence. Both together are "
        "best; with neither, it is only an opinion.",
        "Add evidence or a rationale, or take the assessment out.",
        Example(
            ANA,
            "      verdict: supported\n" + REASONS,
            "      verdict: ‸supported\n",
            "      verdict: supported\n" + RATIONALE,
        ),
        {Labels: assessing.verdict_without_reasons},
    ),
    Rule(
        "C2",
        "error",
        "a verdict that all its evidence speaks against",
        "A claim is not `supported` when all its evidence refutes it, nor `refuted` when all of "
        "it supports it. Evidence that only helps to understand (`context`) does not count.",
        "Change the verdict or the evidence's `stance`, or add the evidence it rests on.",
        Example(
            ANA,
            "      verdict: supported\n" + REASONS,
            "      verdict: ‸refuted\n" + REASONS,
            "      verdict: supported\n" + REASONS,
        ),
        {Labels: assessing.evidence_against_verdict},
    ),
    Rule(
        "C3",
        "warning",
        "a verdict on what is not factual, or a claim without the context it needs",
        "There is nothing to check about an opinion or a wish (`checkworthiness: nfs`), so it has "
        "no verdict. And a claim flagged `needs_context` is not understood by its words alone: "
        "its `text` says what it claims.",
        "Take the assessment out or change `checkworthiness`; write the `text`.",
        Example(
            ANA,
            "    factuality: ct-\n    assessment:\n      verdict: supported\n",
            "    checkworthiness: nfs\n    factuality: ct-\n    assessment:\n"
            "      verdict: ‸supported\n",
            "    checkworthiness: cfs\n    factuality: ct-\n    assessment:\n"
            "      verdict: supported\n",
        ),
        {Labels: assessing.not_for_a_verdict},
    ),
    Rule(
        "C4",
        "error",
        "a quantity with impossible bounds",
        "`min` is the lowest number the words allow and `max` the highest, so `min` is not above "
        "`max`; and neither is below 0, because quantities are counts.",
        "Correct the bounds. One that the words do not give is left out: “at least 40” has no "
        "`max`.",
        Example(
            ANA,
            '      - {measure: "boats", raw: "two", min: 2, max: 2}\n',
            '      - {measure: "boats", raw: "two", min: ‸3, max: 2}\n',
            '      - {measure: "boats", raw: "two", min: 2, max: 2}\n',
        ),
        {Labels: counting.impossible_bounds},
    ),
    Rule(
        "C5",
        "warning",
        "a numerical claim with a number in it and no quantity",
        "Numbers are compared by their `quantities`, not by their words. A number is written in "
        "digits or in words (two, dozens, half); dates, times and numbers in names are none.",
        "Add a quantity, or change the claim's `kind` if the number is not the point.",
        Example(
            BEN,
            "  - id: cb3x8k\n" + SEEN + "attributions:\n",
            "  - ‸id: cb3x8k\n" + SEEN + "    kind: numerical\nattributions:\n",
            "  - id: cb3x8k\n" + SEEN + "    kind: numerical\n    quantities:\n"
            '      - {measure: "boats", raw: "two", min: 2, max: 2}\nattributions:\n',
        ),
        {Labels: counting.number_without_quantity},
    ),
    Rule(
        "C7",
        "error",
        "evidence that is not what that article says",
        "Evidence of the kind `span` is a stretch of an article, with `start`, `end` and `exact`, "
        "and that article must have those words there. Evidence of the kind `url` may read "
        "otherwise tomorrow: without `retrieved`, the date when it was read, it is a warning.",
        "Correct the stretch; where the words do stand, the message says so. Add the date.",
        Example(
            ANA,
            EVIDENCE,
            EVIDENCE.replace('"two boats had been seen"', '‸"two boats were seen"'),
            EVIDENCE,
        ),
        {Labels: assessing.evidence_adrift},
    ),
    Rule(
        "C8",
        "warning",
        "an article cited as evidence for itself",
        "That an article says so is the claim; it is no evidence that it is so. This looks at the "
        "address of the labelled article, and at its url in `collection.yaml`.",
        "Cite another text. What else the article says about it belongs into the rationale.",
        Example(
            ANA,
            EVIDENCE,
            "        - {kind: span, ref: ‸harbour/ferry, start: 40, end: 49, "
            'exact: "two boats", stance: supports}\n',
            EVIDENCE,
        ),
        {Labels: assessing.evidence_for_itself},
    ),
)
