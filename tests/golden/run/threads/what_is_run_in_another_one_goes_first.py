import stackless
import threading

events = []
ready, done = stackless.channel(), stackless.channel()


def work():
    tasks = [stackless.tasklet(events.append)(name) for name in "abc"]
    for task in tasks:
        task.remove()
    ready.send(tasks)
    done.receive()
    stackless.run()


thread = threading.Thread(target=work)
thread.start()
a, b, c = ready.receive()
with stackless.atomic():
    b.insert()
    c.insert()
    a.run()
    print(events, a.scheduled, stackless.runcount)  # expect: [] True 1
    c.remove()
done.send(None)
thread.join()
print(events)  # expect: ['a', 'b']
