"""Data files beside the pages: the catalogue for spreadsheets and programs, sitemap, news feed."""
