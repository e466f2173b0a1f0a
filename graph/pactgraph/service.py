"""SPARQL over HTTP and the explorer, read only, for this machine alone.

Each query runs in a process of its own, which is killed when its time is up: Oxigraph cannot stop a query that runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import BoundedSemaphore, Thread
from urllib.parse import parse_qs, urlsplit

from pactgraph.errors import PactgraphError, QueryError, QueryStopped
from pactgraph.graph import PAGE, Graph
from pactgraph.rdf import Store
from pactgraph.rdf.protocol import respond

HOST = "127.0.0.1"
MAX_QUERY = 200_000  # bytes
MAX_ANSWER = 50_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Response:
    """What goes back: a status of HTTP, a media type, a body."""

    status: HTTPStatus
    media_type: str
    body: bytes

    @classmethod
    def plain(cls, status: HTTPStatus, message: str) -> Response:
        """A line of text."""
        return cls(status, "text/plain; charset=utf-8", message.encode() + b"\n")


class Service:
    """A graph that answers over HTTP. ``address`` is where; ``serve_forever`` runs until ``close``."""

    def __init__(self, path: str | Path, *, port: int = 0, timeout: float = 30.0, workers: int = 2) -> None:
        """Open the port, at 127.0.0.1 only.

        Args:
            path: a graph folder or a file of RDF.
            port: 0 takes a free one.
            timeout: seconds that a query may take.
            workers: queries that run at the same time.

        Raises:
            GraphError: there is no graph there.
            PactgraphError: the port is taken.
        """
        self.path = Path(path)
        self.timeout = timeout
        with Graph.open(path) as graph:  # an error is told now, not with the first query
            self._page = None if (self.path / PAGE).is_file() else graph.page().encode()
        self._slots = BoundedSemaphore(workers)
        try:
            self._server = ThreadingHTTPServer((HOST, port), type("Handler", (_Handler,), {"service": self}))
        except OSError as error:
            raise PactgraphError(f"port {port} cannot be used ({error.strerror or error}): choose another with --port") from error

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return self._server.server_port

    @property
    def address(self) -> str:
        """The address of the explorer; SPARQL is at ``sparql`` under it."""
        return f"http://{HOST}:{self.port}/"

    def page(self) -> bytes:
        """The explorer: the page that the last build wrote."""
        return self._page if self._page is not None else (self.path / PAGE).read_bytes()

    def ask(self, sparql: str, accept: str) -> Response:
        """The response to a query; one that takes too long is stopped."""
        if not self._slots.acquire(timeout=self.timeout):
            return Response.plain(HTTPStatus.SERVICE_UNAVAILABLE, "too many queries run at the moment: try again later")
        try:
            # opened anew, since a build may have added to the graph meanwhile
            with Store.open(self.path, read_only=True) as store:
                media_type, body = respond(store, sparql, accept, timeout=self.timeout)
        except QueryStopped as error:
            return Response.plain(HTTPStatus.SERVICE_UNAVAILABLE, str(error))
        except QueryError as error:
            return Response.plain(HTTPStatus.BAD_REQUEST, str(error))
        except PactgraphError as error:
            return Response.plain(HTTPStatus.INTERNAL_SERVER_ERROR, str(error))
        finally:
            self._slots.release()
        if len(body) > MAX_ANSWER:
            message = f"the answer is larger than {MAX_ANSWER // 1_000_000} MB: add LIMIT"
            return Response.plain(HTTPStatus.BAD_REQUEST, message)
        return Response(HTTPStatus.OK, media_type, body)

    def serve_forever(self) -> None:
        """Answer until ``close`` is called, from another thread, or the process is interrupted."""
        self._server.serve_forever(poll_interval=0.1)

    def close(self) -> None:
        """Stop answering."""
        self._server.shutdown()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    """One request. Nothing that a page of another site could send is answered: the Host header must name this machine."""

    service: Service
    timeout = 30.0  # seconds for a client to send its request
    server_version = "pactgraph"
    sys_version = ""

    def do_GET(self) -> None:
        """The page, the state of health, or a query in the address."""
        if not self._is_local():
            return
        path = urlsplit(self.path)
        if path.path == "/":
            self._send(Response(HTTPStatus.OK, "text/html; charset=utf-8", self.service.page()), page=True)
        elif path.path == "/healthz":
            self._send(Response.plain(HTTPStatus.OK, "ok"))
        elif path.path == "/sparql":
            self._answer(parse_qs(path.query), None)
        else:
            self._send(Response.plain(HTTPStatus.NOT_FOUND, "nothing is here: / is the page, /sparql answers queries"))

    do_HEAD = do_GET

    def do_POST(self) -> None:
        """A query in the body, bare or as a form."""
        if not self._is_local():
            return
        length = self.headers.get("Content-Length", "")
        if not length.isdigit():
            self._send(Response.plain(HTTPStatus.LENGTH_REQUIRED, "Content-Length is missing"))
        elif int(length) > MAX_QUERY:
            self._send(Response.plain(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"a query may have {MAX_QUERY:,} bytes"))
        elif urlsplit(self.path).path != "/sparql":
            self._send(Response.plain(HTTPStatus.NOT_FOUND, "queries go to /sparql"))
        else:
            self._answer_body(self.rfile.read(int(length)).decode("utf-8", "replace"))

    def _answer_body(self, body: str) -> None:
        parameters = parse_qs(urlsplit(self.path).query)
        match self.headers.get_content_type():
            case "application/sparql-query":
                self._answer(parameters, body)
            case "application/x-www-form-urlencoded":
                self._answer(parse_qs(body), None)
            case "application/sparql-update":
                self._send(Response.plain(HTTPStatus.FORBIDDEN, "this graph is read only"))
            case other:
                self._send(Response.plain(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"{other}: send application/sparql-query or a form"))

    def _answer(self, parameters: dict[str, list[str]], sparql: str | None) -> None:
        queries = parameters.get("query", []) if sparql is None else [sparql]
        if len(queries) != 1:
            self._send(Response.plain(HTTPStatus.BAD_REQUEST, "one query is needed: /sparql?query=..."))
            return
        if parameters.keys() & {"default-graph-uri", "named-graph-uri"}:
            message = "graphs are named in the query, with FROM and FROM NAMED"
            self._send(Response.plain(HTTPStatus.BAD_REQUEST, message))
            return
        self._send(self.service.ask(queries[0], self.headers.get("Accept", "*/*")))

    def _is_local(self) -> bool:
        """False, and refused, where the Host header is not ours: a site whose name now leads to 127.0.0.1 (DNS rebinding)."""
        if self.headers.get("Host", "") in (f"{name}:{self.service.port}" for name in (HOST, "localhost")):
            return True
        self._send(Response.plain(HTTPStatus.MISDIRECTED_REQUEST, f"this server is {self.service.address} and no other"))
        return False

    def _send(self, response: Response, *, page: bool = False) -> None:
        # The page brings a stricter policy of its own, with the hashes of its scripts; both hold.
        policy = "connect-src 'none'; object-src 'none'" if page else "default-src 'none'"
        self.send_response(response.status)
        self.send_header("Content-Type", response.media_type)
        self.send_header("Content-Length", str(len(response.body)))
        self.send_header("Content-Security-Policy", f"{policy}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Requests are nobody's business."""


@contextmanager
def serving(path: str | Path, *, port: int = 0, timeout: float = 30.0, workers: int = 2) -> Iterator[Service]:
    """A service that answers in a thread of its own while the block runs."""
    service = Service(path, port=port, timeout=timeout, workers=workers)
    thread = Thread(target=service.serve_forever, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        service.close()
        thread.join()
