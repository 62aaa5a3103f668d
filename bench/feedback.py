"""An evening after a storm: many report what is broken, each with a photo of 3 MB.

    TRUSTED_PROXY_COUNT=1 make run      # or any server of this project on loopback
    python bench/feedback.py --address http://localhost:8000 [--reports 200] [--minutes 10]

Each sender opens the form, types for some seconds, and sends it with a photo of twelve million
pixels that lies on its side, as phones make them. Measured is the time from the first byte sent
until the answer “received” with a code. Afterwards each code is followed: none may be lost, and
each must have its picture; and the small copies, which a task makes, are waited for. Goals: none
lost, p95 of 1 s. Loopback only; every sender has an address of their own (X-Forwarded-For).
"""

import argparse
import http.client
import random
import re
import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from io import BytesIO
from urllib.parse import urlsplit
from uuid import uuid4

from PIL import Image

HOST = "thanhson.localhost"
FORM = "/phan-anh/gui/"
SIDE, WANTED_BYTES = (4000, 3000), 3_000_000
TYPING = 4.0
GOAL_SECONDS = 1.0
SMALL_BYTES = 600_000
PATIENCE = 300


@dataclass
class Record:
    """What the senders met."""

    seconds: list[float] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def photo() -> bytes:
    """A JPEG of about three megabytes that a phone made on its side."""
    noise = Image.effect_noise(SIDE, 60).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = 6
    best = b""
    for quality in (30, 40, 50, 60, 70, 80, 90):
        out = BytesIO()
        noise.save(out, "JPEG", quality=quality, exif=exif)
        best = out.getvalue()
        if len(best) >= WANTED_BYTES:
            break
    return best


class Reader:
    """One sender's line to the server."""

    def __init__(self, address: str, number: int):
        parts = urlsplit(address)
        if parts.hostname not in ("localhost", "127.0.0.1"):
            raise SystemExit("Only loopback is loaded.")
        self.port = parts.port or 80
        self.headers = {
            "Host": f"{HOST}:{self.port}",
            "Origin": f"http://{HOST}:{self.port}",
            "X-Forwarded-For": f"10.1.{number // 250}.{number % 250 + 1}",
        }

    def ask(self, method: str, path: str, body: bytes = b"", kind: str = "") -> tuple:
        """Status, headers and body."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = self.headers | ({"Content-Type": kind} if kind else {})
        line.request(method, path, body or None, headers)
        answer = line.getresponse()
        found = answer.status, answer.headers, answer.read()
        line.close()
        return found


def form_body(values: dict[str, str], picture: bytes) -> tuple[bytes, str]:
    """A form with one picture, as browsers send it."""
    border = uuid4().hex
    parts = [
        f'--{border}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in values.items()
    ]
    head = (
        f'--{border}\r\nContent-Disposition: form-data; name="photos"; filename="IMG.jpg"\r\n'
        "Content-Type: image/jpeg\r\n\r\n"
    )
    body = b"".join([*parts, head.encode(), picture, f"\r\n--{border}--\r\n".encode()])
    return body, f"multipart/form-data; boundary={border}"


def send(address: str, number: int, wait: float, picture: bytes, record: Record) -> None:
    """One report, begun so many seconds from now."""
    time.sleep(wait)
    reader = Reader(address, number)
    try:
        _status, _headers, page = reader.ask("GET", FORM)
        html = page.decode()
        stamp = re.search(r'name="stamp" value="([^"]+)"', html)[1]
        kind = re.search(r'name="kind" value="(\d+)"', html)[1]
        time.sleep(TYPING)
        values = {"stamp": stamp, "kind": kind, "key": str(uuid4()), "seen": "1"}
        values |= {"text": f"Đo tải: chỗ hỏng số {number}.", "place": f"mốc {number}"}
        body, content_type = form_body(values, picture)
        start = time.monotonic()
        status, headers, _body = reader.ask("POST", FORM, body, content_type)
        took = time.monotonic() - start
    except (OSError, TypeError, http.client.HTTPException) as error:
        record.errors.append(type(error).__name__)
        return
    if status != 302:
        record.errors.append(f"{status}")
        return
    record.seconds.append(took)
    record.codes.append(headers["Location"])


def check(address: str, record: Record) -> tuple[int, int]:
    """How many reports have their picture, and how many of these a small copy by now."""
    with_picture = small = 0
    for number, path in enumerate(record.codes):
        reader = Reader(address, number)
        _status, _headers, page = reader.ask("GET", path)
        if found := re.search(r'<img src="([^"]+/anh-\d+/)"', page.decode()):
            with_picture += 1
            status, _headers, picture = reader.ask("GET", found[1])
            small += status == 200 and len(picture) < SMALL_BYTES
    return with_picture, small


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="http://localhost:8000")
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--minutes", type=float, default=10)
    options = parser.parse_args()
    picture, record, chance = photo(), Record(), random.Random(16)  # noqa: S311 - no secret
    print(f"{options.reports} reports with {len(picture) / 1e6:.1f} MB in {options.minutes:g} min")
    waits = [chance.uniform(0, options.minutes * 60) for _report in range(options.reports)]
    with ThreadPoolExecutor(max_workers=options.reports) as pool:
        for number, wait in enumerate(waits):
            pool.submit(send, options.address, number, wait, picture, record)
    start = time.monotonic()
    with_picture, small = check(options.address, record)
    while small < with_picture and time.monotonic() - start < PATIENCE:
        time.sleep(5)
        with_picture, small = check(options.address, record)
    if record.seconds:
        rank = sorted(record.seconds)
        p95 = rank[min(len(rank) - 1, int(0.95 * len(rank)))]
        middle = statistics.median(rank)
        print(f"received: median {middle:.2f} s, p95 {p95:.2f} s, max {rank[-1]:.2f} s")
    else:
        p95 = float("inf")
    lost = options.reports - with_picture
    print(f"kept with their picture: {with_picture}, lost: {lost}, errors: {record.errors}")
    print(f"small copies: {small} after {time.monotonic() - start:.0f} s")
    return 1 if lost or p95 > GOAL_SECONDS else 0


if __name__ == "__main__":
    sys.exit(main())
