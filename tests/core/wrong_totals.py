"""Totals of the half-year report that are more than their parts; drawn as in ``wrong``."""

from __future__ import annotations

AREAS = ("political", "ideology", "mobilisation", "dir05", "party_org", "cadre", "inspection", "mass")

FIGURES = {
    "K-370": "inspect.art30.orgs + inspect.art30.members = inspect.art30.total",
    "K-371": "inspect.art32.orgs + inspect.art32.members + supervise.art32.orgs"
    " + supervise.art32.members = inspect.art32.total",
    "K-372": " + ".join(f"tasks.done.{area}" for area in AREAS) + " = tasks.done",
    "K-373": " + ".join(f"plan.next.{area}" for area in AREAS) + " = plan.next",
    "K-374": "awards.tsvm_exemplary + awards.member_5y + awards.collective_partywork = awards.own",
}
