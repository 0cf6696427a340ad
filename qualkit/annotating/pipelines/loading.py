"""Finding the pipeline that a setting names: its version, and what to do if it is not there."""

from __future__ import annotations

import json
import pickle
import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

from qualkit.annotating.pipelines import spacy_pipelines, stanza_pipelines
from qualkit.annotating.pipelines.readings import Reader, Reading, Words
from qualkit.annotating.pipelines.spacy_pipelines import load_spacy
from qualkit.annotating.pipelines.stanza_pipelines import load_stanza
from qualkit.errors import NotInstalled, QualkitError
from qualkit.messages import _
from qualkit.model.identity import digest
from qualkit.model.pipelines import STANZA, TrainedPipeline

_OF_SPACY = re.compile(r"(?:en|ru|xx)_(?:core|ent|sent)_\w+_(?:sm|md|lg|trf)")
"""The names of the pipelines that spaCy itself offers; it has none for az and tr."""
_SPACY_FILES = ("config.cfg", "meta.json")
_OFFERED_BY_STANZA = ("tr", "ru", "en")
_BROKEN = (
    OSError, ValueError, TypeError, LookupError, AttributeError, ImportError, EOFError, RuntimeError,
    pickle.UnpicklingError,
)  # fmt: skip
"""What loading or running somebody's models may raise."""


class PipelineVersion(NamedTuple):
    """shown: names and versions, for reports. fingerprint: changes with whatever may change what the pipeline says."""

    shown: str
    fingerprint: str


