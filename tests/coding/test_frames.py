import pytest

from interstate.coding.frames import read_frame, read_path, read_places
from interstate.errors import TableError


def test_words_of_several_parts_stay_together() -> None:
    ((item,),) = read_frame("obj=nuclear programme/@treaty").groups
    assert item.words == ("nuclear programme", "@treaty")


def test_a_bar_between_items_offers_a_choice() -> None:
    (group,) = read_frame("P:with|P:between=@party").groups
    assert [str(item.path) for item in group] == ["P:with", "P:between"]


def test_an_exclamation_mark_forbids() -> None:
    _, (item,) = read_frame("obj !P:on").groups
    assert item.absent


def test_a_preposition_may_have_several_words() -> None:
    assert read_path("P:on behalf of").steps == ("P:on behalf of",)


def test_a_label_that_does_not_exist_is_refused_by_name() -> None:
    with pytest.raises(TableError, match="'object' is no argument label"):
        read_frame("object=treaty")


def test_an_empty_cell_means_the_usual_place_and_a_dash_nobody() -> None:
    assert read_places("", "subj").choices == ((read_path("subj"),),)
    assert read_places("-", "subj").nobody
