import stackless
print(stackless.schedule_remove(5))  # expect: 5
