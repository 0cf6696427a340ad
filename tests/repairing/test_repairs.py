"""Damaged samples of our own in the four languages, and what is left of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualkit.model.sources import Edit, Mark, Source
from qualkit.repairing import REPAIRERS, find_edits
from qualkit.repairing.layout import fold

SHARED = Path(__file__).parents[3] / "shared" / "data"
PARAGRAPHS = {
    "az": (
        "Kənd məktəbində işləyən müəllimlər deyirlər ki, internet bağlantısı səhərlər yaxşı işləyir, lakin günortadan "
        "sonra tez-tez kəsilir və uşaqlar tapşırıqları vaxtında göndərə bilmirlər. Valideynlər isə telefon almağa "
        "məcbur qaldıqlarını, bunun da ailə büdcəsinə ağır gəldiyini söyləyirlər."
    ),
    "tr": (
        "Köy okulunda çalışan öğretmenler, bağlantının sabahları iyi çalıştığını, ancak öğleden sonra sık sık "
        "koptuğunu ve çocukların ödevlerini zamanında gönderemediğini anlatıyor. Veliler ise telefon almak zorunda "
        "kaldıklarını, bunun da aile bütçesine ağır geldiğini söylüyor."
    ),
    "ru": (
        "Учителя сельской школы рассказывают, что утром связь работает хорошо, однако после обеда она часто "
        "пропадает, и дети не успевают вовремя отправить задания. Родители говорят, что им пришлось покупать "
        "телефоны, а для семейного бюджета это оказалось тяжело."
    ),
    "en": (
        "Teachers at the village school say that the connection works well in the morning, but that it often breaks "
        "off after lunch and the children cannot hand in their exercises in time. Parents add that they had to buy "
        "telephones, which was hard on what the family has to live on."
    ),
}
FOUR = pytest.mark.parametrize("language", ["az", "tr", "ru", "en"])


def wrap(text: str, width: int = 62) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def repaired(original: str, marks: tuple[Mark, ...] = ()) -> str:
    return Source("a", original, marks).with_edits(find_edits(original, marks=marks)).text


def all_applied(original: str) -> str:
    edits = [Edit(e.start, e.end, e.old, e.new, e.rule, e.confidence, True) for e in find_edits(original)]
    return Source("a", original).with_edits(edits).text


def found(original: str, rule: str, marks: tuple[Mark, ...] = ()) -> list[Edit]:
    return [edit for edit in find_edits(original, marks=marks) if edit.rule == rule]


@FOUR
def test_wrapped_lines_become_paragraphs(language: str) -> None:
    text = PARAGRAPHS[language]
    assert repaired("\n\n".join(["\n".join(wrap(text))] * 2)) == f"{text}\n\n{text}"


@FOUR
def test_blank_lines_between_lines_become_paragraphs(language: str) -> None:
    text = PARAGRAPHS[language]
    original = " \n\n".join([*wrap(text), *wrap(text)])
    assert [p.strip() for p in all_applied(original).split("\n\n")] == [text, text]
    for paragraph in repaired(original).split("\n\n"):
        assert paragraph[0].isupper() and paragraph.rstrip().endswith(".")


@FOUR
def test_pages_with_a_leading_space_stay_whole(language: str) -> None:
    text = PARAGRAPHS[language]
    lines = [*wrap(text), *wrap(text)]
    original = " \n\n".join(lines[:2]) + " \n " + " \n\n".join(lines[2:])
    assert [p.strip() for p in all_applied(original).split("\n\n")] == [text, text]


def test_a_full_line_that_ends_a_sentence_may_end_a_paragraph_and_waits() -> None:
    lines = wrap(PARAGRAPHS["en"])
    lines[1] = lines[1][:-1].rstrip() + "."
    lines[2] = lines[2].capitalize()
    waiting = [edit for edit in find_edits("\n\n".join([*lines, *lines])) if not edit.applied]
    assert [edit.rule for edit in waiting] == ["blank-lines"] * len(waiting) and len(waiting) >= 2


@FOUR
def test_words_divided_at_line_ends_are_joined(language: str) -> None:
    text = PARAGRAPHS[language]
    lines = wrap(text)
    for i in range(len(lines) - 1):
        head, _, tail = lines[i + 1].partition(" ")
        if head.isalpha() and len(head) > 6:
            lines[i], lines[i + 1] = f"{lines[i]} {head[:4]}-", f"{head[4:]} {tail}".strip()
    assert any(line.endswith("-") for line in lines)
    assert repaired("\n".join(lines)) == text


@pytest.mark.parametrize(
    ("before", "after", "new"),
    [
        ("ABŞ-", "ın mövqeyi dəyişdi", "-"),
        ("АЭС-", "ка", "-"),
        ("qeyri-", "rəsmi görüş", "-"),
        ("e-", "dövlət xidmətləri", "-"),
        ("yum\u00ad", "şaq", ""),
    ],
)
def test_hyphens_of_the_word_stay_and_soft_ones_go(before: str, after: str, new: str) -> None:
    (edit,) = found(f"Sənəddə {before}\n{after} yazılıb.", "line-hyphen")
    assert (edit.new, edit.applied) == (new, True)


def test_a_hyphenated_word_seen_elsewhere_keeps_its_hyphen() -> None:
    text = "Социально-экономический отчёт вышел. Потом социально-\nэкономического раздела не стало."
    (edit,) = found(text, "line-hyphen")
    assert (edit.old, edit.new, edit.applied) == ("-\n", "-", True)


@pytest.mark.parametrize(
    "text", ["Görüşdə Qarabağ-\nŞəki yolu haqqında danışıldı.", "A yol, b su. Bu yol-\nsu işidir."]
)
def test_unclear_hyphens_wait(text: str) -> None:
    (edit,) = found(text, "line-hyphen")
    assert not edit.applied


@pytest.mark.parametrize(
    "text", ["I wanted to say-\n\nBob: No.", "short-\nand long", "kısa-\nveya uzun", "a -\nb", "no-\n\nYes."]
)
def test_a_dash_at_a_line_end_is_no_divided_word(text: str) -> None:
    assert not found(text, "line-hyphen")


@FOUR
def test_paragraphs_cut_by_a_page_are_joined(language: str) -> None:
    text = PARAGRAPHS[language]
    cut = text.index(" ", 90)
    assert repaired(f"{text[:cut]}\n\n{text[cut + 1 :]}\n\n{text}") == f"{text}\n\n{text}"


@FOUR
def test_furniture_in_mid_sentence_leaves_the_reading_text(language: str) -> None:
    text = PARAGRAPHS[language]
    cut = text.index(" ", 90)
    original = f"{text[:cut]}\n\nJournal 7\n\n{text[cut + 1 :]}"
    mark = Mark(cut + 2, cut + 11, "furniture")
    assert repaired(original, (mark,)) == text
    assert "Journal 7" in repaired(original)


def test_unpunctuated_paragraphs_are_not_joined_in_silence() -> None:
    text = "\n\n".join("biz yenə məktəbə getdik amma orada heç kim yox idi" + " və gözlədik" * n for n in range(9))
    assert repaired(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "Leyla: mən gəldim\nSamir: mən də gəldim\nLeyla: yaxşı",
        "- alma və armud\n- heyva və nar\n- üzüm və əncir",
        "Ad\tYaş\nLəman\t31\nSamir\t29",
        "elma\narmut\nayva\nnar",
        "# Başlık\nmetin burada",
        "👩‍💻 evdən işləyir",
        "IT-компания и Wi-Fi работают, №5.",
    ],
)
def test_what_is_in_order_is_left_alone(text: str) -> None:
    assert find_edits(text) == []


def test_speaker_labels_begin_paragraphs_in_wrapped_transcripts() -> None:
    turns = [f"Müəllim: {PARAGRAPHS['az']}", f"Valideyn: {PARAGRAPHS['az']}"]
    original = "\n".join(line for turn in turns for line in wrap(turn))
    assert repaired(original).split("\n") == turns


@pytest.mark.parametrize(
    ("word", "right"),
    [("Шабнaм", "Шабнам"), ("Cевиндж", "Севиндж"), ("mәktәb", "məktəb"), ("Bаkı", "Bakı"), ("кəнд", "кәнд")],
)
def test_look_alikes_take_the_script_of_the_word(word: str, right: str) -> None:
    assert repaired(f"({word})") == f"({right})"


def test_abbreviations_before_russian_endings_wait() -> None:
    assert [edit.applied for edit in found("TOPовый список", "look-alike")] == [False] * 3


def test_invisible_characters_go() -> None:
    assert repaired("\ufeffrəqəm\u00adsal\u200b söz\uf02a qeyri\u0002dövlət") == "rəqəmsal söz qeyri-dövlət"


@FOUR
def test_clean_news_have_no_edits(language: str) -> None:
    folder = SHARED / "parallel-news" / language
    if not folder.is_dir():
        pytest.skip("no ../shared/data/parallel-news")
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())]
    for text in ["\n\n".join(texts), *texts]:
        assert [edit for edit in find_edits(text) if edit.rule != "invisible"] == []


def test_clean_interviews_have_no_edits() -> None:
    if not (SHARED / "interviews-en").is_dir():
        pytest.skip("no ../shared/data/interviews-en")
    for path in sorted((SHARED / "interviews-en").iterdir()):
        assert [edit for edit in find_edits(path.read_text(encoding="utf-8")) if edit.rule != "invisible"] == []


PIECES = st.sampled_from(
    [
        "söz",
        "Слово",
        "dövlət-",
        "ABŞ-",
        "ın",
        "İ",
        "Ad:",
        "- ",
        "1. ",
        "\n",
        "\n\n",
        " ",
        "\t",
        "\u00ad",
        "\u0002",
        ".",
        ",",
        "aб",
        "36",
    ]
)


@settings(max_examples=200, deadline=None)  # the first one loads a dictionary
@given(st.lists(PIECES, max_size=60).map("".join), st.data())
def test_edits_fit_and_lose_no_letter(original: str, data: st.DataObject) -> None:
    edges = sorted(data.draw(st.lists(st.integers(0, len(original)), max_size=4)))
    kinds = st.sampled_from(["heading", "list", "table", "paragraph", "footnote"])
    marks = [Mark(a, b, data.draw(kinds)) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    edits = find_edits(original, marks=marks)
    assert edits == sorted(edits) and {edit.rule for edit in edits} <= set(REPAIRERS)
    applied = [Edit(e.start, e.end, e.old, e.new, e.rule, e.confidence, True) for e in edits]
    layout = [edit for edit in applied if edit.rule not in ("look-alike", "furniture")]
    assert letters(Source("a", original).with_edits(layout).text) == letters(original)
    Source("a", original).with_edits(applied)


def letters(text: str) -> str:
    return re.sub(r"[\s\-\u00ad\u0002]", "", text)


def test_folding_is_one_for_all_languages() -> None:
    assert {fold(word) for word in ("IŞIQ", "İŞİQ", "ışıq", "işiq")} == {"işiq"}
