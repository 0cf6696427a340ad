from __future__ import annotations

from io import BytesIO

import lxml.etree
import matplotlib
import numpy as np
import pytest
from PIL import Image

from qualkit.model.results import Crosstab
from qualkit.reporting.charts import bars, heatmap, shortened


def crosstab(n_rows: int, n_columns: int, *, label: str = "şəbəkə", count: int = 1) -> Crosstab:
    accepted = np.full((n_rows, n_columns), count, np.int64)
    rows = tuple(f"{label} {number}" for number in range(n_rows))
    columns = tuple(f"{label} {number}" for number in range(n_columns))
    return Crosstab("code", "source", rows, columns, accepted, accepted * 0)


def drawn(table: Crosstab):
    return heatmap(table, title="Kodlar", row_label="Kod", column_label="Mənbə")


@pytest.mark.parametrize("shape", [(0, 0), (0, 3), (3, 0)])
def test_an_empty_crosstab_has_no_chart(shape):
    assert drawn(crosstab(*shape)) is None


@pytest.mark.parametrize(("shape", "count"), [((1, 1), 0), ((1, 1), 1), ((2, 30), 12345), ((30, 2), 1), ((40, 40), 12)])
def test_a_matrix_of_any_size_is_drawn(shape, count):
    chart = drawn(crosstab(*shape, count=count))
    lxml.etree.fromstring(chart.svg)
    width, height = Image.open(BytesIO(chart.png)).size
    assert width > 50 * shape[1]
    assert height > 50 * shape[0]


def test_the_same_counts_give_the_same_bytes():
    assert drawn(crosstab(4, 5)) == drawn(crosstab(4, 5))
    assert drawn(crosstab(4, 5)).svg != drawn(crosstab(4, 5, count=2)).svg


def test_settings_of_the_program_are_left_alone():
    before = dict(matplotlib.rcParams)
    drawn(crosstab(1, 1))
    assert dict(matplotlib.rcParams) == before


def test_the_description_names_the_size_and_the_largest_counts():
    counts = np.array([[1, 0], [2, 40]])
    chart = drawn(Crosstab("code", "source", ("ağ", "şam"), ("İ", "Ё"), counts, np.array([[0, 0], [0, 2]])))
    assert chart.alt == "Kodlar. Kod (2) × Mənbə (2): Σ 45. şam, Ё: 42; şam, İ: 2; ağ, İ: 1."


@pytest.mark.parametrize("label", ["$x^", "_alt", "a_b$c$d", "$\\frac{$", "漢字", "😀", "x" * 300, ""])
def test_any_label_is_drawn_as_text(label):
    assert drawn(crosstab(2, 2, label=label)) is not None
    assert bars((label, "b"), {label: (1, 2)}, title="t", value_label=label) is not None


def test_letters_are_paths_without_a_font():
    svg = drawn(crosstab(2, 2, label="ə ğ ı ş ц ₼")).svg.decode()
    assert "<text" not in svg
    assert "font-family" not in svg
    assert "Matplotlib" not in svg


def test_bars_need_a_value_for_each_label():
    with pytest.raises(ValueError, match="'az' has 1 values for 2 labels"):
        bars(("a", "b"), {"az": (1,)}, title="t", value_label="n")


def test_bars_without_labels_are_no_chart():
    assert bars((), {"az": ()}, title="t", value_label="n") is None
    assert bars(("a",), {}, title="t", value_label="n") is None


def test_bars_are_described_and_repeatable():
    groups = {"azərbaycanca": (1, 2.5), "türkcə": (0, 0)}
    chart = bars(("ağ", "şam"), groups, title="Dillər", value_label="sayı")
    assert chart.alt == "Dillər. azərbaycanca: ağ 1, şam 2.5; türkcə: ağ 0, şam 0."
    assert chart == bars(("ağ", "şam"), groups, title="Dillər", value_label="sayı")


@pytest.mark.parametrize(
    ("label", "short"),
    [
        ("Dil baryeri", "Dil baryeri"),
        ("x" * 35, "x" * 35),
        ("x" * 36, "x" * 34 + "…"),
        ("Согласование между многими ведомствами", "Согласование между многими…"),
        ("a  b\n c", "a b c"),
    ],
)
def test_long_labels_end_in_an_ellipsis(label, short):
    assert shortened(label) == short
