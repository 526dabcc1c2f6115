"""D and P: where labels stand, what a file says of itself, and values of the codebook."""

from __future__ import annotations

from reportedly.check import naming, values
from reportedly.check.example import Example
from reportedly.check.rule import Rule
from reportedly.check.subjects import Collection, Labels, Links, Sources

FILE = "annotations/harbour/ferry/ana.yaml"

RULES: tuple[Rule, ...] = (
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
