"""One utterance in independent reports and several languages is one statement; others stay apart."""

from __future__ import annotations

from dragoman.model import Document, Span
from dragoman.record import marks, renderings

ENGLISH = [
    "Lebanon will send 450 engineers to Damascus in April under the plan of Minister Haddad",
    "Lebanon and Jordan agreed on a common railway with the European Union",
    "Relations with Syria are a matter of trust",
]
GERMAN = [
    "man habe sich mit Jordanien und der Europäischen Union über eine gemeinsame Bahn geeinigt, so Beirut",
    "im April gingen 450 Ingenieure nach Damaskus, wie es Ministerin Haddad vorgesehen habe",
    "man wolle das Vertrauen der Syrer gewinnen",
]
ARABIC = ["سيتوجه 450 مهندسا إلى دمشق في أبريل وفق خطة حداد"]


def told(*reports: tuple[str, list[str]]) -> dict[int, tuple[str, str, renderings.Kept]]:
    """The statements of each report (language, what is said) as they are compared."""
    out = {}
    for number, (language, sayings) in enumerate(reports):
        for text in sayings:
            document = Document(id=f"d{number}", text=f"She said {text}", language=language)
            spans = (Span(9, len(document.text)),)
            what = renderings.kept(document, spans, marks.find(document))
            out[len(out)] = (document.id, language, what)
    return out


def test_the_same_things_told_in_two_languages_are_one_utterance() -> None:
    assert set(renderings.pairs(told(("en", ENGLISH), ("de", GERMAN)))) == {(0, 4), (1, 3)}


def test_a_script_without_capitals_takes_part_by_sound_and_number() -> None:
    assert set(renderings.pairs(told(("en", ENGLISH), ("ar", ARABIC)))) == {(0, 3)}


def test_two_that_fit_alike_fit_neither() -> None:
    assert not renderings.pairs(told(("en", [ENGLISH[0]] * 2), ("de", GERMAN[1:2])))


def test_reports_of_one_language_are_left_to_their_words() -> None:
    assert not renderings.pairs(told(("en", ENGLISH), ("en", ENGLISH)))


def test_versions_in_two_languages_stand_in_one_statement(desk, build) -> None:
    who = [("Nadia Haddad", "foreign minister", "LBN")]
    english = "Nadia Haddad said in Beirut on 4 March: " + ENGLISH[0] + ". " + ENGLISH[1] + "."
    german = "Nadia Haddad sagte am 4. März in Beirut, " + GERMAN[1] + ". Zuvor: " + GERMAN[0] + "."
    one = desk.report("a", english, who, published="2021-03-04")
    two = desk.report("b", german, who, published="2021-03-04", language="de")
    for words in ENGLISH[:2]:
        one = desk.saying(one, "Nadia Haddad", words)
    for words in GERMAN[:2]:
        two = desk.saying(two, "Nadia Haddad", words)
    made = build([one, two])
    assert len(made.stories) == 1
    versions = {tuple((v.document, v.index) for v in s.versions) for s in made.statements}
    assert versions == {(("a", 0), ("b", 1)), (("a", 1), ("b", 0))}
