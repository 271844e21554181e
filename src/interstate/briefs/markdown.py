"""Write a dossier as Markdown: the same content, each quotation a footnote."""

import re
from collections.abc import Iterable, Sequence

from interstate.briefs.contents import (
    Citation,
    Correction,
    CountTable,
    Dossier,
    Entry,
    Judgement,
    Measured,
    Quotation,
    Rivals,
    Statement,
    Tally,
)
from interstate.briefs.visible import visible
from interstate.briefs.wording import GLOSSARY, Wording
from interstate.reference.plover import QUADS

_SPECIAL = re.compile(r"([\\`*_{}\[\]#|~!])")
_FEW = 3


def write_markdown(dossier: Dossier, *, alone: bool = False) -> str:
    """Return the dossier as Markdown with footnotes.

    Nothing in a text acts: markup is escaped, nothing links but web addresses of documents.

    Parameters
    ----------
    alone
        Write the rival explanations and what they rest on, and leave out the rest.
    """
    writer = _Writer(dossier)
    return writer.rivals_alone() if alone and dossier.rivals is not None else writer.written()


def escaped(text: str) -> str:
    r"""Return `text` so that Markdown shows it as it is.

    Examples
    --------
    >>> print(escaped("<b>*now*</b> http://x.example"))
    &lt;b&gt;\*now\*&lt;/b&gt; http&#58;//x.example
    """
    shown = _SPECIAL.sub(r"\\\1", visible(text))
    shown = shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    # Some readers of Markdown turn bare addresses into links: only ours may become one.
    shown = shown.replace("://", "&#58;//").replace("www.", "www&#46;")
    return re.sub(r"(?<=\S)@(?=\S)", "&#64;", shown)


