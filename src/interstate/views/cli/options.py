"""Options that several commands share, and how they are read."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interstate.errors import PairError, SourceError, UnknownCodeError

if TYPE_CHECKING:
    from interstate.briefs import Dossier
    from interstate.pipeline import Choices
    from interstate.record import Document, Evidence, Rejected


def day_of(written: str) -> date:
    """Return the day that an option gives.

    Raises
    ------
    typer.BadParameter
        If it is none.
    """
    try:
        return datetime.strptime(written, "%Y-%m-%d").date()  # noqa: DTZ007  a day has no zone
    except ValueError as problem:
        msg = f"{written!r} is no day; write it as YYYY-MM-DD"
        raise typer.BadParameter(msg) from problem


A = Annotated[str, typer.Argument(help="First state: ISO code or name.")]
B = Annotated[str, typer.Argument(help="Second state.")]
Paths = Annotated[
    list[str], typer.Argument(help="Files or folders of text, HTML or JSON Lines; - is stdin.")
]
From = Annotated[
    list[str] | None,
    typer.Option("--from", help="Read these files or folders. May be given several times."),
]
RecordFolder = Annotated[
    Path | None, typer.Option("--record", help="The record's folder (or INTERSTATE_RECORD).")
]
Published = Annotated[
    date | None,
    typer.Option(
        "--published",
        parser=day_of,
        metavar="YYYY-MM-DD",
        help="Day of publication of documents that do not tell theirs.",
    ),
]
Epoch = Annotated[
    date | None,
    typer.Option(
        "--epoch",
        parser=day_of,
        metavar="YYYY-MM-DD",
        help="Day that time 0 stands for in a data set that counts time.",
    ),
]
At = Annotated[
    date | None,
    typer.Option("--at", parser=day_of, metavar="YYYY-MM-DD", help="The day that is meant."),
]
FirstDay = Annotated[
    date | None,
    typer.Option("--from", parser=day_of, metavar="YYYY-MM-DD", help="From this day on."),
]
OneCoder = Annotated[
    str | None,
    typer.Option("--coder", help="Whose events count: interstate, or a data set as icews."),
]
LastDay = Annotated[
    date | None, typer.Option("--to", parser=day_of, metavar="YYYY-MM-DD", help="Up to this day.")
]
LanguageCode = Annotated[
    str | None, typer.Option("--language", help="Language of the texts, as de: its ISO 639-1 code.")
]
Interface = Annotated[
    str | None, typer.Option("--interface", help="Language of the page's own words: en or de.")
]
Overlay = Annotated[
    Path | None, typer.Option("--overlay", help="Folder of tables laid over the shipped ones.")
]
Pipeline = Annotated[
    str | None,
    typer.Option(
        "--pipeline", help="Installed spaCy pipeline to read with, or stanza:LL for Stanza's."
    ),
]
Server = Annotated[
    str | None,
    typer.Option(
        "--model-server",
        metavar="URL",
        help="Let a language model code: where its server is, as http://127.0.0.1:8000/v1.",
    ),
]
Model = Annotated[
    str | None, typer.Option("--model", help="The model's name, as its server knows it.")
]
ModelCache = Annotated[
    Path | None,
    typer.Option("--model-cache", help="Folder that keeps answers, so that none is asked twice."),
]
ModelTimeout = Annotated[
    float | None, typer.Option("--model-timeout", help="Seconds one answer may take (120).")
]
Coders = Annotated[
    list[str] | None,
    typer.Option(
        "--coder",
        help="Whose reports count: interstate, or a data set as icews. May be given several times.",
    ),
]
Hypotheses = Annotated[
    Path | None,
    typer.Option(
        "--hypotheses", metavar="FILE.yaml", help="Rival explanations to hold against all this."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Output = Annotated[Path | None, typer.Option("--output", help="Where to write.")]


def interface_of(given: str | None) -> str:
    """Return the interface language: the option's, else the environment's."""
    from interstate.settings import read_settings

    if given is None:
        return read_settings().interface
    if given not in {"en", "de"}:
        raise UnknownCodeError(given, kind="interface language", known=("en", "de"))
    return given


def choices_of(
    published: date | None,
    language: str | None,
    overlay: Path | None,
    pair: tuple[str, str] | None = None,
    *,
    pipeline: str | None = None,
) -> "Choices":
    """Return what a user chose, the environment's overlay where no option gives one."""
    from interstate.language.readers import CODED
    from interstate.pipeline import Choices
    from interstate.settings import read_settings

    if language is not None and language not in CODED:
        raise UnknownCodeError(language, kind="language read here", known=CODED)
    return Choices(
        published=published,
        language=language,
        overlay=overlay or read_settings().overlay,
        pair=pair,
        pipeline=pipeline,
    )


def with_model(
    choices: "Choices",
    server: str | None,
    model: str | None,
    cache: Path | None,
    seconds: float | None,
) -> "Choices":
    """Return the choices with a language model as the coder, where the options name one.

    Raises
    ------
    SourceError
        If only some of the options are given, or one makes no sense.
    """
    from interstate.settings import read_settings
    from interstate.sources import ModelServer

    if server is None or model is None:
        if (server, model, cache, seconds) == (None, None, None, None):
            return choices
        msg = "a language model needs both: where it is (--model-server URL) and its --model NAME"
        raise SourceError(msg)
    asked = ModelServer(address=server, model=model, key=read_settings().model_key)
    if seconds is not None:
        asked = replace(asked, seconds=seconds)
    return replace(choices, model=asked, model_cache=cache)


