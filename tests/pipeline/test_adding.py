"""What adding refuses, and what it says needs a look."""

from __future__ import annotations

import pytest

from qualkit import store
from qualkit.errors import QualkitError
from qualkit.pipeline import Added, Known, add
from tests.pipeline.conftest import Desk

UNLABELLED = {
    "az": ("Siz nə vaxtdan burada işləyirsiniz?", "Təxminən on ildir ki, buradayam və işimi sevirəm."),
    "tr": ("Ne zamandan beri burada çalışıyorsunuz?", "Yaklaşık on yıldır buradayım ve işimi seviyorum."),
    "ru": ("С каких пор вы здесь работаете?", "Я здесь уже около десяти лет и люблю свою работу."),
    "en": ("Since when have you been working here?", "I have been here for about ten years and like my work."),
}


def test_a_changed_file_is_not_added_a_second_time(desk: Desk) -> None:
    path = desk.write("az.txt", "Kadr çatışmazlığı böyük çətinlikdir.")
    desk.add(path)
    path.write_text("Kadr çatışmazlığı böyük çətinlikdir. Bu da yeni cümlədir.", encoding="utf-8")
    (error,) = desk.add(path)
    assert isinstance(error, QualkitError) and "has changed since" in str(error)
    assert len(store.sources(desk.project)) == 1


def test_the_same_file_is_not_added_again_whether_split_or_whole(desk: Desk) -> None:
    path = desk.write("az.txt", "Kadr çatışmazlığı böyük çətinlikdir.")
    desk.add(path)
    (error,) = add(desk.project, [path], Known(split=True))
    assert isinstance(error, QualkitError) and "already, as az.txt" in str(error)


def test_another_file_of_the_same_name_is_a_source_of_its_own(desk: Desk) -> None:
    (desk.folder / "b").mkdir()
    first = desk.write("az.txt", "Kadr çatışmazlığı böyük çətinlikdir.")
    second = desk.write("b/az.txt", "Burada isə başqa mətn var, başqa adamın sözləridir.")
    assert [one.name for one in desk.add(first, second) if isinstance(one, Added)] == ["az.txt", "b/az.txt"]


@pytest.mark.parametrize("language", UNLABELLED)
def test_an_article_of_questions_without_a_speaker_is_pointed_out(desk: Desk, language: str) -> None:
    question, answer = UNLABELLED[language]
    text = "\n\n".join([answer, answer + " " + question, answer.upper(), question + " " + question, answer] * 2)
    (added,) = desk.add(desk.write("a.txt", text))
    assert isinstance(added, Added)
    assert ("no speaker was found" in added.note) == (added.n_turns == 0)


def test_a_wrong_encoding_is_noticed(desk: Desk) -> None:
    path = desk.folder / "ru.txt"
    path.write_bytes("Главная трудность в том, что не хватает кадров. Мы говорим об этом давно.".encode("cp1251"))
    (added,) = add(desk.project, [path], Known(encoding="windows-1254"))
    assert isinstance(added, Added) and "--encoding" in added.note


JOURNAL = "\n\n".join(
    f"УДК 32{n}\n\nЦифровая дипломатия и кадры: взгляд {n}\n\nАннотация. Статья {n} о нехватке кадров.\n\n"
    "Ключевые слова: кадры, дипломатия, цифровая среда.\n\nВведение\n\n"
    + f"Нехватка кадров остаётся главной трудностью ведомства номер {n}, о чём говорят все собеседники. " * 8
    + "\n\nСписок литературы\n\n1. Иванов И. И. Кадры. М., 2020. 120 с.\n\n2. Петров П. П. Сети. М., 2021. 90 с."
    for n in (1, 2)
)


def test_articles_do_not_count_twice_under_another_name(desk: Desk) -> None:
    first, second = desk.write("a.txt", JOURNAL), desk.write("b.txt", JOURNAL)
    added = list(add(desk.project, [first], Known(split=True)))
    assert [one.name for one in added if isinstance(one, Added)] == ["a.txt#1", "a.txt#2"]
    for known in (Known(), Known(split=True)):
        assert not any(isinstance(one, Added) for one in add(desk.project, [second], known))
    assert len(store.sources(desk.project)) == 2


def test_a_file_of_several_articles_says_so(desk: Desk) -> None:
    (added,) = desk.add(desk.write("a.txt", JOURNAL))
    assert isinstance(added, Added) and "2 articles in one file" in added.note
