"""Deploying: what `invoke publish` finished goes to a branch of a remote, with its history."""
