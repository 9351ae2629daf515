"""What bench/calls calls."""
from typing import Callable


def add(a: int, b: int) -> int:
    return a + b


def scale(a: float, b: float) -> float:
    return a * b


class Point:
    def __init__(self, x: int) -> None:
        self.x = x

    def moved(self, by: int) -> int:
        return self.x + by


def call_back(f: Callable[[int], int], times: int) -> int:
    total = 0
    for i in range(times):
        total += f(i)
    return total


def count(items: list[int]) -> int:
    return len(items)


def count_floats(items: list[float]) -> int:
    return len(items)


kept = list(range(1000))


def kept_numbers() -> list[int]:
    return kept
