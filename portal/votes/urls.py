from django.urls import path

from portal.votes.views.public import vote

urlpatterns = [path("danh-gia/<int:pk>/", vote, name="vote")]
