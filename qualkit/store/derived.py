"""What can be made again, kept so that it need not be: annotations, topic models, fingerprints of finished stages."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from qualkit.model.annotations import Annotation, Attribution, Entity, Form, Turn
from qualkit.model.results import Topic, TopicModel, TopicPassage
from qualkit.model.spans import Span
from qualkit.store.project import Project

_ARRAYS = (
    "token_start", "token_end", "token_form", "sentence_start", "sentence_end", "sentence_token",
    "sentence_language", "sentence_section", "sentence_turn",
)  # fmt: skip


def keep(project: Project, kind: str, key: str, fingerprint: str, value: bytes = b"") -> None:
    """Store a derived value under the fingerprint of what it was made from, in the place of an older one."""
    project.connection.execute(
        "INSERT INTO derived (kind, key, fingerprint, value) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (kind, key) DO UPDATE SET fingerprint = excluded.fingerprint, value = excluded.value",
        (kind, key, fingerprint, value),
    )


def kept(project: Project, kind: str, key: str, fingerprint: str) -> bytes | None:
    """The derived value, if it was made from the same things; else None."""
    row = project.connection.execute(
        "SELECT value FROM derived WHERE kind = ? AND key = ? AND fingerprint = ?", (kind, key, fingerprint)
    ).fetchone()
    return row[0] if row else None


def kept_any(project: Project, kind: str, key: str) -> bytes | None:
    """The derived value, whatever it was made from."""
    row = project.connection.execute("SELECT value FROM derived WHERE kind = ? AND key = ?", (kind, key)).fetchone()
    return row[0] if row else None


def kept_turns(project: Project, source_uid: str) -> tuple[Turn, ...] | None:
    """The turns of a source by the annotation that was kept last, whatever it was made from; None without one."""
    value = kept_any(project, "annotation", source_uid)
    if value is None:
        return None
    with np.load(io.BytesIO(value)) as columns:
        texts = json.loads(columns["texts"].tobytes().decode("utf-8", "surrogatepass"))
    return tuple(Turn(*turn) for turn in texts["turns"])


def is_kept(project: Project, kind: str, key: str, fingerprint: str) -> bool:
    """Whether a derived value made from these things is there, without loading it."""
    row = project.connection.execute(
        "SELECT 1 FROM derived WHERE kind = ? AND key = ? AND fingerprint = ?", (kind, key, fingerprint)
    ).fetchone()
    return row is not None


def annotation_to_bytes(annotation: Annotation) -> bytes:
    """The columns of an annotation without its lemmas, which depend on the whole material."""
    texts = json.dumps(
        {
            "forms": annotation.forms,
            "turns": annotation.turns,
            "entities": annotation.entities,
            "attributions": [[number, *attribution] for number, attribution in annotation.attributions.items()],
        },
        ensure_ascii=False,
    )
    buffer = io.BytesIO()
    np.savez(
        buffer,
        texts=np.frombuffer(texts.encode("utf-8", "surrogatepass"), np.uint8),
        **{name: getattr(annotation, name) for name in _ARRAYS},
    )
    return buffer.getvalue()


def annotation_from_bytes(value: bytes) -> Annotation:
    """The annotation that `annotation_to_bytes` wrote, with no lemmas."""
    with np.load(io.BytesIO(value)) as columns:
        texts = json.loads(columns["texts"].tobytes().decode("utf-8", "surrogatepass"))
        return Annotation(
            forms=tuple(Form(*form) for form in texts["forms"]),
            lemmas=None,
            **{name: columns[name] for name in _ARRAYS},
            turns=tuple(Turn(*turn) for turn in texts["turns"]),
            attributions={number: Attribution(*rest) for number, *rest in texts["attributions"]},
            entities=tuple(Entity(*entity) for entity in texts["entities"]),
        )


def topic_models_to_bytes(models: Sequence[TopicModel]) -> bytes:
    """Topic models as JSON."""
    return json.dumps([asdict(model) for model in models], ensure_ascii=False).encode("utf-8", "surrogatepass")


def topic_models_from_bytes(value: bytes) -> list[TopicModel]:
    """The topic models that `topic_models_to_bytes` wrote."""
    return [
        TopicModel(**{**model, "topics": tuple(_topic(topic) for topic in model["topics"])})
        for model in json.loads(value.decode("utf-8", "surrogatepass"))
    ]


def _topic(values: dict[str, Any]) -> Topic:
    words = tuple((word, weight) for word, weight in values["words"])
    passages = tuple(TopicPassage(**{**passage, "span": Span(*passage["span"])}) for passage in values["passages"])
    return Topic(words, values["share"], passages)
