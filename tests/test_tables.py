"""Tables of results, read back from each form they can be had in."""

from __future__ import annotations

import csv
import io
import json
import sys

import pytest

from pactgraph.errors import ExportError
from pactgraph.network import Table
from pactgraph.network.scores import scores
from pactgraph.tables import SHOWN

TABLE = Table("ties", ("pair", "weight", "first"), (('Norway, "Denmark"', 6.5, None), ("Ærø – Åland", 2.0, "2025-01-01")))


def test_csv_is_read_back() -> None:
    assert list(csv.reader(io.StringIO(TABLE.csv()))) == [
        ["pair", "weight", "first"], ['Norway, "Denmark"', "6.5", ""], ["Ærø – Åland", "2.0", "2025-01-01"]
    ]  # fmt: skip


def test_json_is_read_back() -> None:
    assert json.loads(TABLE.json()) == TABLE.records()
    assert json.loads(Table("none", ("a",), ()).json()) == []


def test_pandas_and_polars_have_the_same_cells() -> None:
    assert TABLE.pandas()["weight"].tolist() == TABLE.polars()["weight"].to_list() == [6.5, 2.0]
    assert TABLE.pandas()["first"].isna().tolist() == [True, False]
    assert TABLE.polars().columns == list(TABLE.columns)
    assert list(Table("none", ("a",), ()).pandas().columns) == Table("none", ("a",), ()).polars().columns == ["a"]


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_missing_library_says_how_to_get_it(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ExportError, match=rf"{library} is not installed: pip install 'pactgraph\[frames\]'"):
        getattr(TABLE, library)()


def test_scores_are_in_falling_order_and_equal_ones_by_name() -> None:
    found = scores("degree", {"NOR": 1, "DNK": 2, "GBR": 1.0 + 1e-15, "FRA": -0.0})
    assert found.values == (("DNK", 2), ("GBR", 1.0), ("NOR", 1), ("FRA", 0.0))
    assert found.columns == ("node", "degree")
    assert len(found) == 4


def test_a_notebook_shows_the_first_rows_and_no_markup_of_theirs() -> None:
    table = Table("numbers", ("a<b", "n"), tuple(("<script>", number) for number in range(SHOWN + 2)))
    shown = table._repr_html_()
    assert "<th>a&lt;b</th>" in shown
    assert "<script>" not in shown
    assert shown.count("<tr>") == SHOWN + 1
    assert "and 2 more" in shown
