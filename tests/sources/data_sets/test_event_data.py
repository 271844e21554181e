"""What files of event data, written as their publishers write them, become."""

import json
from datetime import date, datetime
from pathlib import Path

import polars as pl
import pytest
from tests.sources.data_sets.taking import chosen, headless, table, take

from interstate.sources.data_sets import formats_of
from interstate.sources.data_sets.acts import columns_of


def _columns(kind: str, name: str) -> tuple[str, ...]:
    (made,) = [each for each in formats_of(kind) if each.name == name]
    return made.columns


GDELT = {
    "globaleventid": 741123004,
    "sqldate": 20180325,
    "monthyear": 201803,
    "year": 2018,
    "fractiondate": 2018.2329,
    "actor1code": "RUSGOV",
    "actor1name": "MOSCOW",
    "actor1countrycode": "RUS",
    "actor1type1code": "GOV",
    "actor2code": "PRK",
    "actor2name": "NORTH KOREA",
    "actor2countrycode": "PRK",
    "isrootevent": 1,
    "eventcode": "057",
    "eventbasecode": "057",
    "eventrootcode": "05",
    "quadclass": 1,
    "goldsteinscale": 8.0,
    "nummentions": 4,
    "numsources": 1,
    "numarticles": 4,
    "actiongeo_type": 4,
    "actiongeo_fullname": "Pyongyang, P'yongyang-si, North Korea",
    "actiongeo_countrycode": "KN",
    "actiongeo_lat": 39.0194,
    "actiongeo_long": 125.755,
    "actiongeo_featureid": -343955,
    "dateadded": 20180326044500,
    "sourceurl": "https://www.tass.com/politics/1",
}
SIGNED = {
    "first": date(2018, 3, 25),
    "last": date(2018, 3, 25),
    "precision": "day",
    "month": 201803,
    "published": date(2018, 3, 26),
    "actor": "RUS",
    "actor_code": "RUSGOV",
    "actor_sector": "GOV",
    "recipient": "PRK",
    "recipient_sector": None,
    "event_type": "AGREE",
    "quad": "verbal cooperation",
    "cameo": "057",
    "goldstein": 8.0,
    "place_country": "PRK",
    "place_id": "gns:-343955",
    "latitude": 39.0194,
    "outlet": "tass.com",
    "mentions": 4,
    "deaths": None,
}


def test_gdelt_2_events_become_reports_of_the_parties_of_their_day(tmp_path: Path) -> None:
    taken = take(tmp_path, "gdelt2", {"e.CSV": headless(_columns("gdelt2", "events"), GDELT)})
    assert taken.one.format == "events"
    assert chosen(taken.row(), **SIGNED) == {**SIGNED, "event_type": taken.row()["event_type"]}
    assert taken.row()["event_type"] in {"AGREE", "SUPPORT"}


@pytest.mark.parametrize(
    ("name", "url"), [("events", None), ("daily events", "https://www.tass.com/politics/1")]
)
def test_both_forms_of_gdelt_1_are_told_by_their_width(
    tmp_path: Path, name: str, url: str | None
) -> None:
    columns = _columns("gdelt1", name)
    row = {k: v for k, v in GDELT.items() if k in columns} | {
        "actor1countrycode": "SUN",
        "sqldate": 19800604,
        "dateadded": 19800604,
    }
    taken = take(tmp_path, "gdelt1", {"1980.csv": headless(columns, row)})
    assert taken.one.format == name
    # CAMEO calls the Soviet Union RUS or SUN.
    assert (taken.row()["actor"], taken.row()["url"]) == ("SUN", url)


def test_a_gdelt_row_without_actors_or_place_has_none_and_no_zero(tmp_path: Path) -> None:
    gone = ("actor1code", "actor1countrycode", "actor2code", "actor2countrycode", "goldsteinscale")
    bare = {
        k: v for k, v in GDELT.items() if k not in gone and not k.startswith(("actiongeo", "num"))
    }
    row = take(tmp_path, "gdelt2", {"e.CSV": headless(_columns("gdelt2", "events"), bare)}).row()
    empty = ("actor", "recipient", "goldstein", "place_country", "latitude", "mentions", "deaths")
    assert [row[name] for name in empty] == [None] * len(empty)


