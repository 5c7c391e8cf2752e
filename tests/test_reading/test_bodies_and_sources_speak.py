"""English and German: bodies that open a clause, politicians of a party, speech that goes on, sources."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.reading import read


def said(lang: str, text: str) -> list[tuple[str | None, str]]:
    """Speaker and first words reported of each statement."""
    reading = read(Document(id="x", text=text, language=lang, published="2024-05-15"))
    return [(s.speaker, text[s.content[0].start : s.content[-1].end]) for s in reading.statements]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Die UNO forderte Ministerin Kari Dahl auf, die Hilfe zu erhöhen.", "UNO"),
        (
            "Die Organisation Amnesty International rief Minister Ole Vik dazu auf, zu helfen.",
            "Amnesty International",
        ),
        ("In Wien forderte Ministerin Kari Dahl die UNO auf, die Hilfe zu erhöhen.", "Kari Dahl"),
        ("Ministerin Kari Dahl forderte die UNO auf, die Hilfe zu erhöhen.", "Kari Dahl"),
    ],
)
def test_a_body_that_opens_its_clause_speaks(text: str, speaker: str) -> None:
    assert [who for who, _ in said("de", text)] == [speaker]


@pytest.mark.parametrize("who", ["der Politiker der Forza Nova", "der Minister"])
def test_an_article_parts_an_office_from_a_party(who: str) -> None:
    text = f"Minister Antonio Rossi gibt nicht nach. „Ich bin fassungslos über all das“, so {who}."
    assert said("de", text)[-1][0] == "Antonio Rossi"


def test_full_verbs_in_the_subjunctive_go_on_behind_a_quotation() -> None:
    text = (
        "„Am Freitag kommen alle zusammen“, sagte Minister Ole Vik. Danach träfen sich die Chefs."
    )
    assert [who for who, _ in said("de", text)] == ["Ole Vik", "Ole Vik"]
    text = "„Am Freitag kommen alle zusammen“, sagte Minister Ole Vik. Das könnte teuer werden."
    assert [who for who, _ in said("de", text)] == ["Ole Vik"]


def test_what_a_source_tells_of_talks_is_whole() -> None:
    content = "the talks also touched on Peru's return to the trade bloc"
    text = f"According to President Joseph Mensah, {content}."
    assert said("en", text) == [("Joseph Mensah", content)]
