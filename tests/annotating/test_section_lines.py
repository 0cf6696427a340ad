"""Single lines whose look gives them away, and what looks like them and is text."""

from __future__ import annotations

import pytest

from qualkit.annotating import annotate
from qualkit.annotating.lines import Line, lines_of
from qualkit.annotating.sections.assigning import sections_of
from qualkit.annotating.sections.captions import is_caption, is_credit
from qualkit.annotating.sections.headings import is_usual_heading, reads_like_sentence, section_of_heading
from qualkit.annotating.sections.imprint import closes_article, is_imprint
from qualkit.annotating.sections.names import has_degree, has_institution, is_person
from qualkit.annotating.sections.reference_lists import looks_like_reference
from qualkit.model.annotations import EVIDENCE
from qualkit.model.sources import Source

PROSE = {
    "az": "Kənd məktəblərində müəllim çatışmır və bu çatışmazlıq hər il bir az da artır. Gənclər şəhərə gedir.",
    "tr": "Köy okullarında öğretmen eksikliği var ve bu eksiklik her yıl biraz daha artıyor. Gençler kente gidiyor.",
    "ru": "В сельских школах не хватает учителей, и нехватка растёт с каждым годом. Молодёжь уезжает в города.",
    "en": "Village schools are short of teachers, and the shortage grows a little every year. The young leave.",
}


def line_of(words: str) -> Line:
    """A line that stands apart."""
    return Line(0, len(words), words, True, frozenset())


def sections(text: str) -> list[str]:
    """The section of each line."""
    lines = lines_of(Source("a.txt", text))
    return sections_of(lines, in_turn=[False] * len(lines))


@pytest.mark.parametrize(
    "words",
    [
        "Şəkil 1. Kənd məktəbləri", "Cədvəl 2: Müəllimlər", "Cədvəl 3", "Tablo 3 Öğretmen Sayıları",
        "Şekil 2.1 – Okullar", "Grafik 4: Yıllar", "Рис. 4. Школы района", "Таблица 1",
        "Таблица 2 – Учителя", "Figure 2. How a book leaves", "Table A.1: Scores", "Fig. 3 | Roads",
        "**Table 4.** Villages", "1-ci cədvəl.", "Диаграмма 5. Возраст",
    ],
)  # fmt: skip
def test_a_caption_is_one(words: str) -> None:
    assert is_caption(line_of(words))


@pytest.mark.parametrize(
    "words",
    [
        "Cədvəl 1-dən göründüyü kimi, müəllim çatışmır.", "Şəkil 2 göstərir ki, məktəb azdır.",
        "Şekil 1’de görüldüğü üzere okul azdır.", "Tablo 2 incelendiğinde fark görülür.", "На рис. 1 показаны школы.",
        "Рис. хорошо растёт у воды.", "Table 1 shows the scores.", "Figure it out.", "Map 3 was drawn by hand in 1911.",
        "Foto klubu hər axşam yığışır.", "Tablo çok güzeldi.", "Graph theory is hard.",
    ],
)  # fmt: skip
def test_a_sentence_about_a_table_or_picture_is_none(words: str) -> None:
    assert not is_caption(line_of(words))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Foto: Aysel Rəhimli", True),
        ("Köy okulunun bahçesi. Fotoğraf: Selin Karaağaç", True),
        ("Школьный двор. Фото: А. Мохова.", True),
        ("The old school. Image: Rhona Tait.", True),
        ("He sent me one photo: it showed the school, and nobody could say when it was taken or by whom.", False),
        ("Şəkil çəkdik.", False),
    ],
)
def test_what_stands_under_a_picture_names_who_made_it(words: str, expected: bool) -> None:
    assert is_credit(line_of(words)) == expected


