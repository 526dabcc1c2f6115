"""A: who says what, by which words."""

from __future__ import annotations

from reportedly.check import nesting, parts, quoting, unnamed
from reportedly.check.example import Example
from reportedly.check.rule import Rule
from reportedly.check.subjects import Labels

ANA = "annotations/harbour/ferry/ana.yaml"
BEN = "annotations/harbour/harbour-note/ben.yaml"
ID = "  - id: a3p9xy\n"
SOURCE = '    source:\n      - {start: 43, end: 51, exact: "The port"}\n'
CUE = '    cue:\n      - {start: 52, end: 56, exact: "said"}\n'
CONTENT = '    content:\n      - {start: 57, end: 80, exact: "two boats had been seen"}\n'
QUOTED = '      - {start: 32, end: 51, exact: "“We saw two boats,”"}\n'

RULES: tuple[Rule, ...] = (
    Rule(
        "A1",
        "error",
        "no source and not implicit, or both",
        "An attribution has the words that name who says it, whether a name or a pronoun. Where "
        "the article names nobody at all (“reportedly”, “is believed to”) it is `implicit: true`, "
        "and only there.",
        "Label the source. Where no words name one, write `implicit: true`; where some do, take "
        "`implicit` out.",
        Example(BEN, ID + SOURCE + CUE, "  - ‸id: a3p9xy\n" + CUE, ID + SOURCE + CUE),
        {Labels: parts.sourceless},
    ),
    Rule(
        "A3",
        "error",
        "empty content",
        "An attribution says that something is said: its content has words.",
        "Label what is said. Where there is nothing to label, there is no attribution.",
        Example(BEN, CONTENT, "    content: ‸[]\n", CONTENT),
        {Labels: parts.empty_content},
    ),
    Rule(
        "A4",
        "warning",
        "no cue, and neither a block quotation nor flagged orphan_quote",
        "Some words link source and content: said, according to, reportedly. A quotation set "
        "apart as a block needs none, and one that stands there without anybody saying it is an "
        "orphan: `quote_type: block`, or the flag `orphan_quote` on the attribution or over the "
        "words.",
        "Label the cue; where there is none, flag the attribution.",
        Example(
            BEN,
            ID + SOURCE + CUE + CONTENT,
            "  - ‸id: a3p9xy\n" + SOURCE + CONTENT,
            ID + SOURCE + CUE + CONTENT,
        ),
        {Labels: parts.cueless},
    ),
    Rule(
        "A5",
        "error",
        "source, cue and content of one attribution overlap",
        "No word belongs to two parts of one attribution. Two attributions may share words: a "
        "source that says two things is the source of both.",
        "Cut one of the two spans, or split it into fragments around the other.",
        Example(
            BEN,
            CUE,
            '    cue:\n      - ‸{start: 47, end: 56, exact: "port said"}\n',
            CUE,
        ),
        {Labels: parts.parts_overlap},
    ),
    Rule(
        "A6",
        "error",
        "a cycle of parents",
        "An attribution's `parent` is the one whose content it stands in. Nothing stands in "
        "itself, directly or by way of others. A cycle is told once, at the attribution of it "
        "that comes first in the file.",
        "Take the `parent` out of the outermost: the one that the article itself reports.",
        Example(
            BEN,
            "    speaker: [port]\n",
            "    parent: ‸a3p9xy\n    speaker: [port]\n",
            "    speaker: [port]\n",
        ),
        {Labels: nesting.parents_in_a_circle},
    ),
    Rule(
        "A7",
        "warning",
        "content outside its parent's, or nested deeper than four",
        "What is said within what another says is a part of it: every word of the content stands "
        "in the content of the `parent` too. And five that report each other are more than any "
        "sentence holds.",
        "Widen the content of the parent, or name another one. Where the chain is too long, see "
        "whether two of it are one, or stand side by side.",
        Example(
            ANA,
            QUOTED + "    speaker: [ola-brekke]\n",
            "      - ‸" + QUOTED.lstrip(" -") + "    parent: a2b7np\n    speaker: [ola-brekke]\n",
            QUOTED + "    speaker: [ola-brekke]\n",
        ),
        {Labels: nesting.child_not_within},
    ),
    Rule(
        "A8",
        "warning",
        "direct without quotation marks, or indirect within them",
        "Content in quotation marks is `direct`, whether the marks stand within the span or just "
        "outside it, also where the quotation goes over several paragraphs. Content without any "
        "is `indirect`, and so is what somebody retells within another's quotation. Where only "
        "some words of indirect content are in marks nothing is said against it, nor against "
        "`mixed` and `block`.",
        "Change `quote_type`, or the edges of the content.",
        Example(
            ANA,
            "    quote_type: direct\n",
            "    quote_type: ‸indirect\n",
            "    quote_type: direct\n",
        ),
        {Labels: quoting.type_and_marks},
    ),
    Rule(
        "A9",
        "warning",
        "unbalanced quotation marks in content",
        "A content takes in both marks of a quotation, or neither. All its fragments count "
        "together. Apostrophes are no quotation marks, and a paragraph may leave its quotation "
        "open where the next one takes it up.",
        "Move the edge of the content. Where the article itself lacks the other mark, flag the "
        "attribution `text_error`.",
        Example(
            ANA,
            QUOTED,
            '      - {start: 32, end: 50, exact: ‸"“We saw two boats,"}\n',
            QUOTED,
        ),
        {Labels: quoting.unbalanced},
    ),
    Rule(
        "A10",
        "warning",
        "a pronoun or a bare description as source, and no speaker",
        "“He”, “officials” and “the port” do not say who it is: only `speaker` does. A bare "
        "description has no name in it: not one word with a capital but the first of a sentence. "
        "Where it stays open who is meant, the `candidates` say so.",
        "Name the speaker. Whoever stays unnamed has an entry in `sources.yaml` too, with the "
        "`anonymity` that fits.",
        Example(
            BEN,
            SOURCE + CUE + CONTENT + "    speaker: [port]\n",
            "    source:\n      - ‸" + SOURCE.partition("- ")[2] + CUE + CONTENT,
            SOURCE + CUE + CONTENT + "    speaker: [port]\n",
        ),
        {Labels: unnamed.nobody_named},
    ),
)
