"""Where a draft is commented on, and where a comment is followed and taken back."""

from functools import partial

from portal.core.addresses import route_path

# `consultation_path("receipt", code)`; the names are those of the routes of `ConsultationPage`.
consultation_path = partial(route_path, "consultations.ConsultationPage")
