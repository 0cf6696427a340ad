"""One eight-bit encoding read as another, and Azerbaijani typed for a font of Cyrillic places: offered only."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from qualkit.model.sources import Edit, Source
from qualkit.repairing.characters import invisible
from qualkit.repairing.layout import Layout
from qualkit.repairing.legacy_fonts import CAPITAL, SMALL, legacy_font
from qualkit.repairing.wrong_encodings import wrong_encoding

RUSSIAN = (
    "Учителя сельской школы рассказывают, что утром связь работает хорошо, а после обеда часто пропадает.\n\n"
    "Родители говорят, что им пришлось покупать телефоны, и для семейного бюджета это оказалось тяжело."
)
TURKISH = (
    "Köy okulunda çalışan öğretmenler bağlantının sabahları iyi olduğunu, öğleden sonra koptuğunu anlatıyor.\n\n"
    "Veliler ise çocukları için telefon almak zorunda kaldıklarını söylüyor."
)
AZERBAIJANI = (
    "Kənd məktəbində işləyən müəllimlər deyirlər ki, bu il internet bağlantısı səhərlər yaxşı işləyir.\n"
    "Günortadan sonra isə tez-tez kəsilir və uşaqlar tapşırıqları vaxtında göndərə bilmirlər.\n\n"
    "Valideynlər bunun üçün telefon almağa məcbur qaldıqlarını söyləyirlər."
)
AS_FONT = str.maketrans(SMALL[1] + CAPITAL[1], SMALL[0] + CAPITAL[0])
AS_MIXED_FONT = {letter: sign for letter, sign in AS_FONT.items() if letter > 127}


def repaired(rule: Callable[[str, Layout], Iterator[Edit]], original: str) -> str:
    edits = list(rule(original, Layout.of(original)))
    assert not any(edit.applied for edit in edits)
    approved = [Edit(e.start, e.end, e.old, e.new, e.rule, e.confidence, True) for e in edits]
    return Source("a", original).with_edits(approved).text


@pytest.mark.parametrize(
    ("written_in", "read_as"),
    [
        ("cp1251", "cp1252"),
        ("cp1251", "latin-1"),
        ("koi8_r", "latin-1"),
        ("koi8_r", "cp1251"),
        ("cp1251", "koi8_r"),
        ("cp1251", "cp866"),
        ("cp866", "koi8_r"),
    ],
)
def test_russian_is_offered(written_in: str, read_as: str) -> None:
    assert repaired(wrong_encoding, RUSSIAN.encode(written_in).decode(read_as)) == RUSSIAN


def test_turkish_read_as_western_european_is_offered() -> None:
    original = TURKISH.encode("cp1254").decode("cp1252")
    assert "öðretmenler" in original
    assert repaired(wrong_encoding, original) == TURKISH


def test_russian_of_dos_keeps_the_letter_that_looks_like_a_soft_hyphen() -> None:
    russian = f"{RUSSIAN}\n\nОна не знает ни одной женщины в нашей деревне, но ей не скучно одной."
    original = russian.encode("cp866").decode("cp1251", "replace")
    assert "\u00ad" in original
    assert list(invisible(original, Layout.of(original))) == []
    assert "школы рассказывают, что утром связь" in repaired(wrong_encoding, original)


@pytest.mark.parametrize(
    "original",
    [
        "",
        "Það er ekki þannig að ég þurfi að fara. Þetta var góður dagur og við ætluðum að ganga á fjallið.",
        "Bugün Þór adlı bir İzlandalı geldi ve bize güzel bir şarkı söyledi, sonra gitti.",
        "Þórr, Ævar, Ýmir, é à ô, être, ÄÖÜ, âîû, üçüncü, öğüt, ÜÇÜNCÜ, Çöl, äöü",
        "СтройГаз, МинФин, РосАтом и iPhone'ы, МиГ-29, ВТБ, ГазБанк: всё это названия.",
        RUSSIAN,
        TURKISH,
        AZERBAIJANI,
    ],
)
def test_sound_text_is_left_alone(original: str) -> None:
    assert repaired(wrong_encoding, original) == original
    assert list(wrong_encoding(original, Layout.of(original))) == []


def test_azerbaijani_in_cyrillic_places_is_offered_line_by_line() -> None:
    original = AZERBAIJANI.translate(AS_FONT)
    assert original.startswith("Кянд мяктябиндя")
    assert repaired(legacy_font, original) == AZERBAIJANI
    assert len(list(legacy_font(original, Layout.of(original)))) == 3


def test_latin_words_with_single_letters_in_cyrillic_places_are_offered() -> None:
    original = AZERBAIJANI.translate(AS_MIXED_FONT)
    assert "mяktяbindя" in original
    assert repaired(legacy_font, original) == AZERBAIJANI


def test_such_text_beside_russian_leaves_the_russian() -> None:
    original = f"{RUSSIAN}\n\n{AZERBAIJANI.translate(AS_FONT)}"
    assert repaired(legacy_font, original) == f"{RUSSIAN}\n\n{AZERBAIJANI}"


def test_such_text_that_was_read_in_latin_letters_is_offered_too() -> None:
    original = AZERBAIJANI.translate(AS_FONT).encode("cp1251").decode("latin-1")
    assert "müəllimlər deyirlər" in repaired(wrong_encoding, original)


@pytest.mark.parametrize(
    "original",
    [
        "",
        RUSSIAN,
        "Объявление: подъезд закрыт, съёмка идёт; объём работ большой, и все это знают.",
        "Кәнд мәктәбиндә ишләјән мүәллимләр дејирләр ки, бу ил һава јахшыдыр вә бағлар чичәкләјир.",
        "Учителката в селото каза, че въпросът за училището е важен и всички трябва да го обсъдят бързо.",
        "Учителі сільської школи розповідають, що вранці зв’язок працює добре, а потім об’єкт зникає.",
        "Онъ былъ въ городѣ и видѣлъ старый домъ, и объявилъ объ этомъ всѣмъ.",
        "Түркия тышкы эшләр министры Казанга килде һәм университетта чыгыш ясады.",
        TURKISH,
        AZERBAIJANI,
    ],
)
def test_other_cyrillic_text_is_left_alone(original: str) -> None:
    assert list(legacy_font(original, Layout.of(original))) == []
