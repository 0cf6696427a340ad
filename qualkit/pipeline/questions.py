"""The interview guide of a project, and who answered which of its questions."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from qualkit import annotating, comparing, reading, store
from qualkit.errors import QualkitError, UnknownName
from qualkit.messages import _, ngettext
from qualkit.model.answers import AnswerTable
from qualkit.model.corrections import QuestionCorrection
from qualkit.model.guides import BOTH, Guide, Question
from qualkit.pipeline.kept import KeptAnnotations
from qualkit.pipeline.linking import source_called

NO_QUESTION, BY_THE_RULES = "none", "auto"


class AskedTurn(NamedTuple):
    """A turn of a source and what it asks.

    number: counts the turns of the source from 1. question: an id of the guide, several, or None. by: number, wording,
    likeness, person, or empty. score: how like it is, 0 to 1; of the likest question if none was found.
    belongs_to: the question that its answer answers; that of a turn before if it asks none itself.
    """

    number: int
    speaker: str
    words: str
    question: str | None
    by: str
    score: float
    belongs_to: str | None


def keep_guide(project: store.Project, paths: Sequence[Path]) -> Guide:
    """The guide in these files, now that of the project; the turns' questions are found anew.

    Raises: ReadingError or TableError if it cannot be read; nothing has changed then.
    """
    guide = reading.read_guide(paths)
    store.keep_guide(project, guide, origin=", ".join(path.name for path in paths))
    return guide


def add_guide(project: store.Project, paths: Sequence[Path]) -> tuple[Guide, list[str]]:
    """The guide in these files, now that of the project, and what is to be said of the earlier one.

    It adds its languages to the earlier guide if the two have the same questions in different languages; where a
    language is in both, the newer wordings count. Else it takes the earlier one's place.

    Raises: ReadingError or TableError if it cannot be read; nothing has changed then.
    """
    before, guide = store.newest_guide(project), reading.read_guide(paths)
    kept = [language for language in before.languages if language not in guide.languages]
    is_other_language = len(kept) == len(before.languages) and before.by_id.keys() & guide.by_id.keys()
    if not kept or not (is_other_language or before.by_id.keys() == guide.by_id.keys()):
        said = list(replacement(before, guide, paths))
    else:
        found = _("{languages} of the earlier guide is kept beside it; to have the new one alone: {command}")
        command = " ".join(["qualkit questions", *(f'--guide "{path}"' for path in paths)])
        said = [found.format(languages=", ".join(kept), command=command)]
        guide = _together(before, guide, kept)
    store.keep_guide(project, guide, origin=", ".join(path.name for path in paths))
    return guide, said


def _together(before: Guide, guide: Guide, kept: Collection[str]) -> Guide:
    """The questions of both guides; of the earlier one in these languages."""
    found = []
    for name in dict.fromkeys((*before.by_id, *guide.by_id)):
        old, new = before.by_id.get(name, Question(name)), guide.by_id.get(name, Question(name))
        wordings = {language: words for language, words in old.wordings.items() if language in kept}
        probes = {language: words for language, words in old.probes.items() if language in kept}
        found.append(Question(name, {**wordings, **new.wordings}, {**probes, **new.probes}))
    return Guide(tuple(found), guide.text)


def answer_table(project: store.Project) -> AnswerTable:
    """Who answered which question; without a guide the questions are the numbers and headers that turns have."""
    sources = store.sources(project)
    annotations = KeptAnnotations(project, sources)
    guide = store.newest_guide(project)
    links = [link for link in store.stored_links(project) if not link.is_person]
    return comparing.answers(sources, list(annotations), guide=guide, links=links)


def asked_in(project: store.Project, name: str) -> list[AskedTurn]:
    """What each turn of an interviewer asks in a source, and turns that somebody corrected; of a survey all answers.

    Raises: UnknownName if there is no such source.
    """
    source = source_called(project, name)
    (annotation,) = KeptAnnotations(project, [source])
    corrections = store.corrections(project, source.uid).questions
    found = annotating.asked(source, annotation, store.newest_guide(project), corrections=corrections)
    return [
        AskedTurn(
            one.turn + 1,
            annotation.turns[one.turn].speaker,
            source.text[annotation.turns[one.turn].start : annotation.turns[one.turn].end].strip(),
            one.question,
            one.by,
            one.score,
            annotation.turns[one.turn].question,
        )
        for one in found
    ]


def correct_questions(project: store.Project, name: str, questions: Mapping[int, str]) -> None:
    """Stores which question turns of a source ask, by their numbers (from 1).

    `none` is no question of the guide; `auto` what the rules find: it takes back what was said of the turn.

    Raises: UnknownName for a source or a question that is not there, QualkitError for a turn that is not.
    """
    source = source_called(project, name)
    (annotation,) = KeptAnnotations(project, [source])
    guide = store.newest_guide(project)
    stored = store.corrections(project, source.uid).questions
    said: dict[int, list[QuestionCorrection]] = {}
    for place, before in annotating.turns_corrected(source, annotation, stored):
        said.setdefault(place, []).append(before)
    corrections = []
    for number, question in questions.items():
        if not 1 <= number <= len(annotation.turns):
            found = _("{source} has no turn {number}; its turns count from 1 to {last}")
            raise QualkitError(found.format(source=source.name, number=number, last=len(annotation.turns)))
        turn = annotation.turns[number - 1]
        start, _end = source.offsets.to_original(turn.start, turn.end)
        if question != BY_THE_RULES:
            corrections.append(QuestionCorrection(start, _known(question, guide)))
        made_again = {one.start for one in corrections}
        gone = [one for one in said.get(number - 1, []) if one.start not in made_again]
        corrections += [one._replace(question=None, taken_back=True) for one in gone]
    store.correct_questions(project, source, corrections)


def suggested_guide(project: store.Project) -> str:
    """A guide of the questions that several interviews ask alike, as a text to edit; empty if there are none.

    Its first line is a comment that reading passes over.
    """
    sources = store.sources(project)
    guide = annotating.suggest_guide(sources, list(KeptAnnotations(project, sources)))
    if not guide.questions:
        return ""
    comment = _("the same number is the same question in every language; mend the numbers where it is not")
    return f"<!-- {comment} -->\n\n{reading.guide_text(guide)}"


def replacement(before: Guide, guide: Guide, paths: Sequence[Path]) -> Iterator[str]:
    """What is to be said where one guide takes the place of another: a line, and one more if that lost languages.

    paths: the files of the new one.
    """
    if not before.questions or before.questions == guide.questions:
        return
    n = len(before.questions)
    found = ngettext(
        "it takes the place of the earlier guide, which had {n} question ({languages})",
        "it takes the place of the earlier guide, which had {n} questions ({languages})",
        n,
    )
    yield found.format(n=n, languages=", ".join(before.languages))
    lost = [language for language in before.languages if language not in guide.languages]
    is_translation = before.by_id.keys() & guide.by_id.keys() and set(guide.languages) - set(before.languages)
    if lost and is_translation:
        found = _(
            "{languages} is no longer in it; to have all languages in one guide, name all its files together: {command}"
        )
        command = " ".join(["qualkit questions --guide …", *(f'--guide "{path}"' for path in paths)])
        yield found.format(languages=", ".join(lost), command=command)


def gaps(guide: Guide) -> Iterator[str]:
    """A line for each language in which the guide lacks questions that it has in another one."""
    for language in guide.languages:
        missing = [name for name, other in guide.gaps if other == language]
        if missing:
            found = _("the guide has no wording in {language} for: {questions}")
            yield found.format(language=language, questions=", ".join(missing))


def _known(question: str, guide: Guide) -> str | None:
    if question == NO_QUESTION:
        return None
    names = [part.strip() for part in question.split(",")] if question not in guide.by_id else [question]
    for name in names:
        if guide.questions and name not in guide.by_id:
            raise UnknownName(_("question"), name, guide.by_id)
    return BOTH.join(names)
