"""Evidence made by hand: eight documents in three languages that tell of one pair of states."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from interstate.record import (
    Assessment,
    AssessmentId,
    Basis,
    Comment,
    DateCandidate,
    Direction,
    Document,
    DocumentId,
    Event,
    EventId,
    Evidence,
    Factuality,
    Outlet,
    Party,
    PartyKind,
    Place,
    Precision,
    Rejected,
    Report,
    ReportId,
    Run,
    Span,
    Speaker,
    Status,
    Tie,
    TieId,
    When,
    content_id,
)

Told = tuple[Event, tuple[Report, ...]]

NAMES: Mapping[str, tuple[str, str]] = {
    "RUS": ("Russia", "Russland"),
    "SUN": ("Soviet Union", "Sowjetunion"),
    "PRK": ("North Korea", "Nordkorea"),
    "KOR": ("South Korea", "Südkorea"),
    "CHN": ("China", "China"),
    "USA": ("United States", "Vereinigte Staaten"),
    "JPN": ("Japan", "Japan"),
    "UKR": ("Ukraine", "Ukraine"),
    "IRN": ("Iran", "Iran"),
    "GBR": ("United Kingdom", "Vereinigtes Königreich"),
    "AUS": ("Australia", "Australien"),
    "DEU": ("Germany", "Deutschland"),
    "UNO": ("United Nations", "Vereinte Nationen"),
    "IGO:BRICS": ("BRICS", "BRICS"),
    "IGO:AUKUS": ("AUKUS", "AUKUS"),
}

QUADS: Mapping[str, str] = {
    "AGREE": "verbal cooperation",
    "CONSULT": "verbal cooperation",
    "SUPPORT": "verbal cooperation",
    "CONCEDE": "verbal cooperation",
    "COOPERATE": "material cooperation",
    "AID": "material cooperation",
    "RETREAT": "material cooperation",
    "REQUEST": "verbal conflict",
    "ACCUSE": "verbal conflict",
    "REJECT": "verbal conflict",
    "THREATEN": "verbal conflict",
    "SANCTION": "material conflict",
    "MOBILIZE": "material conflict",
    "COERCE": "material conflict",
    "ASSAULT": "material conflict",
}
# By trigger where the type is too wide to say.
CAMEO: Mapping[str, tuple[str, float]] = {
    "SUPPORT": ("050", 3.5),
    "AID": ("070", 7.0),
    "CONSULT": ("042", 1.9),
    "ACCUSE": ("111", -2.0),
    "erkannte": ("054", 6.0),
    "praised": ("051", 3.4),
    **dict.fromkeys(
        ("schlossen", "unterzeichneten", "signed", "unterzeichnet", "ратифицировала", "ratified"),
        ("057", 8.0),
    ),
}

STATUS_RULES: Sequence[tuple[str, str]] = (
    ("confirmed", "two independent outlets, or both sides, tell of it as a fact"),
    ("reported", "told as a fact by one outlet, and nobody contradicts"),
    ("claimed", "only on the word of others, or told as possible or probable"),
    ("disputed", "some reports tell of it as a fact, others deny it"),
    ("denied", "every report says that it did not happen"),
    ("planned", "an actor intends it, and its day lies ahead"),
    ("expected", "the teller foresees it"),
)

LONG_SENTENCE = (
    "Beobachter halten fest, "
    + "dass die Lage sich weiter zuspitze und " * 40
    + "nichts entschieden sei."
)
HOSTILE = (
    "<script>alert(1)</script> Russia sent \u202eevil\u202c <img src=x onerror=alert(2)> "
    'aid to North Korea & "said" so.'
)


def names(party: str, interface: str) -> str:
    """Name a party in an interface language, or refuse."""
    return NAMES[party][("en", "de").index(interface)]


def predecessors(party: str) -> tuple[str, ...]:
    return {"RUS": ("SUN",)}.get(party, ())


def last_year(party: str) -> int | None:
    return {"SUN": 1991}.get(party)


OUTLETS = {
    "hafen": Outlet(name="Hafenblatt", country="DEU", kind="press", owner="Nordlicht Verlag"),
    "wire": Outlet(name="Northern Wire", country="GBR", kind="wire"),
    "vestnik": Outlet(name="Вестник Приморья", country="RUS", kind="state_media", owner="state"),
    "taedong": Outlet(name="Taedong Daily", country="PRK", kind="state_media"),
    "pacific": Outlet(name="Pacific Ledger", country="USA", kind="press"),
    "hostile": Outlet(name="<b>Evil</b> \u202eteltuO", country=None, kind=None),
}

# Document: outlet, language, day, title, address, sentences.
TEXTS: Mapping[str, tuple[str, str, date | None, str | None, str | None, Sequence[str]]] = {
    "hafen-history": (
        "hafen",
        "de",
        date(2024, 10, 30),
        "Eine lange Nachbarschaft",
        "https://hafenblatt.example/2024/nachbarschaft?teil=1&seite=2",
        (
            "Moskau erkannte die DVRK 1948 als erster Staat an.",
            "Während des Koreakrieges leistete die Sowjetunion Pjöngjang erhebliche Hilfe.",
            "1961 schlossen beide einen Beistandsvertrag.",
            "In den 1990er Jahren kühlte das Verhältnis deutlich ab.",
            "1996 ließ Moskau den alten Vertrag auslaufen.",
            "Im Jahr 2000 unterzeichneten beide einen Freundschaftsvertrag.",
            "Im selben Jahr besuchte der russische Präsident Pjöngjang.",
            "2010 stimmte Russland im Sicherheitsrat für Sanktionen gegen Nordkorea.",
            "Seit 2014 liefert Russland Getreide nach Nordkorea.",
            "Bis 2012 bestand Moskau auf der Rückzahlung alter Schulden.",
            "Die Gründung von AUKUS beschleunigte die Annäherung.",
            LONG_SENTENCE,
        ),
    ),
    "wire-june": (
        "wire",
        "en",
        date(2024, 6, 20),
        "Treaty signed in Pyongyang",
        "https://northernwire.example/a/1",
        (
            "Russia and North Korea signed a treaty of assistance in Pyongyang on 19 June 2024.",
            "The Russian president was received with a parade in Pyongyang on 19 June 2024.",
            "Seoul summoned the Russian ambassador over the treaty on 21 June.",
            "North Korea sent munitions to Russia, according to South Korean intelligence.",
            "Ties between the two are at their best in decades.",
            "China called for restraint from both Russia and North Korea.",
        ),
    ),
    "hafen-copy": (
        "hafen",
        "de",
        date(2024, 6, 21),
        "Vertrag in Pjöngjang",
        "https://hafenblatt.example/2024/vertrag",
        ("Russland und Nordkorea haben am 19. Juni einen Beistandsvertrag unterzeichnet.",),
    ),
    "vestnik-oct": (
        "vestnik",
        "ru",
        date(2024, 10, 25),
        "Дума ратифицировала договор",
        "https://vestnik.example/n/77",
        (
            "Государственная дума ратифицировала договор с КНДР 24 октября 2024 года.",
            "Россия поставила в КНДР партию лекарств в августе.",
            "МИД России отверг сообщения об отправке северокорейских солдат.",
            "Отношения двух стран укрепляются.",
            "Москва и Пхеньян планируют открыть автомобильный мост в 2025 году.",
            "Россия намерена заключить похожий договор с Ираном.",
            "Лидеры КНДР приглашены на саммит БРИКС.",
            "КНДР обвинила США в подготовке к войне.",
        ),
    ),
    "taedong-nov": (
        "taedong",
        "en",
        date(2024, 11, 12),
        "Brotherly help",
        "javascript:alert(document.cookie)",
        (
            "The DPRK ratified the treaty with the Russian Federation on 11 November.",
            "A delegation of the Russian defence ministry visited Pyongyang last week.",
            "The DPRK praised the stand of the Russian people.",
            "Reports of troops in Kursk are a fabrication.",
            "Relations have risen to a new height.",
        ),
    ),
    "pacific-nov": (
        "pacific",
        "en",
        date(2024, 11, 18),
        "What Pyongyang gets",
        "https://pacific.example/x",
        (
            "North Korean troops may have joined Russian forces in October, officials said.",
            "The reports have received no official confirmation from Moscow.",
            "Russia is said to have sent air-defence missiles to North Korea in November.",
            "Washington imposed sanctions on two Russian banks for dealings with North Korea.",
            "Both are expected to expand trade soon.",
            "Russia plans to receive the North Korean leader in Moscow in 2025.",
            "Moscow blocked the renewal of the UN panel of experts in March 2024.",
            "Russia supplied refined oil to North Korea between March and October 2024.",
            "North Korea shipped more than 13,000 containers to Russia by autumn.",
            "Workers from North Korea arrived in Russia in September 2024.",
            "The two held naval talks in Vladivostok on 3 October 2024.",
            "North Korea and Russia fought side by side in Ukraine.",
            "On 2024-09-10 delegations met again.",
            "On 2024-09-13 delegations visited again.",
            "On 2024-09-18 delegations came again.",
            "On 2024-10-08 delegations backed again.",
            "On 2024-10-29 delegations arrived again.",
            "On 2024-11-01 delegations pledged again.",
            "On 2024-11-17 delegations agreed again.",
        ),
    ),
    "hostile-doc": (
        "hostile",
        "en",
        None,
        "</title><script>alert('title')</script>",
        'https://evil.example/"><script>alert(3)</script>',
        (HOSTILE, "Russia demanded that <b>North Korea</b> repay `debts` | now."),
    ),
    "silent-doc": (
        "wire",
        "en",
        date(2024, 9, 1),
        "Weather",
        None,
        ("It rained in Vladivostok.",),
    ),
}


def document(id_: str) -> Document:
    outlet, language, published, title, url, sentences = TEXTS[id_]
    candidates = (
        ()
        if published is None
        else (DateCandidate(day=published, because="stated in the page's metadata"),)
    )
    copy = id_ == "hafen-copy"
    return Document(
        id=DocumentId(id_),
        text="\n".join(sentences),
        language=language,
        language_because="stated by the source",
        outlet=OUTLETS[outlet],
        title=title,
        published=published,
        date_candidates=candidates,
        url=url,
        origin=f"articles/{id_}.html",
        content_hash=content_id("h", id_)[2:] * 4,
        duplicate_of=DocumentId("wire-june") if copy else None,
        duplicate_because="nine in ten of its words in the same order" if copy else None,
    )


def party(id_: str, text: str = "") -> Party:
    kind = PartyKind.STATE if len(id_) == 3 and id_ != "UNO" else PartyKind.ORGANISATION
    because = f"{text!r} is a name of {NAMES[id_][0]}" if text else "named in the sentence before"
    return Party(id=id_, kind=kind, sector="GOV", name=NAMES[id_][0], text=text, because=because)


def when(  # noqa: PLR0913
    first: str | None,
    last: str | None = None,
    precision: Precision = Precision.DAY,
    basis: Basis = Basis.STATED,
    text: str | None = None,
    *,
    open_end: bool = False,
) -> When:
    start = date.fromisoformat(first) if first else None
    end = None if open_end else date.fromisoformat(last) if last else start
    return When(first=start, last=end, precision=precision, basis=basis, text=text)


def year(number: int) -> When:
    return when(f"{number}-01-01", f"{number}-12-31", Precision.YEAR, text=str(number))


def report(  # noqa: PLR0913, PLR0917
    document_id: str,
    sentence: int,
    trigger: str,
    event_type: str,
    actors: Sequence[str],
    recipients: Sequence[str] = (),
    *,
    mode: str | None = None,
    time: When | None = None,
    where: Place | None = None,
    factuality: Factuality = Factuality.FACT,
    attribution: Sequence[Speaker] = (),
) -> Report:
    sentences = TEXTS[document_id][5]
    quote = sentences[sentence]
    span = _span(document_id, sentence)
    at = span.start + quote.index(trigger)
    cameo, goldstein = CAMEO.get(trigger, CAMEO.get(event_type, (None, None)))
    return Report(
        id=ReportId(content_id("r", document_id, sentence, trigger, event_type)),
        document=DocumentId(document_id),
        sentence=sentence,
        quote_span=span,
        quote=quote,
        trigger_span=Span(start=at, end=at + len(trigger)),
        trigger=trigger,
        event_type=event_type,
        mode=mode,
        contexts=("diplomatic",) if event_type in {"SUPPORT", "CONSULT"} else ("military",),
        cameo=cameo,
        goldstein=goldstein,
        actors=tuple(party(a) for a in actors),
        recipients=tuple(party(r) for r in recipients),
        symmetric=not recipients and len(actors) > 1,
        when=time,
        where=where,
        factuality=factuality,
        attribution=tuple(attribution),
        confidence=0.72,
        language=TEXTS[document_id][1],
        because=(f"verb {trigger!r} is listed as {event_type}", "active clause: subject acts"),
    )


def _span(document_id: str, sentence: int) -> Span:
    sentences = TEXTS[document_id][5]
    start = sum(len(s) + 1 for s in sentences[:sentence])
    return Span(start=start, end=start + len(sentences[sentence]))


def event(
    *reports: Report,
    status: Status = Status.REPORTED,
) -> Told:
    first = reports[0]
    made = Event(
        id=EventId(content_id("e", *(r.id for r in reports))),
        event_type=first.event_type,
        mode=first.mode,
        contexts=first.contexts,
        quad=QUADS[first.event_type],
        cameo=first.cameo,
        goldstein=first.goldstein,
        actors=tuple(sorted(p.id for p in first.actors if p.id)),
        recipients=tuple(sorted(p.id for p in first.recipients if p.id)),
        symmetric=first.symmetric,
        when=first.when,
        where=first.where,
        status=status,
        status_because=f"{len(reports)} report(s); rule {status!s}",
        reports=tuple(r.id for r in reports),
        sources=tuple(sorted({OUTLETS[TEXTS[r.document][0]].name for r in reports})),
        merged_because=("same type, same parties, days overlap",) if len(reports) > 1 else (),
    )
    return made, reports


PYONGYANG = Place(
    id="geonames:1871859",
    name="Pyongyang",
    country="PRK",
    text="Pyongyang",
    because="capital of PRK",
)
VLADIVOSTOK = Place(
    id="geonames:2013348",
    name="Vladivostok",
    country="RUS",
    text="Vladivostok",
    because="city in RUS",
)
JUNE_19 = when("2024-06-19", text="19 June 2024")
SEOUL = Speaker(speaker="KOR", text="South Korean intelligence", cue="according to")
OFFICIALS = Speaker(speaker="officials", text="officials", cue="said")
RUS, PRK, SUN = ("RUS",), ("PRK",), ("SUN",)
BOTH = ("PRK", "RUS")


def rich() -> Evidence:
    """Return the whole of it: every status, ranges, open bounds, hostile text."""
    treaty = [
        report("wire-june", 0, "signed", "SUPPORT", BOTH, time=JUNE_19, where=PYONGYANG),
        report("hafen-copy", 0, "unterzeichnet", "SUPPORT", BOTH, time=JUNE_19, where=PYONGYANG),
    ]
    duma = report("vestnik-oct", 0, "ратифицировала", "SUPPORT", RUS, PRK, time=when("2024-10-24"))
    troops = report(
        "pacific-nov",
        0,
        "joined",
        "AID",
        PRK,
        RUS,
        time=when("2024-10-01", "2024-10-31", Precision.MONTH, text="in October"),
        factuality=Factuality.POSSIBLE,
        attribution=(OFFICIALS,),
    )
    troops_denied = report(
        "vestnik-oct",
        2,
        "отправке",
        "AID",
        PRK,
        RUS,
        time=when("2024-10-01", "2024-10-31", Precision.MONTH),
        factuality=Factuality.COUNTERFACT,
        attribution=(Speaker(speaker="RUS", text="МИД России", cue="отверг"),),
    )
    fabrication = report(
        "taedong-nov", 3, "fabrication", "ASSAULT", PRK, ("UKR",), factuality=Factuality.COUNTERFACT
    )
    missiles = report(
        "pacific-nov",
        2,
        "sent",
        "AID",
        RUS,
        PRK,
        factuality=Factuality.PROBABLE,
        time=when("2024-11-01", "2024-11-18", Precision.MONTH, text="in November"),
        attribution=(Speaker(speaker="NOBODY", text="", cue="is said"), SEOUL),
    )
    munitions = report(
        "wire-june",
        3,
        "sent",
        "AID",
        PRK,
        RUS,
        factuality=Factuality.UNCOMMITTED,
        attribution=(SEOUL,),
    )
    told = [
        event(report("hafen-history", 0, "erkannte", "SUPPORT", SUN, PRK, time=year(1948))),
        event(
            report(
                "hafen-history",
                1,
                "Hilfe",
                "AID",
                SUN,
                PRK,
                time=when(
                    "1950-06-25", "1953-07-27", Precision.PERIOD, text="Während des Koreakrieges"
                ),
            ),
            status=Status.CONFIRMED,
        ),
        event(report("hafen-history", 2, "schlossen", "SUPPORT", ("PRK", "SUN"), time=year(1961))),
        event(
            report(
                "hafen-history",
                4,
                "auslaufen",
                "SANCTION",
                RUS,
                PRK,
                mode="discontinue",
                time=year(1996),
            )
        ),
        event(report("hafen-history", 5, "unterzeichneten", "SUPPORT", BOTH, time=year(2000))),
        event(
            report(
                "hafen-history",
                6,
                "besuchte",
                "CONSULT",
                RUS,
                PRK,
                mode="visit",
                where=PYONGYANG,
                time=when(
                    "2000-01-01", "2000-12-31", Precision.YEAR, Basis.CARRIED, "Im selben Jahr"
                ),
            )
        ),
        event(report("hafen-history", 7, "stimmte", "SANCTION", RUS, PRK, time=year(2010))),
        event(report("hafen-history", 7, "Sanktionen", "SANCTION", ("UNO",), PRK, time=year(2010))),
        event(
            report(
                "hafen-history",
                8,
                "liefert",
                "AID",
                RUS,
                PRK,
                time=when("2014-01-01", None, Precision.YEAR, open_end=True, text="Seit 2014"),
            )
        ),
        event(
            report(
                "hafen-history",
                9,
                "bestand",
                "REQUEST",
                RUS,
                PRK,
                time=when(None, "2012-12-31", Precision.YEAR, text="Bis 2012"),
            )
        ),
        event(report("hafen-history", 10, "Gründung", "COOPERATE", ("AUS", "GBR", "USA"))),
        event(*treaty, status=Status.CONFIRMED),
        event(
            report(
                "wire-june",
                1,
                "received",
                "CONSULT",
                RUS,
                PRK,
                mode="visit",
                time=JUNE_19,
                where=PYONGYANG,
            ),
            status=Status.CONFIRMED,
        ),
        event(
            report(
                "wire-june",
                2,
                "summoned",
                "ACCUSE",
                ("KOR",),
                RUS,
                mode="disapprove",
                time=when("2024-06-21", basis=Basis.RELATIVE, text="21 June"),
            )
        ),
        event(munitions, status=Status.CLAIMED),
        event(
            report(
                "wire-june",
                5,
                "called",
                "REQUEST",
                ("CHN",),
                BOTH,
                time=when("2024-06-20", basis=Basis.PUBLICATION),
            )
        ),
        event(duma, status=Status.CONFIRMED),
        event(
            report(
                "vestnik-oct",
                1,
                "поставила",
                "AID",
                RUS,
                PRK,
                time=when("2024-08-01", "2024-08-31", Precision.MONTH, Basis.RELATIVE, "в августе"),
            )
        ),
        event(troops, troops_denied, status=Status.DISPUTED),
        event(fabrication, status=Status.DENIED),
        event(missiles, status=Status.CLAIMED),
        event(
            report(
                "vestnik-oct",
                4,
                "планируют",
                "COOPERATE",
                BOTH,
                time=when("2025-01-01", "2025-12-31", Precision.YEAR, text="в 2025 году"),
                factuality=Factuality.PROBABLE,
            ),
            status=Status.PLANNED,
        ),
        event(
            report(
                "vestnik-oct",
                5,
                "намерена",
                "AGREE",
                RUS,
                ("IRN",),
                time=when("2024-10-25", None, basis=Basis.PUBLICATION, open_end=True),
            ),
            status=Status.PLANNED,
        ),
        event(report("vestnik-oct", 6, "приглашены", "AGREE", ("IGO:BRICS",), PRK)),
        event(report("vestnik-oct", 7, "обвинила", "ACCUSE", PRK, ("USA",))),
        event(
            report(
                "taedong-nov",
                0,
                "ratified",
                "SUPPORT",
                PRK,
                RUS,
                time=when("2024-11-11", text="on 11 November"),
            )
        ),
        event(
            report(
                "taedong-nov",
                1,
                "visited",
                "CONSULT",
                RUS,
                PRK,
                mode="visit",
                where=PYONGYANG,
                time=when("2024-11-04", "2024-11-10", Precision.WEEK, Basis.RELATIVE, "last week"),
            )
        ),
        event(
            report(
                "taedong-nov",
                2,
                "praised",
                "SUPPORT",
                PRK,
                RUS,
                time=when("2024-11-12", basis=Basis.PUBLICATION),
            )
        ),
        event(
            report("pacific-nov", 3, "imposed", "SANCTION", ("USA",), BOTH, time=when("2024-11-15"))
        ),
        event(
            report(
                "pacific-nov",
                4,
                "expand",
                "COOPERATE",
                BOTH,
                factuality=Factuality.PROBABLE,
                time=when("2024-11-18", None, basis=Basis.PUBLICATION, open_end=True),
            ),
            status=Status.EXPECTED,
        ),
        event(
            report(
                "pacific-nov",
                5,
                "receive",
                "CONSULT",
                PRK,
                RUS,
                mode="visit",
                factuality=Factuality.PROBABLE,
                time=when("2025-01-01", "2025-12-31", Precision.YEAR, text="in 2025"),
            ),
            status=Status.PLANNED,
        ),
        event(
            report(
                "pacific-nov",
                6,
                "blocked",
                "REJECT",
                RUS,
                ("UNO",),
                mode="change",
                time=when("2024-03-01", "2024-03-31", Precision.MONTH, text="in March 2024"),
            )
        ),
        event(
            report(
                "pacific-nov",
                7,
                "supplied",
                "AID",
                RUS,
                PRK,
                time=when(
                    "2024-03-01",
                    "2024-10-31",
                    Precision.MONTH,
                    text="between March and October 2024",
                ),
            )
        ),
        event(
            report(
                "pacific-nov",
                8,
                "shipped",
                "AID",
                PRK,
                RUS,
                time=when("2024-09-01", "2024-11-30", Precision.SEASON, text="by autumn"),
            )
        ),
        event(
            report(
                "pacific-nov",
                9,
                "arrived",
                "COOPERATE",
                PRK,
                RUS,
                time=when("2024-09-01", "2024-09-30", Precision.MONTH, text="in September 2024"),
            )
        ),
        event(
            report(
                "pacific-nov",
                10,
                "held",
                "CONSULT",
                BOTH,
                where=VLADIVOSTOK,
                time=when("2024-10-03", text="3 October 2024"),
            )
        ),
        event(
            report(
                "pacific-nov",
                11,
                "fought",
                "ASSAULT",
                ("PRK", "RUS"),
                ("UKR",),
                factuality=Factuality.UNCOMMITTED,
                time=when("2024-10-15", "2024-11-18", Precision.PERIOD),
            ),
            status=Status.CLAIMED,
        ),
        event(report("hostile-doc", 0, "sent", "AID", RUS, PRK, time=when("2024-07-04"))),
        event(report("hostile-doc", 1, "demanded", "REQUEST", RUS, PRK, mode="yield")),
    ]
    told += _autumn()
    events = [made for made, _ in told]
    old, friendship, sanctions, trade, signed = (events[n] for n in (2, 4, 7, 8, 11))
    return Evidence(
        documents=tuple(document(id_) for id_ in TEXTS),
        reports=tuple(report for _, reports in told for report in reports),
        assessments=_assessments(),
        comments=(
            Comment(
                document=DocumentId("pacific-nov"),
                sentence=1,
                quote_span=_span("pacific-nov", 1),
                quote=TEXTS["pacific-nov"][5][1],
                verdict="unconfirmed",
                about=(troops.id,),
                because="'The reports' are those of the sentence before",
            ),
        ),
        events=tuple(events),
        ties=(
            _tie("treaty", "Treaty of 1961", ("PRK", "SUN"), year(1961), year(1996), old),
            _tie("treaty", "Freundschaftsvertrag", BOTH, year(2000), None, friendship),
            _tie("alliance", None, BOTH, JUNE_19, None, signed),
            _tie("sanction", None, ("UNO", "PRK"), year(2010), None, sanctions, directed=True),
            _tie("trade", None, BOTH, trade.when, None, trade),
        ),
        rejected=(
            Rejected(
                item="articles/broken.html",
                stage="documents",
                reason="no main text found; give the text itself",
            ),
            Rejected(
                item="feed.jsonl:12", stage="sources", reason="not JSON: <script>alert(4)</script>"
            ),
        ),
        runs=(
            Run(
                id="run-5f1e0c2a9b7d4431",
                started=datetime(2024, 11, 20, 8, 15, tzinfo=UTC),
                versions={"interstate": "0.1.0", "python": "3.11.9", "model de": "sha256:1f3a"},
                settings={"interface": "en", "published": "2024-10-30", "overlay": "none"},
                inputs={id_: content_id("h", id_)[2:] * 4 for id_ in TEXTS},
            ),
        ),
    )


def _autumn() -> list[Told]:
    """Contact week by week, as a crowded autumn brings it."""
    rows: list[tuple[str, Sequence[str], Sequence[str], str | None, str, str]] = [
        ("CONSULT", BOTH, (), None, "2024-09-10", "met"),
        ("CONSULT", RUS, PRK, "visit", "2024-09-13", "visited"),
        ("CONSULT", PRK, RUS, "visit", "2024-09-18", "came"),
        ("SUPPORT", PRK, RUS, None, "2024-10-08", "backed"),
        ("CONSULT", PRK, RUS, "visit", "2024-10-29", "arrived"),
        ("SUPPORT", PRK, RUS, None, "2024-11-01", "pledged"),
        ("COOPERATE", BOTH, (), None, "2024-11-17", "agreed"),
    ]
    return [
        event(report("pacific-nov", n, trigger, kind, by, to, mode=mode, time=when(day, text=day)))
        for n, (kind, by, to, mode, day, trigger) in enumerate(rows, start=12)
    ]


def _assessments() -> tuple[Assessment, ...]:
    return (
        _assessment(
            "hafen-history",
            3,
            "kühlte",
            Direction.WORSENING,
            when("1990-01-01", "1999-12-31", Precision.DECADE, text="In den 1990er Jahren"),
        ),
        _assessment("wire-june", 4, "best", Direction.GOOD, None),
        _assessment("vestnik-oct", 3, "укрепляются", Direction.IMPROVING, None),
        _assessment(
            "taedong-nov",
            4,
            "risen",
            Direction.IMPROVING,
            when("2024-11-12", basis=Basis.PUBLICATION),
        ),
    )


def _assessment(
    document_id: str, sentence: int, trigger: str, direction: Direction, time: When | None
) -> Assessment:
    sentences = TEXTS[document_id][5]
    return Assessment(
        id=AssessmentId(content_id("a", document_id, sentence)),
        document=DocumentId(document_id),
        sentence=sentence,
        quote_span=_span(document_id, sentence),
        quote=sentences[sentence],
        trigger=trigger,
        parties=(party("PRK"), party("RUS")),
        direction=direction,
        when=time,
        factuality=Factuality.FACT,
        attribution=(),
        language=TEXTS[document_id][1],
        because=(f"{trigger!r} is listed as {direction}",),
    )


def _tie(  # noqa: PLR0913, PLR0917
    kind: str,
    name: str | None,
    parties: Sequence[str],
    begins: When | None,
    ends: When | None,
    read_from: Event,
    *,
    directed: bool = False,
) -> Tie:
    return Tie(
        id=TieId(content_id("t", kind, parties, str(begins))),
        kind=kind,
        name=name,
        parties=tuple(parties),
        directed=directed,
        begins=begins,
        ends=ends,
        events=(read_from.id,),
        because=f"{read_from.event_type} that names a {kind}",
    )
