"""What the search reads of a body."""

import json

from portal.core.fields import texts_in
from portal.pages.models import StandardPage
from tests.products.factories import make_image


def test_a_body_is_read_as_wagtail_reads_it_but_without_sql(world, django_assert_num_queries):
    image = make_image(world.a.collection)
    figure = {"image": image.pk, "alt": "Đồng lúa", "caption": "Mùa gặt"}
    row = [["Xóm", "Số hộ"], ["Xóm 1", "120"]]
    parts = [
        ("text", "<p>Chữ <b>đậm</b></p>"),
        ("figure", figure),
        ("alert", {"level": "warn", "heading": "Chú ý", "text": "Nước lên"}),
        ("steps", {"steps": [{"title": "Đến", "text": "Mang giấy tờ"}]}),
        ("table", {"data": row, "first_row_is_table_header": True}),
        ("files", {"heading": "Tệp", "files": [1, 2]}),
    ]
    known = StandardPage._meta.get_field("body").stream_block.child_blocks
    assert {"text", "figure"} <= known.keys()
    raw = [{"type": name, "value": value} for name, value in parts if name in known]
    field = StandardPage._meta.get_field("body")
    with django_assert_num_queries(0):
        texts = field.get_searchable_content(field.to_python(json.dumps(raw)))
    value = field.to_python(json.dumps(raw))
    assert texts == field.stream_block.get_searchable_content(value)
    assert {"Đồng lúa", "Mùa gặt"} <= set(texts)


def test_parts_that_are_missing_or_unknown_are_passed_over():
    block = StandardPage._meta.get_field("body").stream_block
    raw = [
        {"type": "gone", "value": "x"},
        {"type": "figure", "value": None},
        {"type": "figure", "value": {"alt": "Cây đa"}},
    ]
    assert texts_in(block, raw) == ["Cây đa"]
