"""Asking a service that the settings name: with a time-out, a limit, and no other address.

For addresses that people type there is `portal.core.public_web`, which looks at them first.
"""

import ssl
from http.client import HTTPException
from socket import gaierror
from time import monotonic
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

AGENT = "commune-portal"
_PIECE = 1 << 16
# Before the first byte of a request: no such name, nobody there, somebody else.
_NOT_REACHED = (gaierror, ConnectionRefusedError, ssl.SSLCertVerificationError)


class NoService(Exception):
    """No answer of use; the message is a word and never holds the address, which may hold a key.

    `status` is that of an answer that said no, else None; `is_unsent` where certainly nothing
    was sent.
    """

    def __init__(self, why: str, *, status: int | None = None, is_unsent: bool = False):
        super().__init__(why)
        self.status, self.is_unsent = status, is_unsent


class _NoRedirects(HTTPRedirectHandler):
    """What is sent goes to the address of the settings and to no other."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


def ask_service(
    url: str,
    *,
    key: str = "",
    body: bytes | None = None,
    headers: dict[str, str] | None = None,
    seconds: float,
    most_bytes: int,
) -> bytes:
    """What a service answers to a GET, or to a POST of `body`, with `key` as a bearer's token.

    Raises NoService for all but 2xx, for a service that takes longer than about `seconds` in all,
    and for more than `most_bytes`.
    """
    told = {"User-Agent": AGENT} | (headers or {})
    if key:
        told["Authorization"] = f"Bearer {key}"
    try:
        request = Request(url, data=body, headers=told)  # noqa: S310 - named by the settings
        return _read(request, seconds, most_bytes)
    except HTTPError as error:
        error.close()
        # Without what came before, here and below: it holds the address.
        raise NoService(str(error.code), status=error.code) from None
    except URLError as error:
        raise _silence(error.reason) from None
    except (OSError, HTTPException, ValueError) as error:
        raise _silence(error) from None


def _silence(reason: Any) -> NoService:
    return NoService(type(reason).__name__, is_unsent=isinstance(reason, _NOT_REACHED))


def _read(request: Request, seconds: float, most_bytes: int) -> bytes:
    ends, pieces, size = monotonic() + seconds, [], 0
    with build_opener(_NoRedirects).open(request, timeout=seconds) as answer:
        # The time-out above is for each piece: one that drips must end, too.
        while piece := answer.read1(_PIECE):
            pieces.append(piece)
            size += len(piece)
            if monotonic() > ends:
                raise TimeoutError
            if size > most_bytes:
                raise ValueError("too long")
    return b"".join(pieces)
