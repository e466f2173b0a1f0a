"""Reading: every format, every encoding, every bad input."""

from __future__ import annotations

import io
import json
import os
import resource
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.model import Document, Failure
from pactgraph.reading import read
from pactgraph.reading.documents import document, identifier, normalise
from pactgraph.reading.formats import BY_SUFFIX
from pactgraph.reading.metadata import parse_date, web_address

SENTENCE = "Café owners in Oslo said “no” to Støre."
PAGE = """<!doctype html><html><head><meta charset="{charset}"><title>Two ports, one pact | The Courier</title>
<meta property="article:published_time" content="2025-02-25T10:00:00Z"><link rel="canonical" href="https://example.org/pact"></head>
<body><nav><a href="/">Front page</a> <a href="/sport">Sport</a></nav><article><h1>Two ports, one pact</h1>
<p>Denmark and Norway have signed a pact on ports, officials said on Tuesday after talks about harbours and pilots.</p>
<ul><li>Training: joint courses for pilots</li></ul><p>It is the second one, an aide to Støre said.</p></article></body>"""


def one(source: str | Path, **options: date) -> Document:
    found = list(read(str(source), **options))
    assert [type(item) for item in found] == [Document], found
    return found[0]


def failure(source: str | Path) -> str:
    found = list(read(str(source)))
    assert [type(item) for item in found] == [Failure], found
    assert "\n" not in found[0].message
    assert found[0].source == str(source)
    return found[0].message


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def lines(path: Path, *records: object) -> Path:
    return write(path, "".join(json.dumps(record) + "\n" for record in records))


def test_plain_text_is_kept_as_it_stands(tmp_path: Path) -> None:
    found = one(write(tmp_path / "a.txt", f"  {SENTENCE}\r\n\r\nSecond.\n"))
    assert found.text == f"  {SENTENCE}\n\nSecond.\n"
    assert (found.source, found.title, found.published, found.url) == ("a.txt", None, None, None)


