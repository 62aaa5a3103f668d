"""What a message to a browser says: so little that it is read at a glance."""

import json
from typing import Any

from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from communes.outbox.headlines import headline
from communes.outbox.models import Act, Mailing
from portal.core.addresses import language_prefix

# Signs; a whole message has less than 4 KB.
LONGEST_TITLE, LONGEST_PLACE, LONGEST_TEXT = 200, 160, 300


def message(mailing: Mailing, language: str) -> bytes:
    """A mailing as JSON for the worker of the site (js/push.js): `title`, `body`, `url`, `lang`,
    and a `tag`, by which a later message about the same notice takes its place."""
    language = language if language in mailing.told else "vi"
    facts: dict[str, Any] = mailing.told[language]
    with translation.override(language):
        title = headline(mailing.act, facts["what"], facts["urgency"])
        told = {
            "title": Truncator(title).chars(LONGEST_TITLE),
            "body": _body(mailing.act, facts),
            "url": _url(mailing, facts["address"], language),
            "tag": str(mailing.subject),
            "lang": language,
        }
    return json.dumps(told, ensure_ascii=False).encode()


def _body(act: str, facts: dict[str, Any]) -> str:
    if act == Act.WITHDRAWN:
        lines = [_("Please don’t act on it any more.")]
    else:
        text = facts["correction"] or facts["to_do"] or facts["summary"]
        place = " · ".join(part for part in (facts["when"], facts["where"]) if part)
        lines = [Truncator(place).chars(LONGEST_PLACE), Truncator(text).chars(LONGEST_TEXT)]
    return "\n".join(line for line in [*lines, facts["name"]] if line)


def _url(mailing: Mailing, address: str, language: str) -> str:
    """The notice; once it is gone, the home with what holds now."""
    if mailing.act != Act.WITHDRAWN:
        return address
    return mailing.site.root_url + language_prefix(language)
