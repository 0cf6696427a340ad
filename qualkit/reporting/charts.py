"""Charts of counts, as SVG for pages and PNG for Word.

The same counts give the same bytes: no clock, no random id, letters drawn as paths of the font that matplotlib carries.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from qualkit.model.results import Crosstab
from qualkit.reporting.blocks import Figure as FigureBlock

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_LONGEST_LABEL = 34
# One hue from pale to dark: told apart by lightness alone, so in grey print and by colour-blind eyes too.
_PALE_TO_DARK = ("#eaf2f9", "#c3dcec", "#8abfdd", "#4a98c9", "#1c6aaf", "#08306b")
# Okabe and Ito's colours, which colour-blind readers tell apart, with a hatch for black-and-white print.
_BARS = (("#0072b2", ""), ("#e69f00", "////"), ("#009e73", "...."), ("#cc79a7", "xxxx"), ("#56b4e9", "\\\\\\\\"))
_SETTINGS: dict[Any, Any] = {
    "font.family": "DejaVu Sans",
    "font.size": 9.0,
    "svg.fonttype": "path",
    "svg.hashsalt": "qualkit",
    "axes.linewidth": 0.6,
    "hatch.linewidth": 0.6,
    # A label is text: `$` does not begin mathematics in it.
    "text.parse_math": False,
}


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn chart. alt: what it shows, for those who do not see it."""

    svg: bytes
    png: bytes
    alt: str


def description(figure: FigureBlock, charts: Mapping[str, Chart]) -> str:
    """What a figure shows: the report's own words for it, else the chart's; empty where there is neither."""
    chart = charts.get(figure.key)
    return figure.alt or (chart.alt if chart else "")


def chart_of(figure: FigureBlock, charts: Mapping[str, Chart]) -> Chart:
    """The chart that a figure is the place of.

    Raises: ValueError if it was not given.
    """
    if figure.key not in charts:
        raise ValueError(f"the report shows the figure '{figure.key}', but the charts are: {sorted(charts) or 'none'}")
    return charts[figure.key]


def heatmap(crosstab: Crosstab, *, title: str, row_label: str, column_label: str) -> Chart | None:
    """A matrix of counts, darker where there are more; None where the crosstab has no row or no column.

    Accepted and proposed are counted together. Cells without passages stay blank. Long labels end in `…`.
    """
    n_rows, n_columns = len(crosstab.rows), len(crosstab.columns)
    if not n_rows or not n_columns:
        return None
    cell = 0.36 if max(n_rows, n_columns) <= 20 else 0.3
    columns = [shortened(label) for label in crosstab.columns]
    with _drawing(cell * n_columns, cell * n_rows) as figure:
        axes = figure.add_axes((0, 0, 1, 1))
        _draw_matrix(axes, crosstab.total)
        axes.set_xticks(range(n_columns), columns, rotation=0 if max(map(len, columns)) <= 3 else 90)
        axes.set_yticks(range(n_rows), [shortened(label) for label in crosstab.rows])
        axes.set_xlabel(column_label, labelpad=8)
        axes.set_ylabel(row_label, labelpad=8)
        return Chart(*_files(figure), alt=_matrix_in_words(crosstab, title, row_label, column_label))


def bars(labels: Sequence[str], groups: Mapping[str, Sequence[float]], *, title: str, value_label: str) -> Chart | None:
    """Horizontal bars: for each label one bar per group, in the order given, first label on top; None without labels.

    groups: name -> a value for each label, e.g. language -> passages per code.

    Raises: ValueError if a group has not one value for each label.
    """
    for name, values in groups.items():
        if len(values) != len(labels):
            raise ValueError(f"the group '{name}' has {len(values)} values for {len(labels)} labels")
    if not labels or not groups:
        return None
    with _drawing(4.2, len(labels) * (len(groups) * 0.13 + 0.1)) as figure:
        axes = figure.add_axes((0, 0, 1, 1))
        _draw_bars(axes, groups, thickness=0.84 / len(groups))
        axes.set_yticks(range(len(labels)), [shortened(label) for label in labels])
        axes.set_ylim(len(labels) - 0.5, -0.5)
        axes.set_xlabel(value_label)
        return Chart(*_files(figure), alt=_bars_in_words(labels, groups, title))


def shortened(label: str, longest: int = _LONGEST_LABEL) -> str:
    """The label, cut at a word where that leaves most of it, with `…` for what is missing.

    >>> shortened("Kibertəhlükəsizlik və məlumatların qorunması")
    'Kibertəhlükəsizlik və məlumatların…'
    """

    label = " ".join(label.split())
    if len(label) <= longest + 1:
        return label
    cut = label[: longest + 1].rpartition(" ")[0]
    return f"{(cut if len(cut) > longest * 0.6 else label[:longest]).rstrip()}…"


