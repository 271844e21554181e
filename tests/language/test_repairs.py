"""What repairs do to a tree, each on one written by hand as a parser gets it wrong."""

import pytest

from interstate.language.repairs import TreeEditor, repaired
from interstate.record import Token


def tree(written: str) -> list[Token]:
    """Return words written one a line: form, lemma, UPOS, head (from 1, 0 the root), relation."""
    tokens: list[Token] = []
    at = 0
    for i, line in enumerate(written.strip().splitlines()):
        form, lemma, upos, head, relation, *feats = line.split()
        features = dict(pair.split("=") for pair in (feats[0].split("|") if feats else ()))
        tokens.append(
            Token(
                index=i,
                start=at,
                end=at + len(form),
                text=form,
                lemma=lemma,
                upos=upos,
                feats=features,
                head=i if head == "0" else int(head) - 1,
                deprel=relation,
            )
        )
        at += len(form) + 1
    return tokens


def told(tokens: list[Token], language: str) -> dict[str, tuple[str, str]]:
    """Return for each word its relation and its head's form, once repaired."""
    mended = repaired(tokens, language)
    return {t.text: (t.deprel, mended[t.head].text) for t in mended}


def test_an_adjective_is_no_german_preposition() -> None:
    words = tree("""
        Hilfe Hilfe NOUN 0 root
        nordkoreanischer nordkoreanisch ADP 3 case
        Soldaten Soldat NOUN 1 nmod
        zwischen zwischen ADP 5 case
        Bergen Berg NOUN 1 nmod
    """)
    mended = repaired(words, "de")
    assert (mended[1].upos, mended[1].deprel) == ("ADJ", "amod")
    assert (mended[3].upos, mended[3].deprel) == ("ADP", "case")


def test_a_relative_pronoun_before_a_name_is_the_subject() -> None:
    words = tree("""
        Präsident Präsident NOUN 0 root
        , , PUNCT 4 punct
        der der PRON 4 det PronType=Dem,Rel
        Lima Lima PROPN 6 nsubj
        Hilfe Hilfe NOUN 6 obj
        versprach versprechen VERB 1 acl VerbForm=Fin
    """)
    found = told(words, "de")
    assert found["der"] == ("nsubj", "versprach")
    assert found["Lima"] == ("iobj", "versprach")


def test_a_relative_pronoun_before_a_time_is_no_article() -> None:
    words = tree("""
        Abkommen Abkommen NOUN 0 root
        , , PUNCT 5 punct
        das der DET 4 det
        Woche Woche NOUN 5 nsubj:pass
        ratifiziert ratifizieren VERB 1 acl VerbForm=Part
        wurde werden AUX 5 aux:pass
    """)
    found = told(words, "de")
    assert found["das"] == ("nsubj:pass", "ratifiziert")
    assert found["Woche"] == ("obl", "ratifiziert")


def test_a_name_in_the_genitive_is_no_apposition() -> None:
    words = tree("""
        Ausschluss Ausschluss NOUN 0 root
        Perus Peru PROPN 1 appos
    """)
    assert told(words, "de")["Perus"] == ("nmod", "Ausschluss")


@pytest.mark.parametrize(
    ("article", "name", "relation"),
    [("der", "Ukraine", "iobj"), ("dem", "Iran", "iobj"), ("der", "Iran", "nsubj")],
)
def test_articles_tell_the_case(article: str, name: str, relation: str) -> None:
    words = tree(f"""
        {article} der DET 2 det
        {name} {name} PROPN 3 nsubj
        lieferte liefern VERB 0 root VerbForm=Fin
        Polen Polen PROPN 3 nsubj
        Panzer Panzer NOUN 3 obj
    """)
    assert told(words, "de")[name] == (relation, "lieferte")


def test_of_two_german_objects_the_first_is_indirect() -> None:
    words = tree("""
        Bonn Bonn PROPN 5 nsubj
        will wollen AUX 5 aux VerbForm=Fin
        Lima Lima PROPN 5 obj
        Waffen Waffe NOUN 5 obj
        liefern liefern VERB 0 root VerbForm=Inf
    """)
    assert told(words, "de")["Lima"] == ("iobj", "liefern")


def test_a_participle_that_shares_its_auxiliary_has_an_object_before_it() -> None:
    words = tree("""
        Bonn Bonn PROPN 3 nsubj
        hat haben AUX 3 aux VerbForm=Fin
        protestiert protestieren VERB 0 root VerbForm=Part
        und und CCONJ 6 cc
        Sanktionen Sanktion NOUN 6 nsubj
        verhängt verhängen VERB 3 conj VerbForm=Part
    """)
    assert told(words, "de")["Sanktionen"] == ("obj", "verhängt")


