e = StopIteration(5)
print(e.value, e.args, StopIteration().value)  # expect: 5 (5,) None
