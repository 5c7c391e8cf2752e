"""Who takes part in Arabic, Persian and Hebrew: relative clauses, long titles, names told twice, clauses of their own."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.reading import read


def _read(language: str, text: str):
    return read(Document(id="x", text=text, language=language, published="2024-05-15"))


def _visits(language: str, text: str) -> list[tuple[str, str | None]]:
    return [
        (e.participants[0].name or "", e.place.country if e.place else None)
        for e in _read(language, text).events
        if e.kind == "visit"
    ]


@pytest.mark.parametrize(
    ("language", "text", "visitor", "country"),
    [
        ("he", "קבלת פנים ערך היום נשיא המדינה לנשיא פינלנד, אדם לינדן, שמקיים כאן ביקור רשמי בישראל.", "אדם לינדן", "IL"),
        ("he", "שר החוץ קיים שיחה עם שר החוץ של גאנה, קוואמה אנטווי, הנמצא בביקור בישראל.", "קוואמה אנטווי", "IL"),
        ("he", "ראש הממשלה אירח את נשיא קניה, ויליאם רוטו, שעורך ביקור רשמי בישראל.", "ויליאם רוטו", "IL"),
        ("he", "הנשיא הרצוג נועד עם נשיא צ׳ילה השוהה בישראל.", "נשיא צ׳ילה", "IL"),
        ("he", "שר הביטחון נפגש עם מקבילו היווני ניקוס דנדיאס, המבקר בירושלים.", "ניקוס דנדיאס", "IL"),
        ("he", "בתום פגישה עם שרת החוץ של פינלנד, שהגיעה לביקור בירדן, אמר המלך כי יפעל.", "שרת החוץ של פינלנד", "JO"),
        ("fa", "رئیس جمهور عراق با نارندرا مودی نخست وزیر هند که به بغداد سفر کرده، دیدار کرد.", "نارندرا مودی", "IQ"),
        ("fa", "رئیس جمهور عراق با وزیر خارجه هند که در بغداد به سر می‌برد دیدار کرد.", "وزیر خارجه هند", "IQ"),
        ("fa", "امیر قطر با همتای سنگالی خود که در دوحه حضور دارد رایزنی کرد.", "همتای سنگالی", "QA"),
        ("fa", "وزیر خارجه عمان، که برای دیداری رسمی در تهران است، با رضا کمالی گفتگو کرد.", "وزیر خارجه عمان", "IR"),
        ("fa", "کریستر هولمگرن وزیر دفاع سوئد هفته گذشته در جاکارتا بود.", "کریستر هولمگرن", "ID"),
        ("fa", "«گابریل بوریچ» که به لیما سفر کرد، از پیشرفت خبر داد.", "گابریل بوریچ", "PE"),
    ],
)  # fmt: skip
def test_a_relative_clause_tells_who_travels(
    language: str, text: str, visitor: str, country: str
) -> None:
    assert _visits(language, text) == [(visitor, country)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fa", "وزیر دفاع سوئد گفت مشکل در غزه است."),
        ("fa", "رئیس جمهور کنیا تأکید کرد که اولویت دولتش در نایروبی بود."),
        ("fa", "به گفته وزیر خارجه هند، ریشه این بحران در کابل است."),
        ("fa", "سفیر نروژ در تهران بود."),
        ("fa", "نخست وزیر هند که وزیر خارجه عمان با او دیدار کرد، به تهران نرفت."),
        ("he", "מבקר המדינה פרסם דוח, והמבקר אמר כי ימשיך."),
    ],
)
def test_who_is_told_of_beside_a_place_need_not_travel(language: str, text: str) -> None:
    assert not _visits(language, text)


def test_a_day_in_a_relative_clause_is_that_of_its_journey() -> None:
    text = "رئیس جمهور کنیا، که هفته گذشته از پاریس بازدید کرده بود، امروز در نایروبی سخن گفت."
    assert [e.start for e in _read("fa", text).events] == ["2024-05-06"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("بحران آب؛ وزیر خارجه عمان با همتای هندی خود گفتگو کرد", ["وزیر خارجه عمان", "همتای هندی"]),
        ("سفر مارک روته در حالی انجام می‌شود که جیمز متیس وزیر دفاع آمریکا به عمان رفت.", ["جیمز متیس"]),
        ("وزیر خارجه هند وارد رباط شد و وزیر خارجه قطر با پادشاه مراکش دیدار کرد.", ["وزیر خارجه قطر", "پادشاه مراکش"]),
        ("رئیس جمهور ازبکستان همتای تاجیک خود را به تاشکند دعوت کرد.", ["رئیس جمهور ازبکستان", "همتای تاجیک"]),
        ("آلبرتو فرناندز همتای شیلیایی خود را به حضور پذیرفت.", ["آلبرتو فرناندز", "همتای شیلیایی"]),
        ("وزیر خارجه سوئد با مقام‌های هندی دیدار کرد.", ["وزیر خارجه سوئد"]),
    ],
)  # fmt: skip
def test_persian_verbs_take_the_parts_of_their_own_clause(text: str, expected: list[str]) -> None:
    sides = [[p.name for p in e.participants] for e in _read("fa", text).events]
    assert expected in sides


@pytest.mark.parametrize(
    ("language", "text", "name", "office", "state"),
    [
        ("ar", "أنهى المبعوث الخاص للأمين العام للأمم المتحدة إلى اليمن، هانس غروندبرغ، زيارة للرياض.", "هانس غروندبرغ", "special envoy", None),
        ("ar", "استقبل وزير شؤون الرئاسة والاستثمار الكيني، بيتر لامبي، نظيره النرويجي.", "بيتر لامبي", "minister", "KEN"),
        ("ar", "التقى رئيس لجنة الشؤون الخارجية في البرلمان الكيني، بيتر لامبي، سفير النرويج.", "بيتر لامبي", "chairman", "KEN"),
        ("fa", "رئیس کمیسیون امنیت ملی و سیاست خارجی مجلس کنیا، پیتر لامبی، با سفیر نروژ دیدار کرد.", "پیتر لامبی", "chairman", "KEN"),
        ("he", "סגן שר החוץ לענייני אפריקה של נורווגיה, אנדריאס קראוויק, נפגש עם נשיא קניה.", "אנדריאס קראוויק", "deputy foreign minister", "NOR"),
        ("he", "יו\"ר ועדת החוץ והביטחון בפרלמנט הקנייתי, פיטר למבי, נפגש עם שגריר נורווגיה.", "פיטר למבי", "chairman", "KEN"),
    ],
)  # fmt: skip
def test_a_title_told_at_length_is_that_of_the_name_between_commas(
    language: str, text: str, name: str, office: str, state: str | None
) -> None:
    told = [(a.name, a.office, a.state) for a in _read(language, text).actors]
    assert (name, office, state) in told


def test_a_place_behind_a_title_makes_no_title_of_it() -> None:
    text = "استقبل رئيس الوزراء في مقر الحكومة، هانس غروندبرغ، وبحث معه الأزمة."
    assert all(a.office is None for a in _read("ar", text).actors if a.name == "هانس غروندبرغ")


def test_a_name_ends_where_the_report_ends_it_once() -> None:
    text = (
        "أجرى الرئيس الكيني، بيتر لامبي، اتصالا بنظيره النرويجي.\n"
        "وأفاد البيان بأن لامبي عزا التأجيل إلى الطقس."
    )
    assert [a.name for a in _read("ar", text).actors if a.name and "لامبي" in a.name] == [
        "بيتر لامبي"
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "هذه أول زيارة يقوم بها رئيس كيني إلى فيينا."),
        ("ar", "وسيكون أول وزير خارجية نمساوي يزور نيروبي."),
        ("he", "זו הפעם הראשונה שנשיא ישראלי מבקר בקונגו."),
        ("he", "שר חוץ אוסטרי לא ביקר בקניה זה שנים."),
    ],
)
def test_an_office_of_a_nationality_without_the_article_is_no_one(language: str, text: str) -> None:
    assert not _visits(language, text)


@pytest.mark.parametrize(
    ("text", "visitor", "country"),
    [
        ("هبطت طائرة المستشار النمساوي كارل نيهامر في مطار بغداد الدولي.", "كارل نيهامر", "IQ"),
        ("وصلت طائرة الرئيس الكيني بيتر لامبي إلى الرباط.", "بيتر لامبي", "MA"),
        ("وأعلن بيتر لامبي توقيع اتفاق خلال زيارة رسمية قام بها كارل نيهامر إلى كينيا.", "كارل نيهامر", "KE"),
        ("قال الوزير كارل نيهامر إنه سيتوجه إلى روما وإن نظيره الكيني بيتر لامبي يدرس الأمر.", "كارل نيهامر", "IT"),
    ],
)  # fmt: skip
def test_who_makes_an_arabic_journey(text: str, visitor: str, country: str) -> None:
    assert (visitor, country) in _visits("ar", text)


def test_separate_talks_are_one_with_each() -> None:
    text = (
        "عقد المستشار النمساوي كارل نيهامر اجتماعين منفصلين مع الرئيس الكيني بيتر لامبي "
        "ووزير الخارجية الكيني موساليا مودافادي."
    )
    sides = [[p.name for p in e.participants] for e in _read("ar", text).events]
    assert sides == [["كارل نيهامر", "بيتر لامبي"], ["كارل نيهامر", "موساليا مودافادي"]]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وكان المستشار النمساوي كارل نيهامر قد اجتمع بالرئيس الكيني \"بيتر لامبي\"، وقال عقب اللقاء إن العلاقة متينة.", "كارل نيهامر"),
        ("أما رئيس المجلس العسكري بيتر لامبي فقال إن المجلس «منفتح على الحوار» بلا شروط.", "بيتر لامبي"),
        ("ونسب البيان إلى كارل نيهامر قوله: «السلام ممكن إذا أراده الجميع».", "كارل نيهامر"),
        ("وكتب المتحدث باسمها بيتر لامبي في تغريدة أن الوفد سيناقش الاقتصاد.", "بيتر لامبي"),
        ("وأبدى كارل نيهامر أمله في أن يلتقي الرئيس الكيني رجال الأعمال.", "كارل نيهامر"),
    ],
)  # fmt: skip
def test_who_speaks_in_arabic(text: str, speaker: str) -> None:
    assert [s.speaker for s in _read("ar", text).statements] == [speaker]


@pytest.mark.parametrize(
    ("language", "text", "kind", "status"),
    [
        ("fa", "تماس تلفنی مارک روته با وزیر خارجه هند پس از لغو دیدار دو وزیر", "call", "held"),
        ("fa", "دیدار مارک روته با وزیر خارجه هند پس از لغو سفر نخست وزیر برگزار شد.", "meeting", "held"),
        ("fa", "سفر مارک روته به رباط لغو شد.", "visit", "cancelled"),
        ("ar", "بحث الرئيس الكيني بيتر لامبي وكارل نيهامر موعد القمة في مكالمة هاتفية أمس.", "call", "held"),
        ("ar", "إلغاء زيارة كارل نيهامر إلى روما ولقائه بالبابا فرنسيس.", "meeting", "cancelled"),
    ],
)  # fmt: skip
def test_a_word_of_mood_is_said_of_the_noun_behind_it(
    language: str, text: str, kind: str, status: str
) -> None:
    assert [e.status for e in _read(language, text).events if e.kind == kind] == [status]


def test_two_names_behind_an_office_of_two_states() -> None:
    text = "أبرم رئيسا أوزبكستان وطاجيكستان شوكت ميرزيوييف وإمام علي رحمان اتفاقية تنظم التحالف."
    told = _read("ar", text)
    assert [p.name for p in told.events[0].participants] == ["شوكت ميرزيوييف", "إمام علي رحمان"]
    assert set(told.events[0].parties) == {"UZB", "TJK"}
