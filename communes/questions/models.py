from django.utils.translation import gettext_lazy as _

from portal.core.models import BasePage
from portal.core.sections import Section


class QuestionIndexPage(BasePage):
    template = "questions/question_index_page.html"
    subpage_types = ["questions.QuestionPage"]
    max_count_per_parent = 1
    nav_icon = "chat"
    nav_label = _("Questions")
    in_tabs = True
    sections = (Section(_("Questions and answers"), 40),)


class QuestionPage(BasePage):
    template = "questions/question_page.html"
    parent_page_types = ["questions.QuestionIndexPage"]
    subpage_types = []
