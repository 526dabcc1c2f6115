"""A project's own codebook: what it may change, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from reportedly_schemas.codebook import LISTS, Codebook, Value
from reportedly_schemas.default_codebook import DEFAULT
from reportedly_schemas.extension import CodebookError, CodebookFile, extend
from reportedly_schemas.validation import Invalid, validate

NEW = {"value": "warned", "label": "Warned", "definition": "Somebody was warned.", "key": "w"}


def book(lists: dict[str, list[dict[str, str]]], **fields: Any) -> Codebook:
    head = {"format": "reportedly/codebook@1", "id": "dam", "version": 2, "extends": "default@1"}
    return extend(DEFAULT, validate(CodebookFile, head | {"lists": lists} | fields))


def changed(name: str, **entry: str) -> Value:
    found = book({name: [entry]}).find(name, entry["value"])
    assert found is not None
    return found


def refusal(lists: dict[str, list[dict[str, str]]], **fields: Any) -> CodebookError:
    with pytest.raises(CodebookError) as refused:
        book(lists, **fields)
    assert str(refused.value) == refused.value.message
    return refused.value


def test_without_changes_only_the_name_differs():
    made = book({})
    assert made.tag == "dam@2"
    assert made[2:] == DEFAULT[2:]


def test_a_new_value_stands_last():
    values = book({"claim.kind": [NEW]}).values("claim.kind")
    assert values[:-1] == DEFAULT.values("claim.kind")
    assert values[-1] == Value("warned", "Warned", "Somebody was warned.", "w", "neutral")


def test_a_new_value_may_name_its_colour():
    assert changed("claim.kind", **NEW, colour="accent").colour == "accent"


@pytest.mark.parametrize(
    ("field", "to"),
    [
        ("label", "Forecast"),
        ("definition", "What comes."),
        ("key", "z"),
        ("colour", "bad"),
        ("deprecated", "Use other."),
    ],
)
def test_one_thing_about_a_value_changes(field: str, to: str):
    old = DEFAULT.find("claim.kind", "prediction")
    assert old is not None
    assert changed("claim.kind", value="prediction", **{field: to}) == old._replace(**{field: to})


def test_a_changed_value_keeps_its_place_and_the_other_lists_are_untouched():
    made = book({"claim.kind": [{"value": "quote", "key": "z"}]})
    order = [each.value for each in DEFAULT.values("claim.kind")]
    assert [each.value for each in made.values("claim.kind")] == order
    others = [name for name in LISTS if name != "claim.kind"]
    assert [made.lists[name] for name in others] == [DEFAULT.lists[name] for name in others]


def test_the_default_codebook_is_not_changed():
    before = {name: tuple(values) for name, values in DEFAULT.lists.items()}
    book({"claim.kind": [NEW]}, quantity_words={"dozens": {}}, severities={"A8": "error"})
    assert before == DEFAULT.lists
    assert DEFAULT.quantity_words["dozens"] == (24, 99)
    assert DEFAULT.severities == {}


def test_values_may_swap_their_keys():
    made = book({"confidence": [{"value": "low", "key": "h"}, {"value": "high", "key": "l"}]})
    assert [each.key for each in made.values("confidence")] == ["h", "m", "l"]


def test_a_new_value_may_take_a_key_that_is_given_up():
    made = book({"claim.kind": [NEW | {"key": "q"}, {"value": "quote", "key": "z"}]})
    assert [made.by_key("claim.kind", key).value for key in "qz"] == ["warned", "quote"]


def test_a_value_out_of_use_stays_and_leaves_its_key_to_another():
    made = book({"claim.kind": [{"value": "quote", "deprecated": "Never."}, NEW | {"key": "q"}]})
    assert made.find("claim.kind", "quote").deprecated == "Never."
    assert made.by_key("claim.kind", "q").value == "warned"
    assert "quote" not in [each.value for each in made.values("claim.kind")]


def test_the_same_key_in_two_lists_is_no_clash():
    assert book({"zone.kind": [NEW], "claim.kind": [NEW]}).by_key("zone.kind", "w")


@pytest.mark.parametrize(
    ("entries", "first", "second", "index"),
    [
        ([NEW | {"key": "q"}], "quote", "warned", 0),
        ([{"value": "rule", "key": "q"}], "quote", "rule", 0),
        ([NEW, NEW | {"value": "told"}], "warned", "told", 1),
        ([NEW | {"key": "q"}, {"value": "quote", "label": "Said"}], "quote", "warned", 0),
        ([{"value": "other", "label": "X"}, {"value": "quote", "key": "r"}], "quote", "rule", 1),
    ],
)
def test_a_clash_of_keys_names_both(
    entries: list[dict[str, str]], first: str, second: str, index: int
):
    refused = refusal({"claim.kind": entries})
    key = entries[index]["key"]
    assert refused.message == (
        f"claim.kind: the key '{key}' stands for both '{first}' and '{second}'; "
        "give one of them another"
    )
    assert refused.path == ("lists", "claim.kind", index, "key")


@pytest.mark.parametrize("entry", [NEW, {"value": "quote", "label": "Said"}])
def test_a_value_stands_once_in_a_list(entry: dict[str, str]):
    refused = refusal({"claim.kind": [entry, {"value": "rule"}, entry]})
    assert f"claim.kind: '{entry['value']}' stands in the list twice" in refused.message
    assert refused.path == ("lists", "claim.kind", 2, "value")


@pytest.mark.parametrize("field", ["label", "definition", "key"])
def test_a_new_value_needs_all_that_it_is_told_by(field: str):
    partial = {name: NEW[name] for name in NEW if name != field}
    refused = refusal({"claim.kind": [{"value": "quote"}, partial]})
    assert refused.message == (
        "claim.kind: 'warned' is new, so it needs a label, a definition and a key"
    )
    assert refused.path == ("lists", "claim.kind", 1)


def test_only_the_codebook_there_is_can_be_extended():
    refused = refusal({}, extends="default@2")
    assert refused.message == "extends 'default@2'; there is only 'default@1'"
    assert refused.path == ("extends",)


def test_a_codebook_has_a_name_of_its_own():
    refused = refusal({}, id="default")
    assert refused.message == "'default' is the codebook it extends; call this one other"
    assert refused.path == ("id",)


def test_quantity_words_are_added_and_changed():
    words = {"dozens": {"min": 30}, "a handful": {"min": 3, "max": 6}, "scores": {}}
    made = book({}, quantity_words=words).quantity_words
    assert made == DEFAULT.quantity_words | {
        "dozens": (30, None),
        "a handful": (3, 6),
        "scores": (None, None),
    }


def test_bounds_do_not_cross():
    refused = refusal({}, quantity_words={"dozens": {"min": 9, "max": 8}})
    assert refused.message == "'dozens' can't be at least 9 and at most 8"
    assert refused.path == ("quantity_words", "dozens")


def test_quantity_words_are_in_lower_case():
    refused = refusal({}, quantity_words={"Dutzende": {"min": 24}})
    assert refused.message == "'Dutzende' is looked up in lower case; write 'dutzende'"


def test_severities_of_rules():
    assert book({}, severities={"A8": "error", "T6": "warning"}).severities["A8"] == "error"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"lists": {"claim.kinds": []}}, "did you mean 'claim.kind'?"),
        ({"lists": {"claim.kind": [{"value": "Quote"}]}}, "expected a value of lower-case letter"),
        ({"lists": {"claim.kind": [{"value": "_x"}]}}, "expected a value of lower-case letters"),
        ({"lists": {"claim.kind": [{"label": "x"}]}}, "missing field 'value'"),
        (
            {"lists": {"claim.kind": [NEW | {"key": "W"}]}},
            "expected one lower-case letter or digit",
        ),
        ({"lists": {"claim.kind": [NEW | {"key": "esc"}]}}, "expected one lower-case letter or d"),
        ({"lists": {"claim.kind": [NEW | {"key": 1}]}}, "expected text, found 1; put it in quotes"),
        ({"lists": {"claim.kind": [NEW | {"colour": "goood"}]}}, "did you mean 'good'?"),
        ({"lists": {"claim.kind": [NEW | {"color": "good"}]}}, "did you mean 'colour'?"),
        ({"lists": {"claim.kind": [NEW | {"deprecated": True}]}}, "expected text, found true"),
        ({"severities": {"A8": "off"}}, "expected error or warning, found"),
        ({"quantity_words": {"dozens": [24, 99]}}, "expected a mapping (name: value), found a lis"),
        ({"quantity_words": {"dozens": {"min": -1}}}, "expected 0 or more, found -1"),
        ({"version": 0}, "expected 1 or more, found 0"),
        ({"extends": "default"}, "expected a codebook and its version, as in default@1"),
    ],
)
def test_what_the_model_refuses(fields: dict[str, Any], message: str):
    head = {"format": "reportedly/codebook@1", "id": "dam", "version": 2, "extends": "default@1"}
    with pytest.raises(Invalid) as refused:
        validate(CodebookFile, head | fields)
    (issue,) = refused.value.problems
    assert message in issue.message
