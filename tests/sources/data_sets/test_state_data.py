"""What files of states, their bonds, votes and leaders become, as their publishers write them."""

from datetime import date
from pathlib import Path

import pytest
from tests.sources.data_sets.taking import Row, Taken, chosen, table, take


def _values(taken: Taken, name: str) -> list[tuple[object, ...]]:
    keys = ("party",) if name == "given_states" else ("party_a", "party_b")
    return [
        (*(row[key] for key in keys), row["year"], row["variable"], row["value"])
        for row in taken.rows(name)
    ]


def _spans(taken: Taken) -> list[tuple[object, ...]]:
    return [
        (row["tie"], row["party_a"], row["party_b"], str(row["first"]), str(row["last"]))
        for row in taken.rows("given_ties")
    ]


def _ties(taken: Taken, *names: str) -> list[Row]:
    return [{name: row[name] for name in names} for row in taken.rows("given_ties")]


@pytest.mark.parametrize(
    ("name", "header", "tie"),
    [
        (
            "statelist2024.csv",
            "stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version",
            "state system",
        ),
        (
            "majors2024.csv",
            "stateabb,ccode,styear,stmonth,stday,endyear,endmonth,endday,version",
            "major power",
        ),
    ],
)
def test_cow_states_and_major_powers_are_spans(
    tmp_path: Path, name: str, header: str, tie: str
) -> None:
    france = {
        "stateabb": "FRN",
        "ccode": 220,
        "styear": 1816,
        "stmonth": 1,
        "stday": 1,
        "endyear": 1942,
        "endmonth": 11,
        "endday": 11,
        "version": 2024,
    }
    taken = take(tmp_path, "cow", {name: table(header, france)})
    assert _spans(taken) == [(tie, "FRA", None, "1816-01-01", "1942-11-11")]


ALLIANCE = (
    "version4id,ccode1,state_name1,ccode2,state_name2,dyad_st_day,dyad_st_month,dyad_st_year,"
    "dyad_end_day,dyad_end_month,dyad_end_year,left_censor,right_censor,defense,neutrality,"
    "nonaggression,entente,asymmetric,version"
)
PACT = {
    "version4id": 211,
    "ccode1": 365,
    "ccode2": 731,
    "dyad_st_day": 6,
    "dyad_st_month": 7,
    "dyad_st_year": 1961,
    "right_censor": 0,
    "dyad_end_day": 10,
    "dyad_end_month": 9,
    "dyad_end_year": 1996,
    "defense": 1,
    "neutrality": 0,
    "nonaggression": 1,
    "entente": 0,
    "version": 4.1,
}


def test_alliances_last_until_they_end_or_are_open(tmp_path: Path) -> None:
    still = PACT | {
        "right_censor": 1,
        "dyad_end_year": 2012,
        "ccode1": 710,
        "dyad_end_month": 12,
        "dyad_end_day": 31,
    }
    content = table(ALLIANCE, PACT, still)
    taken = take(tmp_path, "cow", {"alliance_v4.1_by_directed.csv": content})
    assert _spans(taken) == [
        # Until the end of 1991 number 365 is the Soviet Union.
        ("alliance", "SUN", "PRK", "1961-07-06", "1996-09-10"),
        ("alliance", "CHN", "PRK", "1961-07-06", "None"),
    ]
    assert _ties(taken, "detail", "directed")[0] == {
        "detail": "defense;nonaggression",
        "directed": True,
    }


def test_the_list_of_pairs_does_not_take_the_place_of_the_list_both_ways(tmp_path: Path) -> None:
    files = {
        "alliance_v4.1_by_dyad.csv": table(ALLIANCE, PACT),
        "alliance_v4.1_by_directed.csv": table(ALLIANCE, PACT, PACT | {"version4id": 2}),
    }
    taken = take(tmp_path, "cow", files)
    assert [row["directed"] for row in _ties(taken, "directed")].count(True) == 2
    assert len(taken.rows("given_ties")) == 3


def test_alliances_by_year_are_values_of_the_year(tmp_path: Path) -> None:
    header = ALLIANCE.replace(",asymmetric", ",year")
    row = {k: v for k, v in PACT.items() if k in header.split(",")} | {"year": 1970}
    taken = take(tmp_path, "cow", {"alliance_v4.1_by_directed_yearly.csv": table(header, row)})
    assert _values(taken, "given_dyads")[0] == ("SUN", "PRK", 1970, "cow_defense", 1.0)


