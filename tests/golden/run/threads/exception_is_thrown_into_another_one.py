import stackless
import threading

ready = stackless.channel()
caught = []


def wait(channel):
    try:
        channel.receive()
    except ValueError as error:
        caught.append(error.args)


def work():
    task = stackless.tasklet(wait)(stackless.channel())
    stackless.schedule()
    ready.send(task)
    while not caught:
        stackless.schedule()


thread = threading.Thread(target=work)
thread.start()
task = ready.receive()
print(task.blocked)  # expect: True
task.raise_exception(ValueError, 1, 2)
thread.join()
print(caught, task.alive, task.thread_id)  # expect: [(1, 2)] False -1
