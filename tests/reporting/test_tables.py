from __future__ import annotations

import pytest

from qualkit.reporting.blocks import Cell, Inline, Table
from qualkit.reporting.tables import is_short, is_turned, parts, shares


def table(header: list[str], rows: list[list[str]], alignment: str) -> Table:
    sides = tuple("right" if side == "r" else "left" for side in alignment)
    return Table((), tuple(map(cell, header)), tuple(tuple(map(cell, row)) for row in rows), sides)


def cell(text: str) -> Cell:
    return Cell((Inline(text),) if text else ())


def matrix(n_columns: int, *, name: str = "müsahibə", count: str = "7", n_rows: int = 3) -> Table:
    rows = [["şəbəkə", *[count] * n_columns] for _ in range(n_rows)]
    return table(["Kod", *[name] * n_columns], rows, "l" + "r" * n_columns)


def test_a_table_without_columns_has_no_widths():
    empty = table([], [], "")
    assert shares(empty) == ()
    assert list(parts(empty)) == [empty]
    assert not is_turned(empty)


@pytest.mark.parametrize("made", [matrix(1), matrix(14), matrix(3, count="12 + 345"), matrix(2, n_rows=0)])
def test_widths_fill_the_line(made):
    assert sum(shares(made)) == pytest.approx(1)
    assert min(shares(made)) > 0


def test_a_long_text_gets_more_room_than_a_number():
    words, number = shares(table(["Tərif", "n"], [["uzun bir izahat " * 5, "7"]], "lr"))
    assert words > 4 * number


def test_headers_are_turned_only_where_they_need_the_room():
    assert is_turned(matrix(14))
    assert not is_turned(matrix(3))
    assert not is_turned(matrix(14, name="S1"))


@pytest.mark.parametrize("n_columns", [1, 14, 17, 40, 100])
@pytest.mark.parametrize("count", ["7", "12 + 345"])
def test_parts_hold_every_column_once_behind_the_labels(n_columns, count):
    made = matrix(n_columns, count=count)
    found = list(parts(made))
    assert sum(len(part.alignment) - 1 for part in found) == n_columns
    assert all(part.rows[0][0].text == "şəbəkə" for part in found)
    assert len(found) > 1 or n_columns <= 32


def test_a_table_of_texts_is_not_cut():
    made = table(["a"] * 40, [["b"] * 40], "l" * 40)
    assert list(parts(made)) == [made]


def test_short_tables_stay_on_one_page():
    assert is_short(matrix(14, n_rows=12))
    assert not is_short(matrix(14, n_rows=60))
    assert not is_short(table(["a"], [["söz " * 2000]], "l"))
