"""Documents: what the clean text keeps, what is set aside, and where the date comes from."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.documents import make
from dragoman.errors import SourceError
from dragoman.model import Document, RawItem

BODY = (
    "The foreign ministers of Norway and Chile met in Oslo on Monday to talk about fisheries.\n\n"
    "“We will sign the agreement before the summer,” the Norwegian minister said after the talks.\n\n"
    "His Chilean counterpart thanked him for the welcome and invited him to Santiago.\n"
)


def document(text: str, **known: str) -> Document:
    return make(RawItem(place="test", text=text, **known))


def reasons(found: Document) -> dict[str, str]:
    return {r.text: r.reason for r in found.removed}


def test_a_page_with_frame_keeps_the_report_alone() -> None:
    found = document(
        "Home\nWorld\n\nNorway and Chile agree on fisheries\n\nWednesday 5 June 2024 - 18:32\n\n"
        + BODY
        + "\nShare it:\n\nLeave a Reply\n\nYour email address will not be published.\n"
    )
    assert found.title == "Norway and Chile agree on fisheries"
    assert found.published == "2024-06-05"
    assert found.published_basis == "stated in the text"
    assert found.text.split("\n")[0] == found.title
    assert found.text.count("\n") == 3
    assert reasons(found)["Leave a Reply"] == "comments"
    assert reasons(found)["Share it:"] == "sharing"
    assert reasons(found)["Home"] == "navigation"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Lesen Sie auch: Was die Fischer fordern", "read_also"),
        ("Lire aussi : Les pêcheurs s'inquiètent", "read_also"),
        ("Leia também: Pescadores fazem greve", "read_also"),
        ("Leggi anche: I pescatori in sciopero", "read_also"),
        ("Читайте также: Рыбаки бастуют", "read_also"),
        ("اقرأ أيضا: الصيادون يضربون", "read_also"),
        ("بیشتر بخوانید: اعتصاب ماهیگیران", "read_also"),
        ("קראו גם: הדייגים שובתים", "read_also"),
        ("Ayrıca bakınız: Balıkçılar grevde", "read_also"),
        ("相关阅读：渔民罢工", "read_also"),
        ("Compartir en Facebook", "sharing"),
        ("Kommentar schreiben", "comments"),
        ("Tüm hakları saklıdır", "copyright"),
        ("© 2024 Nordlys Media", "copyright"),
        ("Ministrene i samtale (left) i Oslo", "caption"),
        ("USD 10.45", "market"),
        ("....................", "end_mark"),
        ("End/ 418", "end_mark"),
        ("انتهای پیام/", "end_mark"),
        ("Dieser Artikel wurde maschinell übersetzt.", "note_translation"),
    ],
)
def test_furniture_of_any_language_goes_from_a_report_in_another(line: str, reason: str) -> None:
    found = document(f"{BODY}\n{line}\n")
    assert reasons(found).get(line) == reason
    assert found.language == "en"


def test_a_credit_closes_the_report_and_names_the_agency() -> None:
    found = document(BODY.strip() + " (AFP)")
    assert found.agency == "AFP"
    assert found.text.endswith("Santiago.")


@pytest.mark.parametrize(
    ("head", "city", "agency"),
    [
        ("OSLO, June 3 (Reuters) - ", "OSLO", "Reuters"),
        ("Oslo (dpa) - ", "Oslo", "dpa"),
        ("OSLO, 3. Juni (BelTA) — ", "OSLO", "BelTA"),
        ("OSLO/BERGEN, 3 juin (AFP) - ", "OSLO/BERGEN", "AFP"),
        ("Oslo, 3 jun (EFE).- ", "Oslo", "EFE"),
        ("ОСЛО, 3 июня. /ТАСС/. ", "ОСЛО", "TASS"),
        ("OSLO: ", "OSLO", None),
        ("OSLO, 3 June 2024 (Skerry Wire) - ", "OSLO", "Skerry Wire"),
        ("Oslo, 3. Juni 2024. ", "Oslo", None),
        ("Oslo, 3. Juni 2024. (SW) ", "Oslo", "SW"),
        ("Oslo (Skerry Wire) — ", "Oslo", "Skerry Wire"),
        ("Bodø, 3 de junio de 2024 (Agencia Norte) - ", "Bodø", "Agencia Norte"),
        ("Осло. 3 июня. ТАСС — ", "Осло", "TASS"),
        ("القاهرة - 3 يونيو (أ ش أ) - ", "القاهرة", "MENA"),
        ("دمشق (بريد الميناء) 3 يونيو 2024 - ", "دمشق", "بريد الميناء"),
        ("تهران - ایرنا - ", "تهران", "IRNA"),
        ("东京6月3日电 (记者王小明) ", "东京", None),
        ("东京2024年6月3日电 ", "东京", None),
        ("（北港通讯社奥斯陆6月3日电）", "奥斯陆", "北港通讯社"),
        ("(Skerry Wire) - ", None, "Skerry Wire"),
        ("Oslo (3 June 2024) – ", "Oslo", None),
        ("Bodø (Noruega), 3 jun 2024 (EFE).- ", "Bodø", "EFE"),
    ],
)
def test_datelines(head: str, city: str | None, agency: str | None) -> None:
    found = document(head + BODY)
    assert (found.dateline, found.agency) == (city, agency)
    assert found.text.startswith("The foreign ministers")


@pytest.mark.parametrize(
    ("line", "city"),
    [
        ("OSLO (dpa) - 03.06.2024", "OSLO"),
        ("Oslo, 3 June 2024", "Oslo"),
        ("OSLO", "OSLO"),
        ("Updated: 3 June 2024", None),
    ],
)
def test_a_dateline_may_have_a_line_of_its_own(line: str, city: str | None) -> None:
    found = document(f"Ministers meet on the boat\n{line}\n{BODY}")
    assert found.dateline == city


@pytest.mark.parametrize(
    "text",
    [
        "Solberg – the host – spoke first of the boats.",
        "Eide: we agree.",
        "By the river (Skerry Bridge) - a bridge that he likes - the minister stopped for a walk.",
        "President Solberg (Norway) - the youngest of the three - came to the meeting of fishers.",
        "The treaty was signed on 3 June 2024. The ministers then had lunch together on the boat.",
        "记者团称,外交部长李文华4月1日上午在北京会见挪威外交部长索尔伯格(Anna Solberg)。这是后者就任后的首次访问。",
    ],
)
def test_speech_is_no_dateline(text: str) -> None:
    assert document(f"{text}\n{BODY}").text.startswith(text)


@pytest.mark.parametrize(
    "head", ["OSLO, 3 June 2024 (Skerry Wire) - ", "Oslo, 3. Juni 2024. ", "奥斯陆2024年6月3日电 "]
)
def test_a_whole_date_in_the_dateline_is_the_publication(head: str) -> None:
    found = document(head + BODY)
    assert (found.published, found.published_basis) == ("2024-06-03", "stated in the text")


@pytest.mark.parametrize(
    ("text", "known", "published", "basis"),
    [
        (" date 2024-06-05 " + BODY, {}, "2024-06-05", "stated in the text"),
        (" date 2024-06 " + BODY, {}, "2024-06", "stated in the text"),
        (
            "OSLO, 3 June (Reuters) - " + BODY,
            {"published": "2024-06"},
            "2024-06-03",
            "stated in the text",
        ),
        ("OSLO, 3 June (Reuters) - " + BODY, {}, None, None),
        (BODY, {"url": "https://example.org/2024/06/05/fish"}, "2024-06-05", "address"),
        (
            BODY,
            {"url": "https://example.org/visit-to-oslo--5-june-2024.en.html"},
            "2024-06-05",
            "address",
        ),
        (
            " date 2023-01-09 " + BODY,
            {"url": "https://example.org/2024/06/05/x"},
            "2024-06-05",
            "address",
        ),
        (BODY, {"published": "Wed, 05 Jun 2024 18:32:00 GMT"}, "2024-06-05", "given"),
        (BODY + "\nGesendet am 05.06.2024 um 18 Uhr.", {}, "2024-06-05", "stated in the text"),
        ("22 أيلول, 2023\n\n" + BODY, {}, "2023-09-22", "stated in the text"),
        ("۱۵ خرداد ۱۴۰۳\n\n" + BODY, {}, "2024-06-04", "stated in the text"),
        ("Miércoles, 5 de Junio de 2024\n\n" + BODY, {}, "2024-06-05", "stated in the text"),
        ("פורסם: 05.06.24, 16:48\n\n" + BODY, {}, "2024-06-05", "stated in the text"),
        (
            "Communiqué de presse – Département des pêches (DP) – Oslo, 05.06.2024\n\n" + BODY,
            {},
            "2024-06-05",
            "stated in the text",
        ),
        (BODY + "\nThe first treaty was signed on 4 May 1994 in Lima.\n" + BODY, {}, None, None),
        (
            BODY + "\n— Ministry (@ministry) July 10, 2024\n\nTalks go on until Friday, he said.",
            {},
            None,
            None,
        ),
        (BODY, {}, None, None),
    ],
)
def test_publication(
    text: str, known: dict[str, str], published: str | None, basis: str | None
) -> None:
    found = document(text, **known)
    assert (found.published, found.published_basis) == (published, basis)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("2. Jänner 2024, 14.12 Uhr", "2024-01-02"),
        ("3. Feber 2024", "2024-02-03"),
        ("12 de setiembre de 2024", "2024-09-12"),
        ("12 sett 2024", "2024-09-12"),
        ("3 сен 2024, 14:10", "2024-09-03"),
        ("3 במרס 2024", "2024-03-03"),
        ("3 يوليوز 2024", "2024-07-03"),
    ],
)
def test_months_as_they_are_called_in_a_region_or_for_short(line: str, published: str) -> None:
    assert document(f"Talks on the river\n\n{line}\n\n{BODY}").published == published


def test_contradicting_dates_are_kept() -> None:
    found = document(" date 2023-01-09 " + BODY, url="https://example.org/2024/06/05/x")
    assert {d.date for d in found.dates} == {"2024-06-05", "2023-01-09"}


def test_a_date_that_cannot_be_read_is_kept_as_such() -> None:
    found = document(BODY, published="last week")
    assert found.published is None
    assert [(d.date, d.basis) for d in found.dates] == [("last week", "given, not understood")]


def test_a_note_names_the_outlet_and_leaves_the_text() -> None:
    found = document(
        BODY + "\nThis article was translated and edited by The Fjord Herald. The Fjord Herald has "
        "not verified the content of this story."
    )
    assert [(n.kind, n.names) for n in found.notes] == [("translation", "The Fjord Herald")]
    assert found.outlet == "The Fjord Herald"
    assert "Fjord Herald" not in found.text


def test_a_post_loses_its_attribution_and_keeps_its_words() -> None:
    found = document(
        BODY + "\nA good day for both coasts.\n\n— Ministry (@ministry) July 10, 2024\n\n" + BODY
    )
    assert "A good day for both coasts." in found.text
    assert "@ministry" not in found.text


def test_short_sentences_and_quoted_lines_stay() -> None:
    for line in ("Did you sign?", "“Not yet”", "No."):
        assert line in document(f"{BODY}\n{line}\n\n{BODY.replace('Oslo', 'Bergen')}").text


def test_wrapped_lines_are_joined() -> None:
    wrapped = (
        "The foreign ministers of Norway and Chile met in Oslo on Monday to\n"
        "talk about fisheries, a matter that both of them had put off for so\n"
        "long that their fleets had begun to settle it among themselves out\n"
        "at sea, with nets and boat hooks, as the ministers now admitted too.\n\n"
        "The talks went on until late in the evening, and neither of the two\n"
        "sides was willing to say what had been agreed in the end by them.\n"
    )
    assert document(wrapped).text.count("\n") == 1


def test_identity() -> None:
    first, again = document(BODY), document(BODY.replace("\n", "\r\n"))
    assert first.id == again.id
    assert first.hash == again.hash
    assert document(BODY, id="7").id == "7"
    assert document(BODY, published="2024-06-05").hash != first.hash


def test_page() -> None:
    html = f"""<!doctype html><html lang="en"><head><title>Fish deal | Fjord Herald</title>
    <meta property="og:site_name" content="Fjord Herald">
    <script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Fish deal",
    "datePublished": "2024-06-05T18:32:00+02:00", "author": {{"name": "Kari Nord"}}}}</script></head>
    <body><nav><a href="/">Home</a></nav><article><h1>Fish deal</h1>
    {"".join(f"<p>{p}</p>" for p in BODY.split(chr(10)) if p)}</article></body></html>"""
    found = make(RawItem(place="page", html=html))
    assert found.title == "Fish deal"
    assert (found.published, found.published_basis) == ("2024-06-05", "metadata")
    assert (found.outlet, found.byline) == ("Fjord Herald", "Kari Nord")
    assert "invited him to Santiago" in found.text


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 20_000 + BODY + "</div>" * 20_000,
        f'<html><body><img alt="{"x" * 2_000_000}"><p>{BODY}</p></body></html>',
        f"<html><body><p>\0{BODY}\0</p></body></html>",
    ],
    ids=["deep", "long attribute", "NUL"],
)
def test_hostile_pages_are_read(html: str) -> None:
    assert "invited him to Santiago" in make(RawItem(place="page", html=html)).text


@pytest.mark.parametrize("text", ["", " \n ", "...", "\0\0", "----\n____"])
def test_nothing_to_read(text: str) -> None:
    with pytest.raises(SourceError) as raised:
        document(text)
    assert raised.value.reason == "no_text"


TEXTS = st.text(st.characters(codec="utf-8"), max_size=400)
LINES = st.lists(
    st.sampled_from(
        [
            *BODY.split("\n\n"),
            "Share",
            "Home",
            "AFP",
            "Photo: Eide",
            "5 June 2024",
            "Read more",
            "Tags: fish",
        ]
    ),
    max_size=8,
)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_text_gives_a_document_or_a_source_error(text: str) -> None:
    try:
        found = document(text)
    except SourceError:
        return
    assert found.text == found.text.strip()
    assert all(line.strip() for line in found.text.split("\n"))


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_cleaning_a_clean_text_changes_nothing(lines: list[str]) -> None:
    try:
        once = document("\n\n".join(lines))
        twice = document(once.text)
    except SourceError:
        return
    assert twice.text == once.text


@pytest.mark.parametrize(
    ("head", "known", "published"),
    [
        ("Published: 05/06/2024", {"language": "en-US"}, "2024-05-06"),
        ("Published: 05/06/2024", {"language": "en-GB"}, "2024-06-05"),
        ("Published: 05/06/2024", {"url": "https://skerry.co.uk/fish"}, "2024-06-05"),
        ("Published: 05/06/2024 9:15 a.m. EDT", {"url": "https://skerry.com/fish"}, "2024-05-06"),
        ("Published: 05/06/2024\nUpdated: 05/16/2024", {}, "2024-05-06"),
        ("Published: 05/06/2024", {"url": "https://skerry.com/2024/06/fish"}, "2024-06-05"),
        ("Published: 13/06/2024", {}, "2024-06-13"),
        ("Published: 05/06/2024", {}, "2024"),
        ("", {"published": "05/06/2024"}, "2024"),
    ],
)
def test_day_and_month_in_numbers(head: str, known: dict[str, str], published: str) -> None:
    found = document(f"{head}\n\n{BODY}", **known)
    assert found.published == published
    if published == "2024":
        assert {"2024-05-06", "2024-06-05"} <= {clue.date for clue in found.dates}


DATED_TITLES = {
    "en": ("Talks in Oslo on 5 June 2024", "Norway's foreign minister met her Chilean colleague in Oslo on Wednesday, and both spoke about the fleet."),
    "de": ("Treffen der Außenminister am 5. Juni 2024", "Die norwegische Außenministerin hat in Oslo ihren chilenischen Amtskollegen empfangen, wie es hieß."),
    "fr": ("Rencontre d'Oslo du 5 juin 2024", "La ministre norvégienne des affaires étrangères a reçu à Oslo son homologue chilien pour parler de pêche."),
    "es": ("Cumbre de Oslo, 5 de junio de 2024", "La ministra noruega de Asuntos Exteriores recibió en Oslo a su homólogo chileno y hablaron de la pesca."),
    "pt": ("Encontro em Oslo a 5 de junho de 2024", "A ministra norueguesa dos Negócios Estrangeiros recebeu em Oslo o seu homólogo chileno e falaram da frota."),
    "it": ("Vertice di Oslo del 5 giugno 2024", "La ministra norvegese degli Esteri ha ricevuto a Oslo il collega cileno e hanno parlato della flotta."),
    "ru": ("Встреча министров в Осло 5 июня 2024 года", "Министр иностранных дел Норвегии приняла в Осло своего чилийского коллегу, и они говорили о рыбе."),
    "tr": ("Oslo görüşmesi, 5 Haziran 2024", "Norveç Dışişleri Bakanı Oslo'da Şilili mevkidaşını kabul etti ve iki bakan güney filosunu konuştu."),
    "ar": ("لقاء أوسلو 5 يونيو 2024", "استقبلت وزيرة الخارجية النرويجية في أوسلو نظيرها التشيلي وبحثا شؤون أسطول الجنوب وتراخيص الصيد."),
    "fa": ("دیدار وزیران در اسلو ۱۶ خرداد ۱۴۰۳", "وزیر امور خارجه نروژ در اسلو با همتای شیلیایی خود دیدار کرد و دو طرف درباره ناوگان جنوب گفت‌وگو کردند."),
    "he": ("פגישת השרים באוסלו 5 ביוני 2024", "שרת החוץ של נורווגיה קיבלה באוסלו את עמיתה מצ'ילה והשניים שוחחו על צי הדיג הדרומי ועל הרישיונות."),
    "zh": ("奥斯陆会谈 2024年6月5日", "挪威外交大臣星期三在奥斯陆会见了智利外长，双方就南方渔船队及其捕捞许可问题交换了意见，并同意继续保持沟通。"),
}  # fmt: skip


@pytest.mark.parametrize("language", sorted(DATED_TITLES))
def test_a_title_that_ends_in_a_date_is_the_title(language: str) -> None:
    title, body = DATED_TITLES[language]
    found = document(f"{title}\n\n{body}\n")
    assert (found.title, found.published) == (title, "2024-06-05")
    # What surely dates a report goes before the day in its title, and a given title is found.
    assert document(f"{title}\n\n{body}\n", title=title).text.startswith(title)
    assert document(f"{title}\n\n{body}\n", published="2024-06-07").published == "2024-06-07"


@pytest.mark.parametrize(
    "line",
    ["Oslo, 5 June 2024", "Oslo, Norway, 5 June 2024", "Wednesday, 5 June 2024", "Fjord Herald, 5 June 2024",
     "Kari Nord, 5 June 2024", "By Kari Nord, 5 June 2024", "Published 5 June 2024 at 10:30"],
)  # fmt: skip
@pytest.mark.parametrize("titled", [True, False])
def test_place_outlet_and_author_beside_a_day_are_no_title(line: str, titled: bool) -> None:
    body = DATED_TITLES["en"][1]
    title = "Fish deal for the south"
    found = document(f"{title}\n{line}\n\n{body}\n" if titled else f"{line}\n\n{body}\n")
    assert (found.title, found.published) == (title if titled else None, "2024-06-05")
    assert line not in found.text
