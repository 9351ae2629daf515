import stackless
import threading

made, ran = [], []
ready, go = threading.Event(), threading.Event()


def work():
    with stackless.atomic():
        made.append(stackless.tasklet(ran.append)("ran"))
        ready.set()
        go.wait()
    stackless.run()


thread = threading.Thread(target=work)
thread.start()
ready.wait()
made[0].remove()
go.set()
thread.join()
print(ran, made[0].paused)  # expect: [] False
