"""Checkboxes of all communes: Django's, in less time."""

from bs4 import BeautifulSoup
from django import forms

from communes.announcements.widgets import ManyCheckboxes, ManyCheckboxesAdapter

CHOICES = [(1, "Xã “A” & <b>B</b>"), (2, "Xã C"), (3, "Xã D")]
ATTRS = {"id": "id_reached_sites", "aria-describedby": "help", "class": "x"}


def boxes(widget) -> list[tuple]:
    html = BeautifulSoup(widget.render("reached_sites", ["2", "3"], ATTRS), "html.parser")
    assert html.div["id"] == "id_reached_sites" and html.div["class"] == ["x"]
    return [(label.get_text(strip=True), label.input.attrs) for label in html.select("div > label")]


def test_they_are_as_djangos():
    own = boxes(ManyCheckboxes(choices=CHOICES))
    assert own == boxes(forms.CheckboxSelectMultiple(choices=CHOICES))
    assert [("checked" in attrs, attrs["value"]) for _label, attrs in own] == [
        (False, "1"),
        (True, "2"),
        (True, "3"),
    ]


def test_scripts_are_told_of_no_choice():
    (html,) = ManyCheckboxesAdapter().js_args(ManyCheckboxes(choices=CHOICES))
    assert "<input" not in html and "Xã" not in html