@pytest.mark.parametrize(
    ("address", "outlet"),
    [
        ("https://www.tass.com/politics/1", "tass.com"),
        ("http://news.example", "news.example"),
        ("ftp://a.example:8080/x", "a.example"),
        ("http://www.www.example/", "www.example"),
        ("http://www./x", "www."),
        ("http:///x?from=http://b.example/", "b.example"),
        ("http://münchen.example/ä", "münchen.example"),
        ("http://", None),
        ("BBC Monitoring", None),
    ],
)
def test_the_outlet_of_a_gdelt_row_is_the_host_of_its_address(
    tmp_path: Path, address: str, outlet: str | None
) -> None:
    rows = [GDELT | {"globaleventid": 1, "sourceurl": address}, GDELT]
    taken = take(tmp_path, "gdelt2", {"e.CSV": headless(_columns("gdelt2", "events"), *rows)})
    assert [row["outlet"] for row in taken.rows()] == [outlet, "tass.com"]


@pytest.mark.parametrize(
    ("written", "number"), [(" 1.5", 1.5), ("nan", None), ("NaN", None), ("--", None), ("-3", -3.0)]
)
def test_a_number_is_read_with_blanks_about_it_and_what_is_none_is_missing(
    tmp_path: Path, written: str, number: float | None
) -> None:
    rows = [GDELT | {"globaleventid": 1, "actiongeo_lat": written}, GDELT]
    taken = take(tmp_path, "gdelt2", {"e.CSV": headless(_columns("gdelt2", "events"), *rows)})
    assert [row["latitude"] for row in taken.rows()] == [number, 39.0194]


def test_the_files_of_a_record_hold_text_and_no_categories(tmp_path: Path) -> None:
    taken = take(tmp_path, "gdelt2", {"e.CSV": headless(_columns("gdelt2", "events"), GDELT)})
    [path] = taken.record.rglob("given_reports-*.parquet")
    assert pl.read_parquet_schema(path) == columns_of("given_reports")


def test_gdelt_mentions_and_articles_are_tables_of_their_own(tmp_path: Path) -> None:
    mention = {
        "globaleventid": 741123004,
        "eventtimedate": 20180326044500,
        "mentiontimedate": 20180326050000,
        "mentiontype": 1,
        "mentionsourcename": "tass.com",
        "mentionidentifier": "https://tass.com/1",
        "sentenceid": 3,
        "confidence": 60,
        "mentiondoctone": -2.5,
    }
    article = {
        "gkgrecordid": "20180326044500-0",
        "date": 20180326044500,
        "sourcecommonname": "tass.com",
        "documentidentifier": "https://tass.com/1",
        "themes": "LEADER;TREATY;",
        "persons": "sergey lavrov",
        "locations": "1#Russia#RS##60#100#RS;4#Pyongyang#KN#KN12##39#125#-343955",
        "v2tone": "-1.5,2,3.5,5.5,20,0,310",
    }
    files = {
        "20180326.mentions.CSV": headless(_columns("gdelt2", "mentions"), mention),
        "20180326.gkg.csv": headless(_columns("gdelt2", "articles"), article),
    }
    taken = take(tmp_path, "gdelt2", files)
    told = taken.row("given_mentions")
    assert (told["sentence"], told["confidence"], told["tone"]) == (3, 0.6, -2.5)
    assert told["moment"] == datetime(2018, 3, 26, 5)  # noqa: DTZ001  UTC throughout, unmarked
    read = taken.row("given_articles")
    assert (read["themes"], read["organisations"]) == (["LEADER", "TREATY"], [])
    assert (read["countries"], read["tone"]) == (["RS", "KN"], -1.5)


ICEWS = (
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\t"
    "Intensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\t"
    "City\tDistrict\tProvince\tCountry\tLatitude\tLongitude"
)
MET = {
    "Event ID": 32899482,
    "Event Date": "2018-06-02",
    "Source Name": "Sergey Viktorovich Lavrov",
    "Source Sectors": "Executive,Foreign Ministry,Government",
    "Source Country": "Russian Federation",
    "Event Text": "Host a visit",
    "CAMEO Code": "043",
    "Intensity": 2.8,
    "Target Name": "Kim Jong-Un",
    "Target Country": "North Korea",
    "Publisher": "Yonhap",
    "Country": "Russian Federation",
}


