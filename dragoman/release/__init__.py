"""Releases: data sets that are published, made again and compared (`making`, `verifying`)."""
