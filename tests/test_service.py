"""The service: a real server, real queries, and what a hostile client may try."""

from __future__ import annotations

import http.client
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from urllib.parse import quote, urlencode

import pytest

import pactgraph as pg
from pactgraph.errors import PactgraphError
from pactgraph.service import MAX_QUERY, Service, serving

TEXT = "Denmark and Norway signed a defence pact in Oslo on Monday."
ASK = "ASK { actor:DNK pact:partnersWith actor:NOR }"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("service") / "graph"
    pg.build(pg.document(TEXT, "news"), path).close()
    return path


@pytest.fixture(scope="module")
def service(folder: Path) -> Iterator[Service]:
    with serving(folder, timeout=5.0) as running:
        yield running


def ask(service: Service, method: str, path: str, body: str | None = None, **headers: str) -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=30)
    connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    return answer.status, dict(answer.headers), answer.read().decode()


def test_a_port_that_is_taken_is_said(service: Service, folder: Path) -> None:
    with pytest.raises(PactgraphError, match=rf"port {service.port} cannot be used \(Address already in use\): choose another"):
        Service(folder, port=service.port)


def test_a_query_by_get_and_post(service: Service) -> None:
    answers = [
        ask(service, "GET", f"/sparql?query={quote(ASK)}"),
        ask(service, "POST", "/sparql", ASK, Content_Type="application/sparql-query"),
        ask(service, "POST", "/sparql", urlencode({"query": ASK}), Content_Type="application/x-www-form-urlencoded"),
    ]
    for status, headers, body in answers:
        assert (status, headers["Content-Type"]) == (200, "application/sparql-results+json")
        assert json.loads(body)["boolean"] is True


@pytest.mark.parametrize(
    ("accept", "media_type", "start"),
    [
        ("application/sparql-results+xml", "application/sparql-results+xml", "<?xml"),
        ("text/csv", "text/csv", "c\r\n"),
        ("text/tab-separated-values", "text/tab-separated-values", "?c\n"),
        ("application/json;q=0.5, text/csv", "text/csv", "c\r\n"),
        ("text/csv;q=0, */*", "application/sparql-results+json", '{"head"'),
        ("text/*", "text/csv", "c\r\n"),
        ("image/png", "application/sparql-results+json", '{"head"'),
    ],
)
def test_the_answer_is_in_the_type_that_the_client_accepts(service: Service, accept: str, media_type: str, start: str) -> None:
    query = "SELECT ?c { actor:DNK pact:partnersWith ?c }"
    status, headers, body = ask(service, "GET", f"/sparql?query={quote(query)}", Accept=accept)
    assert (status, headers["Content-Type"]) == (200, media_type)
    assert body.startswith(start)
    assert "NOR" in body


def test_triples_come_as_turtle_or_what_is_accepted(service: Service) -> None:
    query = quote("CONSTRUCT { ?a pact:partnersWith ?b } WHERE { ?a pact:partnersWith ?b }")
    assert ask(service, "GET", f"/sparql?query={query}")[1]["Content-Type"] == "text/turtle"
    status, headers, body = ask(service, "GET", f"/sparql?query={query}", Accept="application/n-triples")
    assert (status, headers["Content-Type"]) == (200, "application/n-triples")
    assert len(body.splitlines()) == 2


def test_a_graph_is_named_in_the_query(service: Service) -> None:
    graph = f"https://w3id.org/pactgraph/document/{pg.document(TEXT, 'news').id}"
    for name, expected in ((graph, True), (graph[:-1] + "-", False)):
        query = f"ASK FROM <{name}> {{ actor:DNK pact:partnersWith actor:NOR }}"
        assert json.loads(ask(service, "GET", f"/sparql?query={quote(query)}")[2])["boolean"] is expected
    status, _, body = ask(service, "GET", f"/sparql?{urlencode({'query': ASK, 'default-graph-uri': graph})}")
    assert (status, body) == (400, "graphs are named in the query, with FROM and FROM NAMED\n")


