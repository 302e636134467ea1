"""Questions: their model, the plain exam text they are written in, and how they are scored.

Read in this order: `model` (what a paper is), `parser` (exam text -> paper), `exam_text_writer`
(paper -> exam text), `number_answer` and `scoring` (what counts as right), `paper_checks` (what
only the caller can ask for), `serialise` (for a cache). Markdown and maths are left as they were
written: nothing here imports a module that renders them.
"""
