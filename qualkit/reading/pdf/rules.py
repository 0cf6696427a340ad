"""The straight rules that a page draws: what tables are ruled with."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

    from qualkit.reading.pdf.glyphs import Glyphs

MOST_PATHS, MOST_POINTS = 5000, 1000  # on a page, of a path: drawings and maps have more
MOST_STROKES = 50_000  # on a page
DEEPEST = 3  # forms within forms
THIN = 3.0  # points: a filled stretch that is no higher, or no wider, is a rule
LEAST = 8.0  # points of a rule's length
NEAR = 2.5  # points between rules that meet, or that are one
STRAIGHT = 0.5  # points from one end to the other that a rule may rise

Box = tuple[float, float, float, float]  # left, bottom, right, top
Matrix = tuple[float, float, float, float, float, float]
AS_IT_IS: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Rule(NamedTuple):
    """A straight rule, lying or upright. at: its height, or its place from the left. start, end: of its length."""

    at: float
    start: float
    end: float

    def covers(self, place: float) -> bool:
        """Whether the rule runs past a place, or ends near it."""
        return self.start - NEAR <= place <= self.end + NEAR


class Rules(NamedTuple):
    """The rules of a page, each as long as its parts together, in points as the page is read."""

    lying: tuple[Rule, ...]
    upright: tuple[Rule, ...]


def rules_of(page: PdfPage, glyphs: Glyphs) -> Rules:
    """The rules that a page draws, as lines or as thin boxes. None of them on a page with a drawing of many paths."""
    lying: list[Rule] = []
    upright: list[Rule] = []
    for left, bottom, right, top in _strokes(page):
        left, bottom, right, top = glyphs.turned(left, bottom, right, top)
        if top - bottom <= STRAIGHT and right - left >= LEAST:
            lying.append(Rule((bottom + top) / 2, left, right))
        elif right - left <= STRAIGHT and top - bottom >= LEAST:
            upright.append(Rule((left + right) / 2, bottom, top))
    return Rules(_joined(lying), _joined(upright))


def _joined(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules, those that lie on each other or go on with each other as one."""
    whole: list[Rule] = []
    for rule in sorted(rules):
        number = _meeting(whole, rule)
        if number is None:
            whole.append(rule)
        else:
            at, start, end = whole[number]
            whole[number] = Rule(at, min(rule.start, start), max(rule.end, end))
    return tuple(whole)


def _meeting(rules: Sequence[Rule], rule: Rule) -> int | None:
    """The number of a rule that lies on another, or with which it goes on; None without one. In order of place."""
    for number in range(len(rules) - 1, -1, -1):
        other = rules[number]
        if rule.at - other.at > NEAR:
            return None
        if rule.start <= other.end + NEAR and other.start <= rule.end + NEAR:
            return number
    return None


def _strokes(page: PdfPage) -> list[Box]:
    """The straight strokes of all paths, each as a box without height or width; nothing of too many paths."""
    from pypdfium2 import raw

    found: list[Box] = []
    for number, (path, matrix) in enumerate(_paths(raw, page.raw, AS_IT_IS, 0)):
        if number >= MOST_PATHS or len(found) > MOST_STROKES:
            return []
        points = raw.FPDFPath_CountSegments(path)
        if 2 <= points <= MOST_POINTS:
            found += _strokes_of(raw, path, points, _times(_matrix(raw, path), matrix))
    return found


def _paths(raw: Any, holder: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    """The paths of a page or form, each with the matrix of what it lies in."""
    count, get = (
        (raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject)
        if depth
        else (raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject)
    )
    for number in range(max(0, count(holder))):
        found = get(holder, number)
        kind = raw.FPDFPageObj_GetType(found)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            yield found, matrix
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            yield from _paths(raw, found, _times(_matrix(raw, found), matrix), depth + 1)


def _strokes_of(raw: Any, path: Any, points: int, matrix: Matrix) -> Iterator[Box]:
    fill, is_drawn = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, is_drawn)
    if not is_drawn.value and not fill.value:
        return
    for figure in _figures(raw, path, points, matrix):
        if is_drawn.value:
            for (x, y), (other_x, other_y) in pairwise(figure):
                yield min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)
            continue
        across, up = zip(*figure, strict=True)
        left, bottom, right, top = min(across), min(up), max(across), max(up)
        if top - bottom <= THIN:
            yield left, (bottom + top) / 2, right, (bottom + top) / 2
        elif right - left <= THIN:
            yield (left + right) / 2, bottom, (left + right) / 2, top


def _figures(raw: Any, path: Any, points: int, matrix: Matrix) -> Iterator[Sequence[tuple[float, float]]]:
    """The corners of each figure of a path; one that is closed ends where it began."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    figure: list[tuple[float, float]] = []
    for number in range(points):
        segment = raw.FPDFPath_GetPathSegment(path, number)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and figure:
            yield figure
            figure = []
        figure.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if raw.FPDFPathSegment_GetClose(segment):
            figure.append(figure[0])
    if figure:
        yield figure


def _matrix(raw: Any, found: Any) -> Matrix:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(found, matrix):
        return AS_IT_IS
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """What comes to the same as one matrix and then the other."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m
