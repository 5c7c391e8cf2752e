"""Classes of expression beside the golden sentences: words of our own, by language.

Written on Wednesday 5 June 2024 of what happened around Tuesday 21 May, from
where "the day before" and "two weeks later" count.  A line is: sentence |
expression | kind | tense | value; "-" is no expression or no value.
"""

from __future__ import annotations

import pytest

from dragoman.language.dates import resolve, spot

WRITTEN, TOLD = "2024-06-05", "2024-05-21"
CASES: dict[str, str] = {
    "en": """
The pact was signed on the third of May, nineteen ninety-seven | the third of May, nineteen ninety-seven | date | past | 1997-05-03
He was born on 9 August two thousand and four | 9 August two thousand and four | date | past | 2004-08-09
Aid reached two thousand villages in the valley | - | - | past | -
Talks will resume on Monday two weeks from now | Monday two weeks from now | weekday | future | 2024-06-17
They will meet next week from Tuesday to Thursday | next week from Tuesday to Thursday | range | future | 2024-06-11/2024-06-13
The week saw talks next week, between Wednesday and Friday | next week, between Wednesday and Friday | range | future | 2024-06-12/2024-06-14
He had met the envoy the day before | the day before | anaphoric | past | 2024-05-20
The envoys signed two days later | two days later | anaphoric | past | 2024-05-23
They spoke again the following week | the following week | anaphoric | past | 2024-05-27/2024-06-02
They quarrelled that weekend | that weekend | anaphoric | past | 2024-05-25/2024-05-26
He had called earlier in the week | earlier in the week | period | past | 2024-06-03/2024-06-05
He will call later this week | later this week | period | future | 2024-06-06/2024-06-09
The pact ran between January 2023 and now | between January 2023 and now | range | past | 2023-01/2024-06-05
The envoy left three weeks from 10 January 2024 | three weeks from 10 January 2024 | relative | past | 2024-01-31
He will answer within two weeks | within two weeks | period | future | 2024-06-05/2024-06-19
He will leave less than three days after tomorrow | less than three days after tomorrow | period | future | 2024-06-06/2024-06-09
They meet on Good Friday | Good Friday | date | future | 2025-04-18
Talks stopped last Christmas | last Christmas | date | past | 2023-12-25
They rested over the Easter weekend 2024 | the Easter weekend 2024 | date | past | 2024-03-30/2024-03-31
Talks resume after Eid al-Fitr this year | Eid al-Fitr this year | date | past | 2024-04-10
The pact of 1274 BC is on clay | - | - | past | -
They met two Sundays ago | two Sundays ago | relative | past | 2024-05-26
The 2 next days are free | The 2 next days | period | future | 2024-06-06/2024-06-07
The talks of Tuesday, 9 May failed | Tuesday, 9 May | date | past | 2024-05-09
They paid $12 December last | December | month | past | 2023-12
Talks are due in the coming days | the coming days | period | future | 2024-06-06/2024-06-08
They argued over the past weeks | the past weeks | period | past | 2024-05-15/2024-06-04
The next day he left | The next day | anaphoric | past | 2024-05-22
He met the envoy the day before the summit | - | - | past | -
""",
    "de": """
Der Pakt vom dritten Mai neunzehnhundertsiebenundneunzig gilt | dritten Mai neunzehnhundertsiebenundneunzig | date | past | 1997-05-03
Er kam am 9. August zweitausendvier zur Welt | 9. August zweitausendvier | date | past | 2004-08-09
Am Tag zuvor hatte er den Gesandten getroffen | Am Tag zuvor | anaphoric | past | 2024-05-20
Zwei Tage später unterschrieben sie | Zwei Tage später | anaphoric | past | 2024-05-23
Am Karfreitag ruhten die Gespräche | Karfreitag | date | past | 2024-03-29
Am Pfingstmontag 2024 trafen sie sich | Pfingstmontag 2024 | date | past | 2024-05-20
Zum Opferfest im Jahr 2023 kam er | Opferfest im Jahr 2023 | date | past | 2023-06-29
Er kommt am siebten vierten | am siebten vierten | date | future | 2025-04-07
Am Vorabend hatten sie telefoniert | Am Vorabend | anaphoric | past | 2024-05-20
Am folgenden Tag reiste er ab | Am folgenden Tag | anaphoric | past | 2024-05-22
Sie treffen sich zwischen Mittwoch und Freitag nächster Woche | zwischen Mittwoch und Freitag nächster Woche | range | future | 2024-06-12/2024-06-14
In den kommenden Tagen reist er | den kommenden Tagen | period | future | 2024-06-06/2024-06-08
Am nächsten Tag reiste er ab | Am nächsten Tag | anaphoric | past | 2024-05-22
""",
    "es": """
Nació el nueve de agosto de dos mil cuatro | el nueve de agosto de dos mil cuatro | date | past | 2004-08-09
El pacto del tres de mayo de mil novecientos noventa y siete vale | tres de mayo de mil novecientos noventa y siete | date | past | 1997-05-03
El día anterior había visto al enviado | El día anterior | anaphoric | past | 2024-05-20
Al día siguiente se fue | Al día siguiente | anaphoric | past | 2024-05-22
Dos días después firmaron | Dos días después | anaphoric | past | 2024-05-23
La víspera habían hablado | La víspera | anaphoric | past | 2024-05-20
Se verán más tarde esta semana | más tarde esta semana | period | future | 2024-06-06/2024-06-09
Lo dijo el Viernes Santo | el Viernes Santo | date | past | 2024-03-29
El acuerdo rige entre enero de 2023 y ahora | entre enero de 2023 y ahora | range | past | 2023-01/2024-06-05
Se verán el martes el día once | martes el día once | date | future | 2024-06-11
Llegará el próximo 6 de julio | el próximo 6 de julio | date | future | 2024-07-06
El vigésimo segundo de mayo hablaron | El vigésimo segundo de mayo | date | past | 2024-05-22
Llegará en los próximos días | los próximos días | period | future | 2024-06-06/2024-06-08
""",
    "fr": """
La veille, il avait vu l'émissaire | La veille | anaphoric | past | 2024-05-20
Le lendemain, il est parti | Le lendemain | anaphoric | past | 2024-05-22
Trois jours plus tard, ils signaient | Trois jours plus tard | anaphoric | past | 2024-05-24
Le surlendemain il est revenu | Le surlendemain | anaphoric | past | 2024-05-23
L'accord du trois mai mille neuf cent quatre-vingt-dix-sept tient | trois mai mille neuf cent quatre-vingt-dix-sept | date | past | 1997-05-03
Ils se verront le lundi de Pâques 2025 | le lundi de Pâques 2025 | date | future | 2025-04-21
Il sera absent du 4 au 22 de ce mois | du 4 au 22 de ce mois | range | future | 2024-06-04/2024-06-22
Il viendra dans les prochains jours | les prochains jours | period | future | 2024-06-06/2024-06-08
""",
    "pt": """
No dia anterior, tinha visto o enviado | No dia anterior | anaphoric | past | 2024-05-20
No dia seguinte, partiu | No dia seguinte | anaphoric | past | 2024-05-22
O acordo de três de maio de mil novecentos e noventa e sete vale | três de maio de mil novecentos e noventa e sete | date | past | 1997-05-03
Dois dias depois assinaram | Dois dias depois | anaphoric | past | 2024-05-23
Falaram na Sexta-feira Santa | Sexta-feira Santa | date | past | 2024-03-29
Chegará nos próximos dias | próximos dias | period | future | 2024-06-06/2024-06-08
""",
    "it": """
Il giorno prima aveva visto l'inviato | Il giorno prima | anaphoric | past | 2024-05-20
L'indomani è partito | L'indomani | anaphoric | past | 2024-05-22
L'accordo del tre maggio millenovecentonovantasette vale | tre maggio millenovecentonovantasette | date | past | 1997-05-03
Due giorni dopo hanno firmato | Due giorni dopo | anaphoric | past | 2024-05-23
Si sono visti a Ferragosto 2023 | Ferragosto 2023 | date | past | 2023-08-15
Si vedranno il lunedì dell'Angelo del 2025 | il lunedì dell'Angelo del 2025 | date | future | 2025-04-21
Arriverà nei prossimi giorni | prossimi giorni | period | future | 2024-06-06/2024-06-08
""",
    "ru": """
Накануне он виделся с посланником | Накануне | anaphoric | past | 2024-05-20
На следующий день он уехал | На следующий день | anaphoric | past | 2024-05-22
Днем ранее они говорили | Днем ранее | anaphoric | past | 2024-05-20
Два дня спустя они подписали договор | Два дня спустя | anaphoric | past | 2024-05-23
Двадцать первого мая они встретились | Двадцать первого мая | date | past | 2024-05-21
Они говорили восьмого июня | восьмого июня | date | past | 2023-06-08
На Пасху переговоры прервали | Пасху | date | past | 2024-05-05
В День Победы он выступил | День Победы | date | past | 2024-05-09
Неделей ранее они спорили | Неделей ранее | anaphoric | past | 2024-05-14
Договор 1274 года до н. э. записан на глине | 1274 года | duration | past | -
Он приедет в ближайшие дни | ближайшие дни | period | future | 2024-06-06/2024-06-08
Накануне саммита он говорил | - | - | past | -
""",
    "tr": """
Ertesi gün ayrıldı | Ertesi gün | anaphoric | past | 2024-05-22
Anlaşma üç Mayıs bin dokuz yüz doksan yedi tarihli | üç Mayıs bin dokuz yüz doksan yedi | date | past | 1997-05-03
Mayıs'ın yirmi ikisinde buluştular | Mayıs'ın yirmi ikisinde | date | past | 2024-05-22
Salıdan cumaya kadar Oslo'da olacak | Salıdan cumaya kadar | range | future | 2024-06-11/2024-06-14
Ramazan Bayramı'nda görüştüler | Ramazan Bayramı'nda | date | past | 2024-04-10
İki hafta içinde yanıt verecek | İki hafta içinde | period | future | 2024-06-05/2024-06-19
Bu hafta daha sonra görüşecekler | Bu hafta daha sonra | period | future | 2024-06-06/2024-06-09
2014'ten 2 Mayıs 2018'e kadar büyükelçiydi | 2014'ten 2 Mayıs 2018'e kadar | range | past | 2014/2018-05-02
Hititler MÖ 1274 yılında barış yaptı | 1274 yılında | duration | past | -
Bir gün önce görüştüler | Bir gün önce | anaphoric | past | 2024-05-20
""",
    "ar": """
في اليوم التالي غادر | في اليوم التالي | anaphoric | past | 2024-05-22
وفي اليوم السابق التقى المبعوث | اليوم السابق | anaphoric | past | 2024-05-20
سيلتقيان الأسبوع المقبل بين الثلاثاء والخميس | الأسبوع المقبل بين الثلاثاء والخميس | range | future | 2024-06-11/2024-06-13
وقعا الاتفاق في الثالث من مايو ألف وتسعمائة وسبعة وتسعين | الثالث من مايو ألف وتسعمائة وسبعة وتسعين | date | past | 1997-05-03
يرد خلال أسبوعين | خلال أسبوعين | period | future | 2024-06-05/2024-06-19
تحادثا في عيد الفطر | عيد الفطر | date | past | 2024-04-10
التقيا قبل شهر و 3 أيام | قبل شهر و 3 أيام | relative | past | 2024-05-02
يصل في الأيام المقبلة | الأيام المقبلة | period | future | 2024-06-06/2024-06-08
""",
    "fa": """
روز بعد رفت | روز بعد | anaphoric | past | 2024-05-22
یک روز پیش از آن با فرستاده دیدار کرد | یک روز پیش از آن | anaphoric | past | 2024-05-20
در نوروز گفتگو کردند | نوروز | date | past | 2024-03-20
در ۱۵ خرداد ۱۴۰۲ دیدار کردند | ۱۵ خرداد ۱۴۰۲ | date | past | 2023-06-05
در عاشورا سخن گفت | عاشورا | date | past | 2023-07-28
سه روز پس از آن امضا کردند | سه روز پس از آن | anaphoric | past | 2024-05-24
در روزهای آینده سفر می کند | روزهای آینده | period | future | 2024-06-06/2024-06-08
""",
    "he": """
למחרת עזב | למחרת | anaphoric | past | 2024-05-22
יום קודם לכן נפגש עם השליח | יום קודם לכן | anaphoric | past | 2024-05-20
הם נפגשו בט"ו בשבט | בט"ו בשבט | date | past | 2024-01-25
הם שוחחו ביום כיפור | ביום כיפור | date | past | 2023-09-25
הפגישה נערכה ב-15 בניסן | ב-15 בניסן | date | past | 2024-04-23
הם נפגשו בחג הפסח | בחג הפסח | date | past | 2024-04-23
שלושה ימים לאחר מכן חתמו | שלושה ימים לאחר מכן | anaphoric | past | 2024-05-24
""",
    "zh": """
次日他离开 | 次日 | anaphoric | past | 2024-05-22
前一天他会见了特使 | 前一天 | anaphoric | past | 2024-05-20
双方在圣诞节会谈 | 圣诞节 | date | past | 2023-12-25
他们下半周会谈 | 下半周 | period | future | 2024-06-06/2024-06-09
公元前1274年签约 | 1274年 | duration | past | -
""",
}
PARAMS = [
    pytest.param(
        language, *(part.strip() for part in line.split("|")), id=f"{language}:{line[:40]}"
    )
    for language, lines in CASES.items()
    for line in lines.strip().splitlines()
]


