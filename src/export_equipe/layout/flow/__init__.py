"""Flowing documents: what memo and page must agree on; Word and CSS break the lines."""
