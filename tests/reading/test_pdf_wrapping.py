"""Lines that end where the page does, and lines that end where their author wanted them to."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualkit.reading import read
from tests.reading.pdf_files import typeset

ANSWERS = {
    "az": (
        "Mənim üçün kənd məktəbi uşaqlığımın ən işıqlı yeridir, ora hər gün həvəslə gedirdim.",
        "Bəli.",
        "İndi isə avtobus gəlmir, uşaqlar yağışda yolun kənarında saatlarla gözləyir.",
        "Düşünürəm ki, yol təmir olunsa, müəllimlər də qayıdar.",
    ),
    "tr": (
        "Benim için köy okulu çocukluğumun en ışıklı yeridir, oraya her gün severek giderdim.",
        "Evet.",
        "Şimdi ise otobüs gelmiyor, çocuklar yağmurda yol kenarında saatlerce bekliyor.",
        "Bence yol onarılırsa öğretmenler de geri döner.",
    ),
    "ru": (
        "Для меня сельская школа — самое светлое место детства, туда я ходил с радостью.",
        "Да.",
        "А теперь автобус не приходит, и дети часами ждут под дождём у самой дороги.",
        "Думаю, если починят дорогу, вернутся и учителя.",
    ),
    "en": (
        "For me the village school is the brightest place of my childhood, and I loved going there.",
        "Yes.",
        "But now the bus does not come, and the children wait by the road in the rain for hours.",
        "I think that if the road is mended, the teachers will come back too.",
    ),
}
VERSES = (
    "Kənd yolu uzanır yağışın altında",
    "Bir uşaq dayanıb əli qoynunda",
    "Gözləyir avtobus gələcək bəlkə",
    "Saat da dayanıb onun qolunda",
)


@pytest.mark.parametrize("language", ANSWERS)
def test_short_answers_are_whole_however_few_lines_are_full(tmp_path: Path, language: str) -> None:
    page = "#set page(width: 11cm, height: 16cm, margin: 1cm)\n#set text(size: 10pt)\n"
    source = read(typeset(tmp_path, page + "\n\n".join(ANSWERS[language])))
    assert source.original == "\n\n".join(ANSWERS[language])


def test_verses_keep_their_lines(tmp_path: Path) -> None:
    page = "#set page(width: 11cm, height: 16cm, margin: 1cm)\n#set text(size: 10pt)\n"
    source = read(typeset(tmp_path, page + " \\\n".join(VERSES)))
    assert source.original == "\n".join(VERSES)
