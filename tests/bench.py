"""Speed of the stages on the sample corpus, as ratios: `make bench`.

The yardstick is `re.findall(r"\\w+", text)` on the same text in the same run, so that machines can be compared.
"once" is the corpus as it is, dictionaries loaded; "copies" is the corpus many times over, where each form is known.
"""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import typst

from qualkit import coding, comparing, reading, repairing, topics
from qualkit.annotating import annotate, lemmatise
from qualkit.annotating.sentences import SentenceRules, sentence_spans
from qualkit.annotating.tokens import token_spans
from qualkit.languages import get_language
from qualkit.model.codebooks import Codebook
from qualkit.model.sources import Source
from qualkit.model.study import Study
from qualkit.reporting import making
from tests.golden import ROOT

CORPUS = ROOT / "corpora" / "digital-diplomacy"
COPIES, MANY_COPIES = 20, 60
RUNS = 3
PAGES, CHARACTERS = 300, 2500  # of the PDF, and of each of its pages


def main() -> None:
    files = [
        path
        for path in sorted(CORPUS.rglob("*"))
        if path.suffix in reading.SUFFIXES and path.stem not in ("card", "cases", "guide")
    ]
    sources = [reading.read(path) for path in files]
    codebook = coding.read_codebook(ROOT / "codebooks" / "digital-diplomacy.yaml")
    lemmatise([annotate(source) for source in sources])  # loads the dictionaries
    rows = [("read (files)", *_timed(lambda: [reading.read(path) for path in files]), _text(sources))]
    with tempfile.TemporaryDirectory() as folder:
        book = _book(sources, Path(folder))
        rows.append((f"read a PDF ({PAGES} pages)", *_timed(lambda: [reading.read(book)]), _text([reading.read(book)])))
    for label, material in (("once", sources), (f"{COPIES} copies", _copies(sources))):
        text = _text(material)
        annotations = [annotate(source) for source in material]
        codings = coding.apply(codebook, material, annotations)
        flat = [one for of_source in codings for one in of_source]
        stages: list[tuple[str, Callable[[], object]]] = [
            ("tokens and sentences", lambda text=text: _segmented(text)),
            ("repair", lambda material=material: [repairing.find_edits(s.original, marks=s.marks) for s in material]),
            ("annotate", lambda material=material: [annotate(s) for s in material]),
            ("lemmatise", lambda annotations=annotations: lemmatise(annotations)),
            ("code", lambda material=material, annotations=annotations: coding.apply(codebook, material, annotations)),
            ("compare", lambda material=material, flat=flat: comparing.passages(flat, material, codebook)),
        ]
        rows += [(f"{name} ({label})", *_timed(run), text) for name, run in stages]
    lemmatised = lemmatise([annotate(source) for source in sources])
    rows.append(("topics (once)", *_timed(lambda: topics.fit(sources, lemmatised)), _text(sources)))
    with tempfile.TemporaryDirectory() as folder:
        rows.append(
            ("report, all formats (once)", *_timed(lambda: _report(sources, codebook, Path(folder))), _text(sources))
        )
    _print(rows)
    _print_megabytes(sources)
    _print_languages()
    _print_commands()


