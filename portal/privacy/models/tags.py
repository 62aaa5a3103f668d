# How much is kept of people: pages that count it follow it.
KEPT_TAG = "personal-data"
