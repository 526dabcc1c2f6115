"""D and P: where labels stand, what a file says of itself, and values of the codebook."""

from __future__ import annotations

from reportedly.check import anchoring, naming, values, zoning
from reportedly.check.example import Example
from reportedly.check.rule import Rule
from reportedly.check.subjects import Collection, Labels, Links, Sources

FILE = "annotations/harbour/ferry/ana.yaml"

BOATS = '      - {start: 40, end: 49, exact: "two boats"}\n'
PEOPLE = '{start: 86, end: 101, exact: "about 40 people"}\n'
SPAN = "    spans:\n      - " + PEOPLE
ADRIFT = '      - {start: 45, end: 54, exact: "two boats"}\n'

RULES: tuple[Rule, ...] = (
    Rule(
        "D1",
        "warning",
        "a label inside boilerplate",
        "A zone of the kind `boilerplate` is no part of the report: menus, advertisements, what "
        "the outlet says about itself. A claim or an attribution with a span inside one is not "
        "the article's. Flags and zones may stand there: they are about the page.",
        "Remove the label; or cut the zone, or change its kind, where the article does speak.",
        Example(
            "annotations/harbour/harbour-note/ben.yaml",
            "claims:\n",
            "  - id: z7kq3m\n    kind: boilerplate\n" + SPAN + "claims:\n  - id: c5n2wd\n"
            "    spans:\n      - ‸" + PEOPLE,
            "  - id: z7kq3m\n    kind: caption\n" + SPAN + "claims:\n  - id: c5n2wd\n" + SPAN,
        ),
        {Labels: zoning.in_boilerplate},
    ),
    Rule(
        "P1",
        "error",
        "a value that is not in the codebook",
        "Values come from the default codebook and from the project's `schemas/codebook.yaml`; "
        "`reportedly codebook` lists them with their definitions. A value that is there, but out "
        "of use (`deprecated`), is a warning.",
        "Use a value of the list, or add it to the project's `schemas/codebook.yaml`.",
        Example(
            FILE,
            "    stance: asserts\n",
            "    stance: ‸assert\n",
            "    stance: asserts\n",
        ),
        {Labels: values.labels_codes, Links: values.links_codes, Sources: values.sources_codes},
    ),
    Rule(
        "P2",
        "error",
        "complete with labels that do not anchor",
        "`status: complete` and `status: adjudicated` say that the work is done. It is not while "
        "spans stand on other words than they say.",
        "Mend the spans that T2 and T3 name, or write `status: in_progress`.",
        Example(
            FILE,
            "status: complete\n",
            "status: ‸complete\n",
            "status: in_progress\n",
            setting=((FILE, BOATS, ADRIFT),),
        ),
        {Labels: anchoring.complete_but_adrift},
    ),
    Rule(
        "P3",
        "error",
        "a name that leaves the workspace or does not work on every system",
        "Ids of collections, articles and annotators name files and folders. They have at most "
        "64 lower-case letters, digits, `-`, `_` and `.`, start with a letter or digit, do not "
        "end with `.`, and are no reserved names such as `con` (or `links` and `sources`, which "
        "mean something else here). Links are refused, because other systems don't have them.",
        "Rename the file or folder and what it says; for an article also its entry in "
        "`collection.yaml`.",
        Example(FILE, "annotator: ana\n", "annotator: ‸../../ana\n", "annotator: ana\n"),
        {Labels: naming.labels_names, Collection: naming.collection_names},
    ),
    Rule(
        "P4",
        "error",
        "a file's place and what it says differ",
        "Labels stand at `annotations/<collection>/<article>/<annotator>.yaml`, and `article` and "
        "`annotator` say the same. A YAML file that stands where nothing reads it, or ends in "
        "`.yml`, is one that somebody will miss.",
        "Move the file, or mend what it says.",
        Example(FILE, "annotator: ana\n", "annotator: ‸ben\n", "annotator: ana\n"),
        {Labels: naming.place_differs},
    ),
)
