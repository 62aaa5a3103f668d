"""What nginx makes of pages: answers a second, beside its own static file of the same bytes.

    scripts/with_postgresql scripts/with_nginx python bench/proxy.py [--seconds 8]

Loopback, TLS, connections kept open, by wrk (Debian: `apt-get install wrk`); the file and the
pages are asked for in turn, and the middle of three rounds counts. Pages that are kept (the
whole-page cache on) should come within a tenth of the file; PAGE_CACHE=0 shows what the app
itself can carry.
"""

import argparse
import gzip
import os
import re
import shutil
import statistics
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

PAGES = {
    "portal home": ("localhost", "/"),
    "commune home": ("thanhson.localhost", "/"),
    "announcements": ("thanhson.localhost", "/thong-bao/"),
}
GOAL = 0.9


def fetch(address: str, host: str, path: str) -> bytes:
    """The body as it travels, pressed."""
    port = urlsplit(address).port
    command = ["curl", "-sk", "-H", "Accept-Encoding: gzip", "-H", f"Host: {host}:{port}"]
    return subprocess.run([*command, address + path], capture_output=True, check=True).stdout


def load(address: str, host: str, path: str, options) -> tuple[float, int]:
    """Answers a second, and how many were no answer or an error."""
    port = urlsplit(address).port
    command = ["wrk", "-t1", f"-c{options.connections}", f"-d{options.seconds}s"]
    headers = ["-H", f"Host: {host}:{port}", "-H", "Accept-Encoding: gzip"]
    out = subprocess.run(
        [*command, *headers, address + path], capture_output=True, text=True, check=True
    ).stdout
    errors = [int(number) for number in re.findall(r"(?:responses:|connect|read|write) (\d+)", out)]
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1]), sum(errors)


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
        static = statistics.median(rate for (rate, _bad), _page in rounds)
        page = statistics.median(rate for _file, (rate, _bad) in rounds)
        bad = sum(bad for _file, (_rate, bad) in rounds)
        missed += page / static < GOAL or bool(bad)
        print(
            f"{name:14} {len(body) / 1024:5.1f} KB pressed: {page:8.0f} a second, "
            f"{page / static:.3f} of the static file ({static:.0f}), {bad} errors",
            flush=True,
        )
    print(f"{'MISSED' if missed else 'held'}: within {GOAL} of a static file, no errors")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
