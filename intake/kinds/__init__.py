"""Located text -> facts: one document kind a file or folder."""
