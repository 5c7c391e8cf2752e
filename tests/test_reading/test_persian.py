"""Persian: the verb stands last, before the clause it reports or behind the noun it reports."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Reading
from dragoman.reading import read


def _read(text: str, published: str = "2025-03-14") -> Reading:
    return read(Document(id="x", text=text, language="fa", published=published))


def _said(text: str) -> list[tuple[str, str, str]]:
    return [
        (s.speaker, s.form, text[s.content[0].start : s.content[0].end])
        for s in _read(text).statements
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "به گزارش ایسنا، حسن کریمی در این دیدار گفت: «راه ما طولانی اما روشن است.»",
            [("حسن کریمی", "direct", "راه ما طولانی اما روشن است.")],
            id="the agency behind 'according to' is no speaker",
        ),
        pytest.param(
            "احمد رضایی، وزیر انرژی عراق، بر ضرورت ساخت خط لوله تازه تأکید کرد.",
            [("احمد رضایی", "indirect", "بر ضرورت ساخت خط لوله تازه")],
            id="noun phrase before its verb",
        ),
        pytest.param(
            "حسن کریمی ضمن استقبال از مهمانان، هرگونه دخالت در امور عراق را محکوم کرد.",
            [("حسن کریمی", "indirect", "هرگونه دخالت در امور عراق را محکوم کرد")],
            id="a verb that carries the content stays inside it",
        ),
        pytest.param(
            "حسن کریمی با بیان اینکه مرزها باز می‌مانند، افزود که راه‌آهن تا پاییز آماده می‌شود.",
            [
                ("حسن کریمی", "indirect", "مرزها باز می‌مانند"),
                ("حسن کریمی", "indirect", "راه‌آهن تا پاییز آماده می‌شود"),
            ],
            id="two reports of one speaker",
        ),
        pytest.param(
            "حسن کریمی گفت ایران و عراق همسایه هستند و تأکید کرد که این پیوند پایدار می‌ماند.",
            [
                ("حسن کریمی", "indirect", "ایران و عراق همسایه هستند"),
                ("حسن کریمی", "indirect", "این پیوند پایدار می‌ماند"),
            ],
            id="those whom the first report speaks of do not speak",
        ),
        pytest.param(
            "حسن کریمی گفت: ما هرگز از گفت‌وگو نترسیده‌ایم.",
            [("حسن کریمی", "direct", "ما هرگز از گفت‌وگو نترسیده‌ایم")],
            id="the words themselves behind a colon",
        ),
        pytest.param(
            "حسن کریمی از بغداد آمد. یک دیپلمات که نامش فاش نشد گفت که راه هنوز طولانی است.",
            [],
            id="someone without a name",
        ),
    ],
)
def test_who_said_what(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert _said(text) == expected


def _events(text: str) -> list[tuple[str, str, list[str]]]:
    return [(e.kind, e.status, [p.name for p in e.participants]) for e in _read(text).events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "رئیس مجلس ایران صبح امروز «سامر الحداد»، وزیر کشور سوریه، را به حضور پذیرفت.",
            [("meeting", "held", ["رئیس مجلس ایران", "سامر الحداد"])],
            id="the mark of the object stands behind an apposition",
        ),
        pytest.param(
            "سفر سامر الحداد، وزیر کشور سوریه، به تهران که قرار بود هفته آینده انجام شود، لغو شد.",
            [("visit", "cancelled", ["سامر الحداد"])],
            id="the predicate at the end of the clause",
        ),
        pytest.param(
            "سامر الحداد، وزیر کشور سوریه، به تهران رفت و با حسن کریمی رایزنی کرد.",
            [("meeting", "held", ["سامر الحداد", "حسن کریمی"]), ("visit", "held", ["سامر الحداد"])],
            id="went and consulted",
        ),
    ],
)
def test_events(text: str, expected: list[tuple[str, str, list[str]]]) -> None:
    found = [(kind, status, sorted(people)) for kind, status, people in _events(text)]
    assert found == [(kind, status, sorted(people)) for kind, status, people in expected]


def test_name_in_marks_beside_its_office() -> None:
    text = "وزیر خارجه سودان با «ریوتارو هاکاتا» وزیر خارجه ژاپن دیدار کرد."
    people = {p.name: (p.office, p.state) for e in _read(text).events for p in e.participants}
    assert people["ریوتارو هاکاتا"] == ("foreign minister", "JPN")


def test_unknown_name_before_its_office() -> None:
    text = "نارندرا مودی و ریوتارو هاکاتا، نخست‌وزیر ژاپن، روز جمعه دیدار کردند."
    (event,) = _read(text).events
    assert [p.name for p in event.participants] == ["نارندرا مودی", "ریوتارو هاکاتا"]


def test_president_of_this_country() -> None:
    text = "دولت برزیل اعلام کرد لولا داسیلوا، رئیس‌جمهور این کشور، با حسن کریمی دیدار می‌کند."
    (event,) = _read(text).events
    assert {p.state for p in event.participants if p.office} == {"BRA"}


def test_the_lead_tells_the_office_and_the_next_sentence_the_name() -> None:
    text = (
        "صدراعظم آلمان روز دوشنبه در آنکارا با رجب طیب اردوغان، رئیس‌جمهور ترکیه، ملاقات کرد.\n"
        "فریدریش مرتس پس از این دیدار گفت که برلین به گفت‌وگو ادامه می‌دهد."
    )
    (event,) = _read(text).events
    assert {p.name for p in event.participants} == {"فریدریش مرتس", "رجب طیب اردوغان"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "به گفته تاوالو مکنزا، این سفر یک هفته طول می‌کشد.",
            [("تاوالو مکنزا", "indirect", "این سفر یک هفته طول می‌کشد")],
            id="unknown words behind 'in the words of' are a name",
        ),
        pytest.param(
            "به گفته کارشناسان حقوقی، این سفر یک هفته طول می‌کشد.",
            [],
            id="experts whom no one names",
        ),
        pytest.param(
            "سخنگوی وزارت خارجه کنیا گفت که پاسخ به‌زودی داده می‌شود. تاوالو مکنزا افزود: «راه باز است.»",
            [
                ("تاوالو مکنزا", "indirect", "پاسخ به‌زودی داده می‌شود"),
                ("تاوالو مکنزا", "direct", "راه باز است."),
            ],
            id="the spokesman's name stands in the next sentence",
        ),
    ],
)
def test_names_that_no_list_has(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert _said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "سامر الحداد، وزیر کشور سوریه، روز شنبه به دیدار حسن کریمی رفت.",
            [("meeting", "held", ["سامر الحداد", "حسن کریمی"], None)],
            id="went to see somebody",
        ),
        pytest.param(
            "سامر الحداد، وزیر کشور سوریه، فردا از چاد و نیجریه دیدن می‌کند.",
            [
                ("visit", "planned", ["سامر الحداد"], "NG"),
                ("visit", "planned", ["سامر الحداد"], "TD"),
            ],
            id="a visit takes 'from'",
        ),
        pytest.param(
            "سامر الحداد، وزیر کشور سوریه، فردا وارد بغداد می‌شود.",
            [("visit", "planned", ["سامر الحداد"], "IQ")],
            id="the verb at the end of the clause says when",
        ),
        pytest.param(
            "سامر الحداد، وزیر کشور سوریه، پیام مکتوب رجب طیب اردوغان خطاب به حسن کریمی را تسلیم وی کرد.",
            [("message", "held", ["رجب طیب اردوغان", "حسن کریمی", "سامر الحداد"], None)],
            id="whose letter is handed to whom by whom",
        ),
        pytest.param(
            "سامر الحداد، وزیر کشور سوریه، درباره لغو عوارض با همتای عراقی خود، تاوالو مکنزا، گفت‌وگو کرد.",
            [("meeting", "held", ["سامر الحداد", "تاوالو مکنزا"], None)],
            id="what is called off is the toll",
        ),
        pytest.param(
            "سامر الحداد، وزیر کشور سوریه، در سفر خود به بغداد که به دعوت حسن کریمی انجام شد با او دیدار کرد.",
            [
                ("meeting", "held", ["سامر الحداد", "حسن کریمی"], "IQ"),
                ("visit", "held", ["سامر الحداد"], "IQ"),
            ],
            id="the host who invited is not the visitor",
        ),
        pytest.param(
            "به گفته حسن کریمی، سامر الحداد به دعوت وزیر کشور عراق به بغداد خواهد آمد.",
            [("visit", "planned", ["سامر الحداد"], "IQ")],
            id="the source goes nowhere",
        ),
        pytest.param(
            "حسن کریمی گفت که سامر الحداد در تماس تلفنی به وزیر کشور عراق وعده کمک داده است.",
            [("call", "held", ["سامر الحداد", "وزیر کشور عراق"], None)],
            id="who is told something in a call is its other side",
        ),
    ],
)
def test_sides_and_places(
    text: str, expected: list[tuple[str, str, list[str], str | None]]
) -> None:
    found = sorted(
        (e.kind, e.status, sorted(p.name for p in e.participants), e.place and e.place.country)
        for e in _read(text).events
    )
    assert found == [(kind, status, sorted(who), place) for kind, status, who, place in expected]


def test_months_of_afghan_papers() -> None:
    text = "سامر الحداد، وزیر کشور سوریه، در ۲۲ فبروری ۲۰۲۵ به کابل سفر کرد."
    (event,) = _read(text).events
    assert event.start == "2025-02-22"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "وزارت خارجه دانمارک اعلام کرد ایوو مارسک وزیر خارجه این کشور با کارلا مندوزا رئیس جمهور پرو دیدار کرد.",
            [("meeting", "held", ["ایوو مارسک", "کارلا مندوزا"])],
            id="unknown names before their offices",
        ),
        pytest.param(
            "به گزارش راوی، حسن کریمی رئیس جمهور عراق از کارلا مندوزا رئیس جمهور پرو استقبال رسمی به عمل آورد.",
            [("meeting", "held", ["حسن کریمی", "کارلا مندوزا"])],
            id="received from",
        ),
        pytest.param(
            "رویترز اعلام کرد که حسن کریمی برای گفتگو با احمد رضایی در مورد تنش‌ها با پرو به ترکیه سفر خواهد کرد.",
            [
                ("meeting", "planned", ["احمد رضایی", "حسن کریمی"]),
                ("visit", "planned", ["حسن کریمی"]),
            ],
            id="what a journey to come is for",
        ),
        pytest.param(
            "حسن کریمی سخنگوی وزارت خارجه عراق افزود: سفر به ترکیه در چارچوب توسعه روابط انجام می‌شود.",
            [],
            id="not the journey of who tells of it",
        ),
    ],
)
def test_who_did_what(text: str, told: list[tuple[str, str, list[str]]]) -> None:
    reading = _read(text)
    events = [(e.kind, e.status, sorted(p.name for p in e.participants)) for e in reading.events]
    assert sorted(events) == told
    assert not any(s.speaker == "راوی" for s in reading.statements)
