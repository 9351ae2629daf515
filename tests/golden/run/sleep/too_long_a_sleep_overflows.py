import time
for seconds in (1e10, float("inf")):
    try:
        time.sleep(seconds)
    except OverflowError as error:
        print(error)
# expect: timestamp out of range for platform time_t
# expect: timestamp out of range for platform time_t
