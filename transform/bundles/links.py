"""Addresses on a page; see :mod:`transform.addresses`."""

from __future__ import annotations

from transform.addresses import web_address, whole_address

__all__ = ["web_address", "whole_address"]
