import stackless
import threading

ready, found = stackless.channel(), []


def work():
    task = stackless.tasklet(lambda: found.append(stackless.getcurrent().thread_id))()
    task.remove()
    ready.send(task)
    while not found:
        stackless.schedule()


thread = threading.Thread(target=work)
thread.start()
task = ready.receive()
task.insert()
there = task.thread_id
thread.join()
print(found == [there], there == stackless.getmain().thread_id)  # expect: True False
