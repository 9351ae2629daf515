from stackless.extras import spawn

print(spawn(lambda x: x + 1, 4).result())  # expect: 5
task = spawn(lambda: 1 / 0)
try:
    task.result()
except ZeroDivisionError as error:
    print(error, task.done)  # expect: division by zero True
