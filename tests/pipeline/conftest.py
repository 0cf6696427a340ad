"""A small project with a codebook of two codes, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from qualkit import store
from qualkit.pipeline import Summary, add, run

CODEBOOK = """\
id: small
name: Small
codes:
  - id: challenges
    name: Challenges
    terms:
      az: [çətinlik, kadr çatışmazlığı]
      tr: [zorluk, personel eksikliği]
      ru: [трудность, нехватка кадров]
      en: [difficulty, staff shortage]
  - id: tools
    name: Tools
    terms:
      az: [sosial şəbəkə]
      tr: [sosyal medya]
      ru: [социальная сеть]
      en: [social network]
"""
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


class Desk:
    """A folder, its project, and the two or three things that a user does there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.project = store.create_project(folder, coder="Leyla", clock=lambda: NOON)
        self.codebook = folder / "codebook.yaml"
        self.codebook.write_text(CODEBOOK, encoding="utf-8")
        self.settings = store.Settings("Study", self.codebook, formats=("md",))

    def write(self, name: str, text: str) -> Path:
        """A file in the folder."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8", newline="")
        return path

    def add(self, *paths: Path) -> list[object]:
        """What adding says of each file."""
        return list(add(self.project, paths))

    def run(self) -> Summary:
        """What a run says."""
        return run(self.project, self.settings, made_at=NOON)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A new project."""
    made = Desk(tmp_path / "study")
    yield made
    made.project.close()


@pytest.fixture
def interviews() -> dict[str, str]:
    """An interview in each language, in which both codes fire."""
    return {
        "az.txt": "Müsahibəçi: Ən böyük çətinlik nədir?\n\nİştirakçı: Kadr çatışmazlığından danışmaq lazımdır. "
        "Sosial şəbəkələrdə hamımız varıq.\n\nMüsahibəçi: Sağ olun.\n\nİştirakçı: Buyurun.\n",
        "tr.txt": "Görüşmeci: En büyük zorluk nedir?\n\nKatılımcı: Personel eksikliğinden söz etmeliyim. "
        "Sosyal medyada hepimiz varız.\n\nGörüşmeci: Teşekkürler.\n\nKatılımcı: Rica ederim.\n",
        "ru.txt": "Интервьюер: В чём главная трудность?\n\nРеспондент: Мы говорим о нехватке кадров. "
        "В социальных сетях мы все есть.\n\nИнтервьюер: Спасибо.\n\nРеспондент: Пожалуйста.\n",
        "en.txt": "Interviewer: What is the main difficulty?\n\nParticipant: We talk about staff shortages. "
        "All of us are on social networks.\n\nInterviewer: Thank you.\n\nParticipant: You are welcome.\n",
    }


Writer = Callable[[str, str], Path]
