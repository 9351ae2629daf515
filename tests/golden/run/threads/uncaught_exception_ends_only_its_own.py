import _thread
import sys
import threading

reports = []
sys.unraisablehook = lambda unraisable: reports.append((unraisable.exc_type.__name__, unraisable.err_msg))
threading.excepthook = lambda arguments: reports.append(arguments.exc_type.__name__)


def fail():
    raise ValueError


_thread.start_new_thread(fail, ())
thread = threading.Thread(target=fail)
thread.start()
thread.join()
print(reports)  # expect: [('ValueError', 'Exception ignored in thread started by'), 'ValueError']
