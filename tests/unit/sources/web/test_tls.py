"""Only a server that proves to be the one it should be is read."""

import shutil
import ssl
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from accord.errors import PageError
from accord.sources.web.client import Client

from .conftest import Server, answer, serving

Make = Callable[..., Client]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a certificate for safe.test, and its key, in one file."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not here to make a certificate")
    path = tmp_path_factory.mktemp("tls") / "safe.pem"
    new = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    said = ["-subj", "/CN=safe.test", "-addext", "subjectAltName=DNS:safe.test", "-days", "2"]
    subprocess.run([*new, *said, "-keyout", path, "-out", path.with_suffix(".crt")], check=True, capture_output=True)
    path.write_text(path.read_text() + path.with_suffix(".crt").read_text())
    return path


@pytest.fixture
def safe(certificate: Path) -> Iterator[Server]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with serving(wrap=lambda listener: context.wrap_socket(listener, server_side=True)) as server:
        server.routes["/a"] = answer("a")
        yield server


def trusting(certificate: Path) -> Callable[[], ssl.SSLContext]:
    return lambda: ssl.create_default_context(cafile=certificate)


def test_a_server_that_proves_its_name_is_read(client: Make, safe: Server, certificate: Path) -> None:
    one = client(tls=trusting(certificate))
    assert one.get(f"https://safe.test:{safe.port}/a").body == b"a"


def test_a_server_with_the_certificate_of_another_is_not(client: Make, safe: Server, certificate: Path) -> None:
    with pytest.raises(PageError) as caught:
        client(tls=trusting(certificate)).get(f"https://other.test:{safe.port}/a")
    assert caught.value.code == "tls_failed"
    assert safe.asked == []


def test_a_certificate_that_nobody_vouches_for_is_not_enough(client: Make, safe: Server) -> None:
    with pytest.raises(PageError) as caught:
        client().get(f"https://safe.test:{safe.port}/a")
    assert caught.value.code == "tls_failed"
    assert safe.asked == []
