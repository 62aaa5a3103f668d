"""What opening a commune costs, beside a bare Wagtail page with the same children.

    python bench/provisioning.py [--communes 20]

Prints one run: seconds per commune (goal: at most 0.5), its SQL, the same at the
start and at the end (cost must not grow with the number of communes), and the
ratio to adding as many bare pages by Wagtail's own `add_child`.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="portal-bench-"))


def timed(call) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def main(count: int) -> int:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from wagtail.models import Page

    from communes.provisioning import CommuneSpec, open_commune
    from home.provisioning import setup_portal

    call_command("migrate", verbosity=0)
    setup_portal("bench.test", 80)

    def spec(number):
        return CommuneSpec(f"Xã Đo {number}", f"x{number}.bench.test", 80)

    with CaptureQueriesContext(connection) as queries:
        first = open_commune(spec(0))
    pages = first.home.get_descendants().count() + 1
    seconds = [timed(lambda n=n: open_commune(spec(n))) for n in range(1, count + 1)]

    def bare_pages():
        home = Page.get_first_root_node().add_child(instance=Page(title="Bare", slug="bare"))
        for number in range(pages - 1):
            home.add_child(instance=Page(title=f"Bare {number}"))

    bare = timed(bare_pages)
    median = statistics.median(seconds)
    half = max(1, count // 4)
    growth = statistics.median(seconds[-half:]) / statistics.median(seconds[:half])
    print(f"{pages} pages, {len(queries)} SQL")
    print(f"open a commune: {median:.3f} s (goal 0.5); {median / bare:.2f} × as many bare pages")
    print(f"last quarter over first quarter of {count}: {growth:.2f} (goal about 1)")
    return 0 if median <= 0.5 else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--communes", type=int, default=20)
    sys.exit(main(parser.parse_args().communes))
