"""The editor of texts in every form of the admin."""

from django.core.exceptions import BadRequest
from wagtail.admin.rich_text import DraftailRichTextArea


class ReadableTextArea(DraftailRichTextArea):
    """Wagtail's, but what no editor of texts sends is a bad request, and no failure of ours."""

    def value_from_datadict(self, data, files, name):
        try:
            return super().value_from_datadict(data, files, name)
        except (ValueError, TypeError, LookupError, AttributeError) as error:
            raise BadRequest("Unreadable text.") from error
