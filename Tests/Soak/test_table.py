"""The table has a cell for every column, counts a finding where it belongs, and goes into its page alone."""

import pytest

import table
from checker import LOST, MUST_BE_ZERO, Finding, totals
from history import MAKE, Attempt, History, Operation, Window


def result():
    history = History()
    history.windows += [Window("calm", "", 0, 10, over=10), Window("kill", "registry", 10, 14, over=11),
                        Window("kill", "funding", 20, 26, over=21)]
    history.begin(Operation("c", "registry", "m", MAKE, 11, 12, attempts=[Attempt(11, 11.5, 10, 14), Attempt(11.6, 12, 10, 0)]))
    findings = [Finding(LOST, "x", 12.0), Finding(LOST, "y")]
    return {"minutes": 0.5, "seed": "s", "program": "debug", "operations": 1, "acknowledged": 1, "known": 0, "again": 1,
            "rows": list(table.rows(history, findings)), "totals": totals(findings),
            "latencies": {"calm": {"Search": (0.012, 7), "Pay": (None, 0)}}, "skipped": ["z"]}


def test_a_finding_is_counted_with_the_fault_that_had_begun_last():
    rows = {row["fault"]: row for row in result()["rows"]}
    assert list(rows) == ["calm", "kill", table.IN_THE_END]
    assert [rows[fault][LOST] for fault in rows] == [0, 1, 1]
    kill = rows["kill"]
    assert (kill["times"], kill["calls"], kill["again"], kill["median"], kill["longest"]) == (2, 1, 1, 4.0, 5.0)


def test_every_row_has_as_many_cells_as_its_heading():
    lines = list(table.markdown(result()))
    tables = [line.count("|") for line in lines if line.startswith("|")]
    assert set(tables[:-3]) == {len(MUST_BE_ZERO) + 6}
    assert set(tables[-3:]) == {4}
    assert lines[-2:] == ["", "Bỏ qua / skipped: z"]
    assert "| yên ổn / calm | 12 (7) | – (0) |" in lines


def test_it_is_written_between_its_marks_alone(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- soak -->\nold\n<!-- /soak -->\nafter\n", encoding="utf-8")
    table.write(page, result())
    text = page.read_text(encoding="utf-8")
    assert text.startswith("before\n<!-- soak -->\n0,5 phút") and text.endswith("<!-- /soak -->\nafter\n") and "old" not in text
    page.write_text("nothing\n", encoding="utf-8")
    with pytest.raises(ValueError):
        table.write(page, result())