def test_the_date_given_is_for_documents_without_one(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", {"text": "x"}, {"text": "y", "date": "2020-01-02"})
    assert [item.published for item in read(str(path), date=date(2025, 3, 4))] == [date(2025, 3, 4), date(2020, 1, 2)]


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_front_matter_gives_title_date_and_address(tmp_path: Path, suffix: str) -> None:
    text = '---\ntitle: "A pact: signed"\ndate: 2025-02-25\nurl: https://example.org/x\n---\nThe text.\n'
    found = one(write(tmp_path / f"a{suffix}", text))
    assert found.text.strip() == "The text."
    assert (found.title, found.published, found.url) == ("A pact: signed", date(2025, 2, 25), "https://example.org/x")


def test_a_rule_of_dashes_is_not_front_matter(tmp_path: Path) -> None:
    text = "---\nNo field stands here.\n---\nThe text.\n"
    assert one(write(tmp_path / "a.txt", text)).text == text


def test_markdown_loses_its_marks_and_keeps_its_words(tmp_path: Path) -> None:
    text = (
        "# Pact *signed*\n\nDenmark and [Norway](https://example.org) have\n**signed** a pact.\n\n"
        "- Training: `joint`\n- Ports\n\n> “We agree.”\n>\n> – Anna Berg\n\n```\ncode\n```\n\n![alt](x.png)\n<b>Bold</b> end."
    )
    found = one(write(tmp_path / "a.md", text))
    assert found.title == "Pact signed"
    assert found.text == (
        "Pact signed\n\nDenmark and Norway have signed a pact.\n\n"
        "- Training: joint\n- Ports\n\n“We agree.”\n\n– Anna Berg\n\nBold end."
    )


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_html_gives_main_text_title_date_and_address(tmp_path: Path, charset: str) -> None:
    found = one(write(tmp_path / "a.html", PAGE.format(charset=charset).encode(charset)))
    assert found.text.startswith("Two ports, one pact\nDenmark and Norway have signed")
    assert "- Training: joint courses" in found.text
    assert "an aide to Støre said." in found.text
    assert "Sport" not in found.text
    assert (found.title, found.published, found.url) == ("Two ports, one pact", date(2025, 2, 25), "https://example.org/pact")


def test_html_that_breaks_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    page = PAGE.format(charset="utf-8")
    assert "signed a pact on ports" in one(write(tmp_path / "a.html", page[: page.index("</p>")])).text


def test_jsonl_fields(tmp_path: Path) -> None:
    path = lines(
        tmp_path / "a.jsonl",
        {"id": "n1", "text": "One.", "title": "T", "date": "2025-01-02T03:04:05Z", "url": "https://example.org/1", "label": "X"},
        {"id": 7, "text": "Two.", "title": None, "date": None, "url": None, "language": "da"},
        {"text": "Three.", "url": "javascript:alert(1)"},
    )
    first, second, third = read(str(path))
    assert first == document("One.", "n1", title="T", published=date(2025, 1, 2), url="https://example.org/1")
    assert second == document("Two.", "7", language="da")
    assert third == document("Three.", "a.jsonl:3")


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ("{", "is not JSON: Expecting property name enclosed in double quotes at column"),
        ("[1]", "is not a JSON object but a list"),
        ("3", "is not a JSON object but a number"),
        ('{"id": "x"}', 'has no "text"'),
        ('{"text": null}', 'has no "text"'),
        ('{"text": 5}', 'has a "text" that is not a string but a number'),
        ('{"text": " \\n "}', "has no text"),
        ('{"text": "x", "title": []}', 'has a "title" that is not a string but a list'),
        ("[" * 100_000, "is not JSON that can be read: RecursionError"),
        ('{"n": ' + "9" * 5000 + "}", "is not JSON that can be read: ValueError"),
        ('{"text": "\udcff"}', "is not UTF-8, at character 11"),
    ],
)
def test_a_bad_line_of_jsonl_is_named_and_the_others_go_on(tmp_path: Path, line: str, cause: str) -> None:
    text = '{"text": "before"}\n\n' + line + '\n{"text": "after"}\n'
    path = write(tmp_path / "a.jsonl", text.encode("utf-8", "surrogateescape"))
    before, found, after = read(str(path))
    assert isinstance(before, Document)
    assert isinstance(found, Failure)
    assert isinstance(after, Document)
    assert found.message.startswith(f"line 3 {cause}")


@pytest.mark.parametrize("day", ["sometime", "2025-02-30", "2025-02"])
@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.jsonl", '{{"text": "A text.", "date": "{}"}}'),
        ("a.txt", "---\ndate: {}\n---\nA text."),
        ("a.md", "---\ndate: {}\n---\nA text."),
    ],
)
def test_a_bad_date_costs_the_date_and_not_the_document(tmp_path: Path, name: str, form: str, day: str) -> None:
    found, told = read(str(write(tmp_path / name, form.format(day))), date=date(2025, 1, 1))
    assert isinstance(found, Document)
    assert (found.text, found.published) == ("A text.", None)
    assert isinstance(told, Failure)
    assert told.message.endswith(f"has a date that cannot be read: '{day}' (write YYYY-MM-DD): it is read without its date")


def test_a_file_of_bad_lines_is_told_in_a_few(tmp_path: Path) -> None:
    records = b"".join(b'{"text": "Caf\xe9 number %d"}\n' % number for number in range(2000))
    *told, rest = read(str(write(tmp_path / "a.jsonl", records + b'{"text": "A text."}\n')))
    assert [type(item) for item in told] == [Failure] * 20 + [Document]
    assert isinstance(rest, Failure)
    assert rest.message == "has 1,980 more such lines; the last of them: line 2000 is not UTF-8, at character 14"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "utf-8"])
def test_encodings_are_detected(tmp_path: Path, encoding: str) -> None:
    assert one(write(tmp_path / "a.txt", SENTENCE.encode(encoding))).text == SENTENCE


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_jsonl_with_a_byte_order_mark(tmp_path: Path, encoding: str) -> None:
    assert one(write(tmp_path / "a.jsonl", json.dumps({"text": SENTENCE}, ensure_ascii=False).encode(encoding))).text == SENTENCE


