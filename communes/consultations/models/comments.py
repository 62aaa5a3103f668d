"""What people write of a draft: rows of one site, apart from pages.

Nothing here has revisions, a place in a search index, a chooser, the reference index or the
read API: the author can have it erased, and then it is gone.
"""

import uuid

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Site

from communes.consultations.addresses import consultation_path
from communes.consultations.choices import CONSENTS, HiddenReason, Purpose, Status
from communes.consultations.models.steps import CommentSteps
from communes.consultations.querysets import COMMENTS_TAG, CommentQuerySet, Sent
from portal.core.models.stamps import of_site, on_all_sites
from portal.privacy.codes import new_code as new_digits
from portal.privacy.consents import Consent
from portal.privacy.models import KEPT_TAG

PREFIX = "GY"
LONGEST_TEXT = 3000


def new_code() -> str:
    """A fresh code such as "GY-4829-1057-3364"."""
    return new_digits(PREFIX)


class Comment(CommentSteps, models.Model):
    """A comment as its author wrote it; readers get it once an officer shows it."""

    wagtail_reference_index_ignore = True

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    # In the first language, whichever was read.
    consultation = models.ForeignKey(
        "consultations.ConsultationPage",
        verbose_name=pgettext_lazy("consultation", "draft"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    code = models.CharField(_("code"), max_length=20, unique=True, default=new_code, editable=False)
    # Of the form it came with: sent twice it is one comment.
    sent_key = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)
    text = models.TextField(
        pgettext_lazy("consultation", "comment"), max_length=LONGEST_TEXT, blank=True
    )
    # As readers get it; "": its author wants none shown.
    shown_name = models.CharField(_("name that is shown"), max_length=80, blank=True)
    village = models.CharField(_("village"), max_length=80, blank=True)
    # Whether the consent to it holds: asked by every list.
    may_show = models.BooleanField(_("may be shown"), default=False)
    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.WAITING
    )
    hidden_reason = models.CharField(
        _("why it isn’t shown"), max_length=12, choices=HiddenReason.choices, blank=True
    )
    # The `translation_key` of the group that answers it, in a draft or published.
    theme_key = models.UUIDField(_("group"), null=True, blank=True, editable=False)
    received_at = models.DateTimeField(_("received at"), default=timezone.now)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    purge_after = models.DateField(
        _("contact to be erased after"), db_index=True, help_text=_("Counted from the last day.")
    )
    is_sample = models.BooleanField(_("sample data"), default=False)

    role_permissions = {
        "editor": ("view", "change"),
        "approver": ("view", "change"),
        "admin": ("view", "change"),
    }
    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment on a draft")
        verbose_name_plural = _("comments on drafts")
        ordering = ["-received_at", "-pk"]
        indexes = [
            models.Index(fields=["site", "status"], name="comment_by_site_and_status"),
            models.Index(fields=["consultation", "status"], name="comment_by_draft_and_status"),
        ]

    def __str__(self):
        # Never its words or a name: this is what logs and error pages would show.
        return self.code

    def changed_stamps(self) -> list:
        """Readers see how many there are, and those that are shown."""
        return [
            of_site(self.site_id, COMMENTS_TAG),
            on_all_sites(COMMENTS_TAG),
            of_site(self.site_id, KEPT_TAG),
        ]

    @property
    def start(self) -> str:
        """Its first words, for the officers' list."""
        texts = [self.text, *(reply.text for reply in self.replies.all())]
        return Truncator(" ".join(text for text in texts if text)).chars(90) or self.code

    def says(self, sent: Sent) -> bool:
        """Whether it has the words of what was sent."""
        replies = [(reply.prompt_key, reply.text) for reply in self.replies.all()]
        return (self.text, replies) == (sent.text, [(key, text) for key, _p, text in sent.replies])

    @property
    def author(self) -> str:
        """Whose it is, as readers get it: "Lô Thị Hoa, xóm 4", "xóm 4" or ""."""
        return ", ".join(part for part in (self.shown_name, self.village) if part)

    @property
    def receipt_url(self) -> str:
        """Where its author follows it: whole address."""
        return self.consultation.full_url + consultation_path("receipt", self.code)

    @property
    def is_withdrawn(self) -> bool:
        return self.status == Status.WITHDRAWN

    @cached_property
    def contact_or_none(self) -> "CommentContact | None":
        """The author's contact; None where none was given or it was erased."""
        try:
            return self.contact
        except ObjectDoesNotExist:
            return None


class PromptReply(models.Model):
    """What an author wrote to one of the questions, with its words of then."""

    wagtail_reference_index_ignore = True

    comment = models.ForeignKey(
        Comment,
        verbose_name=pgettext_lazy("consultation", "comment"),
        on_delete=models.CASCADE,
        related_name="replies",
    )
    prompt_key = models.UUIDField(_("question"), default=uuid.uuid4, editable=False)
    prompt = models.CharField(_("question"), max_length=250)
    text = models.TextField(_("reply"), max_length=LONGEST_TEXT)

    class Meta:
        verbose_name = _("reply to a question about a draft")
        verbose_name_plural = _("replies to questions about drafts")
        ordering = ["pk"]

    def __str__(self):
        return f"reply {self.pk}"

    def changed_stamps(self) -> list:
        """Readers get it with its comment."""
        return [of_site(self.comment.site_id, COMMENTS_TAG)]


class CommentContact(models.Model):
    """Who wrote and how to reach them. A row of its own, so that it can go alone."""

    wagtail_reference_index_ignore = True

    comment = models.OneToOneField(
        Comment,
        verbose_name=pgettext_lazy("consultation", "comment"),
        on_delete=models.CASCADE,
        related_name="contact",
    )
    name = models.CharField(_("name"), max_length=80, blank=True)
    phone = models.CharField(_("phone"), max_length=16, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)

    class Meta:
        verbose_name = _("author’s contact")
        verbose_name_plural = _("authors’ contacts")

    def __str__(self):
        return f"contact {self.pk}"

    def changed_stamps(self) -> list:
        """Readers see how many there are."""
        return [of_site(self.comment.site_id, KEPT_TAG)]


class CommentConsent(Consent):
    """What an author agreed to, or took back; goes with the comment."""

    never_shown = "Only on the page behind the code, which is never kept."
    texts, purposes = CONSENTS, Purpose

    comment = models.ForeignKey(
        Comment,
        verbose_name=pgettext_lazy("consultation", "comment"),
        on_delete=models.CASCADE,
        related_name="consents",
    )

    class Meta:
        verbose_name = _("consent of an author")
        verbose_name_plural = _("consents of authors")
        ordering = ["given_at", "pk"]