class _Writer:
    """Gathers lines and the footnotes they call for."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.wording = Wording(dossier.interface)
        self.lines: list[str] = []
        self.entries = {entry.anchor: entry for entry in dossier.ledger}

    def written(self) -> str:
        say, dossier = self.wording.say, self.dossier
        self.lines += [f"# {escaped(say('page.heading', a=dossier.a.name, b=dossier.b.name))}", ""]
        self._who()
        self._part("stand")
        self.lines += [f"- {self._statement(s)}" for s in dossier.standing] or [say("stand.none")]
        self._part("counts")
        self.lines += [say("counts.intro"), ""]
        for table in dossier.counts:
            self._counts(table)
        self.lines.append(say("counts.note"))
        self._part("assessments")
        for judgement in dossier.assessments:
            self._judgement(judgement)
        if not dossier.assessments:
            self.lines.append(say("assess.none"))
        self._ties()
        self._thirds()
        if dossier.measured:
            self._part("measured")
            for measured in dossier.measured:
                self._measured(measured)
        if dossier.rivals is not None:
            self._part("rivals")
            self._rivals(dossier.rivals)
        self._part("ledger")
        self.lines += [say("ledger.intro"), ""]
        for entry in dossier.ledger:
            self._entry(entry)
        self._sources()
        self._made()
        self.lines += ["", *self._footnotes(), ""]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self.lines))

    def _measured(self, measured: Measured) -> None:
        say = self.wording.say
        self.lines += [f"**{escaped(measured.coder)}**", ""]
        self.lines += [f"- {escaped(line)}" for line in (*measured.standing, *measured.based)]
        self.lines += ["", f"### {say('measured.section.turns')}", ""]
        for turn in measured.turns:
            self.lines += [escaped(" ".join(turn.sentences)), ""]
            if turn.around:
                self.lines += [say("measured.turn.around"), ""]
                self.lines += [*(f"- {escaped(line)}" for line in turn.around), ""]
        if not measured.turns:
            self.lines += [say("measured.turns.none"), ""]
        self._table(
            [
                say(f"measured.{key}")
                for key in ("head.part", "cooperation", "conflict", "head.usual", "head.now")
            ],
            [
                [
                    escaped(part.name),
                    self._tally(part.cooperation),
                    self._tally(part.conflict),
                    part.usual,
                    part.now,
                ]
                for part in measured.parts
            ],
        )

    def rivals_alone(self) -> str:
        say, dossier = self.wording.say, self.dossier
        self.lines += [f"# {escaped(say('page.heading', a=dossier.a.name, b=dossier.b.name))}", ""]
        if dossier.rivals is not None:
            self._part("rivals")
            self._rivals(dossier.rivals)
        self._part("ledger")
        for entry in dossier.ledger:
            self._entry(entry)
        self.lines += ["", *self._footnotes(), ""]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self.lines))

    def _rivals(self, rivals: Rivals) -> None:
        say = self.wording.say
        self.lines += [f"**{escaped(rivals.question)}**", ""]
        self.lines += [escaped(say("rivals.intro", origin=rivals.origin)), ""]
        self.lines += [f"- {escaped(verdict)}" for verdict in rivals.verdicts]
        self.lines += [f"- {say('rivals.rests_on')} {self._tally(rivals.rests)}", ""]
        ordered = sorted(rivals.rivals, key=lambda each: -each.posterior)
        columns = ("explanation", "prior", "posterior", "odds_of_first", "inconsistency")
        self._table(
            [say(f"rivals.{key}") for key in columns],
            (
                [
                    f"{escaped(each.says)} ({escaped(each.id)})",
                    each.prior_words,
                    f"**{each.posterior_words}**",
                    each.odds_words or "–",
                    each.inconsistency_words
                    + (f", *{say('rivals.least_mark')}*" if each.least else ""),
                ]
                for each in ordered
            ),
        )
        self.lines += [f"### {say('rivals.matrix')}", "", say("rivals.matrix_note"), ""]
        self._table(
            [
                *(say(f"rivals.{key}") for key in ("row", "found", "acts", "weight")),
                *(escaped(each.id) for each in rivals.rivals),
                say("rivals.factor"),
            ],
            (
                [
                    f"{row.label} {escaped(row.says)}",
                    f"{row.found}: {escaped(row.because)}",
                    self._tally(row.events),
                    row.weight_words or "–",
                    *(cell.sign or "–" for cell in row.cells),
                    row.factor_words or "–",
                ]
                for row in rivals.rows
            ),
        )
        self.lines += [f"### {say('rivals.drops')}", ""]
        if rivals.drops:
            first, second = (escaped(each.id) for each in ordered[:2])
            self.lines += [say("rivals.drops_note", first=first, second=second), ""]
            self._table(
                [
                    say(f"rivals.{key}")
                    for key in ("left_out", "then_leads", "posterior", "then_odds")
                ],
                (
                    [
                        escaped(drop.what),
                        (f"**{say('rivals.changed')}**: " if drop.changes else "")
                        + escaped(drop.leader),
                        drop.posterior_words,
                        drop.odds_words,
                    ]
                    for drop in rivals.drops
                ),
            )
        else:
            self.lines += [say("rivals.none_dropped"), ""]
        self.lines += [f"### {say('rivals.deciders')}", ""]
        if rivals.deciders:
            self.lines += [say("rivals.deciders_note"), ""]
            columns = ("row", "found", "if_seen", "if_absent", "bits")
            self._table(
                [say(f"rivals.{key}") for key in columns],
                (
                    [
                        f"{each.label} {escaped(each.says)}",
                        each.found,
                        escaped(each.if_seen),
                        escaped(each.if_absent),
                        each.bits_words,
                    ]
                    for each in rivals.deciders
                ),
            )
        else:
            self.lines += [say("rivals.none_open"), ""]
        self.lines += [f"### {say('rivals.weighing')}", "", say("rivals.formula"), ""]
        for key, figures in (("scale", rivals.scale), ("reliability", rivals.reliability)):
            told = "; ".join(f"{word} {figure}" for word, figure in figures)
            self.lines.append(f"- {say(f'rivals.{key}')}: {told}")

    def _part(self, section: str) -> None:
        self.lines += ["", f"## {self.wording.say(f'section.{section}')}", ""]

    def _table(self, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        self.lines.append(f"| {' | '.join(head)} |")
        self.lines.append(f"|{'---|' * len(head)}")
        self.lines += [f"| {' | '.join(row)} |" for row in rows]
        self.lines.append("")

    def _numbers(self, cites: Sequence[Citation]) -> str:
        """Write event numbers in as few words as it takes: ``1–4, 7``."""
        if not all(cite.label.isdecimal() for cite in cites):
            return ", ".join(cite.label for cite in cites)
        spans: list[list[int]] = []
        for number in sorted(int(cite.label) for cite in cites):
            if spans and number == spans[-1][1] + 1:
                spans[-1][1] = number
            else:
                spans.append([number, number])
        return ", ".join(f"{a}–{b}" if a != b else str(a) for a, b in spans)

    def _tally(self, tally: Tally) -> str:
        if not tally.n:
            return "·"
        return f"{self.wording.number(tally.n)} ({self._numbers(tally.cites)})"

    def _who(self) -> None:
        say, count, figures = self.wording.say, self.wording.count, self.dossier.figures
        for side in (self.dossier.a, self.dossier.b):
            includes = f" ({'; '.join(side.includes)})" if side.includes else ""
            self.lines.append(f"- **{escaped(side.name)}**{escaped(includes)}")
        self.lines += [f"- {escaped(note)}" for note in self.dossier.shared]
        third = f"{say('timeline.lane_third').lower()}: {figures.third_events.n}"
        of_pair = say("who.of_pair", n=figures.documents_of_pair)
        published = f" ({figures.published})" if figures.published else ""
        used = say("who.reports_used", n=figures.reports_used)
        self.lines += [
            f"- {say('who.events')}: {figures.pair_events.n}; {third}",
            f"- {say('who.period')}: {figures.period or say('when.none')}",
            f"- {count('count.documents', figures.documents)}, {of_pair}{published}",
            f"- {count('count.outlets', figures.outlets)}",
            *([f"- {count('who.unplaced', figures.unplaced)}"] if figures.unplaced else []),
            f"- {count('count.reports', figures.reports)}, {used}",
            f"- {say('who.rejected')}: {figures.rejected}",
        ]
        if figures.copies:
            self.lines.append(f"- {count('who.copies', figures.copies)}")

    def _statement(self, statement: Statement) -> str:
        parts: list[str] = []
        for clause in statement.clauses:
            parts.append(escaped(clause.text))
            if clause.cites and clause.counted:
                parts.append(f" [{self._numbers(clause.cites)}]")
            elif clause.cites:
                parts += [self._notes(cite) for cite in clause.cites]
        return "".join(parts)

    def _notes(self, cite: Citation) -> str:
        """Call the footnotes of what is cited: each quotation of an event, or its label."""
        entry = self.entries.get(cite.anchor)
        if entry is not None:
            return "".join(
                f"[^{cite.label}-{n}]" for n in range(1, min(len(entry.quotations), _FEW) + 1)
            )
        return f"[^{cite.label}]" if cite.label.startswith("A") else f" [{cite.label}]"

    def _counts(self, table: CountTable) -> None:
        say, term = self.wording.say, self.wording.term
        self.lines += [f"### {table.heading}", ""]
        head = [
            say("counts.period"),
            *(term("quad", quad) for quad in QUADS),
            say("counts.open"),
            say("counts.ahead"),
            say("counts.all"),
        ]
        self._table(
            head,
            (
                [
                    row.period,
                    *(self._tally(row.facts[quad]) for quad in QUADS),
                    self._tally(row.doubtful),
                    self._tally(row.ahead),
                    self._tally(row.all),
                ]
                for row in (*table.rows, table.totals)
            ),
        )

    def _judgement(self, judgement: Judgement) -> None:
        say = self.wording.say
        spoken_of = (
            say("assess.of", when=judgement.when_words) if judgement.when else say("assess.no_time")
        )
        self.lines.append(
            f"- {judgement.label}: **{judgement.direction_words}**, {spoken_of}, "
            f"{escaped(judgement.quotation.outlet)}[^{judgement.label}]"
        )

    def _ties(self) -> None:
        say = self.wording.say
        self._part("ties")
        if not self.dossier.ties:
            self.lines.append(say("ties.none"))
            return
        head = [say(f"ties.{key}") for key in ("name", "parties", "begins", "ends", "events")]
        self._table(
            [*head, say("ties.because")],
            (
                [
                    f"{tie.label} {tie.kind_words}"
                    + (f": {escaped(tie.name)}" if tie.name else ""),
                    escaped(tie.parties_words),
                    tie.begins_words,
                    tie.ends_words,
                    self._tally(tie.events),
                    escaped(tie.because),
                ]
                for tie in self.dossier.ties
            ),
        )

    def _thirds(self) -> None:
        say, named = self.wording.say, self.wording.named
        self._part("thirds")
        if not self.dossier.thirds:
            self.lines.append(say("thirds.none"))
            return
        head = [
            say("thirds.party"),
            say("thirds.with", name=named(self.dossier.a.name)),
            say("thirds.with", name=named(self.dossier.b.name)),
            say("thirds.with_both"),
            say("thirds.alongside"),
            say("thirds.all"),
        ]
        self._table(
            head,
            (
                [
                    escaped(t.name),
                    *(
                        self._tally(x)
                        for x in (t.with_a, t.with_b, t.with_both, t.alongside, t.all)
                    ),
                ]
                for t in self.dossier.thirds
            ),
        )

    def _entry(self, entry: Entry) -> None:
        say = self.wording.say
        spoken = ", ".join(say("ledger.spoken", text=escaped(text)) for *_, text in entry.told_in)
        head = f"### {entry.number}. {escaped(entry.headline)}"
        mark = f" ({say('corrected.mark')})" if entry.corrected else ""
        self.lines += [f"{head} {spoken}".rstrip() + mark, ""]
        when = entry.when_words
        if entry.when is not None:
            when = f"{when} ({entry.precision_words}; {entry.basis_words})"
        self.lines.append(f"- {say('ledger.when')}: {when}")
        self.lines.append(
            f"- {say('ledger.status')}: **{entry.status_words}** – {escaped(entry.status_because)}"
        )
        self.lines.append(f"- {say('ledger.type')}: {entry.quad_words}, {_codes(entry)}")
        if entry.where:
            self.lines.append(f"- {say('ledger.where')}: {escaped(entry.where)}")
        for remark in entry.remarks:
            self.lines.append(
                f"- **{remark.verdict_words}**: “{escaped(remark.quote)}” "
                f"({escaped(remark.outlet)}, {remark.published_words})"
            )
        told = ", ".join(
            f"{escaped(q.outlet)}, {q.published_words}[^{entry.number}-{n}]"
            for n, q in enumerate(entry.quotations, start=1)
        )
        self.lines.append(f"- {say('ledger.sources')}: {told}")
        if entry.context_words:
            self.lines.append(f"- {say('ledger.contexts')}: {', '.join(entry.context_words)}")
        self.lines += [f"- **{say('corrected.mark')}**: {_told(c)}" for c in entry.corrections]
        if entry.merged_because:
            merged = "; ".join(escaped(because) for because in entry.merged_because)
            self.lines.append(f"- {say('ledger.merged')}: {merged}")
        self.lines += [f"- Id: `{entry.id}`", ""]

    def _footnotes(self) -> list[str]:
        notes = [
            f"[^{entry.number}-{n}]: {self._quoted(q)}"
            for entry in self.dossier.ledger
            for n, q in enumerate(entry.quotations, start=1)
        ]
        notes += [f"[^{j.label}]: {self._quoted(j.quotation)}" for j in self.dossier.assessments]
        return notes

    def _quoted(self, quotation: Quotation) -> str:
        say = self.wording.say
        trigger = f"**{escaped(quotation.trigger)}**" if quotation.trigger else ""
        told_by = escaped(quotation.outlet)
        if quotation.outlet_note:
            told_by = f"{told_by} ({escaped(quotation.outlet_note)})"
        parts = [
            f"“{escaped(quotation.before)}{trigger}{escaped(quotation.after)}”",
            f"{told_by}, {quotation.published_words}, {quotation.language_words}",
            f"{say('ledger.on_word')}: {escaped(quotation.on_word)}",
            f"{say('ledger.factuality')}: {quotation.factuality_words} ({quotation.factuality})",
        ]
        if quotation.title:
            parts.insert(1, escaped(quotation.title))
        if quotation.confidence is not None:
            sure = self.wording.decimal(quotation.confidence, places=2)
            parts.append(f"{say('ledger.confidence')}: {sure}")
        parts.append(f"Id: `{quotation.report}`")
        if quotation.copy_note:
            parts.append(escaped(quotation.copy_note))
        parts += [f"**{say('corrected.mark')}**: {_told(c)}" for c in quotation.corrections]
        if quotation.because:
            parts.append(
                f"{say('ledger.because')}: {'; '.join(escaped(b) for b in quotation.because)}"
            )
        if quotation.url:
            parts.append(f"<{quotation.url}>")
        elif quotation.address:
            parts.append(f"{escaped(quotation.address)} ({say('ledger.not_linked')})")
        return " – ".join(parts)

    def _sources(self) -> None:
        say, dossier = self.wording.say, self.dossier
        self._part("sources")
        self._table(
            [
                say(f"sources.{key}")
                for key in ("outlet", "country", "kind", "owner", "language", "documents")
            ],
            (
                [
                    escaped(outlet.name),
                    escaped(outlet.country or say("country.unknown")),
                    outlet.kind_words,
                    escaped(outlet.owner or "–"),
                    ", ".join(outlet.languages),
                    str(outlet.documents),
                ]
                for outlet in dossier.outlets
            ),
        )
        self._table(
            [
                say(f"sources.{key}")
                for key in ("document", "outlet", "published", "language", "reports", "events")
            ],
            (
                [
                    f"{escaped(source.title or say('ledger.untitled'))} ({escaped(source.id)})",
                    escaped(source.outlet)
                    + (f" ({escaped(source.copy_note)})" if source.copy_note else ""),
                    source.published_words,
                    source.language_words,
                    str(source.reports),
                    self._tally(source.events),
                ]
                for source in dossier.sources
            ),
        )
        if dossier.silent_documents:
            self.lines += [self.wording.count("sources.silent", dossier.silent_documents), ""]
        if dossier.elsewhere_events:
            self.lines += [self.wording.count("sources.elsewhere", dossier.elsewhere_events), ""]
        for key, n in _decisions(dossier):
            self.lines += [self.wording.count(key, n), ""]
        self.lines += [f"### {say('sources.rejected_caption')}", ""]
        if not dossier.rejected:
            self.lines.append(say("sources.rejected_none"))
            return
        self._table(
            [say(f"sources.{key}") for key in ("item", "stage", "reason")],
            ([escaped(r.item), r.stage_words, escaped(r.reason)] for r in dossier.rejected),
        )

    def _made(self) -> None:
        say = self.wording.say
        self._part("made")
        self.lines += [say("page.reasons"), "", f"### {say('made.statuses')}", ""]
        self.lines += [
            f"- **{words}**: {escaped(rule)}" for _, words, rule in self.dossier.status_rules
        ] or [say("made.no_rules")]
        self.lines += ["", f"### {say('made.limits')}", ""]
        self.lines += [f"- {say(f'limits.{n}')}" for n in range(1, 6)]
        self.lines += ["", f"### {say('made.glossary')}", ""]
        self.lines += [
            f"- **{say(f'glossary.{word}.term')}**: {say(f'glossary.{word}.text')}"
            for word in GLOSSARY
        ]
        for run in self.dossier.runs:
            self.lines += ["", f"### {escaped(say('made.run', id=run.id))}", ""]
            self.lines.append(f"- {say('made.started')}: {run.started:%Y-%m-%d %H:%M:%S}")
            for key, rows in (
                ("versions", run.versions),
                ("settings", run.settings),
                ("inputs", run.inputs),
            ):
                self.lines.append(f"- {say(f'made.{key}')}")
                self.lines += [f"  - {escaped(name)}: {escaped(value)}" for name, value in rows]
        if not self.dossier.runs:
            self.lines += ["", say("made.no_run")]


def _told(correction: Correction) -> str:
    return f"{escaped(correction.words)}: “{escaped(correction.because)}” (`{correction.decision}`)"


def _decisions(dossier: Dossier) -> list[tuple[str, int]]:
    """Return how many decisions hold and how many are stale, by the wording of each count."""
    figures = dossier.figures
    counts = [
        ("sources.decisions", figures.decisions_hold),
        ("sources.stale", figures.decisions_stale),
    ]
    return counts if any(n for _, n in counts) else []


def _codes(entry: Entry) -> str:
    parts = [f"PLOVER {entry.event_type}{f'/{entry.mode}' if entry.mode else ''}"]
    if entry.cameo:
        parts.append(f"CAMEO {entry.cameo}")
    if entry.goldstein is not None:
        parts.append(f"Goldstein {entry.goldstein:.1f}")
    return ", ".join(parts)
