"""Draws the variants of the pictures that pages show, and keeps them between builds."""
