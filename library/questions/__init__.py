"""Questions: their model, and the plain exam text they are written in.

Read in this order: `model` (what a paper is), `parser` (exam text -> paper), `number_answer` (what a
short answer's key may say), `paper_checks` (what only the caller can ask for). What an answer earns is
worked out where pupils answer, in `theme/scripts/marking.js`. Markdown and maths are left as they were
written: nothing here imports a module that renders them.
"""
