"""T: texts, and the spans that stand in them."""

from __future__ import annotations

from reportedly.check import anchoring, edges, texts
from reportedly.check.example import Example
from reportedly.check.rule import Rule
from reportedly.check.subjects import Collection, Labels, Text

FILE = "annotations/harbour/ferry/ana.yaml"
SAID = (
    '      - {start: 52, end: 56, exact: "said", prefix: "urned back\\n\\n“We saw two boats,” ", '
    'suffix: " Ola Brekke, who runs the café. "}\n'
)
BOATS = '      - {start: 40, end: 49, exact: "two boats"}\n'

RULES: tuple[Rule, ...] = (
    Rule(
        "T1",
        "error",
        "the article's text changed under the labels",
        "The `sha256` of an annotation file is that of the text the labels were made on; the one "
        "in `collection.yaml` that of the text as it was imported. When the text is another one "
        "now, offsets may point anywhere.",
        "Bring the text back from git: `git log -- data/harbour/ferry.txt` says who changed it. If "
        "the change is meant, look at every span (T2 and T3 name those that no longer fit), and "
        "then write the new hash, which the message gives.",
        Example(
            FILE,
            'sha256: "ac9652148e0315b666afb0a5b91bf69e3fcf8a013cb8a1d35489e8cbe0c35518"\n',
            'sha256: ‸"0000000000000000000000000000000000000000000000000000000000000000"\n',
            'sha256: "ac9652148e0315b666afb0a5b91bf69e3fcf8a013cb8a1d35489e8cbe0c35518"\n',
        ),
        {Labels: anchoring.labels_of_another_text, Collection: anchoring.entry_of_another_text},
    ),
    Rule(
        "T2",
        "error",
        "a span's words are not what the article has there",
        "From `start` up to, but without, `end`, counted in code points from 0, the article must "
        "say exactly what `exact` says.",
        "The message says where the words do stand: once, several times, or nowhere; whether they "
        "stand there with other quotation marks or spaces; and whether another program counted "
        "UTF-8 bytes or UTF-16 units (as JavaScript and Java do) instead of code points. Correct "
        "`start` and `end`, or label the words anew.",
        Example(
            FILE,
            BOATS,
            '      - {start: 45, end: 54, exact: ‸"two boats"}\n',
            BOATS,
        ),
        {Labels: anchoring.other_words},
    ),
    Rule(
        "T3",
        "error",
        "a span that is no stretch of the article",
        "A span begins at 0 or later, ends after it begins, and ends within the article.",
        "Correct `start` and `end`; where the words do stand, the message says so.",
        Example(
            FILE,
            BOATS,
            '      - {start: 49, end: ‸40, exact: "two boats"}\n',
            BOATS,
        ),
        {Labels: anchoring.no_stretch},
    ),
    Rule(
        "T4",
        "error",
        "a label's spans out of order or overlapping",
        "The spans of one label are its fragments, in the order of the article, and share no "
        "character.",
        "Put them in order; make one span of two that overlap, or cut one.",
        Example(
            FILE,
            BOATS,
            '      - {start: 40, end: 44, exact: "two "}\n'
            '      - {start: ‸43, end: 49, exact: " boats"}\n',
            BOATS,
        ),
        {Labels: anchoring.out_of_order},
    ),
    Rule(
        "T5",
        "warning",
        "a span's prefix or suffix missing, or not what stands beside it",
        "Words that stand in the article more than once are told apart by what stands beside "
        "them: `prefix` and `suffix`, 32 code points each, or as many as there are. They are what "
        "finds the right place again when the article changes.",
        "Write what stands there; the message has it, and the app writes it by itself.",
        Example(
            FILE,
            SAID,
            '      - ‸{start: 52, end: 56, exact: "said"}\n',
            SAID,
        ),
        {Labels: edges.context_differs},
    ),
    Rule(
        "T6",
        "warning",
        "a span that begins or ends in white space, or cuts a word",
        "White space at the ends says nothing, and half a word or half a character (a letter "
        "without its accent, a part of an emoji) is hardly ever meant. A word may be cut at a "
        "hyphen, and from a clitic such as 's; in scripts without spaces, and where particles "
        "follow a word without one, any character may begin or end a span.",
        "Move the edge to where the word begins or ends; the message says where that is.",
        Example(
            FILE,
            BOATS,
            '      - {start: 40, end: ‸48, exact: "two boat"}\n',
            BOATS,
        ),
        {Labels: edges.ragged},
    ),
    Rule(
        "T7",
        "error",
        "an article that is not canonical text",
        "Articles are UTF-8, their lines end with LF, they begin with no BOM and hold no control "
        "characters but LF and TAB. Import makes them so; something has changed the file since. "
        "Most often it is git or an editor that converts line ends. What is odd but canonical "
        "stays: no-break spaces, curly quotes, typing errors and invisible characters are "
        "evidence.",
        "Bring the text back from git, and see that `.gitattributes` has the line "
        "`data/** -text`, as `reportedly init` writes it.",
        Example(
            "data/harbour/ferry.txt",
            "It counted at least 40 passengers.\n",
            "It counted at least 40 passengers.‸\r\n",
            "It counted at least 40 passengers.\n",
        ),
        {Text: texts.not_canonical},
    ),
    Rule(
        "T8",
        "warning",
        "spans of a label that touch and should be one",
        "A label has several spans where something stands between them. Of two that touch, one "
        "begins at the very character where the other ends.",
        "Make one span of them.",
        Example(
            FILE,
            '      - {start: 32, end: 51, exact: "“We saw two boats,”"}\n',
            '      - {start: 32, end: 49, exact: "“We saw two boats"}\n'
            '      - {start: ‸49, end: 51, exact: ",”"}\n',
            '      - {start: 32, end: 51, exact: "“We saw two boats,”"}\n',
        ),
        {Labels: edges.touching},
    ),
)
