"""From the catalogue to view models: what each page says, decided here and nowhere else.

A presenter may read entries, shelves and labels; how a page looks is the templates' business.
"""