@pytest.mark.parametrize(
    "words",
    [
        "ISSN 1234-5678 (Print)", "DOI: 10.00000/abc", "УДК 316.4", "UOT 37.01", "https://www.example.org/a", "16+",
        "e-posta: selin@example.edu", "{a.fell, b.moor}@example.ac.uk", "5 мая 2023 г.", "12 oktyabr 2023, 14:25",
        "Saturday, April 4, 2009", "2015-09-01", "Mart 2022", "Geliş Tarihi / Received: 12.04.2023",
        "Məqalə redaksiyaya daxil olub: 02.03.2021", "Поступила в редакцию 14.02.2022.", "Araştırma Makalesi",
        "Научная статья", "Göl Dergisi, Cilt 8, Sayı 2, 2023, ss. 115-134", "“Dil” jurnalı, 2022, № 4",
        "Вестник Озёрного края. 2020. Т. 12, вып. 1", "Journal of Invented Studies 14 (2021) 201–219",
        "© 2022 Е. Мохова", "![](_page_0_Picture_1.jpeg)", "Nº 4/2023",
    ],
)  # fmt: skip
def test_page_furniture_is_known_by_its_look(words: str) -> None:
    assert is_imprint(words)
    assert sections(f"{PROSE['en']}\n\n{words}\n\n{PROSE['en']}") == ["body", "furniture", "body"]


@pytest.mark.parametrize(
    "words",
    [
        "Jurnal 2022-ci ildə bağlandı.", "In 2020 the journal was closed for a year", "Mart ayında okul açıldı.",
        "Я написал на mohova@example.ru и не получил ответа.", "May 2020 was hot.", "Dergi 3 yıl sonra kapandı.",
        "The article was received well by teachers.", "Kabul edildim ve başladım.", "16 nəfər gəldi",
        "Принята всего одна заявка.",
    ],
)  # fmt: skip
def test_a_sentence_with_the_same_words_is_text(words: str) -> None:
    assert not is_imprint(words)
    for prose in PROSE.values():
        assert set(sections(f"{prose}\n\n{words}\n\n{prose}")) <= EVIDENCE.sections


def test_what_closes_an_article_does_not_open_the_next() -> None:
    assert closes_article("© Turac 2023")
    assert closes_article("Redaksiyaya daxil olub: 14.09.2022")
    assert not closes_article("УДК 316.4")


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("XÜLASƏ", "abstract"), ("Ö Z E T", "abstract"), ("Öz / Abstract", "abstract"), ("Annotation", "abstract"),
        ("Açar sözlər:", "keywords"), ("Ключевые слова", "keywords"), ("5. ƏDƏBİYYAT SİYAHISI", "references"),
        ("Kaynakça (References)", "references"), ("Список использованных источников и литературы", "references"),
        ("**REFERENCES**", "references"), ("İÇİNDEKİLER", "contents"), ("Оглавление", "contents"),
        ("Acknowledgements", "furniture"), ("Çıkar Çatışması", "furniture"), ("Для цитирования", "furniture"),
        ("Müəllif haqqında", "furniture"), ("Nəticə", None), ("", None),
        ("Summary of the answers of all teachers", None),
    ],
)  # fmt: skip
def test_a_heading_opens_its_section(heading: str, section: str | None) -> None:
    assert section_of_heading(heading) == section


@pytest.mark.parametrize(
    "heading",
    [
        "Nəticə və təkliflər",
        "SONUÇ VE DEĞERLENDİRME",
        "Материалы и методы",
        "3. Results and Discussion",
        "Giriş",
        "Ekler",
    ],
)
def test_headings_that_open_nothing_are_known_too(heading: str) -> None:
    assert is_usual_heading(heading)
    assert not is_usual_heading(f"{heading} haqqında")


def test_a_word_may_show_that_a_line_is_a_sentence() -> None:
    for words in ("Yedek parça gelmiyormuş", "Müəllim çatışmır", "Он сказал это", "We were late", "İnternet yoxdur"):
        assert reads_like_sentence(words), words
    for words in ("Правила общего чата", "Naşirlərin mövqeyi", "What the ledger leaves out", "Yedek parça sorunu"):
        assert not reads_like_sentence(words), words


