"""Whom pronouns, roles and counterparts stand for, and which office they bear."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Reading
from dragoman.reading import read


def _read(language: str, text: str) -> Reading:
    return read(Document(id="x", text=text, language=language, published="2026-04-20"))


CASES = {
    "en": (
        (
            "Minister Ivo Marsk met his counterpart Elena Valdiva in Oslo. She said that the talks were good. "
            "He said that the work would go on."
        ),
        ["Elena Valdiva", "Ivo Marsk"],
    ),
    "en title": (
        "Mr Marsk met Ms Lind in Oslo. She said that the talks were good. He said that it was late.",
        ["Lind", "Marsk"],
    ),
    "de": (
        (
            "Der Minister Ivo Marsk traf Außenministerin Kati Lind in Oslo. Sie sagte, das Treffen sei gut gewesen. "
            "Er sagte, man werde weiter reden."
        ),
        ["Kati Lind", "Ivo Marsk"],
    ),
    "fr": (
        (
            "Le ministre Ivo Marsk a rencontré l'ambassadrice Kati Lind à Oslo. Elle a déclaré que la réunion était utile. "
            "Il a ajouté que le travail continue."
        ),
        ["Kati Lind", "Ivo Marsk"],
    ),
    "es": (
        "El ministro Ivo Marsk se reunió con la ministra Kati Lind en Oslo. Ella dijo que la reunión fue útil.",
        ["Kati Lind"],
    ),
    "ru": (
        (
            "Министр Иво Марск принял посла Лину Берг. «Всё хорошо», — сказала Берг. "
            "Она заявила, что переговоры были полезны. Он добавил, что работа продолжится и осенью."
        ),
        ["Лина Берг", "Лина Берг", "Иво Марск"],
    ),
}


@pytest.mark.parametrize("case", sorted(CASES))
def test_she_and_he_mean_no_one_of_the_other_kind(case: str) -> None:
    text, speakers = CASES[case]
    reading = _read(case[:2], text)
    assert [s.speaker for s in reading.statements] == speakers


def test_he_is_the_owner_in_the_place_of_the_subject() -> None:
    reading = _read(
        "en",
        "Foreign Minister Ivo Marsk arrived in Cairo on Monday. Minister Omar Dural of Egypt said the door was open. "
        "It is Marsk's first trip to the region since he took over. "
        "In Lebanon he met Foreign Minister Nabil Sarraf.",
    )
    (meeting,) = [e for e in reading.events if e.kind == "meeting"]
    assert {p.name for p in meeting.participants} == {"Ivo Marsk", "Nabil Sarraf"}


def test_a_sentence_full_of_names_is_no_headline() -> None:
    reading = _read("en", "President Ivo Marsk received Elena Valdiva in Oslo on Monday.")
    (meeting,) = reading.events
    assert [p.name for p in meeting.participants] == ["Ivo Marsk", "Elena Valdiva"]


def test_a_ministry_s_spokesman_is_no_one_told_without_an_office() -> None:
    reading = _read(
        "en",
        "Egypt's Samir Dural travelled to Turkey after the earthquakes. "
        'A "deep dialogue" can now begin, the spokesman of the Egyptian foreign ministry said.',
    )
    assert "Samir Dural" not in {s.speaker for s in reading.statements}


def _offices(text: str) -> dict[str, tuple[str | None, str | None]]:
    return {a.name: (a.office, a.state) for a in _read("en", text).actors if a.kind == "person"}


def test_a_counterpart_is_the_subject_s_behind_the_opening() -> None:
    found = _offices(
        "President Ivo Marsk of Norway will speak on Friday. Foreign Minister Omar Dural of Jordan arrived. "
        "Standing next to his Egyptian counterpart Samir Qandil, Dural said the door was open."
    )
    assert found["Samir Qandil"] == ("foreign minister", "EGY")


def test_a_president_s_counterpart_is_president_where_there_is_one() -> None:
    found = _offices(
        "China's President Wen Bo met his Kenyan counterpart Ivo Marsk on Monday. "
        "Peru's President Rosa Quispe met her Danish counterpart Kati Lind."
    )
    assert found["Ivo Marsk"] == ("president", "KEN")
    assert found["Kati Lind"] == ("leader", "DNK")


def test_a_president_met_on_the_ground_of_a_third_state_is_not_its_president() -> None:
    found = _offices(
        "President Ivo Marsk and Egyptian President Omar Qandil met at the games in Qatar in 2022."
    )
    assert found["Ivo Marsk"] == ("president", None)


def test_the_minister_is_not_the_one_named_beside_him() -> None:
    reading = _read(
        "en",
        "Foreign Minister Omar Dural of Jordan met Foreign Minister Ivo Marsk of Norway. "
        "Marsk smiled. The minister said that his exchange with Marsk had been frank.",
    )
    assert [s.speaker for s in reading.statements] == ["Omar Dural"]


def test_who_opens_the_next_clause_takes_no_part_in_the_one_before() -> None:
    reading = _read(
        "en",
        "Presidents Ivo Marsk of Norway and Omar Dural of Jordan spoke by phone and "
        "Foreign Minister Samir Qandil travelled to Turkey on Monday.",
    )
    (call,) = [e for e in reading.events if e.kind == "call"]
    assert {p.name for p in call.participants} == {"Ivo Marsk", "Omar Dural"}


def test_a_minister_is_no_one_told_before() -> None:
    reading = _read(
        "fr",
        "Le ministre égyptien Samir Qandil est arrivé au Caire. "
        "C'est en 2011 qu'un ministre égyptien s'est rendu en Syrie.",
    )
    visits = [e for e in reading.events if e.place and e.place.country == "SY"]
    assert "Samir Qandil" not in {p.name for e in visits for p in e.participants}


def _places(language: str, text: str) -> dict[str, str | None]:
    events = _read(language, text).events
    return {e.kind: (e.place.name or e.place.country) if e.place else None for e in events}


def test_a_place_is_that_of_the_talks_it_stands_beside() -> None:
    text = (
        "Der jordanische Präsident Omar Dural hat den norwegischen Außenminister Ivo Marsk empfangen, "
        "einen Tag nach dessen Gesprächen in Beirut."
    )
    assert _places("de", text)["meeting"] != "Beirut"


def test_a_guest_comes_to_his_host_s_country() -> None:
    text = "Jordan's President Omar Dural hosts Norway's foreign minister Ivo Marsk this week."
    assert _places("en", text)["visit"] == "JO"


def test_a_tour_is_of_who_meets_not_of_who_is_met() -> None:
    reading = _read(
        "en",
        "Norwegian Foreign Minister Ivo Marsk met Jordanian President Omar Dural in Amman during a regional tour "
        "that had first taken him to Lebanon.",
    )
    visitors = {
        p.name
        for e in reading.events
        if e.kind == "visit"
        for p in e.participants
        if p.role == "visitor"
    }
    assert visitors == {"Ivo Marsk"}


def test_an_invitation_told_in_parts_is_one() -> None:
    reading = _read(
        "en",
        "Jordan's foreign minister brings Dural's invitation to Oslo. "
        "Norwegian President Ivo Marsk received Jordanian Foreign Minister Samir Qandil in Oslo. "
        "Qandil handed over greetings from President Omar Dural and an invitation to visit Amman.",
    )
    assert len([e for e in reading.events if e.kind == "invitation"]) == 1


def test_his_guest_is_no_addressee() -> None:
    reading = _read(
        "en",
        "President Omar Dural received Minister Ivo Marsk. Dural told his guest that the door was open to all.",
    )
    assert [(s.speaker, s.addressee) for s in reading.statements] == [("Omar Dural", None)]


def test_a_planned_visit_that_was_cancelled_is_told() -> None:
    reading = _read(
        "en",
        "A planned visit by Norwegian Foreign Minister Ivo Marsk to Mombasa on Thursday was cancelled.",
    )
    (visit,) = reading.events
    assert (visit.kind, visit.status) == ("visit", "cancelled")


def test_a_visit_one_is_asked_to_is_not_held() -> None:
    reading = _read(
        "de", "Präsident Ivo Marsk nahm eine Einladung zu einem Besuch in Oslo im Juni an."
    )
    assert "held" not in {e.status for e in reading.events if e.kind == "visit"}


def test_a_minister_is_called_a_diplomat_only_with_the_state() -> None:
    met = "Norwegian Minister Ivo Marsk met the ambassador of Ghana, Efua Lind, in Oslo. "
    of_state = _read("en", met + "The Norwegian diplomat said that the work would go on.")
    alone = _read("en", met + "The diplomat said that the work would go on.")
    assert [s.speaker for s in (*of_state.statements, *alone.statements)] == [
        "Ivo Marsk",
        "Efua Lind",
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "挪威财政部长马尔斯克抵达北京。挪威官员说，会谈很顺利。"),
        ("tr", "Norveç Maliye Bakanı Ivo Marsk Ankara'ya geldi. Norveçli yetkili görüşmenin iyi geçtiğini söyledi."),
        ("en", "Norwegian Finance Minister Ivo Marsk came to Oslo. Senior Norwegian officials said that the talks went well."),
    ],
)  # fmt: skip
def test_officials_are_no_minister(language: str, text: str) -> None:
    reading = _read(language, text)
    assert not [s.speaker for s in reading.statements if "Marsk" in s.speaker]


def test_the_official_is_the_minister() -> None:
    reading = _read(
        "es",
        "La ministra de Finanzas de Noruega, Kati Lind, llegó a Oslo. La funcionaria dijo que las reuniones fueron útiles.",
    )
    assert [s.speaker for s in reading.statements] == ["Kati Lind"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Ghanaian foreign minister met Kati Lind on Monday."),
        ("de", "Der ghanaische Außenminister traf am Montag Kati Lind."),
        ("fr", "Le ministre ghanéen des Affaires étrangères a rencontré lundi Kati Lind."),
        ("es", "El canciller de Ghana se reunió el lunes con Kati Lind."),
        ("ru", "Министр иностранных дел Ганы встретился в понедельник с Кати Линд."),
        ("tr", "Gana Dışişleri Bakanı pazartesi günü Kati Lind ile görüştü."),
        ("zh", "加纳外长星期一会见了凯蒂·林德。"),
    ],
)
def test_whoever_a_minister_meets_is_not_that_minister(language: str, text: str) -> None:
    (event,) = _read(language, text).events
    assert len(event.participants) == 2
    assert event.parties == ("GHA",)


def test_a_feminine_office_is_hers_whom_the_report_shows_to_be_a_woman() -> None:
    reading = _read(
        "es",
        "La ministra de Exteriores de Ghana, Ama Boateng, se reunió en Lomé con su colega togolés, Yafet Agbo. "
        "«Fue como debía», dijo Agbo. La ministra viajará mañana a Ginebra.",
    )
    (visit,) = [e for e in reading.events if e.kind == "visit" and e.status == "planned"]
    assert [p.name for p in visit.participants] == ["Ama Boateng"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "de",
            (
                "Bundesaußenminister auf der Insel\n\nMarsk in Kuba\n\nKein Außenminister der Bundesrepublik war je in Kuba. "
                "Ivo Marsk traf in Havanna am Montag Außenminister Bruno Valdez."
            ),
        ),
        (
            "en",
            (
                "German foreign minister on the island\n\nMarsk in Cuba\n\nNo German foreign minister had ever come. "
                "Ivo Marsk met Foreign Minister Bruno Valdez in Havana on Monday."
            ),
        ),
        (
            "fr",
            (
                "Le ministre allemand des Affaires étrangères dans l'île\n\nMarsk à Cuba\n\n"
                "Aucun ministre allemand des Affaires étrangères n'était venu. "
                "Ivo Marsk a rencontré lundi à La Havane le ministre des Affaires étrangères Bruno Valdez."
            ),
        ),
    ],
)
def test_an_office_above_the_text_is_not_that_of_whoever_bears_it_below(
    language: str, text: str
) -> None:
    reading = _read(language, text)
    states = {a.name: a.state for a in reading.actors}
    assert states["Bruno Valdez"] in (None, "CUB")
    (visit,) = [e for e in reading.events if e.kind == "visit"]
    assert [p.name for p in visit.participants] == ["Ivo Marsk"]
    (meeting,) = [e for e in reading.events if e.kind == "meeting"]
    assert {p.name for p in meeting.participants} == {"Ivo Marsk", "Bruno Valdez"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "No foreign minister of Ghana has come since. Ivo Marsk met Foreign Minister Kofi Berg."),
        ("de", "Kein Außenminister Ghanas ist seither gekommen. Ivo Marsk traf Außenminister Kofi Berg."),
        ("es", "Ningún ministro de Exteriores de Ghana ha venido. Ivo Marsk vio al ministro Kofi Berg."),
    ],
)  # fmt: skip
def test_no_minister_is_nobody(language: str, text: str) -> None:
    assert "GHA" not in {a.state for a in _read(language, text).actors if a.kind == "person"}
