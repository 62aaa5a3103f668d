"""Asks the admin as an officer, takes it all back, and tells what should not have been."""

import io
import json
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from django.core.cache import caches
from django.core.signals import got_request_exception
from django.db import transaction

from tests.isolation.addresses import Address, fill
from tests.isolation.queries import body, queries
from tests.isolation.words import Told
from tests.isolation.world import ROLES, IsolationWorld
from tests.isolation.writes import caught_tables, written

NOBODY = "nobody"
# Addresses that are not asked, with the reason.
NOT_ASKED = {"wagtailadmin_error_test": "fails on purpose, to try what a failure looks like"}
# Rows of others that a role sees or writes by design: by what a word stands in, by table, or by
# the view and the table.
SEES = {
    # What changed of stars and the register of decisions, too: the province answers for them.
    "p-editor": (
        "search.CuratedAnswer.",
        "search.Miss.",
        "products.StarChange.",
        "decisions.DecisionEntry.",
    ),
    # The staff of all communes, their log-ins, looks and requests, without personal data.
    "p-admin": (
        "search.CuratedAnswer.",
        "search.Miss.",
        "products.StarChange.",
        "decisions.DecisionEntry.",
        "users.User.",
        "privacy.AccessRecord.",
        "register.RegisterEntry.",
        "home.CommuneOpening.",
    ),
}
# A day that is worked or free moves the deadlines of open questions.
DEADLINES = {f"day_changes:{what} questions_question" for what in ("add", "edit", "delete")}
WRITES: dict[str, set[str]] = {
    "p-editor": {"search_curatedanswer", *DEADLINES},
    # The register of decisions is the province's own, whichever commune a product is of.
    "p-admin": {
        "search_curatedanswer",
        "communes_communesettings",
        "decisions_decisionentry",
        *DEADLINES,
    },
}
# An address that refuses is asked with one query string in so many.
REFUSED_ASKED = 9
# Roles that an address is asked as with every query string; the others are between them.
ASKED_ALL = ("a-contributor", "a-admin", "p-admin")
FIRST = 10
# Rows of nobody: what the province keeps for all is for the province's officers.
SHARED = {
    "taggit_tag": "a tag that no file has yet",
    "wagtail_localize_string": "texts that pages of several sites may share",
    "wagtailcore_uploadedfile": "waits for its form",
    "wagtailembeds_embed": "what a public address shows",
}


@dataclass(frozen=True)
class Request:
    """One thing to ask. `name` is that of the view."""

    name: str
    role: str
    method: str
    path: str
    whose: str = ""
    data: tuple[tuple[str, str], ...] = ()

    def __str__(self):
        return f"{self.role} {self.method} {self.path}"


@dataclass(frozen=True, order=True)
class Finding:
    """What should not have been: `kind` is "tells", "writes" or "fails"."""

    name: str
    role: str
    kind: str
    what: str

    def __str__(self):
        return f"{self.name} {self.kind} {self.role}: {self.what}"


