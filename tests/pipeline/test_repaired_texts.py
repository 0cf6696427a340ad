"""Codings on repaired text: across a running header, with half an edit selected, and through a later repair."""

from __future__ import annotations

import textwrap
from dataclasses import replace

import pytest

from qualkit import coding, store
from qualkit.model.codings import Status
from qualkit.model.sources import Edit, Source
from qualkit.model.spans import Span
from qualkit.pipeline import KeptAnnotations, standing
from tests.builders import make_coding
from tests.pipeline.conftest import Desk

HEADER = "Rəqəmsal Araşdırmalar Jurnalı  {n}"
LINES = {
    "az": ("Universitetlərdə ən çox hiss olunan məsələ kadr çatışmazlığıdır və bu məsələ hələ də", "həllini tapmayıb."),
    "tr": (
        "Üniversitelerde en çok hissedilen mesele personel eksikliğidir ve bu mesele hâlâ tam",
        "çözülmüş değildir.",
    ),
    "ru": ("В университетах острее всего ощущается нехватка кадров, и этот вопрос до сих пор не", "решён до конца."),
    "en": ("At the universities people feel the staff shortage most of all, and so far this has not", "been settled."),
}


@pytest.mark.parametrize("language", LINES)
def test_a_quotation_across_a_running_header_reads_whole(desk: Desk, language: str) -> None:
    first, second = LINES[language]
    pages = [f"{first}\n\n{HEADER.format(n=n)}\n\n{second}\n" for n in range(1, 5)]
    desk.add(desk.write("pages.txt", "\n".join(pages)))
    (source,) = store.sources(desk.project)
    source = store.decide_edits(desk.project, source, source.edits, approve=True)
    desk.run()
    codings = standing(desk.project).codings
    assert [one.words for one in codings] == [f"{first} {second}"] * 4
    start, end = source.offsets.to_original(*codings[0].span)
    assert HEADER.format(n=1) in source.original[start:end]


def with_waiting(desk: Desk, text: str, old: str, new: str) -> Source:
    """A source in which one repair waits."""
    desk.add(desk.write("az.txt", text))
    (source,) = store.sources(desk.project)
    start = source.original.index(old)
    edit = Edit(start, start + len(old), old, new, "letters", 0.8, applied=False)
    return store.replace_edits(desk.project, source, [edit])


def test_half_an_edit_selected_quotes_all_of_it(desk: Desk) -> None:
    source = with_waiting(desk, "Böyük çə tinlik budur.", "çə tinlik", "çətinlik")
    source = store.decide_edits(desk.project, source, source.edits, approve=True)
    half = Span(source.text.index("tinlik"), source.text.index(" budur"))
    coding = replace(make_coding(source, "tinlik", coder=desk.project.coder), span=half)
    assert source.words(Span(*half)) == "tinlik"
    assert source.original[slice(*source.offsets.to_original(*half))] == "çə tinlik"
    store.decide(desk.project, [coding], Status.ACCEPTED)
    store.decide_edits(desk.project, source, source.edits, approve=False)
    (carried,) = [one for one in standing(desk.project).codings if one.status is Status.ACCEPTED]
    assert carried.words == "çə tinlik"


def test_an_edit_approved_after_coding_changes_the_words_and_keeps_the_place(desk: Desk) -> None:
    source = with_waiting(desk, "Əvvəl çə tinlik var idi. Sonra kömək gəldi.", "çə tinlik", "çətinlik")
    for words in ("çə tinlik var idi", "Sonra kömək gəldi."):
        store.decide(desk.project, [make_coding(source, words, coder=desk.project.coder)], Status.ACCEPTED)
    new = store.decide_edits(desk.project, source, source.edits, approve=True)
    codings = [one for one in standing(desk.project).codings if one.status is Status.ACCEPTED]
    assert [one.words for one in codings] == ["çətinlik var idi", "Sonra kömək gəldi."]
    assert all(new.words(one.span) == one.words for one in codings)
    assert standing(desk.project).lost == []


APART = str.maketrans({"ü": "ü ", "ö": "o ", "ğ": "g ", "İ": "I ", "u": "ü", "Ü": "Ü ", "Ö": "O ", "U": "Ü"})
ARTICLE = (
    "Kültür diplomasisi, bir ülkenin kendi kültürünü yurt dışında tanıtmak için yürüttüğü çalışmaların bütünüdür. "
    "Bu çalışmalar sergilerden dil kurslarına kadar uzanır. Son yıllarda müzeler koleksiyonlarını sayısal ortama "
    "taşımış, konsolosluklar da bu koleksiyonları öğretmenlerle buluşturmuştur. Görüştüğümüz uzmanlar, kültürün "
    "siyasetten bağımsız düşünülemeyeceğini, ancak ona bütünüyle bağlı da olmadığını söylüyor. Onlara göre güven, "
    "uzun süren ve sabır isteyen karşılıklı bir ilişkinin ürünüdür; bunun için de kurumların "
    "birbirini dinlemesi gerekir."
)


def test_a_word_is_found_where_the_original_has_it_in_pieces(desk: Desk) -> None:
    desk.add(desk.write("tr.txt", "\n".join(textwrap.wrap(ARTICLE.translate(APART), 90))))
    (source,) = store.sources(desk.project)
    assert "kültür" not in source.original.casefold()
    (places,) = coding.find("kültür", [KeptAnnotations(desk.project, [source])[0]])
    found = [(source.text[place.start : place.end], place) for place in places]
    assert [words for words, _place in found] == ["Kültür", "kültürünü", "kültürün"]
    for words, place in found:
        start, end = source.offsets.to_original(place.start, place.end)
        assert "".join(source.original[start:end].split()) == "".join(words.translate(APART).split())
