"""The language of each sentence where several meet: scripts, borrowed words, names, letters left out."""

from __future__ import annotations

import pytest

from qualkit.annotating import annotate
from qualkit.model.sources import Source

RU = (
    "В сельских школах не хватает учителей, и нехватка растёт с каждым годом.",
    "Молодёжь уезжает в города, а старшие остаются.",
    "Директор говорит, что замены он не нашёл.",
)
CYRILLIC = (
    "Кәнд мәктәбләриндә мүәллим чатышмыр.",
    "Ҝәнҹләр шәһәрә ҝедир вә ҝери гајытмыр.",
    "Бу барәдә чох данышмаг олар.",
    "Бу китаб чох марагладыр.",  # no letter of its own
    "Ушаглар бағда ојнајыр.",
)


def languages(*paragraphs: str) -> list[str]:
    """The language of each sentence."""
    return [sentence.language for sentence in annotate(Source("a.txt", "\n\n".join(paragraphs))).sentences()]


@pytest.mark.parametrize("sentence", CYRILLIC)
def test_a_document_in_cyrillic_azerbaijani_is_azerbaijani(sentence: str) -> None:
    assert set(languages(*CYRILLIC * 2)) == {"az"}
    assert languages(sentence) == ["az"]


@pytest.mark.parametrize("sentence", CYRILLIC[:3])
def test_a_cyrillic_azerbaijani_sentence_in_a_russian_text_stays_azerbaijani(sentence: str) -> None:
    assert languages(" ".join([*RU, sentence, *RU])) == ["ru"] * 3 + ["az"] + ["ru"] * 3
    assert languages(*RU, sentence, *RU) == ["ru"] * 3 + ["az"] + ["ru"] * 3


@pytest.mark.parametrize("sentence", RU)
def test_a_russian_sentence_in_a_cyrillic_azerbaijani_text_stays_russian(sentence: str) -> None:
    assert languages(*CYRILLIC, sentence, *CYRILLIC) == ["az"] * 5 + ["ru"] + ["az"] * 5


@pytest.mark.parametrize(
    ("language", "paragraphs"),
    [
        ("ru", ["Газета «Азәрбајҹан» писала об этом ещё в конце прошлого века.", *RU]),
        ("ru", ["Понятие ввёл Joseph Nye в книге «Soft Power: The Means to Success in World Politics».", *RU]),
        ("ru", ["По-азербайджански это «Xarici İşlər Nazirliyi», и туда мы поступали после учёбы.", *RU]),
        ("ru", ["Доллар.", "Командир.", "Базар там был один."]),
        ("tr", ["Bu kavramı ilk kez Joseph Nye ortaya atmıştır.", "Twitter, Facebook ve Instagram yaygındır."]),
        ("tr", ["“Soft Power: The Means to Success in World Politics” adlı kitabı çok okundu."]),
        ("az", ["Bizdə buna справка deyirlər və hamı başa düşür.", "O, “давай” deyib getdi, sonra qayıtmadı."]),
        ("az", ["“Soft Power: The Means to Success in World Politics” kitabı çox oxunub."]),
        ("en", ["The term was coined by Məmmədyarov in Xalq qəzeti, as far as we know."]),
        ("en", ["Ilham Əliyev and Recep Tayyip Erdoğan met in Şuşa last year."]),
        ("en", ["They call it “kənd məktəbi”, which means a village school."]),
        ("en", ["The Turkish word gönül has no translation in English.", "Şuşa was closed to visitors."]),
    ],
)
def test_names_and_quoted_words_do_not_turn_a_sentence(language: str, paragraphs: list[str]) -> None:
    assert set(languages(*paragraphs)) == {language}


@pytest.mark.parametrize(
    ("language", "paragraphs"),
    [
        ("az", ["Kend mekteblerinde muellim catismir.", "Gencler sehere gedir ve qayitmir.", "Men bele dusunurem."]),
        ("tr", ["Koy okullarinda ogretmen eksikligi var.", "Gencler sehre gidiyor.", "Kimse yarini bilmiyor."]),
        ("az", ["Kənd məktəbində müəllim çatışmır və bu artır.", "Mence problem coxdur.", "Gənclər şəhərə gedir."]),
        ("tr", ["Köy okulunda öğretmen eksikliği var ve artıyor.", "Bence sorun cok buyuk.", "Gençler gidiyor."]),
        ("az", ["Kәnd mәktәblәrindә müәllim çatışmır.", "Gәnclәr şәhәrә gedir vә qayıtmır."]),  # Cyrillic ә
    ],
)
def test_what_is_typed_with_other_letters_is_known_in_its_text(language: str, paragraphs: list[str]) -> None:
    assert set(languages(*paragraphs)) == {language}


@pytest.mark.parametrize(
    "text",
    ["Татарстанда яңа мәктәп ачылды.", "Қазақстанда жаңа мектеп ашылды.", "Өнөөдөр шинэ сургууль нээгдэв."],
)
def test_other_languages_in_cyrillic_letters_are_not_azerbaijani(text: str) -> None:
    assert languages(text) == ["other"]


def test_a_speaker_may_change_the_language_inside_an_answer() -> None:
    told = languages(
        "Müsahibəçi: Necə başladınız?",
        "İştirakçı: Mən məktəbdə işləyirdim. Потом нас перевели в район, и там всё было по-другому. İndi evdəyəm.",
        "Müsahibəçi: Çətin idi?",
        "İştirakçı: Bəli, çox çətin idi.",
    )
    assert told == ["az", "az", "ru", "az", "az", "az"]


@pytest.mark.parametrize(
    ("guest", "sentence", "host"),
    [
        ("en", "I love this place.", "tr"),
        ("en", "We don't know that.", "az"),
        ("tr", "Bilmiyorum artık.", "az"),
        ("az", "Çox yaxşı oldu.", "tr"),
        ("tr", "Çok güzel oldu.", "en"),
        ("other", "Das wissen wir noch nicht.", "tr"),
        ("other", "Das wissen wir noch nicht.", "az"),
    ],
)
def test_a_short_sentence_of_another_language_inside_an_answer_keeps_its_own(
    guest: str, sentence: str, host: str
) -> None:
    answer = {
        "tr": ("Köyde okul yoktu, şehre yürürdük.", "Kışın yollar kapanırdı ve evde kalırdık."),
        "az": ("Kənddə məktəb yox idi, şəhərə gedirdik.", "Qışda yollar bağlanırdı və evdə qalırdıq."),
        "en": ("There was no school in the village, so we walked.", "In winter the roads were closed and we stayed."),
    }[host]
    told = languages(
        "Interviewer: And then?", f"Participant: {answer[0]} {answer[1]} {sentence} {answer[0]} {answer[1]}"
    )
    assert told[-5:] == [host, host, guest, host, host]


def test_each_section_has_its_language() -> None:
    text = [
        "THE VILLAGE SCHOOL", "Abstract", "Village schools are short of teachers, and nobody knows what to do.",
        "Keywords: school, village", "KƏND MƏKTƏBİ", "Xülasə", "Kənd məktəbində müəllim çatışmır və çarə tapılmır.",
        "Açar sözlər: məktəb, kənd", "Giriş", "Kənd məktəbində dərslər günortadan sonra keçir, çünki avtobus gecikir.",
    ]  # fmt: skip
    annotation = annotate(Source("a.txt", "\n\n".join(text)))
    told = {(sentence.section, sentence.language) for sentence in annotation.sentences()}
    assert {("abstract", "en"), ("abstract", "az"), ("body", "az"), ("title", "en"), ("title", "az")} <= told
    assert ("body", "en") not in told
