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


def _told(text: str) -> list[tuple[str, str, list[str]]]:
    return sorted(
        (e.kind, e.status, sorted(p.name for p in e.participants)) for e in _read(text).events
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "Sözcü Ali Kaya, Kenya Cumhurbaşkanı John Mwangi'nin dün Peru Devlet Başkanı Juan "
            "Ramos'u telefonla arayarak taziyelerini ilettiğini söyledi.",
            [("call", "held", ["John Mwangi", "Juan Ramos"])],
            id="whose call is told",
        ),
        pytest.param(
            "Kenya Dışişleri Bakanı John Mwangi, Norveç Kralı Harald Olsen'in huzuruna çıktı.",
            [("meeting", "held", ["Harald Olsen", "John Mwangi"])],
            id="an audience",
        ),
        pytest.param(
            "Kenya Cumhurbaşkanı John Mwangi, pazar günü yapılacak tören için Nairobi'ye gelen Peru "
            "Başbakanı Juan Ramos ile görüştü.",
            [("meeting", "held", ["John Mwangi", "Juan Ramos"]), ("visit", "held", ["Juan Ramos"])],
            id="a ceremony to come",
        ),
        pytest.param(
            "Kenya Dışişleri Bakanı John Mwangi, görüşmelerin ardından Lima'ya geçti.",
            [("visit", "held", ["John Mwangi"])],
            id="went on",
        ),
        pytest.param(
            "Norveç Kralı Harald Olsen, Kenya Cumhurbaşkanı John Mwangi'ye Oslo'da toplanacak "
            "komite için davette bulundu.",
            [("invitation", "held", ["Harald Olsen", "John Mwangi"])],
            id="to whom",
        ),
        pytest.param(
            "Kenya Cumhurbaşkanı John Mwangi, zirve için gittiği Peru'nun Cusco kentinde Peru "
            "Başbakanı Juan Ramos'la görüştü.",
            [
                ("meeting", "held", ["John Mwangi", "Juan Ramos"]),
                ("visit", "held", ["John Mwangi"]),
            ],
            id="where he went",
        ),
        pytest.param(
            "Kenya Başbakanı John Mwangi tarafından karşılanan Peru Başbakanı Juan Ramos memnundu. "
            "Norveç Kralı Harald Olsen'in kabul ettiği Juan Ramos da konuştu.",
            [
                ("meeting", "held", ["Harald Olsen", "Juan Ramos"]),
                ("meeting", "held", ["John Mwangi", "Juan Ramos"]),
            ],
            id="received, in a participle",
        ),
        pytest.param(
            "Son ziyareti 2007'de Kenya'ya Juan Ramos yapmıştı. İlk ziyaretini Norveç'e gerçekleştiren "
            "Peru Başbakanı Pedro Ruiz, eylülde bir zirve olacağını söyledi.",
            [("visit", "held", ["Juan Ramos"]), ("visit", "held", ["Pedro Ruiz"])],
            id="a noun parted from its verb",
        ),
        pytest.param(
            "Kenya Cumhurbaşkanı John Mwangi, Peru Başbakanı Juan Ramos başkanlığındaki heyeti kabul "
            "etti ve Norveç Kralı Harald Olsen onuruna akşam yemeği verdi.",
            [
                ("meeting", "held", ["Harald Olsen", "John Mwangi"]),
                ("meeting", "held", ["John Mwangi", "Juan Ramos"]),
            ],
            id="a delegation, a dinner",
        ),
        pytest.param(
            "Sözcü Ali Kaya, Kenya ile Peru arasında Lima'da bir toplantının yapılacağını, Norveç ile "
            "bir görüşme planlanmadığını ekledi.",
            [("meeting", "planned", [])],
            id="a spokesman on talks",
        ),
        pytest.param(
            "Kenya Cumhurbaşkanı John Mwangi, Bakan Ali Odinga ile Bakan Moses Kariuki'nin Peru'ya "
            "gideceğini söyledi.",
            [("visit", "planned", ["Ali Odinga", "Moses Kariuki"])],
            id="a subject before a list",
        ),
        pytest.param(
            "Kenya Cumhurbaşkanı John Mwangi, Peru Başbakanı Juan Ramos'u kabul etti. Görüşmenin "
            "ardından ortak basın toplantısı düzenlendi.",
            [
                ("meeting", "held", ["John Mwangi", "Juan Ramos"]),
                ("press_conference", "held", ["John Mwangi", "Juan Ramos"]),
            ],
            id="a joint show without a subject",
        ),
    ],
)
def test_who_did_what(text: str, told: list[tuple[str, str, list[str]]]) -> None:
    assert _told(text) == told


