# Paused or blocked, its thread running or not: it goes on where it was bound to.
import stackless
import threading

ready, value, found = stackless.channel(), stackless.channel(), []


def receive():
    found.append((value.receive(), stackless.getcurrent().thread_id))


def pause():
    stackless.schedule_remove()
    found.append(("paused", stackless.getcurrent().thread_id))


def work():
    blocked, paused = stackless.tasklet(receive)(), stackless.tasklet(pause)()
    stackless.schedule()
    ready.send((blocked, paused))
    while len(found) < 2:
        stackless.schedule()


thread = threading.Thread(target=work)
thread.start()
blocked, paused = ready.receive()
print(blocked.blocked, paused.paused)  # expect: True True
blocked.bind_thread()
paused.bind_thread()
value.send("blocked")
paused.insert()
stackless.run()
thread.join()
here = stackless.getmain().thread_id
print(found == [("blocked", here), ("paused", here)])  # expect: True
