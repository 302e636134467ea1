"""A preview that follows the work tree: watched, built anew at each save, and served with its findings.

Findings and the script that reloads are put into pages by the server as it answers. The built folder
holds nothing of them, so that not even a copy of it could bring them before anybody else.
"""
