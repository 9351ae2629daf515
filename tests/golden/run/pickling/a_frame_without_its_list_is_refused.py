import io
import pickle
import stackless


class WithoutLists(pickle.Pickler):
    def persistent_id(self, o):
        return "list" if type(o) is list else None


class Loader(pickle.Unpickler):
    def persistent_load(self, name):
        return 5


def collect():
    return [stackless.schedule_remove() for i in range(2)]


task = stackless.tasklet(collect)()
stackless.run()
file = io.BytesIO()
WithoutLists(file).dump(task)
file.seek(0)
try:
    Loader(file).load()
except pickle.UnpicklingError as error:
    print(str(error).split(" for ")[0])  # expect: the pickle's frame of collect has no list
task.kill()
