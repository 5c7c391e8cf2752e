"""Turkish: what was said stands before its verb; cases and participles decide who does what."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Reading
from dragoman.reading import read


def _read(text: str, published: str = "2025-03-14") -> Reading:
    return read(Document(id="x", text=text, language="tr", published=published))


def _said(text: str) -> list[tuple[str, str, str]]:
    return [
        (s.speaker, s.form, text[s.content[0].start : s.content[0].end])
        for s in _read(text).statements
    ]


def test_clause_before_its_verb() -> None:
    text = "Kenya Dışişleri Bakanı Musalia Mudavadi, ülkesinin yeni limanlar kurmak istediğini söyledi."
    assert _said(text) == [
        ("Musalia Mudavadi", "indirect", "ülkesinin yeni limanlar kurmak istediğini")
    ]


def test_participle_has_its_speaker_behind() -> None:
    text = (
        "Somali'nin birliğini desteklediklerini vurgulayan Hakan Fidan, "
        '"İstikrar hepimizin ortak çıkarınadır." dedi.'
    )
    assert _said(text) == [
        ("Hakan Fidan", "indirect", "Somali'nin birliğini desteklediklerini"),
        ("Hakan Fidan", "direct", "İstikrar hepimizin ortak çıkarınadır."),
    ]


def test_quotation_over_several_sentences() -> None:
    text = 'Bakan Ana Gómez "Bu yol uzundur. Birlikte yürüyeceğiz dostlarımızla." diye konuştu.'
    assert _said(text) == [
        ("Ana Gómez", "direct", "Bu yol uzundur. Birlikte yürüyeceğiz dostlarımızla.")
    ]


def test_statement_of_an_institution() -> None:
    text = "Kremlin'den yapılan açıklamada, tarafların yeniden görüşeceği bildirildi."
    assert [(s.speaker, s.state) for s in _read(text).statements] == [("Kremlin", "RUS")]


@pytest.mark.parametrize(
    ("text", "kind", "status", "people"),
    [
        (
            "Ankara'ya gelen Kenya Dışişleri Bakanı Musalia Mudavadi açıklama yapmadı.",
            "visit", "held", ["Musalia Mudavadi"],
        ),
        (
            "Mısır Cumhurbaşkanı Abdulfettah es-Sisi, Katar Emiri Temim bin Hamed'i kabul etti.",
            "meeting", "held", ["Abdulfettah es-Sisi", "Temim bin Hamed"],
        ),
        (
            "Japonya Başbakanı Şigeru İşiba'nın Yeni Delhi'ye gitmesi bekleniyor.",
            "visit", "planned", ["Şigeru İşiba"],
        ),
        (
            "Rusya Dışişleri Bakanı Sergey Lavrov, Çin Dışişleri Bakanı Vang Yi ile telefonda görüştü.",
            "call", "held", ["Sergey Lavrov", "Vang Yi"],
        ),
    ],
)  # fmt: skip
def test_cases_give_the_parts(text: str, kind: str, status: str, people: list[str]) -> None:
    (event,) = _read(text).events
    assert (event.kind, event.status) == (kind, status)
    assert sorted(p.name for p in event.participants) == sorted(people)


def test_negated_verb_is_no_event() -> None:
    text = "Sergey Lavrov, Çin Dışişleri Bakanı Vang Yi ile görüşmedi."
    assert not _read(text).events


def test_who_speaks_of_talks_between_two_others_takes_no_part_in_them() -> None:
    text = (
        "Bakan Ayşe Kaya, Kenya Başbakanı Juma Otieno ile Gana Cumhurbaşkanı Kofi Mensah "
        "arasındaki görüşmeyi ele aldı."
    )
    reading = read(Document(id="x", text=text, language="tr", published="2025-03-14"))
    (event,) = reading.events
    assert {p.name for p in event.participants} == {"Juma Otieno", "Kofi Mensah"}


def test_the_press_of_a_capital_names_its_own_without_their_state() -> None:
    text = (
        "Cumhurbaşkanı Kemal Aydın, Kenya Devlet Başkanı John Mwangi ile görüştü.\n"
        "Dışişleri Bakanı Orhan Tekin, Kenyalı mevkidaşı Juan Ramos'u kabul etti. "
        "Ramos, Devlet Başkanı Pedro Santos'un selamlarını iletti."
    )
    document = Document(id="x", text=text, language="tr", published="2025-03-14", dateline="ANKARA")
    states = {a.name: a.state for a in read(document).actors if a.kind == "person"}
    assert (states["Kemal Aydın"], states["Orhan Tekin"]) == ("TUR", "TUR")
    assert states["Pedro Santos"] != "TUR"
