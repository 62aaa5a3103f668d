"""The public index on Elasticsearch or OpenSearch: an index for each generation.

It holds tokens and what narrows a search, nothing readable. Where the cluster gives no answer,
the database's engine does: it has the same rows.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.conf import settings

from search.cluster_client import Unanswered, answering, bulk, patient
from search.engines import database_engine
from search.engines.base import WEEK, YEAR, Ask, Engine, Group, facet_names
from search.engines.facets import choices_in, parts_of, start_of, value_of
from search.models import SearchDocument

# How much more a word counts in a title: so often it stands in `words`.
TITLE = 3
# Values of a facet, each with its last day: more than there are communes in the country.
MOST_VALUES = 10_000
# The facets that are fields of their own.
FIELDS = {"kind": "kind", "commune": "site"}
# Behind every last day.
LAST = "~"
ALWAYS = datetime(1970, 1, 1, tzinfo=UTC)
INDEX = {
    # A copy where there is a second node. One shard holds a province many times over.
    # Until it is read it need not be ready to be searched.
    "settings": {
        "number_of_shards": 1,
        "auto_expand_replicas": "0-1",
        "refresh_interval": "-1",
    },
    "mappings": {
        "dynamic": "strict",
        "properties": {
            "words": {"type": "text", "analyzer": "whitespace", "index_options": "freqs"},
            "page": {"type": "long"},
            "site": {"type": "long"},
            "languages": {"type": "keyword"},
            "kind": {"type": "keyword"},
            "facets": {"type": "keyword"},
            "starts_at": {"type": "date"},
            "date": {"type": "date"},
        },
    },
}


def source(row: SearchDocument) -> dict:
    """A row as the cluster has it; each value of a facet is a term that ends with its last day."""
    _kind, _site, values = parts_of(row.facets)
    return {
        "words": f"{f'{row.title_words} ' * TITLE}{row.body_words}",
        "page": row.page_id,
        "site": row.site_id,
        "languages": row.languages.strip(",").split(","),
        "kind": row.kind,
        "facets": values.split("|")[:-1],
        "starts_at": row.starts_at or ALWAYS,
        "date": row.date,
    }


def either(parts: list[dict]) -> dict:
    return parts[0] if len(parts) == 1 else {"bool": {"should": parts, "minimum_should_match": 1}}


def condition(group: Group) -> dict:
    """One of the alternatives, with all its tokens."""
    ways = [
        {"bool": {"filter": [{"term": {"words": token}} for token in way]}}
        for way in group
        if len(way) > 1
    ]
    single = [way[0] for way in group if len(way) == 1]
    return either([*ways, {"terms": {"words": single}}] if single else ways)


def conditions(ask: Ask) -> list[dict]:
    """What a document must fulfil before the reader's choices."""
    parts = [condition(group) for group in ask.groups]
    parts.append({"term": {"languages": ask.language}})
    parts.append({"range": {"starts_at": {"lte": ask.now}}})
    if ask.site_id is not None:
        parts.append(places(ask))
    if ask.kinds:
        parts.append({"terms": {"kind": list(ask.kinds)}})
    return parts


def places(ask: Ask) -> dict:
    """What stands on the asked site, or on the portal as what it shares."""
    own = {"term": {"site": ask.site_id}}
    if not ask.shared:
        return own
    shared: dict = {
        "filter": [{"term": {"site": ask.portal_id}}, {"terms": {"kind": list(ask.shared)}}]
    }
    if ask.left_out:
        shared["must_not"] = [{"terms": {"page": list(ask.left_out)}}]
    return either([own, {"bool": shared}])


def choice(ask: Ask, name: str, value: str) -> dict:
    """The condition of a reader's choice."""
    if name in FIELDS:
        return {"term": {FIELDS[name]: value}}
    if name == "when":
        return {"range": {"date": {"gte": ask.week_start if value == WEEK else ask.year_start}}}
    start = start_of(name, value_of(name, value, ask.today))
    return {"range": {"facets": {"gte": start + ask.today.isoformat(), "lt": start + LAST}}}


def values_of_facet(ask: Ask, name: str) -> dict:
    """The aggregation that counts the values of a facet."""
    if name in FIELDS:
        return {"terms": {"field": FIELDS[name], "size": MOST_VALUES}}
    if name == "when":
        return {"filters": {"filters": {one: choice(ask, name, one) for one in (WEEK, YEAR)}}}
    return {"terms": {"field": "facets", "include": f"{name}=.*", "size": MOST_VALUES}}


