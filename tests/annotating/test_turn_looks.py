"""Interviews in which nobody has a label: a dash, bold letters, italics, a number or a list mark tells who asks."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from qualkit.annotating import annotate
from qualkit.model.sources import Mark, Source

# Nobody says "you" in the first questions, and hardly anybody "I" in the answers.
TALKS = {
    "az": [
        ("Muzey niyə həftənin ortasında bağlanır?", "Düzü, işçi çatmır. Bələdçilərin yarısı başqa işə keçib."),
        ("Ən çox hansı zal sevilir?", "Əlbəttə, saatlar zalı. Uşaqlar oradan çıxmaq istəmir."),
        ("Gələn il nə dəyişəcək?", "Dam təmir olunacaq, sonra ikinci mərtəbə açılacaq."),
        ("Bu işdə nəyi ən çox sevirsiniz?", "Səssizliyi. Səhər qapını açanda heç kim olmur."),
    ],
    "tr": [
        ("Müze neden hafta ortasında kapanıyor?", "Açıkçası eleman yok. Rehberlerin yarısı başka işe geçti."),
        ("En çok hangi salon seviliyor?", "Tabii saatler salonu. Çocuklar oradan çıkmak istemiyor."),
        ("Gelecek yıl ne değişecek?", "Çatı onarılacak, sonra ikinci kat açılacak."),
        ("Bu işin en çok neyini seviyorsunuz?", "Sessizliğini. Sabah kapı açılınca kimse olmuyor."),
    ],
    "ru": [
        ("Почему музей закрыт в середине недели?", "Честно говоря, людей не хватает. Половина экскурсоводов ушла."),
        ("Какой зал любят больше всего?", "Зал часов, конечно. Дети не хотят оттуда уходить."),
        ("Что изменится в будущем году?", "Починят крышу, потом откроют второй этаж."),
        ("Что вам ближе всего в этой работе?", "Тишина. Утром открываешь дверь, а там никого."),
    ],
    "en": [
        ("Why is the museum closed in the middle of the week?", "Honestly, there is no staff. Half the guides left."),
        ("Which room is the favourite?", "The clocks, of course. Children refuse to leave it."),
        ("What is going to change next year?", "The roof gets mended, then the second floor opens."),
        ("What do you like best about the work?", "The silence. In the morning there is nobody there."),
    ],
}
TITLES = {"az": "Müsahibə", "tr": "Röportaj", "ru": "Интервью с хранителем", "en": "Interview with the keeper"}
WORDS = {"az": ("Sual", "Cavab"), "tr": ("Soru", "Cevap"), "ru": ("Вопрос", "Ответ"), "en": ("Question", "Answer")}
# A page of advice speaks to its reader, or asks as its reader would; a report has nobody who speaks.
ADVICE = {
    "az": [
        ("Bileti haradan ala bilərəm?", "Bileti kassadan və ya saytdan ala bilərsiniz."),
        ("Bilet itərsə, nə etməliyəm?", "Kassaya müraciət edin və sənədinizi göstərin."),
        ("Muzey saat neçədə açılır?", "Muzey saat onda açılır, bazar ertəsi bağlıdır."),
    ],
    "tr": [
        ("Bileti nereden alabilirim?", "Bileti gişeden ya da siteden alabilirsiniz."),
        ("Biletim kaybolursa ne yapmalıyım?", "Gişeye başvurun ve kimliğinizi gösterin."),
        ("Müze saat kaçta açılıyor?", "Müze saat onda açılır, pazartesi kapalıdır."),
    ],
    "ru": [
        ("Где я могу купить билет?", "Вы можете купить билет в кассе или на сайте."),
        ("Что мне делать, если билет потерян?", "Обратитесь в кассу и покажите документ."),
        ("Когда открывается музей?", "Музей открывается в десять, в понедельник он закрыт."),
    ],
    "en": [
        ("Where can I buy a ticket?", "You can buy a ticket at the desk or on the site."),
        ("What do I do if my ticket is lost?", "Go to the desk and show your papers."),
        ("When does the museum open?", "The museum opens at ten and is closed on Mondays."),
    ],
}
REPORT = {
    "az": [
        ("Muzeylərə kim gedir?", "Ziyarətçilərin üçdə ikisi məktəblidir. Qalanları turistlərdir."),
        ("Pul haradan gəlir?", "Gəlirin yarısı dövlət büdcəsindəndir. Bilet payı azdır."),
        ("Növbəti addım nədir?", "Kataloqlar rəqəmsal formaya keçirilir və bu iş iki il çəkəcək."),
    ],
    "tr": [
        ("Müzelere kim gidiyor?", "Ziyaretçilerin üçte ikisi öğrencidir. Geri kalanı turisttir."),
        ("Para nereden geliyor?", "Gelirin yarısı devlet bütçesindendir. Bilet payı azdır."),
        ("Sonraki adım nedir?", "Kataloglar sayısallaştırılmaktadır ve bu iş iki yıl sürecektir."),
    ],
    "ru": [
        ("Кто ходит в музеи?", "Две трети посетителей составляют школьники. Остальные приехали издалека."),
        ("Откуда берутся деньги?", "Половина дохода поступает из бюджета. Доля билетов мала."),
        ("Каков следующий шаг?", "Каталоги переводят в цифровой вид, и это займёт два года."),
    ],
    "en": [
        ("Who goes to museums?", "Two thirds of the visitors are pupils. The rest come from abroad."),
        ("Where does the money come from?", "Half of the income is public. The share of tickets is small."),
        ("What is the next step?", "The catalogues are being digitised, which takes two years."),
    ],
}
BOTH_DASHED = ["– {q}\n\n– {a}", "— {q}\n— {a}", "- {q}\n\n- {a}", "• {q}\n• {a}"]
SET_APART = [
    "– {q}\n\n{a}", "- {q}\n{a}", "<{q}>\n\n{a}", "<{n}. {q}>\n\n{a}", "{n}. {q}\n{a}", "{n}) {q}\n\n{a}",
    "_{q}_\n\n{a}", "[{q}]\n\n{a}", "~{q}~\n\n{a}", "~{q}~\n{a}", "~{q}~ {a}", "~{n}. {q}~\n\n{a}",
]  # fmt: skip


def source(talk: Sequence[tuple[str, str]], form: str, *, title: str = "") -> Source:
    """The talk in this form: <…> is bold, ~…~ italic, […] an item of a list."""
    written = f"{title}\n\n" if title else ""
    for number, (asked, told) in enumerate(talk, 1):
        written += form.format(n=number, q=asked, a=told) + ("\n" if "\n\n" not in form else "\n\n")
    return marked(written)


def marked(written: str) -> Source:
    """The text without the signs for letters and lists, with marks where these stood."""
    text, marks = "", []
    for piece in re.split(r"(<[^>]*>|~[^~]*~|\[[^]]*\])", written):
        kind = {"<": "bold", "~": "italic", "[": "list"}.get(piece[:1])
        words = piece[1:-1] if kind else piece
        if kind:
            marks.append(Mark(len(text), len(text) + len(words), kind))
        text += words
    return Source("a.docx", text, tuple(marks))


def said(made: Source, language: str) -> list[tuple[str, str, str]]:
    turns = annotate(made, language=language).turns
    return [(turn.speaker, turn.role, made.text[turn.start : turn.end].strip("_").lstrip("1234.) ")) for turn in turns]


def expected(language: str) -> list[tuple[str, str, str]]:
    roles = ("interviewer", "participant")
    return [(WORDS[language][at], roles[at], words) for talk in TALKS[language] for at, words in enumerate(talk)]


@pytest.mark.parametrize("language", TALKS)
@pytest.mark.parametrize("form", BOTH_DASHED + SET_APART)
@pytest.mark.parametrize("has_title", [True, False])
def test_the_look_of_the_questions_tells_who_asks(language: str, form: str, has_title: bool) -> None:
    made = source(TALKS[language], form, title=TITLES[language] if has_title else "")
    assert said(made, language) == expected(language)


@pytest.mark.parametrize("language", TALKS)
@pytest.mark.parametrize("form", ["<{n}. {q}>\n\n{a}", "{n}. {q}\n{a}"])
def test_numbered_questions_number_the_turns(language: str, form: str) -> None:
    turns = annotate(source(TALKS[language], form), language=language).turns
    assert [turn.question for turn in turns] == ["1", "1", "2", "2", "3", "3", "4", "4"]


@pytest.mark.parametrize("language", TALKS)
@pytest.mark.parametrize("form", SET_APART)
@pytest.mark.parametrize("texts", [ADVICE, REPORT], ids=["advice", "report"])
def test_advice_and_reports_with_questions_are_no_interviews(
    language: str, form: str, texts: dict[str, list[tuple[str, str]]]
) -> None:
    assert said(source(texts[language], form), language) == []


@pytest.mark.parametrize("language", TALKS)
@pytest.mark.parametrize("form", ["– {q}", "<{q}>", "{n}. {q}", "[{q}]", "<{q}>\n"])
def test_questions_that_nobody_answers_are_no_interview(language: str, form: str) -> None:
    assert said(source(TALKS[language], form, title=TITLES[language]), language) == []


@pytest.mark.parametrize(
    ("language", "heading"), [("az", "Xülasə"), ("tr", "Kaynakça"), ("ru", "Аннотация"), ("en", "References")]
)
@pytest.mark.parametrize("form", ["<{q}>\n\n{a}", "{n}. {q}\n\n{a}"])
def test_an_article_with_its_usual_parts_is_no_interview(language: str, heading: str, form: str) -> None:
    made = source(REPORT[language][:2] + TALKS[language][3:], form)
    text = f"{made.text}{heading}\n\n"
    assert annotate(Source("a.docx", text, made.marks), language=language).turns == ()


# Articles with an epigraph, an abstract, a caption, quotations and a question, all of them in italics.
IN_ITALICS = {
    "az": (
        "~Su axar, daş qalar. Bəs biz niyə qalmırıq?~",
        "~Bu məqalə kənd arxlarının tarixindən bəhs edir. Arxları kim çəkib və nə üçün?~",
        "Arxların çoxu keçən əsrdə çəkilib və bu gün də işləyir.",
        "~Şəkil 1. Köhnə arx, 1954-cü il~",
        "Kənd sakinlərindən biri belə deyir:",
        "~Babam bu arxı əli ilə qazıb, biz isə onu qoruya bilmədik. Siz heç quru arx görmüsünüz?~",
        "Başqa bir sakin də eyni sözləri təkrar edir:",
        "~Su gələndə hamı sevinirdi, indi kim sevinir?~",
        "Bu fikirlər arxların yaddaşda necə qaldığını göstərir.",
    ),
    "tr": (
        "~Su akar, taş kalır. Peki biz neden kalmıyoruz?~",
        "~Bu makale köy arklarının tarihini anlatıyor. Arkları kim, niçin kazdı?~",
        "Arkların çoğu geçen yüzyılda kazıldı ve bugün de çalışıyor.",
        "~Şekil 1. Eski ark, 1954~",
        "Köylülerden biri şöyle diyor:",
        "~Dedem bu arkı eliyle kazmış, biz koruyamadık. Siz hiç kuru ark gördünüz mü?~",
        "Bir başka köylü de aynı sözleri yineliyor:",
        "~Su gelince herkes sevinirdi, şimdi kim seviniyor?~",
        "Bu sözler arkların bellekte nasıl kaldığını gösteriyor.",
    ),
    "ru": (
        "~Вода течёт, камень лежит. А мы почему не остаёмся?~",
        "~В статье рассказана история сельских каналов. Кто и зачем их копал?~",
        "Большинство каналов вырыто в прошлом веке, они работают и сегодня.",
        "~Рис. 1. Старый канал, 1954 год~",
        "Один из жителей говорит так:",
        "~Мой дед вырыл этот канал руками, а мы его не сберегли. Вы видели когда-нибудь сухой канал?~",
        "Другой житель повторяет те же слова:",
        "~Когда приходила вода, все радовались, а теперь кто радуется?~",
        "Эти слова показывают, каким канал остался в памяти.",
    ),
    "en": (
        "~Water runs and the stone stays. Why do we not stay?~",
        "~This article tells the history of village canals. Who dug them, and what for?~",
        "Most of the canals were dug in the last century and still work.",
        "~Figure 1. The old canal, 1954~",
        "One of the villagers puts it like this:",
        "~My grandfather dug this canal with his hands and we lost it. Have you ever seen a dry canal?~",
        "Another villager says the same in other words:",
        "~When the water came we were all glad, and who is glad now?~",
        "These words show how the canal has stayed in memory.",
    ),
}


@pytest.mark.parametrize("language", IN_ITALICS)
def test_what_articles_have_in_italics_makes_nobody_speak(language: str) -> None:
    assert said(marked("\n\n".join(IN_ITALICS[language])), language) == []
