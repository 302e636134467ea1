"""The command `hoclieu`: one file a verb; a verb takes values and returns an exit code.

0 done, 1 findings that are errors, 2 wrong usage, 3 a fault of the tool itself.
"""
