"""Files packed in every way are found and opened; those that cannot be cost no other."""

import gzip
import io
import struct
import zipfile
from pathlib import Path

import polars as pl
import pytest
from tests.sources.data_sets.taking import table, take

from interstate.errors import SourceError
from interstate.sources.data_sets import opening
from interstate.sources.data_sets.opening import Member, find_files

HEADER = "ccode1,ccode2,year,mindist"


def _content(*years: int) -> bytes:
    rows = [{"ccode1": 2, "ccode2": 20, "year": year, "mindist": 0} for year in years]
    return table(HEADER, *rows).encode()


def _zipped(**members: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()


def _encrypted(packed: bytes) -> bytes:
    """Mark the only member of an archive as encrypted, in both places that say so."""
    data = bytearray(packed)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark) + offset
        data[at : at + 2] = struct.pack("<H", 1)
    return bytes(data)


PLAIN = "cow_mindist.csv"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("d.csv.gz", gzip.compress(_content(1999))),
        ("d.zip", _zipped(d=_content(1999), __MACOSX=b"x")),
        ("D.ZIP", _zipped(**{"in/d.csv": _content(1999), "in/.hidden": b"x"})),
        ("d.tab", _content(1999).replace(b",", b"\t")),
        ("d.txt", _content(1999).replace(b",", b";")),
        ("d.csv", b"\xef\xbb\xbf" + _content(1999)),
        ("d.csv", _content(1999).replace(b"\n", b"\r\n")),
        ("d.csv", b"\n\n" + _content(1999).upper()),
        ("d.tab", _content(1999).replace(b",", b"\t").replace(b"1999", b'"1999"')),
    ],
)
def test_a_file_says_the_same_however_it_is_written(
    tmp_path: Path, name: str, content: bytes
) -> None:
    plain = take(tmp_path / "a", "cow", {PLAIN: _content(1999)})
    other = take(tmp_path / "b", "cow", {name: content})
    assert len(plain.rows("given_dyads")) == 1
    assert other.tables() == plain.tables()


def test_a_parquet_file_is_read_as_its_text(tmp_path: Path) -> None:
    held = io.BytesIO()
    pl.DataFrame({"ccode1": [2], "ccode2": [20.0], "year": [1999], "mindist": [0]}).write_parquet(
        held
    )
    taken = take(tmp_path, "cow", {"d.parquet": held.getvalue()})
    row = taken.row("given_dyads")
    assert (row["party_a"], row["party_b"], row["value"]) == ("USA", "CAN", 0.0)


GDELT_ROW = "{}\t20180325\t" + "\t" * 24 + "057" + "\t" * 34


def test_files_folders_and_patterns_name_each_file_once_in_one_order(tmp_path: Path) -> None:
    for name in ("b.csv", "a.csv", "sub/c.csv", ".hidden"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = find_files([tmp_path / "b.csv", str(tmp_path / "*.csv"), tmp_path])
    assert [path.name for path in found] == ["a.csv", "b.csv", "c.csv"]


@pytest.mark.parametrize("given", ["nowhere", "*.nothing"])
def test_a_path_that_leads_nowhere_is_an_error(tmp_path: Path, given: str) -> None:
    with pytest.raises(SourceError, match="name a file, a folder or a pattern"):
        find_files([str(tmp_path / given)])


def test_the_members_of_an_archive_and_the_order_of_files_change_nothing(tmp_path: Path) -> None:
    rows = [GDELT_ROW.format(n) for n in range(1, 5)]
    one, two = ("\n".join(part) + "\n" for part in (rows[:3], rows[2:]))
    packed = take(tmp_path / "a", "gdelt2", {"x.zip": _zipped(one=one.encode(), two=two.encode())})
    apart = take(tmp_path / "b", "gdelt2", {"2.CSV": two, "1.CSV": one})
    assert len(packed.rows()) == 4
    assert sum(told.merged for told in packed.told) == 1
    assert apart.tables() == packed.tables()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("z.zip", b"PK\x03\x04 broken", "no sound archive"),
        ("z.zip", _zipped(d=_content(1999))[:-30], "no sound archive"),
        ("z.zip", _encrypted(_zipped(d=_content(1999))), "unpack it first"),
        ("z.csv.gz", gzip.compress(_content(*range(1900, 2000)))[:-20], "no sound archive"),
        ("z.csv.gz", b"no gzip", "no sound archive"),
        ("z.parquet", b"no parquet", "no sound Parquet file"),
        ("z.csv", b"", "it is empty"),
        ("z.csv", "ccode1,ccode2".encode("utf-16"), "save it as UTF-8"),
        ("z.csv", b"\x00\x01\x02" * 1000, "its columns are none of cow's"),
        ("z.csv", b"<html>Not found</html>", "its columns are none of cow's"),
        ("z.jsonl", b"{broken", "no JSON objects"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_and_costs_no_other(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    taken = take(tmp_path, "cow", {name: content, "a.csv": _content(1999), "zz.csv": b"x"})
    assert reason in taken.unread[0].reason
    assert taken.unread[0].item.startswith(str(tmp_path / "data" / name))
    assert len(taken.rows("given_dyads")) == 1
    assert not list(taken.record.rglob(".staged-*"))


def test_an_archive_that_swells_beyond_any_table_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "MOST_UNPACKED", 1 << 20)
    bomb = _content(1999) + b" " * (8 << 20)
    taken = take(
        tmp_path,
        "cow",
        {"1.zip": _zipped(d=bomb), "2.csv.gz": gzip.compress(bomb), "3.csv": _content(1999)},
    )
    assert ["more than 200 times its size" in each.reason for each in taken.unread] == [True] * 2
    assert len(taken.rows("given_dyads")) == 1


def test_a_damaged_first_line_does_not_hide_what_a_file_is(tmp_path: Path) -> None:
    lines = ["damaged", *[GDELT_ROW.format(n) for n in range(2, 5)]]
    taken = take(tmp_path, "gdelt2", {"e.CSV": "\n".join(lines)})
    assert [row["line"] for row in taken.rows()] == [2, 3, 4]
    assert taken.refused() == [(1, "it has 1 cells instead of 61")]


def test_only_endings_are_taken_off_a_name_not_its_version() -> None:
    def stem(name: str) -> str:
        return Member(path=Path(name), name=name, inside=None, size=0).stem

    assert stem("alliance_v4.1_by_directed.csv") == "alliance_v4.1_by_directed"
    assert stem("MIDB 5.0.csv.gz") == "MIDB 5.0"
    assert stem("20180326044500.export.CSV") == "20180326044500"
