"""Small studies in four languages, for the tests of what is learned."""

from __future__ import annotations

from collections.abc import Sequence

from qualkit.coding import Example
from qualkit.model.codebooks import Codebook
from qualkit.model.identity import identity
from qualkit.model.spans import Span
from qualkit.pipeline import annotate_all
from tests.builders import make_source, make_terms

# In each language: sentences on training without a term of the codebook, and on other things.
TRAINED = {
    "az": "Əməkdaşlar {} kursa yazıldılar və müəllimdən dərs aldılar.",
    "tr": "Çalışanlar {} kursa yazıldı ve öğretmenden ders aldı.",
    "ru": "Сотрудники {} записались на курс и взяли урок у учителя.",
    "en": "The staff {} joined a course and took a lesson with the teacher.",
}
OTHER = {
    "az": "Səfirlik {} yeni binaya köçdü və pəncərələri dəyişdi.",
    "tr": "Elçilik {} yeni binaya taşındı ve pencereleri değiştirdi.",
    "ru": "Посольство {} переехало в новое здание и сменило окна.",
    "en": "The embassy {} moved into a new building and changed the windows.",
}
WHEN = {
    "az": [
        "dünən",
        "payızda",
        "yazda",
        "qışda",
        "bazarda",
        "martda",
        "mayda",
        "axşam",
        "səhər",
        "iyunda",
        "bayramda",
        "iyulda",
    ],
    "tr": [
        "dün",
        "güzün",
        "baharda",
        "kışın",
        "pazartesi",
        "martta",
        "mayısta",
        "akşam",
        "sabah",
        "haziranda",
        "bayramda",
        "temmuzda",
    ],
    "ru": [
        "вчера",
        "осенью",
        "весной",
        "зимой",
        "сегодня",
        "недавно",
        "летом",
        "вечером",
        "утром",
        "давно",
        "ночью",
        "днём",
    ],
    "en": [
        "yesterday",
        "recently",
        "early",
        "late",
        "today",
        "finally",
        "then",
        "again",
        "soon",
        "suddenly",
        "twice",
        "lately",
    ],
}
TERMS = {
    "skills": {"az": ["bacarıq"], "tr": ["beceri"], "ru": ["навык"], "en": ["skill"]},
    "buildings": {"az": ["divar"], "tr": ["duvar"], "ru": ["стена"], "en": ["wall"]},
}


def uid(path: str) -> str:
    """The uid of a code of `codebook`."""
    return identity("code", path)


def codebook() -> Codebook:
    """Two codes with a term in each language, which none of the sentences has."""
    return make_terms(TERMS)


def decided(language: str, *, n: int = 12, document: str | None = None) -> list[Example]:
    """n sentences on training, which have the code `skills`, and n on other things, which do not."""
    pairs = [(TRAINED[language], True), (OTHER[language], False)]
    said = [(text.format(when), yes) for text, yes in pairs for when in WHEN[language][:n]]
    return examples(
        [(text, {"skills"} if yes else set(), {"skills"} - ({"skills"} if yes else set())) for text, yes in said],
        language,
        document,
    )


def examples(
    said: Sequence[tuple[str, set[str], set[str]]], language: str, document: str | None = None
) -> list[Example]:
    """Passages with the paths of the codes that stand on them and of those that do not."""
    sources = [make_source(text, name=document or "decided", language=language) for text, _yes, _no in said]
    return [
        Example(
            source, annotation, Span(0, len(source.text)), frozenset(map(uid, yes)), frozenset(map(uid, no)), document
        )
        for source, annotation, (_text, yes, no) in zip(sources, annotate_all(sources), said, strict=True)
    ]
