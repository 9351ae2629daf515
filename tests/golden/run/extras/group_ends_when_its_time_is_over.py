from stackless.extras import Group, sleep

try:
    with Group(timeout=0.01) as group:
        task = group.spawn(sleep, 100)
except TimeoutError as error:
    print(error, task.cancelled)  # expect: the group was not done in time True
