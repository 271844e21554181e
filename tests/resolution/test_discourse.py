"""Pronouns and descriptions mean what the same document has named, or stay open."""

from collections.abc import Callable
from datetime import date

from interstate.record import Mention, Sentence
from interstate.resolution.actors import ActorFinder
from interstate.resolution.discourse import Discourse

Tree = Callable[..., Sentence]
DAY = date(2015, 6, 1)
FINDERS = {language: ActorFinder(language) for language in ("en", "de", "ru")}

SIGNED = (
    "Russia/PROPN/4/nsubj and/CCONJ/3/cc China/PROPN/1/conj signed/VERB/0 "
    "a/DET/6/det treaty/NOUN/4/obj"
)
COUNTRIES = "The/DET/3/det two/NUM/3/nummod countries/NOUN/4/nsubj met/VERB/0"
SAID_IT = (
    "Russia/PROPN/2/nsubj/Number=Sing said/VERB/0 it/PRON/5/nsubj would/AUX/5/aux "
    "withdraw/VERB/2/ccomp its/PRON/7/nmod:poss troops/NOUN/5/obj"
)


def settled(
    tree: Tree, *written: str, language: str = "en", pair: tuple[str, str] | None = None
) -> tuple[list[list[Mention]], Discourse]:
    """Settle the sentences of one document; give the pronominal mentions of each."""
    discourse = Discourse(language, DAY, pair)
    found: list[list[Mention]] = []
    at = 0
    for index, one in enumerate(written):
        sentence = tree(one, language=language, index=index, start=at)
        at = sentence.end + 1
        mentions = discourse.settle(sentence, FINDERS[language].find(sentence, on=DAY))
        found.append([m for m in mentions if m.pronominal])
    return found, discourse


def parties(mentions: list[Mention]) -> list[tuple[str, str | None]]:
    return [(m.party.text, m.party.id) for m in mentions]


def test_two_countries_are_the_two_named_before(tree: Tree) -> None:
    [_, mentions], _ = settled(tree, SIGNED, COUNTRIES)
    assert parties(mentions) == [("The two countries", "RUS"), ("The two countries", "CHN")]
    assert all("in sentence 0" in m.party.because for m in mentions)


def test_a_description_without_what_it_describes_stays_open(tree: Tree) -> None:
    [mentions], _ = settled(tree, COUNTRIES)
    assert mentions == []


def test_a_pronoun_takes_up_the_subject_above_it(tree: Tree) -> None:
    [mentions], _ = settled(tree, SAID_IT)
    assert parties(mentions) == [("it", "RUS"), ("its", "RUS")]


def test_a_pronoun_takes_up_the_subject_of_the_sentence_before(tree: Tree) -> None:
    found, _ = settled(
        tree,
        "Russia/PROPN/2/nsubj/Number=Sing left/VERB/0 Syria/PROPN/2/obj/Number=Sing",
        "It/PRON/2/nsubj protested/VERB/0",
    )
    assert parties(found[1]) == [("It", "RUS")]


def test_a_pronoun_does_not_reach_back_three_sentences(tree: Tree) -> None:
    nobody = "Rain/NOUN/2/nsubj/Number=Plur fell/VERB/0"
    found, _ = settled(
        tree,
        "Russia/PROPN/2/nsubj/Number=Sing left/VERB/0",
        nobody,
        nobody,
        nobody,
        "It/PRON/2/nsubj protested/VERB/0",
    )
    assert found[-1] == []


def test_a_pronoun_whose_antecedent_is_not_in_the_text_stays_open(tree: Tree) -> None:
    [mentions], _ = settled(tree, "He/PRON/2/nsubj criticised/VERB/0 China/PROPN/2/obj")
    assert mentions == []


def test_he_is_a_person_and_no_state(tree: Tree) -> None:
    [mentions], _ = settled(
        tree, "Russia/PROPN/2/nsubj/Number=Sing said/VERB/0 he/PRON/4/nsubj left/VERB/2/ccomp"
    )
    assert mentions == []


def test_she_is_a_woman_and_he_a_man(tree: Tree) -> None:
    found, _ = settled(
        tree,
        "Obama/PROPN/2/nsubj/Number=Sing met/VERB/0 "
        "Angela/PROPN/2/obj/Number=Sing Merkel/PROPN/3/flat",
        "She/PRON/2/nsubj thanked/VERB/0 him/PRON/2/obj",
    )
    assert parties(found[1]) == [("She", "DEU"), ("him", "USA")]


def test_an_unnamed_thing_as_subject_keeps_a_pronoun_open(tree: Tree) -> None:
    found, _ = settled(
        tree,
        "Russia/PROPN/4/nmod:poss/Number=Sing ~'s/PART/1/case big/ADJ/4/amod "
        "harvest/NOUN/5/nsubj/Number=Sing failed/VERB/0",
        "It/PRON/2/nsubj rotted/VERB/0",
    )
    assert found[1] == []


def test_the_president_is_the_one_the_text_has_named(tree: Tree) -> None:
    found, _ = settled(
        tree,
        "President/PROPN/2/compound Obama/PROPN/3/nsubj/Number=Sing left/VERB/0",
        "The/DET/2/det president/NOUN/3/nsubj/Number=Sing smiled/VERB/0",
    )
    assert parties(found[1]) == [("president", "USA")]


