try:
    open("/no/such/file")
except FileNotFoundError as e:
    print(e.errno)  # expect: 2