def test_icews_says_organisations_by_name_and_all_else_by_country(tmp_path: Path) -> None:
    other = MET | {"Event ID": 2, "Source Country": "", "Source Name": "UN Security Council"}
    taken = take(tmp_path, "icews", {"e.tab": table(ICEWS, MET, other, between="\t")})
    met, council = taken.rows()
    expected = {
        "first": date(2018, 6, 2),
        "actor": "RUS",
        "actor_sector": "GOV",
        "recipient": "PRK",
        "event_type": "CONSULT",
        "cameo": "043",
        "goldstein": 2.8,
        "place_country": "RUS",
        "place_id": None,
        "latitude": None,
        "outlet": "Yonhap",
    }
    assert chosen(met, **expected) == expected
    assert council["actor"] == "UNO"


def test_one_icews_id_on_two_days_is_two_events(tmp_path: Path) -> None:
    later = MET | {"Event Date": "2018-06-03"}
    taken = take(tmp_path, "icews", {"e.tab": table(ICEWS, MET, later, between="\t")})
    assert (taken.one.kept, len(taken.rows())) == (2, 2)


POLECAT = (
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\t"
    "Actor Country\tActor COW\tPrimary Actor Sector\tActor Sectors\tActor Title\tActor Name Raw\t"
    "Wikipedia Actor ID\tRecipient Name\tRecipient Country\tRecipient COW\t"
    "Primary Recipient Sector\tRecipient Sectors\tRecipient Title\tRecipient Name Raw\t"
    "Wikipedia Recipient ID\tPlacename\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\t"
    "GeoNames ID\tRaw Placename\tFeature Type\tSource\tPublication Date\tStory People\t"
    "Story Organizations\tStory Locations\tLanguage\tVersion"
)
SHELLED = {
    "Event ID": "20230105-1",
    "Event Date": "2023-01-04",
    "Event Type": "ASSAULT",
    "Event Mode": "heavy-weapons",
    "Intensity": "-9.0",
    "Quad Code": "MATERIAL CONFLICT",
    "Contexts": "military, territory",
    "Actor Name": "Armed Forces of Russia",
    "Actor Country": "RUS",
    "Primary Actor Sector": "MIL",
    "Recipient Name": "None",
    "Recipient Country": "UKR",
    "Primary Recipient Sector": "CVL",
    "City": "Bakhmut",
    "Country": "UKR",
    "Latitude": "48.6",
    "Longitude": "38.0",
    "GeoNames ID": "709161",
    "Source": "Reuters",
    "Publication Date": "2023-01-05",
    "Language": "en",
    "Version": "NGEC-1.0",
}
ASSAULTED = {
    "first": date(2023, 1, 4),
    "published": date(2023, 1, 5),
    "actor": "RUS",
    "actor_sector": "MIL",
    "recipient": "UKR",
    "recipient_name": None,
    "recipient_sector": "CVL",
    "event_type": "ASSAULT",
    "mode": "heavy-weapons",
    "contexts": "military;territory",
    "quad": "material conflict",
    "goldstein": -9.0,
    "place": "Bakhmut",
    "place_country": "UKR",
    "place_id": "geonames:709161",
}


def test_polecat_keeps_type_mode_and_contexts(tmp_path: Path) -> None:
    taken = take(tmp_path, "polecat", {"w.txt": table(POLECAT, SHELLED, between="\t")})
    assert chosen(taken.row(), **ASSAULTED) == ASSAULTED


def test_a_malformed_week_of_polecat_is_read_where_only_one_reading_makes_sense(
    tmp_path: Path,
) -> None:
    good = table(POLECAT, SHELLED, between="\t").split("\n")[1]
    cells = good.split("\t")
    at = POLECAT.split("\t").index("Actor Country")
    one_too_many = "\t".join([*cells[:at], "", *cells[at:]])
    unclear = "\t".join([*cells[:2], *cells[3:]])
    week = "\n".join([POLECAT, good, one_too_many.replace("230105-1", "230105-2"), unclear])
    taken = take(tmp_path, "polecat", {"ngecEvents.20230105.txt": week})
    assert [chosen(row, **ASSAULTED) for row in taken.rows()] == [ASSAULTED] * 2
    assert taken.refused() == [(4, "it has 39 cells instead of 40")]


