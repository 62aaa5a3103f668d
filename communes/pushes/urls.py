"""News on devices: what the script on the form of subscriptions asks."""

from django.urls import path

from communes.pushes.views import public

urlpatterns = [path("dang-ky-nhan-tin/may-nay/", public.this_browser, name="push_browser")]
