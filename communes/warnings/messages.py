"""What a warning says, as CAP 1.2 writes it (docs/adr/0035)."""

import hashlib
from collections.abc import Iterable
from copy import deepcopy
from datetime import datetime
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from defusedxml.ElementTree import fromstring
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Site

from communes.announcements.models import AnnouncementPage
from communes.warnings.areas import Place, places_of
from communes.warnings.models import Status, WarningMessage
from communes.warnings.moments import cap_moment
from communes.warnings.polygons import polygons_of
from portal.core.addresses import page_path
from portal.core.formatting import clock_date
from portal.core.models import ContactSettings, IdentitySettings
from portal.core.typed.characters import printable

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
# The national list of units (Statistics Office).
CODES = "GSO"

ElementTree.register_namespace("", NAMESPACE)


def status_of(notice: AnnouncementPage) -> Status:
    """How a warning of it is meant; where officers practise nothing is real."""
    if notice.is_drill or settings.PRACTICE:
        return Status.EXERCISE
    return Status.TEST if notice.is_sample else Status.ACTUAL


def infos_of(notice: AnnouncementPage, site: Site) -> list[Element]:
    """What an original notice of a site says: in Vietnamese, and in English where a translation
    says the same by now."""
    identity = IdentitySettings.objects.select_related("site").filter(site=site).first()
    identity = identity or IdentitySettings(site=site)
    contact = ContactSettings.objects.filter(site=site).first()
    places = places_of(notice, site)
    infos = []
    for page in notice.pages_that_agree:
        with override(page.locale.language_code):
            info = _info(page, notice, identity, contact.hotline if contact else "")
            _add_areas(info, notice, places)
        infos.append(info)
    return infos


def _info(page, notice: AnnouncementPage, identity: IdentitySettings, hotline: str) -> Element:
    danger = notice.told_danger
    info = Element(_tag("info"))
    _add(info, "language", page.locale.language_code)
    _add(info, "category", danger.category)
    _add(info, "event", danger.label)
    if page.action_text:
        _add(info, "responseType", "Execute")
    _add(info, "urgency", danger.urgency)
    _add(info, "severity", danger.severity)
    _add(info, "certainty", danger.certainty)
    _add(info, "onset", cap_moment(notice.event_at) if notice.event_at else "")
    _add(info, "expires", cap_moment(notice.valid_until))
    _add(info, "senderName", page.issuer or identity.body)
    _add(info, "headline", page.shared_title)
    _add(info, "description", "\n".join(filter(None, _description(page))))
    _add(info, "instruction", "\n".join(filter(None, (page.action_heading, page.action_text))))
    _add(info, "web", identity.site.root_url + page_path(page))
    _add(info, "contact", hotline)
    return info


def _description(page: AnnouncementPage) -> list[str]:
    return [
        _("This is a drill.") if page.is_drill else "",
        page.told_correction,
        page.summary_text,
        ", ".join(filter(None, (clock_date(page.event_at), page.event_place))),
        *map(str, page.body.stream_block.get_searchable_content(page.body)),
    ]


def _add_areas(info: Element, notice: AnnouncementPage, places: list[Place]) -> None:
    for place in places:
        # Of the province's notices the label names communes, which stand here one by one.
        villages = "" if notice.is_shared else notice.villages_label
        area = SubElement(info, _tag("area"))
        _add(area, "areaDesc", ", ".join(filter(None, (villages, place.label))))
        for polygon in polygons_of(place.rings):
            _add(area, "polygon", polygon)
        if place.code:
            geocode = SubElement(area, _tag("geocode"))
            _add(geocode, "valueName", CODES)
            _add(geocode, "value", place.code)


def withdrawn(message: WarningMessage) -> list[Element]:
    """What a withdrawal says: what it takes back, in each language that this was told in."""
    infos = [deepcopy(info) for info in fromstring(message.xml).iter(_tag("info"))]
    for info in infos:
        for name in ("responseType", "instruction", "onset"):
            for node in info.findall(_tag(name)):
                info.remove(node)
        with override(info.findtext(_tag("language"))):
            headline = info.findtext(_tag("headline")) or ""
            told = {"urgency": "Past", "description": withdrawal_note()}
            told["headline"] = _("Withdrawn: %(headline)s") % {"headline": headline}
        for name, text in told.items():
            node = info.find(_tag(name))
            if node is not None:
                node.text = text
    return infos


def withdrawal_note() -> str:
    """Why there is a withdrawal, in the active language."""
    return _("Whoever issued this warning has withdrawn it: it no longer holds.")


def digest(status: str, infos: Iterable[Element]) -> str:
    """Tells whether two messages say the same."""
    parts = [status.encode(), *map(ElementTree.tostring, infos)]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def headlines(infos: Iterable[Element]) -> dict[str, str]:
    """The headlines by language."""
    return {
        info.findtext(_tag("language")) or "": info.findtext(_tag("headline")) or ""
        for info in infos
    }


def alert_xml(
    message: WarningMessage, before: Iterable[WarningMessage], infos: list[Element]
) -> str:
    """The whole message; `before` are those that it takes the place of, the oldest first."""
    alert = Element(_tag("alert"))
    _add(alert, "identifier", message.identifier)
    _add(alert, "sender", message.sender)
    _add(alert, "sent", cap_moment(message.sent))
    _add(alert, "status", message.status)
    _add(alert, "msgType", message.message_type)
    _add(alert, "scope", "Public")
    if message.is_cancel:
        _add(alert, "note", withdrawal_note())
    _add(alert, "references", " ".join(one.reference for one in before))
    alert.extend(infos)
    ElementTree.indent(alert)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return head + ElementTree.tostring(alert, encoding="unicode") + "\n"


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _add(parent: Element, name: str, text: str) -> None:
    """A child with a text; none where there is nothing to say."""
    # What no XML can hold: texts also come by ways that clean none.
    if text := printable(str(text)).strip():
        SubElement(parent, _tag(name)).text = text


def end_of(notice: AnnouncementPage) -> datetime:
    """When a warning of it ends, to the second."""
    return notice.valid_until.replace(microsecond=0)
