"""How a notice is told: as a list, a text, a poster or a voice says it, in its own language."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from communes.announcements.dangers import Danger, danger_named
from portal.core.formatting import clock_date
from portal.core.hints import Host


class TellingMixin(Host):
    """Mixed into the page: what goes out of it, a drill always as one."""

    @property
    def shared_title(self) -> str:
        """A drill says so wherever its title goes."""
        return f"{self.drill_mark}{super().shared_title}"

    @property
    def told_title(self) -> str:
        """The title as it is sent, printed and read out: on one line, a drill as one."""
        return f"{self.drill_mark}{' '.join(self.title.split())}"

    @property
    def drill_mark(self) -> str:
        """Stands before the title of a drill; "" before others."""
        return "[" + gettext("Drill") + "] " if self.is_drill else ""

    @property
    def told_action(self) -> str:
        """What the red box has people do: "Làm ngay: Chằng buộc nhà"."""
        return ": ".join(text for text in (self.action_heading, self.action_text) if text)

    @property
    def told_correction(self) -> str:
        """What was put right, named as that, in the active language; "" where nothing was."""
        return _("Correction: %(text)s") % {"text": self.correction} if self.correction else ""

    @property
    def heard_texts(self) -> list[str]:
        facts = (gettext("When"), clock_date(self.event_at)), (gettext("Where"), self.event_place)
        return [
            self.told_title,
            self.told_correction,
            self.summary,
            self.told_action,
            *(f"{label}: {text}" for label, text in facts if text),
            *self.body.stream_block.get_searchable_content(self.body),
        ]

    @property
    def told_danger(self) -> Danger:
        """The danger that it warns of: what was chosen, or what its title, or summary, names."""
        original = self if self.is_original else self.original or self
        return danger_named(original.danger, original.title, original.summary)
