from stackless.extras import Group, sleep

try:
    with Group() as group:
        other = group.spawn(sleep, 100)
        group.spawn(lambda: 1 / 0)
except* ZeroDivisionError as failed:
    print(failed.exceptions, other.cancelled)  # expect: (ZeroDivisionError('division by zero'),) True
