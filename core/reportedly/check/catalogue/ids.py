"""I: ids, and what refers to them."""

from __future__ import annotations

from reportedly.check import references, registry
from reportedly.check.example import Example
from reportedly.check.rule import Rule
from reportedly.check.subjects import Collection, Labels, Links, Sources

FILE = "annotations/harbour/ferry/ana.yaml"
SOURCES = "annotations/harbour/sources.yaml"
MEMBERS = "    members: [ola-brekke]\n"

RULES: tuple[Rule, ...] = (
    Rule(
        "I1",
        "error",
        "an id twice",
        "Whatever refers to the id would mean both. Ids are unique within a file, over all kinds "
        "of labels; ids and files of articles within their collection. A merge of two branches "
        "without a conflict may have doubled a label.",
        "Remove one, or give it an id of its own: its letter and any five of `0-9` and `a-z` "
        "without `i`, `l`, `o` and `u`.",
        Example(
            "annotations/harbour/harbour-note/ben.yaml",
            '  - id: cb3x8k\n    spans:\n      - {start: 57, end: 80, exact: "two boats had been '
            'seen"}\nattributions:\n',
            '  - id: cb3x8k\n    spans:\n      - {start: 57, end: 80, exact: "two boats had been '
            'seen"}\n  - id: ‸cb3x8k\n    spans:\n      - {start: 86, end: 101, exact: '
            '"about 40 people"}\nattributions:\n',
            '  - id: cb3x8k\n    spans:\n      - {start: 57, end: 80, exact: "two boats had been '
            'seen"}\n  - id: c5n2wd\n    spans:\n      - {start: 86, end: 101, exact: '
            '"about 40 people"}\nattributions:\n',
        ),
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
        "A claim, an attribution, a source, an article or a file is named that is not there. "
        "`parent` and `target` name attributions and `claims` and `derived_from` claims of the "
        "same file, `speaker`, `candidates` and `members` keys of the collection's "
        "`sources.yaml`, `copy_of` and the `ref` of evidence articles, both ends of a link a "
        "claim that anyone has labelled, and `collection.yaml` names files.",
        "Name what was meant, add it, or take the reference out.",
        Example(
            FILE,
            "    claims: [c7h0wa]\n",
            "    claims: [‸c00000]\n",
            "    claims: [c7h0wa]\n",
        ),
        {
            Labels: references.labels_to_nothing,
            Links: references.links_to_nothing,
            Sources: references.members_of_nothing,
            Collection: references.texts_of_nothing,
        },
    ),
    Rule(
        "I3",
        "warning",
        "a source in the registry that nothing refers to",
        "No attribution in the collection, whoever made it, names the source as `speaker` or "
        "among its `candidates`, and no other source has it among its `members`. Often its key "
        "was changed, or the label it was made for was removed.",
        "Take it out, or name it where it speaks.",
        Example(
            SOURCES,
            MEMBERS,
            MEMBERS + '  ‸pilot:\n    name: "the pilot"\n',
            '    members: [ola-brekke, pilot]\n  pilot:\n    name: "the pilot"\n',
        ),
        {Sources: registry.nobody_refers},
    ),
    Rule(
        "I4",
        "warning",
        "two sources with the same name or alias",
        "Two entries of the registry that are called the same, in upper or lower case, are "
        "probably one; and if they are not, nobody can tell which of them a name means.",
        "Make one source of them and name it wherever the other was named; or call them apart.",
        Example(
            SOURCES,
            MEMBERS,
            '    aliases: ["the harbour", ‸"ola brekke"]\n' + MEMBERS,
            '    aliases: ["the harbour"]\n' + MEMBERS,
        ),
        {Sources: registry.same_name},
    ),
)
