"""Where a producer's link leads; what answers is kept out of caches and searches."""

from django.urls import path

from products.producer_links.views.public import producer_link

urlpatterns = [path("nguoi-ban/<str:secret>/", producer_link, name="producer_link")]
