"""Where reports are sent, read and followed, behind their section's address."""

from functools import partial

from portal.core.addresses import route_path

# `feedback_path("follow", code)`; the names are those of the routes of `FeedbackIndexPage`.
feedback_path = partial(route_path, "feedback.FeedbackIndexPage")
