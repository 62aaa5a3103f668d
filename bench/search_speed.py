"""What the search costs, beside Wagtail's own on the same texts.

    python bench/search_speed.py --data FOLDER --engine sqlite [--sizes 5000,50000]

Prints for each size the seconds of indexing and p50 / p95 in milliseconds (and of CPU in this
process) of keyword queries and of natural questions: reading the query, finding ten pages,
looking at the live pages; and of the titles that are looked up while somebody types. On SQLite
another writer asks for its turn all the while the index is made; its longest wait is printed.
Ends with 1 where a goal is missed. One process, warm.
The engine must be the one in use: `scripts/services` starts those with servers.
"""

import argparse
import os
import random
import sqlite3
import statistics
import sys
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import corpus
from bench.search_quality import without_marks
from bench.stock import BACKENDS, Stock

QUESTIONS, KEYWORDS = "xquad", ("tthc_name", "phapdien_title")
# At the largest size: ms of p95 and seconds.
GOALS = {"keywords": 50.0, "questions": 120.0, "index": 60.0, "writer": 1.0}
# A search by stock SQLite takes seconds.
FEW, SOME = 3, 40


@dataclass(frozen=True)
class Times:
    """Milliseconds by the clock and of CPU in this process, one of each a query."""

    wall: list[float]
    cpu: list[float]

    @property
    def p95(self) -> float:
        return percentile(self.wall, 95)

    def __str__(self):
        halves = (
            f"{percentile(ms, 50):.0f} / {percentile(ms, 95):.0f}" for ms in (self.wall, self.cpu)
        )
        return "{:>15}  (CPU {})".format(*halves)


def percentile(values: list[float], share: int) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[share - 1]


def queries(folder: Path, count: int) -> dict[str, list[str]]:
    """Keywords: two to five words in a row of a name, half of them without marks; questions;
    beginnings of the keywords."""
    chance = random.Random(3)
    rows = corpus.rows(folder / "queries.jsonl")
    names = [row["query"].split() for row in rows if row["set"] in KEYWORDS]
    keywords = []
    for number, words in enumerate(chance.sample(names, min(count, len(names)))):
        long = chance.randint(2, 5)
        start = chance.randrange(max(len(words) - long, 0) + 1)
        text = " ".join(words[start : start + long])
        keywords.append(without_marks(text) if number % 2 else text)
    questions = [row["query"] for row in rows if row["set"] == QUESTIONS]
    chosen = chance.sample(questions, min(count, len(questions)))
    # As they are while they are typed: the last word has its first letters only.
    typed = [text[: chance.randint(3, len(text))] for text in keywords if len(text) > 2]
    return {"keywords": keywords, "questions": chosen, "titles": typed}


def timed(search: Callable[[str], object], texts: list[str]) -> Times:
    wall, cpu = [], []
    for text in texts:
        began, worked = time.perf_counter(), time.process_time()
        search(text)
        wall.append(1000 * (time.perf_counter() - began))
        cpu.append(1000 * (time.process_time() - worked))
    return Times(wall, cpu)


def search_ours(text: str) -> None:
    """As the search page does: the pages of the hits are read, and must still be public."""
    from search.scopes import Scope
    from search.searching import find, read_query
    from search.sources import public_pages

    plan = read_query(text)
    if plan:
        list(public_pages().filter(pk__in=find(plan, Scope("vi"), {}, 0, 10).page_ids))


def suggest_ours(text: str) -> None:
    """The titles offered for what was typed so far, read from the live pages."""
    from search.analysis import folded_words
    from search.scopes import Scope
    from search.sources import public_pages
    from search.suggesting import candidates

    list(public_pages().filter(pk__in=candidates(Scope("vi"), folded_words(text))))


@contextmanager
def another_writer(waits: list[float]):
    """Meanwhile a second connection to SQLite asks to write, again and again."""
    from django.db import connection

    if connection.vendor != "sqlite":
        yield
        return
    done = threading.Event()

    def write() -> None:
        other = sqlite3.connect(connection.settings_dict["NAME"], timeout=60, isolation_level=None)
        while not done.wait(0.02):
            began = time.perf_counter()
            other.execute("BEGIN IMMEDIATE")
            waits.append(time.perf_counter() - began)
            other.execute("ROLLBACK")
        other.close()

    thread = threading.Thread(target=write)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def measure_ours(passages: list[dict], page_ids: list[int], texts: dict) -> dict:
    """Index time, the longest wait of another writer, and the times of each kind of query."""
    from search.models import Generation
    from search.rebuilding import drop, rebuild

    waits: list[float] = []
    with another_writer(waits):
        for generation in Generation.objects.all():
            drop(generation)
        began = time.perf_counter()
        rebuild(corpus.sources(passages, page_ids))
        took = time.perf_counter() - began
    found = {}
    for name, some in texts.items():
        search = suggest_ours if name == "titles" else search_ours
        timed(search, some[:20])
        found[name] = timed(search, some)
    return {"index": took, "writer": max(waits, default=0.0), **found}


def measure_stock(stock: Stock, engine: str, passages: list[dict], texts: dict) -> dict:
    """The same of stock Wagtail; a question has too many words for a page to have all of them."""
    count = FEW if engine == "sqlite" else SOME
    found: dict = {"index": stock.index(passages)}
    for name, operator in (("keywords", "and"), ("questions", "or")):
        chosen = texts[name][:count]
        timed(lambda text, way=operator: stock.search(text, way), chosen[:1])
        found[name] = timed(lambda text, way=operator: stock.search(text, way), chosen)
    return found


def report(size: int, who: str, found: dict, goals: dict[str, float]) -> list[str]:
    """Prints the rows of one measure; gives the goals that were missed, in words."""
    missed = []
    for name, value in found.items():
        number, unit = (value.p95, "ms") if isinstance(value, Times) else (value, "s")
        shown = str(value) if isinstance(value, Times) else f"{value:15.2f}"
        words = ""
        if name in goals and who == "ours":
            reached = number <= goals[name]
            words = f"goal {goals[name]:g}: {'reached' if reached else 'MISSED'}"
            if not reached:
                missed.append(f"{size} {name}: {number:.2f} {unit}, goal {goals[name]:g}")
        print(f"{size:>7} {who:6} {name:10} {unit:3}{shown:42}{words}", flush=True)
    return missed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument(
        "--engine", choices=["sqlite", "postgresql", "elasticsearch", "opensearch"], required=True
    )
    parser.add_argument("--sizes", default="5000,50000")
    parser.add_argument("--queries", type=int, default=300, help="of each kind")
    parser.add_argument("--without-stock", action="store_true")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    corpus.start(options.engine)
    page_ids = corpus.make_pages(max(sizes))
    passages = corpus.enlarged(corpus.rows(options.data / "passages.jsonl"), max(sizes))
    texts = queries(options.data, options.queries)
    load = os.getloadavg()[0]
    print(f"{options.engine}, {os.cpu_count()} cores, load {load:.1f}; p50 / p95 of queries")
    missed = []
    for size in sizes:
        goals = GOALS if size == max(sizes) else {}
        found = measure_ours(passages[:size], page_ids[:size], texts)
        missed += report(size, "ours", found, goals)
    if options.engine in BACKENDS and not options.without_stock:
        stock = Stock(options.engine)
        for size in sizes:
            report(size, "stock", measure_stock(stock, options.engine, passages[:size], texts), {})
    else:
        print("Stock Wagtail was not measured.")
    for line in missed:
        print(f"Missed: {line}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
