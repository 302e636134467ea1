"""The look: templates, css, scripts and overrides of the Material theme, as data files.

Only `colours` is code; the files are read by `build_tools.shell` and handed in as text.
"""
