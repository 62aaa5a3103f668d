"""What a voice says of a page."""

import re

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from communes.bulletins.abbreviations import said
from portal.core.models import BasePage
from portal.core.text import as_sentence

# About ten minutes: who wants more reads it.
MOST_LETTERS = 7000
_ENDS = re.compile(r"[.!?…\n](?=\s|$)")


def words_of(page: BasePage) -> str:
    """The texts of a page in full words, in the first language; "" for what isn't read aloud.

    A long page ends after a sentence, with another that says where the rest stands.
    """
    with override(settings.LANGUAGE_CODE):
        texts = (" ".join(text.split()) for text in page.heard_texts)
        whole = "\n".join(as_sentence(text) for text in texts if text)
        if len(whole) > MOST_LETTERS:
            ends = [found.end() for found in _ENDS.finditer(whole, 0, MOST_LETTERS)]
            start = whole[: ends[-1] if ends else MOST_LETTERS].rstrip()
            rest = _("The page is long: the rest is to be read on it.")
            whole = f"{start}\n{rest}"
    return said(whole).text if whole else ""
