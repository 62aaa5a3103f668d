"""A storm day: many readers while the province switches it on, and while the app is killed.

    scripts/with_postgresql scripts/with_nginx python bench/storm.py [--readers 500] [--minutes 5]

Each reader keeps a connection, reads a page, thinks some seconds and goes on: half of them on
the commune that is hit, the others on the portal and two further communes. In the middle
another process switches a storm day on for every commune, as the admin does. Watchers ask for the
portal's home, the commune's home and its notices ten times a second until each shows it. For the
last quarter the app is dead, and everybody reads storm pages. Goals: no error, and seen everywhere
within one second of the switch. Loopback only.
"""

import argparse
import asyncio
import gzip
import os
import random
import signal
import ssl
import statistics
import sys
import time
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[1]
HIT = "thanhson.localhost"
HOSTS = {HIT: 50, "localhost": 30, "minhhop.localhost": 10, "khanhhop.localhost": 10}
# What the sitemaps of the sites are for: the pages that readers go to from a home.
SECTIONS = ("/", "/thong-bao/", "/lich-cong-tac/", "/hoi-dap/", "/lien-he/")
NOTICE = "Lũ về trong đêm: rời nhà ven sông"
WATCHED = {
    "portal home": ("localhost", "/"),
    "commune home": (HIT, "/"),
    "notices": (HIT, "/thong-bao/"),
}
GOAL_SECONDS = 1.0
STORM_PAGES = ("/", "/ngay-bao/")


@dataclass
class Record:
    """What the readers met."""

    seconds: list[float] = field(default_factory=list)
    errors: dict[str, int] = field(default_factory=dict)
    # Since the app was killed: answers, and all that went wrong.
    is_dead: bool = False
    dead_seconds: list[float] = field(default_factory=list)
    dead_errors: dict[str, int] = field(default_factory=dict)

    def took(self, seconds: float) -> None:
        (self.dead_seconds if self.is_dead else self.seconds).append(seconds)

    def fail(self, what: str) -> None:
        errors = self.dead_errors if self.is_dead else self.errors
        errors[what] = errors.get(what, 0) + 1


@cache
def trusting() -> ssl.SSLContext:
    """One for all readers: making 500 of them held the switch and the kill up past the end."""
    tls = ssl.create_default_context()
    tls.check_hostname, tls.verify_mode = False, ssl.CERT_NONE
    return tls


