from functools import lru_cache
from pathlib import Path

from django.template.loader import render_to_string
from wagtail import hooks

from communes.announcements.channels import HOOK as CHANNELS
from communes.outbox.ways import HOOK as WAYS
from communes.pushes.models import Browser
from portal.admin.scoped import register_scoped_model
from portal.privacy.providers import HOOK as HELD

# Before what asks for its policy: Wagtail makes a model-wide one for whatever asks first.
register_scoped_model(Browser)

from communes.pushes.card import channel  # noqa: E402
from communes.pushes.choices import CONSENTS, Purpose  # noqa: E402
from communes.pushes.held import BrowsersData  # noqa: E402
from communes.pushes.keys import is_offered, public_key  # noqa: E402
from communes.pushes.way import way  # noqa: E402
from portal.core.form_stamps import new_stamp  # noqa: E402
from portal.privacy.consents import newest_text  # noqa: E402

hooks.register(CHANNELS, channel)
hooks.register(WAYS, way)
hooks.register(HELD, BrowsersData, order=11)


@hooks.register("portal_subscribe_ways")
def offer(context) -> str:
    """Below the form for mails: the button of this device, which the script shows."""
    if not is_offered():
        return ""
    told = {
        "key": public_key(),
        "stamp": new_stamp(context["frame"].site),
        "consent": newest_text(CONSENTS, Purpose.NEWS),
    }
    return render_to_string("pushes/offer.html", told, context["request"])


@hooks.register("portal_worker_script")
def worker_script() -> str:
    """What the worker of each site does with what comes."""
    return _source() if is_offered() else ""


@lru_cache
def _source() -> str:
    return (Path(__file__).parent / "js" / "push.js").read_text("utf-8")
