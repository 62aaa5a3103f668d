from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from communes.questions.models import Question, ReadyAnswer
from portal.admin.scoped import register_scoped_model
from portal.core.overview import COLUMNS_HOOK, ITEMS_HOOK
from portal.sites.parts import slot_part

# Before the viewset: Wagtail makes a model-wide policy for whatever asks first.
register_scoped_model(Question)
register_scoped_model(ReadyAnswer)

from communes.questions.api import AnswerViewSet  # noqa: E402
from communes.questions.desk import desk_parts  # noqa: E402
from communes.questions.figures import COMPARED  # noqa: E402
from communes.questions.held import AskersData  # noqa: E402
from communes.questions.models.lifecycle import TAKEN_DOWN  # noqa: E402
from communes.questions.overview import COLUMNS, ITEMS  # noqa: E402
from communes.questions.ready_answers import ready_answer_viewset  # noqa: E402
from communes.questions.shortcut import SHORTCUT  # noqa: E402
from communes.questions.templatetags.questions_tags import answered_in_time  # noqa: E402
from communes.questions.viewsets import TopicViewSet, question_viewset  # noqa: E402

register_snippet(TopicViewSet)
hooks.register("portal_home_talk", slot_part("questions/home_part.html", "questions"))
hooks.register("portal_home_figures", answered_in_time)


@hooks.register("register_admin_viewset")
def register_questions():
    return question_viewset


@hooks.register("register_admin_viewset")
def register_ready_answers():
    return ready_answer_viewset


@hooks.register("register_log_actions")
def register_taking_down(actions):
    actions.register_action(TAKEN_DOWN, _("Take down at once"), _("Taken down at once"))


@hooks.register("portal_contact_aside")
def question_form_link(context) -> str:
    """On the contact page: the way to the form, where the site has one."""
    if not context.get("frame"):
        return ""
    return render_to_string("questions/includes/contact_aside.html", context.flatten())


@hooks.register("portal_village_help")
def way_to_help(context) -> str:
    """By the digital team of a `village`: the form with that village chosen."""
    return render_to_string("questions/includes/village_help.html", context.flatten())


@hooks.register("portal_access_request")
def way_to_the_request(context) -> str:
    """In the section “Access to information”: the form of a request, where the site has one."""
    return render_to_string("questions/includes/access_request.html", context.flatten())


@hooks.register("portal_search_nothing")
def way_to_the_answers(context) -> str:
    """Where a search found nothing: the section where questions are answered."""
    return render_to_string("questions/includes/nothing_found.html", context.flatten())


@hooks.register("register_search_shortcut")
def register_codes():
    return SHORTCUT


@hooks.register("register_open_data")
def register_answers():
    return AnswerViewSet


@hooks.register("register_compared_figures")
def register_compared():
    return COMPARED


@hooks.register("register_personal_data")
def register_kept():
    return AskersData()


@hooks.register("register_desk_parts")
def register_desk():
    return desk_parts


@hooks.register(COLUMNS_HOOK)
def register_overview():
    return COLUMNS


@hooks.register(ITEMS_HOOK)
def register_items():
    return ITEMS
