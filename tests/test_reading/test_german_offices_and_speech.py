"""German news as agencies of three countries write it: who is meant, who speaks, who takes part."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Reading
from dragoman.reading import read


def _read(text: str) -> Reading:
    return read(Document(id="x", text=text, language="de", published="2026-04-20"))


_LIND = "Bundespräsident Jan Lind"


@pytest.mark.parametrize(
    ("text", "states"),
    [
        # Nobody is on a visit in his own state; his host holds another office of the same name.
        (
            f"{_LIND} reiste nach Österreich, wo ihn Bundespräsident Urs Keller empfing.",
            {"Jan Lind": "DEU", "Urs Keller": "AUT"},
        ),
        (
            "Bundespräsident Urs Keller hat in Wien seinen deutschen Amtskollegen Jan Lind empfangen.",
            {"Jan Lind": "DEU", "Urs Keller": "AUT"},
        ),
        (
            f"{_LIND} traf in Rom Präsident Sergio Rossi. Grosse Massnahmen gegen Bern schliesst er aus.",
            {"Jan Lind": "CHE"},
        ),
        (f"{_LIND} ist in Rom. Die Schweiz helfe gern, sagte er.", {"Jan Lind": "CHE"}),
        (f"{_LIND} traf im Jänner Ministerin Ada Berg.", {"Jan Lind": "AUT"}),
    ],
)
def test_offices_of_one_name_in_three_states(text: str, states: dict[str, str]) -> None:
    found = {a.name: a.state for a in _read(text).actors}
    assert {name: found.get(name) for name in states} == states


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Die SPD lehnte den Plan der Regierung ab.",
            [("SPD", "lehnte den Plan der Regierung ab")],
        ),
        (
            "Die Reise sei geplant, sagte der Sprecher des russischen Präsidenten, Pjotr Lom, am Montag.",
            [("Pjotr Lom", "Die Reise sei geplant")],
        ),
        (
            "Zur Lage an der Grenze sagte Ministerin Ada Berg, man müsse sie öffnen.",
            [("Ada Berg", "man müsse sie öffnen")],
        ),
        (
            "Ministerin Ada Berg zeigte sich am Montag besorgt über den Streit in Lima.",
            [("Ada Berg", "zeigte sich am Montag besorgt über den Streit in Lima")],
        ),
        (
            "Enttäuscht zeigte sich Ministerin Ada Berg über das Urteil.",
            [("Ada Berg", "Enttäuscht zeigte sich Ministerin Ada Berg über das Urteil")],
        ),
        (
            "Man werde das ändern, befand Ministerin Ada Berg.",
            [("Ada Berg", "Man werde das ändern")],
        ),
        (
            "Das sei der Anfang, sagte Ada Berg vor der Presse, nun würden viele folgen.",
            [("Ada Berg", "Das sei der Anfang|nun würden viele folgen")],
        ),
        (
            "Die EU-Kommission will den Plan nach den Worten eines Sprechers genau prüfen.",
            [("EU-Kommission", "Die EU-Kommission will den Plan|genau prüfen")],
        ),
        (
            "Wie aus dem Kreml verlautete, wird der Vertrag bald verlängert.",
            [("Kreml", "wird der Vertrag bald verlängert")],
        ),
        (
            (
                "Der Hafen sei bereit, sagte Ada Berg. Die Stadt profitiere davon. Alle kehrten zurück, "
                "bevor sie den Abend ausklingen ließen."
            ),
            [("Ada Berg", "Der Hafen sei bereit"), ("Ada Berg", "Die Stadt profitiere davon")],
        ),
        # The perfect keeps its participle for the end of the clause.
        (
            "Präsident Kofi Addo hat den Angriff auf das Schiff scharf verurteilt.",
            [("Kofi Addo", "den Angriff auf das Schiff scharf verurteilt")],
        ),
        (
            "Am Montag hat Premier Ivo Kram Neuwahlen für den Herbst angekündigt.",
            [("Ivo Kram", "Neuwahlen für den Herbst")],
        ),
        (
            "Kofi Addo hat Premier Ivo Kram aufgefordert, die Waffen niederzulegen.",
            [("Kofi Addo", "Premier Ivo Kram aufgefordert, die Waffen niederzulegen")],
        ),
        (
            "Lima hat das Vorgehen der USA vor der Küste kritisiert.",
            [("Lima", "das Vorgehen der USA vor der Küste")],
        ),
        ("Kofi Addo hat den Angriff auf das Schiff nicht verurteilt.", []),
        (
            "Ähnlich äußerte sich Ministerin Ada Berg. „Ich bin dagegen, ihn zu öffnen.“",
            [("Ada Berg", "Ich bin dagegen, ihn zu öffnen.")],
        ),
        (
            "„Der Streit schadet dem ganzen Land“, warnte Ada Berg gegenüber der „Post“.",
            [("Ada Berg", "Der Streit schadet dem ganzen Land")],
        ),
        (
            "Ulrich Lange schwieg. Sei der Plan eine „Falle“, müsse der Kanzler gehen, so Lange.",
            [("Ulrich Lange", "Sei der Plan eine „Falle“, müsse der Kanzler gehen")],
        ),
        (
            "Ministerin Ada Berg wünschte sich eine rasche Öffnung des Hafens.",
            [("Ada Berg", "wünschte sich eine rasche Öffnung des Hafens")],
        ),
        (
            "„Ich spreche nur ein wenig Deutsch“, entschuldigte sich Präsident Kofi Addo, der lachte.",
            [("Kofi Addo", "Ich spreche nur ein wenig Deutsch")],
        ),
        (
            "Die Hilfsorganisation Blue Watch (BW) hat der Regierung von Peru Untätigkeit vorgeworfen.",
            [("Hilfsorganisation Blue Watch", "der Regierung von Peru Untätigkeit vorgeworfen")],
        ),
        ("Der Hafen werde geöffnet, verlautete aus Regierungskreisen.", []),
        ("Für Ärger hatte gesorgt, dass sich Minister Jan Lind zum Streit geäußert hatte.", []),
        (
            (
                "„Wir helfen gern in der Not“, sagte Außenminister Jan Lind nach einem Treffen mit "
                "Außenminister Luis Rojas. „Das ist und bleibt unsere Pflicht“, ergänzte der Minister."
            ),
            [
                ("Jan Lind", "Wir helfen gern in der Not"),
                ("Jan Lind", "Das ist und bleibt unsere Pflicht"),
            ],
        ),
    ],
)
def test_who_speaks(text: str, said: list[tuple[str, str]]) -> None:
    found = [
        (s.speaker, "|".join(text[c.start : c.end].strip() for c in s.content))
        for s in _read(text).statements
    ]
    assert found == said


@pytest.mark.parametrize(
    ("text", "kind", "status", "start", "country"),
    [
        ("Der Besuch von Premier Ivo Kram in Peru ist für den 22. Juni geplant.",
         "visit", "planned", "2026-06-22", "PE"),
        ("Premier Ivo Kram sagte bei einem Treffen mit Minister Jan Lind in Lima, man werde helfen.",
         "meeting", "held", "2026-04", "PE"),
        ("Ivo Kram wird am Freitag in Lima an der Sitzung teilnehmen und dort Gespräche mit Jan Lind führen.",
         "meeting", "planned", "2026-04-24", "PE"),
        ("Es war der erste Besuch von Premier Ivo Kram in Peru seit der Wahl in Quito im März.",
         "visit", "held", "2026-04", "PE"),
        ("Auf dem 3. Treffen in Lima sprach Premier Ivo Kram mit Minister Jan Lind.",
         "meeting", "held", "2026-04", "PE"),
    ],
)  # fmt: skip
def test_day_and_place_of_its_own(
    text: str, kind: str, status: str, start: str, country: str
) -> None:
    (event,) = _read(text).events
    place = event.place.country if event.place else None
    assert (event.kind, event.status, event.start, place) == (kind, status, start, country)


_ADDO = "Der ghanaische Außenminister Kofi Addo traf am Montag in Lima Präsident Luis Rojas. "


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Auf dem Programm stehen Gespräche mit Ministerin Ada Berg und Minister Jan Lind.",
            {"Kofi Addo", "Ada Berg", "Jan Lind"},
        ),
        (
            "Nach einem Gespräch mit Rojas traf Addo auch Premier Ivo Kram und Limas Bürgermeister Jan Lind.",
            {"Kofi Addo", "Ivo Kram", "Jan Lind"},
        ),
        (
            "Dort begrüßte Addo die Ministerin Ada Berg und wurde von Premier Ivo Kram empfangen.",
            {"Kofi Addo", "Ivo Kram"},
        ),
        (
            "Am Dienstag empfing Rojas Addo und dessen Ehefrau Ada Berg.",
            {"Luis Rojas", "Kofi Addo", "Ada Berg"},
        ),
        ("Am Dienstag begrüßt Rojas Addo noch einmal.", {"Kofi Addo", "Luis Rojas"}),
    ],
)
def test_who_takes_part(text: str, people: set[str]) -> None:
    events = _read(_ADDO + text).events
    assert people in [{p.name for p in e.participants} for e in events if e.kind == "meeting"]


def test_an_invitation_may_stand_before_its_verb_and_a_journey_goes_on() -> None:
    found = _read(
        _ADDO + "Die Einladung nach Accra nahm Rojas an. Am Abend flog Addo nach Quito weiter."
    )
    visits = {
        (e.participants[0].name, e.status, e.place and e.place.country)
        for e in found.events
        if e.kind == "visit"
    }
    assert {("Luis Rojas", "planned", "GH"), ("Kofi Addo", "held", "EC")} <= visits