def pipeline_version(pipeline: TrainedPipeline) -> PipelineVersion:
    """Which pipeline is there now; of one that is missing the name. It is looked at, not loaded.

    The fingerprint rests on names, sizes and times: models of hundreds of megabytes are not read for it.
    """
    shown, folders = _shown_and_folders(pipeline)
    files = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    states = [(*path.parts[-2:], path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    return PipelineVersion(shown, digest(repr((pipeline.language, shown, states))))


def read(pipeline: TrainedPipeline, sentences: Sequence[Words]) -> list[Reading]:
    """What the pipeline says of each sentence.

    Raises: NotInstalled or QualkitError, saying what to do, if it is not there or cannot be used.
    """
    reader = _loaded(pipeline, pipeline_version(pipeline).fingerprint)
    try:
        return list(reader(sentences))
    except _BROKEN as error:
        found = _("{said_in}: the pipeline {name} fails on the text ({why}); train or install it anew, or name another")
        raise QualkitError(found.format(said_in=pipeline.said_in, name=pipeline.name, why=_why(error))) from error


@lru_cache(maxsize=4)  # one for each language; a pipeline that has changed is loaded anew
def _loaded(pipeline: TrainedPipeline, fingerprint: str) -> Reader:
    refuse_missing(pipeline)
    stanza_folder = _stanza_folder(pipeline)
    try:
        if stanza_folder:
            return load_stanza(stanza_folder, pipeline.language)
        return load_spacy(pipeline.folder or pipeline.name, pipeline.language)
    except _BROKEN as error:
        found = _("{said_in}: the pipeline {name} cannot be used for {language} ({why}); name another, or get it anew")
        place = stanza_folder or pipeline.folder or pipeline.name
        raise QualkitError(
            found.format(said_in=pipeline.said_in, name=place, language=pipeline.language, why=_why(error))
        ) from error


def refuse_missing(pipeline: TrainedPipeline) -> None:
    """Raises: NotInstalled with the command that gets it, or QualkitError, if the pipeline is not there."""
    folder = pipeline.folder
    if pipeline.name == STANZA or (folder and (folder / stanza_pipelines.RESOURCES).is_file()):
        _refuse_missing_stanza(pipeline)
    elif folder is None:
        _refuse_missing_package(pipeline)
    elif not folder.is_dir():
        raise QualkitError(_("{said_in}: there is no folder {folder}").format(said_in=pipeline.said_in, folder=folder))
    elif not any((folder / name).is_file() for name in _SPACY_FILES):
        found = _(
            "{said_in}: {folder} holds no pipeline; a folder of spaCy has the file meta.json, one of Stanza {resources}"
        )
        raise QualkitError(found.format(said_in=pipeline.said_in, folder=folder, resources=stanza_pipelines.RESOURCES))


def _refuse_missing_stanza(pipeline: TrainedPipeline) -> None:
    language, is_installed = pipeline.language, stanza_pipelines.is_installed()
    folder = pipeline.folder or (stanza_pipelines.default_folder() if is_installed else None)
    if folder and is_installed and stanza_pipelines.models(folder, language):
        return
    if pipeline.folder is None and language not in _OFFERED_BY_STANZA:
        found = _("{said_in}: Stanza has no models for {language}; name a spaCy pipeline, or a folder with your own")
        raise QualkitError(found.format(said_in=pipeline.said_in, language=language))
    if folder is None or not is_installed:
        what = _("{said_in}: Stanza").format(said_in=pipeline.said_in)
        raise NotInstalled(what, command=stanza_pipelines.INSTALL)
    if pipeline.folder is None:
        what = _("{said_in}: the Stanza pipeline for {language}").format(said_in=pipeline.said_in, language=language)
        raise NotInstalled(what, command=stanza_pipelines.DOWNLOAD.format(language=language))
    found = _("{said_in}: {folder} has no models for {language}; it has: {languages}")
    there = ", ".join(stanza_pipelines.languages(folder)) or _("nothing")
    raise QualkitError(found.format(said_in=pipeline.said_in, folder=folder, language=language, languages=there))


def _refuse_missing_package(pipeline: TrainedPipeline) -> None:
    if _installed(pipeline.name):
        return
    if _OF_SPACY.fullmatch(pipeline.name):
        what = _("{said_in}: the spaCy pipeline {name}").format(said_in=pipeline.said_in, name=pipeline.name)
        raise NotInstalled(what, command=spacy_pipelines.DOWNLOAD.format(name=pipeline.name))
    found = _("{said_in}: '{name}' is no installed spaCy pipeline, and there is no folder {folder}; write where it is")
    folder = pipeline.base / pipeline.name
    raise QualkitError(found.format(said_in=pipeline.said_in, name=pipeline.name, folder=folder))


def _shown_and_folders(pipeline: TrainedPipeline) -> tuple[str, list[Path]]:
    """(program, pipeline and versions; where its files are, if it is not an installed package)."""
    stanza_folder = _stanza_folder(pipeline)
    if stanza_folder:
        files = stanza_pipelines.models(stanza_folder, pipeline.language)
        models = ", ".join(f"{path.parent.name} {path.stem}" for path in files)
        return f"Stanza {_installed('stanza')}: {models}", [stanza_folder / pipeline.language]
    if pipeline.name == STANZA:
        return "Stanza", []
    if pipeline.folder:
        return f"spaCy {_installed('spacy')}: {_title(pipeline.folder)}", [pipeline.folder]
    return f"spaCy {_installed('spacy')}: {pipeline.name} {_installed(pipeline.name)}".strip(), []


def _stanza_folder(pipeline: TrainedPipeline) -> Path | None:
    """Where the Stanza models of the pipeline are, if it is one of Stanza's and Stanza is there."""
    if pipeline.folder:
        return pipeline.folder if (pipeline.folder / stanza_pipelines.RESOURCES).is_file() else None
    return stanza_pipelines.default_folder() if pipeline.name == STANZA and stanza_pipelines.is_installed() else None


def _installed(name: str) -> str:
    """The version of an installed package; empty if there is none."""
    try:
        return version(name)
    except (PackageNotFoundError, ValueError):  # ValueError: an empty name
        return ""


def _title(folder: Path) -> str:
    """What a spaCy folder calls itself: language, name, version; its own name if it does not say."""
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        return f"{meta['lang']}_{meta['name']} {meta['version']}"
    except (OSError, ValueError, LookupError, TypeError):
        return folder.name


def _why(error: BaseException) -> str:
    """The first line of what went wrong."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[0][:300] if lines else type(error).__name__
