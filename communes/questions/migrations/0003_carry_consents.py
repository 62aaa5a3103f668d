from django.db import migrations

# What the form said until now, of each purpose.
OLD_VERSION = "2026-01"


def carry(apps, schema_editor):
    """One row a purpose, with the version and the moment that the contact had.

    Whoever left an address was told that a mail comes.
    """
    Question = apps.get_model("questions", "Question")
    Consent = apps.get_model("questions", "QuestionConsent")
    rows = []
    for question in Question.objects.select_related("contact").order_by("pk").iterator():
        contact = getattr(question, "contact", None)
        version = contact.consent_version if contact else OLD_VERSION
        given_at = contact.consent_at if contact else question.asked_at
        purposes = ["answer"] if contact else []
        if question.may_publish:
            purposes.append("publish")
        if contact and contact.email:
            purposes.append("mail")
        rows += [
            Consent(question=question, purpose=purpose, version=version, given_at=given_at)
            for purpose in purposes
        ]
    Consent.objects.bulk_create(rows, batch_size=500)


def back(apps, schema_editor):
    """The version and the moment of the consent to be answered."""
    Contact = apps.get_model("questions", "QuestionContact")
    Consent = apps.get_model("questions", "QuestionConsent")
    for consent in Consent.objects.filter(purpose="answer").iterator():
        Contact.objects.filter(question=consent.question_id).update(
            consent_version=consent.version, consent_at=consent.given_at
        )


class Migration(migrations.Migration):

    dependencies = [
        ('questions', '0002_questionconsent'),
    ]

    operations = [migrations.RunPython(carry, back)]
