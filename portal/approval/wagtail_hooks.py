from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import SubmitForModerationMenuItem

from portal.approval.desk import desk_parts, page_counts
from portal.approval.viewsets import ApprovalsViewSet
from portal.desk.parts import COUNTS_HOOK, HOOK


class SubmitItem(SubmitForModerationMenuItem):
    """Says what is done, not what Wagtail's workflow is called."""

    def get_context_data(self, parent_context):
        return super().get_context_data(parent_context) | {"label": _("Send for approval")}


@hooks.register("register_admin_viewset")
def register_approvals():
    return ApprovalsViewSet("approvals")


hooks.register(COUNTS_HOOK, page_counts)


@hooks.register(HOOK)
def register_desk():
    return desk_parts


@hooks.register("construct_page_action_menu")
def say_what_is_sent(items, request, context):
    """Who may publish sends nothing for approval; who may not reads what the button does."""
    items[:] = [
        SubmitItem(one.order) if type(one) is SubmitForModerationMenuItem else one
        for one in items
        if one.name != "action-submit" or not _may_publish(one, context)
    ]


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def say_what_went_out(request, page):
    """“Sent for approval” is not all, where urgent words were published at once."""
    sent = "action-submit" in request.POST and getattr(page, "goes_out_at_once", False)
    if sent and page.permissions_for_user(request.user).must_ask(type(page)):
        messages.success(
            request,
            _("Published at once, as it is urgent. Who approves will look at it."),
        )


def _may_publish(item, context) -> bool:
    if context["view"] == "create":
        return (
            context["parent_page"]
            .permissions_for_user(context["request"].user)
            .can_publish_subpage()
        )
    return item.get_user_page_permissions_tester(context).can_publish()