MIDB = (
    "dispnum,stabb,ccode,stday,stmon,styear,endday,endmon,endyear,sidea,revstate,revtype1,"
    "revtype2,fatality,fatalpre,hiact,hostlev,orig,version"
)


def test_each_side_of_a_dispute_is_paired_with_the_other_for_the_days_they_share(
    tmp_path: Path,
) -> None:
    iraq = {
        "dispnum": 3957,
        "ccode": 645,
        "stday": 24,
        "stmon": 7,
        "styear": 1990,
        "endday": 15,
        "endmon": 4,
        "endyear": 1991,
        "sidea": 1,
        "hostlev": 5,
    }
    kuwait = iraq | {"ccode": 690, "endday": -9, "endmon": 8, "endyear": 1990, "sidea": 0}
    ongoing = iraq | {"ccode": 2, "sidea": 0, "endyear": -9, "endmon": -9, "endday": -9}
    lonely = iraq | {"dispnum": 1, "ccode": 2}
    content = table(MIDB, iraq, kuwait, ongoing, lonely)
    taken = take(tmp_path, "cow", {"MIDB 5.0.csv": content})
    assert ("militarised dispute", "IRQ", "KWT", "1990-07-24", "1990-08-31") in _spans(taken)
    assert ("militarised dispute", "USA", "IRQ", "1990-07-24", "1991-04-15") in _spans(taken)
    assert len(_spans(taken)) == 4
    assert taken.refused() == [(5, "no participant of the other side shares days with it")]


def test_a_dyadic_dispute_is_one_tie_a_year(tmp_path: Path) -> None:
    header = (
        "disno,dyindex,statea,namea,stateb,nameb,strtday,strtmnth,strtyr,year,endday,endmnth,"
        "endyear,outcome,settlmnt,fatlev,highact,hihost,recip,noinit"
    )
    first = {
        "disno": 3957,
        "statea": 645,
        "stateb": 690,
        "strtday": 24,
        "strtmnth": 7,
        "strtyr": 1990,
        "year": 1990,
        "endday": 15,
        "endmnth": 4,
        "endyear": 1991,
        "hihost": 5,
    }
    content = table(header, first, first | {"year": 1991})
    taken = take(tmp_path, "cow", {"dyadic_mid_4.03.csv": content})
    assert _spans(taken) == [
        ("militarised dispute", "IRQ", "KWT", "1990-07-24", "1990-12-31"),
        ("militarised dispute", "IRQ", "KWT", "1991-01-01", "1991-04-15"),
    ]


def test_a_state_that_comes_back_into_a_war_is_in_it_twice(tmp_path: Path) -> None:
    header = (
        "WarNum,WarName,WarType,ccode,StateName,Side,StartMonth1,StartDay1,StartYear1,EndMonth1,"
        "EndDay1,EndYear1,StartMonth2,StartDay2,StartYear2,EndMonth2,EndDay2,EndYear2,TransFrom,"
        "WhereFought,Initiator,Outcome,TransTo,BatDeath,Version"
    )
    germany = {
        "WarNum": 139,
        "WarName": "World War II",
        "WarType": 1,
        "ccode": 255,
        "Side": 1,
        **dict(zip(header.split(",")[6:18], (9, 1, 1939, 5, 8, 1945, *[-8] * 6), strict=True)),
    }
    france = germany | {
        "ccode": 220,
        "Side": 2,
        **dict(
            zip(
                header.split(",")[6:18],
                (9, 3, 1939, 6, 22, 1940, 10, 23, 1944, 5, 7, 1945),
                strict=True,
            )
        ),
    }
    taken = take(tmp_path, "cow", {"Inter-StateWarData_v4.0.csv": table(header, germany, france)})
    assert sorted(span for span in _spans(taken) if span[1] == "FRA") == [
        ("war", "FRA", "DEU", "1939-09-03", "1940-06-22"),
        ("war", "FRA", "DEU", "1944-10-23", "1945-05-07"),
    ]
    assert taken.one.rejected == 0


