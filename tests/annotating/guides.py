"""An interview guide in four languages, and interviews that follow it."""

from __future__ import annotations

from collections.abc import Sequence

from qualkit.annotating import annotate
from qualkit.model.annotations import Annotation
from qualkit.model.guides import Guide, Question
from qualkit.model.sources import Source
from tests.builders import make_source

WORDINGS = {
    "az": (
        "Evdən işləməyə nə vaxt başladınız?",
        "Bir iş gününüz necə keçir?",
        "Evdən işləməyin ən böyük çətinliyi nədir?",
        "Ailəniz buna necə baxır?",
        "Həmkarlarınızla necə əlaqə saxlayırsınız?",
        "İşəgötürənlərə nə tövsiyə edərdiniz?",
    ),
    "tr": (
        "Evden çalışmaya ne zaman başladınız?",
        "Bir iş gününüz nasıl geçiyor?",
        "Evden çalışmanın en büyük zorluğu nedir?",
        "Aileniz bu duruma nasıl bakıyor?",
        "İş arkadaşlarınızla nasıl iletişim kuruyorsunuz?",
        "İşverenlere ne önerirsiniz?",
    ),
    "ru": (
        "Когда вы начали работать из дома?",
        "Как проходит ваш рабочий день?",
        "В чём главная трудность работы из дома?",
        "Как к этому относится ваша семья?",
        "Как вы поддерживаете связь с коллегами?",
        "Что бы вы посоветовали работодателям?",
    ),
    "en": (
        "When did you start working from home?",
        "What does your working day look like?",
        "What is the greatest difficulty of working from home?",
        "What does your family think of it?",
        "How do you keep in touch with your colleagues?",
        "What would you recommend to employers?",
    ),
}
PROBES = {
    "az": "Bunun üçün fasilə verirsinizmi?",
    "tr": "Arada mola veriyor musunuz?",
    "ru": "Вы делаете перерывы?",
    "en": "Do you take any breaks?",
}
LABELS = {
    "az": ("Müsahibəçi", "İştirakçı", "Düzü, bunu bir sözlə demək mümkün deyil."),
    "tr": ("Görüşmeci", "Katılımcı", "Doğrusu bunu tek kelimeyle anlatamam."),
    "ru": ("Интервьюер", "Респондент", "Честно говоря, одним словом тут не ответишь."),
    "en": ("Interviewer", "Participant", "To be honest, there is no short answer to that one."),
}


def make_guide(*languages: str) -> Guide:
    """The guide in these languages, or in all four; the second question has a probe."""
    languages = languages or tuple(WORDINGS)
    return Guide(
        tuple(
            Question(
                str(number + 1),
                {language: WORDINGS[language][number] for language in languages},
                {language: (PROBES[language],) for language in languages} if number == 1 else {},
            )
            for number in range(6)
        )
    )


def make_interview(language: str, turns: Sequence[str], *, name: str = "interview.txt") -> Source:
    """A transcript in which these turns of the interviewer each have an answer."""
    asks, answers, answer = LABELS[language]
    return make_source("\n\n".join(f"{asks}: {turn}\n\n{answers}: {answer}" for turn in turns) + "\n", name=name)


def found_in(language: str, turns: Sequence[str], guide: Guide) -> list[str | None]:
    """The question of the answer to each of these turns."""
    return answered(annotate(make_interview(language, turns), guide=guide))


def answered(annotation: Annotation) -> list[str | None]:
    """The question of each participant's turn."""
    return [turn.question for turn in annotation.turns if turn.role != "interviewer"]
