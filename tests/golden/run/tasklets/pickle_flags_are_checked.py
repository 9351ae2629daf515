import stackless
print(stackless.pickle_flags(), stackless.pickle_flags(0xffffff, 0), stackless.pickle_flags(5), stackless.pickle_flags(2, 3))  # expect: 0 0 0 5
print(stackless.pickle_flags(0))  # expect: 6
for flags in (-2, 16):
    try:
        stackless.pickle_flags(flags)
    except ValueError:
        print("ValueError")
# expect: ValueError
# expect: ValueError