def test_contiguity_is_spans_of_months_and_values_of_years(tmp_path: Path) -> None:
    spans = "dyad,statelno,statelab,statehno,statehab,conttype,begin,end,notes,version"
    years = "dyad,state1no,state1ab,state2no,state2ab,year,conttype,version"
    border = {"statelno": 2, "statehno": 20, "conttype": 1, "begin": 192001, "end": 201612}
    files = {
        "contdir.csv": table(spans, border),
        "contdird.csv": table(years, {"state1no": 2, "state2no": 20, "year": 1999, "conttype": 1}),
    }
    taken = take(tmp_path, "cow", files)
    assert _spans(taken) == [("contiguity", "USA", "CAN", "1920-01-01", "2016-12-31")]
    assert _values(taken, "given_dyads") == [("USA", "CAN", 1999, "conttype", 1.0)]


def test_what_is_not_known_of_a_state_is_no_value(tmp_path: Path) -> None:
    nmc = "stateabb,ccode,year,milex,milper,irst,pec,tpop,upop,cinc,version"
    trade = "ccode,statename,stateabb,year,imports,exports,version"
    files = {
        "NMC-60-abridged.csv": table(
            nmc, {"ccode": 2, "year": 1816, "milex": 3823, "milper": -9, "irst": 0, "cinc": 0.039}
        ),
        "National_COW_4.0.csv": table(
            trade,
            {"ccode": 2, "year": 1870, "imports": 462.38, "exports": -9},
            {"ccode": 2, "year": 1871, "imports": -9, "exports": "NA"},
        ),
    }
    taken = take(tmp_path, "cow", files)
    assert sorted(_values(taken, "given_states")) == [
        ("USA", 1816, "cinc", 0.039),
        ("USA", 1816, "irst", 0.0),
        ("USA", 1816, "milex", 3823.0),
        ("USA", 1870, "imports", 462.38),
    ]
    assert taken.refused() == [(3, "none of its values is known")]


def test_trade_by_pair_keeps_both_ways(tmp_path: Path) -> None:
    header = "ccode1,ccode2,year,importer1,importer2,flow1,flow2,smoothflow1,smoothflow2,version"
    row = {"ccode1": 2, "ccode2": 365, "year": 1991, "flow1": 100.5, "flow2": -9}
    taken = take(tmp_path, "cow", {"Dyadic_COW_4.0.csv": table(header, row)})
    assert _values(taken, "given_dyads") == [("USA", "SUN", 1991, "flow1", 100.5)]


def test_joint_memberships_are_counted_and_unknown_ones_are_no_count(tmp_path: Path) -> None:
    header = "dyadid,ccode1,country1,ccode2,country2,year,AALCO,UN,NATO"
    pair = {"dyadid": 2020, "ccode1": 2, "ccode2": 20, "year": 1960, "AALCO": 0, "UN": 1, "NATO": 1}
    unknown = pair | {"year": 1810, "AALCO": -1, "UN": -1, "NATO": -9}
    taken = take(tmp_path, "cow", {"dyadic_formatv3.csv": table(header, pair, unknown)})
    assert _values(taken, "given_dyads") == [("USA", "CAN", 1960, "dyadigos", 2.0)]
    assert taken.refused() == [(3, "none of its values is known")]


def test_memberships_are_counted_and_last_while_nothing_changes(tmp_path: Path) -> None:
    header = "ccode,year,state,AAAID,UN,NATO"
    rows = [
        {"ccode": 640, "year": year, "state": "turkey", "AAAID": 0, "UN": 1, "NATO": nato}
        for year, nato in ((1950, 3), (1955, 1), (1960, 1), (1965, 0), (1966, 1))
    ]
    taken = take(tmp_path, "cow", {"state_year_formatv3.csv": table(header, *rows)})
    found = [(t["name"], t["detail"], str(t["first"]), str(t["last"]), t["line"]) for t in
             taken.rows("given_ties")]  # fmt: skip
    assert sorted(found) == [
        ("NATO", "full", "1955-01-01", "1960-12-31", 3),
        ("NATO", "full", "1966-01-01", "1966-12-31", 6),
        ("NATO", "observer", "1950-01-01", "1950-12-31", 2),
        ("UN", "full", "1950-01-01", "1966-12-31", 2),
    ]
    assert ("TUR", 1955, "sum_igo_full", 2.0) in _values(taken, "given_states")
    assert (taken.one.read, taken.one.kept) == (5, 5)


