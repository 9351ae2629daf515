import pickle
import stackless


def work(flag):
    if flag:
        bound = 1
    stackless.schedule_remove()
    try:
        print(bound)
    except UnboundLocalError as error:
        print(error)


for flag in (True, False):
    task = stackless.tasklet(work)(flag)
    task.run()
    pickle.loads(pickle.dumps(task)).run()
# expect: 1
# expect: cannot access local variable 'bound' where it is not associated with a value