def test_another_script_in_an_old_encoding(tmp_path: Path) -> None:
    text = "Министры двух стран встретились в столице и подписали соглашение об обмене студентами и учителями."
    assert one(write(tmp_path / "a.txt", text.encode("cp1251"))).text == text


def test_a_file_without_a_known_suffix_is_told_by_how_it_begins(tmp_path: Path) -> None:
    assert one(write(tmp_path / "page", PAGE.format(charset="utf-8"))).title == "Two ports, one pact"
    assert one(lines(tmp_path / "records", {"id": "n1", "text": "x" * 9000})).source == "n1"
    assert one(write(tmp_path / "notes.log", "{braces} in a note")).text == "{braces} in a note"


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (bytes(range(256)) * 20, "is binary, not text"),
        (b"%PDF-1.7 ...", "is a PDF: convert it to text first, with pdftotext say"),
        (b"PK\x03\x04 ...", "is a ZIP archive (or .docx, .odt, .epub): save it as plain text first"),
        (b"\xff\xfea", "says that it is UTF-16 and is not, at byte 3"),
        (b"\xff\xfe" + SENTENCE.encode(), "says that it is UTF-16 and is not: take the first two bytes away"),
        (SENTENCE.encode() + b" \xd0\xff\xfe\xfa.", "is UTF-8 but for a few bytes, first at byte 47: save it as UTF-8"),
        (b"\xe9 " + SENTENCE.encode(), "is UTF-8 but for a few bytes, first at byte 1: save it as UTF-8"),
        (
            b"A port. " * 100 + b"\xd0\xff\xfe\xfa",
            "has an encoding that cannot be told (byte 801 is not UTF-8): save it as UTF-8",
        ),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ""])
def test_what_is_no_text_is_said(tmp_path: Path, suffix: str, content: bytes, cause: str) -> None:
    assert failure(write(tmp_path / f"a{suffix}", content)) == cause


@pytest.mark.parametrize("content", [b"", b"\n \n", b"%PDF-1.7 ...", bytes(range(256)) * 20])
def test_what_is_no_jsonl_is_said_once(tmp_path: Path, content: bytes) -> None:
    assert failure(write(tmp_path / "a.jsonl", content)).startswith("is ")


@pytest.mark.parametrize(
    "page",
    [
        "<p>Denmark and Norway signed a pact on ports.</p>",
        "<html><head><title>A pact<body><p>Denmark and Norway signed a pact on ports.</p></body></html>",
        "<html><head><TITLE>A pact\n<body><p>Denmark and Norway signed a pact on ports.</p></body></html>",
    ],
)
def test_a_page_that_is_broken_or_a_piece_of_one_is_read(tmp_path: Path, page: str) -> None:
    assert one(write(tmp_path / "a.html", page)).text == "Denmark and Norway signed a pact on ports."


def test_a_page_without_an_article_is_said(tmp_path: Path) -> None:
    page = "<html><body><script>var a = 1;</script></body></html>"
    assert failure(write(tmp_path / "a.html", page)) == "is a web page without an article that could be found"


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    assert failure(tmp_path / "none.txt") == "is not there: no such file or folder"
    assert failure(tmp_path / "*.txt") == "is a pattern that no file matches"
    assert failure(tmp_path).startswith("is a folder without a file to read (.txt, ")
    (tmp_path / "link").symlink_to("nowhere")
    assert failure(tmp_path / "link") == "is not there: a link that leads nowhere"
    assert failure("/dev/null") == "is not a file"


def test_folders_are_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "s/c.txt", ".h.txt", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write(tmp_path / name, f"This is {name}.")
    write(tmp_path / "bad.txt", b"\x00\x01\x02" * 100)
    found = list(read(str(tmp_path)))
    assert [Path(item.source).name for item in found] == ["a.txt", "b.txt", "bad.txt", "c.txt"]
    assert [item.source for item in found if isinstance(item, Document)] == ["a.txt", "b.txt", "s/c.txt"]
    assert [item.source for item in read(f"{tmp_path}/*.txt") if isinstance(item, Document)] == ["a.txt", "b.txt"]
    assert len(list(read(f"{tmp_path}/**"))) == 4


