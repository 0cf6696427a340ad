"""Search in all the material: words as they stand, or a term in all its inflected forms."""

from __future__ import annotations

import re
import time
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, islice

from qualkit import coding, store
from qualkit.errors import QualkitError
from qualkit.languages.folding import Word, words
from qualkit.messages import _
from qualkit.model.search import Found, Hit, Needle
from qualkit.model.sources import Source
from qualkit.model.spans import Span
from qualkit.pipeline.kept import KeptAnnotations

LONGEST = 500
"""Characters of a query."""
MANY = 20
"""Sources to index from which on packing the index is worth its time."""
_PIECE = re.compile(r'"([^"]*)"|(\S+)')
_QUOTES = str.maketrans(dict.fromkeys("“”„«»″", '"'))

SourceOf = Callable[[str], Source]


def index_new(
    project: store.Project,
    *,
    within_s: float | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[str]:
    """Put what is new into the index; the names of sources that are not in it yet, because the time was over."""
    deadline = None if within_s is None else time.monotonic() + within_s
    n_done = 0
    while waiting := store.to_index(project):  # more than once only where the index is made anew meanwhile
        for n, uid in enumerate(waiting):
            if deadline is not None and time.monotonic() > deadline:
                return list(waiting.values())[n:]
            store.index(project, _source(project, uid))
            n_done += 1
            progress(n + 1, len(waiting))
    if n_done >= MANY:
        store.pack_index(project)
    return []


def search(
    project: store.Project,
    query: str,
    *,
    source_uid: str | None = None,
    first: int = 0,
    most: int | None = None,
    within_s: float | None = None,
    source_of: SourceOf | None = None,
) -> Found:
    """Where all the words of the query stand in one line, whatever their letter case.

    query: words, "words that follow one another", and begin* for any ending. first and most choose hits of all that
    there are. within_s: how long sources that have changed may be read for; None is until all are.
    source_of: uid -> the source at its newest revision, where the caller has it at hand.

    Raises: QualkitError if there is no word in the query.
    """
    wanted = needles(query)
    pending = index_new(project, within_s=within_s)
    lines = [one for one in store.lines_found(project, wanted) if source_uid in (None, one[0])]
    read = source_of or (lambda uid: _source(project, uid))
    chosen = islice(((uid, n) for uid, _name, numbers in lines for n in numbers), first, most and first + most)
    hits = [
        hit
        for uid, group in groupby(chosen, key=lambda one: one[0])
        for hit in _in_lines(read(uid), [n for _uid, n in group], lambda line: _places(line, wanted))
    ]
    by_source = [(uid, name, len(numbers)) for uid, name, numbers in lines]
    n_lines, end = sum(n for _uid, _name, n in by_source), first + len(hits)
    return Found(hits, n_lines, by_source, pending, end if end < n_lines else None)


def search_forms(
    project: store.Project,
    term: str,
    *,
    source_uid: str | None = None,
    first: int = 0,
    most: int | None = None,
    within_s: float | None = None,
) -> Found:
    """Where a term stands in any of its inflected forms, written as in a codebook.

    Looks at source after source, from the first-th on, until there are enough hits or the time is over.

    Raises: QualkitError if it is no term.
    """
    if not term.strip() or len(term) > LONGEST:
        raise QualkitError(_("type a word to search for"))
    _checked_term(term)
    deadline = None if within_s is None else time.monotonic() + within_s
    names = {uid: name for uid, name in store.source_names(project).items() if source_uid in (None, uid)}
    by_source, hits = list[tuple[str, str, int]](), list[Hit]()
    for number, (uid, name) in islice(enumerate(names.items()), first, None):
        is_late = deadline is not None and number > first and time.monotonic() > deadline
        if is_late or (most is not None and len(hits) >= most):
            return Found(hits, len(hits), by_source, next=number)
        source = _source(project, uid)
        annotations = KeptAnnotations(project, [source])
        annotations.fill(lambda stage, done, total: None)
        (found,) = coding.find(term, annotations)
        of_source = _over(source, [Span(one.start, one.end) for one in found])
        if of_source:
            by_source.append((uid, name, len(of_source)))
            hits += of_source
    return Found(hits, len(hits), by_source)


def _checked_term(term: str) -> None:
    try:
        coding.find(term, [])
    except ValueError as error:
        raise QualkitError(_("the term: {why}").format(why=error)) from error


def needles(query: str) -> list[Needle]:
    """What a query asks for. Raises: QualkitError if there is no word in it.

    >>> needles('İŞ "sosial Şəbəkə" diplom*')
    [Needle(words=('iş',), is_beginning=False), Needle(words=('sosial', 'şəbəkə'), is_beginning=False), \
Needle(words=('diplom',), is_beginning=True)]
    """
    query = unicodedata.normalize("NFC", query).translate(_QUOTES)
    if len(query) > LONGEST:
        raise QualkitError(_("a search takes {n} characters at most").format(n=LONGEST))
    found = []
    for phrase, word in _PIECE.findall(query):
        typed = tuple(one.text for one in words(phrase or word))
        if typed:
            found.append(Needle(typed, (phrase or word).rstrip('".,;').endswith("*")))
    if not found:
        raise QualkitError(_("type a word to search for"))
    return list(dict.fromkeys(found))


def _places(line: str, wanted: Sequence[Needle]) -> list[Span]:
    """Where the needles stand in a line; what overlaps is put together."""
    there = list(words(line))
    return _joined(
        Span(there[at].start, there[at + len(needle.words) - 1].end)
        for needle in wanted
        for at in range(len(there) - len(needle.words) + 1)
        if _is_at(there, at, needle)
    )


def _is_at(there: Sequence[Word], at: int, needle: Needle) -> bool:
    *whole, last = needle.words
    if any(there[at + n].text != word for n, word in enumerate(whole)):
        return False
    word = there[at + len(whole)].text
    return word.startswith(last) if needle.is_beginning else word == last


def _joined(spans: Iterator[Span]) -> list[Span]:
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _in_lines(source: Source, numbers: Sequence[int], places: Callable[[str], list[Span]]) -> Iterator[Hit]:
    starts = _starts(source)
    for n in numbers:
        span = Span(starts[n], starts[n + 1] - 1)
        text = source.words(span)
        found = [Span(span.start + at.start, span.start + at.end) for at in places(text)]
        yield Hit(source.uid, source.name, n, span, text, found)


def _over(source: Source, spans: Sequence[Span]) -> list[Hit]:
    """A hit for each line in which any of the stretches begins."""
    found: dict[int, list[Span]] = {}
    starts = _starts(source)
    for span in _joined(iter(spans)):
        found.setdefault(bisect_right(starts, span.start) - 1, []).append(span)
    whole = {n: Span(starts[n], max(starts[n + 1] - 1, here[-1].end)) for n, here in found.items()}
    return [Hit(source.uid, source.name, n, span, source.words(span), found[n]) for n, span in whole.items()]


def _starts(source: Source) -> list[int]:
    """Where each line of the reading text begins, and where the one behind the last would."""
    starts = [0]
    for line in source.text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _source(project: store.Project, uid: str) -> Source:
    found = store.find_source(project, uid)
    if found is None:
        raise QualkitError(_("this source is not in the project any more; search again"))
    return found
