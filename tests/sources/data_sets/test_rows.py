"""Whatever befalls lines of a file, the others are read, and those that are lost are told."""

import csv
import io
import random
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interstate.sources.data_sets import rows as reading
from interstate.sources.data_sets.rows import Rows, read_cells, read_objects, read_tabs

COLUMNS = ("id", "day", "actor", "note")
WORDS = ("Москва", "Pyongyang", "平壤", "Côte d'Ivoire", "=1+1", "<b>x</b>", '5"10', "")


def _read(rows: Iterator[Rows]) -> tuple[dict[int, tuple[str | None, ...]], dict[int, str], int]:
    """Return the cells of good rows by line, the reasons of bad ones, and how many were recoded."""
    good: dict[int, tuple[str | None, ...]] = {}
    bad: dict[int, str] = {}
    recoded = 0
    for each in rows:
        for row in each.frame.select("line", *COLUMNS).iter_rows():
            assert row[0] not in good
            good[row[0]] = row[1:]
        for refused in each.refused:
            assert refused.line not in bad
            bad[refused.line] = refused.reason
        recoded += each.recoded
    assert not set(good) & set(bad)
    return good, bad, recoded


def _tabs(data: bytes, *, header_line: int = 0) -> Iterator[Rows]:
    return read_tabs(io.BytesIO(data), COLUMNS, header_line=header_line)


def _commas(data: bytes, *, header_line: int = 0) -> Iterator[Rows]:
    return read_cells(io.BytesIO(data), COLUMNS, separator=",", header_line=header_line)


def _missing(cells: list[str]) -> tuple[str | None, ...]:
    return tuple(cell or None for cell in cells)


TAB_DAMAGE = ("tab lost", "tab added", "truncated", "zeros")


@st.composite
def _tab_files(
    draw: st.DrawFn,
) -> tuple[bytes, dict[int, tuple[str | None, ...]], set[int], int]:
    """Draw a file, its good rows by line, the lines that are bad, and how many are in cp1252."""
    chance = random.Random(draw(st.integers(0, 2**32)))  # noqa: S311  no secret
    end = draw(st.sampled_from([b"\n", b"\r\n"]))
    written: list[bytes] = []
    good: dict[int, tuple[str | None, ...]] = {}
    bad: set[int] = set()
    recoded = 0
    for line in range(1, draw(st.integers(1, 40)) + 1):
        cells = [str(line), "2024-06-19", chance.choice(WORDS), chance.choice(WORDS)]
        damage = chance.choice((*TAB_DAMAGE, "blank", "cp1252", "quote", *[""] * 10))
        if damage == "quote":
            cells[2] = '"' + cells[2]
        if damage == "cp1252":
            cells[3] = "São Tomé"
            recoded += 1
        text = "\t".join(cells).encode("cp1252" if damage == "cp1252" else "utf-8", "replace")
        if damage == "tab lost":
            text = text.replace(b"\t", b" ", 1)
        elif damage == "tab added":
            text += b"\t"
        elif damage == "truncated":
            text = text[: text.rindex(b"\t") - 1]
        elif damage == "zeros":
            text = text.replace(b"2024", b"20\x00\x0024")
        elif damage == "blank":
            text = chance.choice((b"", b"\r"))[: 1 if end == b"\n" else 0]
        if damage in TAB_DAMAGE:
            bad.add(line)
        elif damage != "blank":
            cells = text.decode("cp1252" if damage == "cp1252" else "utf-8").split("\t")
            good[line] = _missing(cells)
        written.append(text)
    data = end.join(written) + draw(st.sampled_from([b"", end]))
    return draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + data, good, bad, recoded


@given(_tab_files(), st.sets(st.sampled_from(COLUMNS)))
def test_damage_between_tabs_costs_only_the_lines_that_have_it(
    file: tuple[bytes, dict[int, tuple[str | None, ...]], set[int], int], repeating: set[str]
) -> None:
    data, good, bad, recoded = file
    read = read_tabs(io.BytesIO(data), COLUMNS, header_line=0, repeating=repeating)
    found, reasons, told = _read(read)
    assert found == good
    assert set(reasons) == bad
    assert told == recoded


CELL_DAMAGE = ("comma lost", "comma added", "truncated", "zeros")