def pair_of(a: str, b: str) -> tuple[str, str]:
    """Return the party ids of two states given by code or name."""
    from interstate.pipeline import find_pair

    return find_pair(a, b)


def state_of(written: str) -> str:
    """Return the party id of a state given by code or name.

    Raises
    ------
    UnknownCodeError
        If it is not known.
    """
    from interstate.pipeline import find_party

    return find_party(written.strip())


def states_of(written: str) -> tuple[str, ...]:
    """Return the party ids of states written as ``RUS,PRK,CHN``, each once.

    Raises
    ------
    UnknownCodeError
        If one is not known.
    PairError
        If these are not two states at least.
    """
    found = tuple(dict.fromkeys(state_of(each) for each in written.split(",") if each.strip()))
    if len(found) < 2:  # noqa: PLR2004  (a network needs a pair)
        msg = f"{written!r} names fewer than two states; write them with commas, as RUS,PRK,CHN"
        raise PairError(msg)
    return found


def record_of(given: Path | None) -> Path:
    """Return the record's folder: the option's, else the environment's.

    Raises
    ------
    SourceError
        If neither names one.
    """
    from interstate.settings import read_settings

    folder = given or read_settings().record
    if folder is None:
        msg = "no record is named: give --record FOLDER or set INTERSTATE_RECORD"
        raise SourceError(msg)
    return folder


def record_if_any(given: Path | None) -> Path | None:
    """Return the record's folder where the option or the environment names one."""
    from interstate.settings import read_settings

    return given or read_settings().record


def dossier_of(  # noqa: PLR0913, PLR0917  (what commands hand on)
    pair: tuple[str, str],
    sources: Sequence[str] | None,
    record: Path | None,
    choices: "Choices",
    interface: str | None,
    coders: Sequence[str] | None = None,
) -> "Dossier":
    """Return the dossier of a pair from the paths given, else from the record.

    Parameters
    ----------
    coders
        Whose reports count; our own reading of texts without.
    """
    from interstate.pipeline import dossier_of as made

    shown = interface_of(interface)
    if not coders:
        held = None if sources else record_if_any(record)
        return made(evidence_of(sources, record, choices), *pair, interface=shown, record=held)
    from interstate.pipeline.coders import evidence_by
    from interstate.store import open_record

    if sources:
        msg = "--coder looks at a record: read the texts into one first, with: interstate read"
        raise SourceError(msg)
    held = record_of(record)
    with open_record(held, read_only=True) as opened:
        evidence = evidence_by(opened, pair, coders)
    return made(evidence, *pair, interface=shown, record=held, coders=coders)


def evidence_of(
    sources: Sequence[str] | None,
    record: Path | None,
    choices: "Choices",
) -> "Evidence":
    """Return the evidence of the paths given, else that of the record.

    Raises
    ------
    SourceError
        If neither is given, or nothing at the paths could be read.
    """
    from interstate.pipeline import read
    from interstate.settings import read_settings
    from interstate.views.cli.progress import shown_progress

    if sources:
        with shown_progress() as progress:
            evidence = read(sources, choices, progress=progress)
        tell_rejected(evidence.rejected)
        refuse_nothing(evidence.documents, evidence.rejected)
        return evidence
    if record is None and read_settings().record is None:
        msg = (
            "nothing to read: give files or folders with --from PATH, "
            "or a record with --record FOLDER (or INTERSTATE_RECORD)"
        )
        raise SourceError(msg)
    from interstate.reference.states import predecessors
    from interstate.store import open_record

    with open_record(record_of(record), read_only=True) as opened:
        return opened.evidence(choices.pair, predecessors=predecessors)


def tell_rejected(rejected: "Sequence[Rejected]") -> None:
    """Say on standard error what could not be read, and why."""
    from interstate.briefs.visible import visible

    for each in rejected:
        typer.echo(f"not read: {visible(each.item)}: {visible(each.reason)}", err=True)


def refuse_nothing(documents: "Sequence[Document]", rejected: "Sequence[Rejected]") -> None:
    """Refuse to go on, or to end well, where no document at all could be read and coded.

    Raises
    ------
    SourceError
        If there is none.
    """
    failed = {each.item for each in rejected if each.stage == "coding"}
    if all(each.duplicate_of is not None or each.origin in failed for each in documents):
        msg = "nothing could be read; put right what is told above, or give other files"
        raise SourceError(msg)


def refuse_no_pairs(told: int, refused: int) -> None:
    """Refuse to end well where lines were given and none of them could be coded.

    Raises
    ------
    SourceError
        If there is none.
    """
    if refused and not told:
        msg = (
            "no line could be coded; each line of JSON Lines needs 'text', and 'actor' and "
            "'recipient' with words of it; put right what is told above"
        )
        raise SourceError(msg)
