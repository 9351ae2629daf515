from stackless.extras import Event, after, spawn

event = Event()
tasks = [spawn(event.wait) for _ in range(3)]
after(0.001, event.set)
print([task.result() for task in tasks])  # expect: [True, True, True]
print(Event().wait(0.001))  # expect: False