class Walker:
    """Officers of every role, each with a browser that forgets what it was told."""

    def __init__(self, it: IsolationWorld):
        self.it = it
        self._clients = {}
        self.examples: dict[Finding, Request] = {}

    def client(self, role: str):
        """The role's browser; make it outside what is taken back: its session must stay."""
        if role not in self._clients:
            client = self.it.client(role)
            client.raise_request_exception = False
            self._clients[role] = client, client.cookies.output(header="")
        client, cookies = self._clients[role]
        client.cookies.clear()
        client.cookies.load(cookies.strip())
        return client

    def ask(self, request: Request) -> set[Finding]:
        """Asks, and takes back what that changed."""
        errors: list[str] = []

        def note(sender, **_kwargs):
            kind, error, _trace = sys.exc_info()
            errors.append(f"{kind.__name__}: {str(error)[:80]}")

        client = self.client(request.role)
        got_request_exception.connect(note)
        try:
            with transaction.atomic(), caught_tables() as tables:
                response = self.send(client, request)
                text = text_of(response)
                findings = set(self._told(request, text))
                if tables:
                    findings |= set(self._written(request, tables))
                transaction.set_rollback(True)
        finally:
            got_request_exception.disconnect(note)
        if tables:
            for cache in caches.all():
                cache.clear()
        if response.status_code >= 500:
            findings.add(self._finding(request, "fails", (errors or ["an error"])[0]))
        for finding in findings:
            self.examples.setdefault(finding, request)
        self.last = response
        return findings

    @staticmethod
    def send(client, request: Request):
        send = getattr(client, request.method.lower())
        if request.method == "GET":
            return send(request.path)
        if request.method == "POST":
            return send(request.path, dict(request.data))
        return send(request.path, json.dumps(dict(request.data)), content_type="application/json")

    def _finding(self, request: Request, kind: str, what: str) -> Finding:
        return Finding(request.name, request.role, kind, what)

    def _told(self, request: Request, text: str) -> Iterator[Finding]:
        asked = self.it.words.told_in(unquote(request.path) + str(request.data))
        for told in self.it.words.told_in(text) - asked:
            if is_foreign(told, request.role):
                yield self._finding(request, "tells", str(told))

    def _written(self, request: Request, tables: set[str]) -> Iterator[Finding]:
        owner = ROLES[request.role][0] if request.role in ROLES else ""
        allowed = WRITES.get(request.role, set())
        for whose, table, how, _row in written(self.it.belongings, tables):
            if not {table, f"{request.name} {table}"}.isdisjoint(allowed) or whose == owner:
                continue
            if not whose and (table in SHARED or owner == "p"):
                continue
            yield self._finding(request, "writes", f"{whose or 'all'}: {table} {how}")


def walk(walker: Walker, requests: list[Request]) -> set[Finding]:
    """Asks all, but of an address that refuses the plain question only some of its queries."""
    findings: set[Finding] = set()
    refused: set[str] = set()
    for number, request in enumerate(requests):
        path, _mark, query = request.path.partition("?")
        if query and path in refused and request.method == "GET" and number % REFUSED_ASKED:
            continue
        findings |= walker.ask(request)
        if not query and request.method == "GET" and walker.last.status_code in (302, 403, 405):
            refused.add(path)
    return findings


def is_foreign(told: Told, role: str) -> bool:
    """Whether a word should be unknown to a role."""
    if role not in ROLES:
        return True
    return told.owner != ROLES[role][0] and not told.what.startswith(SEES.get(role, ("\n",)))


def text_of(response) -> str:
    """All that an answer says: body, headers, what the next page will say."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as sheet:
            content = b"\n".join(sheet.read(name) for name in sheet.namelist())
    said = [content.decode("utf-8", "replace")]
    said += [unquote(f"{name}: {value}") for name, value in response.headers.items()]
    storage = getattr(getattr(response, "wsgi_request", None), "_messages", None)
    said += [str(message) for message in getattr(storage, "_queued_messages", ())]
    return "\n".join(said)


def requests_of(it: IsolationWorld, address: Address, role: str) -> list[Request]:
    """Everything to ask of an address as a role."""
    owner = ROLES[role][0] if role in ROLES else "a"
    filled = fill(it, address, owner)
    asked, data = queries(it, owner, address.view), tuple(body(it, owner).items())
    if role not in ASKED_ALL:
        asked = [asked[0], *asked[1 + len(role) % 4 :: len(asked) // FIRST]]
    if role == NOBODY:
        filled, asked = filled[:3], asked[:3]
    is_bulk = address.name == "wagtail_bulk_action"
    found = []
    for number, one in enumerate(filled):

        def add(method: str, query: str = "", one=one) -> None:
            path = f"{one.path}?{query}" if query else one.path
            found.append(Request(address.name, role, method, path, one.whose, data))

        # Every query string where there is most to tell: at an own thing.
        for query in asked if is_bulk or number == 0 else asked[:1]:
            add("GET", query)
            if is_bulk and "id=" in query:
                add("POST", query)
        add("POST")
        if number in (0, len(filled) // 2):
            for method in ("PUT", "PATCH", "DELETE"):
                add(method)
    return found
