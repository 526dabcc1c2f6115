"""Plain data against the models: what fits, what does not, and the words for it."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest
from contract_strategies import instances, plain
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly_schemas.annotation import AnnotationFile, Attribution, Claim, Quantity, Span, Zone
from reportedly_schemas.collection import ArticleEntry, CollectionFile, Origin
from reportedly_schemas.extension import CodebookFile, ValueEntry
from reportedly_schemas.links import Link, LinksFile
from reportedly_schemas.sources import Source, SourcesFile
from reportedly_schemas.validation import Invalid, Issue, validate

FILES = (AnnotationFile, CollectionFile, LinksFile, SourcesFile, CodebookFile)
SPAN = {"start": 0, "end": 3, "exact": "Dam"}
CLAIM = {"id": "c4kx2m", "spans": [SPAN]}
LINK = {"id": "l4kx2m", "from": "herald#c4kx2m", "to": "wire#c00000", "relation": "same"}
FILE = {
    "format": "reportedly/annotation@1",
    "article": "harrow-dam/the-herald",
    "sha256": "0" * 64,
    "codebook": "default@1",
    "annotator": "ana",
}


def issues(model: type, data: object) -> tuple[Issue, ...]:
    with pytest.raises(Invalid) as refused:
        validate(model, data)
    return refused.value.problems


def only_issue(model: type, data: object) -> Issue:
    (issue,) = issues(model, data)
    return issue


def at(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


@pytest.mark.parametrize("model", FILES, ids=lambda model: model.__name__)
def test_what_a_model_can_hold_comes_back_from_plain_data(model: type):
    @settings(max_examples=40)
    @given(instances(model))
    def holds(instance: object):
        assert validate(model, plain(instance)) == instance

    holds()


def test_lists_become_tuples_and_fields_left_out_their_defaults():
    claim = validate(Claim, CLAIM)
    assert claim == Claim(id="c4kx2m", spans=(Span(0, 3, "Dam"),))
    assert claim.flags == ()
    assert validate(AnnotationFile, FILE).status == "in_progress"


def test_a_link_starts_at_from():
    assert validate(Link, LINK).from_ == "herald#c4kx2m"
    named_as_in_python = {"from_" if name == "from" else name: LINK[name] for name in LINK}
    kinds = {issue.kind for issue in issues(Link, named_as_in_python)}
    assert kinds == {"unknown_field", "missing_field"}


UNKNOWN = [
    (AnnotationFile, FILE | {"claimz": []}, "unknown field 'claimz'; did you mean 'claims'?"),
    (Claim, CLAIM | {"Check-worthiness": "cfs"}, "did you mean 'checkworthiness'?"),
    (Claim, CLAIM | {"colour": "red"}, "unknown field 'colour'; there are id, spans, text, kind"),
    (Link, LINK | {"form": "x#c00000"}, "unknown field 'form'; did you mean 'from'?"),
    (Claim, CLAIM | {7: "x"}, "expected the name of a field, found 7"),
    (Claim, CLAIM | {None: "x"}, "expected the name of a field, found nothing"),
    (Claim, CLAIM | {"x" * 500: 1}, "unknown field '" + "x" * 59 + "…'"),
]


@pytest.mark.parametrize(("model", "data", "message"), UNKNOWN)
def test_an_unknown_field_is_named_with_the_one_that_may_be_meant(
    model: type, data: dict[Any, Any], message: str
):
    issue = only_issue(model, data)
    assert (issue.kind, issue.path, issue.on_key) == ("unknown_field", (list(data)[-1],), True)
    assert message in issue.message


def test_an_unknown_field_far_down_has_its_whole_path():
    data = FILE | {"attributions": [{"id": "a00000", "content": [SPAN | {"exakt": "Dam"}]}]}
    issue = only_issue(AnnotationFile, data)
    assert issue.path == ("attributions", 0, "content", 0, "exakt")
    assert issue.message == "unknown field 'exakt'; did you mean 'exact'?"
    assert issue.found == "Dam"


def test_a_missing_field_is_reported_at_the_mapping_that_misses_it():
    data = FILE | {"claims": [CLAIM, {"spans": [SPAN]}]}
    issue = only_issue(AnnotationFile, data)
    assert (issue.path, issue.kind) == (("claims", 1), "missing_field")
    assert issue.message == "missing field 'id'"


WRONG_TYPES = [
    (Span, SPAN, "start", True, "expected a whole number, found true"),
    (Span, SPAN, "start", 1.0, "expected a whole number, found 1.0"),
    (Span, SPAN, "start", "2", 'expected a whole number, found "2"; take the quotes away'),
    (Span, SPAN, "start", "-2", 'expected a whole number, found "-2"; take the quotes away'),
    (Span, SPAN, "start", "two", 'expected a whole number, found "two"'),
    (Span, SPAN, "exact", 12, "expected text, found 12; put it in quotes"),
    (Span, SPAN, "exact", False, "expected text, found false; put it in quotes"),
    (Span, SPAN, "exact", ["x"], "expected text, found a list"),
    (Span, SPAN, "exact", 9**999, "expected text, found a number of very many digits; put it"),
    (Claim, CLAIM, "kind", 1, "expected text, found 1; put it in quotes"),
    (Claim, CLAIM, "flags", "text_error", 'expected a list, found "text_error"; write ["text_e'),
    (Claim, CLAIM, "flags", {"a": 1}, "expected a list, found a mapping"),
    (Claim, CLAIM, "assessment", "refuted", 'expected a mapping (name: value), found "refuted"'),
    (Claim, CLAIM, "spans", SPAN, "expected a list, found a mapping"),
    (AnnotationFile, FILE, "sha256", 123, "expected text, found 123; put it in quotes"),
    (AnnotationFile, FILE, "article", "a" * 99 + "/b", "an article's address: <collection>/<arti"),
    (Attribution, {"id": "a00000", "content": [SPAN]}, "implicit", "true", "take the quotes away"),
    (Attribution, {"id": "a00000", "content": [SPAN]}, "implicit", 1, "expected true or false, fo"),
    (SourcesFile, {"format": "reportedly/sources@1"}, "sources", [], "expected a mapping (name: v"),
]


@pytest.mark.parametrize(("model", "data", "field", "found", "message"), WRONG_TYPES)
def test_nothing_is_coerced(
    model: type, data: dict[str, Any], field: str, found: object, message: str
):
    issue = only_issue(model, data | {field: found})
    assert issue.path == (field,)
    assert issue.kind in {"wrong_type", "bad_value"}
    assert message in issue.message
    assert issue.found == found
    assert not issue.on_key


@pytest.mark.parametrize("data", [[], "text", 3, True])
def test_a_file_is_a_mapping(data: object):
    issue = only_issue(LinksFile, data)
    assert (issue.path, issue.kind) == ((), "wrong_type")
    assert issue.message.startswith("expected a mapping (name: value), found ")


BAD_VALUES = [
    (AnnotationFile, FILE, "status", "done", "expected in_progress, complete or adjudicated, foun"),
    (AnnotationFile, FILE, "status", "In-Progress", "did you mean 'in_progress'?"),
    (AnnotationFile, FILE, "format", "reportedly/links@1", "expected reportedly/annotation@1, fo"),
    (AnnotationFile, FILE, "annotator", "Ana", "expected an id: at most 64 lower-case letters"),
    (AnnotationFile, FILE, "annotator", "../ana", "expected an id"),
    (AnnotationFile, FILE, "annotator", "ana\n", "expected an id"),
    (AnnotationFile, FILE, "annotator", "a" * 65, "expected an id"),
    (AnnotationFile, FILE, "article", "the-herald", "expected an article's address: <collection>/"),
    (AnnotationFile, FILE, "article", "a/b/c", "expected an article's address"),
    (AnnotationFile, FILE, "sha256", "F" * 64, "expected a sha256: 64 digits and letters a-f"),
    (AnnotationFile, FILE, "codebook", "default", "as in default@1"),
    (Claim, CLAIM, "id", "c4kx2", "expected a label's id"),
    (Claim, CLAIM, "id", "c4kx2u", "expected a label's id"),
    (Link, LINK, "to", "harrow-dam/wire#c00000", "expected a claim's address in the collection"),
    (Source, {"name": "x"}, "wikidata", "42", "expected a Wikidata item such as Q42"),
]


@pytest.mark.parametrize(("model", "data", "field", "found", "message"), BAD_VALUES)
def test_a_bad_value_is_shown_beside_what_was_expected(
    model: type, data: dict[str, Any], field: str, found: str, message: str
):
    issue = only_issue(model, data | {field: found})
    assert (issue.path, issue.kind, issue.found) == ((field,), "bad_value", found)
    assert message in issue.message


@pytest.mark.parametrize(
    ("date", "fits"),
    [
        ("2018", True),
        ("2018-02", True),
        ("2018-02-15", True),
        ("2018-02-15T09:30", True),
        ("2018-02-15T09:30:12.5Z", True),
        ("2018-02-15T09:30+02:00", True),
        ("2018-13", False),
        ("2018-02-32", False),
        ("15.2.2018", False),
        ("2018-2-5", False),
        ("2018-02-15 09:30", False),
        ("", False),
    ],
)
def test_dates_are_iso_8601_text(date: str, fits: bool):
    data = {"id": "wire", "file": "wire.txt", "sha256": "0" * 64, "published": date}
    if fits:
        assert validate(ArticleEntry, data).published == date
    else:
        assert only_issue(ArticleEntry, data).kind == "bad_value"


@pytest.mark.parametrize(
    ("model", "data", "path", "message"),
    [
        (Claim, CLAIM | {"spans": []}, ("spans",), "empty list; it needs one entry at least"),
        (Span, SPAN | {"exact": ""}, ("exact",), "empty text"),
        (ValueEntry, {"value": "x", "label": ""}, ("label",), "empty text"),
    ],
)
def test_what_must_not_be_empty(model: type, data: object, path: tuple[str, ...], message: str):
    issue = only_issue(model, data)
    assert (issue.path, issue.kind, issue.message) == (path, "empty", message)


def test_a_list_whose_entries_do_not_fit_is_not_called_empty():
    (issue,) = issues(Claim, CLAIM | {"spans": [SPAN | {"end": "3"}]})
    assert issue.path == ("spans", 0, "end")


NOTHINGS = [
    (Claim, CLAIM | {"kind": None}, ("kind",), "nothing after 'kind:'; leave the field out"),
    (Claim, CLAIM | {"flags": None}, ("flags",), "nothing after 'flags:'; leave the field out"),
    (Claim, CLAIM | {"id": None}, ("id",), "nothing after 'id:'; it needs a value"),
    (Claim, CLAIM | {"assessment": None}, ("assessment",), "leave the field out"),
    (Claim, CLAIM | {"flags": [None]}, ("flags", 0), "nothing after '-'; give it a value or take"),
    (Claim, CLAIM | {"spans": [SPAN, None]}, ("spans", 1), "nothing after '-'; give it a value"),
    (Claim, CLAIM | {"spans": [SPAN | {"start": None}]}, ("spans", 0, "start"), "it needs a value"),
    (AnnotationFile, FILE | {"status": None}, ("status",), "nothing after 'status:'; leave the f"),
    (AnnotationFile, FILE | {"format": None}, ("format",), "nothing after 'format:'; it needs a v"),
    (SourcesFile, {"format": "reportedly/sources@1", "sources": {"ana": None}}, ("sources", "ana"),
     "nothing after 'ana:'; it needs a value"),
    (AnnotationFile, None, (), "nothing here; expected a mapping (name: value)"),
]  # fmt: skip


@pytest.mark.parametrize(("model", "data", "path", "message"), NOTHINGS)
def test_a_name_with_nothing_behind_it_is_refused(
    model: type, data: object, path: tuple[str | int, ...], message: str
):
    issue = only_issue(model, data)
    assert (issue.path, issue.kind, issue.found) == (path, "wrong_type", None)
    assert message in issue.message


@pytest.mark.parametrize("model", [*FILES, Claim, Attribution, Zone, Quantity, Origin, Source])
def test_no_field_of_any_model_takes_none(model: type):
    for field in fields(model):
        name = field.name.rstrip("_")
        assert (name,) in {issue.path for issue in issues(model, {name: None})}


@pytest.mark.parametrize(
    ("section", "key", "entry", "kind", "message"),
    [
        ("lists", "claim.knd", [], "bad_value", "did you mean 'claim.kind'?"),
        ("severities", "tee1", "error", "bad_value", "expected the code of a check rule, such as"),
        ("quantity_words", "", {}, "empty", "empty text"),
        ("severities", 7, "error", "wrong_type", "expected text, found 7; put it in quotes"),
    ],
)
def test_an_issue_with_a_key_says_so(
    section: str, key: object, entry: object, kind: str, message: str
):
    data = {"format": "reportedly/codebook@1", "id": "x", "version": 1, "extends": "default@1"}
    issue = only_issue(CodebookFile, data | {section: {key: entry}})
    assert (issue.path, issue.kind, issue.on_key) == ((section, key), kind, True)
    assert message in issue.message


@pytest.mark.parametrize("name", ["[key]", "a"])
def test_a_field_called_like_a_place_is_only_an_unknown_field(name: str):
    data = {"format": "reportedly/sources@1", "sources": {"ana": {"name": "Ana", name: 1}}}
    issue = only_issue(SourcesFile, data)
    assert (issue.kind, issue.path) == ("unknown_field", ("sources", "ana", name))


def test_everything_that_does_not_fit_is_reported_at_once():
    data = FILE | {"sha256": 1, "claims": [{"id": "c4kx2m", "spans": [], "knd": "x"}], "zones": {}}
    found = [(issue.path, issue.kind) for issue in issues(AnnotationFile, data)]
    assert found == [
        (("sha256",), "wrong_type"),
        (("zones",), "wrong_type"),
        (("claims", 0, "spans"), "empty"),
        (("claims", 0, "knd"), "unknown_field"),
    ]


def test_codes_are_not_the_models_to_refuse():
    assert validate(Claim, CLAIM | {"kind": "a_value_of_the_project"}).kind


NAMES = (
    st.sampled_from(["id", "spans", "start", "notes", "name", "value", "claim.kind", "A8", "x"])
    | st.booleans()
    | st.none()
    | st.integers()
)
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner),
    max_leaves=8,
)


@pytest.mark.parametrize("model", FILES, ids=lambda model: model.__name__)
def test_every_issue_leads_to_what_it_found(model: type):
    names = st.sampled_from([field.name for field in fields(model)])

    @settings(max_examples=40)
    @given(st.dictionaries(names, JUNK))
    def leads(data: dict[str, Any]):
        check_issues(model, data)

    leads()


def check_issues(model: type, data: dict[str, Any]):
    try:
        validate(model, data)
    except Invalid as refused:
        for issue in refused.problems:
            if issue.on_key:
                assert issue.path[-1] in at(data, issue.path[:-1])
            else:
                assert at(data, issue.path) is issue.found
            assert issue.message
            assert "Input should" not in issue.message
    else:
        pytest.fail("the format can't have been right")
