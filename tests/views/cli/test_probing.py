"""Whether the coder tells apart what differs in one thing only."""

import pytest

from interstate.language.coverage import coded_languages
from interstate.views.cli.probing import ProbeGroup, probes, run

LEAST_RIGHT = 0.9
LANGUAGES = sorted({probe.language for probe in probes()} & set(coded_languages()))


@pytest.fixture(scope="module", params=LANGUAGES)
def groups(request: pytest.FixtureRequest) -> list[ProbeGroup]:
    return run(request.param)


def test_of_each_group_of_minimal_pairs_nine_in_ten_are_right(groups: list[ProbeGroup]) -> None:
    poor = [group for group in groups if group.right < LEAST_RIGHT * group.of]
    assert not poor


def test_what_older_coders_get_wrong_is_all_right(groups: list[ProbeGroup]) -> None:
    wrong = [text for group in groups if group.group == "old coders" for text in group.wrong]
    assert not wrong
