"""Source → Annotation: languages, sections, turns, sentences and tokens of a reading text.

`rules` puts it together: lines, turns and sections first, then sentences, then tokens.
`speakers` finds who speaks where; `questions` which question of the interview guide each turn answers;
`sections` what each line of a document is, and where the articles of a file with several of them begin.
`attribution` tells whose view each sentence of an article or thesis reports.
`pipelines` asks the spaCy or Stanza pipelines that a user has for lemmas, parts of speech and names.
`spacy_docs` hands an annotation to spaCy users as `Doc`s.
"""

from qualkit.annotating.attribution.citations import Citation, citations_of
from qualkit.annotating.attribution.naming import (
    named,
    names_in,
    names_now,
    reported_together,
    with_names,
    without_titles,
)
from qualkit.annotating.attribution.people import Reported, likely_same, people_of
from qualkit.annotating.pipelines import pipeline_version, with_pipelines
from qualkit.annotating.questions.asked import Asked, asked, turns_corrected
from qualkit.annotating.questions.suggested_guides import suggest_guide
from qualkit.annotating.rules import annotate, lemmatise, speaker_labels
from qualkit.annotating.sections.articles import articles_of
from qualkit.annotating.spacy_docs import to_spacy
from qualkit.annotating.speakers.labels import without_question_numbers
from qualkit.annotating.speakers.likeness import alike_pairs

__all__ = [
    "Asked",
    "Citation",
    "Reported",
    "alike_pairs",
    "annotate",
    "articles_of",
    "asked",
    "citations_of",
    "lemmatise",
    "likely_same",
    "named",
    "names_in",
    "names_now",
    "people_of",
    "pipeline_version",
    "reported_together",
    "speaker_labels",
    "suggest_guide",
    "to_spacy",
    "turns_corrected",
    "with_names",
    "with_pipelines",
    "without_question_numbers",
    "without_titles",
]
