"""The colours of the stylesheet, pair by pair: six themes, light and dark, by computation."""

import re
from itertools import product
from pathlib import Path

import pytest
import tinycss2

from portal.core.models import Theme

CSS = Path(__file__).resolve().parents[2] / "portal" / "static" / "css" / "portal.css"
DARK = "(prefers-color-scheme: dark)"

# Least ratio: (colours of text, grounds they stand on).
PAIRS = [
    (7, "ink", "paper card sunk soft sky sky2 ok-bg warn-bg bad-bg info-bg"),
    (7, "cream", "deep"),
    (4.5, "ink2", "paper card sunk soft sky sky2 mark"),
    (4.5, "ink", "mark"),
    (4.5, "accent", "paper card sunk soft"),
    (4.5, "strong", "card soft"),
    (4.5, "on", "accent strong"),
    (4.5, "silk", "deep"),
    (4.5, "gold", "card paper"),
    (4.5, "bad", "card"),
    (3, "edge", "card paper sunk"),
    (3, "star", "card paper"),
    (3, "fo", "paper card"),
    *((4.5, state, f"{state}-bg") for state in ("ok", "warn", "bad", "info")),
]
LOOKS = list(product(Theme.values, ("light", "dark")))
GROUNDS = sorted({ground for _least, _ink, grounds in PAIRS for ground in grounds.split()})


def declarations(content) -> dict[str, str]:
    """The custom properties that a rule sets."""
    found = tinycss2.parse_declaration_list(content, skip_comments=True, skip_whitespace=True)
    return {
        item.name[2:]: tinycss2.serialize(item.value).strip()
        for item in found
        if item.type == "declaration" and item.name.startswith("--")
    }


def rules(css, media=""):
    """(media, selectors, custom properties) of each rule, in order."""
    for rule in tinycss2.parse_rule_list(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "at-rule" and rule.at_keyword == "media":
            yield from rules(rule.content, tinycss2.serialize(rule.prelude).strip())
        elif rule.type == "qualified-rule":
            selectors = re.split(r"\s*,\s*", tinycss2.serialize(rule.prelude).strip())
            yield media, selectors, declarations(rule.content)


RULES = list(rules(CSS.read_text()))


def colours(theme: str, scheme: str, inside: str = "") -> dict[str, str]:
    """What an element in a theme inherits; `inside` names a class with colours of its own."""
    wanted = {":root", f'[data-theme="{theme}"]'}
    medias = {"", DARK} if scheme == "dark" else {""}
    found: dict[str, str] = {}
    for names in ({":root"}, wanted, {inside}):
        for media, selectors, values in RULES:
            if media in medias and names & set(selectors):
                found |= values
    return found


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    parts = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2 between two colours written as #rgb or #rrggbb."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_ratio_is_that_of_wcag():
    assert contrast("#fff", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#fff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(("theme", "scheme"), LOOKS)
def test_text_can_be_read_on_its_ground(theme, scheme):
    found = colours(theme, scheme)
    wrong = [
        f"{ink} {found[ink]} on {ground} {found[ground]}: {ratio:.2f} < {least}"
        for least, ink, grounds in PAIRS
        for ground in grounds.split()
        if (ratio := contrast(found[ink], found[ground])) < least
    ]
    assert wrong == []


@pytest.mark.parametrize(("theme", "scheme"), LOOKS)
def test_one_of_the_two_tones_of_the_focus_ring_shows_on_any_ground(theme, scheme):
    for inside in ("", ".strip"):
        found = colours(theme, scheme, inside)
        grounds = GROUNDS if not inside else ["deep"]
        # Red alerts never change with the theme; accent is the ground of buttons.
        others = {name: found[name] for name in [*grounds, "accent", "strong"]}
        if inside:
            others["red"] = "#a01712"
        for name, ground in others.items():
            tones = [contrast(found[tone], ground) for tone in ("fo", "fi")]
            assert max(tones) >= 3, f"focus on {name} {ground} in {inside or 'a page'}: {tones}"
        assert contrast(found["fo"], found["fi"]) >= 3


def test_the_red_of_alerts_carries_its_texts():
    red = re.search(r"\.sos \{\s*background: (#\w+);\s*color: (#\w+)", CSS.read_text())
    assert contrast(*red.groups()) >= 4.5
    assert contrast(red[1], "#ffdf80") >= 4.5


def test_every_theme_sets_the_same_colours():
    names = {
        theme: {
            name
            for media, selectors, values in RULES
            if f'[data-theme="{theme}"]' in selectors and media == ""
            for name in values
        }
        for theme in Theme.values
    }
    assert len({frozenset(found) for found in names.values()}) == 1, names
