"""Tables of the files that offices have: .xlsx, .docx, .csv, as rows of tidy texts."""
