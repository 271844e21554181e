"""The commands, each a thin layer over `interstate.pipeline`.

Exit status: 0 done, 1 an error that the message explains, 2 the command was typed wrongly.
"""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from interstate.errors import RangeError, SourceError, UnknownCodeError
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


reference = typer.Typer(
    help="States and their codes, by date; data sets.", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(reference, name="reference")


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
    coders: options.Coders = None,
    hypotheses: options.Hypotheses = None,
) -> None:
    """Write the dossier of two states: one page that opens from disk, Markdown or JSON."""
    from interstate.views.cli.writing import check_ending, dossier_text, in_brief, write

    pair, path = options.pair_of(a, b), output
    if path is None:
        path = Path(f"dossier-{pair[0]}-{pair[1]}.html")
    check_ending(path)
    choices = options.choices_of(published, language, overlay, pair, pipeline=pipeline)
    if hypotheses is None:
        made = options.dossier_of(pair, sources, record, choices, interface, coders)
    else:
        from interstate.views.cli.hypotheses import dossier_with

        made = dossier_with(hypotheses, pair, sources, record, choices, interface, coders)
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
    coders: options.Coders = None,
) -> None:
    """Show in the terminal what two states did to each other."""
    from rich.console import Console

    from interstate.views.cli.timeline import print_timeline

    pair = options.pair_of(a, b)
    choices = options.choices_of(published, language, overlay, pair, pipeline=pipeline)
    made = options.dossier_of(pair, sources, record, choices, interface, coders)
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


@app.command(name="import")
def import_data_set(  # noqa: PLR0913, PLR0917  (a command's options)
    kind: Annotated[
        str | None,
        typer.Argument(help="Which: gdelt2, icews, cow, ... (see interstate reference sources)."),
    ] = None,
    paths: Annotated[
        list[str] | None,
        typer.Argument(help="Its files as published (plain, .gz, .zip), folders or patterns."),
    ] = None,
    record: options.RecordFolder = None,
    epoch: options.Epoch = None,
    show_list: Annotated[  # noqa: FBT002
        bool, typer.Option("--list", help="Show the files that the record holds.")
    ] = False,
    remove: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KEY|PATH", help="Take a file out of the record again; may be repeated."
        ),
    ] = None,
    as_json: options.AsJson = False,  # noqa: FBT002
) -> None:
    """Take a data set into a record; every row is kept, merged or rejected with a reason."""
    from interstate.views.cli import importing

    importing.check_words(kind, paths, show_list=show_list, remove=remove)
    folder = options.record_of(record)
    if show_list:
        importing.list_files(folder, kind, as_json=as_json)
    elif remove:
        if not importing.remove_and_tell(remove, folder, as_json=as_json):
            raise typer.Exit(1)
    elif not importing.import_and_tell(
        kind or "", paths or [], folder, epoch=epoch, as_json=as_json
    ):
        raise typer.Exit(1)


@app.command()
def panel(  # noqa: PLR0913, PLR0917  (a command's options)
    output: Annotated[
        Path,
        typer.Option("--output", help="File: .csv, .parquet, .dta; a chart: .svg, .png, .html."),
    ],
    dyads: Annotated[
        str, typer.Option("--dyads", help="all, directed, or one pair as RUS-PRK.")
    ] = "directed",
    system: Annotated[str, typer.Option("--system", help="State system: cow or gw.")] = "cow",
    first: Annotated[
        str | None, typer.Option("--from", metavar="YEAR|DAY", help="From this year or day on.")
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", metavar="YEAR|DAY", help="Up to this year or day.")
    ] = None,
    by: Annotated[str, typer.Option("--by", help="day, week, month, quarter or year.")] = "year",
    add: Annotated[
        list[str] | None,
        typer.Option("--add", help="Columns to add, as events,goldstein,alliance,mid."),
    ] = None,
    cite: Annotated[
        str, typer.Option("--cite", help="Form of the references: bibtex or csl-json.")
    ] = "bibtex",
    record: options.RecordFolder = None,
) -> None:
    """Write pairs of states by time, with what the record and its data sets know of each."""
    from interstate.views.cli.panels import Asked, write_panel

    asked = Asked(
        dyads=dyads, system=system, first=first, last=last, by=by, add=add or (), cite=cite
    )
    write_panel(asked, options.record_if_any(record), output)