def test_a_header_of_polecat_with_a_column_too_many_costs_no_row(tmp_path: Path) -> None:
    good = table(POLECAT, SHELLED, between="\t").split("\n")[1]
    taken = take(tmp_path, "polecat", {"w.txt": f"{POLECAT}\t\n{good}\n"})
    assert chosen(taken.row(), **ASSAULTED) == ASSAULTED


ACLED = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
    "assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,"
    "country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,"
    "notes,fatalities,tags,timestamp"
)
STRUCK = {
    "event_id_cnty": "UKR51234",
    "event_date": "24 February 2022",
    "year": 2022,
    "time_precision": 1,
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Air/drone strike",
    "actor1": "Military Forces of Russia (2000-) Air Force",
    "inter1": "State forces",
    "actor2": "Civilians (Ukraine)",
    "inter2": "Civilians",
    "iso": 804,
    "country": "Ukraine",
    "location": "Kharkiv",
    "latitude": 49.9808,
    "longitude": 36.2527,
    "source": "Suspilne Media",
    "notes": '"On 24 February 2022, Russian forces struck ""Kharkiv"", again."',
    "fatalities": 3,
    "timestamp": 1646159436,
}


@pytest.mark.parametrize("written", ["24 February 2022", "2022-02-24"])
def test_acled_is_read_as_the_export_and_as_the_interface_give_it(
    tmp_path: Path, written: str
) -> None:
    taken = take(tmp_path, "acled", {"a.csv": table(ACLED, STRUCK | {"event_date": written})})
    expected = {
        "source_id": "UKR51234",
        "first": date(2022, 2, 24),
        "precision": "day",
        "published": date(2022, 3, 1),
        "actor": "RUS",
        "actor_sector": "MIL",
        "recipient": "UKR",
        "recipient_sector": "CVL",
        "event_type": "ASSAULT",
        "quad": "material conflict",
        "cameo": None,
        "goldstein": None,
        "place": "Kharkiv",
        "place_country": "UKR",
        "text": 'On 24 February 2022, Russian forces struck "Kharkiv", again.',
        "deaths": 3,
    }
    assert chosen(taken.row(), **expected) == expected


@pytest.mark.parametrize(("sector", "is_"), [("8", None), ("1", "MIL"), ("External forces", None)])
def test_the_sector_of_an_acled_actor_is_known_by_number_or_not_at_all(
    tmp_path: Path, sector: str, is_: str | None
) -> None:
    taken = take(tmp_path, "acled", {"a.csv": table(ACLED, STRUCK | {"inter1": sector})})
    assert taken.row()["actor_sector"] == is_


GED = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,"
    "conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,"
    "side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,"
    "source_date,source_headline,source_original,where_prec,where_coordinates,where_description,"
    "adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,"
    "date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,"
    "gwnoa,gwnob"
)
FOUGHT = {
    "id": 244657,
    "relid": "IRQ-2017-1-524-322",
    "year": 2017,
    "type_of_violence": 1,
    "side_a": "Government of Iraq",
    "side_b": "IS",
    "where_coordinates": "Mosul city",
    "latitude": 36.335,
    "longitude": 43.118,
    "country": "Iraq",
    "country_id": 645,
    "date_prec": 2,
    "date_start": "2017-07-28 00:00:00.000",
    "date_end": "2017-07-31 00:00:00.000",
    "deaths_a": 0,
    "best": 13,
    "gwnoa": 645,
}


def test_ucdp_events_name_states_and_groups_and_keep_their_days(tmp_path: Path) -> None:
    one_sided = FOUGHT | {"id": 2, "type_of_violence": 3, "side_a": "IS", "side_b": "Civilians"}
    one_sided.pop("gwnoa")
    between = FOUGHT | {
        "id": 3,
        "side_a": "Government of Iran",
        "side_b": "Government of Iraq",
        "gwnoa": "630.0",
        "gwnob": "645.0",
    }
    taken = take(tmp_path, "ucdp", {"GEDEvent_v25_1.csv": table(GED, FOUGHT, one_sided, between)})
    fought, massacre, war = taken.rows()
    expected = {
        "first": date(2017, 7, 28),
        "last": date(2017, 7, 31),
        "precision": "week",
        "actor": "IRQ",
        "actor_sector": "MIL",
        "recipient": "NSA:IS",
        "recipient_sector": "REB",
        "event_type": "ASSAULT",
        "quad": "material conflict",
        "place": "Mosul city",
        "place_country": "IRQ",
        "deaths": 13,
        "goldstein": None,
    }
    assert chosen(fought, **expected) == expected
    assert (massacre["actor"], massacre["recipient"]) == ("NSA:IS", "IRQ")
    assert massacre["recipient_sector"] == "CVL"
    assert (war["actor"], war["recipient"]) == ("IRN", "IRQ")


