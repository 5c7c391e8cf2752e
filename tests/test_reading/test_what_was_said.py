"""Where what somebody said begins and ends, and whose it is."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.reading import read
from dragoman.reading.quotes import find_quotes


def said(text: str, language: str = "en") -> list[tuple[str | None, str]]:
    reading = read(Document(id="x", text=text, language=language))
    return [
        (s.speaker, " … ".join(text[part.start : part.end] for part in s.content))
        for s in reading.statements
    ]


BUT = {
    "en": ("General Olga Ham said Oslo would pay but warned that prices would rise.", "prices would rise"),
    "de": ("Minister Hans Roth sagte, Lima werde zahlen, warnte jedoch vor hohen Preisen.", "vor hohen Preisen"),
    "es": ("El ministro Juan Ríos dijo que Lima pagará, aunque advirtió que los precios subirán.", "los precios subirán"),
    "fr": ("Le ministre Jean Roux a dit que Lima paierait la dette mais a averti que les prix monteraient.", "les prix monteraient"),
    "it": ("Il ministro Gianni Rossi ha detto che Lima pagherà, ma ha avvertito che i prezzi saliranno.", "i prezzi saliranno"),
    "pt": ("O presidente Lula disse que Lima pagará a dívida, mas ressaltou que os preços vão subir.", "os preços vão subir"),
    "ru": ("Министр Иван Петров сказал, что Лима заплатит, но предупредил, что цены вырастут.", "цены вырастут"),
    "zh": ("挪威外交大臣马尔斯克说，挪威将支付全部款项，但他强调价格将会上涨。", "价格将会上涨"),
}  # fmt: skip


@pytest.mark.parametrize("language", sorted(BUT))
def test_but_sets_one_thing_said_against_another(language: str) -> None:
    text, second = BUT[language]
    first, last = said(text, language)
    assert first[0] == last[0]
    assert last[1] == second
    assert second not in first[1]


def test_the_word_for_but_may_stand_behind_the_verb() -> None:
    text = (
        "Minister Hans Roth sagte, Lima werde zahlen, warnte aber, dass die Preise steigen würden."
    )
    assert [content for _, content in said(text, "de")] == [
        "Lima werde zahlen",
        "die Preise steigen würden",
    ]
    # Here the same word only says when.
    text = "Die Lage dürfe nicht kippen, sagte Hans Roth während eines Besuchs in Lima."
    assert [content for _, content in said(text, "de")] == ["Die Lage dürfe nicht kippen"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "President Petro on Tuesday said he wants to change four rules that say how losses are taxed.",
            "he wants to change four rules that say how losses are taxed",
        ),
        (
            "President Petro warned Oslo to refrain from steps that would harm the talks.",
            "Oslo to refrain from steps that would harm the talks",
        ),
        ("President Petro called for new rules that cover all ports.", "new rules that cover all ports"),
        ("President Petro said late on Tuesday in Oslo that it would pay.", "it would pay"),
        ("President Petro said in a speech to students that it would pay.", "it would pay"),
        ("President Petro told reporters in Oslo after the vote that it would pay.", "it would pay"),
    ],
)  # fmt: skip
def test_a_far_that_opens_the_report_only_behind_when_and_where(text: str, content: str) -> None:
    assert said(text) == [("Petro", content)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Trade would grow, said Mark Zandi, chief economist at Moodys.", "Trade would grow"),
        ("Trade would grow, said Mark Zandi, who leads the institute.", "Trade would grow"),
        (
            '"They have been good at following the rules," said Mark Zandi, an expert on trade at the Lind Institute.',
            "They have been good at following the rules,",
        ),
        (
            "Mark Zandi, a professor of law at New York University, said Mexico would follow the rules.",
            "Mexico would follow the rules",
        ),
    ],
)
def test_who_a_speaker_is_is_no_part_of_what_he_said(text: str, content: str) -> None:
    assert said(text) == [("Mark Zandi", content)]


def test_a_source_is_followed_into_subordinate_clauses() -> None:
    text = "According to General Olga Ham, the ministry that blamed Lima is weak."
    assert said(text) == [("Olga Ham", "the ministry that blamed Lima is weak")]
    text = "According to General Olga Ham, the ministry lost its head because many disagreed with its aims."
    assert said(text) == [
        ("Olga Ham", "the ministry lost its head because many disagreed with its aims")
    ]


def test_two_single_marks_are_a_double_one() -> None:
    text = "''A trade war would be very bad,'' Minister Olga Ham said. ''It would hurt everyone in the world.''"
    reading = read(Document(id="x", text=text, language="en"))
    assert [s.form for s in reading.statements] == ["direct", "direct"]
    assert [text[p.start : p.end] for s in reading.statements for p in s.content] == [
        "A trade war would be very bad,",
        "It would hurt everyone in the world.",
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Speaking in Oslo on Monday, Anna Berg said the plan was good.", "the plan was good"),
        (
            "Asked whether it would work, Anna Berg said it was too early to tell.",
            "it was too early to tell",
        ),
        (
            "In an interview with the BBC, Anna Berg said it would cost a billion.",
            "it would cost a billion",
        ),
        (
            "The mayor of Lyon, Anna Berg, said the fire was under control.",
            "the fire was under control",
        ),
        ("The plan was good, Anna Berg said late on Monday.", "The plan was good"),
        ("The plan was good, Anna Berg told the evening news.", "The plan was good"),
        ("The plan was good, Anna Berg said as she left.", "The plan was good"),
        (
            "The plan was good, Anna Berg said in a statement released on Monday.",
            "The plan was good",
        ),
    ],
)
def test_a_setting_in_front_is_not_what_was_said(text: str, content: str) -> None:
    assert said(text) == [("Anna Berg", content)]


SPOKESMEN = {
    "en": "A Boeing spokesman said the aircraft was safe and would stay so.",
    "de": "Ein Sprecher von Boeing sagte, das Flugzeug sei sicher und werde es bleiben.",
    "es": "Un portavoz de Boeing dijo que el avión era seguro y lo seguiría siendo.",
    "fr": "Un porte-parole de Boeing a déclaré que l'avion était sûr et le resterait.",
    "it": "Un portavoce di Boeing ha detto che l'aereo era sicuro e lo sarebbe rimasto.",
    "pt": "Um porta-voz da Boeing disse que o avião era seguro e assim continuaria.",
}


@pytest.mark.parametrize("language", sorted(SPOKESMEN))
def test_a_spokesman_without_a_name_speaks_for_whom_no_pack_knows(language: str) -> None:
    ((speaker, _),) = said(SPOKESMEN[language], language)
    assert speaker == "Boeing"


def test_the_company_is_the_one_told_last() -> None:
    text = "Deutsche Bank is in trouble. The bank said that thousands would go."
    assert said(text) == [("Deutsche Bank", "thousands would go")]
    assert said("The bank of Oslo said that thousands would go.") == []


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("«Все повторяют слово «мир» каждый день», — сказал он. «Верят немногие»", 2),
        ("«Все повторяют слово «мир каждый день», — сказал он. «Верят немногие»", 2),
        ("他说：「我说「不」好」。", 1),
    ],
)
def test_a_quotation_may_hold_another_with_the_same_marks(text: str, quoted: int) -> None:
    quotes = find_quotes(text)
    assert len(quotes) == quoted
    assert text[quotes[0].close - 1 : quotes[0].close + 1] in ("»,", "」。")