@contextmanager
def _drawing(width: float, height: float) -> Iterator[Figure]:
    """A figure whose axes are so many inches large; labels stand around it and the page grows with them."""
    import matplotlib
    from matplotlib.figure import Figure

    with matplotlib.rc_context(_SETTINGS):
        yield Figure(figsize=(width, height), facecolor="white")


def _draw_matrix(axes: Axes, counts: NDArray[np.int64]) -> None:
    from matplotlib.colors import LinearSegmentedColormap, PowerNorm

    n_rows, n_columns = counts.shape
    most = max(int(counts.max()), 8)
    blues = LinearSegmentedColormap.from_list("counts", _PALE_TO_DARK).with_extremes(bad="white")
    # By the square root, so that one very large count does not make all others look alike.
    scale = PowerNorm(0.5, vmin=0.5, vmax=most)
    shown = np.ma.masked_equal(counts, 0)
    edges_x, edges_y = np.arange(n_columns + 1) - 0.5, np.arange(n_rows + 1) - 0.5
    axes.pcolormesh(edges_x, edges_y, shown, cmap=blues, norm=scale, edgecolors="#dfe5ea", linewidth=0.6)
    for row, column in np.argwhere(counts):
        count = int(counts[row, column])
        ink = "white" if scale(count) > 0.7 else "#16202a"
        size = 8.5 if count < 100 else 7 if count < 1000 else 5.5
        axes.text(column, row, str(count), ha="center", va="center", color=ink, fontsize=size)
    axes.invert_yaxis()
    axes.xaxis.tick_top()
    axes.xaxis.set_label_position("top")
    axes.tick_params(length=0, pad=5, labelcolor="#16202a")
    axes.spines[:].set_color("#9aa6b1")


def _draw_bars(axes: Axes, groups: Mapping[str, Sequence[float]], *, thickness: float) -> None:
    from matplotlib.ticker import MaxNLocator

    for number, (name, values) in enumerate(groups.items()):
        color, hatch = _BARS[number % len(_BARS)]
        places = np.arange(len(values)) + (number - (len(groups) - 1) / 2) * thickness
        drawn = axes.barh(
            # A legend leaves out what begins with an underscore; the space keeps such a name in.
            places,
            values,
            thickness * 0.9,
            color=color,
            hatch=hatch,
            edgecolor="white",
            linewidth=0,
            label=f" {name}",
        )
        axes.bar_label(drawn, fmt=lambda value: f"{value:g}" if value else "", padding=2, fontsize=7)
    axes.margins(x=0.08)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x", color="#e3e7eb", linewidth=0.6)
    axes.set_axisbelow(True)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.legend(
        loc="lower left", bbox_to_anchor=(0, 1), ncols=len(groups), frameon=False, fontsize=8.5, borderaxespad=0.2
    )


def _files(figure: Figure) -> tuple[bytes, bytes]:
    svg, png = BytesIO(), BytesIO()
    unsaid = {"Date": None, "Creator": None, "Format": None, "Type": None}
    with warnings.catch_warnings():
        # Letters beyond the font (Chinese, emoji) are drawn as boxes; that is no reason to stop.
        warnings.filterwarnings("ignore", message="Glyph")
        # Measured once here, for `bbox_inches="tight"` would draw everything once more for each file.
        page = figure.get_tightbbox().padded(0.05)
        figure.savefig(svg, format="svg", bbox_inches=page, metadata=unsaid)
        figure.savefig(png, format="png", bbox_inches=page, dpi=200, metadata={"Software": None})
    return svg.getvalue(), png.getvalue()


def _matrix_in_words(crosstab: Crosstab, title: str, row_label: str, column_label: str) -> str:
    """Words that need no grammar: the size of the matrix and its three largest counts."""
    counts = crosstab.total
    largest = sorted(np.argwhere(counts).tolist(), key=lambda place: (-counts[place[0], place[1]], place))[:3]
    named = "; ".join(
        f"{crosstab.rows[row]}, {crosstab.columns[column]}: {counts[row, column]}" for row, column in largest
    )
    size = f"{title}. {row_label} ({len(crosstab.rows)}) × {column_label} ({len(crosstab.columns)}): Σ {counts.sum()}."
    return f"{size} {named}." if named else size


def _bars_in_words(labels: Sequence[str], groups: Mapping[str, Sequence[float]], title: str) -> str:
    lines = (
        f"{name}: " + ", ".join(f"{label} {value:g}" for label, value in zip(labels, values, strict=True))
        for name, values in groups.items()
    )
    return f"{title}. {'; '.join(lines)}."
