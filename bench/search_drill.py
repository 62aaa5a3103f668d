"""A node of a cluster dies while people search: what they notice.

    NODES=3 scripts/services elasticsearch -- python bench/search_drill.py [--seconds 45]

Three nodes on loopback hold the public index. A third into the time the master is killed
(SIGKILL), and changes go on being written. Prints, by seconds, how many searches were answered by
the cluster and by the database instead, and the slowest; ends with 1 where a search failed, found
more or fewer pages than before, or a change was lost.
"""

import argparse
import os
import random
import signal
import sys
import threading
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ["SEARCH_URL"] = os.environ.get("ELASTICSEARCH_URL", "")

from bench import corpus

READERS = 4
DOCUMENTS = 2_000
TEXT = "cam vinh mật ong chè shan tuyết đăng ký kết hôn khai sinh thủ tục đất đai lịch họp"
WORDS = TEXT.split()


def passages() -> list[dict]:
    chance = random.Random(3)
    return [
        {"title": " ".join(chance.sample(WORDS, 4)), "text": " ".join(chance.choices(WORDS, k=60))}
        for _number in range(DOCUMENTS)
    ]


class Readers:
    """Threads that search without a pause; what they saw, by second."""

    def __init__(self, queries: list[str], expected: dict[str, int]):
        self.queries, self.expected = queries, expected
        self.start, self.stopped = time.monotonic(), threading.Event()
        self.answers: Counter = Counter()
        self.instead: Counter = Counter()
        self.slowest: dict[int, float] = {}
        self.errors: list[str] = []
        self.threads = [
            threading.Thread(target=self.read, args=(n,), daemon=True) for n in range(READERS)
        ]

    @property
    def second(self) -> int:
        return int(time.monotonic() - self.start)

    def read(self, number: int) -> None:
        chance = random.Random(number)
        while not self.stopped.is_set():
            query, begin = chance.choice(self.queries), time.monotonic()
            try:
                if (total := search(query).total) != self.expected[query]:
                    self.errors.append(f"second {self.second}: {total} pages for {query}")
            except Exception as error:  # noqa: BLE001 - a reader would see an error page
                self.errors.append(f"second {self.second}: {error!r}")
            self.answers[self.second] += 1
            spent = time.monotonic() - begin
            self.slowest[self.second] = max(self.slowest.get(self.second, 0), spent)


def search(query: str):
    from search.scopes import Scope
    from search.searching import find, read_query

    return find(read_query(query), Scope("vi"), {}, 0, 10)


def kill_master(connection) -> str:
    """Ends the elected master at once; gives its name."""
    from search.cluster_client import client

    state = client(connection).cluster.state(metric="master_node,nodes")
    name = state["nodes"][state["master_node"]]["name"]
    pids = os.environ["ELASTICSEARCH_PIDS"].split()
    os.kill(int(pids[int(name.removeprefix("node-"))]), signal.SIGKILL)
    return name


def report(readers: Readers, killed: int) -> None:
    print("second  searches  by the database  slowest")
    for second in range(max(readers.answers) + 1):
        calm = not readers.instead[second] and readers.slowest.get(second, 0) < 0.3
        if calm and second % 10 and abs(second - killed) > 2:
            continue
        mark = "  ← the master is killed" if second == killed else ""
        print(
            f"{second:6}  {readers.answers[second]:8}  {readers.instead[second]:15}  "
            f"{readers.slowest.get(second, 0):5.2f} s{mark}"
        )
    seconds = sum(1 for count in readers.instead.values() if count)
    print(
        f"{readers.answers.total()} searches, {len(readers.errors)} errors; the database stepped "
        f"in for {readers.instead.total()} requests within {seconds} seconds."
    )


def drill(seconds: int) -> list[str]:
    """What went wrong, in words."""
    from django.conf import settings

    from search import indexing
    from search.engines import cluster, find_engine
    from search.rebuilding import rebuild

    connection, database = settings.SEARCH_CONNECTION, cluster.database_engine
    rows = passages()
    page_ids = corpus.make_pages(DOCUMENTS + seconds)
    generation = rebuild(corpus.sources(rows, page_ids[:DOCUMENTS]))
    queries = [" ".join(pair) for pair in zip(WORDS, WORDS[1:], strict=False)]
    readers = Readers(queries, {query: search(query).total for query in queries})

    def instead():
        readers.instead[readers.second] += 1
        return database()

    cluster.database_engine = instead
    for thread in readers.threads:
        thread.start()
    killed, waiting, late = seconds // 3, [], 0
    engine = find_engine()
    while readers.second < seconds:
        now = readers.second
        if now == killed:
            print(f"Killed {kill_master(connection)}.")
        # A change each second; what the cluster did not take is told again.
        passage = {"title": f"Thay doi {now}", "text": f"change{now}"}
        waiting += indexing.put(generation, list(corpus.sources([passage], [page_ids[-now - 1]])))
        try:
            engine.put(waiting)
            waiting = []
        except cluster.Unanswered:
            late += 1
        while readers.second == now:
            time.sleep(0.05)
    readers.stopped.set()
    for thread in readers.threads:
        thread.join()
    cluster.database_engine = database
    report(readers, killed)
    print(f"{seconds} changes were written, {late} times again a second later.")
    time.sleep(2)
    lost = [n for n in range(seconds) if search(f"change{n}").page_ids[:1] != [page_ids[-n - 1]]]
    return readers.errors + [f"The change of second {n} was lost." for n in lost]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=45)
    seconds = parser.parse_args().seconds
    corpus.start("elasticsearch")
    wrong = drill(seconds)
    for line in wrong[:20]:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
