"""The twenty lesson clips of the sample district, drawn and encoded by `python -m` this package.

The clips are committed; this runs only when a storyboard is changed. The same storyboards give the
same bytes with the same versions of Pillow and PyAV.
"""
