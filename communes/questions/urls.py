"""The feed of published answers."""

from django.urls import path

from communes.questions.feeds import QuestionFeed

urlpatterns = [path("nguon-tin/hoi-dap.atom", QuestionFeed(), name="question_feed")]
