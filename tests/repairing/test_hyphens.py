"""Hyphens at line ends: which go unasked, which wait."""

from __future__ import annotations

import pytest

from qualkit.model.sources import Edit, Source
from qualkit.repairing import find_edits


def hyphens(original: str) -> list[Edit]:
    return [edit for edit in find_edits(original) if edit.rule == "line-hyphen"]


@pytest.mark.parametrize(
    "text",
    [
        "Kənddə hər il ictimai-\nsiyasi söhbətlər olur və qonşular da gəlir.",
        "Bu kitabda mənəvi-\nəxlaqi məsələlər uzun-uzadı danışılır.",
        "Köyde yıllardır süren kültür-\nsanat günleri bu yıl yapılmadı.",
        "Toplantıda sosyo-\nekonomik konular konuşuldu ve karar alınmadı.",
        "Соседи говорят про общественно-\nполитический клуб за углом.",
        "На карте виден северо-\nзападный берег большого озера.",
        "Диван-\nкровать стоит в углу нашей комнаты.",
        "По-\nфински у нас в деревне не говорит никто.",
        "She is a well-\nknown baker in our small town, as you heard.",
        "They talked about decision-\nmaking in the choir, and about the tea.",
        "I thought the bus was prob-\nwell, it never came that day.",
        "The vice-\npresident of the club was ill for a week.",
    ],
)
@pytest.mark.parametrize("more", ["", "\n\nAnother page, with other words on it altogether. " * 60])
def test_a_hyphen_that_may_be_the_words_own_is_not_taken_away_unasked(text: str, more: str) -> None:
    (edit,) = hyphens(text + more)
    assert edit.new == "-" or not edit.applied


@pytest.mark.parametrize("text", ["The plan is a mid-\nto long-term one.", "qısa-\nyaxud uzun", "kısa-\nveya uzun"])
def test_a_hyphen_that_stands_for_the_rest_of_a_word_stays(text: str) -> None:
    assert hyphens(text) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kitabxana bağlıdır. Bu gün kitab-\nxana yenə işləmir.", "kitabxana"),
        ("Kitabxana bağlıdır, amma o biri kitabxa-\nnalar açıqdır.", "kitabxanalar"),
        ("Süpürgəçi küçəni səhər tez-tez təm-\nizləyir və gedir.", "təmizləyir"),
        ("Qonşular yalqız-\nlığından danışdı, çay soyudu.", "yalqızlığından"),
        ("Bağda sakit-\nlikdən başqa nə var ki?", "sakitlikdən"),
        ("Fırının önünde bek-\nleyenler üşüyor ve konuşuyor.", "bekleyenler"),
        ("Bahçede gül ve zam-\nbaklar açtı, herkes geldi.", "zambaklar"),
        ("Мы вчера пока-\nзывали детям старый сад.", "показывали"),
        ("The kettle was whis-\ntling while we spoke of rain.", "whistling"),
    ],
)
def test_what_can_only_be_a_divided_word_is_joined(text: str, word: str) -> None:
    (edit,) = hyphens(text)
    assert (edit.new, edit.applied) == ("", True)
    assert word in Source("a", text).with_edits([edit]).text


@pytest.mark.parametrize(("first", "second"), [("ictimai", "siyasi"), ("well", "known"), ("общественно", "полезный")])
def test_the_sign_of_pdfium_for_such_a_hyphen_is_not_deleted(first: str, second: str) -> None:
    edits = find_edits(f"Əvvəl {first}\u0002{second} söz")
    (edit,) = edits
    assert edit.rule == "line-hyphen"
    assert edit.new == "-" or not edit.applied


