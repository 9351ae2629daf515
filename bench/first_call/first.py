"""What bench/first_call calls: a class, a collection and a text, as the first call of an application would."""
from dataclasses import dataclass


@dataclass
class Line:
    price: int
    count: int

    def total(self) -> int:
        return self.price * self.count


def order_total(prices: list[int], count: int) -> int:
    lines = [Line(price, count) for price in prices]
    return sum(line.total() for line in lines) + len(f"{count} of each")
