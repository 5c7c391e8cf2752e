"""German news at large: firms and offices that speak, speech in marks over several lines, who goes on."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.reading import read


def _said(text: str) -> list[tuple[str, str]]:
    """Who said what: speaker and the beginning of the content."""
    full = f"Nachrichten\n\n{text}"
    statements = read(Document(id="x", text=full, language="de", published="2026-04-20")).statements
    return [(s.speaker, s.content[0].of(full)[:16]) for s in statements]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # Bodies that no pack lists, by the ending of their noun.
        ("Vier Brücken wurden gesperrt, wie die Straßenbaubehörde am Montag mitteilte.", [("Straßenbaubehörde", "Vier Brücken wur")]),
        ("Die Brücken seien sicher, teilte die Stadtverwaltung mit.", [("Stadtverwaltung", "Die Brücken seie")]),
        ("Daran fehle es noch, hieß es vom Mieterverband.", [("Mieterverband", "Daran fehle es n")]),
        # "The firm" and "a spokeswoman" are the body that was named.
        ("Beim Mutterkonzern Salva beginnt der Umbau. Stellen fielen nicht weg, sagte eine Sprecherin. Das sei zugesagt, teilte das Unternehmen mit.", [("Mutterkonzern Salva", "Stellen fielen n"), ("Mutterkonzern Salva", "Das sei zugesagt")]),
        ("Die Gewerkschaft Solid streikt. Beim Autohersteller Tarvo ruht die Arbeit. Man bedauere das, erklärte der Konzern.", [("Autohersteller Tarvo", "Man bedauere das")]),
        # A name behind the comma, whatever the noun before it.
        ("„Jetzt zählt für uns jede Stunde“, sagte der Direktor der Behörde, Jan Berg, der Zeitung.", [("Jan Berg", "Jetzt zählt für ")]),
        ("„Jetzt zählt für uns jede Stunde“, sagte die Vorstandssprecherin der Holzsparte, Ada Lind.", [("Ada Lind", "Jetzt zählt für ")]),
        ("Der Präsident des Segelbundes, Jan Berg, sagte, man prüfe eine Klage.", [("Jan Berg", "man prüfe eine K")]),
        ("Die Prüfung sei angeordnet, sagte Jan Berg, Vorsitzender der Fluggesellschaft, am Montag.", [("Jan Berg", "Die Prüfung sei ")]),
        # Who spoke in the sentence before, by a pronoun or by a role that nobody was given.
        ("Lind habe ein Interesse daran, sagte Sprecher Jan Berg. Er fügte hinzu, dass es schwer werde.", [("Jan Berg", "Lind habe ein In"), ("Jan Berg", "es schwer werde")]),
        ("Ministerpräsident Jan Berg kam am Montag an. „Ich bin sehr froh darüber“, sagte der frühere Botschafter.", [("Jan Berg", "Ich bin sehr fro")]),
        ("„Wir sind sehr froh darüber“, wurde Kanzlerin Ada Lind von der Agentur Tass zitiert.", [("Ada Lind", "Wir sind sehr fr")]),
        ("Die Lage sei ernst, sagte Jan Berg, der auch die Kammer leitet und im Rat war.", [("Jan Berg", "Die Lage sei ern")]),
        ("Am Montag soll nach Angaben von Kanzlerin Ada Lind über die Fischerei beraten werden.", [("Ada Lind", "Am Montag soll")]),
        ("„Das ist eine Ehre für uns“, hatte Kanzlerin Ada Lind die Wahl vorab kommentiert.", [("Ada Lind", "Das ist eine Ehr")]),
        # Nobody who is named speaks.
        ("Jan Berg besuchte die Werft. „Wir sind froh und erleichtert“, sagte eine Anwohnerin.", []),
        ("Das Blatt schreibt, Kanzlerin Ada Lind habe davon gewusst.", []),
        ("Kanzlerin Ada Lind habe davon gewusst, berichtete die Zeitung.", []),
        # Speech goes on: a short quotation, "hieß es weiter", and not a mere condition.
        ("Das sei falsch, sagte Kanzlerin Ada Lind. „Darüber reden wir nicht.“", [("Ada Lind", "Das sei falsch"), ("Ada Lind", "Darüber reden wi")]),
        ("Die Preise stiegen, teilte das Außenministerium mit. Schuld sei der Zoll, hieß es zur Begründung.", [("Außenministerium", "Die Preise stieg"), ("Außenministerium", "Schuld sei der Z")]),
        ("„Ich komme gern hierher zurück“, sagte Kanzlerin Ada Lind. Dafür kämen Leute, die sonst fehlen würden.", [("Ada Lind", "Ich komme gern h")]),
    ],
)  # fmt: skip
def test_who_says_what(text: str, said: list[tuple[str, str]]) -> None:
    assert _said(text) == said


def test_a_piece_in_marks_is_no_speech_of_its_own() -> None:
    text = "Es sei schade, dass er „den Vertrag von Oslo aus“ kündige, schrieb Kanzlerin Ada Lind."
    (statement,) = read(Document(id="x", text=text, language="de")).statements
    assert (statement.form, len(statement.content)) == ("mixed", 1)


def test_one_speech_runs_over_lines() -> None:
    text = (
        "Kanzlerin Ada Lind sprach in Oslo.\n\n„Wir haben lange gewartet.\n\nNun ist es so weit.\n\n"
        "Wir legen morgen los“, sagte sie.\n\nBergs Antwort fiel kürzer aus. Er reist ab."
    )
    ((speaker, _),) = _said(text)
    assert speaker == "Ada Lind"


def test_a_name_in_the_genitive_owns_the_noun_beside_it() -> None:
    text = (
        "Präsident Jan Berg sprach. Kanzlerin Ada Lind schwieg dazu.\n\n"
        "Bergs Haltung ist klar. „Wir bleiben, wo wir sind“, sagte er."
    )
    assert _said(text) == [("Jan Berg", "Wir bleiben, wo ")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Präsident Jan Berg will die Fischerei fördern und ist dazu in die Vereinigten Arabischen Emirate (VAE) gereist.", [("visit", "held", {"Jan Berg"})]),
        ("Auf Einladung der chilenischen Präsidentin Eva Rojas wird Jan Berg Chile am Montag einen Staatsbesuch abstatten.", [("invitation", "held", {"Eva Rojas", "Jan Berg"}), ("visit", "planned", {"Eva Rojas", "Jan Berg"})]),
        ("Kanzlerin Ada Lind kam nach Oslo. Empfangen wird Lind von Präsident Jan Berg.", [("visit", "held", {"Ada Lind"}), ("meeting", "planned", {"Ada Lind", "Jan Berg"})]),
        ("In Oslo traf er Jan Berg sowie die Ministerin für Fischerei und Küsten, Ada Lind.", [("meeting", "held", {"Jan Berg", "Ada Lind"})]),
        ("Auf seiner Kaukasusreise ist Präsident Jan Berg am Mittwoch in Baku. Begonnen hatte die Reise am Sonntag in Eriwan.", [("visit", "held", {"Jan Berg"}), ("visit", "held", {"Jan Berg"})]),
        ("Präsident Jan Berg schwieg. Es war der letzte Tag von Präsident Jan Bergs Besuch in Peru, der die Lage beruhigen sollte.", [("visit", "held", {"Jan Berg"})]),
        ("Laut dem chilenischen Regierungssprecher Jan Berg wird Präsidentin Ada Lind am Montag China besuchen.", [("visit", "planned", {"Ada Lind"})]),
    ],
)  # fmt: skip
def test_who_takes_part(text: str, told: list[tuple[str, str, set[str]]]) -> None:
    events = read(Document(id="x", text=text, language="de", published="2026-04-20")).events
    assert [(e.kind, e.status, {p.name for p in e.participants}) for e in events] == told
