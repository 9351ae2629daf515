"""A Python module with annotated functions, to be called from C#."""


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
