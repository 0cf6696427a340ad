"""The machine-readable contract (docs/contract.md)."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.golden import ROOT

CODEBOOK = ROOT / "codebooks" / "digital-diplomacy.yaml"
TEXTS = {
    "az": "Giriş\r\n\r\nMəqalədə kibertəhlükəsiz\u00adlikdən və kadr çatışmaz-\r\nlığından söz gedir. "
    "İkinci cümlə budur.\r\n",
    "tr": "Kurumda personel eksikliği ve siber güvenlik konuşu\u00adlur. I\u0307kinci cümle budur.\r\n",
    "ru": "Речь идёт о нехватке кадров и о кибербезо\u00adпасности. Второе предложение короткое.\r\n",
    "en": "The talk is of staff shortages 🙂 and of cyber\u00adsecurity. The second sentence is short.\r\n",
}


def rows(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("language", TEXTS)
def test_offsets_are_those_of_the_original(qualkit: Command, tmp_path: Path, language: str) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TEXTS[language].encode())
    original = qualkit("read", path).out
    assert original == unicodedata.normalize("NFC", TEXTS[language]).replace("\r\n", "\n")
    sentences = rows(qualkit("annotate", path, "--language", language, "--format", "jsonl").out)
    assert len(sentences) >= 2
    for sentence in sentences:
        assert original[sentence["start"] : sentence["end"]] == sentence["text"]
        assert "\u00ad" not in sentence["reading"]
        for token in sentence["tokens"]:
            assert sentence["start"] <= token["start"] < token["end"] <= sentence["end"]
            assert re.sub("\u00ad|-\n", "", original[token["start"] : token["end"]]) == token["text"]
            assert token["lemma"]


SAID = {
    "az": (
        "Kadrlar çatış\u00admır. Fəridə İsmayılzadənin sözlərinə görə, büdcə azdır.",
        "Fəridə İsmayılzadənin sözlərinə görə",
    ),
    "tr": ("Personel ek\u00adsik. Zeynep Korkmaz'a göre bütçe azdır.", "Zeynep Korkmaz'a göre"),
    "ru": ("Кадров не хва\u00adтает. По словам Анны Соколовой, бюджет мал.", "По словам Анны Соколовой"),
    "en": ("Staff are lack\u00ading. According to Leyla Safarli, the budget is small.", "According to Leyla Safarli"),
}


@pytest.mark.parametrize("language", SAID)
def test_an_attribution_says_which_words_told_it(qualkit: Command, tmp_path: Path, language: str) -> None:
    path = tmp_path / "text.txt"
    path.write_text(SAID[language][0], encoding="utf-8")
    original = qualkit("read", path).out
    own, told = rows(qualkit("annotate", path, "--language", language, "--format", "jsonl").out)
    assert own["attribution"] is None and own["attribution_at"] is None
    assert set(told["attribution"]) == {"name", "by"}
    start, end = told["attribution_at"]
    assert original[start:end] == SAID[language][1]


@pytest.mark.parametrize("language", TEXTS)
def test_codings_carry_all_fields(qualkit: Command, tmp_path: Path, language: str) -> None:
    path = tmp_path / "text.txt"
    path.write_text(TEXTS[language], encoding="utf-8")
    original = qualkit("read", path).out
    codings = rows(qualkit("code", path, "--codebook", CODEBOOK, "--language", language, "--format", "jsonl").out)
    assert {"challenges/staff-shortage", "security"} <= {row["code"].removesuffix("/cyber-attacks") for row in codings}
    fields = (
        "source code start end text reading terms sentence language section speaker role question"
        " attribution attribution_at coder status"
    )
    for row in codings:
        assert set(row) == set(fields.split())
        assert row["source"] == str(path) and row["status"] == "proposed" and row["language"] == language
        assert row["sentence"] == [row["start"], row["end"]]
        assert original[row["start"] : row["end"]] == row["text"]
        for term in row["terms"]:
            assert row["start"] <= term["start"] < term["end"] <= row["end"]


def test_repairs_have_all_fields_and_apply(qualkit: Command, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text(TEXTS["az"], encoding="utf-8")
    edits = rows(qualkit("repair", path, "--format", "jsonl").out)
    assert {"invisible"} <= {edit["rule"] for edit in edits}
    original = qualkit("read", path).out
    for edit in edits:
        assert set(edit) == {"source", "start", "end", "old", "new", "rule", "confidence", "applied"}
        assert original[edit["start"] : edit["end"]] == edit["old"]
    assert "kibertəhlükəsizlikdən" in qualkit("repair", path, "--format", "text").out
    assert qualkit("repair", path, "--apply", "none", "--format", "text").out == original
    assert "çatışmazlığından" in qualkit("repair", path, "--apply", "all", "--format", "text").out


def test_stdin_is_a_file_named_dash(qualkit: Command) -> None:
    done = qualkit("annotate", "-", "--format", "jsonl", stdin="Sosial şəbəkələr. Çox vacibdir.".encode())
    assert [row["source"] for row in rows(done.out)] == ["-", "-"]


@pytest.mark.parametrize(
    ("language", "term", "found", "left"),
    [
        ("az", "kadr çatışmazlığı", ["kadr çatışmazlığından"], ["kadr çatışmazlıqlıdır", "kadr siyasəti"]),
        ("tr", "dış politika", ["dış politikamızda"], ["dış politikacı", "iç politika"]),
        ("ru", "внешняя политика", ["внешней политики", "внешнюю политику"], ["внешний политический"]),
        ("en", "foreign policy", ["foreign policies"], ["foreign police"]),
    ],
)
def test_match_inflects_every_word_of_a_phrase(
    qualkit: Command, tmp_path: Path, language: str, term: str, found: list[str], left: list[str]
) -> None:
    (tmp_path / "t").write_text(term, encoding="utf-8")
    (tmp_path / "w").write_text("\n".join([*found, *left, *term.split()]), encoding="utf-8")
    done = qualkit("match", "--language", language, "--terms", "t", "--words", "w", "--format", "jsonl")
    assert [json.loads(line)["word"] for line in done.out.splitlines()] == found


def test_match_prints_pairs(qualkit: Command, tmp_path: Path) -> None:
    (tmp_path / "t").write_text("siyasət\ngetmək\n", encoding="utf-8")
    (tmp_path / "w").write_text("siyasətimizdən\nsiyasətçi\ngedirik\nSİYASƏTDƏ\n", encoding="utf-8")
    done = qualkit("match", "--language", "az", "--terms", "t", "--words", "w", "--format", "jsonl")
    assert rows(done.out) == [
        {"term": "siyasət", "word": "siyasətimizdən"},
        {"term": "siyasət", "word": "SİYASƏTDƏ"},
        {"term": "getmək", "word": "gedirik"},
    ]


def test_one_bad_file_does_not_stop_the_others(qualkit: Command, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Yaxşı mətn budur.", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    done = qualkit("annotate", "empty.txt", "good.txt", "missing.txt", "--format", "jsonl")
    assert [row["source"] for row in rows(done.out)] == ["good.txt"]
    assert done.status == 1
    assert [line.partition(":")[0] for line in done.err.splitlines()] == ["empty.txt", "missing.txt"]


def test_speaker_role_and_question(qualkit: Command, tmp_path: Path) -> None:
    text = (
        "Müsahibəçi: 3. Nə çatmır?\n\nİştirakçı: Kadr çatmır. Vaxt da yoxdur.\n\n"
        "Müsahibəçi: 4. Nə etməli?\n\nİştirakçı: Öyrənməli."
    )
    (tmp_path / "i.txt").write_text(text, encoding="utf-8")
    found = rows(qualkit("annotate", "i.txt", "--format", "jsonl").out)
    assert [(row["role"], row["speaker"], row["question"]) for row in found] == [
        ("interviewer", "Müsahibəçi", "3"),
        ("participant", "İştirakçı", "3"),
        ("participant", "İştirakçı", "3"),
        ("interviewer", "Müsahibəçi", "4"),
        ("participant", "İştirakçı", "4"),
    ]


TALKS = {
    "az": (
        "Müsahibəçi",
        "İştirakçı",
        "Harada işləyirsiniz?",
        "Kənddə.",
        "Təhlükəsizlik necədir?",
        "Təhlükəsizlik zəif.",
    ),
    "tr": ("Görüşmeci", "Katılımcı", "Nerede çalışıyorsunuz?", "Köyde.", "Güvenlik nasıl?", "Güvenlik zayıf."),
    "ru": ("Интервьюер", "Респондент", "Где вы работаете?", "В деревне.", "Как безопасность?", "Безопасность плоха."),
    "en": (
        "Interviewer",
        "Participant",
        "Where do you work?",
        "In a village.",
        "How about security?",
        "Security is weak.",
    ),
}


@pytest.mark.parametrize("language", TALKS)
def test_interviewers_are_coded_only_where_that_is_asked_for(qualkit: Command, tmp_path: Path, language: str) -> None:
    asking, answering, *said = TALKS[language]
    turns = [f"{(asking, answering)[n % 2]}: {text}\n\n" for n, text in enumerate(said)]
    term = said[-1].split()[0].lower()
    (tmp_path / "a.txt").write_text("".join(turns), encoding="utf-8")
    book = "id: talks\nname: {en: Talks}\ncodes:\n  - id: security\n    name: {en: Security}\n"
    (tmp_path / "b.yaml").write_text(f"{book}    terms: {{{language}: [{term}]}}\n", encoding="utf-8")
    code = ("code", "a.txt", "--codebook", "b.yaml", "--language", language, "--format", "jsonl")
    assert [row["role"] for row in rows(qualkit(*code).out)] == ["participant"]
    assert [row["role"] for row in rows(qualkit(*code, "--interviewers").out)] == ["interviewer", "participant"]
    assert rows(qualkit(*code, "--section", "body").out) == []