class Connection:
    """One reader's line to the server, kept open: HTTP/1.1 over TLS."""

    def __init__(self, address: str):
        parts = urlsplit(address)
        if parts.hostname != "localhost":
            raise SystemExit("Only loopback is stormed.")
        self.port = parts.port
        self.streams = None

    async def get(self, host: str, path: str) -> tuple[int, bytes]:
        """Status and body; a line that the server closed in between is opened anew."""
        for again in (True, False):
            kept = self.streams is not None
            try:
                return await asyncio.wait_for(self._get(host, path), 30)
            except (ConnectionError, asyncio.IncompleteReadError):
                self.close()
                if not (kept and again):
                    raise
        raise AssertionError

    async def _get(self, host: str, path: str) -> tuple[int, bytes]:
        if self.streams is None:
            self.streams = await asyncio.open_connection(
                "127.0.0.1", self.port, ssl=trusting(), server_hostname=host
            )
        reader, writer = self.streams
        lines = (f"GET {path} HTTP/1.1", f"Host: {host}:{self.port}", "Accept-Encoding: gzip")
        writer.write("\r\n".join([*lines, "", ""]).encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        status, body = int(head.split(" ", 2)[1]), b""
        if "transfer-encoding: chunked" in head:
            while size := int(await reader.readline(), 16):
                body += await reader.readexactly(size)
                await reader.readline()
            await reader.readline()
        elif length := head.partition("content-length:")[2]:
            body = await reader.readexactly(int(length.split("\r\n")[0]))
        if "content-encoding: gzip" in head:
            body = gzip.decompress(body)
        if "connection: close" in head:
            self.close()
        return status, body

    def close(self) -> None:
        if self.streams:
            self.streams[1].close()
        self.streams = None


async def reader(address: str, until: float, think: float, record: Record, chance) -> None:
    """One person: a page, a while, the next one; a new host now and then."""
    line = Connection(address)
    host = chance.choices(list(HOSTS), list(HOSTS.values()))[0]
    await asyncio.sleep(chance.uniform(0, think))
    while time.monotonic() < until:
        path = "/" if chance.random() < 0.5 else chance.choice(PATHS[host])
        if record.is_dead:
            path = chance.choice(STORM_PAGES)
        start = time.monotonic()
        try:
            status, body = await line.get(host, path)
            record.took(time.monotonic() - start)
            wrong = f"{status} {host}{path}" if status != 200 else ""
            if record.is_dead and path in STORM_PAGES and NOTICE not in body.decode():
                wrong = f"no storm page {host}{path}"
        except (OSError, TimeoutError, asyncio.IncompleteReadError, ValueError) as error:
            wrong = type(error).__name__
            line.close()
        # Another page that was asked for just before the app died may fail.
        if wrong and not (record.is_dead and path not in STORM_PAGES):
            record.fail(wrong)
        await asyncio.sleep(chance.expovariate(1 / think))
    line.close()


PATHS: dict[str, list[str]] = {}


async def find_paths(address: str) -> None:
    """The pages that each home links to."""
    line = Connection(address)
    for host in HOSTS:
        _status, body = await line.get(host, "/")
        links = {part.split('"')[0] for part in body.decode().split('href="/')[1:]}
        paths = sorted("/" + link for link in links if link.endswith("/") and "admin" not in link)
        PATHS[host] = [path for path in paths if (await line.get(host, path))[0] == 200]
    line.close()


async def watch(address: str, name: str, seen: dict[str, float], until: float) -> None:
    host, path = WATCHED[name]
    line = Connection(address)
    while name not in seen and time.monotonic() < until:
        _status, body = await line.get(host, path)
        if NOTICE in body.decode():
            seen[name] = time.time()
        await asyncio.sleep(0.1)
    line.close()


def switch() -> None:
    """In a process of its own: what the admin's switch does. Prints when it began and ended."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from datetime import timedelta

    from django.contrib.auth import get_user_model
    from django.utils import timezone
    from wagtail.models import Site

    from communes.announcements.models import AnnouncementPage
    from communes.storms.steps import Told, switch_on

    AnnouncementPage.objects.filter(title=NOTICE).delete()
    user, _new = get_user_model().objects.get_or_create(username="storm", is_superuser=True)
    portal = Site.objects.get(is_default_site=True)
    until = timezone.now() + timedelta(hours=6)
    told = Told(NOTICE, "flood", "Rời nhà ven sông.", "Gọi 112", until, True, [], "all", [])
    start = time.time()
    switch_on(portal, user, told)
    print(start, time.time())


async def kill_app(pause: float, record: Record) -> None:
    """After a pause ends gunicorn and its processes at once; nginx and the worker go on."""
    await asyncio.sleep(pause)
    master = int(os.environ["PORTAL_APP_PID"])
    children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    record.is_dead = True
    for pid in (master, *map(int, children)):
        os.kill(pid, signal.SIGKILL)


async def editor(pause: float, address: str, until: float) -> tuple[float, dict[str, float]]:
    """Publishes after a pause; returns how long that took and the seconds until it was seen."""
    await asyncio.sleep(pause)
    seen: dict[str, float] = {}
    watchers = [asyncio.create_task(watch(address, name, seen, until)) for name in WATCHED]
    process = await asyncio.create_subprocess_exec(
        sys.executable, __file__, "--switch", stdout=asyncio.subprocess.PIPE
    )
    output, _none = await process.communicate()
    if process.returncode:
        raise SystemExit("The storm day could not be switched on.")
    start, end = map(float, output.split()[-2:])
    await asyncio.wait(watchers, timeout=30)
    return end - start, {name: when - end for name, when in seen.items()}


async def storm(options) -> int:
    address = os.environ.get("PORTAL_ADDRESS")
    if not address:
        raise SystemExit("Run it beside the app: scripts/with_nginx python bench/storm.py")
    await find_paths(address)
    record, chance = Record(), random.Random(7)
    length = options.minutes * 60
    until = time.monotonic() + length
    readers = [
        asyncio.create_task(
            reader(address, until, options.think, record, random.Random(chance.random()))
        )
        for _ in range(options.readers)
    ]
    killing = asyncio.create_task(kill_app(length * 3 / 4, record))
    took, seen = await editor(length / 2, address, until)
    await killing
    await asyncio.gather(*readers)
    return report(options, record, took, seen)


def report(options, record: Record, took: float, seen: dict[str, float]) -> int:
    ms = [1000 * value for value in sorted(record.seconds)]
    if len(ms) < 2:
        raise SystemExit("Nobody could read anything.")
    cuts = statistics.quantiles(ms, n=100)
    rate = len(ms) / (options.minutes * 45)
    print(f"{options.readers} readers, {options.minutes} min: {len(ms)} pages, {rate:.0f} a second")
    print(f"ms: median {cuts[49]:.1f}, p95 {cuts[94]:.1f}, p99 {cuts[98]:.1f}, max {ms[-1]:.0f}")
    print(f"errors: {sum(record.errors.values())} {record.errors or ''}")
    dead = record.dead_errors
    read = len(record.dead_seconds)
    print(f"app killed: {read} pages, errors: {sum(dead.values())} {dead or ''}")
    print(f"switching took {took:.2f} s; seen after:")
    held = not record.errors and not dead and read > 0
    for name in WATCHED:
        late = seen.get(name)
        held = held and late is not None and late <= GOAL_SECONDS
        print(f"  {name:14} {'never' if late is None else f'{max(late, 0):.2f} s'}")
    print("goals held" if held else "MISSED: no errors, seen everywhere within 1 s")
    return 0 if held else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readers", type=int, default=500)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--think", type=float, default=6.0, help="seconds between two pages")
    parser.add_argument("--switch", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.switch:
        switch()
    else:
        sys.exit(asyncio.run(storm(given)))
