try:
    raise ExceptionGroup("three", [ValueError(1), TypeError(2), ValueError(3)])
except* (TypeError, ValueError) as group:
    print(len(group.exceptions))  # expect: 3
