"""The `intake` command: one file a noun, each thin; the work is done in casework."""
