import stackless
import threading
import time

print(stackless.wait_with_thread(None))  # expect: False
print(stackless.wait_with_thread(True))  # expect: False
order = []
event = threading.Event()


def work():
    order.append("thread")
    event.set()
    time.sleep(0.01)
    order.append("slept")


stackless.tasklet(order.append)("tasklet")
thread = threading.Thread(target=work)
thread.start()
event.wait()
thread.join()
order.append("main")
print(stackless.wait_with_thread(False))  # expect: True
stackless.run()
print(order)  # expect: ['thread', 'slept', 'main', 'tasklet']
