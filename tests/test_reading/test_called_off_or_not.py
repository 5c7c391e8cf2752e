"""What somebody gives up, drops or fails at besides calls no meeting off."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.reading import read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "На встрече с президентом Того Иво Марском в понедельник министр иностранных дел Ганы Кати Линд отказалась комментировать санкции."),
        ("fr", "La ministre ghanéenne Kati Lind a rencontré lundi le président togolais Ivo Marsk, dont les avoirs ont été gelés."),
        ("ar", "التقت وزيرة خارجية غانا كاتي ليند يوم الاثنين رئيس توغو إيفو مارسك الذي تراجع عن قراره."),
        ("tr", "Gana Dışişleri Bakanı Kati Lind pazartesi günü Togo Cumhurbaşkanı Ivo Marsk ile görüştü ve yaptırımlar listeden çıkarıldı."),
        ("de", "Die ghanaische Außenministerin Kati Lind traf am Montag den togoischen Präsidenten Ivo Marsk, der auf Atomwaffen verzichtet."),
    ],
)  # fmt: skip
def test_a_meeting_was_held_whatever_else_was_given_up(language: str, text: str) -> None:
    (event,) = read(Document(id="x", text=text, language=language, published="2024-05-15")).events
    assert (event.kind, event.status) == ("meeting", "held")
