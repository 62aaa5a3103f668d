"""Where questions are asked, looked up, followed and taken back, behind their section's address."""

from functools import partial

from portal.core.addresses import route_path

# `question_path("status", code)`; the names are those of the routes of `QuestionIndexPage`.
question_path = partial(route_path, "questions.QuestionIndexPage")
