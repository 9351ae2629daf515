import stackless
import threading

order = []
with stackless.atomic():
    stackless.tasklet(order.append)("tasklet")
    thread = threading.Thread(target=order.append, args=("thread",))
    thread.start()
    thread.join()
    order.append("main")
stackless.run()
print(order)  # expect: ['thread', 'main', 'tasklet']
