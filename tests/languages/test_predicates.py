"""Words that deny or say that something is there, in all their persons and tenses; English ones with an apostrophe."""

from __future__ import annotations

import pytest

from qualkit.languages import get_language

CASES = [
    ("tr", "değil", "değil değilim Değiliz değiller DEĞİLDİR değildi değildik değilmiş değilse değilmişse", "değin"),
    ("tr", "yok", "yok yoktur yoktu Yokuz yoklar yokmuş yoksa yoktular", "yoklama yoksul yokuş yokluk yokladı"),
    ("tr", "var", "var Vardır vardı varmış varsa varız vardık", "varlık varmak varacak varsayım varır"),
    ("az", "deyil", "deyil deyiləm deyilik Deyillər DEYİLDİR deyildi deyilmiş deyilsə deyilmişsə", "deyilən deyilir"),
    ("az", "yox", "yox yoxdur yoxdu yoxuq yoxdular yoxmuş yoxsa", "yoxlama yoxsul yoxlamaq"),
    ("az", "var", "var vardır vardı varıq varmış varsa vardılar", "varlıq varlı varmaq"),
    ("ru", "нет", "нет Нет", "нету нетто"),
    ("en", "don't", "don't Don’t DON'T", "dont do donate"),
    ("en", "isn’t", "isn't isn’t", "is its"),
    ("en", "cannot", "cannot can't can’t", "can cant canned"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "word", "yes", "no"), CASES, ids=[f"{one[0]} {one[1]}" for one in CASES])
@pytest.mark.parametrize("in_phrase", [False, True])
def test_a_predicate_is_found_in_its_persons_and_tenses(
    language: str, word: str, yes: str, no: str, in_phrase: bool
) -> None:
    forms = [*yes.split(), *no.split()]
    (found,) = get_language(language).inflections([word], forms, in_phrase=in_phrase)
    assert [forms[number] for number in found] == yes.split()
