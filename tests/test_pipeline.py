"""The stages in their order: what goes in comes out, coded, copied or rejected with a reason."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from interstate import pipeline
from interstate.errors import SourceError, TableError, UnknownCodeError
from interstate.language.readers import SpacyReader, Stretch
from interstate.pipeline import (
    Choices,
    Coded,
    code,
    conclude,
    dossier_of,
    find_party,
    gather,
    gather_texts,
    read,
    undated,
    worth_parsing,
)
from interstate.record import (
    Basis,
    Document,
    Evidence,
    Factuality,
    Precision,
    Rejected,
    Report,
    Token,
    When,
)

ARTICLES = Path(__file__).parents[1] / "examples" / "articles"
ACCUSED = "Norway criticised Chile on 3 May 2024."
SIGNED = "Norway signed a treaty with Chile on 4 May 2024."
WIRE = (
    "Norway criticised Chile on 3 May 2024 for the new fishing rules off its southern coast, and "
    "officials in both capitals said that they would look at the matter again before the summer."
)


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., list[Path]]:
    """Write texts to files and return their paths, in the order given."""

    def files(**texts: str) -> list[Path]:
        paths = [tmp_path / f"{name}.txt" for name in texts]
        for path, text in zip(paths, texts.values(), strict=True):
            path.write_text(text, "utf-8")
        return paths

    return files


Written = Callable[..., list[Path]]


def documents(*texts: str, language: str = "en", published: date | None = None) -> list[Document]:
    return [replace(d, published=published) for d in gather_texts(texts, language=language)]


def coded(
    *texts: str, choices: Choices | None = None, published: date | None = None
) -> list[Coded]:
    found = list(code(documents(*texts, published=published), choices or Choices()))
    assert not [each for each in found if isinstance(each, Rejected)]
    return [each for each in found if isinstance(each, Coded)]


def report(text: str, *, published: date | None = None) -> Report:
    """Return the last report of a text."""
    return coded(text, published=published)[0].reports[-1]


@dataclass
class Steps:
    """What was told of the progress."""

    told: list[tuple[str, int, int | None]] = field(
        default_factory=list[tuple[str, int, int | None]]
    )

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        self.told.append((stage, done, total))


def parties(reports: Sequence[Report]) -> list[str | None]:
    return [party.id for report in reports for party in (*report.actors, *report.recipients)]


# Gathering ------------------------------------------------------------------------------------


def test_documents_come_in_the_order_of_the_paths(written: Written) -> None:
    paths = written(b=ACCUSED, c=SIGNED, a="Peru praised Chile.")
    found, rejected = gather(paths, Choices())
    assert [document.id for document in found] == ["b", "c", "a"]
    assert rejected == []


def test_what_holds_no_document_is_rejected_by_its_stage_and_the_rest_is_kept(
    tmp_path: Path, written: Written
) -> None:
    lines = tmp_path / "lines.jsonl"
    rows = [{"id": "good", "text": SIGNED}, {"id": "day", "text": SIGNED, "published": "soon"}]
    lines.write_text("".join(f"{json.dumps(row)}\n" for row in rows) + '{"id": "bad"\n', "utf-8")
    [empty, _] = written(empty="", z=ACCUSED)
    found, rejected = gather([tmp_path], Choices(language="en"))
    assert [document.id for document in found] == ["good", "z"]
    assert [(each.item, each.stage) for each in rejected] == [
        (str(empty), "sources"),
        (f"{lines}:2", "documents"),
        (f"{lines}:3", "sources"),
    ]


def test_what_the_caller_chose_stands_in_for_what_a_document_does_not_tell(
    tmp_path: Path,
) -> None:
    lines = tmp_path / "lines.jsonl"
    told = {"text": "Norwegen kritisierte Chile.", "language": "de", "published": "2020-01-02"}
    lines.write_text(f"{json.dumps(told)}\n{json.dumps({'text': ACCUSED})}\n", "utf-8")
    found, _ = gather([lines], Choices(language="en", published=date(2024, 5, 6)))
    assert [(document.language, document.published) for document in found] == [
        ("de", date(2020, 1, 2)),
        ("en", date(2024, 5, 6)),
    ]


def test_a_document_too_long_is_rejected_with_what_to_do(
    written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "LONGEST_DOCUMENT", len(SIGNED))
    paths = written(long=f"{SIGNED} ", right=SIGNED, longer=WIRE)
    found, rejected = gather(paths, Choices(language="en"))
    assert [document.id for document in found] == ["right"]
    assert [each.item for each in rejected] == [str(paths[0]), str(paths[2])]
    assert f"more than the {len(SIGNED)} an article may have" in rejected[0].reason
    assert "cut it into articles" in rejected[0].reason


def test_progress_is_told_for_good_and_bad_alike(written: Written) -> None:
    steps = Steps()
    gather(written(a=ACCUSED, b=""), Choices(), progress=steps)
    assert steps.told == [("reading", 1, 2), ("reading", 2, 2)]


def test_a_path_that_leads_nowhere_is_refused_before_any_is_read(written: Written) -> None:
    steps = Steps()
    [path] = written(a=ACCUSED)
    with pytest.raises(SourceError, match=r"nowhere\.txt"):
        gather([path, "nowhere.txt"], Choices(), progress=steps)
    assert steps.told == []


def test_standard_input_is_gathered_in_its_place(written: Written) -> None:
    first, last = written(a=ACCUSED, z=SIGNED)
    stdin = io.BytesIO(b"Peru praised Chile on Monday.")
    found, _ = gather([first, "-", last], Choices(language="en"), stdin=stdin)
    assert [document.id for document in found] == ["a", "stdin", "z"]


def test_texts_at_hand_are_numbered_and_none_is_another_s_copy() -> None:
    found = gather_texts([WIRE, WIRE], language="en")
    assert [document.id for document in found] == ["text-1", "text-2"]
    assert [document.duplicate_of for document in found] == [None, None]
    assert found[0].content_hash == found[1].content_hash


# Coding ---------------------------------------------------------------------------------------


def test_coding_keeps_the_order_of_the_documents() -> None:
    found = coded(SIGNED, "It rained.", ACCUSED)
    assert [each.document.id for each in found] == ["text-1", "text-2", "text-3"]
    assert [[r.event_type for r in each.reports] for each in found] == [["SUPPORT"], [], ["ACCUSE"]]


def test_a_language_without_a_reader_is_rejected_and_the_next_document_is_coded() -> None:
    [czech] = documents("Norsko kritizovalo Chile.", language="cs")
    rejected, after = code([czech, *documents(ACCUSED)], Choices())
    assert isinstance(rejected, Rejected)
    assert (rejected.item, rejected.stage) == (czech.origin, "coding")
    assert "'cs'" in rejected.reason
    assert "de, en, " in rejected.reason
    assert isinstance(after, Coded)
    assert after.reports


@pytest.mark.parametrize("fault", [TypeError, ValueError, ZeroDivisionError, RecursionError])
def test_a_fault_of_ours_in_one_document_is_told_and_loses_no_other(
    fault: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    find_times = pipeline.find_times

    def failing(text: str, *, language: str, published: date | None) -> object:
        if "Peru" in text:
            raise fault
        return find_times(text, language=language, published=published)

    monkeypatch.setattr(pipeline, "find_times", failing)
    before, failed, after = code(documents(ACCUSED, "Peru praised Chile.", SIGNED), Choices())
    assert isinstance(failed, Rejected)
    assert fault.__name__ in failed.reason
    assert "please report this text" in failed.reason
    assert all(isinstance(each, Coded) and each.reports for each in (before, after))


def test_a_sentence_that_cannot_be_parsed_loses_only_its_document(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    parse = SpacyReader.parse

    def failing(reader: SpacyReader, stretches: Sequence[Stretch]) -> list[tuple[Token, ...]]:
        if any("Peru" in text for text, _ in stretches):
            raise MemoryError
        return parse(reader, stretches)

    monkeypatch.setattr(SpacyReader, "parse", failing)
    before, failed, after = code(documents(ACCUSED, "Peru praised Chile.", SIGNED), Choices())
    assert isinstance(failed, Rejected)
    assert "MemoryError" in failed.reason
    assert all(isinstance(each, Coded) and each.reports for each in (before, after))


def test_many_documents_come_out_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_CHARACTERS_A_BATCH", 3 * len(ACCUSED))
    given = documents(*[ACCUSED, "No news.", SIGNED] * 4)
    told: list[int] = []
    found = list(code(given, Choices(), progress=lambda _, done, __: told.append(done)))
    assert told == list(range(1, len(given) + 1))
    assert [each.document.id for each in found if isinstance(each, Coded)] == [d.id for d in given]
    quotes = [r.quote for each in found if isinstance(each, Coded) for r in each.reports]
    assert quotes == [ACCUSED, SIGNED] * 4


def test_an_overlay_that_makes_no_sense_is_refused_before_anything_is_coded(
    tmp_path: Path,
) -> None:
    (tmp_path / "verbs.csv").write_text("verb,meaning\ngazette,AGREE\n", "utf-8")
    steps = Steps()
    results = code(documents(ACCUSED), Choices(overlay=tmp_path), progress=steps)
    with pytest.raises(TableError, match=r"verbs\.csv, line 1"):
        next(results)
    assert steps.told == []


def test_an_overlay_that_is_not_there_is_refused_even_where_nothing_is_to_be_coded(
    tmp_path: Path, written: Written
) -> None:
    with pytest.raises(TableError, match="is no folder"):
        read(written(empty=""), Choices(overlay=tmp_path / "nowhere"))


def test_a_word_of_the_overlay_is_coded(tmp_path: Path) -> None:
    header = "lemma,frame,event_type,mode,actor,recipient,mutual,note"
    (tmp_path / "verbs.csv").write_text(f"{header}\ngazette,,AGREE,,subj,P:with,,\n", "utf-8")
    text = "Norway gazetted a text with Chile."
    [without], [taught] = coded(text), coded(text, choices=Choices(overlay=tmp_path))
    assert without.reports == ()
    assert [each.event_type for each in taught.reports] == ["AGREE"]


def test_the_pair_that_is_asked_about_is_what_a_sentence_without_names_is_about() -> None:
    text = "Norway, Chile and Peru are far apart. A treaty was signed on 3 May 2024."
    [of_peru] = coded(text, choices=Choices(pair=("NOR", "PER")))
    [of_chile] = coded(text, choices=Choices(pair=("NOR", "CHL")))
    assert parties(of_peru.reports) == ["NOR", "PER"]
    assert parties(of_chile.reports) == ["NOR", "CHL"]
    implied = of_peru.reports[0].actors[1]
    assert implied.name == "Peru"
    assert "not named in the sentence" in implied.because


def test_the_pair_is_not_read_into_a_text_that_does_not_name_both() -> None:
    text = "Norway and Chile are old partners. A treaty was signed on 3 May 2024."
    [found] = coded(text, choices=Choices(pair=("NOR", "PER")))
    assert "PER" not in parties(found.reports)


@pytest.mark.parametrize(
    ("sentences", "worth"),
    [
        (["cue", "party cue", "cue", "nothing"], [1, 2]),
        (["party", "cue"], [1]),
        (["cue", "cue"], []),
        (["party"], []),
        ([], []),
    ],
)
def test_a_sentence_is_parsed_where_a_party_was_named_by_then_and_a_word_can_tell_an_act(
    sentences: list[str], worth: list[int]
) -> None:
    assert worth == worth_parsing(
        sentences, names_party=lambda s: "party" in s, has_cue=lambda s: "cue" in s
    )


# When -----------------------------------------------------------------------------------------

PUBLISHED = date(2024, 5, 1)


def test_what_is_told_for_a_day_after_the_publication_is_expected_and_says_so() -> None:
    meeting = report("Norway signs a treaty with Chile on 3 May 2024.", published=PUBLISHED)
    assert meeting.factuality is Factuality.PROBABLE
    assert meeting.because[-1] == "2024-05-03 lies after the publication: PR+"


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Norway signs a treaty with Chile on 3 May 2024.", None),
        ("Norway signs a treaty with Chile on 3 May 2024.", date(2024, 5, 3)),
        ("Norway signed a treaty with Chile on 3 May 2024.", PUBLISHED),
        # Saying is done when it is told, whatever day is spoken of.
        ("Norway criticised Chile on 3 May 2024.", PUBLISHED),
    ],
)
def test_what_is_told_as_done_or_may_be_done_by_the_publication_stays_a_fact(
    text: str, published: date | None
) -> None:
    assert report(text, published=published).factuality is Factuality.FACT


def bounds(when: When | None) -> tuple[date | None, date | None] | None:
    return None if when is None else (when.first, when.last)


def past(year: int) -> When:
    return When(
        first=date(year, 1, 1),
        last=date(year, 12, 31),
        precision=Precision.YEAR,
        basis=Basis.STATED,
        text=f"in {year}",
    )


@pytest.mark.parametrize(
    ("factuality", "carried", "expected"),
    [
        (Factuality.FACT, None, (PUBLISHED, PUBLISHED)),
        (Factuality.COUNTERFACT, None, (PUBLISHED, PUBLISHED)),
        (Factuality.FACT, past(2024), (PUBLISHED, PUBLISHED)),
        (Factuality.FACT, past(1990), (None, PUBLISHED)),
        (Factuality.PROBABLE, past(1990), (PUBLISHED, None)),
        (Factuality.UNCOMMITTED, None, (PUBLISHED, None)),
        (Factuality.POSSIBLE, None, None),
    ],
)
def test_the_publication_bounds_an_act_without_a_day(
    factuality: Factuality, carried: When | None, expected: tuple[date | None, date | None] | None
) -> None:
    assert bounds(undated(factuality, carried, PUBLISHED)) == expected


def test_without_a_day_in_the_text_or_of_its_publication_no_day_is_made_up() -> None:
    assert report("Norway criticised Chile.").when is None


def test_a_day_taken_from_the_publication_says_so() -> None:
    when = report("Norway criticised Chile.", published=PUBLISHED).when
    assert when is not None
    assert (when.basis, when.text) == (Basis.PUBLICATION, None)


# Concluding -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Path], Evidence]:
    """Return files, one of them a copy and one unreadable, and the evidence in them."""
    folder = tmp_path_factory.mktemp("told")
    lines = [
        {"id": "wire", "text": WIRE, "published": "2024-05-03", "outlet": "Nordwire"},
        {"id": "copy", "text": WIRE, "published": "2024-05-04", "outlet": "Andes Post"},
        {"id": "treaty", "text": SIGNED, "published": "2024-05-05", "outlet": "Andes Post"},
        {"id": "again", "text": f"{ACCUSED} It rained.", "published": "2024-05-06"},
        {"id": "bad", "text": 3},
    ]
    paths = [folder / f"{line['id']}.jsonl" for line in lines]
    for path, line in zip(paths, lines, strict=True):
        path.write_text(json.dumps({"language": "en", **line}), "utf-8")
    return paths, read(paths)


Told = tuple[list[Path], Evidence]


def test_a_copy_is_kept_and_counted_but_not_coded_again(told: Told) -> None:
    _, evidence = told
    originals = {document.id: document.duplicate_of for document in evidence.documents}
    assert originals == {"wire": None, "copy": "wire", "treaty": None, "again": None}
    assert {report.document for report in evidence.reports} == {"wire", "treaty", "again"}


def test_every_row_is_a_document_or_rejected(told: Told) -> None:
    paths, evidence = told
    assert len(evidence.documents) + len(evidence.rejected) == len(paths)
    assert [each.item for each in evidence.rejected] == [f"{paths[-1]}:1"]


def test_reports_of_one_act_are_one_event_and_each_report_is_in_one(told: Told) -> None:
    _, evidence = told
    [accused] = [each for each in evidence.events if each.event_type == "ACCUSE"]
    assert len(accused.reports) == 2
    behind = [report for event in evidence.events for report in event.reports]
    assert sorted(behind) == sorted(report.id for report in evidence.reports)


def test_the_same_input_gives_the_same_evidence_and_the_same_run(told: Told) -> None:
    paths, evidence = told
    again = read(paths)
    assert replace(again, runs=()) == replace(evidence, runs=())
    assert [run.id for run in again.runs] == [run.id for run in evidence.runs]


def test_the_order_of_the_files_changes_no_event(told: Told) -> None:
    paths, evidence = told
    found, _ = gather(paths, Choices())
    results = list(code(found, Choices()))
    of = {each.document.id: each for each in results if isinstance(each, Coded)}
    for order in permutations(found):
        made = conclude(order, [of[document.id] for document in order], (), Choices())
        assert set(made.events) == set(evidence.events)
        assert set(made.ties) == set(evidence.ties)
    backwards = read(paths[::-1])
    assert set(backwards.reports) == set(evidence.reports)
    assert set(backwards.events) == set(evidence.events)


def test_a_run_is_known_by_what_was_read_and_how(told: Told) -> None:
    _, evidence = told
    [run] = evidence.runs
    assert run.inputs == {str(d.id): d.content_hash for d in evidence.documents}
    assert {"interstate", "python", "tables en", "model en", "reference"} <= set(run.versions)
    others = [
        Choices(published=date(2024, 1, 1)),
        Choices(language="en"),
        Choices(pair=("NOR", "CHL")),
    ]
    made = [conclude(evidence.documents, (), (), choices).runs[0].id for choices in others]
    fewer = conclude(evidence.documents[1:], (), (), Choices()).runs[0].id
    assert len({run.id, fewer, *made}) == 5


def test_a_run_tells_one_overlay_from_another(tmp_path: Path) -> None:
    table = tmp_path / "verbs.csv"
    runs: set[str] = set()
    for content in ("one", "two"):
        table.write_text(content, "utf-8")
        runs.add(conclude((), (), (), Choices(overlay=tmp_path)).runs[0].id)
    assert len(runs) == 2


def test_no_documents_make_evidence_without_events() -> None:
    made = conclude((), (), (), Choices())
    assert (made.documents, made.reports, made.events, made.ties) == ((), (), (), ())
    assert len(made.runs) == 1


# Asking ---------------------------------------------------------------------------------------


def test_a_dossier_is_the_same_by_code_and_by_name(told: Told) -> None:
    _, evidence = told
    assert dossier_of(evidence, "nor", "Chile") == dossier_of(evidence, "Norwegen", "CHL")


def test_a_dossier_of_one_state_with_itself_is_refused(told: Told) -> None:
    with pytest.raises(ValueError, match="name two different ones"):
        dossier_of(told[1], "NOR", "Norway")


def test_a_dossier_in_an_unknown_language_is_refused(told: Told) -> None:
    with pytest.raises(UnknownCodeError, match=r"'fr'.*It can be en, de"):
        dossier_of(told[1], "NOR", "CHL", interface="fr")


@pytest.mark.parametrize(
    ("given", "party"),
    [
        ("PRK", "PRK"),
        ("prk", "PRK"),
        ("North Korea", "PRK"),
        ("north korea", "PRK"),
        (" Nordkorea ", "PRK"),
        ("КНДР", "PRK"),
        ("SUN", "SUN"),
        ("NATO", "NAT"),
    ],
)
def test_a_state_is_found_by_code_and_by_name_in_three_languages(given: str, party: str) -> None:
    assert find_party(given) == party


@pytest.mark.parametrize(
    ("given", "near"),
    [
        ("Norwey", "Did you mean Norway"),
        ("PRX", "Did you mean PR"),
        # A group of states is no state.
        ("the West", "is not a known state"),
        ("Кндрр", "by ISO code or by name"),
        ("", "by ISO code or by name"),
    ],
)
def test_a_state_that_is_not_known_is_named_with_what_comes_near(given: str, near: str) -> None:
    with pytest.raises(UnknownCodeError) as raised:
        find_party(given)
    assert str(raised.value).startswith(repr(given))
    assert near in str(raised.value)


def test_parties_that_are_only_implied_get_their_names() -> None:
    [found] = coded("Norway and Chile are old partners. Relations have cooled.")
    assert [party.name for party in found.assessments[0].parties] == ["Norway", "Chile"]


def test_the_same_texts_give_the_same_reports_in_every_process() -> None:
    """Sets are gone through in another order in each process, which no report may tell."""

    def coded(seed: str) -> bytes:
        done = subprocess.run(
            [sys.executable, "-m", "interstate", "code", "--format", "jsonl", str(ARTICLES)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=True,
        )
        return done.stdout

    first = coded("1")
    assert first
    assert first == coded("2")
