"""What the portal asks of Wagtail's admin: rows and files kept apart by site, reports, labels."""
