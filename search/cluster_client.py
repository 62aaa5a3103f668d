"""Talking to a cluster: one client for the process, errors of one kind, a rest after a failure.

The clients are loaded only where there is a cluster.
"""

import logging
import time
from base64 import b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from typing import Any

from search.connection import Connection

logger = logging.getLogger(__name__)
# Seconds for which a cluster that did not answer isn't asked again: one reader waits, not all.
REST = 10
# Seconds that work may take which no reader waits for.
WRITING = 30.0


class Unanswered(Exception):
    """The cluster gave no answer, or an error: the database answers instead."""


class NoIndex(Unanswered):
    """Nobody made the index yet."""


@lru_cache
def client(connection: Connection):
    """The official client of a cluster, one for all threads of the process."""
    several = len(connection.hosts) > 1
    options: dict[str, Any] = {
        "hosts": list(connection.hosts),
        # A second host is tried within the time.
        "max_retries": 1 if several else 0,
        "retry_on_timeout": several,
        **({"ca_certs": connection.ca} if connection.ca else {}),
    }
    timeout = connection.timeout / (2 if several else 1)
    if connection.api_key:
        options["headers"] = {"authorization": f"ApiKey {connection.api_key}"}
    elif connection.user:
        # Not by the clients, of which one knows no Vietnamese passwords.
        login = b64encode(f"{connection.user}:{connection.password}".encode()).decode()
        options["headers"] = {"authorization": f"Basic {login}"}
    if connection.engine == "elasticsearch":
        from elasticsearch import Elasticsearch

        return Elasticsearch(**options, request_timeout=timeout)
    from opensearchpy import OpenSearch

    return OpenSearch(**options, timeout=timeout)


def cluster_errors(connection: Connection) -> tuple[type[Exception], ...]:
    """What its client raises."""
    if connection.engine == "elasticsearch":
        from elasticsearch import ApiError, TransportError

        return ApiError, TransportError
    from opensearchpy import OpenSearchException

    return (OpenSearchException,)


_rests_until: dict[tuple[str, ...], float] = {}


@contextmanager
def answering(connection: Connection) -> Iterator:
    """The client for a block of code; what goes wrong there comes out as `Unanswered`.

    A cluster that can't be reached, or can't work, rests for a while: it isn't even asked.
    """
    if time.monotonic() < _rests_until.get(connection.hosts, 0):
        raise Unanswered(f"{connection.engine} did not answer a moment ago.")
    try:
        yield client(connection)
    except cluster_errors(connection) as error:
        # No number: no answer came.
        status = getattr(error, "status_code", None)
        if not isinstance(status, int) or status >= 500 or status == 429:
            _rests_until[connection.hosts] = time.monotonic() + REST
        logger.warning("%s did not answer: %s", connection.engine, error)
        raise Unanswered(f"{connection.engine}: {error}"[:500]) from error


def patient(connection: Connection) -> Connection:
    """The same with time for work that no reader waits for."""
    return replace(connection, timeout=WRITING)


def bulk(connection: Connection, index: str, actions: Iterable[dict], **options) -> None:
    """Writes many documents; `Unanswered` where the cluster refused some, the others are in."""
    if connection.engine == "elasticsearch":
        from elasticsearch.helpers import streaming_bulk
    else:
        from opensearchpy.helpers import streaming_bulk
    with answering(connection) as cluster:
        results = streaming_bulk(
            cluster, actions, chunk_size=500, raise_on_error=False, index=index, **options
        )
        refused = [result for done, result in results if not done]
    # What was to be deleted and wasn't there is no failure.
    refused = [one for one in refused if one.get("delete", {}).get("status") != 404]
    if refused:
        kind = NoIndex if "index_not_found" in str(refused[0]) else Unanswered
        raise kind(f"{index} refused {len(refused)} documents: {refused[0]}"[:500])


def wake(connection: Connection) -> None:
    """Asks the cluster again at once: for commands that just made sure of it, and for tests."""
    _rests_until.pop(connection.hosts, None)
