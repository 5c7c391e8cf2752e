"""The steps of a reading one by one: quotations, sentences, status, frames, and explaining them."""

from __future__ import annotations

import pytest

from dragoman.errors import PackError
from dragoman.language.pack import load
from dragoman.model import Document, Reading
from dragoman.reading import read
from dragoman.reading.explain import ExplainedSentence, explain
from dragoman.reading.quotes import find_quotes
from dragoman.reading.scan import scan


def _read(text: str, language: str = "en", published: str = "2024-06-05") -> Reading:
    return read(Document(id="x", text=text, language=language, published=published))


def _explain(text: str, language: str = "en") -> tuple[ExplainedSentence, ...]:
    return explain(Document(id="x", text=text, language=language, published="2024-06-05"))


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('She said, "We agree."', ["We agree."]),
        ("Sie sagte: „Wir sind einig.“", ["Wir sind einig."]),
        ("Elle a dit : « Nous sommes d’accord »", ["Nous sommes d’accord"]),
        ("«Siamo d'accordo», ha detto.", ["Siamo d'accordo"]),
        ("他说：“我们同意。”", ["我们同意。"]),
        ("“One,” he said, “two.”", ["One,", "two."]),
        ("No quotation here.", []),
    ],
)
def test_quotations(text: str, inside: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quotes(text)] == inside


def test_an_apostrophe_opens_no_quotation() -> None:
    assert find_quotes("Iran's minister and Syria's minister didn't meet.") == []


def _sentences(text: str, language: str) -> list[str]:
    seen = scan(text, load(language))
    return [seen.words(s.start, s.end) for s in seen.sentences]


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "Dr. Amadou Ba met Mr. Li in the U.S. on Monday. He left.", 2),
        ("de", "Am 4. Juni kam Dr. Meier an. Er blieb.", 2),
        ("es", "El Sr. Pérez llegó el lunes. ¿Se irá hoy? No se sabe.", 3),
        ("ru", "Он прибыл 4 июня 2024 г. в Москву. Она осталась.", 2),
        ("zh", "他来了。她走了！", 2),
        ("ar", "وصل الوزير أمس. هل غادر؟ لا.", 3),
        ("en", "A headline without a stop\n\nThe text begins.", 2),
    ],
)
def test_sentences(language: str, text: str, count: int) -> None:
    assert len(_sentences(text, language)) == count


def test_no_phrase_runs_from_a_headline_into_the_text() -> None:
    seen = scan("The minister held\n\nTalks went on.", load("en"))
    assert all(seen.sentence_of[m.start] == seen.sentence_of[m.end - 1] for m in seen.matches)


NIGER = "Foreign Minister Bakary Yaou Sangaré of Niger"
MALI = "Foreign Minister Abdoulaye Diop of Mali"


@pytest.mark.parametrize(
    ("verb", "status"),
    [
        ("met", "held"),
        ("has met", "held"),
        ("will meet", "planned"),
        ("plans to meet", "planned"),
        ("is due to meet", "planned"),
        ("cancelled a meeting with", "cancelled"),
        ("postponed his talks with", "cancelled"),
    ],
)
def test_status(verb: str, status: str) -> None:
    events = _read(f"{NIGER} {verb} {MALI} in Niamey.").events
    assert {event.status for event in events} == {status}


@pytest.mark.parametrize("verb", ["has not met", "did not meet", "refused to meet", "never met"])
def test_what_is_denied_is_no_event(verb: str) -> None:
    assert not _read(f"{NIGER} {verb} {MALI}.").events


def test_the_infinitive_of_a_headline_looks_ahead() -> None:
    (event,) = _read("Emir of Qatar to visit India").events
    assert (event.kind, event.status) == ("visit", "planned")


@pytest.mark.parametrize(
    ("language", "text", "kind", "roles"),
    [
        (
            "en",
            "Norwegian Foreign Minister Kari Nordvik met her Chilean counterpart Tomás Rojas.",
            "meeting",
            ["participant", "participant"],
        ),
        (
            "en",
            "President Maia Sandu of Moldova was received by President Edgars Rinkēvičs of Latvia.",
            "meeting",
            ["participant", "participant"],
        ),
        (
            "en",
            "Bolivian President Luis Arce invited Peruvian President Dina Boluarte to La Paz.",
            "invitation",
            ["inviter", "invitee"],
        ),
        (
            "de",
            "Präsident Luis Arce hat mit Präsidentin Dina Boluarte telefoniert.",
            "call",
            ["participant", "participant"],
        ),
        (
            "es",
            "El presidente Luis Arce llamó por teléfono a la presidenta Dina Boluarte.",
            "call",
            ["participant", "participant"],
        ),
        (
            "fr",
            "Le président Luis Arce a rencontré la présidente Dina Boluarte à Lima.",
            "meeting",
            ["participant", "participant"],
        ),
        (
            "ru",
            "Президент Казахстана Токаев встретился с президентом Киргизии Жапаровым.",
            "meeting",
            ["participant", "participant"],
        ),
        (
            "zh",
            "中国外交部长王毅在北京会见新加坡外交部长维文。",
            "meeting",
            ["participant", "participant"],
        ),
    ],
)
def test_frames(language: str, text: str, kind: str, roles: list[str]) -> None:
    (event,) = _read(text, language).events
    assert event.kind == kind
    assert sorted(p.role for p in event.participants) == sorted(roles)


def test_explain_says_what_each_trigger_came_to() -> None:
    first, second = _explain(
        f"{NIGER} met {MALI} in Niamey on Tuesday.\n\nSangaré said that the talks went well."
    )
    (met,) = [one for one in first.matched if one.category == "trigger"]
    assert met.led
    assert met.origin.startswith("en/events.toml:")
    assert met.outcome is not None
    assert "Abdoulaye Diop" in met.outcome
    assert first.events
    assert [p.stands_for for p in first.phrases if p.kind == "person"] == [
        ("Bakary Yaou Sangaré, foreign minister, NER",),
        ("Abdoulaye Diop, foreign minister, MLI",),
    ]
    (said,) = [one for one in second.matched if one.category == "saying"]
    assert (said.led, second.number) == (True, 2)
    assert [s.speaker for s in second.statements] == ["Bakary Yaou Sangaré"]


def test_explain_says_why_a_trigger_came_to_nothing() -> None:
    (sentence,) = _explain(f"{NIGER} has not met {MALI}.")
    (met,) = [one for one in sentence.matched if one.category == "trigger"]
    assert (met.led, met.outcome) == (False, "nothing: denied in the text")


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "pt", "it", "ru", "tr", "ar", "fa"])
def test_explain_finds_what_the_reading_finds(language: str) -> None:
    from pathlib import Path

    path = Path(__file__).parent / "golden" / f"{language}.txt"
    text = path.read_text(encoding="utf-8")
    reading = _read(text, language)
    explained = _explain(text, language)
    events = {event for sentence in explained for event in sentence.events}
    statements = [s for sentence in explained for s in sentence.statements]
    assert events == set(reading.events)
    assert len(statements) == len(reading.statements)


def test_explain_needs_a_pack() -> None:
    with pytest.raises(PackError):
        _explain("Ministri kohtus kolleegiga.", "et")
