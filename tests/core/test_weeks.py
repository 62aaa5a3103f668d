from datetime import date

import pytest

from portal.core.weeks import Week


def test_a_week_starts_on_monday_and_ends_on_sunday():
    week = Week.of(date(2026, 11, 26))
    assert (week.monday, week.sunday) == (date(2026, 11, 23), date(2026, 11, 29))
    assert len(week.days) == 7
    assert date(2026, 11, 29) in week
    assert date(2026, 11, 30) not in week


def test_its_code_reads_back():
    week = Week.of(date(2026, 11, 23))
    assert week.code == "2026-W48"
    assert Week.parse("2026-W48") == week
    assert (week + 1).code == "2026-W49"
    assert (week - 1).code == "2026-W47"


@pytest.mark.parametrize(
    "code", ["", "48", "2026-48", "2026-W54", "2026-W00", "1900-W10", "9999-W10"]
)
def test_what_is_no_week_is_refused(code):
    with pytest.raises(ValueError, match=r".+"):
        Week.parse(code)


def test_titles_and_slugs_follow_the_language():
    week = Week.of(date(2026, 11, 23))
    assert week.title_in("vi") == "Tuần 48, 23/11–29/11/2026"
    assert week.slug_in("vi") == "tuan-48-2026"
    assert week.title_in("en").startswith("Week 48, ")
    assert week.slug_in("en") == "week-48-2026"


def test_around_new_year_the_iso_year_counts_and_the_span_names_both_years():
    week = Week.of(date(2027, 1, 1))
    assert (week.number, week.year) == (53, 2026)
    assert week.title_in("vi") == "Tuần 53, 28/12/2026–3/1/2027"
