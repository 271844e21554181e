"""Time on a line."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from interstate.briefs.scales import time_scale
from interstate.briefs.wording import Wording

WORDING = Wording("en")
DAYS = st.dates(min_value=date(1816, 1, 1), max_value=date(2040, 12, 31))


def test_a_crowded_autumn_gets_a_panel_of_its_own() -> None:
    old = [date(1948, 7, 1), date(1961, 7, 1), date(2000, 7, 1), date(2010, 7, 1)]
    autumn = [date(2024, 9, 1) + timedelta(days=3 * n) for n in range(25)]
    scale = time_scale([*old, *autumn], bounds=(old[0], autumn[-1]), width=1000, wording=WORDING)
    assert [panel.heading for panel in scale.panels] == ["1948 – Aug 2024", "Sep – Nov 2024"]
    wide = scale.panels[1].x1 - scale.panels[1].x0
    assert wide > 500


def test_events_known_to_the_year_crowd_no_month() -> None:
    days = [date(1990, 7, 1), date(2000, 7, 1), *[date(2010, 7, 1)] * 6, date(2020, 7, 1)]
    scale = time_scale(days, bounds=(days[0], days[-1]), width=1000, wording=WORDING, fine=())
    assert all(panel.first.month == 1 and panel.end.month == 1 for panel in scale.panels)


def test_events_spread_evenly_share_one_scale() -> None:
    days = [date(year, 7, 1) for year in range(1950, 2020, 2)]
    scale = time_scale(days, bounds=(days[0], days[-1]), width=1000, wording=WORDING)
    assert len(scale.panels) == 1


@given(st.lists(DAYS, min_size=1, max_size=40))
def test_later_is_never_drawn_before_earlier(days: list[date]) -> None:
    days = sorted(days)
    scale = time_scale(days, bounds=(days[0], days[-1]), width=1000, wording=WORDING)
    places = [scale.x(day.toordinal()) for day in days]
    assert places == sorted(places)
    assert all(-0.01 <= x <= 1000.01 for x in places)


@given(st.lists(DAYS, min_size=1, max_size=40))
def test_the_panels_fill_the_width_and_none_is_empty(days: list[date]) -> None:
    scale = time_scale(days, bounds=(min(days), max(days)), width=1000, wording=WORDING)
    assert 1 <= len(scale.panels) <= 4
    assert abs(scale.panels[-1].x1 - 1000) < 0.01
    for panel in scale.panels:
        assert any(panel.first <= day < panel.end for day in days)
    for one, other in zip(scale.panels, scale.panels[1:], strict=False):
        assert one.end == other.first
        assert one.x1 < other.x0


@given(st.lists(DAYS, min_size=1, max_size=40))
def test_labels_of_ticks_have_room(days: list[date]) -> None:
    scale = time_scale(days, bounds=(min(days), max(days)), width=1000, wording=WORDING)
    for panel in scale.panels:
        for one, other in zip(panel.ticks, panel.ticks[1:], strict=False):
            assert other.x - one.x >= 30
