import time
begin = time.monotonic()
print(time.sleep(0.002))  # expect: None
print(time.monotonic() - begin >= 0.0019)  # expect: True
