import stackless
print(stackless.schedule(5))  # expect: 5
