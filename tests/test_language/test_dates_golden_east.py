"""Sentences of our own with the expression to be found and the date it comes to.

Written on Wednesday 5 June 2024.  A line is: sentence | expression | kind | tense | value;
a value is a day, "from/to", or "-" where nothing can be fixed.
"""

from __future__ import annotations

import pytest

from dragoman.language.dates import resolve, spot

REFERENCE = "2024-06-05"
GOLDEN: dict[str, str] = {
    "ru": """
Министры встретились во вторник в Осло | вторник | weekday | past | 2024-06-04
Министры встретятся во вторник в Осло | вторник | weekday | future | 2024-06-11
Посол прибыл в понедельник вечером | понедельник вечером | weekday | past | 2024-06-03
В прошлую пятницу переговоры сорвались | прошлую пятницу | weekday | past | 2024-05-31
Встреча 4 июня была короткой | 4 июня | date | past | 2024-06-04
Договор от 4 июня 2023 года действует | 4 июня 2023 года | date | past | 2023-06-04
Во вторник, 4 июня, они подписали договор | вторник, 4 июня | date | past | 2024-06-04
Саммит прошел с 3 по 5 июня | с 3 по 5 июня | range | past | 2024-06-03/2024-06-05
Трехдневный визит со вторника отложен | Трехдневный визит со вторника | range | future | 2024-06-11/2024-06-13
Вчера он звонил | Вчера | relative | past | 2024-06-04
Позавчера он отказался | Позавчера | relative | past | 2024-06-03
Завтра прибудет король | Завтра | relative | future | 2024-06-06
Они виделись две недели назад | две недели назад | relative | past | 2024-05-22
Он уедет через три дня | через три дня | relative | future | 2024-06-08
На прошлой неделе он был в Праге | прошлой неделе | period | past | 2024-05-27/2024-06-02
В следующем месяце он примет короля | следующем месяце | period | future | 2024-07
В марте шли переговоры | марте | month | past | 2024-03
В конце 2022 года посольство закрылось | конце 2022 года | year | past | 2022
С 2011 года идет война | С 2011 года | since | past | 2011/
На следующий день он вернулся | На следующий день | anaphoric | past | -
Накануне он отказался | Накануне | anaphoric | past | -
Ранее в тот же день он летал | Ранее в тот же день | anaphoric | past | -
Встреча была 04.06.2024 | 04.06.2024 | date | past | 2024-06-04
Каждый вторник совет заседает | Каждый вторник | recurring | - | -
Ответ нужен до пятницы | до пятницы | until | future | /2024-06-07
""",
    "tr": """
Bakan salı günü Oslo'da görüştü | salı günü | weekday | past | 2024-06-04
Bakan salı günü Oslo'ya gidecek | salı günü | weekday | future | 2024-06-11
Cumartesi günkü toplantı bitti | Cumartesi günkü | weekday | past | 2024-06-01
Geçen cuma anlaştılar | Geçen cuma | weekday | past | 2024-05-31
4 Haziran'da bir araya geldiler | 4 Haziran'da | date | past | 2024-06-04
18 Mart'ta Kahire'ye gitti | 18 Mart'ta | date | past | 2024-03-18
4 Haziran 2023 tarihli antlaşma | 4 Haziran 2023 | date | past | 2023-06-04
4 Haziran Salı günü imzaladılar | 4 Haziran Salı günü | date | past | 2024-06-04
Zirve 3-5 Haziran tarihlerinde yapıldı | 3-5 Haziran tarihlerinde | range | past | 2024-06-03/2024-06-05
Dün telefonda konuştular | Dün | relative | past | 2024-06-04
Yarın kral gelecek | Yarın | relative | future | 2024-06-06
Bugün yola çıkıyor | Bugün | relative | - | 2024-06-05
İki hafta önce buluştular | İki hafta önce | relative | past | 2024-05-22
Üç gün sonra gidecek | Üç gün sonra | relative | future | 2024-06-08
Geçen hafta Prag'daydı | Geçen hafta | period | past | 2024-05-27/2024-06-02
Gelecek ay kralı ağırlayacak | Gelecek ay | period | future | 2024-07
Mart ayında görüşmeler sürdü | Mart ayında | month | past | 2024-03
2022 sonunda elçilik kapandı | 2022 sonunda | year | past | 2022
2011'den beri savaş var | 2011'den beri | since | past | 2011/
Cumaya kadar yanıt bekleniyor | Cumaya kadar | until | future | /2024-06-07
Ertesi gün geri döndü | Ertesi gün | anaphoric | past | -
Aynı gün kralı gördü | Aynı gün | anaphoric | past | -
Üç günlük ziyaret bitti | Üç günlük | duration | past | -
Konsey her salı toplanır | her salı | recurring | - | -
Dünya savaş istemiyor, dedi bugün | bugün | relative | - | 2024-06-05
""",
    "ar": """
التقى الوزيران يوم الثلاثاء في أوسلو | يوم الثلاثاء | weekday | past | 2024-06-04
سيزور الوزير أوسلو يوم الثلاثاء | يوم الثلاثاء | weekday | future | 2024-06-11
وصل السفير مساء الاثنين | مساء الاثنين | weekday | past | 2024-06-03
أعلن الوزير الجمعة الماضي قراره | الجمعة الماضي | weekday | past | 2024-05-31
التقيا في 4 يونيو | 4 يونيو | date | past | 2024-06-04
عقدت القمة في ٤ حزيران ٢٠٢٣ | ٤ حزيران ٢٠٢٣ | date | past | 2023-06-04
وقعت المعاهدة في 17 أيلول/سبتمبر 2023 | 17 أيلول/سبتمبر 2023 | date | past | 2023-09-17
زار تونس في 3 جانفي 2024 | 3 جانفي 2024 | date | past | 2024-01-03
وصل في 20 أوت 2023 | 20 أوت 2023 | date | past | 2023-08-20
اجتمعوا في 5 كانون الثاني 2024 | 5 كانون الثاني 2024 | date | past | 2024-01-05
اجتمع المجلس يوم الثلاثاء 4 يونيو | يوم الثلاثاء 4 يونيو | date | past | 2024-06-04
التقى به في 15 رمضان 1445 | 15 رمضان 1445 | date | past | 2024-03-25
تستمر القمة من 3 إلى 5 يونيو | من 3 إلى 5 يونيو | range | - | 2024-06-03/2024-06-05
قال الوزير أمس إنه سيسافر | أمس | relative | past | 2024-06-04
وصل أمس الثلاثاء إلى العاصمة | أمس الثلاثاء | relative | past | 2024-06-04
يصل الملك غدا | غدا | relative | future | 2024-06-06
التقيا قبل أسبوعين | قبل أسبوعين | relative | past | 2024-05-22
يغادر بعد ثلاثة أيام | بعد ثلاثة أيام | relative | future | 2024-06-08
كان في براغ الأسبوع الماضي | الأسبوع الماضي | period | past | 2024-05-27/2024-06-02
يستقبل الملك الشهر المقبل | الشهر المقبل | period | future | 2024-07
جرت المفاوضات في مارس | مارس | month | past | 2024-03
أغلقت السفارة أواخر عام 2022 | أواخر عام 2022 | year | past | 2022
تدور الحرب منذ عام 2011 | منذ عام 2011 | since | past | 2011/
عاد في اليوم التالي | في اليوم التالي | anaphoric | past | -
تحدث عن ذلك في وقت سابق | في وقت سابق | anaphoric | past | -
""",
    "fa": """
وزیران روز سه‌شنبه در اسلو دیدار کردند | سه‌شنبه | weekday | past | 2024-06-04
وزیر روز سه شنبه به اسلو خواهد رفت | سه شنبه | weekday | future | 2024-06-11
سفیر صبح دوشنبه رسید | صبح دوشنبه | weekday | past | 2024-06-03
دیدار روز شنبه انجام شد | شنبه | weekday | past | 2024-06-01
جمعه گذشته گفتگو کردند | جمعه گذشته | weekday | past | 2024-05-31
توافق ۱۵ شهریور ۱۴۰۲ امضا شد | ۱۵ شهریور ۱۴۰۲ | date | past | 2023-09-06
دیدار سه‌شنبه ۱۵ خرداد برگزار شد | سه‌شنبه ۱۵ خرداد | date | past | 2024-06-04
نشست ۴ ژوئن ۲۰۲۳ شکست خورد | ۴ ژوئن ۲۰۲۳ | date | past | 2023-06-04
نشست از ۳ تا ۵ ژوئن برگزار شد | از ۳ تا ۵ ژوئن | range | past | 2024-06-03/2024-06-05
دیروز تلفنی صحبت کردند | دیروز | relative | past | 2024-06-04
پریروز نپذیرفت | پریروز | relative | past | 2024-06-03
فردا پادشاه می‌رسد | فردا | relative | future | 2024-06-06
پس‌فردا سخنرانی می‌کند | پس‌فردا | relative | future | 2024-06-07
امروز راهی شد | امروز | relative | past | 2024-06-05
دو هفته پیش یکدیگر را دیدند | دو هفته پیش | relative | past | 2024-05-22
سه روز دیگر می‌رود | سه روز دیگر | relative | future | 2024-06-08
هفته گذشته در پراگ بود | هفته گذشته | period | past | 2024-05-27/2024-06-02
ماه آینده میزبان پادشاه است | ماه آینده | period | future | 2024-07
در ماه مارس گفتگوها ادامه یافت | مارس | month | past | 2024-03
اواخر سال ۲۰۲۲ سفارت بسته شد | اواخر سال ۲۰۲۲ | year | past | 2022
از سال ۲۰۱۱ جنگ است | از سال ۲۰۱۱ | since | past | 2011/
روز بعد بازگشت | روز بعد | anaphoric | past | -
همان روز پادشاه را دید | همان روز | anaphoric | past | -
سفر سه روزه پایان یافت | سه روزه | duration | past | -
شورا هر سه‌شنبه جلسه دارد | هر سه‌شنبه | recurring | - | -
""",
    "he": """
השרים נפגשו ביום שלישי באוסלו | ביום שלישי | weekday | past | 2024-06-04
השר ייפגש ביום שלישי באוסלו | ביום שלישי | weekday | future | 2024-06-11
השגריר הגיע ביום ב' לבירה | ביום ב' | weekday | past | 2024-06-03
ביום שישי שעבר שוחחו | ביום שישי שעבר | weekday | past | 2024-05-31
השניים נפגשו ב-4 ביוני | ב-4 ביוני | date | past | 2024-06-04
ההסכם נחתם ב-4 ביוני 2023 | ב-4 ביוני 2023 | date | past | 2023-06-04
ביום שלישי, 4 ביוני, חתמו | ביום שלישי, 4 ביוני | date | past | 2024-06-04
הפסגה נערכה בין 3 ל-5 ביוני | בין 3 ל-5 ביוני | range | past | 2024-06-03/2024-06-05
אתמול שוחחו בטלפון | אתמול | relative | past | 2024-06-04
שלשום סירב | שלשום | relative | past | 2024-06-03
מחר יגיע המלך | מחר | relative | future | 2024-06-06
מחרתיים ינאם | מחרתיים | relative | future | 2024-06-07
לפני שבועיים נפגשו | לפני שבועיים | relative | past | 2024-05-22
הוא ייצא בעוד שלושה ימים | בעוד שלושה ימים | relative | future | 2024-06-08
בשבוע שעבר היה בפראג | בשבוע שעבר | period | past | 2024-05-27/2024-06-02
בחודש הבא יארח את המלך | בחודש הבא | period | future | 2024-07
במרץ נמשכו השיחות | במרץ | month | past | 2024-03
בסוף 2022 נסגרה השגרירות | בסוף 2022 | year | past | 2022
מאז 2011 נמשכת המלחמה | מאז 2011 | since | past | 2011/
למחרת חזר | למחרת | anaphoric | past | -
באותו יום ראה את המלך | באותו יום | anaphoric | past | -
הם נלחמו במשך ארבעה עשורים | במשך ארבעה עשורים | duration | past | -
הוא נאם בשנת 2019 | בשנת 2019 | year | past | 2019
המועצה מתכנסת מדי יום שלישי | מדי יום שלישי | recurring | - | -
תשובה נדרשת עד יום שישי | עד יום שישי | until | future | /2024-06-07
""",
    "zh": """
两国部长周二在奥斯陆会晤 | 周二 | weekday | past | 2024-06-04
部长将于周二访问奥斯陆 | 周二 | weekday | future | 2024-06-11
大使星期一上午抵达 | 星期一上午 | weekday | past | 2024-06-03
上周五双方举行会谈 | 上周五 | weekday | past | 2024-05-31
本周二他会见了国王 | 本周二 | weekday | past | 2024-06-04
下周三他将启程 | 下周三 | weekday | future | 2024-06-12
6月4日,两人会面 | 6月4日 | date | past | 2024-06-04
条约于2023年6月4日签署 | 2023年6月4日 | date | past | 2023-06-04
当地时间9月22日他抵达 | 9月22日 | date | past | 2023-09-22
二〇二三年六月四日签署 | 二〇二三年六月四日 | date | past | 2023-06-04
他4日抵达 | 4日 | date | past | 2024-06-04
峰会6月3日至5日举行 | 6月3日至5日 | range | past | 2024-06-03/2024-06-05
昨天他们通了电话 | 昨天 | relative | past | 2024-06-04
前天他拒绝了 | 前天 | relative | past | 2024-06-03
国王明天到访 | 明天 | relative | future | 2024-06-06
两周前他们见过面 | 两周前 | relative | past | 2024-05-22
三天后他将离开 | 三天后 | relative | future | 2024-06-08
上周他在布拉格 | 上周 | period | past | 2024-05-27/2024-06-02
下个月他将接待国王 | 下个月 | period | future | 2024-07
今年三月举行了谈判 | 今年三月 | month | past | 2024-03
去年使馆关闭 | 去年 | period | past | 2023
2022年底使馆关闭 | 2022年底 | year | past | 2022
自2011年以来战火不断 | 自2011年以来 | since | past | 2011/
次日他返回 | 次日 | anaphoric | past | -
为期三天的访问结束 | 为期三天 | duration | past | -
""",
}


def lines() -> list[tuple[str, ...]]:
    return [
        (language, *(part.strip() for part in line.split("|")))
        for language, block in GOLDEN.items()
        for line in block.strip().splitlines()
    ]


@pytest.mark.parametrize(("language", "sentence", "words", "kind", "tense", "value"), lines())
def test_sentence(
    language: str, sentence: str, words: str, kind: str, tense: str, value: str
) -> None:
    found = spot(sentence, language)
    assert [(e.text, e.kind) for e in found] == [(words, kind)]
    expression = found[0]
    assert sentence[expression.start : expression.end] == words
    resolved = resolve(expression, REFERENCE, None if tense == "-" else tense)  # type: ignore[arg-type]
    if resolved is None:
        assert value == "-"
        return
    start, _, end = value.partition("/")
    end = end if "/" in value else start
    assert (resolved.start or "", resolved.end or "") == (start, end)
