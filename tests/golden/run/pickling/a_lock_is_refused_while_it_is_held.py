import pickle
import threading

lock = threading.Lock()
print(pickle.loads(pickle.dumps(lock)).acquire(False))  # expect: True
lock.acquire()
try:
    pickle.dumps([lock])
except TypeError as error:
    print(error)  # expect: cannot pickle 'lock' object
