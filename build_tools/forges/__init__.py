"""Readers of forges: GitHub, GitLab, Forgejo and Gitea; each answers in the same values."""
