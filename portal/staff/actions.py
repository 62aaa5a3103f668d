"""What can be done to an account by one button, each asked for once: other apps add theirs.

    staff_actions.register(StaffAction(
        name="second-step",
        label=_("Reset the second step"),
        explanation=_("…what happens, and what stays…"),
        is_offered=lambda user, by: has_second_step(user),
        run=lambda user, by: reset_second_step(user, by),
        done=_("…"),
    ))

in the `ready()` of the app. The screen has made sure that the officer manages the account, runs
`run` in a transaction and writes the action into the account's history.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from portal.core.hints import Text
from portal.login.second_step import reset_second_step, standing_of
from portal.staff import services
from portal.staff.names import State, state_of
from portal.users.managing import sites_left_alone
from portal.users.models import User


def _no_warning(user: User) -> str:
    return ""


@dataclass(frozen=True)
class StaffAction:
    """A button on an account's screen. `run(user, by)` may raise ValidationError, which is shown.

    `warning(user)`: what has to be ticked first, or "". `is_noted`: whether `run` writes the
    history itself.
    """

    name: str
    label: Text
    explanation: Text
    done: Text
    is_offered: Callable[[User, User], bool]
    run: Callable[[User, User], None]
    icon: str = "cog"
    is_serious: bool = False
    is_noted: bool = False
    warning: Callable[[User], str] = _no_warning


class StaffActions:
    """All actions, in the order in which they were registered."""

    def __init__(self) -> None:
        self._by_name: dict[str, StaffAction] = {}

    def register(self, action: StaffAction) -> None:
        """Adds an action; a name is taken once."""
        if action.name in self._by_name:
            raise ImproperlyConfigured(f"Two actions on accounts are called “{action.name}”.")
        self._by_name[action.name] = action

    def unregister(self, name: str) -> None:
        del self._by_name[name]

    def offered(self, user: User, by: User) -> list[StaffAction]:
        """The actions that make sense on an account now."""
        return [action for action in self._by_name.values() if action.is_offered(user, by)]

    def get(self, name: str, user: User, by: User) -> StaffAction | None:
        """The action of a name, if it is offered."""
        return next((one for one in self.offered(user, by) if one.name == name), None)


staff_actions = StaffActions()

staff_actions.register(
    StaffAction(
        name="moi-lai",
        label=_("Send the invitation again"),
        explanation=_("A new link goes to the e-mail address; links sent before stop working."),
        done=_("The invitation was sent again."),
        is_offered=lambda user, by: state_of(user) == State.INVITED and bool(user.email),
        run=services.invite_again,
        icon="mail",
        is_noted=True,
    )
)
staff_actions.register(
    StaffAction(
        name="dat-lai-buoc-hai",
        label=_("Reset the second step"),
        explanation=_(
            "For a colleague who lost the phone or passkey: all devices and recovery codes of the "
            "account go, and new ones are set up at the next log-in. The password stays; the "
            "person is told by mail. Ask for proof first that it is really them."
        ),
        done=_("The second step is reset."),
        is_offered=lambda user, by: user.pk != by.pk and standing_of(user).has_device,
        run=reset_second_step,
        icon="key",
        is_serious=True,
    )
)
staff_actions.register(
    StaffAction(
        name="khoa",
        label=_("Lock the account"),
        explanation=_(
            "The person is logged out at once and can't log in any more. What they wrote, their "
            "name on it and their roles stay; you can unlock the account here."
        ),
        done=_("The account is locked."),
        is_offered=lambda user, by: user.is_active and user.pk != by.pk,
        # Ticked, where there was a warning.
        run=partial(services.deactivate, understood=True),
        icon="lock",
        is_serious=True,
        is_noted=True,
        warning=lambda user: services.last_administrator_warning(sites_left_alone(user)),
    )
)
staff_actions.register(
    StaffAction(
        name="mo-khoa",
        label=_("Unlock the account"),
        explanation=_("The person can log in again, with the password and roles they had."),
        done=_("The account is unlocked."),
        is_offered=lambda user, by: not user.is_active,
        run=services.reactivate,
        icon="lock-open",
        is_noted=True,
    )
)
