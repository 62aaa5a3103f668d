"""Announcements by mail: the form, and what the links in mails lead to."""

from django.urls import path

from communes.subscriptions.views import public

WAY = "dang-ky-nhan-tin/"

urlpatterns = [
    path(WAY, public.subscribe, name="subscribe"),
    path(f"{WAY}xac-nhan/<str:token>/", public.confirm, name="subscription_confirm"),
    path(f"{WAY}cua-toi/<str:token>/", public.change, name="subscription_change"),
    path(f"{WAY}thoi/<str:token>/", public.leave, name="subscription_leave"),
]
