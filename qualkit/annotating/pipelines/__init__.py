"""Trained pipelines that the user has: what spaCy or Stanza say of our tokens.

Tokens and sentences stay ours, since quotations and terms rest on them; a pipeline is given them as they are.
`applying` puts lemmas, parts of speech and entities into an annotation; `loading` finds a pipeline, says what is
missing, and which version is there; `spacy_pipelines` and `stanza_pipelines` run one. Nothing is ever downloaded.
"""

from qualkit.annotating.pipelines.applying import with_pipelines
from qualkit.annotating.pipelines.loading import PipelineVersion, pipeline_version

__all__ = ["PipelineVersion", "pipeline_version", "with_pipelines"]
