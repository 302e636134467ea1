"""The colour of each subject's clips."""

MATHS = "#1d4f91"
SCIENCE = "#1f7a4d"
INFORMATICS = "#5b3fa0"
HISTORY = "#9a4a1c"
PRIMARY = "#b93815"
PRESCHOOL = "#b3286b"
LESSON = "#374151"
