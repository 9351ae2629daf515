import threading
import greenlet

found = []


def work():
    found.append(greenlet.getcurrent())
    other = greenlet.greenlet(lambda: greenlet.getcurrent().parent.switch())
    other.switch()
    found.append(other)


thread = threading.Thread(target=work)
thread.start()
thread.join()
main, other = found
print(main.dead, other.dead)  # expect: True False
try:
    other.switch()
except greenlet.error as error:
    print(error)  # expect: cannot switch to a different thread (which happens to have exited)
try:
    greenlet.greenlet().throw(ValueError)
except AttributeError as error:
    print(error)  # expect: run
