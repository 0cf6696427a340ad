"""The words that tell a speaker's label from other words before a colon, in four languages; all in lower case."""

from __future__ import annotations

# Parts of names and forms of address that are written small.
SMALL_IN_NAMES = frozenset(
    {
        "xanım", "bəy", "müəllim", "müəllimə", "oğlu", "qızı", "hanım", "bey", "hoca", "kızı", "von", "van", "de", "da",
        "di", "la", "el", "al", "bin", "ibn", "of", "the", "and", "və", "ve", "и", "dr", "prof", "dos", "doç", "doc",
        "д-р", "проф", "доц", "mr", "mrs", "ms",
    }
)  # fmt: skip
# Who is there ("Katılımcılar: Ayşe Kaya, Murat Demir").
ATTENDANCE = frozenset(
    {
        "iştirakçılar", "katılımcılar", "katılanlar", "участники", "присутствовали", "присутствующие",
        "participants", "attendees", "present", "attended",
    }
)  # fmt: skip
# Lines of a heading block ("Date: 5 May") and of an article ("Keywords: …", "Note: …") that nobody says.
PARTICULARS = ATTENDANCE | frozenset(
    {
        "tarix", "yer", "vaxt", "müddət", "mövzu", "məkan", "layihə", "fayl", "tarih", "konum", "saat", "süre", "konu",
        "mekan", "proje", "dosya", "дата", "место", "время", "длительность", "продолжительность", "тема", "проект",
        "файл", "date", "place", "location", "time", "duration", "topic", "project", "file", "length", "transcriber",
        "transcribed", "recorded", "language", "dil", "язык", "gündəlik", "gündem", "повестка", "agenda", "age", "yaş",
        "возраст", "gender", "cins", "cinsiyet", "пол", "occupation", "peşə", "meslek", "профессия", "ixtisas", "code",
        "kod", "код",
    }
)  # fmt: skip
NOT_SPEAKERS = PARTICULARS | frozenset(
    {
        "qeyd", "mənbə", "şəkil", "cədvəl", "foto", "fotolar", "misal", "nümunə", "nəticə", "diqqət", "giriş", "ünvan",
        "telefon", "tel", "email", "e-mail", "mail", "not", "kaynak", "şekil", "tablo", "fotoğraf", "fotoğraflar",
        "resim", "görsel", "örnek", "sonuç", "dikkat", "adres", "примечание", "источник", "рис", "рисунок", "таблица",
        "фото", "изображение", "пример", "вывод", "итог", "внимание", "введение", "адрес", "note", "notes", "source",
        "sources", "image", "photo", "photos", "picture", "figure", "fig", "table", "example", "result", "conclusion",
        "introduction", "warning", "attention", "address", "phone", "http", "https", "url", "doi", "issn", "isbn",
        "udc", "удк", "uot", "copyright", "orcid", "tags", "etiketler", "теги", "teqlər", "category", "kateqoriya",
        "kategori", "слушали", "постановили", "решили", "голосовали", "выступили", "решение", "qərar", "qərara",
        "dinlənildi", "karar", "kararlar", "görüşüldü", "resolved", "decided", "decision", "decisions", "action",
        "actions", "motion",
    }
)  # fmt: skip
# What a transcriber or editor writes between turns ("Qeyd: telefon zəng çaldı.").
REMARKS = frozenset(
    {
        "qeyd", "qeydlər", "transkriptçinin qeydi", "redaktorun qeydi", "müəllifin qeydi", "müsahibəçinin qeydi",
        "tərcüməçinin qeydi", "redaksiyanın qeydi", "tədqiqatçının qeydi", "jurnalistin qeydi",
        "redaksiyadan", "not", "notlar", "çevirenin notu", "çevirmenin notu", "editörün notu", "editör notu",
        "yazarın notu", "araştırmacı notu", "araştırmacının notu", "görüşmecinin notu",
        "примечание", "примечания", "прим", "прим. ред", "примечание расшифровщика", "примечание редактора",
        "примечание интервьюера", "примечание переводчика", "примечание автора",
        "примечание исследователя", "прим. авт", "прим. пер", "от редакции",
        "note", "notes", "nb", "transcriber's note", "transcriber’s note", "editor's note", "editor’s note",
        "interviewer's note", "interviewer’s note", "translator's note", "translator’s note", "researcher's note",
        "researcher’s note", "author's note", "author’s note",
    }
)  # fmt: skip
# What orders an answer or a text and names nobody ("First: …", "Birincisi: …", "Во-первых: …", "Strengths: …").
ORDER_WORDS = frozenset(
    {
        "birinci", "birincisi", "ikinci", "ikincisi", "üçüncü", "üçüncüsü", "dördüncü", "dördüncüsü", "beşinci",
        "əvvəla", "əvvəlcə", "sonra", "nəhayət", "məsələn", "yəni", "deməli", "əlavə", "problem", "səbəb",
        "ilk", "ilki", "ilkin", "öncelikle", "son", "sonuncusu", "örneğin", "mesela", "yani", "kısaca",
        "özetle", "sorun", "neden", "ayrıca",
        "первое", "второе", "третье", "четвёртое", "четвертое", "пятое", "первый", "второй", "третий", "первая",
        "вторая", "третья", "во-первых", "во-вторых", "в-третьих", "в-четвёртых", "сначала", "потом", "наконец",
        "например", "итак", "проблема", "причина", "кроме",
        "first", "firstly", "second", "secondly", "third", "thirdly", "fourth", "fifth", "finally", "lastly", "last",
        "next", "then", "also", "namely", "example", "examples", "reason", "one", "two", "three", "ps",
        "reminder", "remember", "update",
        "hipotez", "fərziyyə", "гипотеза", "hypothesis", "rq", "fəsil", "bölmə", "bölüm", "глава", "раздел", "chapter",
        "section", "mərhələ", "addım", "aşama", "adım", "этап", "шаг", "stage", "phase", "step",
        "üstünlük", "üstünlüklər", "üstünlükləri", "çatışmazlıq", "çatışmazlıqlar", "çatışmazlıqları", "müsbət",
        "mənfi", "zəif", "imkanlar", "təhlükələr", "risklər", "tapşırıq", "ipucu", "məqsəd", "tezis", "antitezis",
        "avantaj", "avantajlar", "avantajları", "dezavantaj", "dezavantajlar", "dezavantajları", "olumlu", "olumsuz",
        "artılar", "artıları", "eksiler", "eksileri", "zayıf", "fırsatlar", "tehditler", "riskler", "görev", "antitez",
        "преимущество", "преимущества", "недостаток", "недостатки", "достоинства", "плюс", "плюсы", "минус", "минусы",
        "возможности", "угрозы", "риски", "задание", "задача", "подсказка", "цель", "тезис", "антитезис",
        "strength", "strengths", "weakness", "weaknesses", "advantage", "advantages", "disadvantage", "disadvantages",
        "drawback", "drawbacks", "benefits", "opportunities", "threats", "risks", "pro", "pros", "cons", "task",
        "exercise", "hint", "tip", "aim", "goal", "thesis", "antithesis",
        "lehinə", "əleyhinə", "lehte", "aleyhte", "lehinde", "aleyhinde", "за", "против", "for", "against",
        "çərşənbə", "cümə", "şənbə", "bazar", "gün", "həftə", "pazartesi", "salı", "çarşamba", "perşembe", "cumartesi",
        "pazar", "hafta", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье", "день",
        "неделя", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "day", "week",
    }
)  # fmt: skip
NOT_SPEAKERS |= ORDER_WORDS
# What a machine or a careful transcriber calls anybody; who asks tells them apart.
ANYBODY = frozenset(
    {
        "speaker", "voice", "person", "konuşmacı", "konuşan", "ses", "спикер", "говорящий", "голос", "danışan",
        "natiq", "spiker", "səs",
    }
)  # fmt: skip
# Words for a role beyond those of the languages: rarer ones, and what transcription bureaus write.
MORE_ROLES = {
    "interviewer": (
        "müsahibə aparan", "sual verən", "sualverən", "sorğuçu", "fasilitator", "aparıcı jurnalist",
        "mülakatı yapan", "mülakat yapan", "görüşmeyi yürüten", "röportajcı", "röportajı yapan", "söyleşiyi yapan",
        "anketör", "kolaylaştırıcı",
        "исследовательница", "журналистка", "корреспондентка", "фасилитатор", "интервьюирующий", "интервьюерка", "инт",
        "presenter", "anchor", "interviewers", "quizmaster",
    ),
    "participant": (
        "həmsöhbət", "cavabdeh", "informant", "müsahibə olunan", "sorğuda iştirak edən",
        "görüşülen", "yanıtlayan", "cevaplayan", "yanıtlayıcı", "kaynak kişi", "katılımcılar",
        "интервьюируемая", "информантка", "отвечающий", "отвечающая", "опрашиваемый", "экспертка", "гостья", "респ",
        "interviewed", "panelist", "panellist", "responder", "resp",
    ),
}  # fmt: skip
# Who is there and neither asks nor answers.
OTHERS = frozenset(
    {
        "tərcüməçi", "müşahidəçi", "köməkçi", "assistent", "operator", "texnik", "hamı", "hamısı", "qrup", "naməlum",
        "redaktor", "redaksiya", "red",
        "tercüman", "çevirmen", "gözlemci", "asistan", "yardımcı", "kameraman", "hepsi", "grup", "bilinmeyen", "editör",
        "переводчик", "переводчица", "наблюдатель", "наблюдательница", "ассистент", "ассистентка", "оператор", "все",
        "группа", "неизвестный", "неизвестная", "редактор", "ред",
        "translator", "interpreter", "observer", "assistant", "note-taker", "notetaker", "all", "everyone", "group",
        "unknown", "unidentified", "technician", "editor", "ed",
    }
)  # fmt: skip
# "Sual 3:", "Soru 3:" — the figure is the question's, not a person's. The word stands for who answers.
QUESTION_WORDS = {
    "sual": "Cavab", "soru": "Cevap", "вопрос": "Ответ", "question": "Answer", "q": "Answer", "s": "Cavab",
}  # fmt: skip
ANSWERS = {"az": "Cavab", "tr": "Cevap", "ru": "Ответ", "en": "Answer"}
ANSWER_WORDS = frozenset({"cavab", "cevap", "yanıt", "ответ", "answer"})
QUESTIONS = {"az": "Sual", "tr": "Soru", "ru": "Вопрос", "en": "Question"}
# The letters of an interviewer and of a participant; one of them alone says nothing.
LETTER_PAIRS = {
    "az": ("SC", "MR", "MC", "MI", "Mİ", "AR", "AC", "QA"),
    "tr": ("SC", "SY", "GK", "AK", "MK", "QA"),
    "ru": ("ВО", "ИР", "ИУ", "МР", "МУ", "QA"),
    "en": ("QA", "IR", "IP", "IS", "MP", "MR"),
}
# Headings of articles and theses that open no section of their own.
HEADINGS = frozenset(
    {
        "giriş", "nəticə", "nəticələr", "tövsiyələr", "metodologiya", "müzakirə", "əlavələr",
        "sonuç", "sonuçlar", "sonuç ve öneriler", "öneriler", "yöntem", "bulgular", "tartışma", "ekler",
        "введение", "заключение", "выводы", "рекомендации", "методология", "методы", "результаты", "обсуждение",
        "introduction", "conclusion", "conclusions", "recommendations", "methodology", "methods", "results",
        "findings", "discussion", "appendix", "acknowledgements",
    }
)  # fmt: skip
