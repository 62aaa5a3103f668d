"""Drafts of products' pages with the facts of their decisions; publishing is the officer's."""

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
        is_sample=decision.is_sample,
        season_months=0,
        locale=section.locale,
        live=False,
        has_unpublished_changes=True,
        owner=user,
        **facts_of(entry),
    )
    section.add_child(instance=page)
    log(instance=page, action="wagtail.create", user=user, content_changed=True)
    page.save_revision(user=user, log_action=False)
    entry.match, entry.product_key = Match.CHOSEN, page.translation_key
    entry.save()
    return page


def facts_of(entry: DecisionEntry) -> dict[str, Any]:
    """What a decision says of a product, by the fields of its page.

    A revocation leaves what was certified: readers see until when the stars counted. Its reason
    is the officer's to choose.
    """
    decision = entry.decision
    if decision.revokes:
        return {"revoked_on": decision.issued_on, "revocation_decision": decision.number}
    return {
        "star_rating": entry.star_rating,
        "evidence_level": EvidenceLevel.DECISION,
        "decision_number": decision.number,
        "decision_authority": decision.authority,
        "certified_on": decision.issued_on,
        "expires_on": entry.valid_until,
        "expiry_reason": _reason_of_end(entry),
        "certificate_number": entry.certificate_number,
        "criteria_set": decision.criteria_set[:40],
        "reassessing_since": None,
        "revoked_on": None,
        "revocation_reason": "",
        "revocation_decision": "",
    }


def says_otherwise(entry: DecisionEntry, page: ProductPage) -> bool:
    """Whether the newest words on a page differ from its decision."""
    draft = page.get_latest_revision_as_object()
    return any(getattr(draft, name) != value for name, value in facts_of(entry).items())


def take_over(entry: DecisionEntry, page: ProductPage, user: Any) -> None:
    """Puts what the decision says into a draft of the page; readers see it once published."""
    draft = page.get_latest_revision_as_object()
    for name, value in facts_of(entry).items():
        setattr(draft, name, value)
    draft.save_revision(user=user, clean=False)


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
