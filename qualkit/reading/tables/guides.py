"""Interview guides: the numbered questions of a text, a Word file or a spreadsheet, in one language or several.

A question is a line with a number. What stands below it under a letter, a dash or a number such as 1.1 are its probes.
The same numbers come again under another language's heading, or in another file; without a heading the words tell
which language it is. A translation may also stand right below its question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from qualkit.errors import ReadingError
from qualkit.languages import detect
from qualkit.languages.language import QUESTION_WORD
from qualkit.messages import _
from qualkit.model.annotations import LANGUAGES
from qualkit.model.guides import Guide, Question
from qualkit.reading.encodings import decode
from qualkit.reading.normalising import normal
from qualkit.reading.tables.grids import TABLES, read_sheets
from qualkit.reading.tables.guide_tables import LANGUAGE_NAMES, language_named, questions_in_table

_TEXTS = (".txt", ".md", ".markdown", "")
_NAME = re.compile(r"(?:interview[-_ ])?guide(?:[-_ .](?:az|tr|ru|en))?")
_DECORATION = re.compile(r"^[#>\s]*[*_]{0,2}|[*_]{0,2}\s*$")
_LABEL = rf"(?:(?:{QUESTION_WORD}|q|s)\s*)?(?:[№#]\s*)?"
_QUESTION = re.compile(rf"{_LABEL}(\d{{1,2}})\s*(?:[.):]|[–—-](?=\s))\s*[*_]{{0,2}}\s*(?=[^\d\s])", re.IGNORECASE)
_SUB_QUESTION = re.compile(rf"{_LABEL}(\d{{1,2}})\s*(?:\.\s*\d{{1,2}}|\s?[^\W\d_](?=[.)\s]))[.):]?\s*", re.IGNORECASE)
_PROBE = re.compile(r"(?:[^\W\d_]\s?[.)]|[ivx]{1,4}[.)]|[-–—•*·▪◦o+](?=\s))\s*", re.IGNORECASE)
_TAGGED = re.compile(r"[\[(]?(\w[\w ]{1,20}?)[\])]?\s*[:：–—-]\s+(?=\S)")


@dataclass
class _Draft:
    """A question as it is found. wordings: (language or None, words, line), the first one is its own."""

    id: str
    line: int
    wordings: list[tuple[str | None, str]] = field(default_factory=list)
    probes: list[str] = field(default_factory=list)
    indent: int = 0


@dataclass
class _Section:
    """Questions under one heading of a language, or between two places where the numbers begin again."""

    language: str | None
    drafts: list[_Draft] = field(default_factory=list)

    def has(self, name: str) -> bool:
        return any(draft.id == name for draft in self.drafts)


@dataclass
class _Line:
    """number: counts from 1. indent: in blanks. is_apart: a blank line or another paragraph stands before it."""

    number: int
    words: str
    indent: int
    is_heading: bool
    is_apart: bool


def read_guide(paths: Sequence[Path]) -> Guide:
    """The guide in these files together: of several, each adds languages or questions to the others.

    Raises: ReadingError or TableError with the line or row for a number that comes twice in one language, a file
    without questions, or one that cannot be read.
    """
    found: list[Question] = []
    texts = []
    for path in paths:
        try:
            questions, text = _read_file(path)
        except OSError as error:
            message = _("the guide cannot be opened ({why})").format(why=error.strerror)
            raise ReadingError(path, message) from error
        for question in questions:
            _add(found, question, path)
        texts.append(text)
    return Guide(tuple(found), "\n".join(texts))


def is_guide(path: Path) -> bool:
    """Whether a file is a guide and not material, by its name: `guide.md`, `guide-ru.docx`, `interview-guide.xlsx`."""
    return _NAME.fullmatch(path.stem.lower()) is not None and path.suffix.lower() not in ("", ".yaml", ".json")


def guide_text(guide: Guide) -> str:
    """The guide as a text that `read_guide` reads, for people to edit; a section for each language.

    Its questions are counted, whatever their ids are.
    """
    sections = []
    for language in guide.languages:
        lines = [f"# {LANGUAGE_NAMES[language][0]}", ""]
        for number, question in enumerate(guide.questions, 1):
            if question.wordings.get(language):
                lines.append(f"{number}. {question.wordings[language]}")
                letters = "abcdefghijklmnopqrstuvwxyz"
                probes = zip(letters, question.probes.get(language, ()), strict=False)
                lines += [f"   {letter}) {probe}" for letter, probe in probes]
        sections.append("\n".join(lines) + "\n")
    return "\n".join(sections)


def _read_file(path: Path) -> tuple[list[Question], str]:
    if path.suffix.lower() in TABLES:
        sheets = read_sheets(path)
        questions = [one for name, rows in sheets.items() for one in questions_in_table(path, rows, sheet=name)]
        return questions, "\n".join("\t".join(row) for rows in sheets.values() for row in rows)
    if path.suffix.lower() in _TEXTS:
        text = normal(decode(path.read_bytes(), path, languages=LANGUAGES))
        lines = list(_lines_of_text(text))
    else:
        text, lines = _lines_of_document(path)
    if rows := _grid_in(text):
        return questions_in_table(path, rows), text
    questions = _questions(path, lines)
    if not questions:
        found = _("no question was found; write each on a line of its own with its number: 1. …")
        raise ReadingError(path, found)
    return questions, text


def _add(found: list[Question], question: Question, path: Path) -> None:
    """Put a question of another file or sheet to those that were found before."""
    for place, other in enumerate(found):
        if other.id != question.id:
            continue
        both = sorted(other.wordings.keys() & question.wordings.keys())
        if any(other.wordings[language] != question.wordings[language] for language in both):
            message = _("question {id} is there already in {language}; is it in another file too, or numbered twice?")
            raise ReadingError(path, message.format(id=question.id, language=both[0]))
        found[place] = Question(other.id, {**other.wordings, **question.wordings}, {**other.probes, **question.probes})
        return
    found.append(question)


def _indent(line: str) -> int:
    """How many columns of white space a line begins with; a tab goes to the next fourth one."""
    return len(line[: len(line) - len(line.lstrip(" \t"))].expandtabs(4))


def _lines_of_text(text: str) -> Iterator[_Line]:
    before_is_blank = True
    for number, line in enumerate(text.split("\n"), 1):
        words = _DECORATION.sub("", line).strip()
        indent = _indent(line)
        if words:
            yield _Line(number, words, indent, line.lstrip().startswith("#"), before_is_blank)
        before_is_blank = not words


def _lines_of_document(path: Path) -> tuple[str, list[_Line]]:
    """A line for each line of a paragraph; that of a list's lower level (`List Number 2`) stands further in."""
    from qualkit.reading import READERS, SUFFIXES  # not above: it imports this module

    reader = SUFFIXES.get(path.suffix.lower())
    if reader is None:
        found = _("a guide is a text, Markdown or Word file or a spreadsheet; save it as .docx, .txt, .md or .xlsx")
        raise ReadingError(path, found)
    text, marks = READERS.get(reader)(path, languages=LANGUAGES)
    headings = {mark.start for mark in marks if mark.kind in ("heading", "title")}
    levels = {
        mark.start: int(mark.value[-1])
        for mark in marks
        if mark.kind == "style" and mark.value[-2:-1] == " " and mark.value[-1].isdigit()
    }
    lines = []
    at = 0
    before_is_blank = True
    level = 0
    for number, line in enumerate(text.split("\n"), 1):
        start = at + len(line) - len(line.lstrip())
        at += len(line) + 1
        if before_is_blank:
            level = levels.get(start, 1)
        if words := line.strip():
            indent = _indent(line)
            lines.append(_Line(number, words, indent + 4 * (level - 1), start in headings, before_is_blank))
        before_is_blank = not words
    return text, lines