def test_clauses_and_phrases_do_not_hang_on_times() -> None:
    words = tree("""
        Sanctions sanction NOUN 0 root
        in in ADP 3 case
        2010 2010 NUM 1 nmod
        which which PRON 5 obj PronType=Rel
        hurt hurt VERB 3 acl:relcl VerbForm=Fin
    """)
    assert told(words, "en")["hurt"] == ("acl:relcl", "Sanctions")


def test_a_finite_verb_is_coordinated_with_a_finite_one() -> None:
    words = tree("""
        Lima Lima PROPN 2 nsubj
        decided decide VERB 0 root VerbForm=Fin
        to to PART 4 mark
        leave leave VERB 2 xcomp VerbForm=Inf
        and and CCONJ 6 cc
        recalled recall VERB 4 conj VerbForm=Fin
    """)
    assert told(words, "en")["recalled"] == ("conj", "decided")


def test_russian_nominatives_are_subjects_and_datives_are_not() -> None:
    words = tree("""
        Лима лима PROPN 2 obj Case=Nom
        изучает изучать VERB 0 root VerbForm=Fin
        план план NOUN 2 obj Case=Acc
        Перу перу PROPN 2 nsubj Case=Dat
    """)
    found = told(words, "ru")
    assert found["Лима"] == ("nsubj", "изучает")
    assert found["Перу"] == ("iobj", "изучает")


def test_a_russian_infinitive_hangs_on_the_noun_before_it() -> None:
    words = tree("""
        отверг отвергнуть VERB 0 root VerbForm=Fin
        решение решение NOUN 1 obj Case=Acc
        Лимы лима PROPN 2 nmod Case=Gen
        исключить исключить VERB 1 xcomp VerbForm=Inf
        Перу перу PROPN 4 obj Case=Acc
    """)
    assert told(words, "ru")["исключить"] == ("acl", "решение")


def test_no_repair_closes_a_circle() -> None:
    words = tree("""
        решить решить VERB 0 root VerbForm=Inf
        решение решение NOUN 3 obj
        исключить исключить VERB 1 xcomp VerbForm=Inf
    """)
    mended = repaired(words, "ru")
    for token in mended:
        here, steps = token.index, 0
        while mended[here].head != here and steps <= len(mended):
            here, steps = mended[here].head, steps + 1
        assert steps <= len(mended)


def test_a_verb_behind_what_is_said_of_its_subject_heads_the_sentence() -> None:
    words = tree("""
Union Union PROPN 0 root
, , PUNCT 4 punct
largest large ADJ 4 amod
body body NOUN 1 appos
, , PUNCT 6 punct
announced announce VERB 4 acl Tense=Past|VerbForm=Part
strikes strike NOUN 6 obj
. . PUNCT 1 punct
""")
    mended = told(words, "en")
    assert mended["announced"] == ("root", "announced")
    assert mended["Union"] == ("nsubj", "announced")


def test_a_participle_before_the_verb_describes_its_subject() -> None:
    words = tree("""
Rockets rocket NOUN 2 nsubj
fired fire VERB 0 root Tense=Past|VerbForm=Fin
from from ADP 4 case
Lima Lima PROPN 2 obl
hit hit VERB 2 conj Tense=Past|VerbForm=Fin
Oslo Oslo PROPN 5 obj
. . PUNCT 2 punct
""")
    mended = told(words, "en")
    assert mended["hit"] == ("root", "hit")
    assert mended["fired"] == ("acl", "Rockets")
    assert mended["Rockets"] == ("nsubj", "hit")


def test_without_an_auxiliary_a_verb_is_active_except_in_headings() -> None:
    written = """
Jets jet NOUN 2 nsubj:pass
fired fire VERB 0 root Tense=Past|VerbForm=Part
on on ADP 4 case
Oslo Oslo PROPN 2 obl
"""
    assert told(tree(written), "en")["Jets"] == ("nsubj:pass", "fired")
    assert told(tree(written + ". . PUNCT 2 punct"), "en")["Jets"] == ("nsubj", "fired")


def test_no_verb_has_a_compound() -> None:
    words = tree("""
The the DET 3 det
court court NOUN 3 compound
freed free VERB 0 root Tense=Past|VerbForm=Fin
him he PRON 3 obj
. . PUNCT 3 punct
""")
    mended = told(words, "en")
    assert mended["court"] == ("nsubj", "freed")
    assert mended["The"] == ("det", "court")


def test_what_is_freed_ahead_of_a_visit_is_an_object() -> None:
    words = tree("""
Norway Norway PROPN 2 nsubj
freed free VERB 0 root Tense=Past|VerbForm=Fin
prisoners prisoner NOUN 4 obl:unmarked
ahead ahead ADV 2 advmod
""")
    assert told(words, "en")["prisoners"] == ("obj", "freed")


def test_two_nouns_before_a_verb_are_one_subject() -> None:
    words = tree("""
French french ADJ 2 amod
combat combat NOUN 4 obl:unmarked
troops troops NOUN 4 nsubj
left leave VERB 0 root Tense=Past|VerbForm=Fin
""")
    mended = told(words, "en")
    assert mended["combat"] == ("compound", "troops")
    assert mended["French"] == ("amod", "troops")


