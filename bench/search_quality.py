"""How good the search's answers are, on a collection with known ones.

    python bench/search_quality.py --data FOLDER --engine sqlite [--share 1.0] [--goals tuning]

Prints MRR@10, Recall@10 and nDCG@10 for each set of queries in four variants (as typed,
without marks, NFD, one random slip) and their mean over the sets, and ends with 1 where a goal
is missed. The engine must be the one in use: `scripts/services` starts those with servers.
"""

import argparse
import random
import sys
import unicodedata
from collections import defaultdict
from math import log2
from pathlib import Path
from string import ascii_lowercase

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import corpus

VARIANTS = ("as typed", "no marks", "NFD", "one slip")
# MRR@10 and Recall@10 of the mean, as typed and with one slip.
GOALS = {"tuning": ((0.95, 0.99), (0.935, 0.985)), "kept": ((0.86, 0.97), (0.84, 0.96))}
# How far the others may be from "as typed".
APART = 0.01


def without_marks(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in plain if not unicodedata.combining(char))


def with_slip(text: str, chance: random.Random) -> str:
    """One letter of a word of at least four left out, doubled, swapped or replaced."""
    words = text.split()
    long = [place for place, word in enumerate(words) if len(word) >= 4] or range(len(words))
    place = chance.choice(list(long))
    word = words[place]
    at = chance.randrange(len(word))
    kind = chance.choice(("out", "double", "swap", "other"))
    if kind == "swap" and at + 1 < len(word):
        word = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    elif kind == "double":
        word = word[: at + 1] + word[at:]
    elif kind == "other":
        word = word[:at] + chance.choice(ascii_lowercase) + word[at + 1 :]
    else:
        word = word[:at] + word[at + 1 :]
    return " ".join([*words[:place], word, *words[place + 1 :]])


def variants(query: str, seed: str) -> dict[str, str]:
    return {
        "as typed": query,
        "no marks": without_marks(query),
        "NFD": unicodedata.normalize("NFD", query),
        "one slip": with_slip(query, random.Random(seed)),
    }


def scores(found: list[str], relevant: set[str]) -> tuple[float, float, float]:
    """MRR@10, Recall@10 and nDCG@10 of one answer."""
    places = [place for place, one in enumerate(found[:10]) if one in relevant]
    ideal = sum(1 / log2(place + 2) for place in range(min(len(relevant), 10)))
    return (
        1 / (places[0] + 1) if places else 0.0,
        len(places) / min(len(relevant), 10),
        sum(1 / log2(place + 2) for place in places) / ideal,
    )


def measure(folder: Path, share: float) -> dict[tuple[str, str], list[tuple]]:
    """The scores of each set and variant, one tuple a query."""
    from search.rebuilding import rebuild
    from search.scopes import Scope
    from search.searching import find, read_query

    passages = corpus.rows(folder / "passages.jsonl")
    page_ids = corpus.make_pages(len(passages))
    rebuild(corpus.sources(passages, page_ids))
    names = {pk: passage["id"] for pk, passage in zip(page_ids, passages, strict=True)}
    queries = corpus.rows(folder / "queries.jsonl")
    chosen = random.Random(7).sample(queries, round(len(queries) * share))
    results = defaultdict(list)
    for row in chosen:
        for variant, text in variants(row["query"], str(row["qid"])).items():
            plan = read_query(text)
            hits = find(plan, Scope("vi"), {}, 0, 10).page_ids if plan else []
            found = [names[pk] for pk in hits]
            results[row["set"], variant].append(scores(found, set(map(str, row["relevant"]))))
    return results


def mean(rows: list[tuple]) -> tuple[float, ...]:
    return tuple(sum(column) / len(rows) for column in zip(*rows, strict=True))


def report(results: dict) -> dict[str, tuple[float, ...]]:
    """Prints the table; gives the mean over sets of each variant."""
    sets = sorted({name for name, _variant in results})
    print(f"{'MRR / R / nDCG @10':24}" + "".join(f"{one:>20}" for one in VARIANTS))
    table = {key: mean(rows) for key, rows in results.items()}
    for name in sets:
        count = len(results[name, VARIANTS[0]])
        cells = (table[name, one] for one in VARIANTS)
        print(f"{f'{name} ({count})':24}" + "".join(f"{show(cell):>20}" for cell in cells))
    means = {one: mean([table[name, one] for name in sets]) for one in VARIANTS}
    print(f"{'mean over sets':24}" + "".join(f"{show(means[one]):>20}" for one in VARIANTS))
    return means


def show(cell: tuple[float, ...]) -> str:
    return " ".join(f"{number:.3f}" for number in cell)


def missed(means: dict[str, tuple[float, ...]], goals: tuple) -> list[str]:
    """The goals that were not reached, in words."""
    found = []
    for variant, goal in zip(("as typed", "one slip"), goals, strict=True):
        for name, number, least in zip(("MRR", "Recall"), means[variant], goal, strict=False):
            if number < least:
                found.append(f"{variant}: {name} {number:.3f}, goal {least}")
    for variant in ("no marks", "NFD"):
        for name, number, other in zip(
            ("MRR", "Recall"), means[variant], means["as typed"], strict=False
        ):
            if number < other - APART:
                found.append(f"{variant}: {name} {number:.3f}, as typed {other:.3f}")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument(
        "--engine", choices=["sqlite", "postgresql", "elasticsearch", "opensearch"], required=True
    )
    parser.add_argument("--share", type=float, default=1.0, help="of the queries")
    parser.add_argument("--goals", choices=GOALS, default="tuning")
    options = parser.parse_args()
    corpus.start(options.engine)
    found = missed(report(measure(options.data, options.share)), GOALS[options.goals])
    for line in found:
        print(f"Missed: {line}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