def test_names_institutions_and_degrees_are_told_from_titles() -> None:
    for words in ("Elif SARIÇAM*", "И. И. Лапин", "R. Mammadova and E. Sloe", "Deniz Kumral¹"):
        assert is_person(words, sure=True), words
    for words in ("Su, yaddaş və xəritə", "KƏND MƏKTƏBİ BU GÜN VƏ SABAH", "Who keeps the shelf?", "Politics of Water"):
        assert not is_person(words, sure=True), words
    for words in (
        "Göl Üniversitesi, İktisat Fakültesi",
        "Приозёрский государственный университет",
        "ŞƏRQ UNİVERSİTETİ",
    ):
        assert has_institution(words), words
    for words in ("THE UNIVERSITY AND THE VILLAGE", "Küçük belediyelerde açık veri", "Школа и деревня"):
        assert not has_institution(words), words
    for words in ("YÜKSEK LİSANS TEZİ", "Magistr dissertasiyası", "BAKI – 2024", "Выпускная квалификационная работа"):
        assert has_degree(words), words


@pytest.mark.parametrize(
    "entry",
    [
        "TÜİK (2022). Hizmet İstatistikleri. Ankara.", "Orchard D, Penn R. Closing time. Libr Rev. 2018;22(4):301-9.",
        "1. Абрамкин П. И. Школа. М.: Просвет, 2016. 240 с.",
        "[2] Məhərrəmov E. Kitab və bazar // Nəşr, 2016, № 4, s. 3.",
        "YILDIZHAN, Ceren (2018), “Veri”, Kent, C. 3, s. 7-29.", "Nye, J. (2004). Soft power. Knopf.",
    ],
)  # fmt: skip
def test_entries_of_many_styles_are_references(entry: str) -> None:
    assert looks_like_reference(entry)


@pytest.mark.parametrize(
    "note",
    [
        "1 Bkz. Tanyel, 2019, s. 22.",
        "2 Yenə orada, s. 36.",
        "[1] Там же. С. 35.",
        "3 See Hartwell (2012), p. 44.",
        "<sup>2</sup> Bax: Həsənli R. Oxu. Bakı, 2011, s. 3.",
    ],
)
def test_a_footnote_that_cites_is_no_evidence(note: str) -> None:
    assert sections(f"{PROSE['tr']}\n\n{note}\n\n{PROSE['tr']}") == ["body", "references", "body"]


@pytest.mark.parametrize("language", PROSE)
def test_thanks_end_with_the_next_heading_and_long_ones_are_text(language: str) -> None:
    thanks = {"az": "Təşəkkür", "tr": "Teşekkür", "ru": "Благодарности", "en": "Acknowledgements"}[language]
    heading = {"az": "Giriş", "tr": "Giriş", "ru": "Введение", "en": "Introduction"}[language]
    prose = PROSE[language]
    assert sections("\n\n".join([prose, thanks, prose, heading, prose])) == [
        "body", "heading", "furniture", "heading", "body",
    ]  # fmt: skip
    assert sections("\n\n".join([prose, thanks, *[prose] * 25])) == ["body", "heading", *["body"] * 25]


@pytest.mark.parametrize("language", PROSE)
def test_money_is_back_matter_only_beside_the_references(language: str) -> None:
    heading = {"az": "Maliyyələşmə", "tr": "Maddi Destek", "ru": "Финансирование", "en": "Funding"}[language]
    references = {"az": "Ədəbiyyat", "tr": "Kaynakça", "ru": "Литература", "en": "References"}[language]
    prose = PROSE[language]
    assert sections("\n\n".join([prose, heading, prose, prose]))[2:] == ["body", "body"]
    assert sections("\n\n".join([prose, f"{heading}: {prose}", prose])) == ["body"] * 3
    entries = ["Ash, A. (2010). A book on schools. Springer.", "Elm, B. (2011). A book on roads. Springer."]
    for said in ([heading, prose], [f"{heading}: {prose}"]):
        assert sections("\n\n".join([prose, *said, references, *entries]))[len(said)] == "furniture"


