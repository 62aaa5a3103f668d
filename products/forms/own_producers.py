"""What the forms of all that names a producer share."""

from portal.core.forms import PortalPageForm
from portal.core.querysets import HOME_PATH, below


class OwnProducersForm(PortalPageForm):
    """Only a producer of the page's own commune can be chosen."""

    # The path of the home in the page's own language; "" where the form knows no place.
    home = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.parent_page and "producer" in self.fields:
            field = self.fields["producer"]
            # Below the home of one language: each producer once.
            self.home = self.parent_page.path[:HOME_PATH]
            field.queryset = field.queryset.filter(below([self.home])).order_by("title")
