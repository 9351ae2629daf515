import stackless
from stackless.extras import sleep, spawn

for has_begun in (False, True):
    task = spawn(sleep, 100)
    if has_begun:
        stackless.schedule()
    task.cancel()
    print(task.join(), task.cancelled)
# expect: True True
# expect: True True
