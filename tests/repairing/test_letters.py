"""Letters that a font's table changed or split off: samples of our own, damaged as PDF fonts damage them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualkit.model.sources import Edit, Mark, Source
from qualkit.repairing import find_edits
from qualkit.repairing.letters.mending import letter_edits

SHARED = Path(__file__).parents[3] / "shared" / "data"
TURKISH = (
    "Köy okulunda görev yapan öğretmenler, bu yıl uzaktan eğitimin büyük bir sorun olduğunu söylüyor. Müdür Uğur "
    "Öztürk ise çözümün ülkenin bütün bölgelerinde aynı olmayacağını düşünüyor. Görüşmelerde konuşulan konuların çoğu, "
    "bağlantının gücü ve çocukların ödevleri üzerineydi. İletişim kurulduğunda sürecin yürütülmesi kolaylaştı; ancak "
    "kurumun bütçesi yüzünden umduğumuz kadar hızlı ilerleyemedik. Sonuçta bu durum, uluslararası kuruluşların da "
    "dikkatini çekti ve köyün nüfusu kadar çok mektup yağdı."
)
ENGLISH = (
    "The study describes how cultural institutions and public schools use the future of the internet. It was found "
    "that our country has much to discuss with European structures."
)
CLEAN = {
    "tr": TURKISH,
    "en": ENGLISH,
    "az": (
        "Müəllimlər bu il məktəbdə oxuyan uşaqların çoxunun ünsiyyət qura bilmədiyini düşünür. Müdir isə hər bir gün "
        "üçün ayrıca bölgü hazırlamağın mümkün olduğunu, lakin bunun böyük güc tələb etdiyini bildirir."
    ),
    "ru": "Учителя сельской школы рассказывают, что утром связь работает хорошо, однако после обеда она пропадает.",
    "tr typed in ASCII": TURKISH.translate(str.maketrans("çğıöşüÇĞİÖŞÜ", "cgiosuCGIOSU")),
    "de": (
        "Für die Bürger von Lübeck wünschen wir natürlich fünf glückliche Frühlinge. Müller übte mit Günther Flöte, "
        "während Jürgen hübsche Bücher über Küche und Gemüse für München prüfte."
    ),
    "is": "Það er ekki gott að vera þreyttur þegar maður þarf að fara í göngu. Þau sáu nýja skýrslu og sögðu það.",
    "cs": "Nový dům má malý dvůr, starý plot a pěkný výhled. Mladý pán čte krásný dopis o dnech v cizím městě.",
}
U_AS_UMLAUT = str.maketrans("uU", "üÜ")


def font(text: str) -> str:
    return text.translate(U_AS_UMLAUT)


def split(text: str) -> str:
    table = {"ü": "ü ", "ö": "o ", "ğ": "g ", "İ": "I ", "Ü": "Ü ", "Ö": "O ", "u": "ü", "U": "Ü"}
    return "".join(table.get(letter, letter) for letter in text)


def wrapped(text: str, width: int = 70) -> str:
    """The text in lines, the longer words at line ends divided behind a vowel."""
    lines = [""]
    for word in text.split(" "):
        room = width - len(lines[-1])
        if len(word) < room:
            lines[-1] = f"{lines[-1]} {word}".strip()
        elif word.isalpha() and (cut := re.match(r".{3,6}?[aeıioöuü](?=[a-zçğıöşü]{3})", word)) and cut.end() < room:
            lines[-1] += f" {cut.group()}-"
            lines.append(word[cut.end() :])
        else:
            lines.append(word)
    return "\n".join(lines)


def repaired(original: str, *, every: bool = True) -> str:
    edits = find_edits(original)
    return Source("a", original).with_edits([replace(edit, applied=edit.applied or every) for edit in edits]).text


def found(original: str) -> list[Edit]:
    return [edit for edit in find_edits(original) if edit.rule in ("font-letters", "split-letters")]


@pytest.mark.parametrize("damage", [font, split])
def test_damaged_turkish_reads_as_it_was_written(damage: Callable[[str], str]) -> None:
    assert repaired(damage(TURKISH)).replace("  ", " ") == TURKISH
    assert repaired(wrapped(damage(TURKISH)).replace("  ", " ")) == TURKISH


def test_what_is_sure_is_applied_and_right() -> None:
    words = set(re.findall(r"[^\W\d_]+", TURKISH))
    edits = found(split(TURKISH))
    assert sum(edit.applied for edit in edits) > 0.9 * len(edits)
    assert all(edit.new in words for edit in edits if edit.applied)


def test_english_in_the_same_document_has_no_umlaut() -> None:
    assert repaired(f"{font(TURKISH)}\n\n{font(ENGLISH)}") == f"{TURKISH}\n\n{ENGLISH}"


def test_a_divided_word_is_one_edit() -> None:
    edits = found(split(TURKISH) + "\n\nBü kürülüşün kü ltü-\nrel yo nü  de var.")
    (edit,) = [edit for edit in edits if "kü ltü" in edit.old]
    assert (edit.old, edit.new) == ("kü ltü-\nrel", "kültürel")


def test_a_word_broken_between_lines_is_whole() -> None:
    original = wrapped(split(TURKISH)) + "\nVe ayrıca kü\nltü r konüsü da konüşüldü."
    assert "Ve ayrıca kültür konusu da konuşuldu." in repaired(original)


def test_two_blanks_behind_a_split_letter_are_the_end_of_a_word() -> None:
    assert repaired(split(TURKISH + " Okulun rolü gibi gücü de yönü de tartışıldı, sözü çok, düğünü oldu.")).endswith(
        "Okulun rolü gibi gücü de yönü de tartışıldı, sözü çok, düğünü oldu."
    )


def test_suffixes_and_particles_agree_with_the_word_before() -> None:
    tail = " Bu mu doğru, o mu? Gün mü uzundu, yol mu? Brown'un köyü, Ürgüp'ün yolu, 2010'un kışı, 1904'ün yazı."
    assert repaired(font(TURKISH + tail)).endswith(tail)


def test_what_may_be_two_words_waits() -> None:
    edits = found(font(TURKISH + " Duvarda bir süs vardı."))
    assert [edit.applied for edit in edits if edit.old == "süs"] == [False]


def test_clean_headings_between_damaged_paragraphs_stay() -> None:
    heading = "Kültürün ve Gücün Rolü Üzerine: Uluslararası Boyutlar"
    original = f"{font(TURKISH)}\n\n{heading}\n\n{split(TURKISH)}"
    assert heading in repaired(original)


def test_only_the_damaged_part_is_edited() -> None:
    clean = f"{TURKISH}\n\n" * 3
    edits = found(clean + font(TURKISH))
    assert edits and all(edit.start >= len(clean) for edit in edits)


def test_windows_1254_read_as_1252() -> None:
    broken = TURKISH.encode("cp1254").decode("cp1252")
    assert broken != TURKISH
    assert repaired(broken) == TURKISH


def test_one_lost_letter_comes_back() -> None:
    text = f"{TURKISH} Başkan, şimdiki eşyaların taşınması için işçi aramış; şaşırdık. Akşam ateş yakıp oturmuşlar." * 3
    mended = repaired(text.replace("ş", "s"))
    assert mended.count("ş") >= 0.95 * text.count("ş")


@pytest.mark.parametrize("label", CLEAN)
def test_clean_text_is_left_alone(label: str) -> None:
    for text in (CLEAN[label], CLEAN[label] * 20, wrapped(CLEAN[label])):
        assert letter_edits(text) == []


@pytest.mark.parametrize(
    "text", ["", "ü", "bü", "ü ü ü ü", "gün, dün, bütün, üçüncü gül", "kü ltü r", "Übü ü\nü-\nü ü -\n", "o n, o r, o l"]
)
def test_too_little_to_tell_is_left_alone(text: str) -> None:
    assert letter_edits(text) == []


@pytest.mark.parametrize("language", ["az", "tr", "ru", "en"])
def test_clean_news_and_treebanks_have_no_edits(language: str) -> None:
    if not SHARED.is_dir():
        pytest.skip("no ../shared/data")
    texts = [path.read_text(encoding="utf-8") for path in sorted((SHARED / "parallel-news" / language).iterdir())]
    treebank = SHARED / "treebanks" / f"{language}-dev.conllu"
    if treebank.exists():
        lines = treebank.read_text(encoding="utf-8").splitlines()
        texts.append("\n".join(line[9:] for line in lines if line.startswith("# text = ")))
    for text in [*texts, "\n\n".join(texts)]:
        assert letter_edits(text) == []


def test_marks_of_reading_move_with_the_letters() -> None:
    title = "KÜLTÜR VE TÜRİZM"
    original = f"{title}\n\n{split(TURKISH)}\n\nKü ltü r\tYo n\nO ykü \tGü n"
    table = original.index("Kü ltü r\t")
    marks = [Mark(0, len(title), "title"), Mark(table, len(original), "table")]
    edits = [replace(edit, applied=True) for edit in find_edits(original, marks=marks)]
    assert Source("a", original, tuple(marks)).with_edits(edits).text.endswith("Kültür\tYön\nÖykü\tGün")


PIECES = [
    *(
        "kü ltü r ",
        "go rü şü nü n ",
        "ülüslararası ",
        "bü ",
        "oldüg ü",
        "kü",
        "lt",
        " r",
        "o",
        "g ",
        "zeka  ",
        "cültüral ",
    ),
    *(
        "I stanbül ",
        "TÜ RK",
        "-\n",
        " -\n",
        "\n",
        "\n\n",
        "  ",
        " ",
        "’ü n",
        "'",
        ",",
        ".",
        "(",
        "31",
        "\u00ad",
        "\u0002",
    ),
]


@settings(max_examples=150, deadline=None)  # the first one loads the dictionaries
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_edits_fit_and_keep_the_number_of_letters(tail: str) -> None:
    original = f"{split(TURKISH)}\n{tail}"
    edits = letter_edits(original)
    assert edits == sorted(edits)
    mended = Source("a", original).with_edits([replace(edit, applied=True) for edit in edits]).text
    assert sum(map(str.isalpha, mended)) == sum(map(str.isalpha, original))
    assert re.findall(r"[^\s\w]", mended) == re.findall(r"[^\s\w]", original)
    every = find_edits(original)
    assert every == sorted(every)
    Source("a", original).with_edits([replace(edit, applied=True) for edit in every])


@pytest.mark.parametrize("damage", [font, split])
def test_a_mended_text_needs_no_mending(damage: Callable[[str], str]) -> None:
    assert found(repaired(wrapped(damage(TURKISH)))) == []


AZERBAIJANI = (
    "Bu il kənd məktəbində oxuyan uşaqların çoxu üçün uzaqdan təhsil böyük çətinlik oldu. Müəllimlər deyirlər ki, "
    "günün ikinci yarısında internetin gücü azalır və uşaqlar tapşırıqları oxuya bilmir. Müdir bunun bütün bölgələrdə "
    "belə olduğunu, ölkənin ucqar kəndlərində vəziyyətin daha da ağır göründüyünü söylədi."
)


@pytest.mark.parametrize("damage", [font, split])
def test_damaged_azerbaijani_reads_as_it_was_written(damage: Callable[[str], str]) -> None:
    original = damage(AZERBAIJANI)
    assert repaired(original).replace("  ", " ") == AZERBAIJANI
    words = set(re.findall(r"[^\W\d_]+", AZERBAIJANI))
    assert all(edit.new in words for edit in found(original) if edit.applied)


def test_a_line_without_end_takes_no_time() -> None:
    original = " ".join([split(TURKISH)] * 400)
    assert len(original) > 200_000
    assert len(letter_edits(original)) > 15_000


@pytest.mark.parametrize(
    "text", ["ü" * 100_000, "kü " + "lü" * 50_000, "a ü" * 20_000 + "ü" * 500, "ü" * 59, "ü" * 200]
)
def test_what_is_too_long_for_a_word_is_left_alone(text: str) -> None:
    assert all(len(edit.old) < 100 for edit in letter_edits(text))