@app.command()
def similarity(  # noqa: PLR0913, PLR0917  (a command's options)
    a: A,
    b: B,
    year: Annotated[int | None, typer.Option("--year", help="This year alone.")] = None,
    first: Annotated[int | None, typer.Option("--from", help="From this year on.")] = None,
    last: Annotated[int | None, typer.Option("--to", help="Up to this year.")] = None,
    of: Annotated[
        str | None,
        typer.Option("--of", help="alliance, votes, igo (all three without), or ideal points."),
    ] = None,
    record: options.RecordFolder = None,
    output: Annotated[
        Path | None, typer.Option("--output", help="File: .csv, .parquet or .json.")
    ] = None,
    as_json: options.AsJson = False,  # noqa: FBT002
) -> None:
    """Say how alike the foreign policies of two states are: S, kappa and pi by year."""
    from interstate.views.cli.similarity import Asked, tell_similarity

    if year is not None and (first, last) != (None, None):
        msg = f"--year {year} beside --from or --to; give one year, or the first and the last"
        raise RangeError(msg)
    years = (first, last) if year is None else (year, year)
    asked = Asked(pair=options.pair_of(a, b), years=years, of=of)
    tell_similarity(asked, options.record_of(record), output=output, as_json=as_json)


@app.command()
def relation(  # noqa: PLR0913, PLR0917  (a command's options)
    a: Annotated[
        str | None, typer.Argument(help="First state: ISO code or name; all pairs without.")
    ] = None,
    b: Annotated[
        str | None, typer.Argument(help="Second state; all pairs of the first without.")
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", help="day, week, month, quarter or year.")
    ] = None,
    first: options.FirstDay = None,
    last: options.LastDay = None,
    coders: options.Coders = None,
    record: options.RecordFolder = None,
    interface: options.Interface = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", help="File: .html, .svg, .png, .csv or .json."),
    ] = None,
    as_json: options.AsJson = False,  # noqa: FBT002
) -> None:
    """Measure how two states stand to each other, or which of all pairs turned."""
    from interstate.views.cli.relations import Asked, tell_all_relations, tell_relation

    asked = Asked(
        pair=None if a is None or b is None else options.pair_of(a, b),
        state=None if a is None else options.state_of(a),
        coders=tuple(coders or ()),
        step=by,
        first=first,
        last=last,
        interface=options.interface_of(interface),
    )
    tell = tell_all_relations if asked.pair is None else tell_relation
    tell(asked, options.record_of(record), output=output, as_json=as_json)


@app.command()
def reciprocity(  # noqa: PLR0913, PLR0917  (a command's options)
    a: options.A,
    b: options.B,
    by: Annotated[str, typer.Option("--by", help="day or week.")] = "day",
    coder: options.OneCoder = None,
    first: options.FirstDay = None,
    last: options.LastDay = None,
    third_parties: Annotated[  # noqa: FBT002
        bool,
        typer.Option("--third-parties", help="Also whose acts went before, and who sides how."),
    ] = False,
    record: options.RecordFolder = None,
    output: Annotated[
        Path | None, typer.Option("--output", help="File: .png, .svg, .html or .csv.")
    ] = None,
    as_json: options.AsJson = False,  # noqa: FBT002
) -> None:
    """Say who answers whom: what goes up after what the other does, and how soon."""
    from interstate.views.cli.reciprocity import Asked, tell_answers

    asked = Asked(
        pair=options.pair_of(a, b),
        by=by,
        coder=coder,
        first=first,
        last=last,
        third_parties=third_parties,
    )
    tell_answers(asked, options.record_of(record), output=output, as_json=as_json)