def _print_megabytes(sources: list[Source]) -> None:
    """Whole files through reading and repairing, warm, in megabytes of UTF-8 a second of processor time."""
    turkish = "\n\n".join(source.text for source in sources if source.name.endswith(("article-tr.txt", "defne.docx")))
    wrapped = "\n\n".join(textwrap.fill(line, 88) for line in _text(sources).split("\n") if line.strip())
    texts = {
        "clean text": ("a.txt", _text(sources) * COPIES),
        "Markdown": ("a.md", "".join(f"## {n}\n\n{source.text}\n\n" for n in range(COPIES) for source in sources)),
        "Markdown, paragraphs of a line": ("a.md", _in_lines(sources) * COPIES),
        "broken lines": ("a.txt", wrapped * COPIES),
        "letters of a font": ("a.txt", turkish.translate(FONT) * MANY_COPIES),
        "letters set apart": ("a.txt", turkish.translate(APART) * MANY_COPIES),
    }
    print(f"\n{'read and repair':<34}{'MB':>9}{'MB/s':>9}{'slowest':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for label, (name, text) in texts.items():
            path = Path(folder) / name
            path.write_text(text, encoding="utf-8")
            _mended(path)
            size = path.stat().st_size / 1e6
            speeds = sorted(size / _processor_seconds(lambda path=path: _mended(path)) for _ in range(RUNS))
            print(f"{label:<34}{size:>9.1f}{statistics.median(speeds):>9.1f}{speeds[0]:>9.1f}")


def _in_lines(sources: list[Source]) -> str:
    """The sources as Markdown with a blank line behind every sentence: the most blocks that a text can have."""
    return re.sub(r"(?<=[.?!])\s+", "\n\n", "\n\n".join(source.text for source in sources)) + "\n\n"


def _processor_seconds(run: Callable[[], object]) -> float:
    begin = time.process_time()
    run()
    return time.process_time() - begin


def _mended(path: Path) -> None:
    source = reading.read(path)
    repairing.find_edits(source.original, marks=source.marks)


FONT = str.maketrans({"u": "ü", "U": "Ü"})
APART = str.maketrans({"ü": "ü ", "ö": "o ", "ğ": "g ", "İ": "I ", "u": "ü", "Ü": "Ü ", "Ö": "O ", "U": "Ü"})
"""Damage that fonts of PDFs do to Turkish."""


def _book(sources: list[Source], folder: Path) -> Path:
    """A PDF with the words of the sources over and over: a header and a number on each page, some notes."""
    text = _text(sources).replace("\n", " ")
    text *= PAGES * CHARACTERS // len(text) + 1
    pages = [text[n * CHARACTERS : (n + 1) * CHARACTERS] for n in range(PAGES)]
    typst.compile(BOOK.encode(), output=folder / "book.pdf", sys_inputs={"pages": json.dumps(pages)})
    return folder / "book.pdf"


BOOK = """
#set page("a4", header: [Digital diplomacy], numbering: "1")
#set par(justify: true)
#for (number, words) in json(bytes(sys.inputs.pages)).enumerate() [
  #words#if calc.rem(number, 3) == 0 [#footnote[#words.slice(0, words.position(" "))]]
  #pagebreak(weak: true)
]
"""


def _timed(run: Callable[[], object]) -> tuple[float]:
    return (statistics.median(_seconds(run) for _ in range(RUNS)),)


def _seconds(run: Callable[[], object]) -> float:
    begin = time.perf_counter()
    run()
    return time.perf_counter() - begin


def _segmented(text: str) -> None:
    rules = SentenceRules.of(get_language("en"))
    token_spans(text)
    sentence_spans(text, 0, len(text), rules)


def _report(sources: list[Source], codebook: Codebook, folder: Path) -> None:
    annotations = [annotate(source) for source in sources]
    codings = [one for of_source in coding.apply(codebook, sources, annotations) for one in of_source]
    passages = comparing.passages(codings, sources, codebook)
    study = Study("Bench", sources, annotations, codebook, codings, passages)
    making.make("findings", study, folder, made_at=datetime(2026, 1, 1, tzinfo=UTC))


def _text(sources: list[Source]) -> str:
    return "\n".join(source.text for source in sources)


def _copies(sources: list[Source]) -> list[Source]:
    """The sources many times; each copy differs by its last line, so that its identity is its own."""
    return [
        replace(source, name=f"{source.name}-{n}", original=f"{source.original}\n\n{n}\n")
        for n in range(COPIES)
        for source in sources
    ]


def _print(rows: list[tuple[str, float, str]]) -> None:
    print(f"{'stage':<34}{'words':>9}{'seconds':>9}{'words/s':>12}{'× findall':>11}")
    for name, seconds, text in rows:
        n_words = len(re.findall(r"\w+", text))
        (yardstick,) = _timed(lambda text=text: re.findall(r"\w+", text))
        print(f"{name:<34}{n_words:>9,}{seconds:>9.3f}{n_words / seconds:>12,.0f}{seconds / yardstick:>11.1f}")


def _print_languages() -> None:
    """2,000 terms against 60,000 different forms, each language in a process of its own; memory of what it loads."""
    print(f"\n{'2,000 terms × 60,000 forms':<34}{'first':>9}{'again':>9}{'MiB':>9}  processor seconds")
    for codes in ("az", "tr", "ru", "en", "az tr ru en"):
        done = subprocess.run(
            [sys.executable, "-c", SMALL, sys.executable, "-c", MATCHING, *codes.split()],
            capture_output=True,
            text=True,
            check=True,
        )
        first, again, mebibytes = done.stdout.split()
        print(f"{codes:<34}{float(first):>9.2f}{float(again):>9.2f}{mebibytes:>9}")


SMALL = "import subprocess, sys; sys.exit(subprocess.run(sys.argv[1:]).returncode)"
"""A small process in between: a child's peak counts what its parent held when it was born."""

MATCHING = """
import itertools, random, resource, sys, time
from wordfreq import top_n_list
from qualkit.languages import azerbaijani_words, detect, get_language

ENDINGS = ["".join(parts) for parts in itertools.product(
    ("", "lar", "lər"), ("", "ım", "im", "ımız", "imiz", "ı", "i"), ("", "ın", "in", "da", "də", "dan", "dən", "dır"),
)]

def forms_of(code):
    if code != "az":
        return top_n_list(code, 60_000)
    words = sorted(azerbaijani_words.NOUNS | azerbaijani_words.VERBS)
    return [word + ending for ending in ENDINGS for word in words][:60_000]

material = {code: forms_of(code) for code in sys.argv[1:]}
terms = {code: random.Random(1).sample(forms, 2_000) for code, forms in material.items()}
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
seconds = []
for _ in range(2):
    begin = time.process_time()
    for code, forms in material.items():
        get_language(code).inflections(terms[code], forms)
    seconds.append(time.process_time() - begin)
detect([" ".join(forms[:50]) for forms in material.values()])
for code in material:
    get_language(code).lemmas(material[code][:1_000])
print(*seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""
"""The memory includes the detector, dictionaries, and what is remembered of the forms."""


def _print_commands() -> None:
    """Whole commands: start-up, a run from nothing, a run with nothing to do; seconds and peak memory of each."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "sample"
        bare = _command([sys.executable, "-c", "pass"])
        print(f"\n{'command':<34}{'seconds':>9}{'× python':>10}{'peak MiB':>10}")
        for arguments in (
            ["--help"],
            ["init", str(project), "--coder", "Bench"],
            ["add", str(CORPUS), "--project", str(project)],
            ["run", "--project", str(project)],
            ["run", "--project", str(project)],
        ):
            seconds, peak = _command([sys.executable, "-m", "qualkit", *arguments])
            print(f"qualkit {arguments[0]:<26}{seconds:>9.2f}{seconds / bare[0]:>10.1f}{peak:>10}")


def _command(arguments: list[str]) -> tuple[float, str]:
    """(seconds, peak memory in MiB, or – where the system does not say)."""
    done = subprocess.run([sys.executable, "-c", LAUNCHER, *arguments], capture_output=True, text=True, check=True)
    seconds, peak = done.stdout.split()
    return float(seconds), peak


LAUNCHER = """
import subprocess, sys, time
begin = time.perf_counter()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
seconds = time.perf_counter() - begin
try:
    import resource
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
except ImportError:  # Windows
    peak = "–"
print(seconds, peak)
"""
"""A small process between us and the command: a child's peak counts what its parent held when it was born."""


if __name__ == "__main__":
    main()
