"""A week's schedule from what a commune has already written in Word, Excel or on a page.

Four steps, each in a module that knows nothing of those behind it: `reading` makes one plain
table of a file or of what was pasted; `columns` finds out what stands in which column; `rows`
reads each line of it as entries, or says why it is none; `taking` puts what the officer has
checked into a draft. Nothing is stored before that: the table travels with the form.
"""
