"""What a cluster hears of who asks, over TLS with a certificate of its own authority."""

import json
import ssl
import threading
from base64 import b64encode
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import trustme

from search import cluster_client
from search.connection import read_search_url


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    """A certificate authority, and the file that names it."""
    authority = trustme.CA()
    path = tmp_path_factory.mktemp("ca") / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return authority, path


@pytest.fixture
def host(authority):
    """The address of a cluster behind TLS, and the logins that it heard."""
    heard = []

    class Cluster(BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            heard.append(self.headers["Authorization"])
            body = json.dumps({"hits": {"hits": []}}).encode()
            self.send_response(200)
            self.send_header("X-Elastic-Product", "Elasticsearch")
            # Its client takes the answer only so.
            accepted = self.headers["Accept"] or ""
            json_type = "application/vnd.elasticsearch+json;compatible-with=8"
            self.send_header(
                "Content-Type", json_type if "elasticsearch" in accepted else "application/json"
            )
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            """Nothing on the screen."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Cluster)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority[0].issue_cert("127.0.0.1").configure_cert(context)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_port}", heard
    server.shutdown()
    server.server_close()


def search(url: str) -> None:
    connection = read_search_url(url, "sqlite")
    with cluster_client.answering(connection) as client:
        client.search(index="portal", body={"query": {"match_all": {}}})


BASIC = f"Basic {b64encode('tìm:mật@khẩu'.encode()).decode()}"


@pytest.mark.parametrize(
    ("start", "options", "login"),
    [
        ("elasticsearch+https://t%C3%ACm:m%E1%BA%ADt%40kh%E1%BA%A9u@", "", BASIC),
        ("opensearch+https://t%C3%ACm:m%E1%BA%ADt%40kh%E1%BA%A9u@", "", BASIC),
        ("elasticsearch+https://", "&api_key=a2V5%3D", "ApiKey a2V5="),
        ("opensearch+https://", "", None),
    ],
)
def test_the_login_of_the_address_is_sent(authority, host, start, options, login):
    address, heard = host
    search(f"{start}{address}/portal?timeout=5&ca={authority[1]}{options}")
    assert heard == [login]


@pytest.mark.parametrize("engine", ["elasticsearch", "opensearch"])
def test_nothing_is_sent_to_a_host_that_the_authority_does_not_know(engine, host, tmp_path):
    address, heard = host
    other = tmp_path / "other.pem"
    trustme.CA().cert_pem.write_to_path(str(other))
    for options in (f"&ca={other}", ""):
        cluster_client._rests_until.clear()
        with pytest.raises(cluster_client.Unanswered, match="certificate|TLS"):
            search(f"{engine}+https://u:p@{address}/portal?timeout=5{options}")
    assert heard == []