@pytest.mark.parametrize(
    ("sparql", "cause"),
    [
        ("SELECT ?x { ?x ?y", "column"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "update"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE"),
    ],
)
def test_a_bad_query_is_the_client_s_error(service: Service, sparql: str, cause: str) -> None:
    status, headers, body = ask(service, "GET", f"/sparql?query={quote(sparql)}")
    assert (status, headers["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert cause in body
    assert len(body.splitlines()) == 1


def test_an_update_request_is_refused(service: Service) -> None:
    assert ask(service, "POST", "/sparql", "CLEAR ALL", Content_Type="application/sparql-update")[0] == 403
    assert (
        ask(service, "POST", "/sparql", urlencode({"update": "CLEAR ALL"}), Content_Type="application/x-www-form-urlencoded")[0]
        == 400
    )
    assert json.loads(ask(service, "GET", f"/sparql?query={quote(ASK)}")[2])["boolean"] is True


def test_a_query_that_takes_too_long_is_killed_and_others_are_answered(service: Service) -> None:
    began = time.monotonic()
    status, _, body = ask(service, "GET", f"/sparql?query={quote(SLOW)}")
    assert status == 503
    assert "longer than 5 s" in body
    assert time.monotonic() - began < 30
    assert ask(service, "GET", f"/sparql?query={quote(ASK)}")[0] == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1:1", "", "localhost.evil.example"])
def test_another_host_name_is_refused(service: Service, host: str) -> None:
    for method, path in (("GET", "/"), ("GET", f"/sparql?query={quote(ASK)}"), ("POST", "/sparql")):
        status, _, body = ask(service, method, path, None, Host=host)
        assert status == 421
        assert "partnersWith" not in body


def test_this_host_by_its_name(service: Service) -> None:
    assert ask(service, "GET", "/healthz", None, Host=f"localhost:{service.port}")[::2] == (200, "ok\n")


def test_every_answer_has_the_headers_that_protect(service: Service) -> None:
    for path in ("/", "/healthz", "/nothing", f"/sparql?query={quote(ASK)}", "/sparql"):
        headers = ask(service, "GET", path)[1]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert "Access-Control-Allow-Origin" not in headers
        assert "Python" not in headers.get("Server", "")


def test_the_page_is_that_of_the_graph(service: Service, folder: Path) -> None:
    status, headers, body = ask(service, "GET", "/")
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert body == (folder / "graph.html").read_text("utf-8")
    assert ask(service, "HEAD", "/")[::2] == (200, "")


@pytest.mark.parametrize(
    ("method", "path", "body", "headers", "status"),
    [
        ("GET", "/etc/passwd", None, {}, 404),
        ("GET", "/../../etc/passwd", None, {}, 404),
        ("GET", "/sparql", None, {}, 400),
        ("GET", "/sparql?query=a&query=b", None, {}, 400),
        ("POST", "/", "x", {"Content_Type": "application/sparql-query"}, 404),
        ("POST", "/sparql", "x", {"Content_Type": "text/plain"}, 415),
        ("POST", "/sparql", "x" * (MAX_QUERY + 1), {"Content_Type": "application/sparql-query"}, 413),
        ("GET", "/sparql?query=" + "x" * 70_000, None, {}, 414),
        ("DELETE", "/sparql", None, {}, 501),
    ],
)
def test_what_is_no_query_is_refused(
    service: Service, method: str, path: str, body: str | None, headers: dict[str, str], status: int
) -> None:
    assert ask(service, method, path, body, **headers)[0] == status


def test_a_body_without_a_length_is_refused(service: Service) -> None:
    with socket.create_connection(("127.0.0.1", service.port), timeout=10) as connection:
        connection.sendall(f"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1:{service.port}\r\n\r\n".encode())
        assert b" 411 " in connection.recv(1000)


def test_it_listens_on_this_machine_alone(service: Service) -> None:
    assert service.address == f"http://127.0.0.1:{service.port}/"
    with pytest.raises(OSError, match="refused"), socket.create_connection(("127.0.0.2", service.port), timeout=2):
        pass


def test_what_a_later_build_adds_is_seen(tmp_path: Path) -> None:
    pg.build(pg.document("Sweden met Finland.", "a"), tmp_path / "graph").close()
    with serving(tmp_path / "graph", workers=1) as running:
        path = f"/sparql?query={quote(ASK)}"
        assert json.loads(ask(running, "GET", path)[2])["boolean"] is False
        pg.build(pg.document(TEXT, "news"), tmp_path / "graph").close()
        assert json.loads(ask(running, "GET", path)[2])["boolean"] is True


def test_the_command_serves_and_ends(folder: Path) -> None:
    program = [sys.executable, "-m", "pactgraph", "serve", str(folder), "--port", "0"]
    with subprocess.Popen(program, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        first = process.stderr.readline()
        watch = Timer(60, process.kill)  # so that a failure here does not wait for ever
        watch.start()
        port = int(first.rstrip("/\n").rpartition(":")[2])
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("GET", "/healthz")
        assert connection.getresponse().status == 200
        process.terminate()
        assert process.wait(timeout=20) == 130
        assert "Traceback" not in process.stderr.read()
        watch.cancel()
