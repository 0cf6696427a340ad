"""How a file would be read, before it is in the project; and taking it in as it was seen."""

from __future__ import annotations

import shutil
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from qualkit import annotating, reading, store
from qualkit.errors import QualkitError, ReadingError
from qualkit.messages import _, ngettext
from qualkit.model.annotations import LANGUAGES, Annotation
from qualkit.model.guides import NO_GUIDE, Guide
from qualkit.model.sources import Source
from qualkit.pipeline.adding import DESCRIBES, Added, Known, add, articles_in, remarks, told
from qualkit.pipeline.files import repaired

FOLDER = "corpora"
"""Where the copy of a file lies that was handed over by the browser."""
LONGEST_NAME, LONGEST_SUFFIX = 120, 10
"""UTF-8 bytes of a file's name, and letters behind its dot; file systems end at 255 bytes."""
REFUSED_SIGNS = frozenset('<>:"/\\|?*')
"""What Windows has in no file name; a project goes from one machine to the other."""
REFUSED_NAMES = frozenset({"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(1, 10))})
WITH_ENCODING = frozenset({".txt", ".text", ".md", ".markdown", ".csv", ".tsv", ".srt", ".vtt", ".sbv"})
"""Files that do not say themselves how their letters are written."""


@dataclass(frozen=True, slots=True)
class Preview:
    """How a file would be read.

    source, annotation: None for a guide and for a table of cases. encoding: of a text file, else empty.
    n_articles: in a file with several of them.
    """

    added: Added
    source: Source | None = None
    annotation: Annotation | None = None
    encoding: str = ""
    n_articles: int = 1


def preview(path: Path, known: Known | None = None, *, guide: Guide = NO_GUIDE) -> Preview:
    """How a file would be read, with its repairs; nothing is kept.

    guide: that of the project, by which turns answer questions.

    Raises: ReadingError or TableError if it cannot be read.
    """
    known = known or Known()
    try:
        if reading.is_guide(path):
            return _guide(path)
        if reading.is_case_table(path, encoding=known.encoding):
            return _cases(path)
        source = repaired(replace(reading.read(path, name=path.name, encoding=known.encoding), language=known.language))
        encoding = _encoding(path, known)
    except OSError as error:
        raise ReadingError(path, _("the file cannot be opened ({why})").format(why=error.strerror)) from error
    annotation = annotating.annotate(source, guide=guide)
    added = told(source, annotation, "; ".join(remarks(source, annotation)))
    return Preview(added, source, annotation, encoding, len(articles_in(source)) or 1)


def safe_name(name: str) -> PurePosixPath:
    """The path of a file below a folder, by the name under which somebody handed it over.

    It never leads out of the folder, and every file system takes it. Empty parts and those that lead up are left out.

    >>> str(safe_name("../Müsahibələr/<b>Işıq.txt"))
    'Müsahibələr/_b_Işıq.txt'
    """
    parts = unicodedata.normalize("NFC", name).replace("\\", "/").split("/")
    found = [safe for part in parts if (safe := _safe_part(part))]
    return PurePosixPath(*found) if found else PurePosixPath("_")


def take_in(project: store.Project, path: Path, name: PurePosixPath, known: Known) -> list[Added | QualkitError]:
    """What became of a file that lies elsewhere: it is copied into the project's folder and added.

    name: below FOLDER. No file is written over: the same file is there once, another one gets a number. If the file is
    not added, its copy goes.
    """
    goal, is_new = _copied(path, project.folder / FOLDER / name)
    try:
        made = list(add(project, [goal], known))
    except BaseException:
        if is_new:
            goal.unlink()
        raise
    if is_new and not any(isinstance(one, Added) for one in made):
        goal.unlink()
    return made


def left_out(name: str) -> str:
    """Why a file of a folder is no material; empty if it may be, and for a file that was handed over by itself."""
    path = PurePosixPath(name)
    if len(path.parts) == 1:
        return ""
    if path.name.lower() in DESCRIBES:
        return _("left out: it describes the folder")
    if not reading.can_read(Path(path.name)):
        return _("left out: no reader for {suffix}").format(suffix=path.suffix or _("files without a suffix"))
    return ""


def _guide(path: Path) -> Preview:
    guide = reading.read_guide([path])
    n = len(guide.questions)
    found = ngettext("the interview guide, {n} question", "the interview guide, {n} questions", n).format(n=n)
    return Preview(Added(path.name, "guide", guide.languages, note=found))


def _cases(path: Path) -> Preview:
    rows = reading.read_cases(path)
    n = len({row.case for row in rows})
    return Preview(Added(path.name, "cases", note=ngettext("{n} case", "{n} cases", n).format(n=n)))


def _encoding(path: Path, known: Known) -> str:
    if path.suffix.lower() not in WITH_ENCODING:
        return ""
    return known.encoding or reading.encoding_of(path, languages=LANGUAGES)


def _safe_part(part: str) -> str:
    """The name of one file or folder, or empty if nothing of it is left."""
    shown = "".join("_" if one in REFUSED_SIGNS or not one.isprintable() else one for one in part).strip(". ")
    stem, _dot, suffix = shown.rpartition(".")
    if not stem.strip(". ") or not suffix.isalnum() or len(suffix) > LONGEST_SUFFIX:
        stem, suffix = shown, ""
    if stem.partition(".")[0].strip().casefold() in REFUSED_NAMES:
        stem = f"_{stem}"
    stem = _cut(stem, LONGEST_NAME).rstrip(". ")
    return f"{stem}.{suffix}" if suffix else stem


def _cut(text: str, most: int) -> str:
    """The beginning of a text, of at most so many bytes in UTF-8."""
    return text.encode()[:most].decode(errors="ignore")


def _copied(path: Path, goal: Path) -> tuple[Path, bool]:
    """(the copy of a file, whether it was made now); it stands in no other file's place."""
    goal.parent.mkdir(parents=True, exist_ok=True)
    number = 1
    numbered = goal
    while numbered.exists():
        if numbered.is_file() and numbered.read_bytes() == path.read_bytes():
            return numbered, False
        number += 1
        numbered = goal.with_name(f"{goal.stem} ({number}){goal.suffix}")
    with numbered.open("xb") as new, path.open("rb") as old:
        shutil.copyfileobj(old, new)
    return numbered, True
