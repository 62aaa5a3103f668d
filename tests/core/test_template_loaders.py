"""Templates are written in lines; readers are sent none of the layout, and lose no space."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines
from django.utils import translation

from portal.core.template_loaders import FilesystemLoader, without_layout


@pytest.mark.parametrize(
    ("source", "loaded"),
    [
        # Beside a tag of HTML or of the template a break is layout.
        ("<ul>\n  <li>\n    one\n  </li>\n</ul>\n", "<ul><li>one</li></ul>"),
        ("<b>a</b>\n<b>c</b>", "<b>a</b><b>c</b>"),
        (
            "{{ a }}\n{% if b %}\n  , {{ b }}\n{% endif %}\n.",
            "{{ a }}{% if b %}, {{ b }}{% endif %}.",
        ),
        ("{# why #}\n\n{% load i18n %}\n\n<p>", "{# why #}{% load i18n %}<p>"),
        ("<!DOCTYPE html>\n<html>\n", "<!DOCTYPE html><html>"),
        # Between words and values it is a space.
        (
            "<p>\n  one\n  two {{ three }}\n  {{ four }}\n</p>",
            "<p>one\ntwo {{ three }}\n{{ four }}</p>",
        ),
        # What stands in the line stays.
        ("<b>a</b> <b>c</b>", "<b>a</b> <b>c</b>"),
        ("{% if a %} · {% endif %}", "{% if a %} · {% endif %}"),
        # A space beside a break is written out.
        ('Since{{ " " }}\n<b>1 May</b>', "Since <b>1 May</b>"),
        ('{% if a %}\n  {{ " " }}<b>c</b>\n{% endif %}', "{% if a %} <b>c</b>{% endif %}"),
        # Attributes keep apart, whatever stands between.
        (
            '<a href="x"\n   {% if a %}rel="y"{% endif %}>',
            '<a href="x" {% if a %}rel="y"{% endif %}>',
        ),
        (
            "<a\n  {% if a > b %}\n  rel\n  {% endif %}>\n<b>",
            "<a {% if a > b %} rel {% endif %}><b>",
        ),
        # Signs that are no tags.
        ("1 < 2\n3", "1 < 2\n3"),
    ],
)
def test_a_break_goes_beside_a_tag_and_is_a_space_between_words(source, loaded):
    assert without_layout(source) == loaded


@pytest.mark.parametrize(
    "kept",
    [
        "<pre>\n  a\n  <b>c</b>\n</pre>",
        '<textarea name="a">\n{{ a }}\n</textarea>',
        "<script>\n  // a\n  b()\n</script>",
        "<style>\n  a {}\n  b {}\n</style>",
        '{% verbatim %}\n  <p>{{ " " }}\n</p>{% endverbatim %}',
        "{% comment %}\n  <p>\n{% endcomment %}",
        "{% blocktranslate %}\n  <b>a</b>\n{% endblocktranslate %}",
        "{% blocktranslate trimmed with a=b %}\n  a\n{% plural %}\n  b\n{% endblocktranslate %}",
    ],
)
def test_what_is_read_as_it_stands_keeps_its_lines(kept):
    assert without_layout(f"<div>\n  {kept}\n</div>\n") == f"<div>{kept}</div>"


def test_a_text_in_lines_is_found_in_the_catalogue():
    source = """
      <p>
        {% load i18n %}
        {% blocktranslate trimmed with number=4 total=9 %}
          Page {{ number }}/{{ total }}
        {% endblocktranslate %}
      </p>
    """
    with translation.override("vi"):
        shown = engines["django"].from_string(without_layout(source)).render()
    assert shown == "<p>Trang 4/9</p>"


def test_every_own_template_is_loaded_without_its_layout():
    paths = [
        path
        for app in ("portal", "communes", "products", "home", "search")
        for path in Path(settings.BASE_DIR, app).rglob("templates/**/*.html")
    ]
    assert len(paths) > 100
    for path in paths:
        name = path.as_posix().partition("/templates/")[2]
        template = engines["django"].get_template(name).template
        assert template.origin.name == str(path)
        assert template.source == without_layout(path.read_text("utf-8"))


@pytest.mark.parametrize(
    "name",
    [
        "wagtailadmin/skeleton.html",
        "django/forms/widgets/select.html",
        "questions/mail/news.txt",
    ],
)
def test_others_templates_and_mails_are_loaded_as_they_are(name):
    template = engines["django"].get_template(name).template
    assert template.source == Path(template.origin.name).read_text("utf-8")


def test_a_template_elsewhere_is_left_alone(tmp_path):
    Path(tmp_path, "a.html").write_text("<p>\n  a\n</p>\n")
    loader = FilesystemLoader(engines["django"].engine, [tmp_path])
    assert loader.get_template("a.html").source == "<p>\n  a\n</p>\n"
