"""A speaker's damaged name is mended before each of her turns or before none."""

from __future__ import annotations

from qualkit.model.sources import Edit, Source
from qualkit.repairing import find_edits
from qualkit.repairing.letters.labels import with_same_labels

INTERVIEW = """Görüşmeci: Ne zaman başladınız?

Gü lten Kü çü k: Köyde on yıl önce, küçük bir ekiple başladık.

Görüşmeci: Kaç kişiydiniz?

Gü lten Kü çü k: Üç kişiydik. Kü tü phane ve kü ltü r işleri gü çtü.

Görüşmeci: Bugün?

Gü lten Kü çü k: Bugün bü yü k sergiler dü zenliyoruz.
"""


def test_a_name_is_mended_on_lines_that_are_clean_otherwise() -> None:
    source = Source("", INTERVIEW).with_edits(find_edits(INTERVIEW))
    assert source.text.count("\nGülten Küçük: ") == 3


def test_labels_take_the_edits_of_the_same_label_only() -> None:
    text = "Gü lay: bir\nGü lay: iki\nGü ler: üç\nO, Gü lay: dedi"
    edit = Edit(1, 3, "ü ", "ü", "font-letters", 0.99, True)
    assert [one.start for one in with_same_labels(text, [edit])] == [1, 13]


def test_a_text_without_edits_gets_none() -> None:
    assert with_same_labels("Gü lay: bir\nGü lay: iki", []) == []
    assert with_same_labels("", []) == []