def test_candidate_events_of_a_month_do_not_take_the_place_of_the_yearly_release(
    tmp_path: Path,
) -> None:
    take(tmp_path, "ucdp", {"GEDEvent_v25_1.csv": table(GED, FOUGHT)})
    taken = take(tmp_path, "ucdp", {"GEDEvent_v25_0_9.csv": table(GED, FOUGHT | {"id": 2})})
    assert len(taken.rows()) == 2
    taken = take(tmp_path, "ucdp", {"GEDEvent_v26_1.csv": table(GED, FOUGHT | {"id": 3})})
    assert sorted(row["source_id"] for row in taken.rows()) == ["2", "3"]


DYADIC = (
    "dyad_id,conflict_id,location,side_a,side_a_id,side_a_2nd,side_b,side_b_id,side_b_2nd,"
    "incompatibility,territory_name,year,intensity_level,type_of_conflict,start_date,start_prec,"
    "start_date2,start_prec2,gwno_a,gwno_a_2nd,gwno_b,gwno_b_2nd,gwno_loc,region,version"
)


def test_ucdp_dyads_are_ties_of_every_pair_of_states_that_fought(tmp_path: Path) -> None:
    iraq = {
        "dyad_id": 867,
        "conflict_id": 420,
        "side_a": '"Australia, United Kingdom, United States"',
        "side_b": "Government of Iraq",
        "year": 2003,
        "intensity_level": 2,
        "type_of_conflict": 2,
        "gwno_a": '"2, 200, 900"',
        "gwno_b": "645",
    }
    within = iraq | {
        "dyad_id": 524,
        "side_a": "Government of Iraq",
        "side_b": "IS",
        "gwno_a": "645",
        "gwno_b": "",
        "year": 2014,
    }
    taken = take(tmp_path, "ucdp", {"Dyadic_v25_1.csv": table(DYADIC, iraq, within)})
    ties = taken.rows("given_ties")
    pairs = [(tie["tie"], tie["party_a"], tie["party_b"], tie["name"]) for tie in ties]
    assert sorted(pairs[:3]) == [
        ("armed conflict", "AUS", "IRQ", None),
        ("armed conflict", "GBR", "IRQ", None),
        ("armed conflict", "USA", "IRQ", None),
    ]
    assert pairs[3] == ("armed conflict within", "IRQ", None, "IS")
    assert (ties[0]["first"], ties[0]["last"]) == (date(2003, 1, 1), date(2003, 12, 31))
    assert (taken.one.read, taken.one.kept) == (2, 2)


def test_phoenix_is_read_in_both_its_forms(tmp_path: Path) -> None:
    daily = {
        "eventid": "1_2_ref",
        "date": "20140620",
        "year": 2014,
        "month": 6,
        "day": 20,
        "sourceactorfull": "USAGOV",
        "sourceactorrole": "GOV",
        "targetactorfull": "IRQ",
        "eventcode": "036",
        "goldsteinscore": "4.0",
        "countrycode": "IRQ",
        "urls": "https://a.example/1;https://b.example/2",
    }
    historical = (
        "eid,story_date,year,month,day,source,source_root,source_agent,source_others,target,"
        "target_root,target_agent,target_others,code,root_code,quad_class,goldstein,joined_issues,"
        "lat,lon,placename,statename,countryname,aid,process"
    )
    old = {
        "eid": "NYT1",
        "story_date": "6/20/1979",
        "year": 1979,
        "month": 6,
        "day": 20,
        "source": "USAGOV",
        "source_agent": "GOV",
        "target": "SUN",
        "code": "057",
        "goldstein": 8,
    }
    files = {
        "events.full.20140620.txt": headless(_columns("phoenix", "daily events"), daily),
        "PhoenixNYT_1945-2018.csv": table(historical, old),
    }
    taken = take(tmp_path, "phoenix", files)
    rows = sorted(taken.rows(), key=lambda row: row["first"])
    assert [(r["first"], r["actor"], r["recipient"], r["cameo"]) for r in rows] == [
        (date(1979, 6, 20), "USA", "SUN", "057"),
        (date(2014, 6, 20), "USA", "IRQ", "036"),
    ]
    assert (rows[1]["url"], rows[0]["url"]) == ("https://a.example/1", None)
    assert rows[0]["actor_sector"] == "GOV"


