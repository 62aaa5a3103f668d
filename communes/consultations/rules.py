"""What must hold together in a draft, with an error per field that says what to do."""

from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from portal.core.hints import Host, Text

TITLE_LENGTH = 160
NO_FILE = _("Add the draft as a file: people must be able to read what they comment on.")


def text_errors(page) -> dict[str, Text]:
    """What is wrong with the texts, by field."""
    errors: dict[str, Text] = {}
    if len(page.title) > TITLE_LENGTH:
        errors["title"] = _("Keep the title within 160 characters.")
    if not page.summary:
        errors["summary"] = _("Write one or two sentences: lists show them.")
    if not page.contact:
        errors["contact"] = _("Say whom people can ask: the post and a phone number.")
    return errors


def day_errors(page) -> dict[str, Text]:
    """What is wrong with the days, and with an answer before its time."""
    if not page.opens_on or not page.closes_on:
        return {}
    if page.closes_on < page.opens_on:
        return {"closes_on": _("Choose a last day after the first one.")}
    if page.has_results and page.closes_on >= timezone.localdate():
        return {
            "results": _(
                "Comments are still taken. Publish the answer after the last day, or set an"
                " earlier one."
            )
        }
    return {}


class ConsultationRules(Host):
    """Mixed into the page."""

    def publishing_errors(self) -> dict[str, Text]:
        return {**super().publishing_errors(), **text_errors(self), **day_errors(self)}

    @property
    def has_results(self) -> bool:
        """Whether the answer has words."""
        return bool(strip_tags(self.results).strip())
