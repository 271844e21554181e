"""What comes in, in which order, under which id, and what is turned away and why."""

import gzip
import json
import os
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interstate.errors import SourceError
from interstate.record import Item, Rejected
from interstate.sources import count_items, files, read_items


def items(*paths: Path | str, stdin: bytes | None = None) -> list[Item]:
    rows = read_items(paths, stdin=None if stdin is None else BytesIO(stdin))
    return [row for row in rows if isinstance(row, Item)]


def rejections(*paths: Path | str, stdin: bytes | None = None) -> dict[str, str]:
    rows = read_items(paths, stdin=None if stdin is None else BytesIO(stdin))
    return {row.item: row.reason for row in rows if isinstance(row, Rejected)}


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_folder_is_read_through_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.html", "a/b.md", "c.jsonl"):
        write(tmp_path / name, '{"id": "line", "text": "Kim traf Putin."}')
    assert [item.id for item in items(tmp_path)] == ["b", "z", "b-2", "line"]


def test_the_bytes_of_a_file_come_as_they_are(tmp_path: Path) -> None:
    content = "Москва\r\n".encode("cp1251")
    assert items(write(tmp_path / "a.txt", content))[0].content == content


def test_packed_files_are_unpacked(tmp_path: Path) -> None:
    page = write(tmp_path / "page.html.gz", gzip.compress(b"<p>Kim</p>"))
    lines = write(tmp_path / "many.jsonl.gz", gzip.compress(b'{"text": "Kim traf Putin."}\n'))
    assert [(item.id, item.media_type) for item in items(page, lines)] == [
        ("page", "text/html"),
        ("many-1", "text/plain"),
    ]


def test_a_line_keeps_what_it_says_about_itself_and_where_it_stands(tmp_path: Path) -> None:
    line = {
        "id": 7,
        "html": "<p>Kim</p>",
        "title": "Kim",
        "language": "de",
        "published": "2024-06-19",
        "outlet": "Die Lage",
        "url": "https://lage.example/7",
    }
    path = write(tmp_path / "corpus.jsonl", "\n\n" + json.dumps(line))
    assert items(path) == [
        Item(
            id="7",
            content="<p>Kim</p>",
            media_type="text/html",
            origin=f"{path}:3",
            title="Kim",
            language="de",
            published="2024-06-19",
            outlet="Die Lage",
            url="https://lage.example/7",
        )
    ]


def test_lines_may_be_in_utf_16(tmp_path: Path) -> None:
    lines = '{"id": "a", "text": "Путин в Пхеньяне"}\n{"id": "b", "text": "Ким"}\n'
    path = write(tmp_path / "wide.jsonl", lines.encode("utf-16"))
    assert [(item.id, item.content) for item in items(path)] == [
        ("a", "Путин в Пхеньяне"),
        ("b", "Ким"),
    ]


