"""A draft of a product's page with the facts of its decision; publishing is the officer's."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.log_actions import log

from portal.core.text import fold
from products.criteria import end_by_rule
from products.decisions.models import DecisionEntry, Match
from products.decisions.names import owner_key, owners_agree
from products.models import EvidenceLevel, ProducerPage, ProductIndexPage, ProductPage


def section_of(entry: DecisionEntry) -> ProductIndexPage | None:
    """The showcase of the entry's commune, in its first language."""
    if entry.site is None:
        return None
    home = entry.site.root_page
    found = ProductIndexPage.objects.descendant_of(home).filter(locale=home.locale_id)
    return found.live().first()


def make_draft(entry: DecisionEntry, section: ProductIndexPage, user: Any) -> ProductPage:
    """The new draft; the entry is matched with it."""
    decision = entry.decision
    producer = _producer(entry, section)
    page = ProductPage(
        title=entry.product_name,
        producer=producer,
        contact_phone=producer.phone if producer else "",
        star_rating=entry.star_rating,
        evidence_level=EvidenceLevel.DECISION,
        decision_number=decision.number,
        decision_authority=decision.authority,
        certified_on=decision.issued_on,
        expires_on=entry.valid_until,
        expiry_reason=_reason_of_end(entry),
        certificate_number=entry.certificate_number,
        criteria_set=decision.criteria_set[:40],
        is_sample=decision.is_sample,
        season_months=0,
        locale=section.locale,
        live=False,
        has_unpublished_changes=True,
        owner=user,
    )
    section.add_child(instance=page)
    log(instance=page, action="wagtail.create", user=user, content_changed=True)
    page.save_revision(user=user, log_action=False)
    entry.match, entry.product_key = Match.CHOSEN, page.translation_key
    entry.save()
    return page


def _reason_of_end(entry: DecisionEntry) -> str:
    """Where an annex names another last day than the criteria do, the annex is why."""
    if entry.valid_until in (None, end_by_rule(entry.decision.issued_on)):
        return ""
    return _("As decision %(number)s says") % {"number": entry.decision.number}


def _producer(entry: DecisionEntry, section: ProductIndexPage) -> ProducerPage | None:
    """The commune's producer of the owner's name; the one of just this name before others."""
    own = ProducerPage.objects.descendant_of(section).order_by("title")
    found = [one for one in own if owners_agree(owner_key(one.title), entry.owner_key)]
    same = [one for one in found if fold(one.title) == fold(entry.owner_name)]
    return next(iter(same or (found if len(found) == 1 else [])), None)
