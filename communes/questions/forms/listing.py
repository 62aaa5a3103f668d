"""What readers put in the query string: the choices of a list, a code, a name."""

from django import forms
from django.db.models import QuerySet
from django.db.models.functions import Substr
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from communes.questions.codes import clean_code
from communes.questions.models.vocabulary import Topic
from portal.core.querysets import HOME_PATH
from portal.lists.listing import CommuneFilterMixin, ListForm

CHIPS_AT_MOST = 8


class LookUpForm(ListForm):
    """The code of a question, typed by hand."""

    ma = forms.CharField(max_length=60)

    @property
    def typed(self) -> str:
        return (self.data.get("ma") or "")[:60].strip()

    @property
    def code(self) -> str:
        """The likeliest code in its one form, "" where it can't be one."""
        return clean_code(self.typed)


class CommuneFinderForm(ListForm):
    """The portal's way to a commune's form: a part of its name, with or without marks."""

    q = forms.CharField(label=_("Name of the commune"), max_length=60)


class QuestionListForm(CommuneFilterMixin):
    """Narrows the list by topic and, on the portal, by commune."""

    topic = forms.ChoiceField(label=_("Topic"))
    every_commune = _("Every commune")
    facet_names: tuple[str, ...] = ("topic",)
    shows_select = False  # many communes: a select instead of chips
    sites_name = "communes-with-answers"
    sites_tags = ("questions",)

    def prepare(self):
        super().prepare()
        every = pgettext_lazy("topics", "All")
        topics = self.frame.remember("topics", lambda: list(Topic.objects.active()))
        names = [(str(topic.pk), topic.label) for topic in topics]
        self.fields["topic"].choices = [("", every), *names]
        if "commune" in self.fields:
            self.shows_select = len(self.commune_choices()) > CHIPS_AT_MOST
            if not self.shows_select:
                self.facet_names = ("commune", "topic")

    def get_sites(self):
        """The communes that have published an answer, by name: two queries at any number."""
        answers = self.items.model.objects.live().annotate(root=Substr("path", 1, HOME_PATH))
        roots = set(answers.order_by().values_list("root", flat=True).distinct())
        return super().get_sites().filter(root_page__path__in=roots)

    def filter(self, items: QuerySet) -> QuerySet:
        if topic := self.value("topic"):
            items = items.filter(topic_id=topic)
        return self.in_commune(items)
