"""What this library does."""


def total(prices: list[float], discount: float = 0.0) -> float:
    """The sum of prices, less a discount."""
    return sum(prices) * (1 - discount)