def test_a_person_beyond_the_tables_is_known_by_surname_afterwards(tree: Tree) -> None:
    discourse = Discourse("en", DAY, None)
    first = tree(
        "Kazakhstan/PROPN/3/nmod:poss ~'s/PART/1/case negotiator/NOUN/6/nsubj "
        "Aidar/PROPN/3/appos Temirov/PROPN/4/flat left/VERB/0"
    )
    second = tree("Temirov/PROPN/2/nsubj smiled/VERB/0", index=1, start=first.end + 1)
    discourse.settle(first, FINDERS["en"].find(first, on=DAY))
    [mention] = discourse.settle(second, FINDERS["en"].find(second, on=DAY))
    assert (mention.party.id, mention.party.name) == ("KAZ", "Aidar Temirov")


def test_the_alliance_is_no_council_that_was_named_after_it(tree: Tree) -> None:
    found, _ = settled(
        tree,
        "NATO/PROPN/2/nsubj met/VERB/0",
        "UNESCO/PROPN/2/nsubj met/VERB/0",
        "The/DET/2/det alliance/NOUN/3/nsubj agreed/VERB/0",
    )
    assert parties(found[2]) == [("The alliance", "NAT")]


def test_who_is_asked_to_act_is_the_owner_of_what_is_used(tree: Tree) -> None:
    [mentions], _ = settled(
        tree,
        "Germany/PROPN/2/nsubj/Number=Sing urged/VERB/0 China/PROPN/2/obj/Number=Sing "
        "to/PART/5/mark use/VERB/2/xcomp its/PRON/7/nmod:poss weight/NOUN/5/obj",
    )
    assert parties(mentions) == [("its", "CHN")]


def test_the_man_who_met_him_is_not_him(tree: Tree) -> None:
    [mentions], _ = settled(
        tree,
        "Putin/PROPN/2/nsubj/Number=Sing thanked/VERB/0 the/DET/4/det minister/NOUN/2/obj "
        "of/ADP/6/case Hungary/PROPN/4/nmod/Number=Sing who/PRON/8/nsubj met/VERB/4/acl:relcl "
        "him/PRON/8/obj",
    )
    assert parties(mentions) == [("him", "RUS")]


def test_russian_both_countries_and_own_troops(tree: Tree) -> None:
    found, _ = settled(
        tree,
        "Россия/PROPN/4/nsubj и/CCONJ/3/cc Китай/PROPN/1/conj подписали/VERB/0 договор/NOUN/4/obj",
        "Обе/NUM/2/nummod страны/NOUN/3/nsubj довольны/ADJ/0",
        "Россия/PROPN/2/nsubj/Gender=Fem|Number=Sing вывела/VERB/0 свои/DET/4/det "
        "войска/NOUN/2/obj",
        language="ru",
    )
    assert [party for _, party in parties(found[1])] == ["RUS", "CHN"]
    assert parties(found[2]) == [("свои", "RUS")]


def test_german_both_countries_and_its_troops(tree: Tree) -> None:
    found, _ = settled(
        tree,
        "Russland/PROPN/4/nsubj und/CCONJ/3/cc China/PROPN/1/conj unterzeichneten/VERB/0",
        "Die/DET/3/det beiden/ADJ/3/amod Länder/NOUN/4/nsubj tagten/VERB/0",
        "China/PROPN/2/nsubj/Gender=Neut|Number=Sing verlegt/VERB/0 seine/DET/4/det:poss "
        "Truppen/NOUN/2/obj",
        language="de",
    )
    assert [party for _, party in parties(found[1])] == ["RUS", "CHN"]
    assert parties(found[2]) == [("seine", "CHN")]


def test_the_topic_is_what_is_named_most_or_the_pair_asked_for(tree: Tree) -> None:
    _, plain = settled(tree, SIGNED)
    assert plain.topic == ("RUS", "CHN")
    _, asked = settled(tree, SIGNED, pair=("CHN", "RUS"))
    assert asked.topic == ("CHN", "RUS")
    _, other = settled(tree, SIGNED, pair=("CHN", "USA"))
    assert other.topic == ("RUS", "CHN")


def test_korean_is_of_the_korea_that_the_text_names(tree: Tree) -> None:
    discourse = Discourse("de", DAY, None)
    first = tree("Nordkorea/PROPN/2/nsubj schwieg/VERB/0", language="de")
    second = tree(
        "russisch-koreanische/ADJ/2/amod Beziehungen/NOUN/3/nsubj litten/VERB/0",
        language="de",
        index=1,
        start=first.end + 1,
    )
    discourse.settle(first, FINDERS["de"].find(first, on=DAY))
    mentions = discourse.settle(second, FINDERS["de"].find(second, on=DAY))
    assert [m.party.id for m in mentions] == ["RUS", "PRK"]


def test_a_german_article_tells_the_gender_of_a_state(tree: Tree) -> None:
    found, _ = settled(
        tree,
        "Die/DET/2/det Türkei/PROPN/3/nsubj/Number=Sing schwieg/VERB/0",
        "Er/PRON/2/nsubj/Number=Sing ging/VERB/0",
        language="de",
    )
    assert found[1] == []
