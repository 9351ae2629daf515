import stackless
import threading

local = threading.local()
local.name = "main"
seen = []


def work():
    seen.append(hasattr(local, "name"))
    local.name = "other"
    stackless.tasklet(lambda: seen.append(local.name))()
    stackless.run()


thread = threading.Thread(target=work)
thread.start()
thread.join()
stackless.tasklet(lambda: seen.append(local.name))()
stackless.run()
print(seen)  # expect: [False, 'other', 'main']
