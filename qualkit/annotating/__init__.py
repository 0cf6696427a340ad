"""Source → Annotation: languages, sections, turns, sentences and tokens of a reading text.

`rules` puts it together: lines, turns and sections first, then sentences, then tokens.
`spacy_docs` hands an annotation to spaCy users as `Doc`s.
"""

from qualkit.annotating.rules import annotate, lemmatise
from qualkit.annotating.spacy_docs import to_spacy

__all__ = ["annotate", "lemmatise", "to_spacy"]
