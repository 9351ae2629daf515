import stackless
import threading

found = []


def work():
    task = stackless.tasklet(lambda: found.append("ran"))()
    found.append(task)


thread = threading.Thread(target=work)
thread.start()
thread.join()
task = found[0]
print(task.alive, task.paused, task.scheduled, task.blocked, task.thread_id, task.next, task.prev)  # expect: False False False False -1 None None
for act in (task.insert, task.run, task.setup, lambda: task.throw(ValueError), lambda: task.bind(len, ())):
    try:
        act()
    except RuntimeError as error:
        print(error)
# expect: tasklet has no thread
# expect: tasklet has no thread
# expect: tasklet is alive
# expect: tasklet has no thread
# expect: tasklet has no thread
task.kill()
print(task.alive, found[1:])  # expect: False []
