"""A Python module with annotated functions and classes, to be used from C#."""
from collections.abc import Callable


def compound(amount: float, rate: float, years: int) -> float:
    for _ in range(years):
        amount *= 1 + rate
    return amount


def words(text: str) -> list[str]:
    return sorted(set(text.lower().split()))


def factorial(n: int) -> str:
    product = 1
    for i in range(2, n + 1):
        product *= i
    return str(product)


class OutOfStock(Exception):
    def __init__(self, item: str, left: int) -> None:
        super().__init__(f"only {left} of {item} left")
        self.item = item
        self.left = left


class Order:
    """What somebody buys."""

    def __init__(self, customer: str, discount: float = 0.0) -> None:
        self.customer = customer
        self.discount = discount
        self.lines: list[tuple[str, int]] = []

    def add(self, item: str, quantity: int = 1) -> None:
        """Adds a line, if there is enough in stock."""
        if quantity > STOCK[item]:
            raise OutOfStock(item, STOCK[item])
        self.lines.append((item, quantity))

    def total(self, price_of: Callable[[str], float]) -> float:
        """What it costs, at prices that the caller knows."""
        return sum(price_of(item) * quantity for item, quantity in self.lines) * (1 - self.discount)

    def __str__(self) -> str:
        return f"{self.customer}: {', '.join(f'{quantity} {item}' for item, quantity in self.lines)}"


STOCK: dict[str, int] = {"tea": 10, "cake": 1}


async def delivered(order: Order) -> str:
    """Says so when the order has been delivered."""
    return f"{order.customer} has {len(order.lines)} things"
