"""German encounters: journeys by stages, invitations, hosts told by "bei", banquets, letters, groups of ministers."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Event
from dragoman.reading import read


def _events(text: str) -> list[Event]:
    return list(read(Document(id="x", text=text, language="de", published="2024-05-15")).events)


def _told(text: str) -> list[tuple[str, str, str | None, str | None, set[str]]]:
    """Kind, status, first day, country and names of each event."""
    return [
        (e.kind, e.status, e.start, e.place.country if e.place else None, {p.name or "" for p in e.participants})
        for e in _events(text)
    ]  # fmt: skip


BERG, ROJAS, LUND = "Jan Berg", "Eva Rojas", "Ole Lund"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # Stages of a journey, told by a noun and the copula of the present.
        ("Letzte Station der Reise von Ministerin Eva Rojas ist am Donnerstag die ghanaische Hauptstadt Accra.", [("visit", "planned", "2024-05-16", "GH", {ROJAS})]),
        ("Minister Jan Berg bricht am Montag zu einer Reise nach Peru und Chile auf. Den Abschluss bildet am Freitag Accra.", [("visit", "planned", "2024-05-20", "PE", {BERG}), ("visit", "planned", "2024-05-20", "CL", {BERG}), ("visit", "planned", "2024-05-17", "GH", {BERG})]),
        ("Zum Abschluss seiner Südamerikareise trifft Minister Jan Berg am Freitag in Lima Präsidentin Eva Rojas.", [("meeting", "planned", "2024-05-17", "PE", {BERG, ROJAS}), ("visit", "planned", "2024-05-17", "PE", {BERG})]),
        ("Präsident Jan Berg fliegt nach Peru, wo er am Freitag mit Präsidentin Eva Rojas und dem Minister Ole Lund zusammentreffen wird.", [("meeting", "planned", "2024-05-17", "PE", {BERG, ROJAS, LUND}), ("visit", "planned", "2024-05-17", "PE", {BERG})]),
        ("Minister Jan Berg weilt vom 10. bis 12. Mai in Peru.", [("visit", "held", "2024-05-10", "PE", {BERG})]),
        ("Minister Jan Berg besucht am Donnerstag und Freitag Peru.", [("visit", "planned", "2024-05-16", "PE", {BERG})]),
        ("Vor seiner Abreise nach Peru sprach Minister Jan Berg in Oslo.", [("visit", "planned", None, "PE", {BERG})]),
        ("Staatsbesuch: Präsident Jan Berg in Lima", []),
        ("Staatsbesuch: Norwegens Präsident Jan Berg in Lima", [("visit", "held", "2024-05", "PE", {BERG})]),
        ("Norwegens Minister Jan Berg zu Gesprächen in Lima und Accra", [("visit", "held", "2024-05", "PE", {BERG}), ("visit", "held", "2024-05", "GH", {BERG})]),
        # A participle before the noun it tells of.
        ("Die nach Peru gereiste Ministerin Eva Rojas sprach mit Präsident Jan Berg.", [("meeting", "held", "2024-05", "PE", {BERG, ROJAS}), ("visit", "held", "2024-05", "PE", {ROJAS})]),
        # Invitations: upon one, and one accepted.
        ("Auf Einladung von Präsident Jan Berg besucht Ministerin Eva Rojas vom 3. bis 5. Juni Peru.", [("invitation", "held", None, None, {BERG, ROJAS}), ("visit", "planned", "2024-06-03", "PE", {ROJAS})]),
        ("Präsident Jan Berg nahm die Einladung von Kanzlerin Eva Rojas zum Gipfel in Lima an.", [("invitation", "held", "2024-05", None, {BERG, ROJAS}), ("visit", "planned", None, "PE", {BERG})]),
        ("Präsident Jan Berg ist von Kanzlerin Eva Rojas nach Lima eingeladen worden.", [("invitation", "held", "2024-05", None, {BERG, ROJAS})]),
        # Called off behind a relative clause; not coming about.
        ("Der Besuch des Premiers Jan Berg in Lima, der für Juni geplant war, wurde am Ende abgesagt.", [("visit", "cancelled", "2024-06", "PE", {BERG})]),
        ("Das für Freitag geplante Treffen zwischen Minister Jan Berg und Ministerin Eva Rojas kommt nicht zustande.", [("meeting", "cancelled", "2024-05-17", None, {BERG, ROJAS})]),
        # What is agreed at talks does not make them a plan.
        ("Minister Jan Berg und Ministerin Eva Rojas haben bei einem Treffen in Lima eine Messe vereinbart.", [("meeting", "held", "2024-05", "PE", {BERG, ROJAS})]),
        # Hosts by "bei", banquets in honour of somebody, letters received.
        ("Der Besuch von Minister Jan Berg bei Präsidentin Eva Rojas am Dienstag in Lima war kurz.", [("visit", "held", "2024-05-14", "PE", {BERG, ROJAS})]),
        ("Zu Ehren des Königs von Ghana, Jan Berg, gab Präsidentin Eva Rojas am Dienstagabend ein Staatsbankett.", [("meeting", "held", "2024-05-14", None, {BERG, ROJAS})]),
        ("Präsident Jan Berg erhielt ein Schreiben der Präsidentin von Peru, Eva Rojas.", [("message", "held", "2024-05", None, {BERG, ROJAS})]),
        # Where: an airport, and days of another clause.
        ("Auf dem Flughafen von Lima begrüßte Präsident Jan Berg Ministerin Eva Rojas.", [("meeting", "held", "2024-05", "PE", {BERG, ROJAS})]),
        ("Minister Jan Berg, den Perus Präsidentin Eva Rojas am Sonntag in Lima empfing, reist nach Ghana weiter.", [("meeting", "held", "2024-05-12", "PE", {BERG, ROJAS}), ("visit", "planned", None, "GH", {BERG})]),
        ("Zuletzt war Präsident Jan Berg 2019 in Peru.", [("visit", "held", "2019", "PE", {BERG})]),
        ("Präsident Jan Berg hat bei seinem Besuch in Lima mit Präsidentin Eva Rojas gesprochen.", [("meeting", "held", "2024-05", "PE", {BERG, ROJAS}), ("visit", "held", "2024-05", "PE", {BERG})]),
        ("Per Videoschaltung beriet sich Präsident Jan Berg mit Ministerin Eva Rojas.", [("call", "held", "2024-05", None, {BERG, ROJAS})]),
        # A country behind "in" says where, and is not whose president comes next.
        ("Ministerin Eva Rojas traf am Montag in Peru Präsident Jan Berg.", [("meeting", "held", "2024-05-13", "PE", {BERG, ROJAS})]),
        ("Minister Jan Berg hält sich in Lima auf, wo Berg am Nachmittag erst von Präsidentin Eva Rojas empfangen wird.", [("visit", "held", "2024-05-15", "PE", {BERG}), ("meeting", "planned", "2024-05-15", "PE", {BERG, ROJAS})]),
        # A surname with small words before it, which the full name has too.
        ("Ministerin Eva von der Aue reist am Montag nach Peru. Am Montag trifft von der Aue Präsident Jan Berg in Lima.", [("visit", "planned", "2024-05-20", "PE", {"Eva von der Aue"}), ("meeting", "planned", "2024-05-20", "PE", {"Eva von der Aue", BERG})]),
        # Beside a summit, before a summit, behind a time in brackets.
        ("Am Rande des G7-Gipfels trafen sich Kanzlerin Eva Rojas und Präsident Jan Berg.", [("meeting", "held", "2024-05", None, {BERG, ROJAS})]),
        ("Ministerin Eva Rojas trifft am Freitag (08.30 Uhr Ortszeit, 02.30 Uhr MESZ) den Minister Jan Berg.", [("meeting", "planned", "2024-05-17", None, {BERG, ROJAS})]),
        # An invitation in the present, and the day of what it is for.
        ("Präsident Jan Berg lädt Ministerin Eva Rojas nach Lima ein.", [("invitation", "held", "2024-05", None, {BERG, ROJAS})]),
        ("Präsident Jan Berg hat Ministerin Eva Rojas zu einem Besuch im November eingeladen.", [("invitation", "held", "2024-05", None, {BERG, ROJAS})]),
        # What closes the clause is said of all its nouns; what is called off by an infinitive.
        ("In Lima sind ein Treffen von Minister Jan Berg mit Präsidentin Eva Rojas, eine Rede vor Studenten und ein Empfang geplant.", [("meeting", "planned", None, "PE", {BERG, ROJAS})]),
        ("Am Ende musste Minister Jan Berg eine Reise nach Peru absagen.", [("visit", "cancelled", None, "PE", {BERG})]),
        ("Eigentlich hätten sich Minister Jan Berg und Ministerin Eva Rojas am Freitag in Lima getroffen.", [("meeting", "cancelled", "2024-05-10", "PE", {BERG, ROJAS})]),
        ("Minister Jan Berg und Ministerin Eva Rojas einigten sich am Montag auf ein Treffen in Lima.", [("meeting", "planned", "2024-05-20", "PE", {BERG, ROJAS})]),
        ("Bei einem geplanten Treffen mit Minister Jan Berg in Lima will Ministerin Eva Rojas darüber sprechen.", [("meeting", "planned", None, "PE", {BERG, ROJAS})]),
        # A headline with a day, and the day on which somebody told of a plan.
        ("Wie das Amt am Dienstag in Lima mitteilte, trifft Minister Jan Berg am Freitag Ministerin Eva Rojas.", [("meeting", "planned", "2024-05-17", None, {BERG, ROJAS})]),
        ("Norwegens Minister Jan Berg am Freitag in Lima", [("visit", "planned", "2024-05-17", "PE", {BERG})]),
        # Whose a journey is: not of who comes along, nor of who is met on it.
        ("Präsident Jan Berg wird auf seiner Reise nach Peru von Ministerin Eva Rojas begleitet.", [("visit", "planned", None, "PE", {BERG})]),
        ("Präsident Jan Berg wird bei seinem Lima-Besuch auch Ministerin Eva Rojas treffen.", [("meeting", "planned", None, "PE", {BERG, ROJAS}), ("visit", "planned", None, "PE", {BERG})]),
        ("Minister Jan Berg ist in Lima eingetroffen. Peru ist nach Ghana die zweite Station der Reise.", [("visit", "held", "2024-05", "PE", {BERG})]),
        ("Beim Gespräch zwischen Minister Jan Berg und Ministerin Eva Rojas ging es um den Handel zwischen Peru und Ghana.", [("meeting", "held", "2024-05", None, {BERG, ROJAS})]),
    ],
)  # fmt: skip
def test_what_was_told(
    text: str, told: list[tuple[str, str, str | None, str | None, set[str]]]
) -> None:
    assert sorted(_told(text), key=repr) == sorted(told, key=repr)


@pytest.mark.parametrize(
    "text",
    [
        "Die Verteidigungsminister von Ghana, Peru und Chile, Jan Berg, Eva Rojas und Ole Lund, sind am Montag in Lima zusammengekommen.",
        "Die Außenminister Ghanas, Perus und Chiles sind am Montag in Lima zusammengekommen.",
        "Die Außenminister aus Ghana, Peru und Chile trafen sich am Montag in Lima.",
    ],
)
def test_ministers_of_three_states(text: str) -> None:
    (meeting,) = _events(text)
    assert set(meeting.parties) == {"GHA", "PER", "CHL"}
    assert (meeting.kind, meeting.start) == ("meeting", "2024-05-13")


def test_he_is_not_the_one_who_says_i() -> None:
    text = (
        "Senator Jan Berg verteidigte sich. „Ich habe gesagt, dass ich mit Richter Ole Lund gesprochen "
        "habe. Ich habe ihn danach angerufen und fragte, ob er es war“, sagte Berg."
    )
    assert ("call", {BERG, LUND}) in [
        (e.kind, {p.name for p in e.participants}) for e in _events(text)
    ]