def test_a_folder_gives_files_with_a_known_suffix_only(tmp_path: Path) -> None:
    for name in ("a.txt", "B.MD", "table.csv", "Makefile", "notes.json"):
        write(tmp_path / name, "This is a text.")
    write(tmp_path / "scan.pdf", "This is a text, but a reader of the folder cannot know.")
    found = list(read(str(tmp_path)))
    assert [item.source for item in found if isinstance(item, Document)] == ["B.MD", "a.txt"]
    (failed,) = (item for item in found if isinstance(item, Failure))
    assert failed == Failure(f"{tmp_path}/scan.pdf", "is a .pdf file: convert it to text first")
    assert one(tmp_path / "table.csv").source == "table.csv"


@pytest.mark.parametrize("part", ["store/CURRENT", "documents.sqlite"])
def test_a_graph_in_a_folder_is_no_article(tmp_path: Path, part: str) -> None:
    for name in ("a.txt", "graph/graph.html", "graph/settings.json", f"graph/{part}", "graph/store/LOG", "graph/notes.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        write(tmp_path / name, f"This is {name}.")
    assert one(tmp_path).source == "a.txt"
    assert one(f"{tmp_path}/**").source == "a.txt"
    assert one(f"{tmp_path}/**/*.txt").source == "a.txt"
    assert failure(tmp_path / "graph") == "is a graph, not documents"


def test_standard_input_is_text_or_jsonl(monkeypatch: pytest.MonkeyPatch) -> None:
    for content, source in ((b"A text.", "stdin"), (b'{"text": "A text."}\n', "stdin:1")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        found = one("-")
        assert (found.text, found.source) == ("A text.", source)


def test_a_pipe_is_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = Thread(target=lambda: pipe.write_bytes(b"A text."))
    writer.start()
    assert one(pipe).text == "A text."
    writer.join()


def test_a_pipe_of_the_shell_keeps_its_whole_name(tmp_path: Path) -> None:
    with write(tmp_path / "a.txt", "A text.").open("rb") as opened:
        assert one(f"/dev/fd/{opened.fileno()}").source == f"/dev/fd/{opened.fileno()}"


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    write(tmp_path / "b.txt", "A text.")
    failure, document = read(str(tmp_path))
    assert isinstance(failure, Failure)
    assert "is a pipe" in failure.message
    assert isinstance(document, Document)


def test_a_folder_that_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(20):  # each step is short enough, the whole path is too long for the system
        place = Path("d" * 250)
        place.mkdir()
        os.chdir(place)
    Path("a.txt").write_text("Never reached.")
    write(tmp_path / "b.txt", "A text.")
    document, failure = read(str(tmp_path))
    assert isinstance(document, Document)
    assert isinstance(failure, Failure)
    assert "too long" in failure.message
    assert len(failure.source) < 400


@pytest.mark.parametrize(("name", "size"), [("a.txt", 50), ("a.jsonl", 50), ("a.html", 50), ("a.md", 15)])
def test_fifty_megabytes_in_one_line_are_refused_in_bounded_time_and_memory(tmp_path: Path, name: str, size: int) -> None:
    start, end = ('{"text": "', '"}\n') if name == "a.jsonl" else ("", "")
    path = write(tmp_path / name, start + "Denmark and Norway agreed. " * (size * 1_000_000 // 27) + end)
    if name == "a.jsonl":
        with path.open("a") as stream:
            stream.write('{"text": "after"}\n')
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.monotonic()
    found = list(read(str(path)))
    assert isinstance(found[0], Failure)
    assert [item.text for item in found[1:]] == (["after"] if name == "a.jsonl" else [])
    assert time.monotonic() - began < 10
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400_000  # kilobytes


def test_a_stream_of_jsonl_is_read_in_constant_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("w") as stream:
        for number in range(20_000):
            stream.write(json.dumps({"id": str(number), "text": f"Text {number}. " + "x" * 3000}) + "\n")
    program = (
        "import resource, sys\nfrom pactgraph.reading import read\nitems = read(sys.argv[1])\nnext(items)\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\nassert sum(1 for _ in items) == 19999\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    done = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 5_000  # kilobytes, of a file of 60 MB


@given(st.text())
def test_normal_text_is_stable_and_can_be_written(text: str) -> None:
    found = normalise(text)
    assert normalise(found) == found
    assert unicodedata.is_normalized("NFC", found)
    assert not {"\r", "\0", "\u2028"} & set(found)
    assert len(identifier(found)) == 16


def test_control_characters_keep_offsets() -> None:
    assert normalise("a\0b\x1bc\ud800d\te") == "a b c\ufffdd\te"


def test_the_same_text_is_the_same_document(tmp_path: Path) -> None:
    first = one(write(tmp_path / "a.txt", "Støre agreed.\n"))
    second = one(write(tmp_path / "b.txt", unicodedata.normalize("NFD", "Støre agreed.\r\n").encode("utf-16")))
    assert first.id == second.id == identifier("Støre agreed.\n")


@pytest.mark.parametrize(
    "text",
    [
        "2025-02-25",
        "20250225",
        "2025-02-25T23:00:00+01:00",
        "25 February 2025",
        "Feb 25, 2025",
        "25.02.2025",
        "Tue, 25 Feb 2025 09:00:00 GMT",
    ],
)
def test_dates_that_are_plain(text: str) -> None:
    assert parse_date(text) == date(2025, 2, 25)


def test_only_addresses_of_the_web_are_kept() -> None:
    assert web_address(" https://example.org/a b?q=ø#x ") == "https://example.org/a%20b?q=%C3%B8#x"
    for text in (
        None,
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
        "http://[::1",
        "http://a:99999/",
        "http://a b/",
        '//x"y',
    ):
        assert web_address(text) is None


class _Site(BaseHTTPRequestHandler):
    pages = {  # noqa: RUF012 - a table, read only
        "/page.html": ("text/html; charset=iso-8859-1", PAGE.format(charset="").encode("latin-1")),
        "/feed": ("application/x-ndjson", b'{"text": "One."}\n{"text": "Two."}\n'),
        "/plain": ("text/plain", b"A text."),
    }

    def do_GET(self) -> None:
        moved = {"/moved": "/plain", "/loop": "/loop", "/away": "ftp://example.org/x"}.get(self.path)
        if moved:
            self.send_response(302)
            self.send_header("Location", moved)
            self.end_headers()
        elif self.path == "/endless":
            self.send_response(200)
            self.end_headers()
            with hung_up():
                while True:
                    self.wfile.write(b"x" * 65536)
        elif self.path in self.pages:
            media_type, content = self.pages[self.path]
            self.send_response(200)
            self.send_header("Content-Type", media_type)
            self.end_headers()
            self.wfile.write(content)
        else:
            self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:
        """Tests are quiet."""


@contextmanager
def hung_up() -> Iterator[None]:
    try:
        yield
    except (BrokenPipeError, ConnectionResetError):
        return


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_addresses_are_read(site: str) -> None:
    page = one(f"{site}/page.html")
    assert "an aide to Støre said." in page.text
    assert page.url == "https://example.org/pact"
    assert one(f"{site}/moved").text == "A text."
    assert one(f"{site}/moved").url == f"{site}/plain"
    assert [item.text for item in read(f"{site}/feed") if isinstance(item, Document)] == ["One.", "Two."]


def test_addresses_that_fail_are_said(site: str) -> None:
    assert failure(f"{site}/none") == "cannot be fetched: the server answers 404 Not Found"
    assert "redirect" in failure(f"{site}/loop")
    assert failure(f"{site}/away").startswith("redirects to 'ftp://example.org/x'")
    assert failure(f"{site}/endless") == "is larger than 20 MB"
    assert failure("http://127.0.0.1:1/") == "cannot be fetched: [Errno 111] Connection refused"
    assert failure("file:///etc/passwd") == "is not an address that can be read: only http and https are"


def test_every_reader_of_the_table_is_in_the_readme() -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
    assert [suffix for suffix in (".txt", ".md", ".html", ".jsonl") if suffix not in readme] == []
    assert set(BY_SUFFIX) >= {".txt", ".md", ".html", ".jsonl"}