def test_each_is_met_apart_in_the_breaks_of_a_summit() -> None:
    text = (
        "Zirvenin oturum aralarında Kenya Cumhurbaşkanı John Mwangi, Peru Başbakanı Juan Ramos ve "
        "Norveç Kralı Harald Olsen'le ayrı ayrı bir araya geldi."
    )
    assert _told(text) == [
        ("meeting", "held", ["Harald Olsen", "John Mwangi"]),
        ("meeting", "held", ["John Mwangi", "Juan Ramos"]),
    ]


def test_what_is_signed_at_the_end_of_talks_is_signed_by_both() -> None:
    text = (
        "Kenya Cumhurbaşkanı John Mwangi, Peru Başbakanı Juan Ramos ile görüştü. "
        "Görüşmenin sonunda iki anlaşma imzalandı."
    )
    signing = next(e for e in _read(text).events if e.kind == "signing")
    assert sorted(signing.parties) == ["KEN", "PER"]
    old = text.replace("Görüşmenin sonunda iki anlaşma", "İlk anlaşma 2015'te")
    assert [e.kind for e in _read(old).events] == ["meeting"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            '"Bu adım" diyen Kenya Cumhurbaşkanı John Mwangi, "yeni yollar açacak" dedi.',
            [("John Mwangi", "direct", "Bu adım")],
            id="cut by its cue",
        ),
        pytest.param(
            "Dışişleri kaynaklarından alınan bilgiye göre John Mwangi yarın Lima'ya gidecek.",
            [],
            id="unnamed",
        ),
        pytest.param(
            "Kararı, Kenya Cumhurbaşkanı John Mwangi Lima'daki toplantıda duyurdu.", [], id="where"
        ),
        pytest.param("John Mwangi, gazetecilerin sorularını yanıtladı.", [], id="questions"),
        pytest.param(
            "Karara tepkili olan Mavi Dere Teknik Direktörü Ali Kaya, maça çıkmayacağını söyledi. Kenyalı "
            "tenisçi Mary Odinga ise “Bu kararı hep birlikte geri alalım” çağrısında bulundu.",
            [
                ("Ali Kaya", "indirect", "maça çıkmayacağını"),
                ("Mary Odinga", "direct", "Bu kararı hep birlikte geri alalım"),
            ],
            id="callings and bodies",
        ),
        pytest.param(
            "Peru Başbakanı Juan Ramos, Demokratları “verilen hiçbir sözü tutmamakla tanınan kişiler” "
            "olarak nitelendirdi. ABD Başkanı John Kane'in “Bu anlaşma herkese iyi geldi” sözleri "
            "alkışlandı.",
            [
                (
                    "Juan Ramos",
                    "mixed",
                    "Demokratları “verilen hiçbir sözü tutmamakla tanınan kişiler” olarak nitelendirdi",
                ),
                ("John Kane", "direct", "Bu anlaşma herkese iyi geldi"),
            ],
            id="called something, and whose words",
        ),
        pytest.param(
            "John Mwangi, ''Bu yıl çok çalıştık ve kazandık.'' dedi.",
            [("John Mwangi", "direct", "Bu yıl çok çalıştık ve kazandık.")],
            id="marks of two single ones",
        ),
        pytest.param(
            "Madrid yönetimi mektubun içeriğini reddettiğini açıkladı.",
            [("Madrid yönetimi", "indirect", "mektubun içeriğini reddettiğini")],
            id="a government by its capital",
        ),
    ],
)
def test_what_is_said_and_what_is_not(text: str, said: list[tuple[str, str, str]]) -> None:
    assert _said(text) == said


def test_the_day_of_what_is_to_come_is_not_that_of_the_talks_before_it() -> None:
    text = (
        "Kenya Cumhurbaşkanı John Mwangi, yarın yapılacak zirve öncesinde Peru Başbakanı Juan "
        "Ramos ile görüştü."
    )
    meeting = next(e for e in _read(text).events if e.kind == "meeting")
    assert (meeting.status, (meeting.start or "")[:7]) == ("held", "2025-03")
    assert meeting.start != "2025-03-15"
    plan = "Yarın yapılacak görüşmede Kenya Cumhurbaşkanı John Mwangi ile Peru Başbakanı Juan Ramos buluşacak."
    assert {(e.status, e.start) for e in _read(plan).events} == {("planned", "2025-03-15")}


def test_an_answer_announced_by_a_colon_stands_in_the_next_paragraph() -> None:
    text = (
        "“Yeni bir dönem başlıyor” diyen Dışişleri Bakanı Javier González, elçilere ilişkin soruyu "
        "şöyle yanıtladı:\n“Şu anda konuşmadık. Bir toplantı olacak.”\n"
    )
    assert [s.form for s in _read(text).statements] == ["direct", "direct"]
