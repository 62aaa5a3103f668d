"""What a reader may type into the list of numbers."""

from portal.lists.fulltext import QueryField
from portal.lists.listing import ListForm


class PhonebookForm(ListForm):
    """Free text, `?q=`: a name, a post, a kind of place, or digits."""

    q = QueryField()

    @property
    def query(self) -> str:
        return self.value("q") or ""
