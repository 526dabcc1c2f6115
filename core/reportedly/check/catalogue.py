"""All rules, in one list: `check` applies them, and the docs explain each."""

from __future__ import annotations

from reportedly.check import anchoring, naming, references, texts, values
from reportedly.check.rule import Rule
from reportedly.check.subjects import Codes, Collection, Labels, Links, Sources, Text

RULES: tuple[Rule, ...] = (
    Rule(
        "T1",
        "error",
        "the article's text changed under the labels",
        "The sha256 is that of the text the labels were made on. Bring that text back from git; "
        "or look at every span, and then write the new sha256.",
        {Labels: anchoring.labels_of_another_text, Collection: anchoring.entry_of_another_text},
    ),
    Rule(
        "T2",
        "error",
        "a span's words are not what the article has there",
        "The article from `start` to `end`, in code points, must be `exact`, to the character. "
        "The message says where those words do stand, and whether something else was counted.",
        {Labels: anchoring.other_words},
    ),
    Rule(
        "T3",
        "error",
        "a span that is no stretch of the article",
        "A span begins at 0 or later, ends within the article, and has one character at least.",
        {Labels: anchoring.no_stretch},
    ),
    Rule(
        "T4",
        "error",
        "a label's spans out of order or overlapping",
        "The spans of one label are its fragments, in the order of the article.",
        {Labels: anchoring.out_of_order},
    ),
    Rule(
        "T7",
        "error",
        "an article that is not canonical text",
        "Articles are UTF-8 with LF line ends, without BOM and without control characters but "
        "LF and TAB. Import makes them so; something changed the file since, often git or an "
        "editor that converts line ends.",
        {Text: texts.not_canonical},
    ),
    Rule(
        "Y1",
        "error",
        "a key twice",
        "Readers of YAML disagree about which of the two counts. Keep one.",
        {},
    ),
    Rule(
        "Y2",
        "error",
        "a word without quotes that is not text to every reader",
        "YAML turns words such as no, 1:30 or 007 into other types, each version in its own way. "
        "Put them in quotes.",
        {},
    ),
    Rule(
        "Y3",
        "error",
        "not readable as YAML",
        "The file is broken, holds merge-conflict markers, or uses what no label needs and what "
        "can do harm: anchors, aliases, tags, directives, a second document, great depth or size.",
        {},
    ),
    Rule(
        "S1",
        "error",
        "not what the file format allows",
        "A field is unknown or missing, or its value is of another type or form. Until it is "
        "mended, no other rule looks at the file.",
        {
            Labels: references.wrong_letter,
            Links: references.wrong_link_letter,
            Codes: values.codebook_fits,
        },
    ),
    Rule(
        "I1",
        "error",
        "an id twice",
        "Whatever refers to the id would mean both. A merge of two branches may have doubled a "
        "label: remove one, or give it an id of its own.",
        {
            Labels: references.label_id_twice,
            Links: references.link_id_twice,
            Collection: references.article_twice,
        },
    ),
    Rule(
        "I2",
        "error",
        "a reference to nothing",
        "A claim, an attribution, a source, an article or a file is named that is not there.",
        {
            Labels: references.labels_to_nothing,
            Links: references.links_to_nothing,
            Sources: references.members_of_nothing,
            Collection: references.texts_of_nothing,
        },
    ),
    Rule(
        "A3",
        "error",
        "empty content",
        "An attribution says what is said: its content has words.",
        {Labels: values.empty_content},
    ),
    Rule(
        "P1",
        "error",
        "a value that is not in the codebook",
        "Values come from the default codebook and from schemas/codebook.yaml. One that is out "
        "of use there is a warning.",
        {Labels: values.labels_codes, Links: values.links_codes, Sources: values.sources_codes},
    ),
    Rule(
        "P3",
        "error",
        "a name that leaves the workspace or does not work on every system",
        "Ids name files: at most 64 lower-case letters, digits, -, _ and ., no reserved names, "
        "no links.",
        {Labels: naming.labels_names, Collection: naming.collection_names},
    ),
    Rule(
        "P4",
        "error",
        "a file's place and what it says differ",
        "Labels stand at annotations/<collection>/<article>/<annotator>.yaml, and say the same.",
        {Labels: naming.place_differs},
    ),
)