@app.command()
def network(  # noqa: PLR0913, PLR0917  (a command's options)
    at: options.At = None,
    since: Annotated[
        date | None,
        typer.Option(
            "--since",
            parser=options.day_of,
            metavar="YYYY-MM-DD",
            help="Say what changed since this day.",
        ),
    ] = None,
    first: options.FirstDay = None,
    last: options.LastDay = None,
    pair: Annotated[
        str | None, typer.Option("--pair", help="These two and those who deal with both: RUS-PRK.")
    ] = None,
    around: Annotated[
        str | None, typer.Option("--around", help="This state and those who deal with it: RUS.")
    ] = None,
    most: Annotated[
        int, typer.Option("--most", help="With --around: how many of those, most events first.")
    ] = 30,
    states: Annotated[
        str | None, typer.Option("--states", help="Only these, with commas: RUS,PRK,CHN.")
    ] = None,
    threshold: Annotated[
        float, typer.Option("--threshold", help="Balance from which a pair has a sign, 0 to 1.")
    ] = 0.2,
    least_events: Annotated[
        int, typer.Option("--least-events", help="Events from which a pair has a sign.")
    ] = 5,
    baseline: Annotated[
        str,
        typer.Option(
            "--baseline", help="What balance is measured from: zero, or usual: that of all events."
        ),
    ] = "zero",
    step: Annotated[
        str | None,
        typer.Option("--by", help="Over time, by year, quarter, month, week or day."),
    ] = None,
    drawing: Annotated[
        str | None,
        typer.Option("--as", help="Draw a network or a matrix; else, a matrix of over 40 states."),
    ] = None,
    coders: options.Coders = None,
    record: options.RecordFolder = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", help="File: .gexf, .csv, .svg, .png or .html."),
    ] = None,
    as_json: options.AsJson = False,  # noqa: FBT002
) -> None:
    """Show who stands with and against whom: triads, camps, blocs, and what does not fit."""
    from interstate.views.cli.exporting import two_states
    from interstate.views.cli.networks import Asked, tell_network, tell_over_time

    asked = Asked(
        at=at,
        since=since,
        first=first,
        last=last,
        pair=None if pair is None else two_states(pair),
        around=None if around is None else options.state_of(around),
        most=most,
        states=() if states is None else options.states_of(states),
        coders=tuple(coders or ()),
        threshold=threshold,
        least_events=least_events,
        baseline=baseline,
        drawing=drawing,
    )
    folder = options.record_of(record)
    if step is None:
        tell_network(asked, folder, output=output, as_json=as_json)
    else:
        tell_over_time(asked, step, folder, output=output, as_json=as_json)


@app.command()
def hypotheses(  # noqa: PLR0913, PLR0917  (a command's options)
    file: Annotated[Path, typer.Argument(metavar="FILE.yaml", help="The rival explanations.")],
    sources: options.From = None,
    record: options.RecordFolder = None,
    published: options.Published = None,
    language: options.LanguageCode = None,
    interface: options.Interface = None,
    overlay: options.Overlay = None,
    pipeline: options.Pipeline = None,
    output: Annotated[
        Path | None, typer.Option("--output", help="File: .html, .md, .csv (the matrix) or .json.")
    ] = None,
    as_json: options.AsJson = False,  # noqa: FBT002
) -> None:
    """Hold rival explanations against the record: odds, what discriminates, what would decide."""
    from interstate.views.cli.hypotheses import tell_hypotheses

    choices = options.choices_of(published, language, overlay, pipeline=pipeline)
    tell_hypotheses(file, sources, record, choices, interface, output=output, as_json=as_json)