def counts(ask: Ask, name: str, found: dict) -> Counter:
    """A facet's counts from the answer to `values_of_facet`."""
    buckets = found["buckets"]
    if isinstance(buckets, dict):
        buckets = [{"key": key, **bucket} for key, bucket in buckets.items()]
    counted: Counter = Counter()
    for bucket in buckets:
        key = str(bucket["key"])
        choices = {key} if name in (*FIELDS, "when") else choices_in(f"{key}|", ask.today)[name]
        counted.update(dict.fromkeys(choices, bucket["doc_count"]))
    return +counted


class ClusterEngine(Engine):
    def __init__(self) -> None:
        self.connection = settings.SEARCH_CONNECTION

    @property
    def current(self) -> str:
        """The alias of the generation that is read, for whoever looks at the cluster."""
        return f"{self.connection.prefix}_public"

    def index(self, generation: int) -> str:
        """The alias of a generation: what is written through it can't make an index by itself."""
        return f"{self.current}_{generation}"

    def find(self, ask: Ask, limit: int) -> list[tuple[int, float]]:
        narrow = [choice(ask, name, value) for name, value in ask.narrow.items()]
        query = {
            "filter": [*conditions(ask), *narrow],
            "should": [{"term": {"words": token}} for token in ask.tokens],
            "minimum_should_match": 0 if ask.groups else 1,
        }
        try:
            found = self._search(
                ask,
                query={"bool": query},
                size=limit,
                sort=[{"_score": "desc"}, {"page": "desc"}],
                track_total_hits=False,
                _source=False,
            )
        except Unanswered:
            return database_engine().find(ask, limit)
        return [(int(hit["_id"]), hit["_score"]) for hit in found["hits"]["hits"]]

    def facets(self, ask: Ask) -> dict[str, Counter]:
        """One request: for each facet the choices made by the others, and its values below."""
        chosen = {name: choice(ask, name, value) for name, value in ask.narrow.items()}

        def without(facet: str) -> dict:
            return {"bool": {"filter": [part for name, part in chosen.items() if name != facet]}}

        names = facet_names()
        aggregations: dict = {
            name: {
                "filter": without(name),
                "aggregations": {"values": values_of_facet(ask, name)},
            }
            for name in names
        }
        aggregations["all"] = {"filter": without("")}
        aggregations["scope"] = {"filter": {"match_all": {}}}
        try:
            found = self._search(
                ask,
                query={"bool": {"filter": conditions(ask)}},
                aggregations=aggregations,
                size=0,
                track_total_hits=False,
            )["aggregations"]
        except Unanswered:
            return database_engine().facets(ask)
        counted = {name: counts(ask, name, found[name]["values"]) for name in names}
        for name in (*names, "all", "scope"):
            counted.setdefault(name, Counter())[""] = found[name]["doc_count"]
        return counted

    def _search(self, ask: Ask, **body: Any) -> dict:
        # One copy of the index answers a query, whichever of its pages is asked for: copies score
        # a little differently.
        copy = ".".join(sorted(ask.tokens))[:100]
        with answering(self.connection) as cluster:
            return cluster.search(index=self.index(ask.generation), body=body, preference=copy)

    def put(self, documents: list[SearchDocument]) -> None:
        generations = {row.generation_id for row in documents}
        for generation in sorted(generations):
            rows = [row for row in documents if row.generation_id == generation]
            self._write(generation, ({"_id": row.page_id, **source(row)} for row in rows))

    def remove(self, generation: int, page_ids: list[int]) -> None:
        self._write(generation, ({"_op_type": "delete", "_id": pk} for pk in page_ids))

    def _write(self, generation: int, actions: Iterable[dict]) -> None:
        bulk(patient(self.connection), self.index(generation), actions, require_alias=True)

    def start(self, generation: int) -> None:
        """Makes the index of a generation, in place of what may be left of one of this number."""
        self.drop(generation)
        with answering(patient(self.connection)) as cluster:
            alias = self.index(generation)
            cluster.indices.create(index=f"{alias}_rows", body={**INDEX, "aliases": {alias: {}}})

    def switch(self, generation: int) -> None:
        """Points the alias of the public index at a generation, in one step."""
        with answering(patient(self.connection)) as cluster:
            index = f"{self.index(generation)}_rows"
            usual = {"index": {"refresh_interval": None}}
            cluster.indices.put_settings(index=index, body=usual)
            cluster.indices.refresh(index=index)
            actions = [
                {
                    "remove": {
                        "index": f"{self.current}_*",
                        "alias": self.current,
                        "must_exist": False,
                    }
                },
                {"add": {"index": index, "alias": self.current}},
            ]
            cluster.indices.update_aliases(body={"actions": actions})

    def drop(self, generation: int) -> None:
        with answering(patient(self.connection)) as cluster:
            index = f"{self.index(generation)}_rows"
            if cluster.indices.exists(index=index):
                cluster.indices.delete(index=index)
