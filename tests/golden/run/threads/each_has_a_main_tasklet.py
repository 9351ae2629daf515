import _thread
import stackless
import threading

seen = []


def work():
    main = stackless.getmain()
    seen.append((main is stackless.getcurrent(), main is first, main.thread_id == _thread.get_ident(), main.thread_id in stackless.threads, stackless.runcount))


first = stackless.getmain()
thread = threading.Thread(target=work)
thread.start()
thread.join()
print(seen, stackless.threads == [first.thread_id])  # expect: [(True, False, True, True, 1)] True
