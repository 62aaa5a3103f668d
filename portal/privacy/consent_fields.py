"""Fields that ask people for a consent."""

from pathlib import Path

from django import forms
from django.utils.functional import lazystr

from portal.privacy.consents import consent_texts, newest_text


class ConsentField(forms.BooleanField):
    """A tick under the newest text of a purpose. What is sent is the version that was read.

    `texts` is the file of the feature's texts.
    """

    def __init__(self, texts: Path, purpose: str, **kwargs):
        self.texts, self.purpose = texts, purpose
        self.asked = newest_text(texts, purpose)
        version = forms.CheckboxInput(attrs={"value": self.asked.version})
        super().__init__(widget=version, label=lazystr(self.asked), **kwargs)

    def version(self, sent: str) -> str:
        """The version that a form which was sent had shown; the newest of what isn't known."""
        known = {text.version for text in consent_texts(self.texts) if text.purpose == self.purpose}
        return sent if sent in known else self.asked.version
