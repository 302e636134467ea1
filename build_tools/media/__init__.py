"""Video facts, posters and clips: every effect on media lives in this package."""
