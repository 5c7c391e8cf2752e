"""Exchanging two states exchanges them in what is read, and changes nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.evaluation import find_sets
from dragoman.evaluation.perturbing import Evenness, evenness, told
from dragoman.evaluation.swapping import NotSwappable, states_in, swapped
from dragoman.model import Document, Event, Participant, Reading, Statement
from dragoman.model.document import Span
from dragoman.reading import read


def document(text: str, language: str = "en", **more: str) -> Document:
    return Document(id="d", text=text, language=language, **more)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Iran's minister met two Syrians in Damascus; the Iranian left.",
         "Syria's minister met two Iranians in Tehran; the Syrian left."),
        ("tr", "\u0130ran ve Suriye bakanlar\u0131 Tahran'da g\u00f6r\u00fc\u015ft\u00fc.",
         "Suriye ve \u0130ran bakanlar\u0131 \u015eam'da g\u00f6r\u00fc\u015ft\u00fc."),
        ("ar", "\u0627\u0644\u0648\u0632\u064a\u0631 \u0627\u0644\u0625\u064a\u0631\u0627\u0646\u064a",
         "\u0627\u0644\u0648\u0632\u064a\u0631 \u0627\u0644\u0633\u0648\u0631\u064a"),
    ],
    ids=["en", "tr", "ar"],
)  # fmt: skip
def test_names_adjectives_and_capitals_are_exchanged(
    language: str, text: str, expected: str
) -> None:
    turned = swapped(document(text, language), "IRN", "SYR")
    assert turned.text == expected
    assert swapped(turned, "IRN", "SYR").text == text


def test_where_a_report_is_at_home_is_exchanged_too() -> None:
    report = document("Talks.", dateline="Tehran", url="https://paper.example.ir/a")
    turned = swapped(report, "IRN", "SYR")
    assert turned.dateline == "Damascus"
    assert turned.url is not None
    assert turned.url.endswith(".sy/")


def test_what_cannot_change_sides_is_told() -> None:
    with pytest.raises(NotSwappable, match="Aleppo"):
        swapped(document("Iran's envoy flew to Aleppo."), "IRN", "SYR")
    assert states_in(document("Iran's envoy flew to Damascus.")) == {"IRN", "SYR"}


@pytest.mark.parametrize(
    ("language", "text", "states", "reason"),
    [
        ("en", "The ministers of the Congo and of Rwanda met.", ("COD", "RWA"), "article"),
        ("de", "China sei ein Freund, sagte sie.", ("CHN", "ARE"), "article"),
        ("zh", "\u4ed6\u8bbf\u95ee\u5df4\u9ece\u3002", ("FRA", "SGP"), "more than"),
        ("fa", "صدراعظم آلمان آمد.", ("DEU", "IND"), "own"),
        ("ar", "اجتمعا في قصر قرطاج.", ("QAT", "TUN"), "article"),
        ("ar", "سافر الوزير إلى إسبانيا.", ("ESP", "SSD"), "article"),
        (
            "ar",
            "وصل رئيس الوزراء العراقي محمد شياع السوداني. وقال السوداني إن العراق يشكر اليابان.",
            ("SDN", "IRQ"),
            "a person's name",
        ),
        ("zh", "据《雅加达邮报》报道,外长抵达。", ("IDN", "USA"), "may mean more"),
        ("zh", "中日和平友好条约是基础,日本大臣说。", ("JPN", "THA"), "more than one state"),
        ("pt", "O chanceler do Brasil chegou a Lima.", ("BRA", "DEU"), "own"),
    ],
    ids=[
        "article",
        "number",
        "city",
        "office",
        "construct",
        "inner article",
        "name",
        "paper",
        "pair",
        "meaning",
    ],
)
def test_no_sentence_is_made_that_nobody_would_write(
    language: str, text: str, states: tuple[str, str], reason: str
) -> None:
    with pytest.raises(NotSwappable, match=reason):
        swapped(document(text, language), *states)


def test_a_first_name_is_no_capital_and_a_sentence_begins_with_a_capital_letter() -> None:
    turned = swapped(
        document("El presidente Santiago Muster habl\u00f3. Chile call\u00f3.", "es"), "CHL", "PER"
    )
    assert turned.text == "El presidente Santiago Muster habl\u00f3. Per\u00fa call\u00f3."
    russian = "\u0424\u0440\u0430\u043d\u0446\u0443\u0437\u0441\u043a\u0438\u0439 \u043f\u0440\u0435\u0437\u0438\u0434\u0435\u043d\u0442"
    assert swapped(document(russian, "ru"), "FRA", "SYR").text[0].isupper()


def test_a_plain_name_becomes_a_plain_name() -> None:
    """No "Französische Republik" without its article, and an adjective spelled as its state is
    keeps no name from being exchanged."""
    turned = swapped(document("China sei ein Freund.", "de"), "CHN", "FRA")
    assert turned.text == "Frankreich sei ein Freund."
    assert "Argentina" in swapped(document("È in Cile.", "it"), "ARG", "CHL").text


def test_an_office_that_a_state_lacks_is_its_leaders() -> None:
    def event(state: str, office: str) -> Reading:
        who = Participant(name="A", kind="person", role="visitor", office=office, state=state)
        return Reading(
            document="d", reader="", events=(
                Event(type="CONSULT", mode="visit", kind="visit", status="held", start=None,
                      end=None, date_basis=None, place=None, participants=(who,),
                      parties=(state,), evidence=(Span(0, 1),)),
            ),
        )  # fmt: skip

    turned = told(event("GHA", "president"), {"GHA": "BEL", "BEL": "GHA"})
    assert turned == told(event("BEL", "leader"), {})
    assert turned != told(event("BEL", "foreign minister"), {})


def test_what_is_told_is_compared_with_states_exchanged() -> None:
    said = Statement(speaker="A", form="direct", content=(Span(0, 1),), state="IRN")
    reading = Reading(document="d", reader="", statements=(said,))
    assert list(told(reading, {"IRN": "SYR", "SYR": "IRN"})) == [
        ("statement", "direct", "SYR", "1")
    ]
    assert told(reading, {}) != told(reading, {"IRN": "SYR"})


@pytest.fixture(scope="module")
def fared(root: Path) -> list[Evenness]:
    return [
        part
        for one in find_sets([root / "tests" / "gold"])
        for part in evenness(one, together=True)
    ]


def test_reports_read_alike_whichever_state_stands_where(fared: list[Evenness]) -> None:
    """Pairs named in one report, in every language; `dragoman evaluate tests/gold --perturb --only
    states` tries them in all reports that name one of the two."""
    assert [one for part in fared for one in part.unstable] == []
    assert sum(part.tried for part in fared) >= 250
    assert len({part.language for part in fared if part.tried >= 4}) >= 10


def test_a_capital_called_as_a_day_is_told_from_the_day() -> None:
    """Dushanbe is Persian for Monday: the day stays, and "the city of Monday" dates nothing."""
    body = "وزیر خارجه تاجیکستان روز دوشنبه سفر کرد."
    assert "روز دوشنبه" in swapped(document(body, "fa"), "TJK", "IRN").text
    asked = document("وزیر خارجه ایران در شهر دوشنبه با وزیر خارجه تاجیکستان دیدار کرد.", "fa")
    [event] = [e for e in read(asked).events if e.kind == "meeting"]
    assert event.start is None
