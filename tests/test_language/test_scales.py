"""One number, written in the ways of many languages."""

from __future__ import annotations

import pytest

from dragoman.documents import make
from dragoman.model import RawItem
from dragoman.record import draw

SAID = [
    ("en", "They paid 48 million dollars."),
    ("en", "They paid 48,000,000 dollars."),
    ("de", "Sie zahlten 48 Millionen Dollar."),
    ("de", "Sie zahlten 48 Mio. Dollar."),
    ("fr", "Ils ont payé 48 millions de dollars."),
    ("ru", "Они заплатили 48 миллионов долларов."),
    ("ar", "دفعوا 48 مليون دولار."),
    ("fa", "آنها ۴۸ میلیون دلار پرداختند."),
    ("he", "הם שילמו 48 מיליון דולר."),
    ("zh", "他们支付了4800万美元。"),
    ("tr", "48 milyon dolar ödediler."),
    ("id", "Mereka membayar 48 juta dolar."),
    ("vi", "Họ đã trả 48 triệu đô la."),
]


@pytest.mark.parametrize(("language", "text"), SAID)
def test_a_number_is_multiplied_by_the_word_behind_it(language: str, text: str) -> None:
    portrait = draw(make(RawItem(place="x", text=text, language=language)))
    assert portrait.numbers == ("48000000",)


@pytest.mark.parametrize(
    ("text", "number"),
    [("1.2 billion euros", "1200000000"), ("12亿人", "1200000000"), ("550 ships", "550")],
)
def test_points_and_numbers_that_stand_alone(text: str, number: str) -> None:
    language = "zh" if "亿" in text else "en"
    portrait = draw(make(RawItem(place="x", text=f"There were {text}.", language=language)))
    assert portrait.numbers == (number,)
