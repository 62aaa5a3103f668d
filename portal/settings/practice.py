"""What an environment means to a practice installation (docs/practice.md)."""

from collections.abc import Mapping

# What would tie it to the real portal, or to anything else outside: none of it is read.
LEADS_OUT = {
    "CACHE_URL",
    "DATABASE_URL",
    "DOSSIER_STATUS_URL",
    "EMAIL_URL",
    "OIDC_ISSUER",
    "PRACTICE_URL",
    "PURGE_URL",
    "SEARCH_URL",
    "SMS_GATEWAY_URL",
    "SOURCE_SYSTEM_URL",
    "VOICE_URL",
    "WEB_PUSH_KEY",
}
# No mail leaves; no page is kept, in the app or on a phone, that the gate would not see asked for.
FIXED = {
    "EMAIL_URL": "dummymail://",
    "DOSSIER_STATUS_URL": "demo",
    "OFFLINE_READING": "no",
    "PAGE_CACHE": "no",
}


def closed_in(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment without what leads out of the practice area."""
    kept = {name: value for name, value in environment.items() if name not in LEADS_OUT}
    return kept | FIXED
