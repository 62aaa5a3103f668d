"""What is read out: drafted from a notice's facts, and what is said once the notice changed."""

from math import ceil

from django.conf import settings
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Site

from communes.announcements.models import AnnouncementPage
from communes.bulletins.models import Bulletin
from communes.bulletins.models.bulletin import MOST_LETTERS
from portal.core.formatting import clock_date
from portal.core.models import IdentitySettings, one_to_one
from portal.core.phone_links import find_phones
from portal.core.text import as_sentence, lower_first

# Vietnamese is counted in syllables. A loudspeaker in the open echoes: slower than a newsreader.
SYLLABLES_A_MINUTE = 160


def seconds_of(spoken_text: str) -> int:
    """How long a text of full words takes at the loudspeaker."""
    return ceil(len(spoken_text.split()) * 60 / SYLLABLES_A_MINUTE)


def draft_of(notice: AnnouncementPage, site: Site) -> str:
    """The script of a notice, in Vietnamese: who, what, for whom, when, where, and once more."""
    with translation.override(settings.LANGUAGE_CODE):
        facts = _facts(notice)
        drill = _("This is a drill.") if notice.is_drill else ""
        lines = [
            drill,
            _("%(body)s announces: %(what)s")
            % {"body": speaker(site, notice.issuer), "what": notice.title},
            _("To the people of %(villages)s.") % {"villages": lower_first(notice.villages_label)}
            if notice.villages_label
            else _("To all people of the commune."),
            notice.summary,
            *facts,
            notice.told_action,
            _called(notice),
            _("Once more: %(what)s") % {"what": notice.title},
            *facts,
            drill,
            _("Thank you for listening."),
        ]
        return "\n".join(_sentence(line) for line in lines if line)[:MOST_LETTERS]


def script_of(bulletin: Bulletin) -> str:
    """What is read out now: the script, or that its notice was corrected or withdrawn.

    "" where nothing is to be said: the notice is gone and its bulletin was never heard.
    """
    with translation.override(settings.LANGUAGE_CODE):
        body = speaker(bulletin.site, bulletin.notice.issuer if bulletin.notice else "")
        told = {"body": body, "title": bulletin.title}
        if bulletin.notice_is_withdrawn:
            if not bulletin.was_played:
                return ""
            text = _("%(body)s has withdrawn the notice “%(title)s”. Please don’t act on it.")
            return text % told
        if correction := bulletin.new_correction:
            text = _(
                "%(body)s corrects the notice “%(title)s”.\n%(correction)s\n"
                "Once more: %(correction)s"
            )
            return text % {**told, "correction": _sentence(correction)}
    return bulletin.script


def speaker(site: Site, issuer: str = "") -> str:
    """In whose name it is read: “Uỷ ban nhân dân xã Minh Hợp”."""
    identity = one_to_one(site, IdentitySettings)
    if issuer or identity.organisation:
        return issuer or identity.organisation
    name = identity.official_name or site.site_name
    return _("People’s Committee of %(commune)s") % {"commune": lower_first(name)}


def _facts(notice: AnnouncementPage) -> list[str]:
    """When and where."""
    facts = []
    if notice.event_at:
        facts.append(_("Time: %(moment)s.") % {"moment": clock_date(notice.event_at)})
    if notice.event_place:
        facts.append(_("Place: %(place)s.") % {"place": notice.event_place})
    return facts


def _called(notice: AnnouncementPage) -> str:
    """The first number that the notice names in its body: that of its other texts is read there."""
    read = {phone.dialled for phone in find_phones(f"{notice.summary}\n{notice.action_text}")}
    rest = [phone for phone in notice.own_phones if phone.dialled not in read]
    return _("To ask, call %(phone)s.") % {"phone": rest[0].shown} if rest else ""


def _sentence(text: str) -> str:
    return as_sentence(capfirst(" ".join(text.split())))
