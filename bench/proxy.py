"""What nginx makes of pages: answers a second, beside its own static file of the same bytes.

    scripts/with_postgresql scripts/with_nginx python bench/proxy.py [--seconds 8]

Loopback, TLS, connections kept open, by wrk (Debian: `apt-get install wrk`); the file and the
pages are asked for in turn, and the middle of three rounds counts. Pages that are kept (the
whole-page cache on) should come within a tenth of the file; PAGE_CACHE=0 shows what the app
itself can carry. Beside the rate stands the CPU that an answer took of nginx and of the app:
it tells the same on a machine that has other work to do.
"""

import argparse
import gzip
import os
import re
import shutil
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

TICKS = os.sysconf("SC_CLK_TCK")
PAGES = {
    "portal home": ("localhost", "/"),
    "commune home": ("thanhson.localhost", "/"),
    "announcements": ("thanhson.localhost", "/thong-bao/"),
}
GOAL = 0.9


def cpu_of(pid: int) -> float:
    """Seconds of CPU that a process and those below it have used."""
    stat = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    below = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return (int(stat[11]) + int(stat[12])) / TICKS + sum(cpu_of(int(child)) for child in below)


def fetch(address: str, host: str, path: str) -> bytes:
    """The body as it travels, pressed."""
    port = urlsplit(address).port
    command = ["curl", "-sk", "-H", "Accept-Encoding: gzip", "-H", f"Host: {host}:{port}"]
    return subprocess.run([*command, address + path], capture_output=True, check=True).stdout


@dataclass
class Load:
    """Answers a second, those that were none or an error, milliseconds of CPU for each answer."""

    rate: float
    errors: int
    nginx: float
    app: float


def load(address: str, host: str, path: str, options) -> Load:
    """Some seconds of asking for one address as fast as it is answered."""
    pids = int(os.environ["PORTAL_NGINX_PID"]), int(os.environ["PORTAL_APP_PID"])
    before = [cpu_of(pid) for pid in pids]
    port = urlsplit(address).port
    command = ["wrk", "-t1", f"-c{options.connections}", f"-d{options.seconds}s"]
    headers = ["-H", f"Host: {host}:{port}", "-H", "Accept-Encoding: gzip"]
    out = subprocess.run(
        [*command, *headers, address + path], capture_output=True, text=True, check=True
    ).stdout
    errors = [int(number) for number in re.findall(r"(?:responses:|connect|read|write) (\d+)", out)]
    answers = int(re.search(r"(\d+) requests in", out)[1])
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1])
    used = [cpu_of(pid) - start for pid, start in zip(pids, before, strict=True)]
    return Load(rate, sum(errors), *(1000 * seconds / max(answers, 1) for seconds in used))


def middle(loads: list[Load], name: str) -> float:
    return statistics.median(getattr(one, name) for one in loads)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=8)
    parser.add_argument("--connections", type=int, default=32)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pages", default=",".join(PAGES), help="some of the pages' names")
    options = parser.parse_args()
    address, data = os.environ.get("PORTAL_ADDRESS"), os.environ.get("DATA_DIR")
    if not address or not shutil.which("wrk"):
        raise SystemExit(
            "Needs wrk, and the app beside it: scripts/with_nginx python bench/proxy.py"
        )
    missed = 0
    for name in options.pages.split(","):
        host, path = PAGES[name]
        body = fetch(address, host, path)
        file = Path(data) / "static" / "bench.html"
        file.write_bytes(gzip.decompress(body))
        file.with_suffix(".html.gz").write_bytes(body)
        rounds = [
            (load(address, host, "/static/bench.html", options), load(address, host, path, options))
            for _ in range(options.rounds)
        ]
        files, pages = [one for one, _page in rounds], [page for _file, page in rounds]
        ratio = middle(pages, "rate") / middle(files, "rate")
        spent = middle(files, "nginx") / (middle(pages, "nginx") + middle(pages, "app"))
        bad = sum(page.errors for page in pages)
        missed += max(ratio, spent) < GOAL or bool(bad)
        print(
            f"{name:14} {len(body) / 1024:.1f} KB pressed: {middle(pages, 'rate'):.0f} a second, "
            f"{ratio:.2f} of the file ({middle(files, 'rate'):.0f}); ms of CPU: nginx "
            f"{middle(pages, 'nginx'):.3f} + app {middle(pages, 'app'):.3f}, file "
            f"{middle(files, 'nginx'):.3f} ({spent:.2f}); {bad} errors",
            flush=True,
        )
    print(f"{'MISSED' if missed else 'held'}: within {GOAL} of a static file, no errors")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
