"""What pages cost: SQL and CPU of each page type as communes become many, beside bare Wagtail.

    python bench/pages.py [--sites 3,300,3000] [--rounds 15] [--write]
    scripts/with_postgresql python bench/pages.py

One database grows from the demo (3 communes) to the largest number asked for. Each page
type of a commune and of the portal is asked for by Django's test client, in process, and made
anew each time: kept pages are forgotten before each request, what pages of a site share is
not. "first" is the one page after a change of its site, which reads that too. CPU is the
median of `process_time`; "× bare" compares with a plain Wagtail page of the same text in
a stock project (bench/bare.py), "kept ms" is the answer from the cache.
`--write` puts the table and what became of the goals into docs/page-costs.md.
`scripts/with_nginx python bench/proxy.py` measures what nginx makes of them.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="portal-bench-"))
os.environ.setdefault("LOG_LEVEL", "ERROR")

DOCS = Path(__file__).resolve().parents[1] / "docs" / "page-costs.md"
ENOUGH = 2.0  # seconds for one figure
SQL_GOAL, HOME_GOAL, KEPT_GOAL, GROWTH_GOAL = 10, 15.0, 1.0, 1.3


@dataclass
class Cost:
    """One address at each number of communes: SQL and milliseconds of CPU."""

    name: str
    host: str
    path: str
    sql: list[int] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    first_sql: int = 0
    first_cpu: float = 0.0
    html: str = ""
    kept: float = 0.0
    bare: float = 0.0

    @property
    def is_home(self) -> bool:
        return "HomePage" in self.name

    @property
    def is_kept(self) -> bool:
        """Whether the whole-page cache keeps it: people type too many different searches."""
        return "search" not in self.name

    @property
    def growth(self) -> float:
        return self.cpu[-1] / self.cpu[0]


def addresses() -> list[Cost]:
    """The first live page of each type on the model commune and on the portal, and the search;
    of what the province keeps for all communes the first that the commune shows."""
    from wagtail.models import Page, Site, get_page_models

    from portal.core.addresses import page_path
    from portal.sites.frame import Frame
    from portal.sites.shared import shared_types, stand_in

    found = []
    for label, site in (
        ("portal", Site.objects.get(is_default_site=True)),
        ("commune", Site.objects.get(hostname="thanhson.localhost")),
    ):
        root = site.root_page
        for model in set(get_page_models()) - {Page}:
            pages = model.objects.live().descendant_of(root, inclusive=True)
            if page := pages.order_by("pk").first():
                path = "/" + page.url_path[len(root.url_path) :]
                found.append(Cost(f"{label} {model.__name__}", site.hostname, path))
        frame = Frame(site)
        for model in [] if frame.is_portal else shared_types().values():
            for page in stand_in(model.objects.shown_in(frame).order_by("pk")[:1], frame):
                found.append(Cost(f"{label} {model.__name__}", site.hostname, page_path(page)))
        found.append(Cost(f"{label} search", site.hostname, "/tim-kiem/?q=thông+báo"))
    return sorted(found, key=lambda cost: (not cost.is_home, cost.name))


def median_cpu(call, rounds: int, before=lambda: None) -> float:
    """Milliseconds of CPU, the middle of some calls after two that warm up.

    What `before` does ahead of each call isn't counted; slow calls are made less often.
    """
    call(), call()
    times, spent = [], 0.0
    while len(times) < rounds and (spent < ENOUGH or len(times) < 3):
        before()
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
        spent += times[-1]
    return statistics.median(times) * 1000


def measure(cost: Cost, rounds: int) -> None:
    """Adds what a page costs at the present number of communes."""
    from django.core.cache import caches
    from django.test import Client

    client = Client(headers={"host": cost.host})

    def ask():
        response = client.get(cost.path)
        if response.status_code != 200:
            raise SystemExit(f"{cost.host}{cost.path}: {response.status_code}")
        return response

    forget = caches["pages"].clear

    def forget_all():
        forget(), caches["frames"].clear()

    ask(), forget_all()
    cost.first_sql = count_sql(ask)
    cost.first_cpu = median_cpu(ask, rounds, before=forget_all)
    forget()
    cost.sql.append(count_sql(ask))
    cost.cpu.append(median_cpu(ask, rounds, before=forget))
    cost.kept = median_cpu(ask, rounds)
    cost.html = ask().content.decode()


def count_sql(call) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        call()
    return len(queries)


def table(costs: list[Cost], sizes: list[int]) -> str:
    heads = [f"SQL {n}" for n in sizes] + [f"ms {n}" for n in sizes]
    heads += ["growth", "× bare", "first SQL", "first ms", "kept ms", "KB"]
    lines = ["| page | " + " | ".join(heads) + " |", "|---|" + "--:|" * len(heads)]
    for cost in costs:
        cells = [str(n) for n in cost.sql] + [f"{ms:.1f}" for ms in cost.cpu]
        cells += [f"{cost.growth:.2f}", f"{cost.cpu[0] / cost.bare:.1f}"]
        cells += [str(cost.first_sql), f"{cost.first_cpu:.1f}", f"{cost.kept:.2f}"]
        cells.append(f"{len(cost.html.encode()) / 1024:.0f}")
        lines.append(f"| {cost.name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def verdicts(costs: list[Cost]) -> list[tuple[str, list[str]]]:
    """Each goal, with what misses it."""
    return [
        (
            f"at most {SQL_GOAL} SQL on each page, at any number of sites",
            [f"{c.name} {max(c.sql)}" for c in costs if max(c.sql) > SQL_GOAL],
        ),
        (
            f"uncached homes within {HOME_GOAL:.0f} ms of CPU",
            [f"{c.name} {max(c.cpu):.1f}" for c in costs if c.is_home and max(c.cpu) > HOME_GOAL],
        ),
        (
            f"no growth with sites (CPU below {GROWTH_GOAL} ×)",
            [f"{c.name} {c.growth:.1f} ×" for c in costs if c.growth > GROWTH_GOAL],
        ),
        (
            f"kept answers within {KEPT_GOAL:.0f} ms of CPU",
            [f"{c.name} {c.kept:.2f}" for c in costs if c.is_kept and c.kept > KEPT_GOAL],
        ),
    ]


def told(verdict: tuple[str, list[str]]) -> str:
    goal, misses = verdict
    return f"{'MISSED' if misses else 'held  '} {goal}" + "".join(f"\n       {m}" for m in misses)


def page_of(costs: list[Cost], sizes: list[int], vendor: str, found: list) -> str:
    """What docs/page-costs.md says; written by this and nobody else."""
    goals = [
        f"- {'Missed' if misses else 'Held'}: {goal}."
        + (f" It takes more: {'; '.join(misses)}." if misses else "")
        for goal, misses in found
    ]
    return (
        "# What pages cost\n\n"
        f"Written by `python bench/pages.py --sites {','.join(map(str, sizes))} --write`, on "
        f"{vendor}, {date.today():%-d/%-m/%Y}. The numbers in the heads are those of communes; "
        "what the columns mean stands in `bench/pages.py`, what was learnt in "
        "`docs/performance.md`. Milliseconds mean something beside each other only.\n\n"
        f"{table(costs, sizes)}\n\n" + "\n".join(goals) + "\n"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sites", default="3,300,3000")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    sizes = sorted(int(part) for part in options.sites.split(","))
    import django

    django.setup()
    from django.db import connection

    from bench.bare import measure_bare
    from bench.sites import ensure_sites

    ensure_sites(3)
    costs = addresses()
    for size in sizes:
        seconds = ensure_sites(size)
        print(f"{size} communes on {connection.vendor} ({seconds:.0f} s to copy)", flush=True)
        for cost in costs:
            measure(cost, options.rounds)
    for cost, ms in zip(costs, measure_bare(costs, options.rounds), strict=True):
        cost.bare = ms
    print("\n" + table(costs, sizes) + "\n")
    found = verdicts(costs)
    print("\n".join(map(told, found)))
    if options.write:
        DOCS.write_text(page_of(costs, sizes, connection.vendor, found), encoding="utf-8")
    return 1 if any(misses for _goal, misses in found) else 0


if __name__ == "__main__":
    sys.exit(main())
