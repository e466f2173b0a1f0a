"""Dates in a sentence, against the day of publication: a Wednesday, 15 May 2024, unless a case says otherwise."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from findings_cases import PUBLISHED, findings
from pactgraph.extraction.events.dates import find_date
from pactgraph.model import Period

PAST = {
    "They signed it on 3 March 2021.": date(2021, 3, 3),
    "They signed it on March 3, 2021.": date(2021, 3, 3),
    "They signed it on the 3rd of March 2021.": date(2021, 3, 3),
    "They signed it on Sept. 9, 2019.": date(2019, 9, 9),
    "They signed it on 2019-09-09.": date(2019, 9, 9),
    "They signed it on May 3.": date(2024, 5, 3),
    "They signed it on 20 December.": date(2023, 12, 20),
    "They signed it on Monday.": date(2024, 5, 13),
    "They signed it on Wednesday.": date(2024, 5, 15),
    "They signed it on Thursday.": date(2024, 5, 9),
    "They signed it last Wednesday.": date(2024, 5, 8),
    "They signed it yesterday.": date(2024, 5, 14),
    "They signed it today.": date(2024, 5, 15),
    "They signed it last week.": None,
    "They signed it two days ago.": date(2024, 5, 13),
    "They signed it 3 days ago.": date(2024, 5, 12),
    "They signed it a day earlier.": date(2024, 5, 14),
    "They signed it two weeks ago.": None,
    "They signed it last month and met on Monday.": Period(2024, 4),
    "They signed it in 2019 and met on Monday.": Period(2019),
    "They signed it a day after Chile left on Monday.": date(2024, 5, 14),
    "They signed it two days before Chile left on Monday.": date(2024, 5, 11),
    "They signed it hours after Chile left on Monday.": date(2024, 5, 13),
    "They signed it last month.": Period(2024, 4),
    "They signed it this month.": Period(2024, 5),
    "They signed it last year.": Period(2023),
    "They signed it in June 2017.": Period(2017, 6),
    "They signed it in Sept. 2017.": Period(2017, 9),
    "They signed it in June of 2017.": Period(2017, 6),
    "They signed it in late June, 2017.": Period(2017, 6),
    "They signed it in 2017.": Period(2017),
    "In 2017 they signed it.": Period(2017),
    "They signed it in the spring of 2017.": Period(2017),
    "They have signed it every week since March 2023.": Period(2023, 3),
    "They have signed it every week since 2023.": Period(2023),
    "They signed it in March.": Period(2024, 3),
    "They signed it in May.": Period(2024, 5),
    "They signed it in June.": Period(2023, 6),
    "They signed it last May.": Period(2023, 5),
    "They signed it early last June.": Period(2023, 6),
    "They signed it on 3 March 2021 in June.": date(2021, 3, 3),
    "They signed it for the first time since 2017.": None,
    "They signed it, and it holds until 2030.": None,
    "They signed it to be ready by June 2030.": None,
    "They signed it in 2000-page volumes.": None,
    "They signed it in 2,019 copies.": None,
    "They signed it in 1990s style.": None,
    "They signed it with 2017 guests.": None,
    "They signed it in\nJune 2017.": Period(2017, 6),
    "They signed it in mid-2017.": Period(2017),
    "They signed it after 2017 guests had come.": None,
    "They signed it.": None,
    "They signed it on 31 February 2021.": None,
    "They signed it on 2021-13-01.": None,
    "They signed it on 29 February 2023.": None,
    "They signed it on 29 February 2024.": date(2024, 2, 29),
    "They may sign it.": None,
    "They march on.": None,
}
AHEAD = {
    "They will sign it on Monday.": date(2024, 5, 20),
    "They will sign it on Wednesday.": date(2024, 5, 22),
    "They will sign it next Thursday.": date(2024, 5, 16),
    "They will sign it tomorrow.": date(2024, 5, 16),
    "They will sign it next week.": None,
    "They will sign it on 3 March.": date(2025, 3, 3),
    "They will sign it on May 15.": date(2024, 5, 15),
    "They will sign it on 1 June 2026.": date(2026, 6, 1),
    "They will sign it next year.": Period(2025),
    "They will sign it next month.": Period(2024, 6),
    "They will sign it in June.": Period(2024, 6),
    "They will sign it in May.": Period(2024, 5),
    "They will sign it in April.": Period(2025, 4),
    "They will sign it next May.": Period(2025, 5),
    "They will sign it in 2026.": Period(2026),
}


@pytest.mark.parametrize(("text", "day"), PAST.items())
def test_what_happened(text: str, day: date | Period | None) -> None:
    assert find_date(text, text.index(" "), PUBLISHED, ahead=False) == day


@pytest.mark.parametrize(("text", "day"), AHEAD.items())
def test_what_is_to_come(text: str, day: date | Period | None) -> None:
    assert find_date(text, text.index(" "), PUBLISHED, ahead=True) == day


def test_an_event_at_a_distance_from_a_dated_one() -> None:
    text = "Peru met Cuba on Monday, a day after Chile left."
    assert find_date(text, text.index("left"), PUBLISHED, ahead=False) == date(2024, 5, 12)
    assert find_date(text, text.index("met"), PUBLISHED, ahead=False) == date(2024, 5, 13)
    text = "Peru met Cuba on Monday, a week after Chile left."
    assert find_date(text, text.index("left"), PUBLISHED, ahead=False) is None


def test_the_day_of_an_agreement_is_not_the_day_of_what_is_agreed() -> None:
    text = "Peru and Cuba agreed on Monday to found a yard that will build boats."
    assert find_date(text, text.index("found"), PUBLISHED, ahead=True) is None
    assert find_date(text, text.index("build"), PUBLISHED, ahead=True) is None
    assert find_date(text, text.index("agreed"), PUBLISHED, ahead=False) == date(2024, 5, 13)
    text = "Peru and Cuba will meet on Monday to found a yard."
    assert find_date(text, text.index("found"), PUBLISHED, ahead=True) == date(2024, 5, 20)


def test_the_turn_of_the_year() -> None:
    new_year = date(2025, 1, 2)
    assert find_date("They met on 30 December.", 5, new_year, ahead=False) == date(2024, 12, 30)
    assert find_date("They meet on 3 January.", 5, date(2024, 12, 30), ahead=True) == date(2025, 1, 3)
    assert find_date("They met on Monday.", 5, new_year, ahead=False) == date(2024, 12, 30)


def test_29_february_without_a_year_is_the_nearest_there_is() -> None:
    assert find_date("They met on 29 February.", 5, date(2025, 6, 1), ahead=False) == date(2024, 2, 29)
    assert find_date("They meet on February 29.", 5, date(2025, 6, 1), ahead=True) == date(2028, 2, 29)


def test_months_at_the_ends_of_the_year() -> None:
    assert find_date("They met last month.", 5, date(2025, 1, 2), ahead=False) == Period(2024, 12)
    assert find_date("They meet next month.", 5, date(2024, 12, 30), ahead=True) == Period(2025, 1)
    assert find_date("They meet next year.", 5, date.max, ahead=True) is None
    assert find_date("They met last month.", 5, date.min, ahead=False) is None


def test_without_a_day_of_publication_only_a_full_date_is_known() -> None:
    assert find_date("They met in June.", 5, None, ahead=False) is None
    assert find_date("They met last month.", 5, None, ahead=False) is None
    assert find_date("They met in June 2017.", 5, None, ahead=False) == Period(2017, 6)
    assert find_date("They met on Monday, 3 March.", 5, None, ahead=False) is None
    assert find_date("They met on 3 March 2021.", 5, None, ahead=False) == date(2021, 3, 3)


def test_the_nearest_of_several_dates_is_meant() -> None:
    text = "The treaty of 3 March 2011 was renewed on 4 April 2021."
    assert find_date(text, text.index("treaty"), PUBLISHED, ahead=False) == date(2011, 3, 3)
    assert find_date(text, text.index("renewed"), PUBLISHED, ahead=False) == date(2021, 4, 4)


def test_an_event_has_the_date_of_its_sentence() -> None:
    found = findings("Norway met Denmark on Monday. Spain will meet Chile on Monday.").events
    assert {event.source.code: event.date for event in found} == {"NOR": date(2024, 5, 13), "ESP": date(2024, 5, 20)}
    assert {event.date for event in findings("Norway met Denmark on Monday.", None).events} == {None}


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(["Monday", "Tuesday", "Friday", "Sunday"]), st.booleans())
def test_a_weekday_is_within_a_week(published: date, weekday: str, ahead: bool) -> None:
    day = find_date(f"They met on {weekday}.", 5, published, ahead=ahead)
    assert day is not None
    assert day.strftime("%A") == weekday
    assert timedelta(0) < day - published <= timedelta(7) if ahead else timedelta(0) <= published - day < timedelta(7)


@given(st.dates(date(1000, 1, 1), date(9999, 12, 31)))
def test_a_full_date_is_read_in_every_layout(day: date) -> None:
    month = day.strftime("%B")
    for written in (f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}", day.isoformat()):
        assert find_date(f"They met on {written}.", 5, None, ahead=False) == day


@given(st.text(max_size=80), st.integers(0, 80), st.dates() | st.none(), st.booleans())
def test_no_text_breaks_it(text: str, near: int, published: date | None, ahead: bool) -> None:
    find_date(text, near, published, ahead=ahead)
    find_date("on 31 April and on 29 February, next Monday, yesterday, " + text, near, published, ahead=ahead)
