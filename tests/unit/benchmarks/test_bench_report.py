"""Tables, and where they go in the document."""

from __future__ import annotations

import pytest
from benchmarks import report
from benchmarks.__main__ import TOPICS
from benchmarks.report import Row, Table

TABLE = Table("page", ("what", "bytes"), (Row(("app", "12"), True), Row(("vim", "3"))), ("Note.",))


def test_a_table_is_put_between_its_marks_and_replaced_there():
    document = "# A\n<!-- page: begin -->\nold\n<!-- page: end -->\nkept\n"
    once = report.put(document, TABLE, "Taken.")
    assert "| app | 12 | met |" in once
    assert "old" not in once
    assert once.startswith("# A\n")
    assert once.endswith("\nTaken.\n<!-- page: end -->\nkept\n")
    assert report.put(once, TABLE, "Taken.") == once


def test_a_document_without_the_marks_is_refused():
    with pytest.raises(ValueError, match="page"):
        report.put("# A\n", TABLE, "Taken.")


@pytest.mark.parametrize("topic", TOPICS)
def test_the_document_has_room_for_every_topic(topic: str):
    document = report.DOCUMENT.read_text(encoding="utf-8")
    report.put(document, Table(topic, (), ()), "Taken.")


def test_what_is_not_measured_does_not_count_as_met(capsys: pytest.CaptureFixture[str]):
    row = report.unmeasured("app", 3, "it ended")
    assert (row.cells, row.verdict) == (("app", "not measured", ""), "**not met**")
    assert capsys.readouterr().err == "app: not measured: it ended\n"


def test_the_printed_table_is_aligned():
    assert TABLE.plain().splitlines()[2:] == [
        "what  bytes  verdict",
        "app   12     met",
        "vim   3",
        "Note.",
    ]
