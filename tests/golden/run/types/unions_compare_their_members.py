first, second = list[int] | None, None | list[int]
print(first == second, hash(first) == hash(second), first == (list[str] | None))  # expect: True True False
