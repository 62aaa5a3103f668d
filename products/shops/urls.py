"""The ways out to sellers; robots.txt closes them."""

from django.urls import path

from products.shops.links import PHONE
from products.shops.views import phone_called, shop_out

urlpatterns = [
    path(f"di/<int:pk>/{PHONE}/", phone_called, name="shop_phone"),
    path("di/<int:pk>/<slug:what>/", shop_out, name="shop_out"),
]
