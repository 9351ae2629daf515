# math.prod() and math.sumprod() of any objects. https://docs.python.org/3/library/math.html#math.prod


def product(iterable, start):
    for element in iterable:
        start = start * element
    return start


def sum_of_products(p, q):
    total = 0
    for i in range(len(p)):
        total = total + p[i] * q[i]
    return total
