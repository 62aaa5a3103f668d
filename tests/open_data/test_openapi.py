"""The document says what the API does: checked by validators that others wrote."""

import json
import re

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator

from portal.open_data.registry import open_data
from tests.open_data.datasets import MAKERS

LISTS = sorted(MAKERS)


def document(world, path="/api/v1/openapi.json", key="a") -> dict:
    return world.get(getattr(world, key).site, path).json()


def assert_fits(body, schema: dict, whole: dict) -> None:
    """Strictly: a field that the document doesn't know is a mistake in one of the two."""
    components = json.loads(json.dumps(whole["components"]))
    for component in components["schemas"].values():
        component["additionalProperties"] = False
    validator = Draft202012Validator(
        schema | {"components": components}, format_checker=FormatChecker()
    )
    assert [error.message for error in validator.iter_errors(body)] == []


@pytest.mark.parametrize("path", ["/api/v1/openapi.json", "/en/api/v1/openapi.json"])
def test_the_document_is_valid(world, path):
    whole = document(world, path)
    assert whole["openapi"].startswith("3.1")
    OpenAPIV31SpecValidator(whole).validate()


def test_it_describes_every_list_and_item_and_nothing_else(world):
    paths = {f"/api/v1/{prefix}/" for prefix in LISTS}
    paths |= {f"/api/v1/{prefix}/{{id}}/" for prefix in LISTS}
    whole = document(world)
    assert set(whole["paths"]) == paths
    assert all(set(operations) == {"get"} for operations in whole["paths"].values())
    assert "x-spec-enum-id" not in json.dumps(whole)


def test_it_names_the_addresses_of_this_site_and_its_languages(world):
    urls = [server["url"] for server in document(world)["servers"]]
    assert urls == ["http://a.test", "http://a.test/en"]
    assert [server["url"] for server in document(world, key="b")["servers"]] == ["http://b.test"]


@pytest.mark.parametrize("prefix", LISTS)
def test_its_parameters_are_those_that_a_list_knows(world, prefix):
    operation = document(world)["paths"][f"/api/v1/{prefix}/"]["get"]
    told = {parameter["name"] for parameter in operation["parameters"]}
    answer = json.loads(world.get(world.a.site, f"/api/v1/{prefix}/?x=1").content)
    assert told == set(answer["errors"][0]["allowed"])
    assert all(parameter["description"] for parameter in operation["parameters"])


@pytest.mark.sampled(12)
@pytest.mark.parametrize("prefix", LISTS)
@pytest.mark.parametrize("key", ["a", "portal"])
def test_answers_are_as_it_says(world, prefix, key):
    item = MAKERS[prefix](world.a, "Việc của An Bình")
    whole = document(world, key=key)
    for path, address in (
        (f"/api/v1/{prefix}/", f"/api/v1/{prefix}/"),
        (f"/api/v1/{prefix}/{{id}}/", f"/api/v1/{prefix}/{item.pk}/"),
    ):
        body = world.get(getattr(world, key).site, address).json()
        content = whole["paths"][path]["get"]["responses"]["200"]["content"]
        assert_fits(body, content["application/json"]["schema"], whole)


def test_errors_are_as_it_says(world):
    whole = document(world)
    responses = whole["paths"]["/api/v1/products/"]["get"]["responses"]
    for status, query in (("400", "x=1"), ("404", "page=9")):
        body = json.loads(world.get(world.a.site, f"/api/v1/products/?{query}").content)
        schema = responses[status]["content"]["application/problem+json"]["schema"]
        assert_fits(body, schema, whole)


def test_every_field_says_what_it_means_in_both_languages(world):
    for viewset in open_data():
        serializers = [viewset.serializer_class(), (viewset.detail_serializer_class or dict)()]
        for serializer in serializers:
            for name, field in getattr(serializer, "fields", {}).items():
                assert field.help_text, (viewset.prefix, name)
    vietnamese, english = (
        document(world, f"{prefix}/api/v1/openapi.json") for prefix in ("", "/en")
    )
    assert vietnamese["info"]["title"] == "Dữ liệu mở của các xã"
    assert english["info"]["title"] == "Open data of the communes"


def test_the_bounds_of_parameters_are_told(world):
    paths = world.get(world.portal.site, "/api/v1/openapi.json").json()["paths"]

    def schema(address, name):
        parameters = paths[f"/api/v1/{address}/"]["get"]["parameters"]
        return next(item["schema"] for item in parameters if item["name"] == name)

    highest = 2**31 - 1
    for address, name in (("questions", "topic"), ("products", "producer")):
        found = schema(address, name)
        assert (found["type"], found["minimum"], found["maximum"]) == ("integer", 1, highest)
    assert schema("questions/{id}", "id")["maximum"] == highest
    assert schema("questions", "page")["maximum"] == 1_000_000
    assert re.fullmatch(schema("schedule-entries", "week")["pattern"], "2026-W48")
    assert schema("schedule-entries", "week")["maxLength"] == 8
    day = schema("schedule-entries", "start_from")["pattern"]
    assert re.fullmatch(day, "2026-11-28") and re.fullmatch(day, "2100-01-01")
    assert not re.fullmatch(day, "1999-12-31") and not re.fullmatch(day, "2101-01-01")
    assert schema("communes", "name")["maxLength"] == 60
    assert all(isinstance(value, str) for value in schema("products", "stars")["enum"])
