"""The texts that a new site starts with, in the active language; editors own them after."""

import json

from django.utils.translation import gettext as _


def _text(*paragraphs: str) -> dict:
    html = "".join(part if part.startswith("<") else f"<p>{part}</p>" for part in paragraphs)
    return {"type": "text", "value": html}


def _heading(text: str) -> str:
    return f"<h2>{text}</h2>"


def _items(*items: str) -> str:
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


def _page(summary: str, *blocks: dict) -> dict:
    return {"summary": summary, "body": json.dumps(list(blocks))}


def about() -> dict:
    return _page(
        _("Who we are and how we work for you."),
        _text(_("This page is being written. Call or write to us if you need to know something.")),
    )


def contact() -> dict:
    return _page(
        _("Address, opening hours and telephone numbers."),
        {
            "type": "alert",
            "value": {
                "level": "info",
                "heading": _("Complaints and denunciations"),
                "text": _(
                    "This site does not take complaints or denunciations: the law sets another "
                    "way for them. Bring or send them to the citizen reception office."
                ),
            },
        },
    )


def accessibility() -> dict:
    return _page(
        _("How this site serves every reader, and what to do where it fails you."),
        _text(
            _("We aim at level AA of the Web Content Accessibility Guidelines (WCAG) 2.2."),
            _heading(_("What works")),
            _items(
                _("The whole site works with the keyboard alone and without scripts."),
                _("Text can be enlarged with the “Aa” button or in your browser."),
                _("Colours keep enough contrast, in light and in dark, and never stand alone."),
                _("Pictures have a description, and files state their type and size."),
            ),
            _heading(_("What does not work yet")),
            _items(
                _("Scanned files may not be readable by a screen reader."),
                _("Announcements can't be listened to yet."),
            ),
            _heading(_("Tell us")),
            _(
                "If something stops you, call the hotline at the foot of the page or ask a "
                "question."
            ),
        ),
    )


def privacy() -> dict:
    return _page(
        _("What we keep about you, why, and for how long."),
        _text(
            _heading(_("When you read")),
            _(
                "This site sets no cookies for readers, loads nothing from other companies and "
                "does not follow you. The text size you choose stays on your own device."
            ),
            _heading(_("When you ask a question")),
            _items(
                _("We keep your name, phone number or e-mail address and village, to answer you."),
                _(
                    "Only the staff of the commune you ask see them. The published answer shows "
                    "your initials and village."
                ),
                _(
                    "They are erased after the set time, or at once when you withdraw the "
                    "question with its code."
                ),
                _(
                    "Your network address is not kept; a scrambled form of it, changed daily, "
                    "guards against misuse."
                ),
            ),
            _heading(_("Your rights")),
            _(
                "You may ask to see, correct or erase your data: call the hotline, or come to the "
                "one-stop counter."
            ),
        ),
    )


def open_data() -> dict:
    return {
        "summary": _("The lists of this site as files and for programs: free to read, no key."),
    }
