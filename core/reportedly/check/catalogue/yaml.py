"""Y and S: files that can't be read as YAML, or not as what they should be."""

from __future__ import annotations

from reportedly.check import references, values
from reportedly.check.example import Example
from reportedly.check.rule import Rule
from reportedly.check.subjects import Codes, Labels, Links

FILE = "annotations/harbour/ferry/ana.yaml"

RULES: tuple[Rule, ...] = (
    Rule(
        "Y1",
        "error",
        "a key twice",
        "Readers of YAML disagree about which of the two counts.",
        "Keep one of them.",
        Example(
            FILE,
            "    kind: headline\n",
            "    kind: headline\n    ‸kind: dek\n",
            "    kind: headline\n",
        ),
        {},
    ),
    Rule(
        "Y2",
        "error",
        "a word without quotes that is not text to every reader",
        "YAML 1.1 takes `no` for false, `1:30` for 90 and `007` for 7; YAML 1.2 does not. Nobody "
        "can tell which was meant.",
        "Put it in double quotes.",
        Example(
            FILE,
            '    notes: "Nothing in the text says so."\n',
            "    notes: ‸no\n",
            '    notes: "no"\n',
        ),
        {},
    ),
    Rule(
        "Y3",
        "error",
        "not readable as YAML",
        "The file is broken, is not UTF-8, or holds the markers of a merge conflict; or it uses "
        "what no label needs and what can do harm: anchors and aliases, tags, merge keys, "
        "directives, several documents, great depth or size. Of such a file only the first "
        "problem is known.",
        "Write plain values, each where it belongs. With conflict markers, choose between the "
        "versions with git first.",
        Example(
            FILE,
            "    claims: [c7h0wa]\n",
            "    claims: ‸&same [c7h0wa]\n",
            "    claims: [c7h0wa]\n",
        ),
        {},
    ),
    Rule(
        "S1",
        "error",
        "not what the file format allows",
        "A field is unknown or missing, a value has another type or form than it should, an id's "
        "letter is that of another kind of label, or the project's codebook does not fit the "
        "default one. All that is wrong with a file's form is told at once; the rules about what "
        "it says look at it only when its form is right.",
        "Do as the message says. An editor that knows YAML shows the same while you type: see the "
        "schemas that `reportedly schema` writes.",
        Example(
            FILE,
            "    quote_type: direct\n",
            "    ‸quotetype: direct\n",
            "    quote_type: direct\n",
        ),
        {
            Labels: references.wrong_letter,
            Links: references.wrong_link_letter,
            Codes: values.codebook_fits,
        },
    ),
)