@pytest.mark.parametrize(
    ("header", "a", "b"),
    [
        ("atopally,defense,offense,neutral,nonagg,consul,stateA,stateB,year", "stateA", "stateB"),
        ("dyad,mem1,mem2,year,atopally,defense,offense,neutral,nonagg,consul", "mem1", "mem2"),
    ],
)  # fmt: skip
def test_atop_tells_what_allies_pledge(tmp_path: Path, header: str, a: str, b: str) -> None:
    row = {a: 365, b: 731, "year": 1970, "defense": 1, "offense": 0, "consul": ""}
    taken = take(tmp_path, "atop", {"atop5_1ddyr.csv": table(header, row)})
    assert _values(taken, "given_dyads") == [
        ("SUN", "PRK", 1970, "atop_defense", 1.0),
        ("SUN", "PRK", 1970, "atop_offense", 0.0),
    ]


def test_the_two_lists_of_gleditsch_and_ward_stand_side_by_side(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "iisystem.dat": "437\tCDI\tCôte d'Ivoire\t07:08:1960\t31:12:2017\n".encode("cp1252"),
        "microstates.dat": "221\tMNC\tMonaco\t01:01:1816\t31:12:2017\n",
    }
    taken = take(tmp_path, "gw", files)
    assert sorted(_spans(taken)) == [
        ("state system", "CIV", None, "1960-08-07", "2017-12-31"),
        ("state system", "MCO", None, "1816-01-01", "2017-12-31"),
    ]
    assert any("Windows-1252" in note for told in taken.told for note in told.notes)


def test_a_newer_list_of_states_takes_the_place_of_the_older(tmp_path: Path) -> None:
    old = "2\tUSA\tUnited States\t01:01:1816\t31:12:2017\n"
    take(tmp_path, "gw", {"iisystem.dat": old})
    taken = take(tmp_path, "gw", {"ksgmdw.txt": old.replace("2017", "2020")})
    assert _spans(taken) == [("state system", "USA", None, "1816-01-01", "2020-12-31")]


def test_votes_are_words_and_absence_is_no_vote_against(tmp_path: Path) -> None:
    header = "rcid,ccode,member,vote,Country,Countryname,year,session,date,unres,descr"
    rows = [
        {"rcid": 3, "ccode": code, "vote": vote, "session": 1, "date": "1946-01-01"}
        for code, vote in ((2, 1), (365, 2), (290, 3), (40, 8), (731, 9), (200, 7))
    ]
    ideal = "ccode,session,NVotes,IdealPoint,iso3c,Countryname"
    files = {
        "UNVotes.csv": table(header, *rows),
        "IdealpointestimatesAll_Jun2024.csv": table(
            ideal, {"ccode": 2, "session": 1, "NVotes": 42, "IdealPoint": 1.65}
        ),
    }
    taken = take(tmp_path, "votes", files)
    assert [(row["party"], row["vote"]) for row in taken.rows("given_votes")] == [
        ("USA", "yes"),
        ("SUN", "abstain"),
        ("POL", "no"),
        ("CUB", "absent"),
        ("PRK", "not a member"),
    ]
    assert (7, "7 is no vote") in taken.refused()
    assert ("USA", 1946, "idealpoint", 1.65) in _values(taken, "given_states")


def test_votes_of_unvotes_take_their_days_from_the_table_beside_them(tmp_path: Path) -> None:
    votes = "rcid,country,country_code,vote\n3,North Korea,KP,yes\n3,Yugoslavia,YU,no\n"
    calls = "rcid,session,importantvote,date,unres,amend,para,short,descr\n"
    files = {
        "un_votes.csv": votes,
        "un_roll_calls.csv": f"{calls}3,46,0,1991-09-17,R/46/1,0,0,ADMISSION,\n",
    }
    taken = take(tmp_path / "a", "votes", files)
    assert [(row["party"], row["day"]) for row in taken.rows("given_votes")] == [
        ("PRK", date(1991, 9, 17)),
        ("YUG", date(1991, 9, 17)),
    ]
    broken = take(tmp_path / "b", "votes", files | {"un_roll_calls.csv": "a,b\n1,2\n"})
    assert "lacks rcid, session, date" in broken.unread[-1].reason


