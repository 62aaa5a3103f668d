"""What people send in: rows of one commune, apart from pages.

Nothing here has revisions, a place in a search index, a chooser or the
reference index: the asker can have it erased, and then it is gone.
"""

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.models import Site

from communes.models import Village
from communes.questions.addresses import question_path
from communes.questions.choices import ANSWER_FEATURES, CONSENTS, Kind, Purpose, Status
from communes.questions.codes import new_code
from communes.questions.models.asking_back import AskingBack
from communes.questions.models.information import InformationSteps
from communes.questions.models.lifecycle import Lifecycle
from communes.questions.querysets import ContactQuerySet, QuestionQuerySet
from portal.core.models import IdentitySettings, one_to_one
from portal.core.models.stamps import of_site, on_all_sites
from portal.core.sections import section_in
from portal.core.typed.phones import PhoneField
from portal.privacy.consents import Consent
from portal.privacy.models import KEPT_TAG

# How many questions wait: kept pages with the number follow it.
WAITING_TAG = "questions:waiting"


class Question(InformationSteps, AskingBack, Lifecycle, models.Model):
    """A question as its asker wrote it, seen by the staff of one commune only."""

    wagtail_reference_index_ignore = True

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="questions"
    )
    code = models.CharField(_("code"), max_length=16, unique=True, default=new_code, editable=False)
    kind = models.CharField(
        _("kind"), max_length=12, choices=Kind.choices, default=Kind.QUESTION, editable=False
    )
    text = models.TextField(_("question"), max_length=2000)
    topic = models.ForeignKey(
        "questions.Topic",
        verbose_name=_("topic"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    village = models.ForeignKey(
        Village,
        verbose_name=_("village"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    status = models.CharField(
        _("status"), max_length=12, choices=Status.choices, default=Status.RECEIVED
    )
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    due_on = models.DateField(_("answer before"))
    # Whether the consent to it holds: set with it (`Lifecycle.agree`), asked by every list.
    may_publish = models.BooleanField(_("may be published"), default=False)

    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("assigned to"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    assigned_post = models.CharField(_("post in charge"), max_length=120, blank=True)
    # To whom it was passed on, as the asker reads it.
    office_name = models.CharField(_("office"), max_length=120, blank=True)
    office_address = models.CharField(_("address of the office"), max_length=200, blank=True)
    office_phone = PhoneField(_("phone of the office"), blank=True)
    office_url = models.URLField(_("website of the office"), max_length=300, blank=True)
    subject = models.CharField(_("title of the question"), max_length=120, blank=True)
    public_text = models.TextField(_("question to publish"), max_length=2000, blank=True)
    answer = RichTextField(_("answer"), features=ANSWER_FEATURES, blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("answered by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    answered_post = models.CharField(_("post of who answers"), max_length=120, blank=True)
    published_page = models.ForeignKey(
        "questions.QuestionPage",
        verbose_name=_("published page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    is_sample = models.BooleanField(_("sample data"), default=False)

    role_permissions = {
        "editor": ("view", "change"),
        "approver": ("view", "change"),
        "admin": ("view", "change"),
    }
    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("incoming question")
        verbose_name_plural = _("incoming questions")
        ordering = ["-asked_at"]
        indexes = [models.Index(fields=["site", "status"], name="question_by_site_status")]

    def __str__(self):
        return self.code

    def changed_stamps(self) -> list:
        """Readers see of it how many still wait, here and on the portal."""
        return [of_site(self.site_id, WAITING_TAG), on_all_sites(WAITING_TAG)]

    @property
    def asks_information(self) -> bool:
        """Whether it is a request under the law on access to information."""
        return self.kind == Kind.INFORMATION

    @property
    def is_untouched(self) -> bool:
        """Whether no officer has begun to work on it."""
        return self.status == Status.RECEIVED

    @property
    def is_open(self) -> bool:
        """Whether the commune still owes an answer."""
        return self.status in Status.open()

    @property
    def is_running(self) -> bool:
        """Whether the commune's time goes on: not while it waits for the asker."""
        return self.status in Status.running()

    @property
    def is_asked_back(self) -> bool:
        return self.status == Status.ASKED

    @property
    def is_overdue(self) -> bool:
        return self.is_running and self.due_on < timezone.localdate()

    @property
    def is_withdrawn(self) -> bool:
        return self.status == Status.WITHDRAWN

    @property
    def status_url(self) -> str:
        """Where the asker follows the question: whole address, "" without the section."""
        index = section_in(self.site, "questions.QuestionIndexPage")
        return index.full_url + question_path("status", self.code) if index else ""

    @property
    def commune_name(self) -> str:
        return one_to_one(self.site, IdentitySettings).name

    @property
    def gets_mail(self) -> bool:
        """Whether the asker wanted mail of news and left an address."""
        contact = self.contact_or_none
        return bool(contact and contact.email) and any(
            one.purpose == Purpose.MAIL and one.withdrawn_at is None for one in self.consents.all()
        )

    @cached_property
    def contact_or_none(self) -> "QuestionContact | None":
        """The asker's contact; None once it was erased."""
        try:
            return self.contact
        except ObjectDoesNotExist:
            return None

    @cached_property
    def live_page(self):
        """The published page while readers can see it."""
        page = self.published_page
        return page if page and page.live else None


class QuestionContact(models.Model):
    """Who asked and how to reach them. A row of its own, so that it can go alone."""

    wagtail_reference_index_ignore = True
    question = models.OneToOneField(
        Question, verbose_name=_("question"), on_delete=models.CASCADE, related_name="contact"
    )
    name = models.CharField(_("name"), max_length=80)
    phone = models.CharField(_("phone"), max_length=16, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    # Of requests for information: where it is sent, and for whom somebody asks.
    address = models.CharField(_("address"), max_length=200, blank=True)
    body = models.CharField(_("organisation"), max_length=160, blank=True)
    purge_after = models.DateField(
        _("to be erased after"),
        db_index=True,
        help_text=_("Counted from the deadline, and from the answer once there is one."),
    )

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("asker’s contact")
        verbose_name_plural = _("askers’ contacts")

    def __str__(self):
        # Never the name: this is what logs and error pages would show.
        return f"contact {self.pk}"

    def changed_stamps(self) -> list:
        """Readers see how many there are."""
        return [of_site(self.question.site_id, KEPT_TAG)]

    @property
    def initials(self) -> str:
        """The name as the public may see it: "Nguyễn Văn An" → "N.V.A."."""
        return "".join(f"{word[0].upper()}." for word in self.name.split() if word[0].isalpha())


class QuestionConsent(Consent):
    """What an asker agreed to, or took back; goes with the question."""

    never_shown = "Only on the page behind the code, which is never kept."
    texts, purposes = CONSENTS, Purpose

    question = models.ForeignKey(
        Question, verbose_name=_("question"), on_delete=models.CASCADE, related_name="consents"
    )

    class Meta:
        verbose_name = _("consent of an asker")
        verbose_name_plural = _("consents of askers")
        ordering = ["given_at", "pk"]


class QuestionEvent(models.Model):
    """A step on a question's way. The asker reads its note, so it holds no names."""

    wagtail_reference_index_ignore = True
    never_shown = "Only on the page behind the code, which is never kept."

    question = models.ForeignKey(
        Question, verbose_name=_("question"), on_delete=models.CASCADE, related_name="events"
    )
    at = models.DateTimeField(_("at"), default=timezone.now)
    status = models.CharField(_("status"), max_length=12, choices=Status.choices)
    note = models.CharField(_("note"), max_length=500, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("step of a question")
        verbose_name_plural = _("steps of a question")
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.get_status_display()} {self.at:%Y-%m-%d}"
