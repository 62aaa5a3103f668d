"""Forms as officers are given them, and every place in them where a thing of a site is chosen.

A place is filled twice: with an own thing, which must be taken, and with one of another
site, which must not. What a browser would send comes from the form's own page; bodies,
whose fields a script makes, are built from their blocks.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup
from django import forms
from django.db import models
from wagtail import blocks
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.blocks.base import BlockField
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents import get_document_model
from wagtail.models import Page
from wagtail.test.utils.form_data import (
    nested_form_data,
    querydict_from_html,
    rich_text,
)

from tests.isolation.blocks import Filling, value_of
from tests.isolation.world import BEGIN, IsolationWorld

Data = dict[str, object]


@dataclass(frozen=True)
class Place:
    """Where something is chosen: `body(key)` is what a browser sends with that chosen."""

    name: str
    model: type[models.Model]
    body: Callable[[object], Data]


def form_in(response):
    """The form that a page shows, with what a browser would send of it; (None, {}) without."""
    if response.status_code != 200 or response.context is None:
        return None, {}
    form = response.context.get("form")
    if not isinstance(form, forms.BaseForm):
        return None, {}
    html = response.content.decode()
    if response.headers["Content-Type"].startswith("application/json"):
        html = json.loads(html).get("html") or ""
    names = {form.add_prefix(name) for name in form.fields}
    fullest: Data = {}
    for one in BeautifulSoup(html, "html.parser").find_all("form"):
        if one.get("method", "").lower() != "post":
            continue
        sent = querydict_from_html(str(one), form_index=0, exclude_csrf=True)
        data = {name: sent.getlist(name) for name in sent}
        if len(names & data.keys()) >= len(names & fullest.keys()) and data:
            fullest = data
    for name, field in form.fields.items():
        if isinstance(field, BlockField):
            fullest |= {f"{form.add_prefix(name)}-count": "0"}
    return form, fullest


def places(it: IsolationWorld, form, sent: Data, owner: str) -> Iterator[Place]:
    """Every place of a form where a thing of a site is chosen."""
    for name, field in form.fields.items():
        yield from _of_field(it, form.add_prefix(name), field, sent, owner)
    for relation, formset in getattr(form, "formsets", {}).items():
        if relation == "comments":  # chosen by nobody
            continue
        empty, number = formset.empty_form, formset.total_form_count()
        prefix = f"{formset.prefix}-{number}"
        parts = {f"{formset.prefix}-TOTAL_FORMS": str(number + 1)}
        parts |= {f"{prefix}-ORDER": str(number + 1), f"{prefix}-DELETE": "", f"{prefix}-id": ""}
        for name, field in empty.fields.items():
            if isinstance(field, forms.CharField) and field.required:
                parts[f"{prefix}-{name}"] = "x"
            elif isinstance(field, forms.ModelChoiceField) and field.required:
                model = field.queryset.model
                key = key_of(it, model, owner) or model._default_manager.first().pk
                parts[f"{prefix}-{name}"] = str(key)
        for name, field in empty.fields.items():
            if name == "id":
                continue
            yield from _of_field(it, f"{prefix}-{name}", field, sent | parts, owner)


def key_of(it: IsolationWorld, model: type[models.Model], owner: str):
    """A thing of a site to choose: what readers don't have, where there is one; else None."""
    if model is Page:
        return it.pages[owner, "pages.StandardPage", "draft"].pk
    if issubclass(model, Page):
        keys = it.page_keys(model, owner)
    else:  # of files the first is the one that no page shows
        keys = it.belongings.keys_of(model, owner)
    return next((key for key in keys if is_telling(key)), keys[0]) if keys else None


def is_telling(key) -> bool:
    """Whether a key stands out: no other number is the same."""
    return isinstance(key, int) and key >= min(BEGIN.values())


def _of_field(it, name: str, field, sent: Data, owner: str) -> Iterator[Place]:
    if isinstance(field, BlockField):
        yield from _of_body(it, name, field.block, sent, owner)
    elif isinstance(field, forms.ModelChoiceField):
        yield Place(name, field.queryset.model, lambda key: sent | {name: [str(key)]})
    elif isinstance(field.widget, DraftailRichTextArea):
        for model, link in LINKS:
            yield Place(
                f"{name} ({model.__name__})",
                model,
                lambda key, link=link: sent | {name: rich_text(link.format(key))},
            )


LINKS = [
    (Page, '<p><a linktype="page" id="{}">x</a></p>'),
    (get_document_model(), '<p><a linktype="document" id="{}">x</a></p>'),
]


def _of_body(it, name: str, stream, sent: Data, owner: str) -> Iterator[Place]:
    """The choosers and links within each kind of block."""
    for kind, block in stream.child_blocks.items():
        asked: list[type] = []

        def note(model, asked=asked):
            asked.append(model)
            return key_of(it, model, owner)

        value_of(block, Filling(lambda _name: "x", note, _links(note)))
        for number, target in enumerate(asked):

            def body(key, kind=kind, block=block, number=number):
                left = iter(range(1000))

                def choose(model, left=left, number=number):
                    return key if next(left) == number else key_of(it, model, owner)

                raw = value_of(block, Filling(lambda _name: "x", choose, _links(choose)))
                item = {"type": kind, "value": sent_of(block, raw), "deleted": "", "order": "0"}
                stream_data = {name: {"count": "1", "0": item | {"id": ""}}}
                return sent | nested_form_data(stream_data)

            yield Place(f"{name} ({kind}: {target.__name__})", target, body)


def _links(choose) -> Callable[[str], str]:
    """A rich text with a link to a page and one to a file."""
    return lambda _name: "".join(link.format(choose(model)) for model, link in LINKS)


def sent_of(block: blocks.Block, raw):
    """What the browser sends of a block that the database keeps as `raw`."""
    if isinstance(block, blocks.BaseStreamBlock):
        return _items(raw, lambda item: sent_of(block.child_blocks[item["type"]], item["value"]))
    if isinstance(block, blocks.BaseStructBlock):
        return {name: sent_of(part, raw.get(name)) for name, part in block.child_blocks.items()}
    if isinstance(block, blocks.ListBlock):
        return _items(raw, lambda item: sent_of(block.child_block, item["value"]))
    if isinstance(block, blocks.RichTextBlock):
        return rich_text(raw, features=block.features)
    if isinstance(block, TableBlock):
        return json.dumps(raw)
    return "" if raw is None else str(raw)


def _items(raw: list[dict], value: Callable) -> dict:
    found: dict = {"count": str(len(raw))}
    for number, item in enumerate(raw):
        found[str(number)] = {
            "type": item["type"],
            "value": value(item),
            "id": "",
            "deleted": "",
            "order": str(number),
        }
    return found
