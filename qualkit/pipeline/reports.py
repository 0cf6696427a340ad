"""The report's files: made when something behind them has changed, and never over what somebody has edited."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from qualkit import store
from qualkit.messages import _
from qualkit.model.identity import digest
from qualkit.model.study import Study
from qualkit.pipeline import versions
from qualkit.reporting import making

NAME = "findings"


def write_report(
    project: store.Project,
    settings: store.Settings,
    study: Study,
    annotation_fingerprints: Sequence[str],
    *,
    made_at: datetime | None,
) -> tuple[dict[str, Path], list[str], bool]:
    """(format -> file, a line for each copy of an edited file that was kept, whether anything was written).

    made_at: None takes the project's clock and leaves an unchanged report as it is.
    """
    folder = project.folder / "reports"
    files = {name: folder / f"{NAME}.{name}" for name in settings.formats}
    fingerprint = _fingerprint(settings, study, annotation_fingerprints, made_at)
    written = json.loads(store.kept_any(project, "report", NAME) or b"{}")
    if store.is_kept(project, "report", NAME, fingerprint) and all(path.exists() for path in files.values()):
        return files, [], False
    lines = [line for name, path in files.items() for line in _keep_copy(path, written.get(name))]
    moment = made_at or project.clock().replace(microsecond=0)
    files = making.make(NAME, study, folder, formats=settings.formats, made_at=moment, quotations=settings.quotations)
    digests = {name: digest(path.read_bytes()) for name, path in files.items()}
    store.keep(project, "report", NAME, fingerprint, json.dumps(written | digests).encode())
    return files, lines, True


def _fingerprint(settings: store.Settings, study: Study, annotations: Sequence[str], made_at: datetime | None) -> str:
    rests_on = (
        versions.rules("reporting", "comparing", "coding", "locales"),
        versions.made_by(versions.DRAWING),
        study.made_by,
        settings,
        made_at,
        annotations,
        digest(study.codebook.text),
        [(one.uid, one.status, one.reason, one.score, one.proposal) for one in study.codings],
        [one.uid for one in study.orphans],
        study.topic_models,
        study.cases,
        study.links,
        study.lost,
    )
    return digest(repr(rests_on))


def _keep_copy(path: Path, written: str | None) -> list[str]:
    """Put a file aside that is not as we wrote it: it holds somebody's work."""
    if not path.exists() or digest(path.read_bytes()) == written:
        return []
    number = 1
    while (copy := path.with_name(f"{path.stem}-edited-{number}{path.suffix}")).exists():
        number += 1
    path.replace(copy)
    return [_("{file} had been edited; it is kept as {copy}").format(file=path.name, copy=copy.name)]
