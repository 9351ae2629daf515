# In Stackless the flag counts only beside a timeout.
import stackless
import threading

ran = []
task = stackless.tasklet(ran.append)("late")
task.remove()
threading.Timer(0.1, task.insert).start()
stackless.run(threadblock=True)
print(ran)  # expect: ['late']
