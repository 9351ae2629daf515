"""A Python module: its functions and classes are C#'s."""


def total(prices: list[float], discount: float = 0.0) -> float:
    """The sum of prices, less a discount."""
    return sum(prices) * (1 - discount)
