first, second = [], []
first.append(first)
second.append(second)
try:
    first == second
except RecursionError as error:
    print(error)  # expect: maximum recursion depth exceeded
