"""SEARCH_URL: what it may say, and that what makes no sense is told with what to write."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from search.cluster_client import client
from search.connection import Connection, read_search_url, wagtail_backends


@pytest.mark.parametrize(
    ("url", "connection"),
    [
        ("", Connection("sqlite")),
        (
            "elasticsearch+http://127.0.0.1:9200",
            Connection("elasticsearch", ("http://127.0.0.1:9200",)),
        ),
        (
            "opensearch+https://u:p%40ss@a.vn:9200,b.vn,[::1]:9201/cong-xa/",
            Connection(
                "opensearch",
                ("https://a.vn:9200", "https://b.vn:443", "https://[::1]:9201"),
                "u",
                "p@ss",
                prefix="cong-xa",
            ),
        ),
        (
            "elasticsearch+https://a.vn/x?api_key=k%3D&timeout=2.5",
            Connection(
                "elasticsearch", ("https://a.vn:443",), api_key="k=", prefix="x", timeout=2.5
            ),
        ),
        (
            "opensearch+http://[::1],B.vn:9201,[2001:DB8::2]:9202",
            Connection(
                "opensearch",
                ("http://[::1]:9200", "http://b.vn:9201", "http://[2001:db8::2]:9202"),
            ),
        ),
        (
            "opensearch+http://u:p@localhost",
            Connection("opensearch", ("http://localhost:9200",), "u", "p"),
        ),
    ],
)
def test_a_url_says_where_and_how(url, connection):
    assert read_search_url(url, "sqlite") == connection


@pytest.mark.parametrize(
    ("url", "hint"),
    [
        ("https://a.vn:9200", "begin it with"),
        ("solr+https://a.vn", "begin it with"),
        ("elasticsearch://a.vn", "begin it with"),
        ("elasticsearch+https://", "is no host"),
        ("elasticsearch+https://a.vn,,b.vn", "is no host"),
        ("elasticsearch+https://a.vn b.vn", "is no host"),
        ("elasticsearch+https://a.vn:port", "is no host or host:port"),
        ("elasticsearch+https://a.vn:0", "is no host:port"),
        ("elasticsearch+https://a.vn:65536", "is no host:port"),
        ("elasticsearch+https://[::1", "is no host"),
        ("elasticsearch+https://::1", "is no host"),
        ("elasticsearch+https://[::1]x", "is no host"),
        ("elasticsearch+https://[b.vn]", "is no host:port"),
        ("elasticsearch+https://[fe80::1%eth0/x", "is no host"),
        ("elasticsearch+https:a.vn", "begin it with"),
        ("elasticsearch+https://user@a.vn", "user:password@"),
        ("elasticsearch+https://:password@a.vn", "user:password@"),
        ("elasticsearch+https://u:p@a.vn?api_key=x", "not both"),
        ("opensearch+https://a.vn?api_key=x", "no API keys"),
        ("elasticsearch+http://u:p@a.vn", "https"),
        ("elasticsearch+http://a.vn?api_key=x", "https"),
        ("elasticsearch+http://a.vn?ca=/x.pem", "for https"),
        ("elasticsearch+https://a.vn?ca=/not/there.pem", "isn't there: /not/there.pem"),
        ("elasticsearch+https://a.vn/Portal", "small letters"),
        ("elasticsearch+https://a.vn/a/b", "small letters"),
        ("elasticsearch+https://a.vn?verify=no", "“verify” is unknown"),
        ("elasticsearch+https://a.vn?timeout=fast", "number of seconds"),
        ("elasticsearch+https://a.vn?timeout=900", "between"),
    ],
)
def test_what_makes_no_sense_is_refused_with_what_to_write(url, hint):
    with pytest.raises(ImproperlyConfigured, match="SEARCH_URL") as refused:
        read_search_url(url, "sqlite")
    assert hint in str(refused.value)


def test_secrets_are_not_shown():
    connection = Connection("elasticsearch", user="u", password="hidden", api_key="hidden")
    assert "hidden" not in repr(connection)


def test_beside_a_cluster_the_database_is_kept_up_to_date():
    cluster = read_search_url("opensearch+http://localhost", "postgresql")
    assert wagtail_backends(cluster, "postgresql") == {
        "default": {"BACKEND": "search.backends.opensearch"},
        "database": {"BACKEND": "search.backends.postgresql"},
    }
    assert wagtail_backends(Connection("sqlite"), "sqlite") == {
        "default": {"BACKEND": "search.backends.sqlite"}
    }


def test_the_clients_get_what_the_url_says(tmp_path):
    elastic = client(read_search_url("elasticsearch+https://a.vn,b.vn?api_key=key", "sqlite"))
    hosts = {node.base_url for node in elastic.transport.node_pool.all()}
    assert hosts == {"https://a.vn:443", "https://b.vn:443"}
    assert elastic._headers["authorization"] == "ApiKey key"
    elastic = client(read_search_url("elasticsearch+https://u:p@a.vn", "sqlite"))
    assert elastic._headers["authorization"].startswith("Basic ")
    opensearch = client(read_search_url("opensearch+https://u:p@a.vn,b.vn", "sqlite"))
    hosts = [connection.host for connection in opensearch.transport.connection_pool.connections]
    assert sorted(hosts) == ["https://a.vn:443", "https://b.vn:443"]