@pytest.mark.parametrize(("language", "text", "words", "kind", "tense", "value"), PARAMS)
def test_expression_and_its_value(
    language: str, text: str, words: str, kind: str, tense: str, value: str
) -> None:
    found = spot(text, language)
    if words == "-":
        assert found == ()
        return
    (expression,) = [e for e in found if e.text == words]
    resolved = resolve(expression, WRITTEN, tense, TOLD)  # type: ignore[arg-type]
    assert expression.kind == kind
    if resolved is None:
        assert value == "-"
    else:
        same = resolved.start == resolved.end
        assert value == (resolved.start if same else f"{resolved.start}/{resolved.end}")


def test_what_counts_from_the_day_told_of_needs_it() -> None:
    (expression,) = spot("The day before, they had quarrelled", "en")
    assert resolve(expression, WRITTEN, "past") is None
    resolved = resolve(expression, None, "past", TOLD)
    assert resolved is not None
    assert resolved.start == "2024-05-20"
    assert resolved.basis == "'The day before', counted from 2024-05-21"


def test_bare_plural_is_loose() -> None:
    (expression,) = spot("in the coming weeks", "en")
    resolved = resolve(expression, WRITTEN, "future")
    assert expression.vague
    assert resolved is not None
    assert not resolved.precise


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        # The weekday settles the year where a year near by has it, else the tense does.
        ("on Tuesday, 4 June", "2024-06-04", "2024-06-04"),
        ("on Tuesday, 4 July", "2023-07-04", "2024-07-04"),
        ("from 29 February to 1 March", "2024-02-29/2024-03-01", "2028-02-29/2028-03-01"),
    ],
)
def test_year_left_open(text: str, past: str, future: str) -> None:
    (expression,) = spot(text, "en")
    for tense, value in (("past", past), ("future", future)):
        resolved = resolve(expression, WRITTEN, tense)  # type: ignore[arg-type]
        assert resolved is not None
        same = resolved.start == resolved.end
        assert value == (resolved.start if same else f"{resolved.start}/{resolved.end}")
