import stackless
import threading

names = []


def work():
    stackless.tasklet(lambda: names.append(threading.current_thread().name))()
    stackless.run()


thread = threading.Thread(target=work, name="worker")
thread.start()
thread.join()
work()
print(names, threading.active_count())  # expect: ['worker', 'MainThread'] 1
