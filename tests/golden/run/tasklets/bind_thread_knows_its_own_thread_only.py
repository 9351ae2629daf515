import stackless


def work():
    stackless.schedule_remove()


t = stackless.tasklet(work)()
print(t.bind_thread(), t.bind_thread(t.thread_id), t.bind_thread(-1))
try:
    t.bind_thread(987654321)
except ValueError as error:
    print(error)
print(stackless.getthreads() == [t.thread_id])
print(stackless.get_thread_info(t.thread_id)[0] is stackless.getmain())
try:
    stackless.get_thread_info(987654321)
except RuntimeError as error:
    print(error)
stackless.run(threadblock=True)
print(t.paused)
# expect: None None None
# expect: bad thread
# expect: True
# expect: True
# expect: Thread id not found
# expect: True
