import stackless
import threading

found = []


def job():
    found.append("began")
    stackless.schedule_remove()
    found.append(stackless.getcurrent().thread_id == stackless.getmain().thread_id)


def work():
    task = stackless.tasklet(job)()
    stackless.schedule()
    found.append(task)


thread = threading.Thread(target=work)
thread.start()
thread.join()
task = found.pop()
task.bind_thread()
print(task.alive, task.paused)  # expect: True True
task.run()
print(found, task.alive)  # expect: ['began', True] False
