import sys
try:
    pass
finally:
    print(sys.exception())  # expect: None