def test_ngec_is_read_from_its_nested_lines(tmp_path: Path) -> None:
    story = {
        "id": "20190801-2309-4e081644a904_COOPERATE",
        "event_type": "SANCTION",
        "event_mode": ["break"],
        "contexts": ["diplomatic"],
        "pub_date": "2019-08-01",
        "date_resolved": "2019-07-31 00:00:00",
        "event_text": "Ankara recalled its envoy.",
        "attributes": {
            "ACTOR": [{"text": "Ankara", "wiki": "Turkey", "country": "TUR", "code_1": "GOV"}],
            "RECIP": [],
        },
        "event_geolocation": {"geo": {"name": "Ankara", "country_code3": "TUR"}},
    }
    content = f"damaged\n{json.dumps(story)}\n{json.dumps(story)[:90]}\n{{}}\n"
    taken = take(tmp_path, "ngec", {"e.jsonl": content})
    assert [line for line, _ in taken.refused()] == [1, 3, 4]
    expected = {
        "first": date(2019, 7, 31),
        "published": date(2019, 8, 1),
        "actor": "TUR",
        "actor_sector": "GOV",
        "recipient": None,
        "recipient_name": None,
        "event_type": "SANCTION",
        "mode": "break",
        "contexts": "diplomatic",
        "quad": "material conflict",
        "place": "Ankara",
        "latitude": None,
        "text": "Ankara recalled its envoy.",
    }
    assert chosen(taken.row(), **expected) == expected


TKG = {
    "g/entity2id.txt": "South_Korea\t0\nNorth_Korea\t1\nBarack_Obama\t2\n",
    "g/relation2id.txt": "Make_statement\t0\nThreaten_with_military_force\t1\n",
}


def test_quadruples_are_dated_from_the_day_that_time_0_stands_for(tmp_path: Path) -> None:
    taken = take(
        tmp_path,
        "tkg",
        {**TKG, "g/train.txt": "1\t1\t0\t24\n2\t0\t1\t48\n"},
        epoch=date(2014, 1, 1),
    )
    threat, words = taken.rows()
    expected = {
        "first": date(2014, 1, 2),
        "actor": "PRK",
        "recipient": "KOR",
        "event_type": "THREATEN",
        "quad": "verbal conflict",
    }
    assert chosen(threat, **expected) == expected
    assert (words["actor"], words["actor_code"]) == ("USA", "Barack Obama")


def test_quadruples_whose_time_0_nobody_tells_are_refused(tmp_path: Path) -> None:
    taken = take(tmp_path, "tkg", {**TKG, "g/train.txt": "1\t1\t0\t24\n"})
    assert "--epoch" in taken.unread[0].reason


@pytest.mark.parametrize(
    ("name", "content"),
    [("entity2id.txt", b"\xff\xfe\x00"), ("entity2id.json", b"[1]"), ("entity2id.json", b"{")],
)
def test_quadruples_beside_a_broken_list_of_names_are_refused(
    tmp_path: Path, name: str, content: bytes
) -> None:
    files = {f"g/{name}": content, "g/train.txt": b"1\t1\t0\t24\n"}
    taken = take(tmp_path, "tkg", files, epoch=date(2014, 1, 1))
    assert f"{name} gives no names by number" in taken.unread[0].reason


def test_hostile_words_of_a_data_set_stay_words(tmp_path: Path) -> None:
    hostile = "=cmd|' /C calc'!A0 <script>alert(1)</script> ../../etc/passwd'; DROP TABLE x; --"
    rows = [
        MET | {"Publisher": hostile, "Source Name": hostile, "City": hostile},
        MET | {"Event ID": hostile},
    ]
    taken = take(tmp_path, "icews", {"e.tab": table(ICEWS, *rows, between="\t")})
    row = taken.row()
    assert [row[name] for name in ("outlet", "actor_name", "place")] == [hostile] * 3
    assert row["actor"] == "RUS"
    assert taken.refused() == [(3, f"{hostile} is no event id")]