def _grid_in(text: str) -> list[list[str]]:
    """The rows of a table with a column for each language, where the text is one; else none."""
    rows = [[cell.strip() for cell in line.split("\t")] for line in text.split("\n") if "\t" in line.strip()]
    header = next((n for n, row in enumerate(rows) if any(map(language_named, row))), None)
    if header is None or len(rows) - header < 2:
        return []
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in rows[header:]]


def _questions(path: Path, lines: Sequence[_Line]) -> list[Question]:
    sections = list(_sections(lines, is_numbered=any(_QUESTION.match(line.words) for line in lines)))
    found: dict[str, Question] = {}
    places: dict[tuple[str, str], int] = {}
    for section in sections:
        own = section.language or _told([words for draft in section.drafts for _language, words in draft.wordings[:1]])
        for draft in section.drafts:
            wordings, probes = _in_languages(draft, own)
            for language in wordings:
                if (draft.id, language) in places:
                    message = _(
                        "question {id} stands twice in {language}, first on line {line}; give it another number"
                    )
                    place = places[draft.id, language]
                    raise ReadingError(
                        path, message.format(id=draft.id, language=language, line=place), line=draft.line
                    )
                places[draft.id, language] = draft.line
            before = found.get(draft.id, Question(draft.id))
            found[draft.id] = Question(draft.id, {**before.wordings, **wordings}, {**before.probes, **probes})
    return list(found.values())