@pytest.mark.parametrize("language", PROSE)
def test_text_below_a_heading_that_may_mean_references_is_text(language: str) -> None:
    heading = {"az": "Mənbələr", "tr": "Kaynaklar", "ru": "Источники", "en": "Sources"}[language]
    prose = PROSE[language]
    assert sections("\n\n".join([prose, heading, prose, prose])) == ["body", "heading", "body", "body"]
    entries = ["Ash, A. (2010). A book on schools. Springer.", "Elm, B. (2011). A book on roads. Springer."]
    assert sections("\n\n".join([prose, heading, *entries])) == ["body", "heading", "references", "references"]


@pytest.mark.parametrize("unit", ["a\tb", "- 1. x?", "(a", "УДК 3", "Abstract", "1", "Title", "A. Nye", "| a | b |"])
def test_many_lines_of_anything_take_no_longer_each(unit: str) -> None:
    """What is quadratic in the lines would not come back from these."""
    for gap in ("\n", "\n\n"):
        assert len(sections(gap.join([unit] * 20_000))) == 20_000
    assert annotate(Source("a.txt", unit)).n_sentences < 4


def test_contents_without_pages_end_at_the_first_heading_that_they_listed() -> None:
    text = (
        "MÜNDƏRİCAT\nGiriş\nI Fəsil\nNəticə\n\nGiriş\nKadr çatışmazlığı əsas problemdir.\n\n"
        "I Fəsil\nRespondentlər vəsait azlığından şikayətlənirlər."
    )
    assert sections(text) == ["heading", *["contents"] * 3, "heading", "body", "heading", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "Mənbələr: kadr, pul və vaxt çatmır.",
        "Kaynaklar: Bakanlığın bütçesi sınırlıdır ve personel azdır.",
        "Источники: кадров, денег и времени не хватает.",
        "References: the staff asked for them in vain.",
    ],
)
def test_a_sentence_behind_a_word_for_references_is_none(line: str) -> None:
    assert sections(f"Kadr çatışmır.\n\n{line}\n\nVəsait də azdır.") == ["body"] * 3


def test_contents_end_at_a_short_sentence_too() -> None:
    text = "CONTENTS\n\nIntroduction\n\nMethods\n\nThe harbour master knows that his boats are old.\n\nSo they are."
    assert sections(text) == ["heading", "contents", "contents", "body", "body"]


def test_sentences_that_cite_at_their_end_are_no_references() -> None:
    text = "\n".join(f"- {who} vəsait istədi ({2018 + n})." for n, who in enumerate(["Əliyev, R.", "Quliyev, S."] * 2))
    assert sections(f"Respondentlər belə dedilər:\n{text}") == ["body"] * 5


@pytest.mark.parametrize(
    ("heading", "conclusion", "references"),
    [
        ("Maliyyələşmə", "Nəticə", "Ədəbiyyat"),
        ("Finansman", "Sonuç", "Kaynakça"),
        ("Финансирование", "Заключение", "Литература"),
        ("Funding", "Conclusion", "References"),
    ],
)
def test_what_stands_before_a_conclusion_is_no_back_matter(heading: str, conclusion: str, references: str) -> None:
    entries = "1. Manor, I. (2019). Nets. Palgrave.\n2. Nye, J. S. (2008). Boats. Annals, 616, 94-109."
    text = f"Ab cd.\n\n{heading}\n\nEf gh ij kl.\n\n{conclusion}\n\nMn op.\n\n{references}\n\n{entries}"
    expected = ["body", "heading", "body", "heading", "body", "heading", "references", "references"]
    assert sections(text)[3:] == expected[3:] and sections(text)[2] == "body"
