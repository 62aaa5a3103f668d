"""What people ask about: one list for the whole province."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.permissions import policy_registry

from communes.questions.models.incoming import Question
from portal.core.models.vocabulary import Vocabulary


class Topic(Vocabulary):
    """A field of life that questions are sorted by; kept by the province."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    name_en = models.CharField(_("name in English"), max_length=60, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_active = models.BooleanField(
        _("can be chosen"),
        default=True,
        help_text=_("Switch off instead of deleting: earlier questions keep their topic."),
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("name_en"),
        FieldPanel("order"),
        FieldPanel("is_active"),
    ]

    class Meta(Vocabulary.Meta):
        verbose_name = _("topic of questions")
        verbose_name_plural = _("topics of questions")

    def used_at(self, user) -> str:
        """The list of its incoming questions, "" for who may read none (portal.lifecycle)."""
        policy = policy_registry.get_by_type(Question)
        may_read = policy.user_has_any_permission(user, ["view", "change"])
        return f"{reverse('questions:index')}?topic={self.pk}" if may_read else ""
