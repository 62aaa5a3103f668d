"""What the search makes of codes of questions."""

from django.template.loader import render_to_string

from communes.questions.codes import clean_code, is_meant_as_code
from communes.questions.views.public import status_address
from portal.core.finding import SearchShortcut
from portal.sites.frame import Frame


def unknown_code(frame: Frame, query: str) -> str:
    """What to do where no question of this site has the code that was typed."""
    index_url = frame.navigation.section_url("QuestionIndexPage")
    if not index_url or not is_meant_as_code(query):
        return ""
    return render_to_string("questions/includes/unknown_code.html", {"index_url": index_url})


SHORTCUT = SearchShortcut(
    address=status_address, is_code=lambda text: bool(clean_code(text)), note=unknown_code
)