def test_sanctions_are_ties_to_the_state_the_programme_is_about(tmp_path: Path) -> None:
    header = (
        "celex,recordId,programKey,annex,measure,startDate,reason,schema,name,alias,country,"
        "nationality,jurisdiction,flag,imoNumber"
    )
    bank = {
        "celex": "32014R0833",
        "recordId": 1,
        "programKey": "EU-RUS",
        "startDate": "2014-07-31",
        "name": "SBERBANK",
    }
    hacker = bank | {"recordId": 2, "programKey": "EU-CYB", "nationality": "kp", "startDate": ""}
    nameless = {"celex": "32014R0833", "recordId": 3, "programKey": "EU-RUS"}
    taken = take(tmp_path, "sanctions", {"32014R0833.csv": table(header, bank, hacker, nameless)})
    expected = {"party_a": "EUU", "party_b": "RUS", "first": date(2014, 7, 31), "last": None}
    assert chosen(taken.rows("given_ties")[0], **expected) == expected
    assert chosen(taken.rows("given_ties")[1], party_b=0, first=0) == {
        "party_b": "PRK",
        "first": None,
    }
    assert taken.refused() == [(4, "an empty cell is no name")]


def test_acts_are_parts_of_the_sanctions_that_are_replaced_apart(tmp_path: Path) -> None:
    header = "celex,recordId,programKey,startDate,name"

    def listing(celex: str, name: str) -> str:
        row = {"celex": celex, "recordId": 1, "programKey": "EU-RUS", "name": name}
        return table(header, row)

    take(tmp_path, "sanctions", {"a.csv": listing("1", "A"), "b.csv": listing("2", "B")})
    taken = take(tmp_path, "sanctions", {"a.csv": listing("1", "A2")})
    assert sorted(row["name"] for row in taken.rows("given_ties")) == ["A2", "B"]


SIPRI_NOTES = (
    "Transfers of major conventional arms from Russia to North Korea.\n"
    "\"A '?' in a column indicates uncertain data; see <https://www.sipri.org>.\"\n\n"
)


def test_the_sipri_register_is_read_below_its_notes(tmp_path: Path) -> None:
    header = (
        "Recipient,Supplier,Year of order,,Number ordered,,Weapon designation,Weapon description,"
        "Number delivered,,Year(s) of delivery,status,Comments,SIPRI TIV per unit,"
        "SIPRI TIV for total order,SIPRI TIV of delivered weapons"
    )
    deal = "Côte d'Ivoire,Soviet Union,1988,?,5,,MiG-21,fighter,5,,1989; 1990,New,,1,5,4.5"
    open_ = "India,Russia,2019,,5,,S-400,SAM,,,,New,,,,"
    content = f"{SIPRI_NOTES}{header}\n{deal}\n{open_}\n".encode("latin-1")
    taken = take(tmp_path, "sipri", {"trade-register.csv": content})
    assert _spans(taken) == [
        ("arms transfer", "SUN", "CIV", "1988-01-01", "1990-12-31"),
        ("arms transfer", "RUS", "IND", "2019-01-01", "None"),
    ]
    assert [tie["value"] for tie in taken.rows("given_ties")] == [4.5, None]
    assert [tie["line"] for tie in taken.rows("given_ties")] == [5, 6]


def test_the_older_sipri_register_sums_the_years_of_a_deal(tmp_path: Path) -> None:
    header = (
        "SIPRI AT Database ID,Supplier,Recipient,Designation,Description,Armament category,"
        "Order date,Order date is estimate,Numbers delivered,Delivery year,TIV deal unit,"
        "TIV delivery values"
    )
    deal = {
        "SIPRI AT Database ID": 17,
        "Supplier": "France",
        "Recipient": "unknown recipient(s)",
        "Order date": 2015,
        "Delivery year": '"2018; 2019"',
        "TIV delivery values": '"12.5; 25"',
    }
    taken = take(tmp_path, "sipri", {"register.csv": table(header, deal)})
    expected = {"party_a": "FRA", "party_b": None, "code_b": "unknown recipient(s)", "value": 37.5}
    assert chosen(taken.row("given_ties"), **expected) == expected