def _sections(lines: Sequence[_Line], *, is_numbered: bool) -> Iterator[_Section]:
    """is_numbered: questions have numbers; else every line that asks is one, and they are counted."""
    section = _Section(None)
    draft: _Draft | None = None
    for line in lines:
        if (language := language_named(line.words.rstrip(":"))) is not None:
            if section.drafts:
                yield section
            section, draft = _Section(language), None
            continue
        name, words = _numbered(line, draft) if is_numbered else _counted(line, section, draft)
        if name is not None:
            if section.has(name):
                yield section
                section = _Section(None)
            draft = _Draft(name, line.number, [(None, words)], indent=line.indent)
            section.drafts.append(draft)
        elif draft is not None and line.is_heading:
            draft = None
        elif draft is not None:
            _go_on(draft, line)
    if section.drafts:
        yield section


def _numbered(line: _Line, draft: _Draft | None) -> tuple[str | None, str]:
    """(the number that the line begins with, what follows); None if it begins no question."""
    match = _QUESTION.match(line.words)
    is_below = draft is not None and line.indent > draft.indent
    if match is None or is_below or (_SUB_QUESTION.match(line.words) and draft is not None):
        return None, line.words
    return str(int(match[1])), line.words[match.end() :].strip()


def _counted(line: _Line, section: _Section, draft: _Draft | None) -> tuple[str | None, str]:
    """As `_numbered` in a guide without numbers: the next number for a line that asks."""
    is_below = draft is not None and line.indent > draft.indent
    if line.is_heading or is_below or not _asks(line.words):
        return None, line.words
    words = _PROBE.sub("", line.words, count=1) if _PROBE.match(line.words) else line.words
    return str(len(section.drafts) + 1), words.strip()


def _go_on(draft: _Draft, line: _Line) -> None:
    """Put a line below a question where it belongs: a translation, a probe, or the rest of the question."""
    tagged = _TAGGED.match(line.words)
    if tagged and (language := language_named(tagged[1])):
        draft.wordings.append((language, line.words[tagged.end() :].strip()))
    elif marked := next((m for p in (_SUB_QUESTION, _QUESTION, _PROBE) if (m := p.match(line.words))), None):
        draft.probes.append(line.words[marked.end() :].strip())
    elif not draft.probes and not line.is_apart and not _asks(draft.wordings[-1][1]):
        language, words = draft.wordings[-1]
        draft.wordings[-1] = language, f"{words} {line.words}"
    elif _asks(line.words):
        language = detect([line.words])[0]
        known = {one or detect([words])[0] for one, words in draft.wordings}
        if language in LANGUAGES and language not in known:
            draft.wordings.append((language, line.words))
        else:
            draft.probes.append(line.words)


def _in_languages(draft: _Draft, own: str) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """(language -> wording, language -> probes) of a question whose section is in a language."""
    first, *others = draft.wordings
    tagged = _TAGGED.match(first[1])
    if tagged and (language := language_named(tagged[1])):
        own, first = language, (None, first[1][tagged.end() :])
    wordings = {own: first[1]} | {language or own: words for language, words in others}
    probes: dict[str, tuple[str, ...]] = {}
    for probe in draft.probes:
        language = own if len(wordings) == 1 else detect([probe])[0]
        language = language if language in wordings else own
        probes[language] = (*probes.get(language, ()), probe)
    return wordings, probes


def _told(texts: Sequence[str]) -> str:
    """The language of questions together; English if they are in none of the four."""
    language = detect([" ".join(texts)])[0]
    return language if language in LANGUAGES else "en"


def _asks(words: str) -> bool:
    return words.rstrip("\"'”’»“)]}›*_ ").endswith(("?", "?!", "?..", "?…"))
