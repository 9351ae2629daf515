def length(show):
    try:
        return len(show())
    except ValueError as error:
        return str(error)[:30]


n = 10**4299
print(length(lambda: str(n)), length(lambda: str(n * 10)))  # expect: 4300 Exceeds the limit (4300 digits
print(length(lambda: f"{n * 10}"), length(lambda: f"{n * 10:,}"))  # expect: Exceeds the limit (4300 digits Exceeds the limit (4300 digits
print(length(lambda: "%d" % (n * 10)), length(lambda: "%x" % n))  # expect: Exceeds the limit (4300 digits 3571
