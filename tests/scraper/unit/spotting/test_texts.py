"""What is a date in the texts of pages, and what is none."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.parsing.spotting import Spotted, find_dates, label_of


def only(text: str, *languages: str) -> Spotted:
    (spot,) = find_dates(text, (*languages, "en"))
    return spot


def days(text: str, *languages: str) -> list[tuple[int | None, int | None, int | None]]:
    return [reading[1:] for reading in only(text, *languages).readings]


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("2024-05-03", ""),
        ("2024.05.03", ""),
        ("2024/5/3", ""),
        ("03.05.2024", ""),
        ("3. 5. 2024", ""),
        ("２０２４．０５．０３", "ja"),
        ("May 3, 2024", ""),
        ("MAY 3 2024", ""),
        ("may 3, 2024", ""),
        ("3rd of May 2024", ""),
        ("the 3rd May, 2024", ""),
        ("03-May-2024", ""),
        ("3/May/2024", ""),
        ("3 May '24", ""),
        ("3 May 24", ""),
        ("May\n 3\n 2024", ""),
        ("Fri, 3 May 2024 10:00:00 +0200", ""),
        ("Friday, May 3rd, 2024 at 5pm", ""),
        ("Windows 10 | May 3, 2024", ""),
        ("Top 10 May 3, 2024", ""),
        ("3. Mai 2024", "de"),
        ("3 de mayo de 2024", "es"),
        ("mayo 3 de 2024", "es"),
        ("vie. 3 may. 2024", "es"),
        ("le 3 mai 2024", "fr"),
        ("ven. 3 mai 2024", "fr"),
        ("mar. 3 mai 2024", "fr"),
        ("3 maja 2024 r.", "pl"),
        ("3 мая 2024 г.", "ru"),
        ("2024. május 3.", "hu"),
        ("2024. május hó 3. napján", "hu"),
        ("2024 m. gegužės 3 d.", "lt"),
        ("2024 m. gegužės mėn. 3 d.", "lt"),
        ("2024. gada 3. maijs", "lv"),
        ("2024ko maiatzaren 3a", "eu"),
        ("3. toukokuuta 2024", "fi"),
        ("ngày 3 tháng 5 năm 2024", "vi"),
        ("3 tháng 5, 2024", "vi"),
        ("3 أيار 2024", "ar"),
        ("٣ مايو ٢٠٢٤", "ar"),
        ("مايو 3, 2024", "ar"),
        ("3 ماي 2024", "ar"),
        ("ב-3 במאי 2024", "he"),
        ("३ मई २०२४", "hi"),
        ("৩ মে ২০২৪", "bn"),
        ("3 พ.ค. 2567", "th"),
        ("3 พฤษภาคม พ.ศ. 2567", "th"),
        ("๓ พฤษภาคม ๒๕๖๗", "th"),
        ("2024年5月3日", "zh"),
        ("2024年05月03日(金)", "ja"),
        ("二〇二四年五月三日", "zh"),
        ("令和6年5月3日", "ja"),
        ("R6.5.3", "ja"),
        ("民國113年5月3日", "zh"),
        ("2024년 5월 3일", "ko"),
        ("24. 5. 3.", "ko"),
        ("۱۴ اردیبهشت ۱۴۰۳", "fa"),
        ("1403/02/14", "fa"),
        ("24 شوال 1445", "ar"),
        ("1445/10/24", "ar"),
    ],
)
def test_the_third_of_may(text: str, languages: str) -> None:
    assert (2024, 5, 3) in days(text, *languages.split())


@pytest.mark.parametrize(
    "text",
    [
        *("1.2.3", "v1.2.13", "Version 1.2.13", "Django 4.2.11 released", "10.4.2.1", "192.168.1.10"),
        *("10:30", "24/7", "1/2", "12/13", "page 3 of 12", "2,024 views", "12.50", "$10.05.20"),
        *("555-123-4567", "+49 30 123456", "06-12-2024-55", "A-24-22", "2023-1234", "978-3-16-148410-0"),
        *("2019-2021", "2011-12", "2023/24", "50 %", "1398"),
        *("we may 20 times", "march 5 abreast", "may", "Sat 10", "Dec", "31.02.2024", "30 February 2023"),
        *("2024 Annual Report", "Today, we launch a programme", "the day before yesterday's news was bad for us"),
    ],
)
def test_no_date(text: str) -> None:
    assert find_dates(text, ("en",)) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("03/04/2021", [(2021, 4, 3), (2021, 3, 4)]),
        ("3-4-21", [(2021, 4, 3), (2021, 3, 4)]),
        ("03.04.2021", [(2021, 4, 3)]),
        ("25/12/2021", [(2021, 12, 25)]),
        ("12/25/99", [(1999, 12, 25)]),
    ],
)
def test_numbers_have_every_reading_that_is_a_day(text: str, expected: list[tuple[int, int, int]]) -> None:
    assert days(text) == expected


def test_two_digits_may_be_the_year_where_that_is_custom() -> None:
    assert days("21/03/04", "ja") == [(2004, 3, 21), (2021, 3, 4)]


@pytest.mark.parametrize("text", ["May 2024", "2024-05", "05/2024", "05.2024", "2024/05", "May '24", "2024年5月"])
def test_a_month(text: str) -> None:
    assert days(text) == [(2024, 5, None)]


@pytest.mark.parametrize("text", ["2024", "(2024)", "Updated: 2024"])
def test_a_year_where_nothing_else_stands(text: str) -> None:
    assert days(text) == [(2024, None, None)]


@pytest.mark.parametrize("text", ["3 May", "May 3", "3 MAY", "May 3rd", "Fri, 3 May", "5月3日", "Fr 03.05.", "3.5."])
def test_a_day_without_year(text: str) -> None:
    assert days(text, "de") == [(None, 5, 3)]


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("3–5 May 2024", ""),
        ("May 3-5, 2024", ""),
        ("3 May 2024 to 5 May 2024", ""),
        ("May 3 – May 5, 2024", ""),
        ("3. bis 5. Mai 2024", "de"),
        ("3. Mai bis 5. Mai 2024", "de"),
        ("3.–5.5.2024", "de"),
        ("03.05. – 05.05.2024", "de"),
        ("03.05.2024-05.05.2024", "de"),
        ("du 3 au 5 mai 2024", "fr"),
        ("del 3 al 5 de mayo de 2024", "es"),
        ("2024年5月3日～5日", "ja"),
        ("2024年5月3日～5月5日", "ja"),
    ],
)
def test_a_range_has_two_ends(text: str, languages: str) -> None:
    spot = only(text, *languages.split())
    assert ([reading[1:] for reading in spot.readings], [reading[1:] for reading in spot.until]) == (
        [(2024, 5, 3)],
        [(2024, 5, 5)],
    )


def test_a_range_over_the_turn_of_the_year() -> None:
    assert days("28 December – 3 January 2025") == [(2024, 12, 28)]


def test_the_end_of_a_range_is_a_date_of_its_own() -> None:
    end = only("3–5 May 2024").end
    assert end
    assert ([reading[1:] for reading in end.readings], end.label, end.until) == ([(2024, 5, 5)], "ends", ())


@pytest.mark.parametrize(
    ("text", "language", "relative"),
    [
        ("3 days ago", "en", timedelta(days=-3)),
        ("Posted 3 days ago by the board", "en", timedelta(days=-3)),
        ("an hour ago", "en", timedelta(hours=-1)),
        ("yesterday", "en", timedelta(days=-1)),
        ("Yesterday at 10:30", "en", timedelta(days=-1)),
        ("vor 2 Stunden", "de", timedelta(hours=-2)),
        ("vor einem Tag", "de", timedelta(days=-1)),
        ("gestern, 14:30 Uhr", "de", timedelta(days=-1)),
        ("il y a 3 jours", "fr", timedelta(days=-3)),
        ("hace 3 días", "es", timedelta(days=-3)),
        ("3 dni temu", "pl", timedelta(days=-3)),
        ("3日前", "ja", timedelta(days=-3)),
        ("昨日", "ja", timedelta(days=-1)),
        ("3天前", "zh", timedelta(days=-3)),
        ("منذ 3 أيام", "ar", timedelta(days=-3)),
        ("۳ روز قبل", "fa", timedelta(days=-3)),
    ],
)
def test_relative_dates(text: str, language: str, relative: timedelta) -> None:
    assert only(text, language).relative == relative


@pytest.mark.parametrize(
    ("text", "language", "label"),
    [
        ("Updated: 3 May 2024", "en", "updated"),
        ("Posted on May 3, 2024", "en", "published"),
        ("Starts 3 May 2024", "en", "starts"),
        ("by J. on 3 May 2024", "en", ""),
        ("Zuletzt geändert am 3. Mai 2024", "de", "updated"),
        ("Veröffentlicht am Freitag, 3. Mai 2024", "de", "published"),
        ("Mis à jour le 3 mai 2024", "fr", "updated"),
        ("Publié le 03/05/2024", "fr", "published"),
        ("更新日：2024年5月3日", "ja", "updated"),
        ("发布时间：2024-05-03 10:20", "zh", "published"),
        ("Обновлено: 3 мая 2024", "ru", "updated"),
        ("آخر تحديث: 3 مايو 2024", "ar", "updated"),
    ],
)
def test_the_label_before_a_date(text: str, language: str, label: str) -> None:
    assert only(text, language).label == label


def test_each_date_of_a_text_has_its_own_label() -> None:
    spots = find_dates("Published: 13-11-2024 | Updated: 14-11-2024", ("en",))
    assert [spot.label for spot in spots] == ["published", "updated"]


def test_a_label_alone() -> None:
    assert (label_of("Zuletzt geändert:", ("de", "en")), label_of("Titel", ("de", "en"))) == ("updated", "")


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("2024-05-03T10:00:00+02:00", "+02:00"),
        ("3 May 2024 10:00 -0500", "-05:00"),
        ("May 3, 2024, 10:00 AM GMT", "UTC"),
        ("3 May 2024 10:00", None),
    ],
)
def test_time_and_zone(text: str, zone: str | None) -> None:
    spot = only(text)
    assert (spot.text, spot.has_time, spot.zone) == (text, True, zone)


def test_the_weekday_belongs_to_the_date() -> None:
    spot = only("Join us on Friday, 3 May 2024 in Rome")
    assert (spot.text, spot.weekday) == ("Friday, 3 May 2024", 4)


def test_a_heading_gives_the_year() -> None:
    assert only("3 May").in_year(2024).readings == (("DMY", 2024, 5, 3),)


PIECES = st.sampled_from(
    [
        "3",
        "05",
        "2024",
        " ",
        ".",
        "/",
        "-",
        "–",
        ":",
        "May",
        "mai",
        "mar",
        "月",
        "日",
        "年",
        "令和",
        "İ",
        "ago",
        "bis",
        "10:30",
    ]
)


@given(text=st.text(max_size=80) | st.lists(PIECES, max_size=14).map("".join))
@pytest.mark.parametrize(
    "languages", [("en",), ("de", "fr", "en"), ("ja", "en"), ("ar", "fa", "en"), ("th", "vi", "en")]
)
def test_any_text_is_read_and_what_is_found_is_there(text: str, languages: tuple[str, ...]) -> None:
    at = 0
    for spot in find_dates(text, languages):
        assert at <= spot.start < spot.stop
        assert spot.text == text[spot.start : spot.stop]
        assert spot.readings or spot.relative is not None
        at = spot.stop


@pytest.mark.parametrize("piece", ["1 ", "1 . ", "3-", "3 und ", "(", "2024 ", "月", "posted "])
def test_a_long_text_takes_no_time(piece: str) -> None:
    assert find_dates(piece * 20_000 + " x 3 May 2024", ("de", "en"))[-1].text == "3 May 2024"
