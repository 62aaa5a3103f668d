"""The short address of a notice, and its poster."""

from django.urls import re_path

from communes.channels.views.public import poster, short

# As many digits as a key has: more would be none, and some databases refuse them.
urlpatterns = [
    re_path(r"^tb/(?P<number>[1-9]\d{0,9})/to-ap-phich/$", poster, name="notice_poster"),
    re_path(r"^tb/(?P<number>[1-9]\d{0,9})/?$", short, name="notice_short"),
]
