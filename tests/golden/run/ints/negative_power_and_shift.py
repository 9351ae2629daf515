print(2 ** -1)  # expect: 0.5
try:
    1 << -1
except ValueError as e:
    print(e)  # expect: negative shift count
