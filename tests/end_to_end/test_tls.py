"""A certificate that nobody vouches for: what comes from such a server is no proof, and is not fetched."""

import datetime
import ssl
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from scraper.demo import Site
from scraper.demo.definition import definition
from tests.end_to_end.commands import cuttings


class _Handler(BaseHTTPRequestHandler):
    asked = 0

    def do_GET(self) -> None:
        type(self).asked += 1
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"<h1>not to be trusted</h1>")

    def log_message(self, *_: object) -> None:
        """Nothing: the log of a test is what it asserts."""


@pytest.fixture
def untrusted(tmp_path: Path) -> Iterator[str]:
    """The address of an https server that signed its certificate itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = tmp_path / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    pem.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"https://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_an_untrusted_certificate_ends_the_visit_before_a_request(tmp_path: Path, untrusted: str) -> None:
    archive = tmp_path / "archive"
    cuttings("init", archive)
    text = definition(Site(3, topics=1), untrusted).replace("[site]\n", '[site]\nscheme = "https"\n')
    (archive / "sources" / "replica.toml").write_text(text, encoding="utf-8")
    run = cuttings("--archive", archive, "crawl", "replica", "--retries", "0", status=3)
    assert "robots.txt unreadable" in run.stdout
    assert "certificate verify failed" in run.stdout
    assert _Handler.asked == 0
