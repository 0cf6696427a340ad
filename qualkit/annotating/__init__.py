"""Source → Annotation: languages, sections, turns, sentences and tokens of a reading text.

`rules` puts it together: lines, turns and sections first, then sentences, then tokens.
`recognising` finds the labels of speakers in whatever form, `roles` what part each has.
`questions` finds the question of the interview guide that each turn answers.
`articles` finds where the articles of a file with several of them begin.
`spacy_docs` hands an annotation to spaCy users as `Doc`s.
"""

from qualkit.annotating.articles import articles_of
from qualkit.annotating.likeness import alike_pairs
from qualkit.annotating.questions import Asked, asked
from qualkit.annotating.rules import annotate, lemmatise, speaker_labels
from qualkit.annotating.spacy_docs import to_spacy
from qualkit.annotating.suggested_guides import suggest_guide

__all__ = [
    "Asked",
    "alike_pairs",
    "annotate",
    "articles_of",
    "asked",
    "lemmatise",
    "speaker_labels",
    "suggest_guide",
    "to_spacy",
]
