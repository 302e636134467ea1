"""Search without a server: approved resources to an index that a page loads piece by piece.

Vietnamese is written in syllables, so the index is one of folded syllables ("phan") that keeps the
accented forms ("phân", "phấn") apart for ranking. Text is read by `syllables`, here and, by the
same rules, in `search-syllables.js`; a test holds the two together. How a query is understood
stands once, in the browser (`search-reading.js`), driven by the tables of `phrases`.
"""
