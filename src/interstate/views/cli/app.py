"""The commands, each a thin layer over `interstate.pipeline`.

Exit status: 0 done, 1 an error that the message explains, 2 the command was typed wrongly.
"""

import json
from pathlib import Path
from typing import Annotated

import typer

from interstate.errors import SourceError, UnknownCodeError
from interstate.views.cli import options
from interstate.views.cli.options import A, B

FORMATS = ("jsonl", "text")

app = typer.Typer(
    name="interstate",
    help="How two states stand to each other, read from text, every figure open to its sentence.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback(invoke_without_command=True)
def interstate(
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,  # noqa: FBT002
) -> None:
    """Read texts, keep who did what to whom, and show how two states stand to each other."""
    if version:
        from interstate import __version__

        typer.echo(__version__)
        raise typer.Exit


@app.command()
def dossier(  # noqa: PLR0913, PLR0917  (a command's options)
    a: A,
    b: B,
    sources: options.From = None,
    published: options.Published = None,
    language: options.LanguageCode = None,
    interface: options.Interface = None,
    output: options.Output = None,
    record: options.RecordFolder = None,
    overlay: options.Overlay = None,
    pipeline: options.Pipeline = None,
) -> None:
    """Write the dossier of two states: one page that opens from disk, Markdown or JSON."""
    from interstate.views.cli.writing import check_ending, dossier_text, in_brief, write

    pair, path = options.pair_of(a, b), output
    if path is None:
        path = Path(f"dossier-{pair[0]}-{pair[1]}.html")
    check_ending(path)
    choices = options.choices_of(published, language, overlay, pair, pipeline=pipeline)
    made = options.dossier_of(pair, sources, record, choices, interface)
    write(path, dossier_text(made, path.suffix))
    typer.echo(f"{path}: {in_brief(made)}")


@app.command()
def timeline(  # noqa: PLR0913, PLR0917  (a command's options)
    a: A,
    b: B,
    sources: options.From = None,
    published: options.Published = None,
    language: options.LanguageCode = None,
    interface: options.Interface = None,
    record: options.RecordFolder = None,
    overlay: options.Overlay = None,
    pipeline: options.Pipeline = None,
) -> None:
    """Show in the terminal what two states did to each other."""
    from rich.console import Console

    from interstate.views.cli.timeline import print_timeline

    pair = options.pair_of(a, b)
    choices = options.choices_of(published, language, overlay, pair, pipeline=pipeline)
    made = options.dossier_of(pair, sources, record, choices, interface)
    print_timeline(made, Console())


@app.command()
def read(  # noqa: PLR0913, PLR0917  (a command's options)
    paths: options.Paths,
    record: options.RecordFolder = None,
    published: options.Published = None,
    language: options.LanguageCode = None,
    overlay: options.Overlay = None,
    pipeline: options.Pipeline = None,
    as_json: options.AsJson = False,  # noqa: FBT002
) -> None:
    """Read texts into a record that keeps them; reading the same again changes nothing."""
    from interstate.views.cli.keeping import keep

    choices = options.choices_of(published, language, overlay, pipeline=pipeline)
    added = keep(paths, options.record_of(record), choices)
    if as_json:
        typer.echo(json.dumps(added))
        return
    for name, count in added["new"].items():
        typer.echo(f"{name}: {count} new")
    if not added["new"] and not added["withdrawn"]:
        typer.echo("nothing new")


@app.command()
def code(  # noqa: PLR0913, PLR0917  (a command's options)
    paths: options.Paths,
    form: Annotated[str, typer.Option("--format", help="jsonl or text.")] = "jsonl",
    published: options.Published = None,
    language: options.LanguageCode = None,
    overlay: options.Overlay = None,
    output: options.Output = None,
    pipeline: options.Pipeline = None,
    model_server: options.Server = None,
    model: options.Model = None,
    model_cache: options.ModelCache = None,
    model_timeout: options.ModelTimeout = None,
    explain: Annotated[  # noqa: FBT002
        bool, typer.Option("--explain", help="Say which row fired and why, also for none.")
    ] = False,
    pairs: Annotated[  # noqa: FBT002
        bool,
        typer.Option(
            "--pairs",
            help="Each JSON line has text, actor and recipient (words of the text): print exactly "
            "one report on what the one does to the other, with its probability.",
        ),
    ] = False,
) -> None:
    """Print the reports in texts, one a line, and keep nothing."""
    from interstate.views.cli.coding import print_pairs, print_reports

    if form not in FORMATS:
        raise UnknownCodeError(form, kind="format", known=FORMATS)
    choices = options.choices_of(published, language, overlay, pipeline=pipeline)
    choices = options.with_model(choices, model_server, model, model_cache, model_timeout)
    if pairs and choices.model is not None:
        msg = "no model is asked about --pairs; leave out either --pairs or --model-server"
        raise SourceError(msg)
    printed = print_pairs if pairs else print_reports
    printed(paths, choices, form=form, explain=explain, output=output)


@app.command()
def dates(
    paths: options.Paths,
    form: Annotated[str, typer.Option("--format", help="timeml or jsonl.")] = "jsonl",
    published: options.Published = None,
    language: options.LanguageCode = None,
    output: options.Output = None,
) -> None:
    """Find the times that texts speak of, as TIMEX3 and as days."""
    from interstate.views.cli.dating import print_times

    print_times(paths, options.choices_of(published, language, None), form=form, output=output)


@app.command()
def export(  # noqa: PLR0913, PLR0917  (a command's options)
    output: Annotated[
        Path, typer.Option("--output", help="File to write; for tables without --kind a folder.")
    ],
    form: Annotated[
        str,
        typer.Option(
            "--format",
            help="Tables: csv, parquet, dta, jsonl. Event data: plover, gdelt. Networks: graphml, "
            "gexf. Evidence: ftm, stix, prov-json, prov-n, annotations. Days: timeline, ical.",
        ),
    ] = "csv",
    kind: Annotated[
        str | None, typer.Option("--kind", help="Of tables: events, reports, documents, ...")
    ] = None,
    pair: Annotated[
        str | None, typer.Option("--pair", help="Only what passes between two states: RUS-PRK.")
    ] = None,
    sources: options.From = None,
    published: options.Published = None,
    record: options.RecordFolder = None,
) -> None:
    """Write the evidence for other programs: tables, event data, networks, calendars."""
    from interstate.store import check_export, of_pair
    from interstate.views.cli.exporting import check_place, told, two_states, write_exports

    check_export(form, kind)
    check_place(form, kind, output)
    states = None if pair is None else two_states(pair)
    choices = options.choices_of(published, None, None, states)
    evidence = options.evidence_of(sources, record, choices)
    if states is not None:
        evidence = of_pair(evidence, states)
    for path, written in write_exports(evidence, output, form, kind):
        for line in told(path, written):
            typer.echo(line)


@app.command()
def doctor(as_json: options.AsJson = False) -> None:  # noqa: FBT002
    """Check that everything interstate needs is there and works."""
    from interstate.views.cli.doctor import check_all

    checks = check_all()
    if as_json:
        typer.echo(json.dumps([check.as_json() for check in checks]))
    else:
        for check in checks:
            how = "ok  " if check.ok else "FAIL" if check.needed else "none"
            typer.echo(f"{how} {check.name}: {check.found}")
            if not check.ok:
                typer.echo(f"     {check.remedy}")
    if not all(check.ok for check in checks if check.needed):
        raise typer.Exit(1)


@app.command()
def bench(
    paths: Annotated[
        list[str] | None,
        typer.Argument(help="Texts to time, and nothing else; without any, built-in ones."),
    ] = None,
    only: Annotated[
        list[str] | None, typer.Option(help="accuracy, probes or speed; may be repeated.")
    ] = None,
    as_json: options.AsJson = False,  # noqa: FBT002
) -> None:
    """Say how well this version reads, probe it, and time it on this machine."""
    from interstate.views.cli.bench import SECTIONS, chosen_sections, told

    sections = chosen_sections(only or (["speed"] if paths else list(SECTIONS)))
    found = {name: SECTIONS[name](paths or []) for name in sections}
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False))
        return
    for name, rows in found.items():
        for line in told(name, rows):
            typer.echo(line)