def test_registers_of_other_suppliers_stand_side_by_side_and_newer_ones_replace(
    tmp_path: Path,
) -> None:
    header = "Recipient,Supplier,Year of order,Weapon designation,Year(s) of delivery,"
    header += "SIPRI TIV of delivered weapons"
    for name, row in (
        ("register-russia-2023.csv", "India,Russia,2019,S-400,2021,9"),
        ("register-france-2023.csv", "India,France,2016,Rafale,2020,50"),
        ("register-russia-2024.csv", "India,Russia,2019,S-400,2021; 2022,18"),
    ):
        taken = take(tmp_path, "sipri", {name: f"{header}\n{row}\n"})
    found = {(tie["party_a"], tie["value"]) for tie in taken.rows("given_ties")}  # pyright: ignore[reportPossiblyUnboundVariable]
    assert found == {("RUS", 18.0), ("FRA", 50.0)}


def test_leaders_have_their_days(tmp_path: Path) -> None:
    archigos = (
        "obsid\tleadid\tccode\tidacr\tleader\tstartdate\teindate\tenddate\teoutdate\tentry\texit\t"
        "exitcode\tprevtimesinoffice\tgender\tyrborn"
    )
    ulbricht = {
        "obsid": "GDR-1949",
        "leadid": "A1",
        "ccode": 265,
        "leader": "Ulbricht",
        "startdate": "1950-07-25",
        "enddate": "1971-05-03",
        "entry": "Regular",
        "exit": "Regular",
        "exitcode": "Regular",
    }
    taken = take(tmp_path, "archigos", {"a.txt": table(archigos, ulbricht, between="\t")})
    row = taken.row("given_leaders")
    assert (row["party"], row["first"], row["last"]) == ("DDR", date(1950, 7, 25), date(1971, 5, 3))


def test_reign_gives_leaders_by_month(tmp_path: Path) -> None:
    header = (
        "ccode,country,leader,year,month,elected,age,male,militarycareer,tenure_months,"
        "government,anticipation"
    )
    may = {
        "ccode": "365.0",
        "country": "Russia",
        "leader": "Putin",
        "year": "2012.0",
        "month": "5.0",
        "government": "Dominant Party",
    }
    content = table(header, may, may | {"month": "13"})
    taken = take(tmp_path, "reign", {"REIGN_2021_8.csv": content})
    row = taken.row("given_leaders")
    assert (row["party"], row["first"], row["last"]) == ("RUS", date(2012, 5, 1), date(2012, 5, 31))
    assert taken.refused() == [(3, "13 is no month")]


def test_a_day_that_no_calendar_has_costs_its_row_and_no_other(tmp_path: Path) -> None:
    header = "stateabb,ccode,leadid,leader,sdate,smonth,syear,emonth,eyear,birthyear"
    good = {
        "ccode": 2,
        "leader": "Obama",
        "sdate": 20,
        "smonth": 1,
        "syear": 2009,
        "emonth": 1,
        "eyear": 2017,
    }
    taken = take(
        tmp_path, "reign", {"l.csv": table(header, good, good | {"sdate": 30, "smonth": 2})}
    )
    assert taken.row("given_leaders")["first"] == date(2009, 1, 20)
    assert taken.refused() == [(3, "30 is no day of that month")]


def test_tables_of_leader_pairs_are_not_taken_for_those_of_pairs_of_states(tmp_path: Path) -> None:
    header = "dispnum,ccode1,ccode2,obsid1,obsid2,year,gmlmidongoing,gmlmidonset"
    row = {"ccode1": 2, "ccode2": 365, "year": 1962, "gmlmidongoing": 1, "gmlmidonset": 1}
    taken = take(tmp_path, "cow", {"x.csv": table(header, row)})
    assert "its columns are none of cow's" in taken.unread[0].reason


def test_a_table_that_is_nearly_one_is_told_what_it_lacks(tmp_path: Path) -> None:
    taken = take(tmp_path, "cow", {"nmc.csv": "ccode,year,milex,milper\n2,1816,1,1\n"})
    assert taken.unread[0].reason == (
        "its columns are none of cow's; nearest is the table 'capabilities', it lacks cinc; "
        "it begins 'ccode,year,milex,milper'"
    )