def test_a_line_separator_inside_a_string_does_not_end_the_line(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", '{"text": "eins\u2028zwei\u0085drei"}\n')
    assert items(path)[0].content == "eins\u2028zwei\u0085drei"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "Kim"', "broken JSON at character 16"),
        (b'["Kim"]', "the line is an array, not an object"),
        (b"null", "the line is null"),
        (b'{"id": "a"}', "there is no 'text' (nor 'html'), only 'id'"),
        (b'{"text": 3}', "the text is a number"),
        (b'{"text": " "}', "the text is empty"),
        (b'{"text": "Kim", "outlet": ["a"]}', "'outlet' is an array"),
        (b'{"text": "K\xefm"}', "byte 12 of the line is not UTF-8"),
        (b'{"text": ' + b"[" * 100_000 + b"}", "JSON"),
        (b'{"text": ' + b"1" * 5000 + b"}", "JSON that cannot be read"),
    ],
)
def test_a_bad_line_is_rejected_and_the_next_is_read(
    tmp_path: Path, line: bytes, reason: str
) -> None:
    path = write(tmp_path / "a.jsonl", line + b'\n{"id": "next", "text": "Kim traf Putin."}')
    assert reason in rejections(path)[f"{path}:1"]
    assert [item.id for item in items(path)] == ["next"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "it is empty"),
        ("a.txt", b" \n", "it is empty"),
        ("a.jsonl", b"\n\n", "it is empty"),
        ("a.txt", b"\x7fELF\0\0\1", "binary"),
        ("a.pdf", b"%PDF-1.7", "pdftotext"),
        ("a.docx", b"PK", "plain text (.txt) or HTML"),
        ("letter", b"Kim", "the name has no ending"),
        ("a.html.gz", b"<p>Kim</p>", "no sound gzip file"),
        ("a.jsonl.gz", gzip.compress(b'{"text": "Kim"}' * 99)[:-9], "no sound gzip file"),
    ],
)
def test_a_bad_file_is_rejected_with_what_would_put_it_right(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    path = write(tmp_path / name, content)
    assert any(reason in told for told in rejections(path).values())
    assert any(item.startswith(str(path)) for item in rejections(path))


def test_a_file_too_large_for_a_text_is_never_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGEST_BYTES", 1000)
    bomb = write(tmp_path / "bomb.txt.gz", gzip.compress(b"a" * 1_000_000))
    assert "larger than" in rejections(bomb)[str(bomb)]


def test_a_line_too_long_for_a_text_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("interstate.sources.json_lines.LARGEST_BYTES", 1000)
    long = json.dumps({"text": "a" * 5000})
    path = write(tmp_path / "a.jsonl", f'{long}\n{{"id": "b", "text": "Kim"}}\n')
    assert "longer than" in rejections(path)[f"{path}:1"]
    assert [item.id for item in items(path)] == ["b"]


def test_a_path_that_leads_nowhere_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    write(tmp_path / "articles" / "kim.txt", "Kim traf Putin.")
    with pytest.raises(SourceError, match=r"articles'\. Did you mean .*articles\?") as caught:
        read_items([tmp_path / "articles", tmp_path / "Artcles" / "articles"])
    assert "Artcles" in str(caught.value)


def test_links_in_a_circle_and_links_to_nothing_are_rejected(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    write(folder / "kim.txt", "Kim traf Putin.")
    (folder / "back").symlink_to(folder)
    (folder / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    (folder / "self.txt").symlink_to(folder / "self.txt")
    told = rejections(folder)
    assert "a link back to" in told[str(folder / "back")]
    assert "a link to nothing" in told[str(folder / "gone.txt")]
    assert "back to itself" in told[str(folder / "self.txt")]
    assert len(items(folder)) == 1


def test_a_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "kim.txt", "Kim traf Putin.")
    assert len(items(path, tmp_path)) == 1
    assert "is read already" in rejections(path, tmp_path)[str(path)]


def test_a_folder_with_nothing_in_it_is_told_and_counted(tmp_path: Path) -> None:
    (tmp_path / "2024" / "june").mkdir(parents=True)
    assert list(rejections(tmp_path)) == [str(tmp_path / "2024" / "june")]
    assert "put texts there" in rejections(tmp_path)[str(tmp_path / "2024" / "june")]
    assert count_items([tmp_path]) == 1


def test_a_name_that_is_no_utf_8_can_be_written_wherever_it_is_told(tmp_path: Path) -> None:
    for name in (b"\xff.txt", b"\xff.pdf", b"\xff-empty.txt"):
        path = os.fsencode(tmp_path) + b"/" + name
        Path(os.fsdecode(path)).write_bytes(b"" if b"empty" in name else b"Kim traf Putin.")
    rows = list(read_items([tmp_path]))
    told = [
        (row.origin, row.id) if isinstance(row, Item) else (row.item, row.reason) for row in rows
    ]
    assert len(told) == 3
    assert all("\\udcff" in name for name, _ in told)
    assert all(text.encode() for row in told for text in row)


def test_hidden_files_in_a_folder_are_not_read_unless_named(tmp_path: Path) -> None:
    path = write(tmp_path / "folder" / ".draft.txt", "Kim traf Putin.")
    assert "hidden" in rejections(tmp_path / "folder")[str(path)]
    assert [item.id for item in items(path)] == [".draft"]


def test_a_file_without_permission_is_rejected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "a.txt", "Kim traf Putin.")

    # Root may read everything, so the refusal has to be the test's own.
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    assert "permissions" in rejections(path)[str(path)]


def test_a_pipe_is_rejected_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "pipe" in rejections(tmp_path)[str(tmp_path / "pipe.txt")]


@pytest.mark.parametrize(
    ("content", "ids", "media_type"),
    [
        (b"Kim traf Putin.", ["stdin"], "text/plain"),
        (b"\n <!DOCTYPE html><p>Kim</p>", ["stdin"], "text/html"),
        (b'\n{"text": "Kim"}\n{"id": "b", "text": "Kim"}', ["stdin-2", "b"], "text/plain"),
    ],
)
def test_standard_input_is_taken_for_what_it_begins_like(
    content: bytes, ids: list[str], media_type: str
) -> None:
    found = items("-", stdin=content)
    assert [item.id for item in found] == ids
    assert {item.media_type for item in found} == {media_type}
    assert all(item.origin.startswith("<stdin>") for item in found)


def test_standard_input_stays_open_and_keeps_its_place_among_files(tmp_path: Path) -> None:
    first, last = (write(tmp_path / name, "Kim traf Putin.") for name in ("a.txt", "z.txt"))
    stdin = BytesIO(b'{"id": "m", "text": "Kim"}')
    rows = list(read_items([first, "-", last], stdin=stdin))
    assert [row.id for row in rows if isinstance(row, Item)] == ["a", "m", "z"]
    assert not stdin.closed


def test_standard_input_cannot_be_read_twice() -> None:
    with pytest.raises(SourceError, match="twice"):
        read_items(["-", "-"], stdin=BytesIO())


def test_an_id_that_is_taken_gets_the_next_free_number(tmp_path: Path) -> None:
    ids = ["a", "a-2", "a", "a", " a\u0000 "]
    lines = "\n".join(json.dumps({"id": own, "text": "Kim"}) for own in ids)
    path = write(tmp_path / "ids.jsonl", lines)
    assert [item.id for item in items(path)] == ["a", "a-2", "a-3", "a-4", "a-5"]


def test_half_a_character_in_an_address_can_be_written(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", r'{"text": "Kim", "url": "https://lage.example/\ud800"}')
    assert items(path)[0].url == r"https://lage.example/\ud800"


def test_marks_that_turn_the_direction_of_writing_leave_an_id(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", r'{"id": "a\u202etxt\u2066.exe\u200f", "text": "Kim"}')
    assert items(path)[0].id == "atxt.exe"


def test_reading_begins_before_all_is_found(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", '{"id": "a", "text": "Kim"}\n' * 3)
    rows = read_items([tmp_path])
    assert isinstance(next(rows), Item)


def json_line(text: str) -> bytes:
    return json.dumps({"text": text}).encode()


line = st.one_of(st.binary(max_size=20), st.text(max_size=10).map(json_line))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(lines=st.lists(line, max_size=8))
def test_every_row_is_counted_beforehand_and_given_or_rejected(
    tmp_path: Path, lines: list[bytes]
) -> None:
    path = write(tmp_path / "a.jsonl", b"\n".join(lines))
    rows = list(read_items([path]))
    assert len(rows) == count_items([path])


def test_what_only_reading_tells_is_not_counted(tmp_path: Path) -> None:
    packed = write(tmp_path / "a.jsonl.gz", gzip.compress(b'{"text": "Kim"}'))
    assert count_items([packed]) is None
    assert count_items(["-"]) is None


def test_files_good_and_bad_are_counted(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "Kim traf Putin.")
    write(tmp_path / "b.pdf", "%PDF")
    write(tmp_path / "c.jsonl", '{"text": "Kim"}\n\n{"text": "Kim"}\n')
    assert count_items([tmp_path]) == len(list(read_items([tmp_path]))) == 4