def test_what_is_finite_is_no_adjective() -> None:
    words = tree("""
ruler ruler NOUN 0 root
, , PUNCT 1 punct
promised promise VERB 4 amod Tense=Past|VerbForm=Fin
elections election NOUN 1 obj
""")
    mended = told(words, "en")
    assert mended["promised"] == ("root", "promised")
    assert mended["elections"] == ("obj", "promised")
    assert mended["ruler"] == ("nsubj", "promised")


def test_of_three_names_in_a_row_the_second_is_no_other_name_of_the_first() -> None:
    words = tree("""
        Lima Lima PROPN 6 nsubj
        , , PUNCT 3 punct
        Quito Quito PROPN 1 appos
        and and CCONJ 5 cc
        Oslo Oslo PROPN 1 conj
        met meet VERB 0 root
    """)
    assert told(words, "en")["Quito"] == ("conj", "Lima")


def test_what_stands_between_commas_is_another_name() -> None:
    words = tree("""
        Lima Lima PROPN 7 nsubj
        , , PUNCT 3 punct
        Peru Peru PROPN 1 appos
        , , PUNCT 6 punct
        and and CCONJ 6 cc
        Oslo Oslo PROPN 1 conj
        met meet VERB 0 root
    """)
    assert told(words, "en")["Peru"] == ("appos", "Lima")


def test_a_noun_is_no_conjunct_of_a_verb() -> None:
    words = tree("""
        spoke speak VERB 0 root
        with with ADP 3 case
        Peru Peru PROPN 1 obl
        in in ADP 5 case
        Oslo Oslo PROPN 1 obl
        and and CCONJ 8 cc
        with with ADP 8 case
        Chile Chile PROPN 1 conj
    """)
    assert told(words, "en")["Chile"] == ("conj", "Peru")


def test_between_takes_two() -> None:
    words = tree("""
        Talks talk NOUN 6 nsubj
        between between ADP 3 case
        Peru Peru PROPN 1 nmod
        and and CCONJ 6 cc
        Chile Chile PROPN 6 nsubj
        ended end VERB 0 root VerbForm=Fin
    """)
    found = told(words, "en")
    assert found["Chile"] == ("conj", "Peru")
    assert found["Talks"] == ("nsubj", "ended")


def test_a_noun_with_an_object_is_a_verb() -> None:
    words = tree("""
        thanks thank VERB 0 root VerbForm=Fin
        Peru Peru PROPN 1 obj
        and and CCONJ 4 cc
        commends commend NOUN 2 conj
        Chile Chile PROPN 4 obj
    """)
    mended = repaired(words, "en")
    assert (mended[3].upos, mended[3].lemma, mended[mended[3].head].text) == (
        "VERB",
        "commend",
        "thanks",
    )


def test_a_verb_that_has_yet_to_happen_heads_its_clause() -> None:
    words = tree("""
        Peru Peru PROPN 2 nsubj
        has have VERB 0 root VerbForm=Fin
        yet yet ADV 2 advmod
        to to PART 5 mark
        reply reply VERB 2 advcl VerbForm=Inf
    """)
    assert told(words, "en")["reply"] == ("root", "reply")


def test_a_german_name_in_the_genitive_is_of_the_noun_behind_it() -> None:
    words = tree("""
        Chiles Chile PROPN 2 dep
        Regierung Regierung NOUN 3 nsubj
        sprach sprechen VERB 0 root
    """)
    assert told(words, "de")["Chiles"] == ("nmod", "Regierung")


def test_no_romance_object_has_a_preposition_but_people_in_spanish() -> None:
    words = tree("""
        Lima Lima PROPN 2 nsubj
        atacó atacar VERB 0 root
        a a ADP 5 case
        los el DET 5 det
        rebeldes rebelde NOUN 2 obj
        con con ADP 7 case
        drones dron NOUN 2 obj
        el el DET 9 det
        lunes lunes NOUN 2 obj
    """)
    read = told(words, "es")
    assert [read[w][0] for w in ("rebeldes", "drones", "lunes")] == ["obj", "obl", "obl"]


def test_what_a_romance_passive_was_done_by_is_its_agent() -> None:
    words = tree("""
        Lima Lima PROPN 3 nsubj:pass
        fu essere AUX 3 aux:pass
        accusata accusare VERB 0 root
        dal da ADP 5 case
        Cile Cile PROPN 3 obl
    """)
    assert told(words, "it")["Cile"] == ("obl:agent", "accusata")


def test_a_word_that_hangs_on_nothing_stays_a_root() -> None:
    editor = TreeEditor(
        tree("""
        Vega Vega PROPN 0 root
        shines shine VERB 0 root
    """)
    )
    editor.hang(0, "appos")
    assert (editor[0].deprel, editor[0].head) == ("root", 0)
