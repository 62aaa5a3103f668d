"""What a scan of a label costs beside a product's page: 10,000 scans of many lots.

    python bench/scans.py [--scans 10000] [--lots 50]

In process by Django's test client on a fresh demo, as bench/pages.py. Scans go to the portal's
Digital Link pages of many lots, as phones do: with and without `?17=…`, one in twenty for
JSON-LD. "kept" are answers from the cache of whole pages, "anew" with that cache emptied.
Goal: a kept scan costs no more than 1.2 kept product pages.
"""

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from datetime import timedelta
from io import StringIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="portal-bench-"))
os.environ.setdefault("LOG_LEVEL", "ERROR")

GOAL = 1.2
DATA_SHARE = 0.05
ANEW = 40
HTML, DATA = "text/html,*/*;q=0.8", "application/ld+json"


def make_lots(count: int) -> list[str]:
    """So many lots of the demo's first code; the addresses that their labels have."""
    from django.utils import timezone

    from products.traceability import gs1
    from products.traceability.models import Batch, ProductCode

    code = ProductCode.objects.order_by("pk")[0]
    made_on, paths = timezone.localdate() - timedelta(days=9), []
    for number in range(count):
        lot = f"BENCH-{number}"
        batch = Batch.objects.create(
            code=code, lot=lot, made_on=made_on, best_before=made_on + timedelta(days=number + 1)
        )
        path = gs1.path_of(code.gtin, lot)
        paths += [path, f"{path}?17={batch.best_before:%y%m%d}"]
    return paths


def timed(ask) -> float:
    """Milliseconds of CPU of one answer, which must be a 200."""
    start = time.process_time()
    response = ask()
    spent = (time.process_time() - start) * 1000
    if response.status_code != 200:
        raise SystemExit(f"{response.request['PATH_INFO']}: {response.status_code}")
    return spent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scans", type=int, default=10_000)
    parser.add_argument("--lots", type=int, default=50)
    options = parser.parse_args()

    import django

    django.setup()
    from django.core.cache import caches
    from django.core.management import call_command
    from django.test import Client
    from wagtail.models import Site

    from portal.core.addresses import page_path
    from products.traceability.models import ProductCode

    call_command("migrate", verbosity=0)
    call_command("load_demo", stdout=StringIO())
    paths = make_lots(options.lots)
    code = ProductCode.objects.order_by("pk")[0]
    portal = Client(headers={"host": Site.objects.get(is_default_site=True).hostname})
    commune = Client(headers={"host": code.site.hostname})
    product = page_path(code.product)
    choice = random.Random(1)  # noqa: S311

    def scan(path: str) -> float:
        accept = DATA if choice.random() < DATA_SHARE else HTML
        return timed(lambda: portal.get(path, headers={"accept": accept}))

    def anew(ask) -> float:
        caches["pages"].clear()
        return timed(ask)

    for path in paths:
        for accept in (HTML, DATA):
            timed(lambda path=path, accept=accept: portal.get(path, headers={"accept": accept}))
    scans = [scan(choice.choice(paths)) for _scan in range(options.scans)]
    pages = [timed(lambda: commune.get(product)) for _page in range(min(options.scans, 2000))]
    kept, page = statistics.median(scans), statistics.median(pages)
    new_scan = statistics.median(anew(lambda: portal.get(paths[0])) for _round in range(ANEW))
    new_page = statistics.median(anew(lambda: commune.get(product)) for _round in range(ANEW))
    print(f"{options.scans} scans of {options.lots} lots: {sum(scans) / 1000:.1f} s of CPU")
    print(f"kept: scan {kept:.2f} ms, product's page {page:.2f} ms, ratio {kept / page:.2f}")
    print(f"anew: scan {new_scan:.1f} ms, product's page {new_page:.1f} ms")
    print("goal", "met" if kept / page <= GOAL else "missed", f"(ratio at most {GOAL})")


if __name__ == "__main__":
    main()
