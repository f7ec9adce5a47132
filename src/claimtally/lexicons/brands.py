"""Brands: by which products newsrooms name a company."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from claimtally.lexicons.loader import load_rows


class BrandRow(BaseModel):
    """One row of brands.yaml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    maker: str
    brands: tuple[str, ...]


@cache
def _makers() -> dict[str, str]:
    return {brand.casefold(): row.maker for row in load_rows("brands", BrandRow) for brand in row.brands}


def maker_of(brand: str) -> str | None:
    """Give the company that a brand is known to be of, None for one that is not listed."""
    return _makers().get(brand.casefold())
