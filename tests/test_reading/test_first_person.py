"""Events that a quotation tells in the first person, in whatever way a language says "I"."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.reading import read

SAID = [
    pytest.param(
        "en",
        '"I met Ana Brnabic in Belgrade yesterday," the Kyrgyz president, Sadyr Japarov, said.',
        "meeting",
        ["Ana Brnabic", "Sadyr Japarov"],
        id="a pronoun",
    ),
    pytest.param(
        "ru",
        "«С премьером Индии Нарендрой Моди я встретился вчера», — сказал президент Франции Эмманюэль Макрон.",
        "meeting",
        ["Нарендра Моди", "Эмманюэль Макрон"],
        id="a pronoun, with the other side before it",
    ),
    pytest.param(
        "zh",
        "法国总统马克龙说：“我上周在巴黎会见了德国总理默茨。”",
        "meeting",
        ["马克龙", "默茨"],
        id="a pronoun without spaces",
    ),
    pytest.param(
        "tr",
        '"Bugün Abbas Irakçi ile telefonda görüştüm." diyen Hakan Fidan, ateşkes çağrısı yaptı.',
        "call",
        ["Abbas Irakçi", "Hakan Fidan"],
        id="an ending, the speaker behind a participle",
    ),
    pytest.param(
        "he",
        '"התקשרתי לדונלד טראמפ ביום ראשון", סיפר בנימין נתניהו.',
        "call",
        ["בנימין נתניהו", "דונלד טראמפ"],
        id="an ending",
    ),
    pytest.param(
        "ar",
        'وقال وزير الخارجية المصري بدر عبد العاطي: "التقيت أمس نظيري الفرنسي جان نويل بارو في باريس".',
        "meeting",
        ["بدر عبد العاطي", "جان نويل بارو"],
        id="an ending that a woman's verb shares",
    ),
    pytest.param(
        "fa",
        "عباس عراقچی گفت: «دیروز با بدر عبدالعاطی وزیر خارجه مصر تلفنی گفتگو کردم».",
        "call",
        ["بدر عبدالعاطی", "عباس عراقچی"],
        id="the ending of a verb that stands last",
    ),
]


@pytest.mark.parametrize(("language", "text", "kind", "names"), SAID)
def test_i_is_whoever_the_quotation_quotes(
    language: str, text: str, kind: str, names: list[str]
) -> None:
    reading = read(Document(id="x", text=text, language=language, published="2025-06-11"))
    told = [(e.kind, sorted(p.name for p in e.participants)) for e in reading.events]
    assert (kind, sorted(names)) in told


def test_someone_else_said_is_no_first_person() -> None:
    text = "Hakan Fidan, Abbas Irakçi ile telefonda görüştü."
    reading = read(Document(id="x", text=text, language="tr", published="2025-06-11"))
    assert [sorted(p.name for p in e.participants) for e in reading.events] == [
        ["Abbas Irakçi", "Hakan Fidan"]
    ]
