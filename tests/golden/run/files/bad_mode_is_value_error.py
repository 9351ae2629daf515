try:
    open("x", "q")
except ValueError as e:
    print(e)  # expect: invalid mode: 'q'
