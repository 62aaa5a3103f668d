from wagtail import hooks

from communes.announcements.templatetags.announcements_tags import sitewide_alerts

hooks.register("portal_sitewide_alerts", sitewide_alerts)
