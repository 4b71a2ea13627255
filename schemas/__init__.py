"""The vocabulary: typed words, fact names, JSON Schemas and the question bank. Imports nothing of ours."""
