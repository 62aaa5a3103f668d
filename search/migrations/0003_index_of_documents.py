"""The databases' own indexes of the words of documents, which they keep themselves.

SQLite: an FTS5 table beside the rows, filled by triggers. PostgreSQL: a GIN index of the words
as they are (no parser, no dictionary); the long texts stand apart from the narrow columns, which
every search reads. So they do in an index of SQLite, which keeps all columns of a row together.

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
    "CREATE INDEX search_narrow_columns ON search_searchdocument (id, generation_id, languages, "
    'starts_at, site_id, kind, "group", stars, stars_until, months, date, page_id, facets)',
]
SQLITE_BACK = [
    "DROP INDEX search_narrow_columns",
    "DROP TABLE search_words",
    *(f"DROP TRIGGER search_words_{event}" for event in ("insert", "delete", "update")),
]
POSTGRESQL = [
    # The words of titles a second time, with a mark. A function with its cost: PostgreSQL takes
    # reading a document's words for cheap, and would do so for all of a site. Not parallel: to
    # start helpers takes longer than all of a search.
    "CREATE FUNCTION search_tokens(title text, body text) RETURNS tsvector "
    "LANGUAGE plpgsql IMMUTABLE PARALLEL UNSAFE COST 300 AS $$ BEGIN "
    "RETURN array_to_tsvector(string_to_array(title, ' ') || string_to_array(body, ' ') "
    "|| string_to_array('=' || replace(title, ' ', ' ='), ' ')); END $$",
    "CREATE INDEX search_words ON search_searchdocument "
    "USING gin (search_tokens(title_words, body_words))",
    # Statistics of these would take longer than they help.
    "ALTER INDEX search_words ALTER COLUMN 1 SET STATISTICS 0",
    "ALTER TABLE search_searchdocument SET (toast_tuple_target = 128)",
]
POSTGRESQL_BACK = ["DROP INDEX search_words", "DROP FUNCTION search_tokens"]


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
