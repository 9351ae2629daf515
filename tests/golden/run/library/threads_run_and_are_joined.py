import queue
import threading

done = []
q = queue.Queue()


def work(n):
    done.append(n)
    q.put(n * 2)


threads = [threading.Thread(target=work, args=(i,)) for i in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(done), sorted(q.get() for _ in range(3)), threading.current_thread().name, threading.active_count())  # expect: [0, 1, 2] [0, 2, 4] MainThread 1
event = threading.Event()
threading.Timer(0, event.set).start()
print(event.wait(5))  # expect: True