@app.command()
def effect(  # noqa: PLR0913, PLR0917  (a command's options)
    a: A,
    b: B,
    at: Annotated[
        date,
        typer.Option(
            "--at", parser=options.day_of, metavar="YYYY-MM-DD", help="Day of the happening."
        ),
    ],
    by: Annotated[str, typer.Option("--by", help="day, week, month, quarter or year.")] = "week",
    outcome: Annotated[
        str,
        typer.Option("--outcome", help="conflict, cooperation, share (of conflict) or goldstein."),
    ] = "conflict",
    party: Annotated[
        list[str] | None,
        typer.Option("--party", help="Whom else it concerns: no donor has one of them."),
    ] = None,
    donors: Annotated[
        list[str] | None,
        typer.Option("--donors", help="Choose donors from these pairs alone: BRA-ARG,IND-LKA."),
    ] = None,
    first: options.FirstDay = None,
    last: options.LastDay = None,
    coder: options.OneCoder = None,
    record: options.RecordFolder = None,
    output: Annotated[
        Path | None, typer.Option("--output", help="File: .svg, .png, .html, .csv or .json.")
    ] = None,
    as_json: options.AsJson = False,  # noqa: FBT002
) -> None:
    """Say what changed between two states after a happening, against pairs it does not concern."""
    from interstate.views.cli.effects import Asked, split, tell_effect

    asked = Asked(
        pair=options.pair_of(a, b),
        at=at,
        outcome=outcome,
        by=by,
        coder=coder,
        parties=split(party or ()),
        donors=split(donors or ()),
        first=first,
        last=last,
    )
    tell_effect(asked, options.record_of(record), output=output, as_json=as_json)


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
def correct(  # noqa: PLR0913, PLR0917  (a command's options)
    targets: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[REPORT|EVENT|DOCUMENT:SENTENCE|DECISION]...", help="What to correct."
        ),
    ] = None,
    record: options.RecordFolder = None,
    fields: Annotated[
        list[str] | None,
        typer.Option(
            "--field",
            metavar="NAME=VALUE",
            help="type=ASSAULT, mode=, day=2024-06, actor+=PRK, actor-=PRK, actor:PRK=KOR, "
            "factuality=Uu; also recipient, contexts, cameo, symmetric. May be repeated.",
        ),
    ] = None,
    drop: Annotated[bool, typer.Option("--drop", help="Take it out.")] = False,  # noqa: FBT002
    merge: Annotated[  # noqa: FBT002
        bool, typer.Option("--merge", help="All that is named tells of one event.")
    ] = False,
    split: Annotated[  # noqa: FBT002
        bool, typer.Option("--split", help="An event, and its reports that tell of another.")
    ] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take decisions back.")] = False,  # noqa: FBT002
    reviewed: Annotated[
        Path | None,
        typer.Option("--from", metavar="CSV", help="Exported reports, corrected by people."),
    ] = None,
    because: Annotated[str | None, typer.Option("--because", help="The reason.")] = None,
    by: Annotated[
        str | None, typer.Option("--by", help="Who decides (or INTERSTATE_PERSON).")
    ] = None,
    show_list: Annotated[  # noqa: FBT002
        bool, typer.Option("--list", help="Show every decision and how it stands.")
    ] = False,
    diff: Annotated[  # noqa: FBT002
        bool, typer.Option("--diff", help="Show what holds against what was coded.")
    ] = False,
    dry_run: Annotated[  # noqa: FBT002
        bool, typer.Option("--dry-run", help="Show what would change, and keep nothing.")
    ] = False,
    as_json: options.AsJson = False,  # noqa: FBT002
) -> None:
    """Correct reports and events in a record: decisions that can be undone and are replayed."""
    from interstate.views.cli.correcting import Wanted, asked_for, run

    asked = asked_for(
        targets or [],
        change=bool(fields),
        drop=drop,
        merge=merge,
        split=split,
        undo=undo,
        review=reviewed is not None,
        list=show_list,
        diff=diff,
    )
    wanted = Wanted(
        targets=tuple(targets or ()),
        how=asked,
        fields=tuple(fields or ()),
        reviewed=reviewed,
        because=because,
        by=by,
    )
    for line in run(wanted, options.record_of(record), dry_run=dry_run, as_json=as_json):
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


@reference.command()
def states(
    at: options.At = None,
    system: Annotated[
        str, typer.Option(help="Only the members of this system, such as cow, gw or iso3.")
    ] = "party",
    as_json: options.AsJson = False,  # noqa: FBT002
) -> None:
    """List the states of a day with their codes, and what came before and after them."""
    from interstate.views.cli.codes import print_states

    print_states(at or datetime.now(UTC).date(), system, as_json=as_json)


@reference.command()
def sources(
    kind: Annotated[
        str | None,
        typer.Argument(metavar="[KIND]", help="A data set, or all of one kind, in full."),
    ] = None,
    as_json: options.AsJson = False,  # noqa: FBT002
) -> None:
    """List the data sets that can be imported: what they cover, their status, how to cite them."""
    from interstate.views.cli.catalogue import print_data_sets

    print_data_sets(kind, as_json=as_json)


@reference.command()
def translate(  # noqa: PLR0913, PLR0917  (a command's options)
    codes: Annotated[list[str] | None, typer.Argument(help="Codes to translate.")] = None,
    source: Annotated[
        str, typer.Option("--from", help="Their system; name for names of countries in English.")
    ] = "cow",
    target: Annotated[str, typer.Option("--to", help="The system wanted.")] = "iso3",
    at: options.At = None,
    file: Annotated[Path | None, typer.Option(help="A CSV table to translate instead.")] = None,
    column: Annotated[str, typer.Option(help="The table's column of codes.")] = "ccode",
    date_column: Annotated[
        str | None, typer.Option(help="The table's column of years, months or days.")
    ] = None,
    output: options.Output = None,
    nearest: Annotated[  # noqa: FBT002
        bool, typer.Option("--nearest", help="Also beyond the days on which a system has a code.")
    ] = False,
    as_json: options.AsJson = False,  # noqa: FBT002
) -> None:
    """Translate codes of states from one system to another, by date; NA where there is none."""
    from interstate.views.cli.codes import Question, print_file, print_translated

    question = Question(source=source, target=target, on=at, nearest=nearest)
    if file is None:
        some = print_translated(codes or [], question, as_json=as_json)
    elif codes or output is None:
        msg = f"{file}: name --output for it, and no codes beside it"
        raise SourceError(msg)
    else:
        some = print_file(file, output, question, (column, date_column), as_json=as_json)
    if not some:
        raise typer.Exit(1)
