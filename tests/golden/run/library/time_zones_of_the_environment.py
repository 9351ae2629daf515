import os
import time

os.environ["TZ"] = "AEST-10AEDT-11,M10.5.0,M3.5.0"
time.tzset()
print(time.tzname, time.timezone, time.altzone, time.daylight)  # expect: ('AEST', 'AEDT') -36000 -39600 1
print([time.localtime(t)[3:5] + (time.localtime(t).tm_zone,) for t in (1.7e9, 1.72e9)])  # expect: [(9, 13, 'AEDT'), (19, 46, 'AEST')]
for wrong in ((2000, 13, 1, 0, 0, 0, 0, 1, 0), (2000, 1, 1, 24, 0, 0, 0, 1, 0)):
    try:
        time.asctime(wrong)
    except ValueError as error:
        print(error)
# expect: month out of range
# expect: hour out of range
