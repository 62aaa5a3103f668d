from django.contrib.auth.backends import ModelBackend


class NoPasswords(ModelBackend):
    """Knows accounts and their rights, and takes no password: the demo's are public."""

    def authenticate(self, request, username=None, password=None, **kwargs):
        return None
