"""Which documents repeat another one."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from interstate.documents import mark_duplicates
from interstate.record import Document, DocumentId, Outlet

WIRE = (
    "Kim Jong Un arrived in the Russian Far East by armoured train on Tuesday, the Kremlin said. "
    "He was met at the border station of Khasan by the minister of natural resources and the "
    "governor of the region. The two leaders are expected to hold talks at a spaceport on "
    "Wednesday, though neither side has named the place. Washington warned the North again not to "
    "sell shells to Moscow, and said that any such deal would break resolutions of the Security "
    "Council. Pyongyang has called the charge a groundless rumour."
)
OWN = (
    "Analysts in Seoul doubt that the visit will bring a treaty. They point to the empty stores of "
    "both armies and to the long years in which trade across the short common border had all but "
    "stopped, and they expect little more than a communique and a dinner with many toasts. A "
    "former diplomat recalled that the last such journey ended without any document being signed, "
    "and that the guests went home a day early. The ministry in Seoul would not comment on this. "
    "Traders in the border town tell of new waggons that roll by night, and nobody counts them."
)


def document(name: str, text: str, day: int | None = 12, language: str = "en") -> Document:
    return Document(
        id=DocumentId(name),
        text=text,
        language=language,
        language_because="given",
        outlet=Outlet(name=f"The {name}"),
        title=None,
        published=None if day is None else date(2023, 9, day),
        origin=name,
        content_hash="0",
    )


def copies(*documents: Document) -> dict[str, str]:
    return {made.id: made.duplicate_of for made in mark_duplicates(documents) if made.duplicate_of}


def test_wire_copy_with_edits_is_a_copy_of_the_wire() -> None:
    edited = WIRE.replace("armoured train", "train").replace(", the Kremlin said", "").upper()
    assert copies(document("wire", WIRE), document("daily", edited, 13)) == {"daily": "wire"}


def test_the_reason_says_how_much_is_common_with_what() -> None:
    _, copy = mark_duplicates([document("wire", WIRE), document("daily", WIRE, 13)])
    assert copy.duplicate_because == (
        "100 % of its text stands word for word in 'wire' (The wire, published 2023-09-12)"
    )


def test_the_earlier_published_is_the_original_whatever_was_read_first() -> None:
    assert copies(document("late", WIRE, 14), document("early", WIRE, 12)) == {"late": "early"}
    assert copies(document("undated", WIRE, None), document("dated", WIRE)) == {"undated": "dated"}


def test_on_the_same_day_the_first_read_is_the_original() -> None:
    assert copies(document("b", WIRE), document("a", WIRE + " More.")) == {"a": "b"}


def test_an_excerpt_is_a_copy_of_the_whole() -> None:
    whole = document("whole", f"{OWN} {WIRE}")
    assert copies(whole, document("excerpt", WIRE, 13)) == {"excerpt": "whole"}


def test_an_excerpt_read_first_is_a_copy_of_the_whole_of_the_same_day() -> None:
    excerpt = document("excerpt", WIRE[:230])
    assert copies(excerpt, document("whole", f"{WIRE} {OWN}")) == {"excerpt": "whole"}


def test_a_longer_text_that_adds_more_than_it_takes_stands_on_its_own() -> None:
    assert copies(document("flash", WIRE[:230]), document("long", f"{WIRE} {OWN}", 13)) == {}


def test_a_common_quotation_makes_no_copy() -> None:
    quotation = " ".join(WIRE.split()[:11])
    assert copies(document("a", quotation), document("b", f"He said: {quotation}", 13)) == {}


def test_texts_in_different_languages_are_never_copies() -> None:
    assert copies(document("a", WIRE), document("b", WIRE, language="de")) == {}


def test_all_copies_point_at_one_original() -> None:
    made = copies(*(document(name, WIRE, day) for day, name in enumerate("dcba", start=1)))
    assert made == {"c": "d", "b": "d", "a": "d"}


def test_an_excerpts_original_may_itself_be_a_copy() -> None:
    excerpt = document("excerpt", OWN[:300], 13)
    second = document("second", f"{WIRE} {OWN}", 13)
    first = document("first", f"{WIRE} {OWN} {OWN[::-1]}", 12)
    assert copies(excerpt, second, first) == {"excerpt": "first", "second": "first"}


def test_a_notice_that_all_texts_of_an_outlet_carry_makes_no_copies() -> None:
    notice = (
        "Any use of this text needs the leave of the agency and a link to where it first stood."
    )
    texts = [" ".join(f"w{number}x{place}" for place in range(60)) for number in range(80)]
    assert copies(*(document(f"d{n}", f"{text} {notice}") for n, text in enumerate(texts))) == {}


def test_texts_shorter_than_a_stretch_are_copies_only_when_equal() -> None:
    made = copies(
        document("a", "Kim spoke."), document("b", "Kim spoke"), document("c", "Kim ate.")
    )
    assert made == {"b": "a"}


@given(
    st.lists(st.tuples(st.sampled_from([WIRE, OWN, WIRE + OWN]), st.integers(1, 28)), max_size=6)
)
def test_documents_keep_their_order_and_originals_are_no_copies(
    drawn: list[tuple[str, int]],
) -> None:
    documents = [document(f"d{n}", text, day) for n, (text, day) in enumerate(drawn)]
    marked = mark_duplicates(documents)
    bare = [replace(made, duplicate_of=None, duplicate_because=None) for made in marked]
    assert bare == documents
    originals = {made.id for made in marked if made.duplicate_of is None}
    assert {made.duplicate_of for made in marked if made.duplicate_of} <= originals
