import sys
import threading

print(list(sys._current_frames()) == [threading.get_ident()])  # expect: True
print(sys._current_frames()[threading.get_ident()].f_code.co_name)  # expect: <module>
stop, running = threading.Event(), threading.Event()


def wait_here():
    running.set()
    stop.wait()


thread = threading.Thread(target=wait_here)
thread.start()
running.wait()
frames = sys._current_frames()
print(sorted(frames) == sorted([threading.get_ident(), thread.ident]))  # expect: True
names, frame = [], frames[thread.ident]
while frame is not None:
    names.append(frame.f_code.co_name)
    frame = frame.f_back
print("wait_here" in names)  # expect: True
stop.set()
thread.join()
