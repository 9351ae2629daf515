"""A shop whose state many requests share."""
import logging
import stackless

log = logging.getLogger("shop")
stock = {"tea": 100_000}
orders = 0
deliveries = stackless.channel()


def order(item: str, count: int) -> int:
    """Takes from the stock; gives the order's number."""
    global orders
    stock[item] -= count
    orders += 1
    return orders


def left(item: str) -> int:
    """How many there are."""
    return stock[item]


def wait_for_delivery() -> str:
    """Waits until something is delivered, by another request."""
    return deliveries.receive()


def deliver(item: str, count: int) -> None:
    """Puts into the stock, and tells one who waits."""
    stock[item] = stock.get(item, 0) + count
    log.info("%d %s delivered", count, item)
    deliveries.send(f"{count} {item}")
