"""The databases' own indexes of the words of documents, which they keep themselves.

SQLite: an FTS5 table beside the rows, filled by triggers. PostgreSQL: a GIN index of the words
as they are (no parser, no dictionary); the long texts stand apart from the narrow columns, which
every search reads.

A migration that changes the table on SQLite makes it anew, without its triggers: it must run
`SQLITE_BACK` first and `SQLITE` after, and rebuild the words ("INSERT INTO search_words(search_words)
VALUES ('rebuild')").
"""

from django.db import migrations

SQLITE = [
    "CREATE VIRTUAL TABLE search_words USING fts5("
    "title_words, body_words, content='search_searchdocument', content_rowid='id', "
    "tokenize=\"ascii tokenchars '_.'\")",
    "CREATE TRIGGER search_words_insert AFTER INSERT ON search_searchdocument BEGIN "
    "INSERT INTO search_words(rowid, title_words, body_words) "
    "VALUES (new.id, new.title_words, new.body_words); END",
    "CREATE TRIGGER search_words_delete AFTER DELETE ON search_searchdocument BEGIN "
    "INSERT INTO search_words(search_words, rowid, title_words, body_words) "
    "VALUES ('delete', old.id, old.title_words, old.body_words); END",
    "CREATE TRIGGER search_words_update AFTER UPDATE OF title_words, body_words "
    "ON search_searchdocument BEGIN "
    "INSERT INTO search_words(search_words, rowid, title_words, body_words) "
    "VALUES ('delete', old.id, old.title_words, old.body_words); "
    "INSERT INTO search_words(rowid, title_words, body_words) "
    "VALUES (new.id, new.title_words, new.body_words); END",
]
SQLITE_BACK = ["DROP TABLE search_words"] + [
    f"DROP TRIGGER search_words_{event}" for event in ("insert", "delete", "update")
]
POSTGRESQL = [
    # The words of titles a second time, with a mark.
    "CREATE INDEX search_words ON search_searchdocument USING gin (array_to_tsvector("
    "string_to_array(title_words, ' ') || string_to_array(body_words, ' ') "
    "|| string_to_array('=' || replace(title_words, ' ', ' ='), ' ')))",
    "ALTER TABLE search_searchdocument SET (toast_tuple_target = 128)",
]
POSTGRESQL_BACK = ["DROP INDEX search_words"]


def run_each(sqlite, postgresql):
    def run(apps, editor):
        for statement in {"sqlite": sqlite, "postgresql": postgresql}[editor.connection.vendor]:
            editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies = [("search", "0002_search_index")]

    operations = [
        migrations.RunPython(
            run_each(SQLITE, POSTGRESQL), run_each(SQLITE_BACK, POSTGRESQL_BACK)
        )
    ]