@pytest.mark.parametrize(
    "text",
    [
        "Klubda hüquq-\nmühafizə işçiləri də var idi.",
        "Bazarda alış-\nverişdən sonra evə qayıtdıq.",
        "Qonşu gəlib-\ngəlməyəcəyini demədi, biz də soruşmadıq.",
        "Uşaqlar yavaş-\nyavaşca dağa qalxdılar, külək əsirdi.",
        "Konserti Wilson-\nun dostları təşkil etmişdi, biz də getdik.",
        "Kənddə Ford-\na minən bir qonşumuz var, adı Vaqifdir.",
        "Bayram günü anti-\nƏliyev şüarı eşidilmədi, hamı sakit idi.",
        "Köyün e-\nposta adresini kimse bilmiyor, zaten bağlantı da yok.",
        "Haberi ABD-\nli komşumuz getirdi, biz de çok şaşırdık buna.",
        "Köyde yavaş-\nyavaş akşam oluyordu, herkes evine döndü.",
        "В деревне есть веб-\nсайт, но его давно никто не открывал.",
        "Сосед купил диван-\nкровать и очень этому радовался потом.",
        "Дети вышли из-\nза старого дома и пошли к реке.",
        "Мы говорили о научно-\nтехнических кружках в нашей школе.",
        "They opened a self-\nservice bakery near the old station.",
        "It was a three-\nmonth journey over the mountains and back.",
        "The choir was full of pro-\nBritish singers, as she told me.",
        "He never learned of the hit-\nand-run near the village school.",
    ],
)
def test_hyphens_that_belong_to_the_word_stay(text: str) -> None:
    (edit,) = hyphens(text)
    assert edit.new == "-"


@pytest.mark.parametrize(
    "text",
    [
        "Bütün bunlar müəllim tərə-\nfindən yazılmışdı, biz bilmirdik.",
        "Biz hər gün səhərdən axşama kimi işlə-\nyirik və yorulmuruq.",
        "Onun gözəlli-\nyindən danışırdılar, mən isə susurdum.",
        "Toplantının yarın gerçekleşe-\nbileceğini söyledi muhtar bey.",
        "Herkes bağırma-\nya başladı ve köpekler de havladı o gece.",
        "Köyün en iyi katılım-\ncısı oydu, ama ödülü başkası aldı.",
        "К нам приехал экс-\nперт по старинным часам и колоколам.",
        "Our net-\nwork of cousins reaches as far as the coast.",
    ],
)
def test_words_divided_into_words_are_joined(text: str) -> None:
    (edit,) = hyphens(text)
    assert edit.new == ""


@pytest.mark.parametrize("text", ["I thought the bus was late-\nYes, it was.", "Ona dedim ki, gəl-\nSən haradasan?"])
def test_speech_that_breaks_off_is_left_alone(text: str) -> None:
    before = "A long line of the same conversation stands here before the other lines.\n" * 3
    assert hyphens(before + text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The whole kitchen became smoke-\nfree after the new hood came.",
        "He plays in the post-\nwar orchestra that his uncle founded.",
        "My aunt co-\nstars in the village play with the baker.",
        "Crude-\noil barrels stood behind the old mill for years.",
        "The Hezbollah-\nbacked paper was sold at the station.",
        "In our house no-\none ever closed the garden gate at night.",
        "They live vis-\nà-vis the post office, above the baker.",
        "They live vis-à-\nvis the post office, above the baker.",
        "Bu kitabı Farman-\nnın qızı yazıb, biz də oxumuşuq.",
        "На стене висит портрет Искандер-\nпаши в тяжёлой раме.",
        "Мы читали Тарих-\nи-Джавад, старую книгу о садах.",
    ],
)
def test_compounds_keep_their_hyphens(text: str) -> None:
    (edit,) = hyphens(text)
    assert edit.new == "-"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("She works for the govern-\nment and likes her garden.", "government"),
        ("We had no con-\ntact with the cousins for years.", "contact"),
        ("My brother, Mr. Merri-\nweather, sells honey.", "Merriweather"),
        ("The anti-in-\nflationary measures came with the spring.", "anti-inflationary"),
        ("The website of the choir and its web-\nsite photographs are old.", "website"),
    ],
)
def test_parts_that_happen_to_be_words_are_joined(text: str, word: str) -> None:
    (edit,) = hyphens(text)
    assert edit.new == ""
    assert word in Source("a", text).with_edits([edit]).text.replace("\n", "") or not edit.applied


def test_a_document_that_writes_a_word_in_both_ways_decides_nothing() -> None:
    text = "A teamroom for all. The team-room is warm. We met in the team-\nroom on Monday."
    (edit,) = hyphens(text)
    assert not edit.applied
