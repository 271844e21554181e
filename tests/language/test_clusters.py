"""The clusters a parser sees its words through, and the pipelines that come with interstate."""

import gzip
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest

from interstate.errors import LanguageError
from interstate.language.clusters import (
    FACTORY,
    BrownClusters,
    cluster_feature,
    cluster_of,
    read_clusters,
    register_clusters,
    write_clusters,
)
from interstate.language.coverage import shipped_pipelines
from interstate.language.gemm import openblas, openblas_ops
from interstate.language.spacy_pipeline import load_pipeline

CLUSTERS = {"Moskau": 130, "Peking": 130, "Gipfel": 7, "2000": 9, "15": 3, "treaty": 5}


@pytest.mark.parametrize(
    "word, cluster",
    [
        ("Moskau", 130),
        ("MOSKAU", 130),
        ("Treaty", 5),
        ("NATO-Gipfel", 7),
        ("1991", 9),
        ("300", 3),
        ("Пхеньян", None),
    ],
)
def test_a_word_without_a_cluster_takes_that_of_its_nearest_spelling(
    word: str, cluster: int | None
) -> None:
    assert cluster_of(word, CLUSTERS) == cluster


@pytest.mark.parametrize(
    ("word", "cluster"),
    [
        ("imzaladığını", 1),  # the longest ending that is known
        ("kalkındığını", 2),
        ("Oslo'nun", 3),
        ("Oslo’nun", 3),
        ("Nuuk'taki", None),
        ("Şırnaklı", None),  # a name says nothing by its last letters
    ],
)
def test_a_word_can_take_the_cluster_of_its_ending(word: str, cluster: int | None) -> None:
    known = {"-adığını": 1, "-dığını": 2, "-'nun": 3, "-klı": 4}
    assert cluster_of(word, known, endings=True) == cluster
    assert cluster_of(word, known) is None


def test_the_coarse_cluster_is_the_beginning_of_the_fine_one() -> None:
    fine = cluster_feature("Peking", find=CLUSTERS.get, mark="C", bits=None)
    coarse = cluster_feature("Peking", find=CLUSTERS.get, mark="P", bits=6)
    assert (fine, coarse) == ("C130", "P2")


def test_clusters_survive_a_round_trip_and_give_the_same_bytes_each_time(tmp_path: Path) -> None:
    one, two = tmp_path / "one.gz", tmp_path / "two.gz"
    write_clusters(CLUSTERS, one)
    write_clusters(dict(reversed(CLUSTERS.items())), two)
    assert read_clusters(one) == CLUSTERS
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("content", [b"not gzip", gzip.compress(b"seven\tGipfel\n")])
def test_a_broken_cluster_file_is_named_in_the_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "clusters.txt.gz"
    path.write_bytes(content)
    with pytest.raises(LanguageError, match=r"clusters\.txt\.gz"):
        read_clusters(path)


def test_a_saved_pipeline_keeps_its_clusters_wherever_it_is_moved(tmp_path: Path) -> None:
    import spacy

    register_clusters()
    pipeline = spacy.blank("de")
    cast("BrownClusters", pipeline.add_pipe(FACTORY)).use(CLUSTERS)
    pipeline.to_disk(tmp_path / "here")
    (tmp_path / "here").rename(tmp_path / "there")
    word = spacy.load(tmp_path / "there")("Moskau")[0]
    assert (word.lex.lang_, word.lex.prefix_) == ("C130", "P2")


def test_words_met_before_the_clusters_came_get_them_too() -> None:
    import spacy

    pipeline = spacy.blank("de")
    doc = pipeline("Peking")
    BrownClusters(pipeline.vocab).use(CLUSTERS)
    assert doc[0].lex.lang_ == "C130"


def test_numpy_multiplies_as_thinc_does() -> None:
    from thinc.api import get_current_ops

    # thinc types its arrays more narrowly than NumPy does.
    left: Any = np.arange(6, dtype="f").reshape(2, 3)
    right: Any = np.arange(12, dtype="f").reshape(4, 3)
    ours: Any = openblas_ops().gemm(left, right, trans2=True)
    theirs: Any = get_current_ops().gemm(left, right, trans2=True)
    np.testing.assert_allclose(ours, theirs)


def test_other_pipelines_of_the_process_keep_their_own_arithmetic() -> None:
    from thinc.api import get_current_ops

    before = get_current_ops()
    with openblas():
        assert get_current_ops() is not before
    assert get_current_ops() is before


def test_the_english_pipeline_finds_who_signed_with_whom() -> None:
    doc = load_pipeline("en")("North Korea and Russia signed a treaty on Wednesday.")
    words = {token.text: token for token in doc}
    assert words["signed"].lemma_ == "sign"
    assert words["Korea"].dep_ == "nsubj"
    assert words["Russia"].head == words["Korea"]
    assert words["treaty"].dep_ == "obj"


def test_the_german_pipeline_reads_a_verb_at_the_end() -> None:
    doc = load_pipeline("de")("Der Minister hat am Mittwoch einen Vertrag unterzeichnet.")
    words = {token.text: token for token in doc}
    assert words["unterzeichnet"].lemma_ == "unterzeichnen"
    assert words["Minister"].dep_ == "nsubj"
    assert words["Vertrag"].dep_ == "obj"


@pytest.mark.parametrize("language", shipped_pipelines())
def test_no_shipped_model_names_a_path_of_the_machine_it_was_made_on(language: str) -> None:
    import interstate.language

    folder = Path(str(interstate.language.__file__)).with_name("models") / language
    for name in ("config.cfg", "meta.json", "sources.json"):
        assert "/tmp" not in (folder / name).read_text()  # noqa: S108
        assert "/home" not in (folder / name).read_text()


def test_a_pipeline_that_is_not_there_is_refused_with_the_way_out() -> None:
    with pytest.raises(LanguageError, match=r"'tlh'.*de, en"):
        load_pipeline("tlh")


def test_loading_says_nothing_and_importing_loads_nothing() -> None:
    program = (
        "import sys; from interstate.language.spacy_pipeline import load_pipeline; "
        "assert 'spacy' not in sys.modules; load_pipeline('en')"
    )
    ran = subprocess.run(
        [sys.executable, "-W", "always", "-c", program], capture_output=True, text=True, check=True
    )
    assert "spacy" not in ran.stderr.lower()