@st.composite
def _cell_files(
    draw: st.DrawFn,
) -> tuple[bytes, dict[int, tuple[str | None, ...]], set[int], set[int]]:
    """Draw a file, its good rows by line, the bad lines, and those with a stray quotation mark."""
    chance = random.Random(draw(st.integers(0, 2**32)))  # noqa: S311  no secret
    end = draw(st.sampled_from(["\n", "\r\n"]))
    written: list[bytes] = []
    good: dict[int, tuple[str | None, ...]] = {}
    bad: set[int] = set()
    stray: set[int] = set()
    line = 1
    for number in range(draw(st.integers(1, 30))):
        note = chance.choice(("a, b", 'he said "no", twice', "two\nlines, here", *WORDS))
        cells = [str(number), "2024-06-19", chance.choice(WORDS), note]
        damage = chance.choice((*CELL_DAMAGE, "blank", "stray", *[""] * 10))
        if damage in {*CELL_DAMAGE, "stray"}:
            cells[2:] = ["x", "y"]
        held = io.StringIO()
        csv.writer(held, lineterminator="").writerow(cells)
        text = held.getvalue()
        if damage == "comma lost":
            text = text.replace(",", " ", 1)
        elif damage == "comma added":
            text += ","
        elif damage == "truncated":
            text = text[: text.rindex(",")]
        elif damage == "zeros":
            text = text.replace("2024", "20\0\x0024")
        elif damage == "blank":
            text = ""
        elif damage == "stray":
            text = text.replace(",x,", ',"x,')
        if damage in CELL_DAMAGE:
            bad.add(line)
        elif damage == "stray":
            stray.add(line)
        elif damage != "blank":
            good[line] = _missing(cells)
        written.append(text.encode())
        line += text.count("\n") + 1
    return end.encode().join(written) + end.encode(), good, bad, stray


@given(_cell_files())
def test_damage_between_commas_costs_only_the_lines_that_have_it(
    file: tuple[bytes, dict[int, tuple[str | None, ...]], set[int], set[int]],
) -> None:
    data, good, bad, stray = file
    found, reasons, _ = _read(_commas(data))
    # A row with a stray mark has all its cells: it is kept as it stands, or refused, never lost.
    assert {line: row for line, row in found.items() if line not in stray} == good
    assert set(reasons) - stray == bad
    assert stray <= set(found) | set(reasons)


def test_a_mark_that_is_never_closed_does_not_swallow_what_follows() -> None:
    lines = ['1,d,"open,x', *[f"{n},d,a,b" for n in range(2, 500)]]
    found, reasons, _ = _read(_commas("\n".join(lines).encode()))
    assert (len(found), reasons) == (499, {})
    assert found[1] == ("1", "d", '"open', "x")


def test_two_stray_marks_far_apart_do_not_swallow_what_stands_between() -> None:
    lines = ['1,d,a,"b', *[f"{n},d,a,b" for n in range(2, 9)], '9,d,a,b"', "10,d,a,b"]
    found, _, _ = _read(_commas("\n".join(lines).encode()))
    assert sorted(found) == list(range(1, 11))


def test_inches_are_no_quotation_marks() -> None:
    lines = [f'{n},d,5"{n},b' for n in range(1, 6)]
    found, reasons, _ = _read(_commas("\n".join(lines).encode()))
    assert (sorted(found), reasons) == ([1, 2, 3, 4, 5], {})


@pytest.mark.parametrize("read", [_tabs, _commas])
def test_a_line_longer_than_any_row_is_refused_and_no_other(
    read: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LONGEST_LINE", 1000)
    monkeypatch.setattr(reading, "CHUNK_BYTES", 300)
    between = "\t" if read is _tabs else ","
    row = between.join(("1", "d", "a", "b"))
    text = f"{row}\n{'x' * 5000}\n{row}\n"
    found, reasons, _ = _read(read(text.encode()))  # type: ignore[operator]
    assert sorted(found) == [1, 3]
    assert list(reasons) == [2]
    assert "longer than" in reasons[2]


@pytest.mark.parametrize("read", [_tabs, _commas])
def test_what_stands_before_the_header_is_no_row(read: object) -> None:
    between = "\t" if read is _tabs else ","
    lines = ["Notes", "", between.join(COLUMNS), between.join(("1", "d", "a", "b"))]
    found, reasons, _ = _read(read("\n".join(lines).encode(), header_line=3))  # type: ignore[operator]
    assert (list(found), reasons) == ([4], {})


@pytest.mark.parametrize("size", [1, 7, 64])
def test_how_much_is_read_at_once_changes_nothing(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = "1\td\tМосква\tb\n2\td\n\n4\td\ta\tc".encode()
    whole = _read(_tabs(data))
    monkeypatch.setattr(reading, "CHUNK_BYTES", size)
    assert _read(_tabs(data)) == whole


def test_lines_that_are_no_objects_are_refused_by_their_line() -> None:
    lines = [
        '{"id": 1, "day": "2024-06-19", "actor": ["a"], "note": null}',
        "",
        "{broken",
        "[1, 2]",
        "[" * 100_000,
        '{"id": "6"}',
    ]
    found, reasons, _ = _read(read_objects(io.BytesIO("\n".join(lines).encode()), COLUMNS))
    assert found == {1: ("1", "2024-06-19", '["a"]', None), 6: ("6", None, None, None)}
    assert sorted(reasons) == [3, 4, 5]
