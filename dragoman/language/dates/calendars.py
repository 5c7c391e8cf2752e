"""Days of the Jalali and Hijri calendars as days of the Gregorian one.

A month of another calendar is known by its number: 101-112 Jalali, 201-212
Hijri, 301-313 Hebrew.  Jalali follows the 33-year cycle of leap years, right for the years
1178-1633; Hijri is the tabular civil calendar, which the
sighting of the moon can move by a day, so its days count as not precise.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

JALALI, HIJRI, HEBREW = 100, 200, 300
_HEBREW_EPOCH = -1_373_427
"""The ordinal of the day before 1 Tishri of the year 1, were `date` to go so far."""
_JALALI_DAY_ONE = date(622, 3, 21).toordinal()
_JALALI_LEAPS = (1, 5, 9, 13, 17, 22, 26, 30)
"""Years of the 33-year cycle that have 366 days."""
_HIJRI_DAY_ONE = date(622, 7, 19).toordinal()


def jalali_first(year: int, month: int) -> date:
    """The first day of a Jalali month (month 13 is the next year's first)."""
    if month == 13:
        return jalali_first(year + 1, 1)
    cycles, within = divmod(year - 1, 33)
    days = (year - 1) * 365 + cycles * 8 + sum(leap <= within for leap in _JALALI_LEAPS)
    days += (month - 1) * 31 if month <= 7 else (month - 1) * 30 + 6
    return date.fromordinal(days + _JALALI_DAY_ONE)


def hijri_first(year: int, month: int) -> date:
    """The first day of a Hijri month by the civil table (month 13 is the next year's first)."""
    if month == 13:
        return hijri_first(year + 1, 1)
    days = (month - 1) * 29 + month // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(days + _HIJRI_DAY_ONE)


def _hebrew_days(year: int) -> int:
    """Days from the epoch to 1 Tishri of `year`, the four postponements included."""
    months = (235 * year - 234) // 19
    parts = 12_084 + 13_753 * months
    day = months * 29 + parts // 25_920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


def _hebrew_new_year(year: int) -> int:
    """The ordinal of 1 Tishri."""
    before, this, after = (_hebrew_days(y) for y in (year - 1, year, year + 1))
    late = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return _HEBREW_EPOCH + this + late


def hebrew_first(year: int, month: int) -> date:
    """The first day of a Hebrew month counted from Tishri (Reingold and Dershowitz).

    Month 6 is the Adar that only a leap year has (Adar I), 7 Adar, 8 Nisan, 13 Elul.
    """
    start, length = _hebrew_new_year(year), _hebrew_new_year(year + 1) - _hebrew_new_year(year)
    long_cheshvan, short_kislev = length % 10 == 5, length % 10 == 3
    leap = length > 380
    lengths = [30, 29 + long_cheshvan, 30 - short_kislev, 29, 30, 30 if leap else 0]
    lengths += [29, 30, 29, 30, 29, 30, 29]
    return date.fromordinal(start + sum(lengths[: month - 1]))


@lru_cache(maxsize=4096)
def month_days(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month of any of the calendars; ValueError if out of range."""
    if month > HEBREW:
        number = month - HEBREW
        first = hebrew_first(year, number)
        after = hebrew_first(year + number // 13, number % 13 + 1)
    elif month > HIJRI:
        first, after = hijri_first(year, month - HIJRI), hijri_first(year, month - HIJRI + 1)
    elif month > JALALI:
        first, after = jalali_first(year, month - JALALI), jalali_first(year, month - JALALI + 1)
    else:
        first = date(year, month, 1)
        after = date(year + month // 12, month % 12 + 1, 1)
    return first, after - timedelta(days=1)


def year_in(day: date, month: int) -> int:
    """The year, in the calendar of `month`, that `day` falls in."""
    if month > HEBREW:
        year = day.year + 3760
        return year + 1 if hebrew_first(year + 1, 1) <= day else year
    if month > HIJRI:
        year = (day.toordinal() - _HIJRI_DAY_ONE) * 30 // 10631 + 1
        return year if hijri_first(year, 1) <= day else year - 1
    if month > JALALI:
        year = day.year - 621
        return year if jalali_first(year, 1) <= day else year - 1
    return day.year


def easter(year: int) -> date:
    """Easter Sunday of the western churches (Gauss, in the form of Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l_ = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l_) // 451
    month, day = divmod(h + l_ - 7 * m + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches, as a day of the Gregorian calendar (Meeus 1991)."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)
